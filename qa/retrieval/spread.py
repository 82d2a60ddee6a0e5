"""How the words of one plan are spread over its passages: what is rare in it tells its rows and sentences apart."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable

from corpus.text import folded_syllables


class Spread:
    """The folded syllables of a plan and their neighbours, made once from the texts of its passages."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        pairs: set[tuple[str, str]] = set()
        self._passages = 0
        for text in texts:
            syllables = folded_syllables(text)
            counts.update(set(syllables))
            pairs.update(itertools.pairwise(syllables))
            self._passages += 1
        self.syllables = counts
        """By syllable, in how many passages it stands."""
        self.pairs = frozenset(pairs)
        """Neighbouring syllables of any passage."""

    def weight(self, folded: str) -> float:
        """Return how telling a folded syllable is within the plan: the logarithm of its rarity over the plan's passages."""
        return math.log(1 + self._passages / (0.5 + self.syllables.get(folded, 0)))
