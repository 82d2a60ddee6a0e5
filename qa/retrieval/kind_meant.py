"""Which of a place's documents a question means: those of the kind that it calls them by, those like what was spoken of before.

A place has issued a plan, and decisions and notices beside it. "Kế hoạch của Quảng Ngãi" means the plan; "còn Quảng Ngãi thì
sao" after another place's plan the one of the same subject, or at least of the same kind. In: a question's words, the scope
that its places, numbers and subject leave, and the plans spoken of before. Out: the scope with fewer plans of these places, or
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from corpus.genres.table import genre_names, title_names
from indexer.segments.stored import StoredPlan
from qa.contracts.query import PLAN_FIELDS, REGISTER_FIELDS, Counted, Field, Form, Query
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import Scope
from qa.retrieval.subjects import of_one_subject
from qa.understanding.naming import is_about

_REMEMBERED: Final = 20_000
_PLAN: Final = "kế hoạch"
_NAMES: Final = "|".join(re.escape(name) for name in sorted(title_names(), key=lambda name: (-len(name), name)))
_ISSUED: Final = re.compile(rf"(?:ban hành|phê duyệt)\s+(?:\w+\s+)?(?P<kind>{_NAMES})(?!\w)", re.IGNORECASE)
"""The paper that a decision issues: "Quyết định ban hành Kế hoạch …"."""
_ROWS: Final = frozenset({Counted.TASKS, Counted.AGENCIES, Counted.GROUPS})
_WHOLE: Final = (*PLAN_FIELDS, Field.OUTLINE, Field.SUMMARY)
"""What a document as a whole is asked for."""


def of_kind_meant(question: Query, scope: Scope, before: Sequence[str], knowledge: Knowledge) -> Scope:
    """Return ``scope`` with those plans of each place that ``question`` means by their kind; ``before`` are plans told before.

    As it is where the question names no place, or the documents of its places are all of one kind.
    """
    if not scope.mentions:
        return scope
    known = {plan: knowledge.plan(plan) for mention in scope.mentions for plan in mention}
    said = question.words.named.kinds
    if _PLAN in said and question.asks(*PLAN_FIELDS) and not scope.own and _without_plan(tuple(known.values())):
        places = tuple(place.name for place in question.words.named.places)
        return replace(scope, plans=(), outside=places, mentions=())
    told = [knowledge.plan(plan) for plan in before if plan not in known]
    kept = set(scope.plans)
    for mention in scope.mentions:
        here = [known[plan] for plan in mention]
        meant = _called(here, question) or _like(here, told, knowledge) if said or told else _plans_first(here, question)
        ids = {plan.id for plan in meant}
        if ids & kept or (ids and said):
            kept = (kept - set(mention)) | (ids & kept or ids)
    plans = tuple(plan for plan in dict.fromkeys((*scope.plans, *known)) if plan in kept)
    return replace(scope, plans=plans, mentions=tuple(tuple(p for p in each if p in kept) for each in scope.mentions))


@lru_cache(maxsize=_REMEMBERED)
def kinds_of(kind: str, title: str) -> frozenset[str]:
    """Return the names of the kinds that a document is of: its own ``kind``, and what its ``title`` says it issues."""
    issued = _ISSUED.search(title)
    own = [kind.lower(), *([issued["kind"].lower()] if issued else [])]
    return frozenset(name for each in own if each for name in genre_names(each))


def _kinds(plan: StoredPlan) -> frozenset[str]:
    return kinds_of(plan.metadata.document_kind or "", plan.metadata.title or "")


def _called(plans: Sequence[StoredPlan], question: Query) -> list[StoredPlan]:
    """Return those of one place's ``plans`` that are of a kind that is said; of several kinds the plan's own first.

    Other papers than plans may be what is to be made ("quy chế trực ban do ai soạn"): they must be about what is asked.
    """
    for kind in sorted(question.words.named.kinds, key=lambda name: name != _PLAN):
        found = [plan for plan in plans if kind in _kinds(plan) and (kind == _PLAN or is_about(plan, question.topic))]
        if found:
            return found
    return []


def _like(plans: Sequence[StoredPlan], told: Sequence[StoredPlan], knowledge: Knowledge) -> list[StoredPlan]:
    """Return those of ``plans`` that are of one subject with one ``told`` before, else of one kind with it."""
    alike = [plan for plan in plans if any(of_one_subject(plan, other, knowledge) for other in told)]
    return alike or [plan for plan in plans if any(_kinds(plan) & _kinds(other) for other in told)]


def _plans_first(plans: Sequence[StoredPlan], question: Query) -> list[StoredPlan]:
    """Return the plans proper where a document is asked of as a whole, or all of a place's rows are, by no kind."""
    of_rows = question.of in _ROWS and question.form is not Form.VALUE and question.asks(*REGISTER_FIELDS)
    return [plan for plan in plans if _PLAN in _kinds(plan)] if of_rows or question.asks(*_WHOLE) else []


def _without_plan(plans: Sequence[StoredPlan]) -> bool:
    """Tell whether all of ``plans`` are of kinds of their own: who signed "the plan" of the place, none of them says."""
    return all(plan.metadata.document_kind and _PLAN not in _kinds(plan) for plan in plans)
