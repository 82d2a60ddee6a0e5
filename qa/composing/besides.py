"""The plans that an answer over several plans does not speak of: those that speak of it as well, and those that do not.

In: the draft that a way to an answer made, and its inquiry. Out: the draft, with notes that name the other plans asked about.
An answer to a short question tells three plans; whoever reads it must not take the fourth for silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.composing.draft import Draft
from qa.composing.evidence import also_answering
from qa.contracts.answer import Status
from qa.contracts.query import Form
from qa.ranking.inquiry import Inquiry

MOST_PLANS: Final = 12
"""Of more plans than these nobody asks which are silent."""
_FORMS: Final = (Form.VALUE, Form.LIST)
_EVIDENCE: Final = "evidence"
_WHOLE: Final = ("facts", "identity", "computed", "tasks", "roster")
"""The ways to an answer that look at every plan asked about, and leave none out for want of room."""


def with_besides(draft: Draft, inquiry: Inquiry) -> Draft:
    """Return ``draft`` with a note of the plans that it leaves out, where it tells several and not all of those asked about."""
    told = {line.plan for line in draft.lines}
    if draft.status is Status.ANSWERED and inquiry.query.form is Form.COMPARE:
        return _with_silent_sides(draft, inquiry)
    others = [plan for plan in inquiry.scope.plans if plan not in told]
    few = len(inquiry.scope.plans) <= MOST_PLANS
    if draft.status is not Status.ANSWERED or inquiry.query.form not in _FORMS or len(told) < 2 or not others or not few:
        return draft
    if not inquiry.wide and draft.room not in (_EVIDENCE, *_WHOLE):
        return draft
    also = also_answering(inquiry, others) if draft.room == _EVIDENCE and not inquiry.wide else []
    notes = [
        f"{begun}: {_named(inquiry, plans)}."
        for begun, plans in (
            ("Cũng có ở", also),
            ("Không thấy nêu ở", [plan for plan in others if plan not in also]),
        )
        if plans
    ]
    return replace(draft, notes=(*draft.notes, *notes))


def _with_silent_sides(draft: Draft, inquiry: Inquiry) -> Draft:
    """Return ``draft``, which compares, with a note of the sides that the question names and no line of it tells of."""
    told = {line.plan for line in draft.lines}
    placed = {plan for side in inquiry.scope.mentions for plan in side}
    sides = (*inquiry.scope.mentions, *((plan,) for plan in inquiry.scope.plans if plan not in placed))
    silent = [plan for side in sides if not told & set(side) for plan in side]
    if not told or not silent or len(sides) < 2 or len(silent) > MOST_PLANS:
        return draft
    return replace(draft, notes=(*draft.notes, f"Không thấy nêu ở: {_named(inquiry, silent)}."))


def _named(inquiry: Inquiry, plans: Sequence[str]) -> str:
    return "; ".join(inquiry.knowledge.plan_name(plan) for plan in plans)
