"""What a plan is for, where the question asks why there is such a plan, or what it is to do, and of nothing in it.

In: a query, and what was looked up for it. Out: a draft of what stands under the plan's heading on its purpose, or None. "Vì
sao phải ban hành kế hoạch phòng thủ dân sự" shares its words with every sentence of the plan; that heading alone answers it.
"""

from __future__ import annotations

from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import SHORT, Draft
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.gathered import by_passage, told
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.coverage import goals_of, purpose_of
from qa.reading.plan_parts import formal_words
from qa.reading.wording import SAYS_NOTHING

_OF_A_PLAN: Final = frozenset(
    folded_syllables(
        "vì tại sao lý do nguyên nhân nhằm mục đích để làm gì phải cần ban hành xây dựng lập ra đời có văn bản đề án này"
    )
)
"""Folded syllables of asking why there is a plan: they tell nothing of what is in it."""
_HEADING: Final = 40


@ahead_kind("purpose")
def answer_with_purpose(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the one plan in scope is for, else its goals; None where a reason for something in it is asked."""
    if query.ask != (Field.REASON,) or query.form is not Form.VALUE or query.where.agencies or query.where.times:
        return None
    plans = [plan for plan in plans_of(query, looked) if _asks_of_whole(query, looked, plan)]
    if len(plans) != 1:
        return None
    name, statements = looked.knowledge.plan_name(plans[0].id), looked.knowledge.statements(plans[0].id)
    purpose = purpose_of(statements)
    lines = told(by_passage(purpose or goals_of(statements)), looked.knowledge, SHORT - _HEADING - len(name))
    heading = f"{name}, {'mục đích' if purpose else 'mục tiêu'}:"
    return Draft(tuple(lines), heading=heading, limit=SHORT, sure=True, exact=True) if lines else None


def _asks_of_whole(query: Query, looked: LookedUp, plan: StoredPlan) -> bool:
    """Tell whether all that the question says is how the plan is called."""
    named = [
        plan.metadata.title or "",
        plan.metadata.number or "",
        plan.province or "",
        *(p.name for p in looked.words.named.places),
    ]
    known = frozenset(folded_syllables(" ".join(named))) | _OF_A_PLAN | formal_words() | SAYS_NOTHING
    return query.topic_syllables <= known
