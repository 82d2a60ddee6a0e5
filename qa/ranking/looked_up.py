"""A query looked up: what was found for it where it is asked of, and in which order.

In: what is meant, the shelf, the candidates found on it. Out: the record from which every kind of answer makes its draft.
Nothing is added to it: what puts candidates in order, and what reads them with the question, are workers that stand in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.contracts.candidates import Candidates
from qa.contracts.query import Query
from qa.contracts.words import QueryWords
from qa.ranking.features import Topic
from qa.ranking.order import CandidateOrder
from qa.ranking.proof_reader import ProofReader
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.meant import Meant
from qa.retrieval.scope import Scope
from qa.retrieval.shelf import Shelf

MOST_PLANS = 60
"""Plans that one answer goes through one by one: more would not fit into its text."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class LookedUp:
    """What is ``meant``, the ``shelf`` that it was looked up in, and the ``candidates`` found there, with their ``order``.

    ``topic`` is what candidates are held against; ``proof_reader`` reads what is found together with the question, None where
    that does not say all by itself what it asks.
    """

    meant: Meant
    shelf: Shelf
    topic: Topic
    candidates: Candidates
    order: CandidateOrder
    proof_reader: ProofReader | None

    @property
    def query(self) -> Query:
        """The query that is meant."""
        return self.meant.query

    @property
    def words(self) -> QueryWords:
        """The words that the query was asked in."""
        return self.meant.query.words

    @property
    def scope(self) -> Scope:
        """Where to look."""
        return self.meant.scope

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the index."""
        return self.shelf.knowledge

    @property
    def wide(self) -> bool:
        """Tell whether the answer goes plan by plan."""
        return self.meant.is_wide(self.knowledge)

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans to speak of: all in scope, or where these are too many for one answer, the best candidates' ones."""
        if len(self.scope.plans) <= MOST_PLANS:
            return self.scope.plans
        found = dict.fromkeys(ranked.candidate.passage.plan for ranked in self.order.by("prose").found)
        return tuple(found)[:MOST_PLANS]
