"""Whether a plan is in force, and what it replaces or was replaced by: also asked by the number of the one that went before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from corpus.metadata.relations import REPLACES
from corpus.records import EarlierDocument
from corpus.text import find_document_numbers
from corpus.text.dates import find_dates, written_date
from indexer.segments.endings import ended_documents, speaks_of_end
from indexer.segments.stored import Passage, StoredPlan
from indexer.segments.understood import is_clause_on_force
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.facts.claimed_facts import NO, YES
from qa.composing.facts.fact_answers import cite_facts
from qa.composing.facts.mentioned import mentioned_documents
from qa.composing.identity import cite_ranges
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.query import Field, Form, Query
from qa.contracts.words import QueryWords
from qa.ranking.looked_up import LookedUp
from qa.reading.claims import claim_in
from qa.reading.figures import figures_in
from qa.reading.lasting import Lasting, LastingKind, asks_beginning, asks_end, lasting_asked
from qa.reading.life import document_name
from qa.reading.plan_facts import facts_of, in_words
from qa.reading.spans_of_time import as_days
from qa.reading.statements import years_in
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.shelf import Shelf

_SINCE: Final = re.compile(r"\bhiệu lực(?: thi hành)?,?(?: kể)? từ ", re.IGNORECASE)
_SIGNED: Final = re.compile(r"ngày (?:ký|ban hành)", re.IGNORECASE)
_DAY_WITHIN: Final = 40
_ENDING: Final = (None, Lasting(LastingKind.REPLACED))
"""What is asked of lives where it is asked whether one document replaces another: "có thay thế … không", "bị … thay thế"."""
_UNTIL: Final = re.compile(r"\bđến\s+(?:hết\s+)?(?=ngày)", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(
    r"\b(?:thay(?: thế| cho)?|sửa đổi|bổ sung|bãi bỏ|điều chỉnh)\b|\bbỏ\s+(?:các\s+|những\s+)?(?:kế hoạch|quyết định|văn bản)\b"
    r"|\b(?:hết|chấm dứt|xóa bỏ) hiệu lực\s+(?:của\s+)?(?:các\s+|những\s+)?(?:kế hoạch|quyết định|văn bản|quy chế|quy định)\b"
    r"|\b(?:kế hoạch|quyết định|văn bản|quy chế|quy định|nghị quyết|cái)\s+(?:cũ\s+)?(?:nào|gì)\b"
    r"[^,;?]*\b(?:hết|mất)\s+(?:hiệu lực|tác dụng)\b",
    re.IGNORECASE,
)


@worded_kind("standing")
def answer_with_standing(query: Query, looked: LookedUp) -> Draft | None:
    """Return whether the plans that are meant hold, and what they replace; NOT_FOUND where nothing is said of it."""
    if Field.STANDING not in query.ask or _claims_a_span(query):
        return None
    begin = f"{YES if _asks_whether_replaces(query.words) else NO}, " if query.form is Form.YES_NO else ""
    former = [line for plan in looked.knowledge.plans for line in _former(plan, begin, query.words, looked.knowledge)]
    if looked.scope.own:  # of two documents with one number the one that the plan that is named replaced
        former = [line for line in former if line.plan in looked.scope.plans] or former
    if former:
        return Draft(tuple(former), limit=SHORT, sure=True)
    others = _OF_OTHERS.search(query.words.text) is not None
    plans = plans_of(query, looked)
    if not others and _names_unknown(query.words, plans):
        return Draft((), Status.NOT_FOUND)
    told = (_of_others(plan, query, looked) if others else _force(plan, query, looked.shelf) for plan in plans)
    lines = tuple(line for line in told if line is not None)
    return Draft(lines, limit=SHORT, sure=True) if lines else Draft((), Status.NOT_FOUND)


def _claims_a_span(query: Query) -> bool:
    """Tell whether it is claimed after how long something holds ("phải chờ 30 ngày mới có hiệu lực"): its clause tells."""
    spans = (as_days(figure) for figure in figures_in(claim_in(query.words.text)))
    return query.form is Form.YES_NO and any(spans)


def _names_unknown(words: QueryWords, plans: tuple[StoredPlan, ...]) -> bool:
    """Tell whether the question names a document by a number that none of the plans has."""
    asked = {number.key for number in find_document_numbers(words.text)}
    own = {number.key for plan in plans for number in find_document_numbers(plan.metadata.number or "")}
    return bool(asked) and not asked & own


def _former(plan: StoredPlan, begin: str, words: QueryWords, knowledge: Knowledge) -> Iterator[Line]:
    """Yield a line, ``begin`` before it, for each earlier document that the question names and this plan ends or amends."""
    name = knowledge.plan_name(plan.id)
    said = False
    for document in plan.documents:
        for earlier in document.metadata.earlier:
            if _is_asked(earlier.number, words):
                said = True
                cited = tuple(cite_ranges(document, earlier.ranges, knowledge))
                yield Line(plan.id, name, (f"{begin}{_done(earlier.number, earlier.role == REPLACES, plan)}",), "", cited)
    if said:
        return
    understood = knowledge.understood
    for document in plan.documents:
        for ended in understood.of(document).ended:
            if _is_asked(ended.number, words):
                (passage,) = understood.passages(document, (ended.passage,))
                cited = (Proof.of(passage, 1.0),)
                yield Line(plan.id, name, (f"{begin}{_done(ended.number, True, plan)}",), f"“{passage.clean}”", cited)


def _asks_whether_replaces(words: QueryWords) -> bool:
    """Tell whether it is asked if one document ends another, or was ended by one; else if the other holds still."""
    return _OF_OTHERS.search(words.text) is not None and lasting_asked(words.text) in _ENDING


def _is_asked(number: str, words: QueryWords) -> bool:
    """Tell whether the question names the document by its number, whole or without its sign."""
    asked = {found.key for found in find_document_numbers(words.text)}
    if asked:
        return bool(asked & {found.key for found in find_document_numbers(number)})
    bare = re.split(r"[/-]", number, maxsplit=1)[0].lstrip("0")
    return bare in words.named.bare_numbers or _names_bare(bare, words.text)


def _names_bare(bare: str, text: str) -> bool:
    return re.search(rf"\b(?:kế hoạch|quyết định|văn bản|số)\s+(?:số\s+)?0*{bare}\b", text, re.IGNORECASE) is not None


def _done(number: str, replaced: bool, plan: StoredPlan) -> str:
    what = "đã được thay thế bằng" if replaced else "đã được sửa đổi, bổ sung bằng"
    return f"văn bản số {number} {what} {document_name(plan.metadata, plan.id)}"


def _relations(plan: StoredPlan, query: Query, shelf: Shelf) -> Line | None:
    """Return what the plan replaces, amends or was replaced by; of a doubt, whether it is a document of the years it names."""
    found = [(document, earlier) for document in plan.documents for earlier in document.metadata.earlier]
    if not found and (ended := _ended(plan, query.words, shelf.knowledge)):
        texts, cited_by = zip(*ended, strict=True)
        return Line(plan.id, shelf.knowledge.plan_name(plan.id), texts, document_name(plan.metadata, plan.id), cited_by)
    life = shelf.lives[plan.id]
    values = [f"{'thay thế' if e.role == REPLACES else 'sửa đổi, bổ sung'} văn bản số {e.number}{_of_day(e)}" for _, e in found]
    if life.replaced_by or life.amended_by:
        values.append(life.notice)
    if not values:
        return None
    cited = [proof for document, earlier in found for proof in cite_ranges(document, earlier.ranges, shelf.knowledge)]
    if query.form is Form.YES_NO and found:
        years, own = years_in(query.words.text), {earlier.year for _, earlier in found}
        values[0] = f"{YES if not years or None in own or years & own else NO}, {values[0]}"
    return Line(plan.id, shelf.knowledge.plan_name(plan.id), tuple(values), document_name(plan.metadata, plan.id), tuple(cited))


def _of_others(plan: StoredPlan, query: Query, looked: LookedUp) -> Line | None:
    return _relations(plan, query, looked.shelf) or _told_elsewhere(plan, query, looked)


def _of_day(earlier: EarlierDocument) -> str:
    """Return when the document was issued, as a document writes it; "" where it is not said."""
    return f" {in_words(earlier.issued_on)}" if earlier.issued_on else ""


def _is_of_end(passage: Passage) -> bool:
    """Tell whether a passage, or what introduces it, speaks of a document that is ended."""
    return speaks_of_end(" ".join((*passage.section_path[-1:], passage.context, passage.clean)))


def _told_elsewhere(plan: StoredPlan, query: Query, looked: LookedUp) -> Line | None:
    """Return what a passage that speaks of an end surely names where no clause on the plan's force is read in it."""
    named = [each for each in mentioned_documents(plan, query, looked) if _is_of_end(each.passage)]
    if query.form is Form.YES_NO or not named:
        return None
    values = tuple(dict.fromkeys(fact.text for each in named for fact in each.facts))
    cited = tuple(Proof.of(each.passage, 1.0) for each in named)
    return Line(plan.id, looked.knowledge.plan_name(plan.id), values, f"“{named[0].passage.clean}”", cited)


