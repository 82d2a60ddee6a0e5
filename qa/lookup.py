"""Looking up what a question means: the candidates for its answer, over the plans that it is about.

In: what is meant. Out: an :class:`Inquiry`, which holds all that drafting the answer works with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from indexer.encoding.encoder import Encoder
from qa.composing.citations import Citations
from qa.composing.draft import Inquiry
from qa.contracts.reranking import Reranker
from qa.contracts.trace import Trace
from qa.meaning import Meant
from qa.ranking.features import Topic
from qa.ranking.preference import wish_of
from qa.reading.life import Life, newest_first
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.retrieve import find_candidates
from qa.tracing import trace_found, trace_read


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked up in: the index with its encoder, which plans hold ``today``, and what orders the candidates.

    Without ``learned_order`` they stand as they were found, without a ``reranker`` by their features alone.
    """

    knowledge: Knowledge
    encoder: Encoder
    lives: Mapping[str, Life]
    today: date
    learned_order: bool = True
    reranker: Reranker | None = None


def look_up(meant: Meant, shelf: Shelf, trace: Trace | None = None) -> Inquiry:
    """Return the inquiry of what is meant, with its candidates; what is read and found is added to ``trace``."""
    knowledge, question = shelf.knowledge, meant.question
    if trace is not None:
        trace_read(trace, question, meant.own, meant.reading)
    wish = wish_of(question, knowledge.plans, shelf.lives)
    scope = replace(meant.scope, plans=tuple(newest_first(meant.scope.plans, shelf.lives, wish.spared)))
    topic = Topic(question, knowledge)
    plans = scope.plans or tuple(p.id for p in knowledge.plans)  # outside the corpus: what is nearest is still shown
    inquiry = Inquiry(
        question,
        scope,
        knowledge,
        topic,
        find_candidates(question, plans, knowledge, shelf.encoder),
        Citations.over(knowledge),
        knowledge.far(shelf.encoder),
        shelf.lives,
        wish,
        shelf.today,
        query=meant.query,
        focus=meant.followed.focus,
        besides=meant.followed.besides,
        near=meant.followed.near,
        trace=trace,
        learned_order=shelf.learned_order,
        reranker=shelf.reranker,
        said=meant.said,
    )
    if trace is not None:
        trace_found(trace, inquiry)
    return inquiry
