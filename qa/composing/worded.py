"""Which kind of answer in words a Query is for: each is tried in order, and the first that returns a draft answers."""

from __future__ import annotations

from qa.composing.draft import Draft
from qa.composing.registry import load_modules
from qa.composing.worded_kinds import WORDED_KINDS
from qa.contracts.query import Query
from qa.ranking.looked_up import LookedUp

for _room in ("qa.composing.facts", "qa.composing.prose_answers"):
    load_modules(_room)


def answer_in_words(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the first kind that knows the query's field and form makes of it; None where none does."""
    return next((draft.made_by(kind) for kind in WORDED_KINDS if (draft := kind(query, looked)) is not None), None)
