"""The times of what a plan lists: its rounds, steps and stages one by one, and the years by which its targets are grouped.

In: a question that asks when each of such things is ("mấy đợt, mỗi đợt từ ngày nào"), or by which years targets are divided.
Out: a line for each item of the list that is meant, in the plan's order; None where no list is of such things, or says when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import folded_syllables
from corpus.text.dates import find_dates
from qa.composing.draft import Draft, Line
from qa.composing.identity import cite_ranges
from qa.composing.prose import cite_passage
from qa.composing.prose_answers.lists_meant import ListFitting, ListMeant, lists_of_plans, of_part, place_of_list
from qa.composing.prose_answers.whole_lists import Listing
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.findings import Proof
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.due import due_in
from qa.reading.enumerations import EnumeratedItem, Enumeration
from qa.reading.interrogatives import asking
from qa.reading.items import without_sign
from qa.reading.plan_parts import bare
from qa.reading.statements import Statement, years_in
from qa.reading.wording import SAYS_NOTHING
from qa.retrieval.knowledge import Knowledge
from qa.understanding.times_of_two import asks_when

_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT, Form.TIMELINE})
_SEVERAL: Final = r"(?:mấy|bao nhiêu|các|những|từng|mỗi|hai|ba|bốn|năm|sáu|\d{1,2})"
_PHASES: Final = re.compile(rf"\b{_SEVERAL}\s+(?P<noun>đợt|bước|giai đoạn|chặng|vòng|kỳ|khâu|pha)\b(?!\s*\d)", re.IGNORECASE)
_AIMS: Final = re.compile(r"\b(?:mục tiêu|chỉ tiêu|tầm nhìn)\b", re.IGNORECASE)
_BY_YEARS: Final = re.compile(
    r"\b(?:mấy|bao nhiêu|các|những|từng|mỗi|theo|hai|ba)\s+(?:cái\s+)?(?P<noun>mốc|giai đoạn|chặng)\b"
    r"|\b(?:chia|đặt|xác định|đề ra|tính)\b[^,;?]*\b(?:theo|đến|tới|cho)\s+(?:những\s+|các\s+|mấy\s+)?năm\s+(?:nào|mấy)\b",
    re.IGNORECASE,
)
_MEASURES: Final = asking("bao nhiêu", "mấy (?:phần trăm|%|điểm|tỷ|triệu)")
_OTHER_TIME: Final = re.compile(
    r"\b(?:tháng|quý|tuần)\s+(?:\d{1,2}|[IVX]+)\b|\b(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)\b", re.IGNORECASE
)
_BEGINS_WITH_TIME: Final = re.compile(
    r"^\W*(?:(?:mục tiêu|chỉ tiêu|tầm nhìn|định hướng|giai đoạn|phấn đấu|trong|từ|đến|tới|hết|cuối|mốc|năm|về|cụ thể)\s+)*"
    r"(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_AIMING: Final = ("muc tieu", "chi tieu", "tam nhin", "dinh huong phat trien")
_LEAST: Final = 0.5
_MOST_OF: Final = 0.5
_ROOM: Final = 320
_LEAST_SAID: Final = 20
"""Characters of a sentence under a heading that says something: the mark of the heading itself ("Bước 3.") does not."""
_ASKING: Final = frozenset(
    folded_syllables(
        "từ ngày nào đến tới khi bao giờ lâu thời gian hạn kéo dài diễn ra bắt đầu kết thúc xong hoàn thành mấy mỗi từng chia"
        " làm thành gồm các những theo mốc năm mục tiêu chỉ cụ thể đặt ra sao thế lần lượt tổ chức thực hiện trong kế hoạch của"
        " ở tại"
    )
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the items are called as the question prints it, and whether they are years by which targets are grouped."""

    noun: str
    aims: bool


