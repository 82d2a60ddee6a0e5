"""Answers that are computed: counts, lists, rankings, yes or no, comparisons and timelines over the register.

In: a :class:`qa.contracts.query.Query` and what is known of the index (:class:`Material`). Out: a draft whose lines are the
rows that prove it. One module a form of answer; each registers itself with :mod:`qa.composing.computed.kinds`.
"""

from qa.composing.computed import (
    asserting,
    breakdown,
    claimed_amounts,
    compared_amounts,
    comparing,
    counted_amounts,
    counting,
    days_of_reports,
    extreme_amounts,
    listed_amounts,
    listing,
    milestones,
    named_amounts,
    ordering,
    plans_by_year,
    product_amounts,
    ranking,
    task_amounts,
    yearly,
)
from qa.composing.computed.kinds import Material, answer_query, takes

__all__ = [
    "Material",
    "answer_query",
    "asserting",
    "breakdown",
    "claimed_amounts",
    "compared_amounts",
    "comparing",
    "counted_amounts",
    "counting",
    "days_of_reports",
    "extreme_amounts",
    "listed_amounts",
    "listing",
    "milestones",
    "named_amounts",
    "ordering",
    "plans_by_year",
    "product_amounts",
    "ranking",
    "takes",
    "task_amounts",
    "yearly",
]
