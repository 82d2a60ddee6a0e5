"""What is looked up: what a question means, and over which plans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qa.contracts.learned_reading import LearnedReading
from qa.contracts.query import Query
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import Scope
from qa.understanding.following import Followed
from qa.understanding.naming import place_of


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that is meant, where to look, how it follows the turn before, and both readings of it."""

    query: Query
    scope: Scope
    followed: Followed
    own: Query
    reading: LearnedReading | None

    def of_plan(self, plan: str) -> Meant:
        """Return what is meant where it is this one of several plans."""
        query = replace(self.query, where=replace(self.query.where, plans=(plan,)))
        return replace(self, query=query, scope=replace(self.scope, plans=(plan,), narrowed=True))

    def anywhere(self) -> Meant:
        """Return what is meant, looked for in all plans."""
        query = replace(self.query, where=replace(self.query.where, plans=(), outside=()))
        return replace(self, query=query, scope=Scope((), narrowed=False))

    def is_wide(self, knowledge: Knowledge) -> bool:
        """Tell whether the answer goes plan by plan: all are asked, or several of different places or by their numbers."""
        wide, scope = self.query.words.asking.wide, self.scope
        if wide or not scope.narrowed:
            return wide
        places = {place_of(knowledge.plan(plan)) for plan in scope.plans}
        return len(places) > 1 or (scope.own and len(scope.plans) > 1)

    def as_asked(self, knowledge: Knowledge) -> str:
        """Return the question's words, with the place of the one plan that the caller chose: it counts as said."""
        scope, words = self.scope, self.query.words
        if not scope.chosen or words.named.places or scope.own or len(scope.plans) != 1:
            return words.text
        return f"{words.text} ở {place_of(knowledge.plan(scope.plans[0]))}"
