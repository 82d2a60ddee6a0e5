"""The statements that may answer a query, best first, and how they are quoted and cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from indexer.segments.stored import Passage, StoredPlan
from qa.composing.draft import Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.prose import cite_passage, label_of
from qa.contracts.query import Query
from qa.ranking.inquiry import Inquiry
from qa.ranking.reranking import reranked_statements
from qa.ranking.statement_ranking import Found, StatementRanker
from qa.reading.enacting import only_enacts
from qa.reading.sentence_values import best_excerpt
from qa.reading.statements import Statement

FEW_PLANS = 8
"""Up to so many plans are read whole; of more only the passages that the search found."""


def ranker_of(query: Query, inquiry: Inquiry, years: Collection[int] | None = None) -> StatementRanker:
    """Return what ranks statements for ``query``; ``years`` are those that are meant, by default all that it names."""
    return StatementRanker(query, inquiry.words.text, inquiry.query.topic, inquiry.candidates, inquiry.knowledge, years)


def find_statements(
    query: Query, inquiry: Inquiry, plans: Sequence[StoredPlan] | None = None, years: Collection[int] | None = None
) -> list[Found]:
    """Return the statements of ``plans`` (by default those that are meant), by how well they answer ``query``.

    Where all that the inquiry's question asks is looked for, the best are read together with it; that is done once for all
    ways to an answer.
    """
    if plans is None and years is None:
        return inquiry.once(query, lambda: _read_again(_ranked(query, inquiry, plans_of(query, inquiry)), inquiry))
    return _ranked(query, inquiry, plans_of(query, inquiry) if plans is None else plans, years)


def _ranked(query: Query, inquiry: Inquiry, chosen: Sequence[StoredPlan], years: Collection[int] | None = None) -> list[Found]:
    if len(chosen) <= FEW_PLANS:
        statements = [statement for plan in chosen for statement in inquiry.knowledge.statements(plan.id)]
    else:
        passages = _as_they_stand([found.passage for found in inquiry.candidates], chosen)
        statements = [statement for passage in passages for statement in inquiry.knowledge.statements_in(passage)]
    asked = inquiry.words.text
    statements = [s for s in statements if not (only_enacts(s.text, asked) or only_enacts(s.passage.clean, asked))]
    return ranker_of(query, inquiry, years).rank(statements)


def _read_again(found: list[Found], inquiry: Inquiry) -> list[Found]:
    return reranked_statements(found, inquiry.proofs) if inquiry.rereads else found


def _as_they_stand(passages: Iterable[Passage], plans: Sequence[StoredPlan]) -> list[Passage]:
    """Return those of ``passages`` that are of ``plans``, plan by plan, document by document, in order."""
    documents = [document.id for plan in plans for document in plan.documents]
    place = {document: at for at, document in enumerate(documents)}
    within = [passage for passage in passages if passage.document in place]
    return sorted(within, key=lambda passage: (place[passage.document], int(passage.id.rpartition(":")[2])))


def with_items(statement: Statement, inquiry: Inquiry) -> list[Statement]:
    """Return the items of a list: those under ``statement`` where it ends in a colon, else those of the list that it is in."""
    statements = inquiry.knowledge.statements(statement.passage.plan)
    at = statements.index(statement)
    if statement.text.rstrip().endswith(":"):
        return _under(statement, statements[at + 1 :])
    if not statement.lead and not statement.headings:
        return []
    return [
        s
        for s in statements
        if s.lead == statement.lead and s.headings == statement.headings and s.passage.document == statement.passage.document
    ]


def _under(lead: Statement, following: Sequence[Statement]) -> list[Statement]:
    """Return the statements after ``lead`` that hang under it: those that say so, else the list's items right after it."""
    named = [s for s in following if s.lead and lead.text.startswith(s.lead.rstrip("…")[:60])]
    if named:
        return named
    found: list[Statement] = []
    for statement in following:
        if statement.headings != lead.headings or (statement.passage.kind is lead.passage.kind and not found):
            break
        found.append(statement)
    return found


def quoting_line(found: Statement, values: tuple[str, ...], inquiry: Inquiry, room: int, score: float = 1.0) -> Line:
    """Return the line that quotes the statement, with what stands beside it as far as ``room`` characters allow."""
    passage = found.passage
    excerpt = best_excerpt(passage.clean, (found.text,), inquiry.knowledge.weight, room)
    lead = f"{shorten(found.lead, 120).rstrip(' :')}: " if found.lead and len(excerpt) + 120 < room else ""
    return Line(
        passage.plan, label_of(passage, inquiry), values, f"“{lead}{excerpt}”", (cite_passage(passage, score, inquiry),)
    )
