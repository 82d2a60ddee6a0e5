"""What a clause of a document says ("khoản 2 Điều 4 quy định gì"), and which article says something ("điều nào nói về …").

In: a question that names a clause by its numbers and asks for nothing else of it, or one for the part in which something
stands, of one document. Out: a draft of all that the clause says; or of the part, with what it says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.records import Section
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import StoredDocument, StoredPlan
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.identity import cite_ranges
from qa.composing.prose import cite_passage
from qa.composing.prose_answers.best_statements import find_statements
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.findings import Proof
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.clauses import ClauseAsked, ClauseFound, clause_asked, clause_in, without_clause
from qa.reading.items import without_sign
from qa.reading.plan_parts import name_of_section
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.retrieval.knowledge import Knowledge

_FORMS: Final = frozenset({Form.VALUE, Form.LIST})
_ASKING: Final = SAYS_NOTHING | frozenset(
    folded_syllables(
        "nói quy định nội dung ghi nêu rằng viết gồm bao việc về xin hỏi biết trích đọc giúp với nhé quyết chỉ thị thông báo"
        " chế trình công điện nghị số ban hành bản kèm theo đó cụ thể yêu cầu"
    )
)
_WHICH: Final = re.compile(r"(?<!\w)(?P<kind>chương|điều)\s+(?:số\s+)?(?:nào|mấy|bao nhiêu|thứ mấy)(?!\w)", re.IGNORECASE)
_OF_WHICH: Final = frozenset(folded_syllables("chương điều khoản"))
_SAYS: Final = 0.75
"""A heading says what is asked where it holds this share of the question's telling words."""


@ahead_kind("clause")
def answer_with_clause(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the clause says that the question names; None where it names none, or asks for something else of it."""
    asked = clause_asked(query.words.spelled.text)
    plans = plans_of(query, looked) if query.form in _FORMS and asked is not None else ()
    if asked is None or len(plans) != 1:
        return None
    plan = plans[0]
    known = _ASKING | frozenset(folded_syllables(looked.knowledge.title_and_name(plan.id)))
    if any(syllable not in known for syllable in folded_syllables(without_clause(query.words.spelled.text))):
        return None
    passages = looked.knowledge.engine.passages_of(plan.id)
    for document in plan.documents:
        clause = clause_in(document, passages, asked)
        if clause is not None and clause.passages:
            return _told(plan, asked, clause, looked.knowledge)
    return None


def _told(plan: StoredPlan, asked: ClauseAsked, clause: ClauseFound, knowledge: Knowledge) -> Draft:
    name = f"{knowledge.plan_name(plan.id)}, {asked.name}"
    heading = f"{name} ({clause.heading.rstrip(' :.')}):" if clause.heading else f"{name}:"
    if len(clause.passages) == 1 and not clause.heading:
        passage = clause.passages[0]
        lines = [Line(plan.id, name, (), f"“{passage.clean}”", (cite_passage(passage, 1.0, knowledge),))]
        return Draft(tuple(lines), sure=True, exact=True)
    lines = [
        Line(plan.id, "", (), without_sign(p.clean).rstrip(" ;."), (cite_passage(p, 1.0, knowledge),)) for p in clause.passages
    ]
    return Draft(tuple(lines), heading=heading, limit=SHORT, sure=True, exact=True)


@ahead_kind("article that says")
def answer_with_article(query: Query, looked: LookedUp) -> Draft | None:
    """Return the article (the chapter) whose heading says what is asked, else the one of the best statement; else None."""
    which = _WHICH.search(query.words.spelled.text)
    plans = plans_of(query, looked) if query.form in _FORMS and which is not None else ()
    if which is None or len(plans) != 1:
        return None
    plan, kind, knowledge = plans[0], fold_accents(which["kind"]).lower(), looked.knowledge
    known = _ASKING | _OF_WHICH | frozenset(folded_syllables(knowledge.plan_name(plan.id)))
    words = Wording((query.words.spelled.text,), knowledge.weight, known)
    if not words:
        return None
    headed = [
        (words.cover(frozenset(folded_syllables(section.heading))), -at, document, section)
        for document in plan.documents
        for at, section in _of_kind(document, kind)
    ]
    best = max(headed, key=lambda each: each[:2], default=None)
    if best is not None and best[0] >= _SAYS:
        cited = tuple(cite_ranges(best[2], (best[3].heading_range,), knowledge))
        return _named(plan, best[3], "", cited)
    return _of_statement(query, looked, plan, kind)


def _of_statement(query: Query, looked: LookedUp, plan: StoredPlan, kind: str) -> Draft | None:
    """Return the part of that kind in which the best statement stands, with the statement."""
    for found in find_statements(query, looked, (plan,))[:1]:
        passage, start = found.statement.passage, found.statement.passage.ranges[0].start
        document = next((each for each in plan.documents if each.id == passage.document), None)
        around = (
            [each for _, each in _of_kind(document, kind) if each.range.start <= start < each.range.end] if document else []
        )
        if around:
            return _named(plan, around[-1], f"“{passage.clean}”", (cite_passage(passage, 1.0, looked.knowledge),))
    return None


def _of_kind(document: StoredDocument, kind: str) -> Iterator[tuple[int, Section]]:
    """Yield the document's articles (or chapters), each with its place."""
    return (
        (at, section)
        for at, section in enumerate(document.sections)
        if fold_accents(section.number).lower().startswith(f"{kind} ")
    )


def _named(plan: StoredPlan, section: Section, detail: str, cited: tuple[Proof, ...]) -> Draft:
    line = Line(plan.id, "", (name_of_section(section),), detail, cited)
    return Draft((line,), sure=True, exact=True)
