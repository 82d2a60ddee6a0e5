"""Keeps account of which characters of a range are taken, so that every character comes into one block."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from corpus.records import Range


class Uncovered:
    """The parts of the range ``whole`` of ``text`` that nothing has taken yet."""

    def __init__(self, text: str, whole: Range) -> None:
        self._text = text
        self._whole = whole
        self._taken: list[Range] = []

    def take(self, wanted: Sequence[Range]) -> tuple[Range, ...]:
        """Return what of ``wanted`` is free and holds more than white space, trimmed, in order; from now on it is taken."""
        result: list[Range] = []
        for place in wanted:
            for free in list(self._free(max(place.start, self._whole.start), min(place.end, self._whole.end))):
                content = free.of(self._text)
                if content.strip():
                    left = free.start + len(content) - len(content.lstrip())
                    result.append(Range(left, free.start + len(content.rstrip())))
                    insort(self._taken, result[-1])
        return tuple(sorted(result))

    def _free(self, start: int, end: int) -> Iterator[Range]:
        index = bisect_left(self._taken, start, key=lambda taken: taken.end)
        while index < len(self._taken) and self._taken[index].start < end:
            taken = self._taken[index]
            if taken.start > start:
                yield Range(start, taken.start)
            start = max(start, taken.end)
            index += 1
        if start < end:
            yield Range(start, end)
