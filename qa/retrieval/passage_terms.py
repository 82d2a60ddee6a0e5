"""The terms of a text that questions are held against: folded syllables, neighbours, document numbers."""

from __future__ import annotations

import itertools
import sys

from corpus.text import find_document_numbers, folded_syllables


def syllables_of(clean: str) -> frozenset[str]:
    """Return the folded syllables of a text; those that many texts have are held once."""
    return frozenset(map(sys.intern, folded_syllables(clean)))


class PassageTerms:
    """The folded syllables and bigrams of a text and of its context; ``weight`` is the sum of its syllables' weights."""

    __slots__ = ("bigrams", "context", "numbers", "syllables", "weight")

    def __init__(self, clean: str, context: str) -> None:
        syllables = list(map(sys.intern, folded_syllables(clean)))
        self.weight = 0.0
        self.syllables = frozenset(syllables)
        self.bigrams = frozenset(itertools.pairwise(syllables))
        self.context = frozenset(folded_syllables(context))
        self.numbers = frozenset(number.key for number in find_document_numbers(clean))
