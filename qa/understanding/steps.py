"""Steps from the task told to the one next to it in the plan: "việc kế tiếp", "việc liền trước đó".

In: the text of a follow-up. Out: how many places on it asks, 0 where it asks for no such step.
"""

from __future__ import annotations

import re
from typing import Final

_BEHIND: Final = r"(?:kế tiếp|tiếp theo|tiếp sau|kế sau|liền sau|ngay sau|kế đó|liền kề|sau đó)"
_AHEAD: Final = r"(?:liền trước|ngay trước|kế trước|trước đó)"
_STEP: Final = re.compile(
    rf"\b(?:việc|nhiệm vụ|đầu việc|dòng|hạng mục)\s+(?:(?:nằm|đứng|ở)\s+)?(?:(?P<behind>{_BEHIND})|{_AHEAD})\b"
    rf"|^(?:\W*(?:còn|thế|vậy|rồi|dạ|ok|vâng|à)\s+)*\W*(?:(?P<then>{_BEHIND})|{_AHEAD})\s+(?:là|thì)\b",
    re.IGNORECASE,
)


def step_asked(text: str) -> int:
    """Return 1 where the task behind the one told is asked ("việc kế tiếp"), -1 for the one before it, 0 where neither."""
    found = _STEP.search(text)
    return 0 if found is None else 1 if found["behind"] or found["then"] else -1
