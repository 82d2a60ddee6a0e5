"""What is ranked where a question asks for a most or a least: how soon tasks end, how long they last, or whatever it says.

In: the question's text, the form and the fields as they are read. Out: the fields, and what is ranked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa.contracts.query import Counted, Field, Form, When, Where
from qa.reading.figures import IN_WORDS

_RANKS: Final = frozenset({Form.MOST, Form.LEAST})
_OF_TIME: Final = re.compile(
    r"\b(?:sớm|muộn|trễ|chậm|gấp|gần|xa)(?:\s+\w+){0,3}?\s+(?:nhất|hơn)\b|\b(?:trước|đầu) tiên\b"
    r"|\b(?:trước|sau) (?:nhất|hết|cùng|chót)\b|\b(?:thời hạn |hạn )?cuối cùng\b",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    r"\b(?:(?:kéo )?dài|lâu|ngắn)(?:\s+\w+){0,3}?\s+(?:nhất|hơn)\b|\bkéo dài\b|\bnhiều năm nhất\b", re.IGNORECASE
)
_OF_AMOUNT: Final = re.compile(
    r"\b(?:nhiều|ít|đông|lớn|nhỏ|cao|thấp)\b(?!\s+(?:năm|tháng|ngày|quý)\b)[^,;?]*\b(?:nhất|hơn)\b", re.IGNORECASE
)
_OF_TASKS: Final = frozenset({Field.TASK, Field.LEAD, Field.COORDINATE, Field.PERIOD, Field.DEADLINE, Field.CONTENT})
_TASKS: Final = re.compile(
    r"\b(?:nhiệm vụ|việc|đầu mục|hạng mục|hạn|phần việc|hoạt động|nội dung|khâu|món|dự án|đề án)\b", re.IGNORECASE
)
_MANY_AGENCIES: Final = re.compile(
    r"\b(?:nhiều|ít|đông)\s+(?:\w+\s+)?(?:cơ quan|đơn vị|bên|nơi|sở|ngành|phòng|ban|tổ chức|đầu mối)\b", re.IGNORECASE
)

_NUMBERS: Final = {word: number for number, word in enumerate(IN_WORDS, 1) if number > 1}
_RANKED: Final = r"cơ quan|đơn vị|bên|nơi|sở|ban|ngành|tỉnh|địa phương|kế hoạch|nhóm|chỗ"
_OF_PLANS: Final = frozenset({"tỉnh", "địa phương", "kế hoạch"})
_OF_AGENCIES: Final = frozenset({"cơ quan", "đơn vị", "sở", "ban", "ngành"})
_APART: Final = re.compile(r"\b(?:hơn|kém|so|chênh|lệch|tăng|giảm|gấp)\b", re.IGNORECASE)
_PLACES: Final = re.compile(
    rf"\b(?:top|tốp)\s*(?P<top>\d{{1,2}})\b(?:\s+(?P<kind>{_RANKED}))?"
    rf"|\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<noun>{_RANKED})\b[^,;]*\bnhất\b",
    re.IGNORECASE,
)


def ranked_fields(
    form: Form, ask: tuple[Field, ...], of: Counted | None, text: str
) -> tuple[tuple[Field, ...], Counted | None]:
    """Return the fields and what is ranked, tasks by their time where that is what a superlative of ``text`` is of.

    "Nhiệm vụ nào phải xong sớm nhất" ranks by the end of tasks, "việc nào kéo dài nhất" by how long they last; "đơn vị nào
    chủ trì nhiều việc nhất" ranks agencies, whatever else it names.
    """
    if form not in _RANKS or not set(ask) <= _OF_TASKS:
        return ask, of
    if _OF_AMOUNT.search(text):
        of = _ranked_by_number(text) or of
        who = of is Counted.TASKS and ask in ((Field.LEAD,), (Field.COORDINATE,)) and not _MANY_AGENCIES.search(text)
        return ask, Counted.AGENCIES if who else of
    of_tasks = of is Counted.TASKS or (of is None and Field.TASK in ask and _TASKS.search(text) is not None)
    if not of_tasks and Field.DEADLINE not in ask:
        return ask, of
    if Field.COORDINATE in ask:
        return ask, of
    if is_of_length(text):
        return (Field.PERIOD,), Counted.TASKS
    return ((Field.DEADLINE,), Counted.TASKS) if _OF_TIME.search(text) else (ask, of)


def between_years(form: Form, ask: tuple[Field, ...], where: Where, text: str) -> Form:
    """Return the form, a comparison where a figure is asked of two years that are named each by itself ("2027 so với 2030")."""
    years = [time for time in where.times if time.when is When.IN and not time.negated and time.first and time.last]
    single = [time for time in years if time.first.year == time.last.year]  # type: ignore[union-attr]
    two = len(single) == len(where.times) == 2 and len(where.years) == 2
    figures = form is Form.VALUE and set(ask) <= {Field.FIGURE, Field.FUNDING}
    return Form.COMPARE if figures and two and _APART.search(text) else form


def is_of_length(text: str) -> bool:
    """Tell whether ``text`` asks for what lasts longest or shortest."""
    return _LONG.search(text) is not None


def ranked_words(text: str) -> Sequence[tuple[int, int]]:
    """Return where the words stand in ``text`` that only say by what time things are ranked."""
    return [match.span() for pattern in (_OF_TIME, _LONG) for match in pattern.finditer(text)]


def places_asked(text: str) -> int:
    """Return how many of those that have most, or least, ``text`` asks for: 5 for "năm sở nhiều việc nhất"; else 1."""
    said = _PLACES.search(text)
    if said is None:
        return 1
    told = said["top"] or said["count"].lower()
    return max(1, _NUMBERS.get(told) or int(told))


def _ranked_by_number(text: str) -> Counted | None:
    """Return what is ranked where ``text`` says of how many: plans for "top 3 tỉnh", agencies for "năm sở"; else None."""
    said = _PLACES.search(text)
    noun = (said["kind"] or said["noun"] or "").lower() if said else ""
    return Counted.PLANS if noun in _OF_PLANS else Counted.AGENCIES if noun in _OF_AGENCIES else None