def _ended(plan: StoredPlan, words: QueryWords, knowledge: Knowledge) -> list[tuple[str, Proof]]:
    """Return what the plan says that it ends, with its proofs: what is of a place that the question names besides, if any."""
    passages = knowledge.engine.passages_of(plan.id)
    found = [
        (f"thay thế {each.text}", Proof.of(each.passage, 1.0)) for each in ended_documents(passages, plan.metadata.number or "")
    ]
    places = [place.name for place in words.named.places if place.name != plan.province]
    return [each for each in found if any(place in each[0] for place in places)] or found


def _force(plan: StoredPlan, query: Query, shelf: Shelf) -> Line | None:
    """Return whether the plan holds (at the asked day, else today), from its own clause on its force or its period."""
    life = shelf.lives[plan.id]
    clause, proofs = _clause(plan, shelf.knowledge)
    until = _last_day(clause) or life.until
    asked = next((time.first or time.last for time in query.where.times if time.first or time.last), None)
    facts = facts_of(plan, Field.PERIOD, shelf.knowledge.engine.passages_of)
    cited = (*proofs, *(cite_facts(plan, facts, shelf.knowledge) if facts else ()))
    name = shelf.knowledge.plan_name(plan.id)
    quote = f"“{clause}”" if clause else ""
    if query.form is Form.YES_NO and (until is not None or not life.holds):
        holds = asked <= until if asked and until else life.holds and (until is None or not clause or _open(until, shelf))
        end = f"{'có hiệu lực' if _last_day(clause) else 'thời kỳ thực hiện'} đến hết {_written(until)}" if until else ""
        told = f"{YES if holds else NO}, {end}" if life.holds or asked else f"{NO}, {life.said}"
        return Line(plan.id, name, (told,), quote, cited)
    if clause and asks_beginning(query.words.text) and (since := _first_day(clause, plan)):
        begin = f"{YES}, " if query.form is Form.YES_NO else ""
        return Line(plan.id, name, (f"{begin}{since}",), quote, cited)
    said = life.said
    if until is not None and life.holds and asks_end(query.words.text):
        said = f"đến hết {_written(until)}"
    never = until is None and life.holds and query.form is Form.VALUE and asks_end(query.words.text)
    if never or (not said and not clause):
        return None  # it says from when it holds, and of no end
    begin = f"{YES}, " if query.form is Form.YES_NO else ""
    values = (f"{begin}{said or 'còn hiệu lực'}",) if said or begin else ()
    return Line(plan.id, name, values, quote, cited)


