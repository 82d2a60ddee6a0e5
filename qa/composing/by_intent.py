"""Which rule a question's intents call for: each is tried in order, and the last takes the best row or passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from corpus.genres.table import basis_names, genre_names
from qa.composing.bases import answer_from_bases
from qa.composing.budgets import answer_about_budget, asks_of_whole_plan
from qa.composing.draft import Draft
from qa.composing.evidence import answer_from_evidence
from qa.composing.identity import answer_about_plans
from qa.composing.reports import answer_about_reports
from qa.composing.roster import answer_with_roster
from qa.composing.standing import answer_about_standing
from qa.composing.tasks import answer_with_tasks
from qa.contracts.answer import Status
from qa.contracts.words import METADATA_INTENTS, Intent, QueryWords, Subject
from qa.ranking.looked_up import LookedUp

_FEW_PLANS: Final = 12
Rule = Callable[[LookedUp], Draft | None]

_BASES: Final = "|".join(name for name in basis_names() if name not in genre_names("kế hoạch"))
_PLAN_FOR: Final = re.compile(rf"kế hoạch\s+[^\d\s].*(?:{_BASES})\b", re.IGNORECASE)


def answer_by_intent(looked: LookedUp) -> Draft:
    """Return the draft that the first rule for the question's intents makes, a silent one where none does."""
    for rule in _rules(looked):
        draft = rule(looked)
        if draft is not None:
            return replace(draft, labelled=looked.words.asking.which).made_by(rule)
    return Draft((), Status.NOT_FOUND)


def _rules(looked: LookedUp) -> Iterator[Rule]:
    """Yield the rules to try for a question, in order."""
    words = looked.words
    intents = set(words.asking.intents)
    if Intent.ROSTER in intents:
        yield answer_with_roster
    if Intent.STANDING in intents:
        yield answer_about_standing
    if intents & METADATA_INTENTS and words.named.numbers and not looked.scope.own and not _of_plan(words):
        yield answer_from_bases
    if intents & METADATA_INTENTS:
        yield answer_about_plans
    if Intent.REPORT in intents:
        yield answer_about_reports
    if Intent.BUDGET in intents or asks_of_whole_plan(looked):
        yield answer_about_budget
    lost = bool(looked.query.carried) and len(looked.scope.plans) > _FEW_PLANS  # a follow-up that says nothing by itself
    if (
        intents == {Intent.FACT}
        and not lost
        and not looked.query.where.agencies
        and (not looked.query.topic or (looked.scope.own and Subject.PLANS in words.asking.generic))
    ):
        yield answer_about_plans
    if Intent.LEGAL in intents:
        yield answer_from_bases
    if intents & {Intent.TASKS, Intent.DUTY}:
        yield answer_with_tasks
    yield answer_from_evidence


def _of_plan(words: QueryWords) -> bool:
    """Tell whether it is a plan's signer that is asked for, and another document only what it carries out."""
    return Intent.SIGNER in words.asking.intents and _PLAN_FOR.search(words.text) is not None
