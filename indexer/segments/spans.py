"""Which of many ranges a range shares characters with, without comparing it to all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from corpus.records import Range


class Spans:
    """Ranges of one text, each with the number of its owner."""

    def __init__(self, owned: Iterable[tuple[Range, int]]) -> None:
        self._owned = sorted(owned)
        self._starts = [part.start for part, _ in self._owned]
        self._furthest = list(accumulate((part.end for part, _ in self._owned), max))

    def sharing(self, wanted: Range) -> Iterator[tuple[int, int]]:
        """Yield the owner of each range that overlaps ``wanted``, and how many characters they share."""
        at = bisect_left(self._starts, wanted.end) - 1
        while at >= 0 and self._furthest[at] > wanted.start:
            part, owner = self._owned[at]
            shared = min(part.end, wanted.end) - max(part.start, wanted.start)
            if shared > 0:
                yield owner, shared
            at -= 1
