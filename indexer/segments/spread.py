"""How the words of one plan are spread over its passages: what is rare in it tells its rows and sentences apart.

A question looks at the spreads of all plans that the search found something in; so they are made once for each document, when
it is indexed, and are compact: 30 KB for a hundred passages.
"""

from __future__ import annotations

import itertools
import math
import struct
import sys
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.text import folded_syllables

_HEAD: Final = struct.Struct("<III")
"""How many passages, syllables and pairs there are."""
_QUICK: Final = 1
"""How hard zlib tries: more makes a tenth less of it in three times the time."""
_SEPARATOR: Final = "\n"

Pair = tuple[str, str]


class Spread:
    """The folded syllables of a plan and their neighbours; immutable."""

    __slots__ = ("_codes", "_counts", "_passages", "_sorted")

    def __init__(
        self, passages: int, syllables: tuple[str, ...], counts: NDArray[np.uint32], codes: NDArray[np.uint64]
    ) -> None:
        """Take the number of passages, the syllables in order, in how many passages each stands, and the pairs' codes in order.

        A pair's code is the place of its first syllable times the number of syllables, plus the place of its second.
        """
        self._passages = passages
        self._sorted = syllables
        self._counts = counts
        self._codes = codes

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spread:
        """Return the spread over passages with these texts."""
        counts: Counter[str] = Counter()
        pairs: set[Pair] = set()
        passages = 0
        for text in texts:
            syllables = folded_syllables(text)
            counts.update(set(syllables))
            pairs.update(itertools.pairwise(syllables))
            passages += 1
        return _made(passages, counts, pairs)

    @classmethod
    def joined(cls, parts: Sequence[Spread]) -> Spread:
        """Return the spread over the passages of all ``parts``: a plan's body and annexes."""
        if len(parts) == 1:
            return parts[0]
        counts: Counter[str] = Counter()
        for part in parts:
            counts.update(dict(zip(part._sorted, part._counts.tolist(), strict=True)))
        pairs = {pair for part in parts for pair in part.pairs}
        return _made(sum(part._passages for part in parts), counts, pairs)

    @classmethod
    def unpacked(cls, packed: bytes) -> Spread:
        """Return what :meth:`packed` was made from; ValueError where it was not made so."""
        try:
            data = zlib.decompress(packed)
            passages, syllables, pairs = _HEAD.unpack_from(data)
            counts = np.frombuffer(data, np.uint32, syllables, _HEAD.size)
            codes = np.frombuffer(data, np.uint64, pairs, _HEAD.size + counts.nbytes)
        except (zlib.error, struct.error) as error:
            raise ValueError(str(error)) from error
        text = data[_HEAD.size + counts.nbytes + codes.nbytes :].decode()
        found = tuple(map(sys.intern, text.split(_SEPARATOR))) if syllables else ()
        return cls(passages, found, counts.copy(), _narrow(codes, len(found)))

    def packed(self) -> bytes:
        """Return the spread as bytes."""
        head = _HEAD.pack(self._passages, len(self._sorted), len(self._codes))
        text = _SEPARATOR.join(self._sorted).encode()
        codes = self._codes.astype(np.uint64).tobytes()
        return zlib.compress(head + self._counts.tobytes() + codes + text, _QUICK)

    def weight(self, folded: str) -> float:
        """Return how telling a folded syllable is within the plan: the logarithm of its rarity over the plan's passages."""
        at = self._place(folded)
        return math.log(1 + self._passages / (0.5 + (0 if at is None else int(self._counts[at]))))

    @property
    def syllables(self) -> frozenset[str]:
        """The syllables of any passage."""
        return frozenset(self._sorted)

    @property
    def pairs(self) -> Collection[Pair]:
        """Neighbouring syllables of any passage."""
        return _Pairs(self)

    def _place(self, syllable: str) -> int | None:
        at = bisect_left(self._sorted, syllable)
        return at if at < len(self._sorted) and self._sorted[at] == syllable else None


class _Pairs(Collection[Pair]):
    """The pairs of a spread, looked up where they stand."""

    def __init__(self, spread: Spread) -> None:
        self._spread = spread

    def __contains__(self, pair: object) -> bool:
        if not isinstance(pair, tuple):
            return False
        spread = self._spread
        first, second = map(spread._place, pair)
        if first is None or second is None:
            return False
        code = first * len(spread._sorted) + second
        at = int(np.searchsorted(spread._codes, spread._codes.dtype.type(code)))
        return at < len(spread._codes) and int(spread._codes[at]) == code

    def __iter__(self) -> Iterator[Pair]:
        syllables = self._spread._sorted
        return ((syllables[code // len(syllables)], syllables[code % len(syllables)]) for code in self._spread._codes.tolist())

    def __len__(self) -> int:
        return len(self._spread._codes)


def _made(passages: int, counts: Counter[str], pairs: Iterable[Pair]) -> Spread:
    syllables = tuple(map(sys.intern, sorted(counts)))
    place = {syllable: at for at, syllable in enumerate(syllables)}
    codes = np.array(sorted(place[one] * len(syllables) + place[other] for one, other in pairs), np.uint64)
    return Spread(passages, syllables, np.array([counts[s] for s in syllables], np.uint32), _narrow(codes, len(syllables)))


def _narrow(codes: NDArray[np.uint64], syllables: int) -> NDArray[Any]:
    """Return the codes in half the room where they fit."""
    return codes.astype(np.uint32) if syllables < 2**16 else codes.copy()
