"""Several documents that a question names, by their days: which is the first, whether one is before another, all in order.

In: a question that names two or more, the plans' own or documents that plans only cite. Out: a draft that says the order first,
then each with its day and what proves it; None where not every one's day is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from corpus.text import fold_accents
from corpus.text.dates import written_date
from indexer.segments.stored import StoredPlan
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.facts.fact_answers import cite_facts
from qa.composing.facts.only_cited import NAMED, cited_as
from qa.composing.prose import cite_passage
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.findings import Proof
from qa.contracts.query import Field, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_facts import facts_of

_IN_ORDER: Final = re.compile(r"\b(?:xếp|sắp|thứ tự|trình tự|lần lượt|theo thời gian)\b", re.IGNORECASE)
_ORDERS: Final = re.compile(
    r"\b(?:xếp|sắp|thứ tự|trình tự|lần lượt|theo thời gian)\b"
    r"|\b(?:trước|sau|sớm|muộn)\s+(?:hay|hoặc)\s+(?:là\s+)?(?:sau|trước|muộn|sớm)\b"
    r"|\b(?:nào|gì)\b[^?;]*\b(?:trước|sau|sớm|muộn|cũ|mới)\b",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(
    r"\b(?:trước|sớm)[^?;]*\b(?:hay|hoặc)\b[^?;]*\b(?:sau|muộn)\b|\b(?:sau|muộn)[^?;]*\bhay\b", re.IGNORECASE
)
_LATEST: Final = re.compile(r"\b(?:sau|muộn|mới)(?:\s+(?:hơn|nhất|cùng))?\W*(?:ạ|vậy|nhỉ)?\W*$", re.IGNORECASE)
_BACKWARDS: Final = re.compile(r"\btừ\s+(?:mới|muộn|sau)\b", re.IGNORECASE)
_MORE: Final = re.compile(
    r"(?<=[(,;])\s*0*(?P<number>\d{1,5})(?=\s*(?:[,;)]|và\b|với\b|$))|\b(?:và|với)\s+0*(?P<last>\d{1,5})(?=\W|$)"
)
_KIND: Final = re.compile(
    r"\b(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị|kế hoạch|chương trình|kết luận)\b", re.IGNORECASE
)
_PLAN_OF: Final = re.compile(r"kế hoạch(?:\s+(?:của|ở|tại|tỉnh|thành phố))*\s*$", re.IGNORECASE)
_SIGNS: Final = {"kh": "ke hoach", "qd": "quyet dinh", "nq": "nghi quyet", "ct": "chi thi"}
_ON_DAY: Final = re.compile(r"\bngày\s+(\d{1,2})\s*(?:/|tháng|[-.])\s*(\d{1,2})\s*(?:/|năm|[-.])\s*((?:19|20)\d\d)")
_ALL_BETWEEN: Final = re.compile(
    r"\b(?:các|những|mấy|toàn bộ|tất cả)\s+(?:văn bản|căn cứ|tài liệu)\b[^?;]*\btừ\b[^?;]*\b(?:đến|tới)\b", re.IGNORECASE
)
"""Asks for all that lie between two that it names."""
_TWO: Final = 2
_NEAR: Final = 60
"""Characters of a citation in which its own day stands."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A document with its day: how it is called, the plan that proves it, and the proof."""

    name: str
    day: date
    plan: str
    proofs: tuple[Proof, ...]


@ahead_kind("documents in order")
def answer_with_documents_in_order(query: Query, looked: LookedUp) -> Draft | None:
    """Return the documents that the question names in the order of their days; None where it asks for no such order."""
    text = query.words.text
    if not _ORDERS.search(text) or _ALL_BETWEEN.search(text):
        return None
    dated: list[_Dated] = []
    for kind, number, sign in _named(text):
        found = _own(kind, number, sign, looked) or _cited(kind, number, sign, looked)
        if found is None:
            return None
        dated.append(found)
    dated += [own for own in _of_places(text, looked) if own.name not in {known.name for known in dated}]
    if len({document.name for document in dated}) < _TWO:
        return None
    order = sorted(dated, key=lambda document: document.day, reverse=_BACKWARDS.search(text) is not None)
    lines = tuple(Line(each.plan, written_date(each.day), (each.name,), "", each.proofs) for each in order)
    return Draft(lines, heading=_heading(text, dated, order), limit=SHORT, sure=True, exact=True, labelled=True)


