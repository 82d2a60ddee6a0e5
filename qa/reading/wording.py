"""How much of what is asked for stands in a text: folded syllables and their pairs, weighed by how telling they are."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Collection, Container, Iterable, Set
from typing import Final

from corpus.text import folded_syllables

Weight = Callable[[str], float]
Pair = tuple[str, str]
HasPairs = Callable[[], Container[Pair]]
"""Gives the neighbouring syllables of a text."""

SAYS_NOTHING: Final = frozenset(
    [
        "la",
        "gi",
        "nao",
        "the",
        "bao",
        "nhieu",
        "may",
        "co",
        "khong",
        "duoc",
        "cua",
        "cac",
        "nhung",
        "va",
        "cho",
        "o",
        "tai",
        "trong",
        "den",
        "voi",
        "theo",
        "nhu",
        "vay",
        "a",
        "nhi",
        "ha",
        "em",
        "anh",
        "chi",
        "bac",
        "ong",
        "ke",
        "hoach",
        "phai",
        "dung",
        "hay",
        "thi",
        "ma",
        "ra",
        "sao",
        "ai",
        "khi",
        "luc",
        "dau",
        "cai",
        "nay",
        "do",
        "kia",
        "nam",
    ]
)
"""Syllables of asking, addressing and joining, folded, that say nothing of what is asked for."""


def bare_of_numbers(text: str) -> str:
    """Return the folded syllables of ``text`` that are no numbers, as one phrase."""
    return " ".join(syllable for syllable in folded_syllables(text) if not syllable.isdigit())


class Wording:
    """The words of a topic, made once and held against many texts; empty where there are none."""

    def __init__(self, words: Iterable[str], weight: Weight, without: Collection[str] = ()) -> None:
        """Take the words, the weight of a folded syllable, and folded syllables that say nothing here."""
        phrases = [[s for s in folded_syllables(word) if s not in without] for word in words]
        self.syllables = frozenset(syllable for phrase in phrases for syllable in phrase)
        self.pairs = frozenset(pair for phrase in phrases for pair in itertools.pairwise(phrase))
        self._weights = {syllable: weight(syllable) for syllable in self.syllables}
        self.total = math.fsum(self._weights.values())
        self._pair_weights = {(one, other): self._weights[one] + self._weights[other] for one, other in self.pairs}
        self._pair_total = math.fsum(self._pair_weights.values())

    def __bool__(self) -> bool:
        """Tell whether there are any words at all."""
        return bool(self.syllables)

    def cover(self, syllables: Collection[str]) -> float:
        """Return the share of the words' weight that is in ``syllables`` (folded); 1 where there are no words."""
        return self.share(self.syllables.intersection(syllables))

    def share(self, held: Collection[str]) -> float:
        """Return the share of the words' weight that is in ``held``, which are all of them; 1 where there are no words."""
        return math.fsum(map(self._weights.__getitem__, held)) / self.total if self.total else 1.0

    def cover_pairs(self, pairs: Container[Pair]) -> float:
        """Return the share of the weight of neighbours that are neighbours there too; 1 where the words have none."""
        return self._share_of_pairs(pair for pair in self.pairs if pair in pairs)

    def pairs_of(self, text: HasPairs, held: Set[str]) -> float:
        """Return :meth:`cover_pairs` of what ``text`` holds, of whose syllables ``held`` are the words' own.

        The neighbours in the text are looked at only where two words stand in it that are neighbours here.
        """
        near = [pair for pair in self.pairs if pair[0] in held and pair[1] in held] if held else []
        pairs = text() if near else frozenset()
        return self._share_of_pairs(pair for pair in near if pair in pairs)

    def _share_of_pairs(self, held: Iterable[Pair]) -> float:
        return math.fsum(map(self._pair_weights.__getitem__, held)) / self._pair_total if self._pair_total else 1.0

    def missing(self, syllables: Collection[str]) -> float:
        """Return the weight of the most telling word that is not in ``syllables`` (folded); 0 where all are."""
        return max(map(self._weights.__getitem__, self.syllables.difference(syllables)), default=0.0)

    def in_text(self, text: str) -> float:
        """Return how much of the words stands in ``text``: syllables and neighbours alike."""
        syllables = folded_syllables(text)
        pairs = self.cover_pairs(frozenset(itertools.pairwise(syllables))) if self.pairs else 1.0
        cover = self.cover(frozenset(syllables))
        return 0.6 * cover + 0.4 * pairs if self.pairs else cover
