"""Facts of plans as answers: their values, as a list, counted, compared, in the order of time, or the most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents
from corpus.text.dates import written_date
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line, shorten
from qa.composing.facts.choosing import asked_facts, plans_of, ranked_documents
from qa.composing.identity import cite_ranges
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.findings import Proof
from qa.contracts.query import PLAN_FIELDS, RANKS, Counted, Expects, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_facts import PlanFact, facts_of, in_words
from qa.retrieval.knowledge import Knowledge
from qa.understanding.documents_asked import asks_for_the_later
from qa.understanding.naming import called
from qa.understanding.ranked_by import place_asked, places_asked

LABELS: Final = {
    Field.NUMBER: "số",
    Field.ISSUED_ON: "ngày ban hành",
    Field.SIGNER: "người ký",
    Field.OFFICE: "chức vụ",
    Field.ISSUER: "cơ quan ban hành",
    Field.RECIPIENTS: "nơi nhận",
    Field.BASIS: "căn cứ",
    Field.IMPLEMENTS: "thực hiện",
    Field.SUBJECT: "nội dung",
    Field.PERIOD: "thời kỳ",
}
_COUNTED: Final = {Field.RECIPIENTS: "nơi nhận", Field.BASIS: "căn cứ", Field.IMPLEMENTS: "văn bản"}
_EVENT: Final = 80
"""Characters that an event takes at least where all are told in short."""
_DAY: Final = 16
_LONGEST: Final = 240
_FEW: Final = 2
_HEADS: Final = 4
_HEADING: Final = (BlockKind.HEADER, BlockKind.TABLE_ROW)  # a letterhead may stand in a table of its own
_DOUBTS: Final = re.compile(r"\b(?:có|phải)\b.*\b(?:không|chưa)(?:\s+\w+)?\W*$", re.IGNORECASE)
_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT})
OFFICE: Final = re.compile(
    r"\b(?:phó chủ tịch|chủ tịch|phó giám đốc|giám đốc|phó bí thư|bí thư|thứ trưởng|bộ trưởng)\b", re.IGNORECASE
)


def asks_facts(query: Query) -> bool:
    """Tell whether all that is asked are facts of plans; their period too where nothing else is spoken of."""
    own = PLAN_FIELDS if query.topic else PLAN_FIELDS | {Field.PERIOD}
    return set(query.ask) <= own and Field.STANDING not in query.ask


@worded_kind("facts")
def answer_with_facts(query: Query, looked: LookedUp) -> Draft | None:
    """Return the asked facts of each plan that is meant; NOT_FOUND where none of them says any."""
    if query.form not in _FORMS or not asks_facts(query):
        return None
    lines = [line for plan in plans_of(query, looked) if (line := fact_line(plan, query, looked)) is not None]
    if not lines:
        return None if query.asks(Field.BASIS, Field.IMPLEMENTS) else Draft((), Status.NOT_FOUND)
    heads = tuple(proof for line in lines for proof in cite_head(looked.knowledge.plan(line.plan), looked.knowledge))
    limit = LONG if len(lines) > 1 or query.form is Form.LIST else SHORT
    return Draft(tuple(lines), limit=limit, sure=True, further=heads)


def fact_line(plan: StoredPlan, query: Query, looked: LookedUp) -> Line | None:
    """Return a plan's line with the asked facts, counted first where that is asked; None where it says none of them."""
    found = {field: facts for field in query.ask if (facts := asked_facts(plan, field, query, looked))}
    if Field.SIGNER in found and not _signs_in_office(plan, query):
        return None
    if not found:
        return None
    values: list[str] = []
    for field, facts in found.items():
        texts = list(dict.fromkeys(fact.text for fact in facts))
        if query.form is Form.COUNT:
            values.append(f"{len(texts)} {_COUNTED.get(field, LABELS[field])}")
        one = len(found) == 1 or field in (Field.SIGNER, Field.ISSUER)
        values += texts if one else [f"{LABELS[field]}: {'; '.join(texts)}"]
    if Field.SIGNER in found and Field.OFFICE not in found:
        values += [fact.text for fact in facts_of(plan, Field.OFFICE, looked.knowledge.engine.passages_of)]
    cited = cite_facts(plan, [fact for facts in found.values() for fact in facts], looked.knowledge)
    title = plan.metadata.title or f"Kế hoạch của {plan.metadata.issuer or plan.province or plan.id}"
    detail = "" if Field.SUBJECT in found else title
    return Line(plan.id, looked.knowledge.plan_name(plan.id), tuple(dict.fromkeys(values)), detail, cited)


def _signs_in_office(plan: StoredPlan, query: Query) -> bool:
    """Tell whether the signer has the office by which the question asks for him; a signature for another is not that one's."""
    if query.asks(Field.OFFICE):
        return True
    asked = {fold_accents(found) for found in OFFICE.findall(query.words.text)}
    office = fold_accents(plan.metadata.signer_office or "")
    return not asked or not office or any(office.startswith(name) for name in asked)


def cite_facts(plan: StoredPlan, facts: Sequence[PlanFact], knowledge: Knowledge) -> tuple[Proof, ...]:
    """Return what proves the facts: where they stand, or what heads the plan where that is not known."""
    cited = [proof for fact in facts if fact.ranges for proof in cite_ranges(fact.document, fact.ranges, knowledge)]
    return tuple(cited) or cite_head(plan, knowledge)


def cite_head(plan: StoredPlan, knowledge: Knowledge) -> tuple[Proof, ...]:
    """Return the proofs by what heads the plan (letterhead, number, title)."""
    heads = knowledge.engine.passages_of(plan.documents[0].id)[:_HEADS]
    return tuple(Proof.of(passage, 0.5) for passage in heads if passage.kind in _HEADING)