@ahead_kind("phases")
def answer_with_phases(query: Query, looked: LookedUp) -> Draft | None:
    """Return each item of the list of rounds, steps or years that is meant, with its time; None where none is."""
    asked = _asked(query)
    if asked is None or query.carried:
        return None
    found = [meant for meant in _fitting(asked, query, looked) if _says_when(meant.enumeration)]
    best = max(found, key=lambda meant: meant.score, default=None)
    if best is None:
        return None
    statements = looked.knowledge.statements(best.plan)
    lines = tuple(_line(best, item, statements, looked.knowledge) for item in best.enumeration.items)
    return replace(Listing(asked.noun, place_of_list(best, looked.knowledge), lines).counted(), exact=True)


def _asked(query: Query) -> _Asked | None:
    text = query.words.spelled.text
    if query.form not in _FORMS:
        return None
    phases = _PHASES.search(text)
    if phases is not None and asks_when(text):
        return _Asked(phases["noun"].lower(), aims=False)
    by_years = _BY_YEARS.search(text) if _AIMS.search(text) and not _MEASURES.search(text) else None
    return _Asked((by_years["noun"] or "mốc").lower(), aims=True) if by_years else None


def _fitting(asked: _Asked, query: Query, looked: LookedUp) -> Iterator[ListMeant]:
    """Yield the lists of such things, with how well the question fits where they stand."""
    text = query.words.spelled.text
    noun = " ".join(folded_syllables(asked.noun))
    for plan, title, lists in lists_of_plans(query, looked):
        fitting = ListFitting(text, title, SAYS_NOTHING | _ASKING | frozenset(noun.split()), looked.knowledge.weight)
        for whole in of_part(lists, text):
            listed = _grouping_aims(whole) if asked.aims else whole
            fit = fitting.of(whole)
            if (
                listed is not None
                and (asked.aims or _is_called(listed, noun))
                and (fit.covered >= _LEAST or not fitting.says_more)
            ):
                yield ListMeant(plan, listed, fit.score)


def _is_called(listed: Enumeration, noun: str) -> bool:
    """Tell whether its items are called by the noun: "Đợt 1", "Giai đoạn 2026 - 2027"."""
    return listed.name == noun or all(begins.startswith(f"{noun} ") for begins in listed.beginnings)


def _grouping_aims(listed: Enumeration) -> Enumeration | None:
    """Return the items by whose years targets are grouped; None where they are no targets, or not two begin with a time."""
    above = " ".join(folded_syllables(" ".join((*listed.headings, listed.lead))))
    items = tuple(item for item in listed.items if _BEGINS_WITH_TIME.match(bare(item.text)))
    aims = any(word in above for word in _AIMING)
    others = [item for item in listed.items if item not in items]
    apart = all(item.passage is None for item in (*others, *items) if others)  # "1. Mục tiêu chung" beside them
    return replace(listed, items=items) if aims and len(items) > 1 and apart else None


def _says_when(listed: Enumeration) -> bool:
    """Tell whether one of its items says when it is, and most do; a heading's time may stand below it."""
    timed = [_has_time(item.text) for item in listed.items]
    told = [time or item.passage is None for time, item in zip(timed, listed.items, strict=True)]
    return any(timed) and sum(told) >= _MOST_OF * len(told)


def _has_time(text: str) -> bool:
    return bool(find_dates(text) or due_in(text) or years_in(text) or _OTHER_TIME.search(text))


def _line(meant: ListMeant, item: EnumeratedItem, statements: Sequence[Statement], knowledge: Knowledge) -> Line:
    if item.passage is not None:
        return Line(meant.plan, "", (), without_sign(item.text), (cite_passage(item.passage, 1.0, knowledge),))
    under = [each for each in statements if each.headings[-1:] == (item.text,) and len(each.text) > _LEAST_SAID]
    timed = [] if _has_time(item.text) else [each for each in under if _has_time(each.text)]
    said = next(iter((*timed, *under)), None)
    heading = tuple(cite_ranges(meant.enumeration.document, (item.range,), knowledge))
    if said is None:
        return Line(meant.plan, "", (), item.text, heading)
    proof = Proof.of(said.passage, 1.0, also=said.passage.headings[-1:])
    return Line(meant.plan, "", (item.text.rstrip(" .:;"),), without_sign(said.text)[:_ROOM], (proof, *heading))
