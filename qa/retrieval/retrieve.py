"""Finding candidates: dense and lexical lists over the plans in scope, their scores fused."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text import Terms
from indexer.encoding.encoder import Encoder
from qa.contracts.candidates import Candidate, Candidates
from qa.contracts.query import Query
from qa.retrieval.knowledge import Knowledge

_EACH = 60
_PLANS_ONE_BY_ONE = 12


def find_candidates(query: Query, plans: Sequence[str], knowledge: Knowledge, encoder: Encoder) -> Candidates:
    """Return the candidates for ``query`` in ``plans``, unordered.

    Few plans are searched one by one, so that each of them has its say in a question over several; many are searched at once.
    """
    engine = knowledge.engine
    vector = encoder.encode_queries([query.words.text])[0]
    terms = query_terms(query, knowledge)
    groups: list[list[str] | None] = [[plan] for plan in plans]
    if len(plans) > _PLANS_ONE_BY_ONE:
        groups = [None if len(plans) == len(knowledge.plans) else list(plans)]
    bm25: dict[str, float] = {}
    cosine: dict[str, float] = {}
    for group in groups:
        bm25.update((hit.passage, hit.score) for hit in engine.lexical(terms, _EACH, group))
        cosine.update((hit.passage, hit.score) for hit in engine.dense(vector, _EACH, group))
    missing = [passage for passage in bm25 if passage not in cosine]
    cosine.update(zip(missing, engine.similarities(vector, missing).tolist(), strict=True))
    ids = list(cosine)
    dense = scaled([cosine[i] for i in ids])
    lexical = scaled([bm25.get(i, 0.0) for i in ids])
    passages = engine.passages(ids)
    found = tuple(
        Candidate(passage, cosine[i], bm25.get(i, 0.0), d, x)
        for passage, i, d, x in zip(passages, ids, dense, lexical, strict=True)
    )
    return Candidates(found, knowledge.background(encoder))


def query_terms(query: Query, knowledge: Knowledge) -> Terms:
    """Return the terms to search for: the question's topic, how plans write its colloquial phrases, its agencies."""
    named = query.words.named
    topic = " ".join((*query.topic, *(phrase.formal for phrase in query.words.formal)))
    agencies, years = " ".join(agency.name for agency in named.agencies), " ".join(map(str, named.years))
    return knowledge.analyzer.terms(f"{topic} {agencies} {years} {' '.join(named.numbers)}".strip() or query.words.text)


def scaled(scores: Sequence[float]) -> list[float]:
    """Return ``scores`` scaled to 0..1 (min-max); all alike become 1 where positive, else 0."""
    if not scores:
        return []
    low, high = min(scores), max(scores)
    if high - low < 1e-9:
        return [1.0 if high > 0 else 0.0] * len(scores)
    return [(score - low) / (high - low) for score in scores]