def _clause(plan: StoredPlan, knowledge: Knowledge) -> tuple[str, tuple[Proof, ...]]:
    """Return the clause of the plan on its own force, with its proof: a sentence of it, or what begins a list; "" for none."""
    found = knowledge.understood.force(plan)
    if found is not None:
        return found.clean, (Proof.of(found, 1.0),)
    for document in plan.documents:
        for section in document.sections:
            if is_clause_on_force(section.heading):
                return section.heading, tuple(cite_ranges(document, (section.heading_range,), knowledge))
    return "", ()


def _written(day: date) -> str:
    return f"{written_date(day)} ({in_words(day)})"


def _first_day(clause: str, plan: StoredPlan) -> str | None:
    """Return since when a clause says that its document is in force, with the day where that is "kể từ ngày ký"."""
    said = _SINCE.search(clause)
    if said is None:
        return None
    days = find_dates(clause[said.end() : said.end() + _DAY_WITHIN])
    if days and days[0].start <= 1 and days[0].value:
        return f"từ {_written(days[0].value)}"
    signed = _SIGNED.match(clause, said.end())
    if signed is None:
        return None
    issued = plan.metadata.issued_on
    return f"kể từ ngày ký{f': {_written(issued)}' if issued else ''}"


def _open(until: date, shelf: Shelf) -> bool:
    return until >= shelf.today


def _last_day(clause: str) -> date | None:
    """Return the day until which a clause says that the plan holds."""
    found = _UNTIL.search(clause)
    days = find_dates(clause[found.end() : found.end() + 40]) if found else []
    return days[0].value if days else None
