"""Tables that a text draws: with ``+---+`` and ``|``, or with the characters for boxes ("┌─┬─┐", "│").

A row goes from one drawn line to the next; where nothing but the header is parted by one, a row begins at each line whose
first cell holds something. A line drawn under some of the columns only lets the cells of the others reach down.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from corpus.records import Cell, Grid, Range
from corpus.text.cleaning import clean

_UPRIGHT: Final = "|│┃║╎╏┆┇┊┋"
_LEVEL: Final = "-=─━═╌╍┄┅┈┉—–"
_CROSSING: Final = "+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┝┥┯┷┿┠┨┰┸╂"
_DRAWN: Final = frozenset(_UPRIGHT + _LEVEL + _CROSSING + " \t")
_SEPARATOR: Final = re.compile(f"[{re.escape(_UPRIGHT + _CROSSING)}]")
_INNER: Final = re.compile(f"[{re.escape(_UPRIGHT)}]")
_LINE: Final = re.compile(r"[^\n]*\n?")
_SHORTEST_RULE: Final = 5
_FEWEST_COLUMNS: Final = 3
_FEWEST_ROWS: Final = 2


@dataclass(slots=True)
class _Drawn:
    """A cell while its lines are gathered: the row it begins in, how far it reaches, and where its lines stand."""

    row: int
    column: int
    across: int
    down: int = 1
    places: list[Range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a drawing: its place, the offsets of what parts its columns, and whether it is drawn, wholly or in part."""

    place: Range
    cuts: tuple[int, ...]
    rule: bool
    partly: bool = False


def find_boxed_grids(text: str) -> Iterator[Grid]:
    """Yield the drawn tables of ``text`` in reading order."""
    rows: list[_Row] = []
    for match in _LINE.finditer(text):
        row = _row(text, Range(match.start(), match.start() + len(match.group().rstrip("\n"))))
        if row is not None:
            rows.append(row)
            continue
        yield from _grid(text, rows)
        rows = []


def _row(text: str, place: Range) -> _Row | None:
    """Return a line of a drawing, None for any other."""
    line = place.of(text)
    stripped = line.strip()
    if set(stripped) <= _DRAWN:
        drawn = len(stripped) >= _SHORTEST_RULE and sum(char in _LEVEL for char in stripped) * 2 > len(stripped)
        cuts = tuple(place.start + found.start() for found in _SEPARATOR.finditer(line))
        partly = any(char in _UPRIGHT for char in stripped[1:-1]) or "  " in stripped
        return _Row(place, cuts, rule=True, partly=partly and bool(cuts)) if drawn or (cuts and partly) else None
    cuts = tuple(place.start + found.start() for found in _INNER.finditer(line))
    if any(char in stripped for char in _CROSSING) and any(char * 3 in stripped for char in _LEVEL):
        cuts = tuple(place.start + found.start() for found in _SEPARATOR.finditer(line))
        return _Row(place, cuts, rule=True, partly=True)
    return _Row(place, cuts, rule=False) if cuts else None


def _grid(text: str, rows: Sequence[_Row]) -> Iterator[Grid]:
    rules = [row for row in rows if row.rule and not row.partly]
    lines = [row for row in rows if not row.rule]
    if not rules or len(lines) < _FEWEST_ROWS or not any(_is_box(text, row) for row in rows):
        return
    edges = _edges(text, rows)
    if len(edges) - 1 < _FEWEST_COLUMNS:
        return
    cells = _cells(text, rows, edges, parted=len(rules) > 3 or any(row.partly for row in rows))
    filled = [cell for cell in cells if cell.places]
    height = max((cell.row for cell in filled), default=0) + 1
    if height < _FEWEST_ROWS:
        return
    made = tuple(
        Cell(cell.row, cell.column, cell.down, cell.across, clean(text, cell.places).text, tuple(cell.places))
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column))
        if cell.row < height
    )
    yield Grid(height, len(edges) - 1, made, Range(rows[0].place.start, rows[-1].place.end))


def _is_box(text: str, row: _Row) -> bool:
    """Tell whether a line is of a drawing and of no Markdown table, whose lines of strokes begin and end with one."""
    line = row.place.of(text).strip()
    return (row.rule and any(char in _CROSSING for char in line)) or any(char in _UPRIGHT[1:] for char in line)


def _edges(text: str, rows: Sequence[_Row]) -> list[int]:
    """Return how far from their line's beginning the columns' edges stand, both outer ones included."""
    widest = max(rows, key=lambda row: (len(row.cuts), row.rule))
    at = [cut - widest.place.start for cut in widest.cuts]
    line = widest.place.of(text)
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    left = [] if at and at[0] == first else [first - 1]
    right = [] if at and at[-1] == last - 1 else [last]
    return [*left, *at, *right]


def _nearest(edges: Sequence[int], offset: int) -> int:
    at = bisect_left(edges, offset)
    near = [place for place in (at - 1, at) if 0 <= place < len(edges)]
    return min(near, key=lambda place: abs(edges[place] - offset))


def _pieces(text: str, row: _Row, edges: Sequence[int]) -> list[tuple[int, int, Range]]:
    """Return the pieces of a line between its separators: from which column on, over how many, and where."""
    line = row.place.of(text)
    outer_left = bool(row.cuts) and not line[: row.cuts[0] - row.place.start].strip()
    outer_right = bool(row.cuts) and not line[row.cuts[-1] - row.place.start + 1 :].strip()
    cuts = [*([] if outer_left else [row.place.start - 1]), *row.cuts, *([] if outer_right else [row.place.end])]
    whole = len(cuts) == len(edges)
    at = list(range(len(edges))) if whole else [_nearest(edges, cut - row.place.start) for cut in cuts]
    return [
        (first, last - first, _stripped(text, start + 1, end))
        for (first, last), (start, end) in zip(pairwise(at), pairwise(cuts), strict=True)
        if last > first
    ]


def _stripped(text: str, start: int, end: int) -> Range:
    content = text[start:end]
    first = start + len(content) - len(content.lstrip())
    return Range(first, max(first, start + len(content.rstrip())))


def _cells(text: str, rows: Sequence[_Row], edges: Sequence[int], *, parted: bool) -> list[_Drawn]:
    cells: list[_Drawn] = []
    open_cells: dict[int, _Drawn] = {}
    number, begun = -1, False
    for row in rows:
        if row.rule:
            begun = False
            open_cells = {at: cell for at, cell in open_cells.items() if row.partly and _reaches(text, row, edges, at)}
            continue
        pieces = _pieces(text, row, edges)
        first = next((place for column, _, place in pieces if column == 0), None)
        if not begun or (not parted and first is not None and first.start < first.end):
            number, kept = number + 1, open_cells if not begun else {}
            for cell in kept.values():
                cell.down = number - cell.row + 1
            open_cells, begun = dict(kept), True
        for column, across, place in pieces:
            if column not in open_cells:
                open_cells[column] = _Drawn(number, column, across)
                cells.append(open_cells[column])
            if place.start < place.end:
                open_cells[column].places.append(place)
    return cells


def _reaches(text: str, row: _Row, edges: Sequence[int], column: int) -> bool:
    """Tell whether a line that is drawn in part leaves a column free, so that its cell reaches down."""
    start, end = row.place.start + edges[column] + 1, row.place.start + edges[column + 1]
    return not any(char in _LEVEL for char in text[start : min(end, row.place.end)])