@worded_kind("extreme fact")
def answer_with_extreme(query: Query, looked: LookedUp) -> Draft | None:
    """Return the plan (or the document that it rests on) that is newest or oldest; None where no date is what is ranked."""
    if query.form not in RANKS or not query.asks(Field.ISSUED_ON, Field.BASIS, Field.IMPLEMENTS):
        return None
    field = next(field for field in query.ask if field in (Field.ISSUED_ON, Field.BASIS, Field.IMPLEMENTS))
    facts = asked_facts if field is Field.ISSUED_ON else ranked_documents
    dated = [
        (fact.day, plan, fact)
        for plan in plans_of(query, looked)
        for fact in facts(plan, field, query, looked)
        if fact.day is not None
    ]
    if not dated:
        return Draft((), Status.NOT_FOUND)
    latest = query.form is Form.MOST
    order = sorted(dict.fromkeys(day for day, _, _ in dated), reverse=latest)
    first, last = place_asked(query.words.text) or (1, 1)
    most = places_asked(query.words.text) if field is Field.ISSUED_ON else 1
    wanted = order[first - 1 : last] if most == 1 else sorted((day for day, _, _ in dated), reverse=latest)[:most]
    lines = []
    for day, plan, fact in sorted(dated, key=lambda each: each[0], reverse=latest) if most > 1 else dated:
        if day in wanted:
            value = f"{looked.knowledge.plan_name(plan.id)}, ngày {day:%d/%m/%Y} ({in_words(day)})"
            value = value if field is Field.ISSUED_ON else fact.text
            lines.append(
                Line(plan.id, called(plan), (value,), plan.metadata.title or "", cite_facts(plan, [fact], looked.knowledge))
            )
    note = f"Trong {len(dated)} {'kế hoạch' if field is Field.ISSUED_ON else 'văn bản'} có ghi ngày."
    return Draft(tuple(lines), notes=(note,), sure=True)


@worded_kind("timeline of plans")
def answer_with_timeline(query: Query, looked: LookedUp) -> Draft | None:
    """Return the dated documents that a plan rests on and its own issue in the order of time.

    None where other times are asked.
    """
    if query.form is not Form.TIMELINE or not query.asks(Field.ISSUED_ON, Field.BASIS, Field.IMPLEMENTS):
        return None
    events: list[tuple[date, StoredPlan, PlanFact]] = []
    for plan in plans_of(query, looked):
        own = facts_of(plan, Field.ISSUED_ON, looked.knowledge.engine.passages_of)
        facts = [*([] if query.of is Counted.PLANS else ranked_documents(plan, Field.BASIS, query, looked)), *own]
        events += [(fact.day, plan, fact) for fact in facts if fact.day is not None]
    if not events:
        return Draft((), Status.NOT_FOUND)
    short = len(events) * _EVENT < SHORT
    room = SHORT // len(events) - _DAY if short else _LONGEST
    lines = []
    for day, plan, fact in sorted(events, key=lambda event: event[0]):
        what = f"{looked.knowledge.plan_name(plan.id)} được ban hành" if fact.field is Field.ISSUED_ON else fact.text
        lines.append(Line(plan.id, written_date(day), (shorten(what, room),), "", cite_facts(plan, [fact], looked.knowledge)))
    return Draft(tuple(lines), limit=SHORT if short else LONG, sure=True, labelled=True)


@worded_kind("comparison of facts")
def answer_with_comparison(query: Query, looked: LookedUp) -> Draft | None:
    """Return the asked facts plan by plan, with what is the same and what only one has; None where no facts are compared."""
    if query.form is not Form.COMPARE or not asks_facts(query):
        return None
    plans = plans_of(query, looked)
    lines = [line for plan in plans if (line := fact_line(plan, query, looked)) is not None]
    if not lines:
        return Draft((), Status.NOT_FOUND)
    if query.asks(Field.ISSUED_ON) and (first := _first_issued(plans, query, looked.knowledge)):
        return Draft(tuple(lines), heading=first, limit=LONG if len(lines) > _FEW else SHORT, sure=True)
    held = [{_key(fact.text): fact.text for f in query.ask for fact in asked_facts(plan, f, query, looked)} for plan in plans]
    return Draft(
        tuple(lines),
        heading=_shared(held, whether=query.expects is Expects.BOOL or _DOUBTS.search(query.words.text) is not None),
        limit=LONG,
        sure=True,
    )


def _first_issued(plans: Sequence[StoredPlan], query: Query, knowledge: Knowledge) -> str:
    """Return which of the plans was issued first (last where that is asked); "" where not two say when, or all on one day."""
    dated = sorted((plan.metadata.issued_on, plan.id) for plan in plans if plan.metadata.issued_on)
    if len({day for day, _ in dated}) < 2:
        return ""
    later = asks_for_the_later(query.words.text)
    day, plan = dated[-1 if later else 0]
    return f"{knowledge.plan_name(plan)} ban hành {'sau' if later else 'trước'}, ngày {written_date(day)}:"


def _shared(held: Sequence[dict[str, str]], *, whether: bool) -> str:
    """Return what the plans' facts have in common; first of all yes or no where it is asked ``whether`` they are the same."""
    if len(held) < 2:
        return ""
    common = set(held[0]).intersection(*held[1:])
    if not common:
        return "Không, khác nhau:" if whether else "Khác nhau:"
    if all(set(each) == common for each in held):
        return "Có, giống nhau:" if whether else "Giống nhau:"
    return f"Giống nhau: {'; '.join(held[0][key] for key in held[0] if key in common)}. Riêng từng kế hoạch:"


def _key(text: str) -> str:
    return " ".join(fold_accents(re.sub(r"\([^)]*\)", "", text)).split())
