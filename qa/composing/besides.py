"""The plans that an answer over several plans does not speak of: those that speak of it as well, and those that do not.

In: the draft that a way to an answer made of what was looked up. Out: the draft, with notes that name the other plans asked
about. An answer to a short question tells three plans; whoever reads it must not take the fourth for silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.composing.draft import Draft
from qa.composing.evidence import also_answering
from qa.contracts.answer import Status
from qa.contracts.query import Form
from qa.ranking.looked_up import LookedUp
from qa.retrieval.knowledge import Knowledge

MOST_PLANS: Final = 12
"""Of more plans than these nobody asks which are silent."""
_FORMS: Final = (Form.VALUE, Form.LIST)
_SEVERAL: Final = 2
_EVIDENCE: Final = "evidence"
_WHOLE: Final = ("facts", "identity", "computed", "tasks", "roster")
"""The ways to an answer that look at every plan asked about, and leave none out for want of room."""


def with_besides(draft: Draft, looked: LookedUp) -> Draft:
    """Return ``draft`` with a note of the plans that it leaves out, where it tells several and not all of those asked about."""
    told = {line.plan for line in draft.lines}
    scope, form = looked.scope, looked.query.form
    if draft.status is not Status.ANSWERED or not told or len(scope.plans) > MOST_PLANS:
        return draft
    others = [plan for plan in scope.plans if plan not in told]
    spoken_for = {plan for of_place in scope.mentions if told & set(of_place) for plan in of_place}
    silent = [plan for plan in others if plan not in spoken_for]
    if form is Form.COMPARE:
        return _with_notes(draft, (), silent, looked.knowledge)
    sides = len(scope.mentions) > 1 and looked.wide
    if form not in _FORMS or (len(told) < _SEVERAL and not sides) or not others:
        return draft
    if not looked.wide and draft.room not in (_EVIDENCE, *_WHOLE):
        return draft
    also = also_answering(looked, others) if draft.room == _EVIDENCE and not looked.wide else []
    return _with_notes(draft, also, [plan for plan in silent if plan not in also], looked.knowledge)


def _with_notes(draft: Draft, also: Sequence[str], silent: Sequence[str], knowledge: Knowledge) -> Draft:
    """Return ``draft`` with notes that name the plans that speak of it ``also``, and those that do not."""
    named = (("Cũng có ở", also), ("Không thấy nêu ở", silent))
    added = [f"{begun}: {_named(knowledge, plans)}." for begun, plans in named if plans]
    return replace(draft, notes=(*draft.notes, *added)) if added else draft


def _named(knowledge: Knowledge, plans: Sequence[str]) -> str:
    return "; ".join(knowledge.plan_name(plan) for plan in plans)
