"""Which lines of a table with aligned columns make a row: cells that begin together, or that stand round one middle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from corpus.readers.plain.aligned_columns import PlacedLine
from corpus.readers.plain.aligned_lines import is_row_number

Row = list[PlacedLine]
Reach = dict[int, tuple[int, int]]
Words = dict[int, tuple[float, float]]
Way = tuple[float, tuple[int, ...]]

_LONGEST: Final = 60
_SURE: Final = 0.8
"""Points of disagreement that a row may have on average where rows are told apart with confidence."""

_LOWER, _OPEN, _UNCOUNTED, _BLANK, _HALF = 0.6, 0.5, 1.5, 0.5, 0.2
_TASK: Final = 1
_MOSTLY: Final = 0.6
_OPEN_ENDS: Final = (",", " và", " của", " các", "-", "–", " với", " thuộc")
_IMPOSSIBLE: Final = float("inf")


def rows_of(pages: Sequence[Sequence[PlacedLine]]) -> list[Row] | None:
    """Return the lines of each row of a table's pages, without its header; None where rows cannot be told apart surely."""
    begins = _page_starts(pages)
    lines = _with_blanks([line for page in pages for line in page], begins)
    words = [_words(line) for line in lines]
    found = [_at_numbers(lines, begins, words), *(_round_numbers(lines, begins, words, way) for way in (_centred, _topped))]
    cost, starts = min((way for way in found if way is not None), key=lambda way: way[0], default=(_IMPOSSIBLE, ()))
    if not starts or cost > _SURE * len(starts):
        return None
    return [lines[start:end] for start, end in pairwise((*starts, len(lines)))]


def _page_starts(pages: Sequence[Sequence[PlacedLine]]) -> set[int]:
    starts, at = set(), 0
    for page in pages:
        starts.add(at)
        at += len(page)
    return starts


def _with_blanks(lines: Sequence[PlacedLine], pages: set[int]) -> list[PlacedLine]:
    """Return the lines, their empty lines forgotten where these do not part rows: there are fewer than numbers."""
    parted = sum(line.parted for at, line in enumerate(lines) if at not in pages)
    if parted >= _MOSTLY * sum(map(_counts, lines)):
        return list(lines)
    return [replace(line, parted=False) for line in lines]


def _counts(line: PlacedLine) -> bool:
    return bool(line.cells) and line.cells[0][0] == 0 and is_row_number(line.line.text[slice(*line.cells[0][1:])])


def _words(line: PlacedLine) -> dict[int, tuple[float, float]]:
    """Return for each cell of a line how little it looks like the first of a row's lines, and like the last one."""
    said: dict[int, str] = {}
    for column, start, end in line.cells:
        said[column] = f"{said.get(column, '')} {line.line.text[start:end]}".strip()
    return {column: (_LOWER * text[:1].islower(), _OPEN * text.endswith(_OPEN_ENDS)) for column, text in said.items() if column}


def _at_numbers(lines: Sequence[PlacedLine], pages: set[int], words: Sequence[Words]) -> Way | None:
    """Return the disagreement, and where rows begin whose number stands in their first line."""
    starts = tuple(at for at, line in enumerate(lines) if _counts(line))
    if not starts or starts[0]:
        return None
    cost = 0.0
    for start, end in pairwise((*starts, len(lines))):
        reach: Reach = {}
        first, seen = start, _Seen()
        for at in range(start, end):
            if at in pages:
                cost += _topped(reach, first, at - 1)
                reach, first = {}, at
            for column, _, _ in lines[at].cells:
                reach.setdefault(column, (at, at))
        for at in range(end - 1, start - 1, -1):
            seen.add(words[at], lines[at].parted and at > start)
        cost += _topped(reach, first, end - 1) + seen.cost()
    return cost, starts


def _round_numbers(
    lines: Sequence[PlacedLine], pages: set[int], words: Sequence[Words], fits: Callable[[Reach, int, int], float]
) -> Way | None:
    """Return the least disagreement, and where rows begin that hold their number in the middle; cells lie as ``fits`` says."""
    costs, before, blanks = [0.0], [0], any(line.parted for line in lines)
    for end in range(1, len(lines) + 1):
        found = _rows_before(lines, pages, words, fits, end, blanks=blanks)
        ways = [(costs[start] + cost, start) for start, cost in found if cost < _IMPOSSIBLE]
        cost, start = min(ways, default=(_IMPOSSIBLE, 0))
        costs.append(cost)
        before.append(start)
    if costs[-1] == _IMPOSSIBLE:
        return None
    starts, at = [], len(lines)
    while at:
        at = before[at]
        starts.append(at)
    return costs[-1], tuple(reversed(starts))


def _rows_before(
    lines: Sequence[PlacedLine],
    pages: set[int],
    words: Sequence[Words],
    fits: Callable[[Reach, int, int], float],
    end: int,
    *,
    blanks: bool,
) -> Iterator[tuple[int, float]]:
    """Yield where a row may begin that ends before line ``end``, with its disagreement; ``blanks`` says that some part rows."""
    reach: Reach = {}
    above, last, counted, wide, seen = 0.0, end - 1, 0, True, _Seen()
    for start in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        counted += _counts(lines[start])
        if counted > 1:
            return
        for column, _, _ in lines[start].cells:
            reach[column] = (start, reach[column][1] if column in reach else start)
            wide = wide and column <= _TASK
        seen.add(words[start], False)
        lacking = 0.0 if counted else _UNCOUNTED if wide else _IMPOSSIBLE
        unparted = _BLANK * (blanks and start not in pages and not lines[start].parted)
        yield start, above + fits(reach, start, last) + seen.cost() + lacking + unparted
        seen.blanks += lines[start].parted
        if start in pages:
            above, reach, last = above + fits(reach, start, last), {}, start - 1


def _centred(reach: Reach, first: int, last: int) -> float:
    """Return how much cells disagree with standing round the middle of lines ``first`` to ``last``."""
    return sum(_off_middle(low, high, first, last) for low, high in reach.values())


def _off_middle(low: int, high: int, first: int, last: int) -> float:
    """Return how far lines ``low`` to ``high`` are off the middle of ``first`` to ``last``; half a line is little."""
    off = abs(low + high - first - last)
    return _HALF * off if off <= 1 else _HALF + (off - 1) / 2


def _topped(reach: Reach, first: int, last: int) -> float:
    """Return how many cells do not begin in line ``first``; the number may stand in the middle of it and ``last``."""
    return sum(
        min(float(low != first), _off_middle(low, high, first, last)) if not column else low != first
        for column, (low, high) in reach.items()
    )


@dataclass(slots=True)
class _Seen:
    """What the words of a row's cells say against its bounds, gathered from its last line up."""

    lows: dict[int, float] = field(default_factory=dict)
    highs: dict[int, float] = field(default_factory=dict)
    blanks: int = 0

    def add(self, words: Words, parted: bool) -> None:
        """Add the line above; ``parted`` tells that an empty line stands before it, within the row."""
        for column, (low, high) in words.items():
            self.lows[column] = low
            self.highs.setdefault(column, high)
        self.blanks += parted

    def cost(self) -> float:
        """Return the disagreement of a row that begins with the line added last."""
        return sum(self.lows.values()) + sum(self.highs.values()) + _BLANK * self.blanks
