"""Whether two plans are of one subject: what either's title says stands in the other's.

In: two plans, and how telling words are in the index. Out: yes or no.
"""

from __future__ import annotations

from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers
from qa.retrieval.knowledge import Knowledge
from qa.understanding.naming import place_of

_ALIKE: Final = 0.5
"""Of two titles of one subject so much stands in the other."""


def of_one_subject(one: StoredPlan, other: StoredPlan, knowledge: Knowledge) -> bool:
    """Tell whether most of what either plan's title says stands in the other's, their places aside."""
    places = frozenset(folded_syllables(f"{one.province or ''} {other.province or ''} {place_of(one)} {place_of(other)}"))
    first, second = (
        Wording([bare_of_numbers(plan.metadata.title or "")], knowledge.weight, SAYS_NOTHING | places) for plan in (one, other)
    )
    return min(first.cover(second.syllables), second.cover(first.syllables)) >= _ALIKE
