"""Which of a place's plans a hint in brackets means: "kế hoạch của Hà Tĩnh (mầm non)", "Cần Thơ (giảm nghèo) và Sơn La".

In: a question as the rules read it, and where to look. Out: the plans that the hints leave, and the question's text without
them; a bracket that holds no words of such a plan's title is no hint.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Query
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import Scope
from qa.understanding.naming import named_by_title

_HINT: Final = re.compile(r"\s*\((?P<hint>[^()\d]{4,60})\)")


def without_hints(question: Query, scope: Scope, knowledge: Knowledge) -> tuple[str, Scope]:
    """Return the text of ``question`` without the hints behind its places, and ``scope`` narrowed to the plans they mean."""
    text, meant = question.words.text, dict[str, list[str]]()
    spans: list[tuple[int, int]] = []
    for place in question.words.named.places:
        hint = _HINT.match(text, place.end)
        here = [plan for plan in knowledge.plans if plan.id in scope.plans and plan.province == place.name]
        found = named_by_title(hint["hint"], here) if hint else []
        if hint and found:
            spans.append(hint.span())
            meant.setdefault(place.name, []).extend(found)
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    kept = tuple(plan for plan in scope.plans if _is_left(plan, meant, knowledge))
    mentions = tuple(tuple(plan for plan in each if plan in kept) for each in scope.mentions)
    return text, replace(scope, plans=kept, mentions=mentions)


def _is_left(plan: str, meant: dict[str, list[str]], knowledge: Knowledge) -> bool:
    province = knowledge.plan(plan).province or ""
    return province not in meant or plan in meant[province]
