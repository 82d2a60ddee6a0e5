"""What is looked up: what a question means, and over which plans."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qa.contracts.learned_reading import LearnedReading
from qa.contracts.query import Query
from qa.contracts.reranking import Excerpt
from qa.retrieval.scope import Scope
from qa.understanding.following import Followed


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that is meant, where to look, how it follows the turn before, and both readings of it.

    ``said`` takes what the reranker says, by question and excerpt: nothing is read twice in a turn.
    """

    query: Query
    scope: Scope
    followed: Followed
    own: Query
    reading: LearnedReading | None
    said: dict[tuple[str, Excerpt], float] = field(default_factory=dict)

    def of_plan(self, plan: str) -> Meant:
        """Return what is meant where it is this one of several plans."""
        query = replace(self.query, where=replace(self.query.where, plans=(plan,)))
        return replace(self, query=query, scope=replace(self.scope, plans=(plan,), narrowed=True))

    def anywhere(self) -> Meant:
        """Return what is meant, looked for in all plans."""
        query = replace(self.query, where=replace(self.query.where, plans=(), outside=()))
        return replace(self, query=query, scope=Scope((), narrowed=False))
