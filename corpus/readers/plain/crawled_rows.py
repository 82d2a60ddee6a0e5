"""The rows of a crawled table: its cells, in order, put into columns by dynamic programming.

Between two cells stand one stroke or more. Within a row one stroke parts two cells, each further one is an empty cell;
a new row begins after two or more. Merged cells are missing. What is odd about a row costs points; the cheapest way wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from corpus.names.agency_lexicon import key
from corpus.records import Range
from corpus.tables.columns import ColumnRole, roles_of
from corpus.tables.flat.fit import starts_agency
from corpus.tables.value_words import TIME

_NUMBER: Final = re.compile(r"\(?(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ])\s?[.)]?")
_EMPTY, _MERGED, _SHORT, _HEADS_GROUP, _LEADING, _NO_END = 0.2, 1.0, 0.6, 0.3, 0.8, 1.0
_NO_NUMBER, _MISPLACED_NUMBER, _UNFIT, _AGENCY, _LEFT_OVER = 1.6, 2.0, 0.7, 0.5, 5.0
_OF_WORDS: Final = frozenset(
    (ColumnRole.TASK, ColumnRole.LEAD, ColumnRole.COORDINATE, ColumnRole.PRODUCT, ColumnRole.AUTHORITY)
)
"""Columns in which a bare number is odd; under any other title it may be a figure."""
# As many ways to go on are kept at each cell.
_BEAM: Final = 10
_LEAVING, _STAYING, _COMING_BACK, _OVERFULL = 2.0, 0.15, 0.0, 0.5
_LONGEST_AGENCY: Final = 80


@dataclass(frozen=True, slots=True)
class CrawledCell:
    """The text of a cell, where it stands, and how many strokes stand before it."""

    shown: str
    place: Range
    strokes: int


@dataclass(frozen=True, slots=True)
class CrawledRow:
    """A row's cells by column; ``width`` is the table's, ``ended`` how many columns the row's strokes count."""

    cells: tuple[tuple[int, CrawledCell], ...]
    width: int
    ended: int


class _State(NamedTuple):
    """The column of a cell, and that of its row's first; 0 where the row leaves out a column in between."""

    column: int
    start: int


_LEFT: Final = _State(0, 0)
"""After the table: text follows the last stroke of a whole row at once, where the stroke of the next row should."""


class _Way(NamedTuple):
    points: float
    before: _State | None
    opens: bool
    ended: int


def is_number(text: str) -> bool:
    """Tell whether a cell's text numbers a row: "3", "2.1", "IV", "b)"."""
    return _NUMBER.fullmatch(text.strip()) is not None


def best_rows(
    items: Sequence[CrawledCell], header: int, width: int, roles: Sequence[ColumnRole] = ()
) -> tuple[float, list[CrawledRow]]:
    """Return the rows of ``items``, whose first ``header`` are titles, in ``width`` columns, and what is odd about them.

    A table that goes on with another one's columns has no header of its own, but their ``roles``.
    """
    if header:
        roles = roles_of([item.shown for item in items[:header]]) if header == width else (ColumnRole.NUMBER,)
    cost = _Cost(roles, width)
    start = _State(header or width, 0)
    ways: list[dict[_State, _Way]] = [{start: _Way(0.0, None, True, header)}]
    for at in range(header, len(items)):
        found: dict[_State, _Way] = {}
        for state, way in ways[-1].items():
            for then, points, opens, ended in cost.steps(state, items[at]):
                total = way.points + points
                if then not in found or found[then].points > total:
                    found[then] = _Way(total, state, opens, ended)
        if not found:
            break
        ways.append(dict(sorted(found.items(), key=lambda entry: entry[1].points)[:_BEAM]))
    last, way = min(ways[-1].items(), key=lambda entry: entry[1].points + cost.end(entry[0].column, entry[0]))
    left = len(items) - header + 1 - len(ways)
    return way.points + _LEFT_OVER * left, _way_back(ways, last, items, header, width)


