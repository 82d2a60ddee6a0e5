"""Which one of several plans a question means that names none of them, or only their place: the one that tells of its subject.

In: an inquiry over several plans. Out: the plan that all of its best passages stand in, where the question is to be computed
over the rows or sentences of one plan; a single sentence needs no such choice, since the best one tells its plan itself.
"""

from __future__ import annotations

from typing import Final

from qa.contracts.query import PLAN_FIELDS, REGISTER_FIELDS, Counted, Field, Form, Query
from qa.ranking.inquiry import Inquiry

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