def _heading(text: str, named: Sequence[_Dated], order: Sequence[_Dated]) -> str:
    """Return the order in words: whether one came before the other, which was first or last, or all of them."""
    if len(named) == _TWO and _EITHER.search(text):
        first, second = named
        if first.day == second.day:
            return f"{first.name} ra cùng ngày với {second.name}:"
        return f"{first.name} ra {'trước' if first.day < second.day else 'sau'} {second.name}:"
    if _IN_ORDER.search(text):
        return f"Theo thời gian: {'; '.join(f'{each.name} ({written_date(each.day)})' for each in order)}:"
    last = _LATEST.search(text) is not None
    one = max(named, key=lambda each: each.day) if last else min(named, key=lambda each: each.day)
    return f"{one.name} ra {'sau' if last else 'trước'}, ngày {written_date(one.day)}:"


def _named(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, number and sign of each document that ``text`` names; further numbers after a kind are of that kind."""
    told: dict[str, tuple[str, str, str]] = {}
    for match in NAMED.finditer(text):
        told.setdefault(match["number"], (match["kind"], match["number"], match["sign"] or ""))
    for match in _MORE.finditer(text):
        kinds = list(_KIND.finditer(text[: match.start()]))
        if kinds:
            number = match["number"] or match["last"]
            told.setdefault(number, (kinds[-1].group(), number, ""))
    yield from told.values()


def _own(kind: str, number: str, sign: str, looked: LookedUp) -> _Dated | None:
    """Return the plan of the index that bears the number, as it was issued; the one of a named place where several do."""
    wanted = fold_accents(f"{number}{sign}").lower()
    places = {place.name for place in looked.words.named.places}
    numbered = [(plan, fold_accents(plan.metadata.number or "").lower()) for plan in looked.knowledge.plans]
    found = [
        plan
        for plan, own in numbered
        if (own == wanted or (not sign and own.startswith((f"{wanted}/", f"{wanted}-"))))
        and _SIGNS.get(own.rpartition("/")[2][:2], "") in (fold_accents(kind).lower(), "")
    ]
    meant = [plan for plan in found if plan.province in places] or found
    return _issued(meant[0], looked) if len(meant) == 1 else None


def _issued(plan: StoredPlan, looked: LookedUp) -> _Dated | None:
    facts = [fact for fact in facts_of(plan, Field.ISSUED_ON, looked.knowledge.engine.passages_of) if fact.day is not None]
    if not facts or facts[0].day is None:
        return None
    return _Dated(looked.knowledge.plan_name(plan.id), facts[0].day, plan.id, cite_facts(plan, facts[:1], looked.knowledge))


def _of_places(text: str, looked: LookedUp) -> Iterator[_Dated]:
    """Yield the one plan of each place that the question calls by its place alone: "kế hoạch của Trà Vinh"."""
    for place in looked.words.named.places:
        plans = [plan for plan in looked.knowledge.plans if plan.province == place.name]
        if len(plans) == 1 and _PLAN_OF.search(text[: place.start]) and (own := _issued(plans[0], looked)) is not None:
            yield own


def _cited(kind: str, number: str, sign: str, looked: LookedUp) -> _Dated | None:
    """Return the document by a passage that cites it with its day, one of the plans in question rather than another."""
    within = cited_as(kind, number, sign, looked)
    for passage, said in chain(within, cited_as(kind, number, sign, looked, anywhere=True)):
        day = _ON_DAY.search(said[:_NEAR])
        if day is None:
            continue
        try:
            issued = date(int(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            continue
        name = " ".join(said[: day.start()].strip(" ,").split())
        return _Dated(name, issued, passage.plan, (cite_passage(passage, 1.0, looked.knowledge),))
    return None
