"""Words that ask to be told what was found one by one: "kể tên ra", "là những việc gì", "việc nào …".

In: the text of a follow-up. Out: whether it asks so.
"""

from __future__ import annotations

import re
from typing import Final

from qa.understanding.pointing import CALLS, THING

_TELL: Final = re.compile(rf"^{CALLS}(?:(?:hãy|xin|nhờ|giúp|em|cho)\s+)*(?:liệt kê|kể|nêu|điểm)\b", re.IGNORECASE)
_ONLY_TELL: Final = re.compile(
    rf"^{CALLS}(?:(?:hãy|xin|nhờ|giúp|em|cho|thế|vậy|rồi)\s+)*(?:liệt kê|kể|nêu|điểm)"
    r"(?:\s+(?:tên|ra|đi|xem|thử|coi|nào|hết|cụ thể|chi tiết|đầy đủ|đủ|tất cả|toàn bộ|giúp|giùm|cho|tôi|mình|em|anh|chị|với"
    r"|nhé|ạ))*\W*$",
    re.IGNORECASE,
)
_WHAT: Final = re.compile(r"\blà\s+(?:\w+\s+){0,3}?(?:gì|nào|ai)\b|\bgồm\b", re.IGNORECASE)
_WHICH: Final = re.compile(rf"^{CALLS}(?:(?:thế|vậy|có|còn|thì)\s+)*{THING}\s+(?:nào|gì)\b", re.IGNORECASE)


def asks_to_tell(text: str) -> bool:
    """Tell whether ``text`` begins with asking to tell things one by one: "kể tên ra"."""
    return _TELL.search(text) is not None


def only_asks_to_tell(text: str) -> bool:
    """Tell whether ``text`` asks to tell things one by one and names none: "liệt kê ra giúp tôi"."""
    return _ONLY_TELL.search(text) is not None


def asks_what(text: str) -> bool:
    """Tell whether it is asked what things are: "mấy việc đó là việc gì"."""
    return _WHAT.search(text) is not None


def asks_which(text: str) -> bool:
    """Tell whether the question begins with asking which of several tasks: "việc nào …"."""
    return _WHICH.search(text) is not None
