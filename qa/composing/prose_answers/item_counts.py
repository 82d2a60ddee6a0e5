"""How many things a plan lists in prose: the number first, what it was counted over, the things one by one.

In: a question that counts. Out: a draft. A list is looked for in three places, in this order: the items of the part whose
headings say what is counted, the parts below one that is named, the items that a plan numbers in words ("Bước 1. …").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qa.composing.draft import Draft
from qa.composing.prose_answers.counted_items import items_listed
from qa.composing.prose_answers.numbered import all_numbered
from qa.composing.prose_answers.outlines import parts_listed
from qa.composing.prose_answers.whole_lists import Listing
from qa.composing.worded_kinds import worded_kind
from qa.contracts.query import Query
from qa.ranking.looked_up import LookedUp

_PLACES: Final[tuple[Callable[[Query, LookedUp], Listing | None], ...]] = (items_listed, parts_listed, all_numbered)


@worded_kind("count told")
def answer_with_count(query: Query, looked: LookedUp) -> Draft | None:
    """Return how many things the list that the question means has, and which; None where it means none."""
    found = (look(query, looked) for look in _PLACES)
    return next((listing.counted() for listing in found if listing is not None), None)