def _way_back(
    ways: list[dict[_State, _Way]], last: _State, items: Sequence[CrawledCell], header: int, width: int
) -> list[CrawledRow]:
    rows: list[CrawledRow] = []
    cells: list[tuple[int, CrawledCell]] = []
    ended, state = 0, last
    for at in range(len(ways) - 1, 0, -1):
        way = ways[at][state]
        if state == _LEFT:
            ended = way.ended or ended
        else:
            cells.append((state.column - 1, items[header + at - 1]))
            if way.opens:
                rows.append(CrawledRow(tuple(reversed(cells)), width, max(ended, max(column for column, _ in cells) + 1)))
                cells, ended = [], way.ended
        assert way.before is not None
        state = way.before
    if header:
        rows.append(CrawledRow(tuple(enumerate(items[:header])), width, header))
    return rows[::-1]


class _Cost:
    """What each step from a cell to the next costs, in a table of these columns."""

    def __init__(self, roles: Sequence[ColumnRole], width: int) -> None:
        self._roles = roles
        self._width = width
        self._numbered = bool(roles) and roles[0] is ColumnRole.NUMBER

    def steps(self, state: _State, item: CrawledCell) -> Iterator[tuple[_State, float, bool, int]]:
        """Yield the columns that ``item`` may stand in after ``state``: with its cost, and whether it opens a row.

        For one that does, the columns that the row before has by its strokes.
        """
        if state == _LEFT:
            yield _LEFT, _STAYING, False, 0
            if self._numbered and item.strokes == 1 and is_number(item.shown):
                yield _State(1, 1), _COMING_BACK, True, 0
            return
        if state.column == self._width and item.strokes == 1 and not item.shown:
            yield _State(self._width, 0), _OVERFULL, False, 0
        if state.column + item.strokes - 1 == self._width and state.start == 1:
            yield _LEFT, _LEAVING, True, self._width
        for skipped in range(self._width - state.column - item.strokes + 1):
            column = state.column + item.strokes + skipped
            odd = _EMPTY * (item.strokes - 1) + (_MERGED + _EMPTY * skipped if skipped else 0.0)
            yield _State(column, 0 if skipped else state.start), odd + self._fit(column, item), False, 0
        for empty in range(max(1, item.strokes - 1)):
            ended = state.column + empty
            leading = item.strokes - 2 - empty
            if ended > self._width or (leading < 0 and ended < self._width):
                continue
            odd = self.end(ended, state) + _EMPTY * empty + (_NO_END if leading < 0 else _LEADING * leading)
            for column in range(1 + max(0, leading), self._width + 1):
                merged = column - 1 - max(0, leading)
                opens = odd + (_MERGED + _EMPTY * merged if merged else 0.0) + self._opening(column, item)
                yield _State(column, column), opens + self._fit(column, item), True, ended

    def end(self, ended: int, state: _State) -> float:
        """Return what it costs that a row has only ``ended`` columns; a number and a heading are a group's."""
        if ended >= self._width or state == _LEFT:
            return 0.0
        return _HEADS_GROUP if ended <= 2 and state.start == 1 and state.column == 2 else _SHORT

    def _opening(self, column: int, item: CrawledCell) -> float:
        return _NO_NUMBER if self._numbered and column == 1 and item.shown and not is_number(item.shown) else 0.0

    def _fit(self, column: int, item: CrawledCell) -> float:
        if not item.shown:
            return 0.0
        role = self._roles[column - 1] if column <= len(self._roles) else ColumnRole.OTHER
        if self._numbered and column > 1 and is_number(item.shown):
            return _MISPLACED_NUMBER if role in _OF_WORDS else 0.0
        if role in (ColumnRole.LEAD, ColumnRole.COORDINATE):
            return 0.0 if starts_agency(item.shown.lstrip("-–+• ")) else _UNFIT
        if role is ColumnRole.PERIOD:
            return 0.0 if TIME.search(key(item.shown)) else _UNFIT
        return _AGENCY if role is ColumnRole.TASK and len(item.shown) < _LONGEST_AGENCY and starts_agency(item.shown) else 0.0
