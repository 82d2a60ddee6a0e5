"""Which answer kind a Query is for: each is tried in order, and the first that returns a draft answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qa.composing.draft import Draft
from qa.composing.facts.checking import answer_whether_annexed, answer_whether_fact
from qa.composing.facts.holdings import answer_with_help, answer_with_plans
from qa.composing.facts.standing import answer_with_standing
from qa.composing.facts.telling import answer_with_comparison, answer_with_extreme, answer_with_facts, answer_with_timeline
from qa.composing.told.across import answer_in_order, answer_with_parts
from qa.composing.told.counting import answer_with_count
from qa.composing.told.extremes import answer_with_extreme_figure
from qa.composing.told.goals import answer_with_goals
from qa.composing.told.numbered import answer_with_numbered_item
from qa.composing.told.outlines import answer_with_outline
from qa.composing.told.summaries import answer_with_summary
from qa.composing.told.telling import answer_from_prose
from qa.composing.told.whether import answer_whether_told
from qa.composing.told.year_cells import answer_of_year
from qa.contracts.query import Query
from qa.ranking.inquiry import Inquiry

AnswerKind = Callable[[Query, Inquiry], Draft | None]

KINDS: Final[tuple[AnswerKind, ...]] = (
    answer_with_help,
    answer_with_plans,
    answer_with_standing,
    answer_whether_annexed,
    answer_whether_fact,
    answer_with_facts,
    answer_with_extreme,
    answer_with_timeline,
    answer_with_comparison,
    answer_with_outline,
    answer_with_summary,
    answer_with_goals,
    answer_with_count,
    answer_with_numbered_item,
    answer_whether_told,
    answer_with_extreme_figure,
    answer_with_parts,
    answer_in_order,
    answer_of_year,
    answer_from_prose,
)
"""The kinds of this room, in the order in which they are tried."""


def answer_in_words(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return what the first kind that knows the query's field and form makes of it; None where none does."""
    return next((draft.made_by(kind) for kind in KINDS if (draft := kind(query, inquiry)) is not None), None)
