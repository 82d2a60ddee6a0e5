"""Who holds an office, or is chosen for one: an answer that names the office beside nobody names no holder.

"Lựa chọn kiến trúc sư trưởng" is a task to choose one, and says not who it is. In: a question with its accents, and the words
that an answer shows. Out: whether they name none.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents

_HOLDER: Final = r"ai|ông nào|bà nào|người nào|đồng chí nào"
_OFFICES: Final = (
    r"(?:phó )?(?:trưởng ban|tổ trưởng|chủ tịch hội đồng|chánh văn phòng|giám đốc|hiệu trưởng|trưởng đoàn|chủ nhiệm)"
    r"|tổ phó|phó ban"
)
_CHOSEN: Final = r"(?:chọn|cử|bầu|bổ nhiệm|chỉ định|đề cử|suy tôn|mời|thuê)(?: ra| được)?"
_NO_ROLE: Final = r"(?:về|của|cho|trong|theo|ở|tại|để|khi|là|vậy|thế|hả|nhỉ|ạ|rồi|tỉnh)(?!\w)"
_ROLE: Final = rf"(?!(?:đơn|gì|việc|nhiệm|chủ trì)(?!\w))\w+(?: (?!{_NO_ROLE})\w+){{0,3}}"
_WHO_HOLDS: Final = re.compile(
    rf"(?<!\w)(?:(?:{_HOLDER}) (?:[^,.;?]* )?(?:làm|là|giữ) (?P<first>{_OFFICES})|(?P<last>{_OFFICES})[^,;.?]* là (?:{_HOLDER})"
    rf"|{_CHOSEN} (?:{_HOLDER}) (?:làm|là|giữ chức|giữ) (?P<chosen>{_ROLE})"
    rf"|(?:{_HOLDER}) (?:đã |sẽ )?được {_CHOSEN} (?:làm|là|giữ chức|giữ) (?P<role>{_ROLE}))(?!\w)",
    re.IGNORECASE,
)


def names_no_holder(question: str, shown: str) -> bool:
    """Tell whether ``question`` asks who holds an office, or is chosen for one, and ``shown`` names it beside nobody."""
    asked = _WHO_HOLDS.search(question)
    if asked is None:
        return False
    office = asked["first"] or asked["last"]
    beside = r"\bla\b|:|\bdo\b|\bkiem\b|," if office else r"\bla\b|:"
    before = r"\bla|\blam|\bgiu|\bkiem|," if office else r"\bla|\blam|\bgiu|\bkiem"
    spoken = fold_accents(shown).lower()
    name = re.escape(fold_accents(office).lower() if office else _as_said(asked["chosen"] or asked["role"], spoken))
    name = name.replace(r"\ hoi\ dong", r"(?:\ hoi\ dong)?")  # under its council's name
    held = rf"{name}[^.;]{{0,90}}?(?:{beside})|(?:{before})\s+(?:\w+\s+){{0,3}}?{name}"
    return re.search(held, spoken) is None


def _as_said(role: str, spoken: str) -> str:
    """Return as many of the role's first folded words, two at least, as stand in what is ``spoken``; all where none do."""
    words = fold_accents(role).lower().split()
    names = (" ".join(words[:most]) for most in range(len(words), 1, -1))
    return next((name for name in names if name in spoken), " ".join(words))
