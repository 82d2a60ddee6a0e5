"""Which one of several plans a question means that names none of them, or only their place: the one that tells of its subject.

In: a query looked up over several plans. Out: the plan that all of its best passages stand in, where the question is to be
computed over the rows or sentences of one plan; a single sentence needs no such choice: the best one tells its plan itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from corpus.genres.table import title_names
from indexer.segments.stored import StoredPlan
from qa.contracts.query import PLAN_FIELDS, REGISTER_FIELDS, Counted, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.retrieval.subjects import of_one_subject
from qa.understanding.naming import place_of
from qa.understanding.of_each import OfEach

_BEST: Final = 3
"""Passages that must stand in one plan; with two or five the same questions are answered, but for one in a hundred."""

_LIKELY: Final = 3
"""Plans whose subject may be what is asked of."""


def the_plan_meant(looked: LookedUp) -> str | None:
    """Return the id of the plan that the best passages for the question all stand in.

    None where one is meant already, where several are or one that the index lacks, or where they stand in several.
    """
    scope = looked.scope
    if len(scope.plans) < 2 or scope.own or scope.outside or not _of_one_plan(looked.query):
        return None
    if looked.words.asking.wide or looked.words.asking.which or "ask" in looked.query.carried:
        return None  # what was asked before was of several
    plans = [found.candidate.passage.plan for found in looked.order.evidence[:_BEST]]
    return plans[0] if len(plans) == _BEST and len(set(plans)) == 1 else None


def _of_one_plan(query: Query) -> bool:
    """Tell whether the query is computed over a plan's rows or sentences, and of one plan as far as it says."""
    computed = query.form is not Form.VALUE or query.asks(*REGISTER_FIELDS, Field.REPORT)
    several = query.of in (Counted.PLANS, Counted.PROVINCES) or len(query.where.provinces) > 1
    return computed and not several and not query.asks(*PLAN_FIELDS, Field.PLANS)


def plans_of_places(looked: LookedUp) -> tuple[str, ...]:
    """Return a plan of each place that the question names, of several the one with the best passage.

    None where one plan is of two places, or of fewer places.
    """
    groups, best = looked.scope.mentions, _best_first(looked)
    chosen = [next((plan for plan in best if plan in group), group[0]) for group in groups]
    return tuple(chosen) if len(set(chosen)) == len(chosen) > 1 else ()


def plans_counted(looked: LookedUp, claimed: OfEach) -> tuple[str, ...]:
    """Return as many plans as are claimed, one of a place: those of the subject of one that speaks most of what is asked.

    Where no subject has so many of them, it is those that speak most of it; none where there are fewer of these too.
    """
    knowledge = looked.knowledge
    best = [plan for plan in map(knowledge.plan, _best_first(looked)) if _is_one(plan, claimed.unit)]
    others = [plan for plan in knowledge.plans if plan not in best and _is_one(plan, claimed.unit)]
    for one in best[:_LIKELY]:
        alike = _one_a_place([one, *(plan for plan in (*best, *others) if of_one_subject(one, plan, knowledge))])
        if len(alike) == claimed.count:
            return alike
    found = _one_a_place(best)[: claimed.count]
    return found if len(found) == claimed.count else ()


def _one_a_place(plans: Iterable[StoredPlan]) -> tuple[str, ...]:
    of_place: dict[str, str] = {}
    for plan in plans:
        of_place.setdefault(place_of(plan) or plan.id, plan.id)
    return tuple(of_place.values())


def _best_first(looked: LookedUp) -> list[str]:
    return list(dict.fromkeys(found.candidate.passage.plan for found in looked.order.by("prose").found))


def _is_one(plan: StoredPlan, unit: str) -> bool:
    """Tell whether the plan is a ``unit`` of what is counted: of a province, a document of that kind."""
    if unit in map(str.lower, title_names()):
        return (plan.metadata.document_kind or "").lower() == unit
    return plan.province is not None or not unit.startswith(("tỉnh", "thành phố"))
