"""Which one of several plans a question means that names none of them, or only their place: the one that tells of its subject.

In: an inquiry over several plans. Out: the plan that all of its best passages stand in, where the question is to be computed
over the rows or sentences of one plan; a single sentence needs no such choice, since the best one tells its plan itself.
"""

from __future__ import annotations

from typing import Final

from corpus.genres.table import title_names
from indexer.segments.stored import StoredPlan
from qa.contracts.query import PLAN_FIELDS, REGISTER_FIELDS, Counted, Field, Form, Query
from qa.ranking.inquiry import Inquiry
from qa.understanding.naming import place_of
from qa.understanding.of_each import OfEach

_BEST: Final = 3
"""Passages that must stand in one plan; with two or five the same questions are answered, but for one in a hundred."""


def the_plan_meant(inquiry: Inquiry) -> str | None:
    """Return the id of the plan that the best passages for the inquiry's question all stand in.

    None where one is meant already, where several are or one that the index lacks, or where they stand in several.
    """
    scope = inquiry.scope
    if len(scope.plans) < 2 or scope.own or scope.outside or not _of_one_plan(inquiry.query):
        return None
    if inquiry.words.asking.wide or inquiry.words.asking.which or "ask" in inquiry.query.carried:
        return None  # what was asked before was of several
    plans = [found.candidate.passage.plan for found in inquiry.evidence()[:_BEST]]
    return plans[0] if len(plans) == _BEST and len(set(plans)) == 1 else None


def _of_one_plan(query: Query) -> bool:
    """Tell whether the query is computed over a plan's rows or sentences, and of one plan as far as it says."""
    computed = query.form is not Form.VALUE or query.asks(*REGISTER_FIELDS, Field.REPORT)
    several = query.of in (Counted.PLANS, Counted.PROVINCES) or len(query.where.provinces) > 1
    return computed and not several and not query.asks(*PLAN_FIELDS, Field.PLANS)


def plans_of_places(inquiry: Inquiry) -> tuple[str, ...]:
    """Return a plan of each place that the inquiry's question names, of several the one with the best passage.

    None where one plan is of two places, or of fewer places.
    """
    groups, best = inquiry.scope.mentions, _best_first(inquiry)
    chosen = [next((plan for plan in best if plan in group), group[0]) for group in groups]
    return tuple(chosen) if len(set(chosen)) == len(chosen) > 1 else ()


def plans_counted(inquiry: Inquiry, claimed: OfEach) -> tuple[str, ...]:
    """Return the plans that speak most of what is asked, one of a place, as many as are claimed; none where there are fewer."""
    of_place: dict[str, str] = {}
    for plan in (inquiry.knowledge.plan(name) for name in _best_first(inquiry)):
        if _is_one(plan, claimed.unit):
            of_place.setdefault(place_of(plan) or plan.id, plan.id)
    found = tuple(of_place.values())[: claimed.count]
    return found if len(found) == claimed.count else ()


def _best_first(inquiry: Inquiry) -> list[str]:
    return list(dict.fromkeys(found.candidate.passage.plan for found in inquiry.ranked("prose")))


def _is_one(plan: StoredPlan, unit: str) -> bool:
    """Tell whether the plan is a ``unit`` of what is counted: of a province, a document of that kind."""
    if unit in map(str.lower, title_names()):
        return (plan.metadata.document_kind or "").lower() == unit
    return plan.province is not None or not unit.startswith(("tỉnh", "thành phố"))
