"""What is in force before what is not: replaced and expired plans step back, and stay where nothing else answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from indexer.segments.stored import StoredPlan
from qa.contracts.query import Query
from qa.contracts.ranked import Ranked
from qa.reading.life import Life, newest_first
from qa.retrieval.numbered import names_number

_STEP: Final = 0.03
"""Share of the best score by which an expired plan steps back: enough between equals, too little to hide a better answer."""
_TAKES_OVER: Final = 0.7
"""A plan's successor goes before it from this share of its score on; below, it does not answer the question."""
_JUST: Final = 0.001


@dataclass(frozen=True, slots=True)
class WantedPlans:
    """What a question says of the plans it wants.

    ``spared`` are those that it asks for itself, by number or by a year of their life: they do not step back. ``late`` did not
    exist yet in the years that it names: they do.
    """

    spared: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()


def wanted_plans(query: Query, plans: Sequence[StoredPlan], lives: Mapping[str, Life]) -> WantedPlans:
    """Return what ``query`` says of the plans it wants."""
    years = {plan.id: lives[plan.id].years or (1, 0) for plan in plans}
    asked = query.words.named.years
    dated = {plan for plan, (first, last) in years.items() if any(first <= year <= last for year in asked)}
    named = {plan.id for plan in plans if names_number(query, plan)}
    late = {plan for plan, (first, _) in years.items() if dated and all(year < first for year in asked)}
    return WantedPlans(frozenset(dated | named), frozenset(late - {plan for plan, said in years.items() if said == (1, 0)}))


def prefer_in_force(ranked: Sequence[Ranked], lives: Mapping[str, Life], wanted: WantedPlans) -> list[Ranked]:
    """Return ``ranked`` anew: plans that are not in force step back, and a plan stands after what replaced or amended it.

    All of a plan's candidates step back alike, so that their order among themselves stays.
    """
    best: dict[str, float] = {}
    for found in ranked:
        best.setdefault(found.candidate.passage.plan, found.score)
    steps = _steps(best, lives, wanted)
    if not any(steps.values()):
        return list(ranked)
    moved = [replace(found, score=found.score - steps[found.candidate.passage.plan]) for found in ranked]
    return sorted(moved, key=lambda found: (-found.score, found.candidate.passage.id))


def _steps(best: Mapping[str, float], lives: Mapping[str, Life], wanted: WantedPlans) -> dict[str, float]:
    """Return by how much each plan's scores are lowered; successors are settled before what they replaced."""
    top = max(best.values(), default=0.0)
    steps: dict[str, float] = {}
    for plan in newest_first(best, lives):
        life = lives[plan]
        steps[plan] = 0.0
        if plan in wanted.spared:
            continue
        if not life.holds or plan in wanted.late:
            steps[plan] = max(_STEP * top, 0.0)
        for newer in (*life.replaced_by, *life.amended_by):
            if newer.plan in steps and best[newer.plan] >= _TAKES_OVER * best[plan]:
                behind = best[plan] - (best[newer.plan] - steps[newer.plan]) + _JUST
                steps[plan] = max(steps[plan], behind)
    return steps
