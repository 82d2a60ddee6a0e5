"""Drafts beside what was issued: which plan came of which draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from corpus.text.folding import fold_accents
from indexer.segments.stored import StoredPlan

_ALIKE: Final = 88.0
"""Titles of a draft and of what came of it differ by a word or two, never by a year (0 to 100, rapidfuzz's ratio)."""

_NUMBER: Final = re.compile(r"\d+")


def issued_of_drafts(plans: Sequence[StoredPlan]) -> dict[str, StoredPlan]:
    """Return by a draft's id the one plan of the same place and title that was issued; drafts without such are left out."""
    drafts = [plan for plan in plans if plan.metadata.draft]
    issued = [plan for plan in plans if not plan.metadata.draft] if drafts else []
    titles = {plan.id: fold_accents(plan.metadata.title or "") for plan in (*drafts, *issued)}
    found: dict[str, StoredPlan] = {}
    for draft in drafts:
        years = set(_NUMBER.findall(titles[draft.id]))
        near = [
            plan
            for plan in issued
            if draft.province == plan.province and titles[draft.id] and set(_NUMBER.findall(titles[plan.id])) == years
        ]
        scored = [(fuzz.ratio(titles[draft.id], titles[plan.id], score_cutoff=_ALIKE), plan) for plan in near]
        best = max((score for score, _ in scored), default=0.0)
        fits = [plan for score, plan in scored if score == best > 0]
        if len(fits) == 1:
            found[draft.id] = fits[0]
    return found
