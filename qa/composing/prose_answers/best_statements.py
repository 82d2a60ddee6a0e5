"""The statements that may answer a query, best first, and how they are quoted and cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from corpus.text import folded_syllables
from indexer.segments.stored import Passage, StoredPlan
from qa.composing.draft import Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.prose import cite_passage, label_of
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.reranking import reranked_statements
from qa.ranking.statement_ranking import Found, StatementRanker
from qa.reading.demands import tells_demanded
from qa.reading.enacting import only_enacts
from qa.reading.sentence_values import best_excerpt, cut_around
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING
from qa.retrieval.knowledge import Knowledge

_KEPT: Final[WeakKeyDictionary[LookedUp, dict[Query, tuple[Found, ...]]]] = WeakKeyDictionary()
"""What was found for the queries of a question, as long as that is worked at: several ways to an answer look for the same."""
FEW_PLANS = 8
"""Up to so many plans are read whole; of more only the passages that the search found."""


def ranker_of(query: Query, looked: LookedUp, years: Collection[int] | None = None) -> StatementRanker:
    """Return what ranks statements for ``query``; ``years`` are those that are meant, by default all that it names."""
    return StatementRanker(query, query.words.text, looked.query.topic, looked.candidates, looked.knowledge, years)


def find_statements(
    query: Query, looked: LookedUp, plans: Sequence[StoredPlan] | None = None, years: Collection[int] | None = None
) -> list[Found]:
    """Return the statements of ``plans`` (by default those that are meant), by how well they answer ``query``.

    Where all that the question asks is looked for, the best are read together with it; that is done once for all
    ways to an answer.
    """
    if plans is None and years is None:
        of_question = _KEPT.setdefault(looked, {})
        if query not in of_question:
            of_question[query] = tuple(_read_again(_ranked(query, looked, plans_of(query, looked)), looked))
        return list(of_question[query])
    return _ranked(query, looked, plans_of(query, looked) if plans is None else plans, years)


def _ranked(query: Query, looked: LookedUp, chosen: Sequence[StoredPlan], years: Collection[int] | None = None) -> list[Found]:
    if len(chosen) <= FEW_PLANS:
        statements = [statement for plan in chosen for statement in looked.knowledge.statements(plan.id)]
    else:
        passages = _as_they_stand([found.passage for found in looked.candidates], chosen)
        statements = [statement for passage in passages for statement in looked.knowledge.statements_in(passage)]
    asked = query.words.text
    statements = [s for s in statements if not (only_enacts(s.text, asked) or only_enacts(s.passage.clean, asked))]
    return ranker_of(query, looked, years).rank(statements)


def _read_again(found: list[Found], looked: LookedUp) -> list[Found]:
    proof_reader = looked.proof_reader
    if proof_reader is None:
        return found
    passages = looked.order.passages_read() if looked.query.form is Form.VALUE else {}  # a list is proved by none alone
    return reranked_statements(found, proof_reader.proofs, passages)


def _as_they_stand(passages: Iterable[Passage], plans: Sequence[StoredPlan]) -> list[Passage]:
    """Return those of ``passages`` that are of ``plans``, plan by plan, document by document, in order."""
    documents = [document.id for plan in plans for document in plan.documents]
    place = {document: at for at, document in enumerate(documents)}
    within = [passage for passage in passages if passage.document in place]
    return sorted(within, key=lambda passage: (place[passage.document], int(passage.id.rpartition(":")[2])))


def with_items(statement: Statement, knowledge: Knowledge) -> list[Statement]:
    """Return the items of a list: those under ``statement`` where it ends in a colon, else those of the list that it is in."""
    statements = knowledge.statements(statement.passage.plan)
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


def quoting_line(
    found: Statement, values: tuple[str, ...], knowledge: Knowledge, room: int, score: float = 1.0, asked: str = ""
) -> Line:
    """Return the line that quotes the statement, with what stands beside it as far as ``room`` characters allow.

    Of one that is too long it quotes what the question ``asked`` says most of.
    """
    passage = found.passage
    if asked and len(found.text) > room:
        words = set(folded_syllables(asked)) - SAYS_NOTHING
        excerpt = cut_around(found.text, words, room, knowledge.weight, tells_demanded(asked))
    else:
        excerpt = best_excerpt(passage.clean, (found.text,), knowledge.weight, room)
    lead = f"{shorten(found.lead, 120).rstrip(' :')}: " if found.lead and len(excerpt) + 120 < room else ""
    return Line(
        passage.plan, label_of(passage, knowledge), values, f"“{lead}{excerpt}”", (cite_passage(passage, score, knowledge),)
    )
