"""What is ranked where a question asks for a most or a least: how soon tasks end, how long they last, or whatever it says.

In: the question's text, the form and the fields as they are read. Out: the fields, and what is ranked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text.number_words import ONES
from qa.contracts.query import RANKS, Counted, Field, Form, When, Where
from qa.reading.ordinals import PLACES_SAID

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

_NUMBERS: Final = {word: number for number, word in enumerate(ONES, 1) if number > 1}
_RANKED: Final = r"cơ quan|đơn vị|bên|nơi|sở|ban|ngành|tỉnh|địa phương|kế hoạch|nhóm|chỗ"
_ANY_RANKED: Final = rf"{_RANKED}|việc|nhiệm vụ|đầu việc|hạng mục|dự án|khoản|nguồn"
_OF_PLANS: Final = frozenset({"tỉnh", "địa phương", "kế hoạch"})
_OF_AGENCIES: Final = frozenset({"cơ quan", "đơn vị", "sở", "ban", "ngành"})
_APART: Final = re.compile(r"\b(?:hơn|kém|so|chênh|lệch|tăng|giảm|gấp)\b", re.IGNORECASE)
_PLACES: Final = re.compile(
    rf"\b(?:top|tốp)\s*(?P<top>\d{{1,2}})\b(?:\s+(?P<kind>{_ANY_RANKED}))?"
    rf"|(?<!\btrong )(?<!\btrong cả )(?<!\bcủa )(?<!\bgiữa )(?<!\bcả )"
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<noun>{_ANY_RANKED})\b(?!\s+(?:này|đó|trên|kia|ấy|thì)\b)"
    r"[^,;]*\b(?:nhất|đầu tiên|trước tiên|trước hết)\b",
    re.IGNORECASE,
)
_ORDINALS: Final = {word: place for word, place in PLACES_SAID.items() if place > 1}
_PLACE: Final = re.compile(
    rf"\b(?:thứ|hạng|đứng(?: thứ| hạng)?|về)\s+(?P<place>{'|'.join(_ORDINALS)}|[2-9])\b(?!\s+(?:trong|ngày|tháng|năm)\b)",
    re.IGNORECASE,
)
_IN_PLACE: Final = re.compile(
    rf"\b(?P<how>nhiều|ít|đông|lớn|nhỏ|cao|thấp|sớm|muộn|tốn|đắt|rẻ|dài|lâu|ngắn)(?:\s+\w+){{0,5}}?\s+(?:xếp |đứng )?"
    rf"(?:thứ|hạng)\s+(?:{'|'.join(_ORDINALS)}|[2-9])\b"
    rf"|\b(?:đứng|xếp|về)\s+(?:thứ |hạng )*(?:{'|'.join(_ORDINALS)}|[2-9])\b[^?;]*\bsố (?:lượng )?(?:nhiệm vụ|việc|đầu việc)\b"
    rf"|\bsố (?:lượng )?(?:nhiệm vụ|việc|đầu việc)\b[^?;]*\b(?:đứng|xếp|về)\s+(?:thứ |hạng )*(?:{'|'.join(_ORDINALS)}|[2-9])\b",
    re.IGNORECASE,
)
_STANDS: Final = re.compile(
    rf"\b(?:đứng|xếp|hạng|về)\s+(?:thứ |hạng )*(?:{'|'.join(_ORDINALS)}|[2-9])\b|\bthứ nhì\b"
    rf"|^\W*(?:(?:còn|thế|vậy|rồi)\s+)*thứ\s+(?:{'|'.join(_ORDINALS)}|[2-9])\b",
    re.IGNORECASE,
)
_FIRST_TOO: Final = re.compile(r"\b(?:nhất|đứng đầu)\s*(?:,|và|rồi|với)\s*(?:đứng |thứ |hạng |về )*", re.IGNORECASE)
_SMALL: Final = frozenset({"ít", "nhỏ", "thấp", "sớm", "rẻ", "ngắn"})


def ranked_fields(
    form: Form, ask: tuple[Field, ...], of: Counted | None, text: str
) -> tuple[tuple[Field, ...], Counted | None]:
    """Return the fields and what is ranked, tasks by their time where that is what a superlative of ``text`` is of.

    "Nhiệm vụ nào phải xong sớm nhất" ranks by the end of tasks, "việc nào kéo dài nhất" by how long they last; "đơn vị nào
    chủ trì nhiều việc nhất" ranks agencies, whatever else it names.
    """
    if form not in RANKS or not set(ask) <= _OF_TASKS:
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


def place_words(text: str) -> Sequence[tuple[int, int]]:
    """Return where the words stand in ``text`` that only say which place is asked for ("thứ nhì")."""
    return [match.span() for match in _PLACE.finditer(text)] if asks_of_a_place(text) else []


def places_asked(text: str) -> int:
    """Return how many of those that have most, or least, ``text`` asks for: 5 for "năm sở nhiều việc nhất"; else 1."""
    said = _PLACES.search(text)
    if said is None:
        return 1
    told = said["top"] or said["count"].lower()
    return max(1, _NUMBERS.get(told) or int(told))


def place_asked(text: str) -> tuple[int, int] | None:
    """Return from which place on to which ``text`` asks for: 2 and 2 for "nhiều thứ nhì"; None where it names no place."""
    if not asks_of_a_place(text):
        return None
    found = _PLACE.search(text)
    if found is None:
        return None
    place = _ORDINALS.get(found["place"].lower()) or int(found["place"])
    return (1 if _FIRST_TOO.search(text[: found.end()]) else place), place


def asks_of_a_place(text: str) -> bool:
    """Tell whether ``text`` asks for what stands second or third in an order that it says, or that was said before."""
    return _IN_PLACE.search(text) is not None or _STANDS.search(text) is not None


def without_place(text: str) -> str:
    """Return ``text`` without the words for a place in an order: "kế hoạch đứng thứ hai" names no plan."""
    return _STANDS.sub(" ", _PLACE.sub(" ", text)) if asks_of_a_place(text) else text


def rank_in_place(text: str) -> Form | None:
    """Return the form of a question for what stands second or third: by the most or by the least; None for no such question."""
    found = _IN_PLACE.search(text)
    return None if found is None else Form.LEAST if (found["how"] or "").lower() in _SMALL else Form.MOST


def _ranked_by_number(text: str) -> Counted | None:
    """Return what is ranked where ``text`` says of how many: plans for "top 3 tỉnh", agencies for "năm sở"; else None."""
    said = _PLACES.search(text)
    noun = (said["kind"] or said["noun"] or "").lower() if said else ""
    return Counted.PLANS if noun in _OF_PLANS else Counted.AGENCIES if noun in _OF_AGENCIES else None
