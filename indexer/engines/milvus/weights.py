"""BM25 as a product of two sparse vectors, so that any server that knows inner products ranks as the engine here does.

A passage's vector has for each of its terms what BM25 makes of how often it stands there and how long the field is; a
question's vector has the terms' rarity and the fields' weights. Their inner product is the weighted sum of the fields' BM25
(Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75), with lengths rounded as tantivy rounds them.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.text import Terms
from indexer.engines.base import FIELDS, FieldWeights

K1: Final = 1.2
B: Final = 0.75
_REMEMBERED: Final = 200_000
_EXACT_LENGTHS: Final = 24

Sparse = dict[int, float]


def _rounded_lengths() -> list[int]:
    """Return the 256 lengths that one byte can say, as tantivy and Lucene's SmallFloat have them."""
    found = list(range(_EXACT_LENGTHS))
    for code in range(256 - _EXACT_LENGTHS):
        bits, shift = code & 7, (code >> 3) - 1
        found.append(_EXACT_LENGTHS + (bits if shift < 0 else (bits | 8) << shift))
    return found


_LENGTHS: Final = _rounded_lengths()


@dataclass(frozen=True, slots=True)
class FieldBags:
    """How often each term stands in each field of a passage, fields in the order of :data:`FIELDS`."""

    bags: tuple[Counter[str], ...]

    @property
    def lengths(self) -> tuple[int, ...]:
        """The number of terms in each field."""
        return tuple(bag.total() for bag in self.bags)


def bags_of(terms: Terms, around: Terms) -> FieldBags:
    """Return what is indexed of a passage with ``terms`` in a context of the terms ``around``."""
    fields: Sequence[Iterable[str]] = (
        *(terms.exact, terms.folded, terms.bigrams, terms.words),
        *((*terms.numbers, *around.numbers), (*around.folded, *around.bigrams)),
    )
    return FieldBags(tuple(Counter(" ".join(field).split()) for field in fields))


def passage_vector(found: FieldBags, average: Sequence[float]) -> Sparse:
    """Return a passage's vector; ``average`` is the fields' mean length."""
    vector: Sparse = {}
    for field, bag, mean in zip(FIELDS, found.bags, average, strict=True):
        length = _LENGTHS[bisect_right(_LENGTHS, bag.total()) - 1]
        norm = K1 * (1 - B + B * length / mean) if mean else K1
        for term, count in bag.items():
            vector[dimension_of(field, term)] = (1 + K1) * count / (count + norm)
    return vector


@lru_cache(maxsize=_REMEMBERED)
def dimension_of(field: str, term: str) -> int:
    """Return the dimension of a term in a field: 31 bits of a hash; of millions of terms one in a thousand shares its own."""
    digest = hashlib.blake2b(f"{field}\0{term}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> 1


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of ``passages`` passages each dimension is: ``dimensions`` rise, ``counts`` belong to them."""

    passages: int
    dimensions: NDArray[np.uint32]
    counts: NDArray[np.uint32]

    @classmethod
    def none(cls) -> Frequencies:
        """Return the frequencies of no passages."""
        return cls(0, np.zeros(0, np.uint32), np.zeros(0, np.uint32))

    def changed(self, passages: int, changes: Mapping[int, int]) -> Frequencies:
        """Return these with so many ``passages`` more (or less) and ``changes`` to the counts."""
        keys = np.fromiter(changes.keys(), np.uint32, len(changes))
        every = np.union1d(self.dimensions, keys)
        counts = np.zeros(len(every), np.int64)
        counts[np.searchsorted(every, self.dimensions)] += self.counts
        counts[np.searchsorted(every, keys)] += np.fromiter(changes.values(), np.int64, len(changes))
        kept = counts > 0
        return Frequencies(self.passages + passages, every[kept].astype(np.uint32), counts[kept].astype(np.uint32))

    def count(self, dimension: int) -> int:
        """Return in how many passages a dimension is."""
        at = int(np.searchsorted(self.dimensions, dimension))
        return int(self.counts[at]) if at < len(self.dimensions) and self.dimensions[at] == dimension else 0

    def rarity(self, dimension: int) -> float:
        """Return BM25's inverse document frequency; 0 for what is in no passage."""
        count = self.count(dimension)
        return math.log(1 + (self.passages - count + 0.5) / (count + 0.5)) if count else 0.0

    def to_bytes(self) -> bytes:
        """Return the frequencies as bytes for :meth:`from_bytes`."""
        return b"".join((self.passages.to_bytes(8, "big"), self.dimensions.tobytes(), self.counts.tobytes()))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Frequencies:
        """Return what :meth:`to_bytes` wrote."""
        both = np.frombuffer(raw, np.uint32, offset=8)
        half = len(both) // 2
        return cls(int.from_bytes(raw[:8], "big"), both[:half], both[half:])


def question_vector(terms: Terms, weights: FieldWeights, known: Frequencies) -> Sparse:
    """Return a question's vector: each known term's rarity times its field's weight times how often it is asked."""
    asked: Sequence[tuple[str, float, Sequence[str]]] = (
        ("exact", weights.exact, terms.exact),
        ("folded", weights.folded, terms.folded),
        ("bigrams", weights.bigrams, terms.bigrams),
        ("words", weights.words, terms.words),
        ("numbers", weights.numbers, terms.numbers),
        ("context", weights.context, (*terms.folded, *terms.bigrams)),
    )
    vector: Sparse = {}
    for field, weight, found in asked:
        for term, count in Counter(found).items() if weight > 0 else ():
            dimension = dimension_of(field, term)
            rarity = known.rarity(dimension)
            if rarity > 0:
                vector[dimension] = vector.get(dimension, 0.0) + weight * count * rarity
    return vector
