"""Looking up what a question means: the candidates for its answer, over the plans that it is about.

In: what is meant. Out: :class:`LookedUp`, from which the answer is drafted.
"""

from __future__ import annotations

from dataclasses import replace

from qa.contracts.trace import Trace
from qa.ranking.features import Topic
from qa.ranking.looked_up import LookedUp
from qa.ranking.order import CandidateOrder
from qa.ranking.preference import wanted_plans
from qa.ranking.proof_reader import proof_reader_of
from qa.reading.life import newest_first
from qa.retrieval.meant import Meant
from qa.retrieval.retrieve import find_candidates
from qa.retrieval.shelf import Shelf
from qa.tracing import trace_found, trace_read


def look_up(meant: Meant, shelf: Shelf, trace: Trace | None = None, before: LookedUp | None = None) -> LookedUp:
    """Return what is meant looked up, with its candidates; what is read and found is added to ``trace``.

    ``before`` is the same question looked up for other plans: what was read together with it is not read again.
    """
    knowledge, query = shelf.knowledge, meant.query
    if trace is not None:
        trace_read(trace, meant.own, meant.reading)
    wanted = wanted_plans(query, knowledge.plans, shelf.lives)
    meant = replace(meant, scope=replace(meant.scope, plans=tuple(newest_first(meant.scope.plans, shelf.lives, wanted.spared))))
    plans = meant.scope.plans or tuple(p.id for p in knowledge.plans)  # outside the corpus: what is nearest is still shown
    topic = Topic(query, knowledge)
    candidates = find_candidates(query, plans, knowledge, shelf.encoder)
    proof_reader = proof_reader_of(meant, shelf.reranker, knowledge, before.proof_reader if before else None)
    order = CandidateOrder(meant, shelf, candidates, topic, wanted, proof_reader)
    looked = LookedUp(meant, shelf, topic, candidates, order, proof_reader)
    if trace is not None:
        trace_found(trace, looked)
    return looked
