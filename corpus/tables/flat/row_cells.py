"""The cells of one flattened row: its fragments parted among the table's columns, by dynamic programming.

The cells of a row come one after another in the order of the columns. Where one ends and the next begins is decided for the
whole row at once, by the parting with the most points: what each stretch is worth as a cell (flat_evidence), less what it
costs to leave a column out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from corpus.tables.columns import ColumnRole
from corpus.tables.flat.evidence import Above, Evidence, TableSense
from corpus.tables.flat.fit import NEVER, starts_agency
from corpus.tables.flat.fragments import Fragment

_SKIP: Final = {
    ColumnRole.LEAD: -5.0,
    ColumnRole.COORDINATE: -3.0,
    ColumnRole.PERIOD: -2.5,
    ColumnRole.PRODUCT: -2.0,
    ColumnRole.FUNDING: -1.5,
    ColumnRole.TASK: -8.0,
    ColumnRole.OTHER: -1.0,
    ColumnRole.NOTE: -0.2,
    ColumnRole.AUTHORITY: -1.0,
}
# A second task under one number has merged cells beside it: leaving them out costs little, the second task itself much.
_SKIP_BESIDE: Final = 0.2
_SECOND_TASK: Final = -5.0
_MOST_PARTS: Final = 3
# A stretch that reads so badly does not get better by going on.
_HOPELESS: Final = -24.0
_LONGEST: Final = {
    ColumnRole.PERIOD: 18,
    ColumnRole.FUNDING: 16,
    ColumnRole.LEAD: 30,
    ColumnRole.COORDINATE: 30,
    ColumnRole.PRODUCT: 30,
}

MOST_FRAGMENTS: Final = 80
"""A longer stretch is no row of a table (real ones have some thirty fragments on a page), and parting it takes its square."""


@dataclass(frozen=True, slots=True)
class RowSegment:
    """Fragments ``start`` to ``end`` of a section, which belong to ``column``; ``part`` counts the tasks of the row."""

    column: int
    start: int
    end: int
    part: int


class _State(NamedTuple):
    used: int
    column: int
    part: int


class _Way(NamedTuple):
    points: float
    segment: RowSegment | None
    previous: _State | None


class RowSection:
    """A stretch of a row between page breaks, to be parted among the columns."""

    def __init__(
        self,
        fragments: Sequence[Fragment],
        roles: Sequence[ColumnRole],
        before: dict[int, Above],
        sense: TableSense,
        *,
        last: bool,
    ) -> None:
        """``before`` holds what the row's cells had before a page break; ``last`` tells that no break follows."""
        self._fragments = fragments
        self._roles = roles
        self._goes_on = bool(before)
        self._evidence = Evidence(fragments, roles, before, sense, last=last)

    def best(self) -> tuple[float, list[RowSegment]]:
        """Return the best parting with its points; no segments where there is none."""
        count, columns = len(self._fragments), len(self._roles)
        ways = {_State(0, -1, 0): _Way(0.0, None, None)}
        for used in range(count):
            for column in range(-1, columns):
                for part in range(_MOST_PARTS):
                    state = _State(used, column, part)
                    if state in ways:
                        self._extend(ways, state)
        ends = [(way.points + self._left_out(s.column + 1, columns, s.part), s) for s, way in ways.items() if s.used == count]
        if not ends:
            return NEVER, []
        points, last = max(ends)
        return points, list(_way_back(ways, last))[::-1]

    def _extend(self, ways: dict[_State, _Way], state: _State) -> None:
        points = ways[state].points
        for column, part, cost in self._moves(state):
            longest = _LONGEST.get(self._roles[column], len(self._fragments))
            for end in range(state.used + 1, min(len(self._fragments), state.used + longest) + 1):
                worth = self._evidence.points(column, state.used, end)
                if worth <= _HOPELESS:
                    break
                reached = _State(end, column, part)
                total = points + cost + worth
                if reached not in ways or ways[reached].points < total:
                    ways[reached] = _Way(total, RowSegment(column, state.used, end, part), state)

    def _moves(self, state: _State) -> Iterator[tuple[int, int, float]]:
        """Yield the columns that may come next, with the part they belong to and what is left out for them."""
        columns = len(self._roles)
        for column in range(state.column + 1, columns):
            yield column, state.part, self._left_out(state.column + 1, column, state.part)
        if state.column >= 0 and state.part + 1 < _MOST_PARTS and not self._goes_on and self._may_begin_task(state.used):
            cost = self._left_out(state.column + 1, columns, state.part) + _SECOND_TASK
            yield self._roles.index(ColumnRole.TASK), state.part + 1, cost

    def _may_begin_task(self, at: int) -> bool:
        fragment = self._fragments[at]
        return fragment.starts_line and fragment.text[0].isupper() and not starts_agency(fragment.text)

    def _left_out(self, start: int, end: int, part: int) -> float:
        """Return what leaving out the columns ``start`` to ``end`` costs; nothing after a page break."""
        if self._goes_on:
            return 0.0
        return sum(_SKIP[self._roles[column]] for column in range(start, end)) * (_SKIP_BESIDE if part else 1.0)


def _way_back(ways: dict[_State, _Way], state: _State) -> Iterator[RowSegment]:
    way = ways[state]
    while way.segment is not None and way.previous is not None:
        yield way.segment
        way = ways[way.previous]
