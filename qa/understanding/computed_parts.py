"""Questions that count or rank two things one after the other: "có bao nhiêu việc, bao nhiêu cơ quan chủ trì".

In: a question's text. Out: the questions that it holds, each with what is said before the first; none where it holds but
one, or counts one thing under two conditions.
"""

from __future__ import annotations

import re
from typing import Final

from qa.contracts.query import Form
from qa.understanding.asked_times import asked_times
from qa.understanding.forms import form_of
from qa.understanding.question_parts import with_shared

_BREAK: Final = re.compile(r"\s*[,;]\s*|\s+(?:và|còn|rồi|với lại)\s+", re.IGNORECASE)
_COMPUTED: Final = frozenset({Form.COUNT, Form.MOST, Form.LEAST})
_ASKED: Final = re.compile(
    r"\b(?:có\s+)?(?:tất cả\s+|tổng cộng\s+)?(?:mấy|bao nhiêu|số lượng|tổng số)\b"
    r"|\b(?:cơ quan|đơn vị|kế hoạch|văn bản|nhiệm vụ|đầu việc|công việc|địa phương|tổ chức|\w+)\s+(?:nào|gì)\b|\bai\b",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(
    r"\W*(?:là\s+|được\s+|có\s+)?(?:mấy|bao nhiêu)\s+(?:việc|nhiệm vụ|đầu việc|cái|mục)\W*$", re.IGNORECASE
)
"""A count that says no more is of what the ranking before it found: "sở nào nhiều việc nhất, bao nhiêu việc"."""
_FEW: Final = range(2, 4)


def _times(text: str) -> tuple[str, ...]:
    return tuple(time.condition.text for time in asked_times(text))


def computed_parts(text: str) -> tuple[str, ...]:
    """Return the counts and rankings that ``text`` asks for one after the other, () where it asks for one."""
    pieces = _BREAK.split(text.strip(" ?.!"))
    forms = [form_of(piece) for piece in pieces]
    timed = len({_times(piece) for piece in pieces}) == len(pieces) and all(map(_times, pieces))
    if len(pieces) not in _FEW or (len(set(forms)) != len(pieces) and not timed):
        return ()
    if not all(form in _COMPUTED and of is not None for form, of in forms) or any(map(_ONLY.match, pieces[1:])):
        return ()
    asked = _ASKED.search(pieces[0])
    setting = pieces[0][: asked.start()] if asked else ""
    return tuple(with_shared([pieces[0], *(f"{setting}{piece}" for piece in pieces[1:])], shares_years=not timed))
