"""Looking up what a question means: the candidates for its answer, over the plans that it is about.

In: what is meant. Out: an :class:`Inquiry`, which holds all that drafting the answer works with.
"""

from __future__ import annotations

from dataclasses import replace

from qa.contracts.trace import Trace
from qa.ranking.features import Topic
from qa.ranking.inquiry import Inquiry
from qa.ranking.preference import wanted_plans
from qa.reading.life import newest_first
from qa.retrieval.meant import Meant
from qa.retrieval.retrieve import find_candidates
from qa.retrieval.shelf import Shelf
from qa.tracing import trace_found, trace_read


def look_up(meant: Meant, shelf: Shelf, trace: Trace | None = None) -> Inquiry:
    """Return the inquiry of what is meant, with its candidates; what is read and found is added to ``trace``."""
    knowledge, query = shelf.knowledge, meant.query
    if trace is not None:
        trace_read(trace, meant.own, meant.reading)
    wanted = wanted_plans(query, knowledge.plans, shelf.lives)
    scope = replace(meant.scope, plans=tuple(newest_first(meant.scope.plans, shelf.lives, wanted.spared)))
    plans = scope.plans or tuple(p.id for p in knowledge.plans)  # outside the corpus: what is nearest is still shown
    topic = Topic(query, knowledge)
    candidates = find_candidates(query, plans, knowledge, shelf.encoder)
    inquiry = Inquiry(replace(meant, scope=scope), shelf, topic, candidates, wanted)
    if trace is not None:
        trace_found(trace, inquiry)
    return inquiry
