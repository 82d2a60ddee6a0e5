"""Reading order of lines outside tables: columns that stand side by side are read one after the other.

Two places of a plan have them: the letterhead (agency and number beside the state's name, motto and date) and the end
(recipients beside the signature), as Decree 30/2020/NĐ-CP lays them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.readers.pages.page import Box, PageLine, around

_NARROWEST_GUTTER: Final = 0.8
"""In line heights; narrower gaps are wide spaces."""

_NARROWEST_COLUMN: Final = 4.0
"""In line heights; narrower "columns" are the numbers of a list."""

_LARGEST_STEP: Final = 2.6
"""In line heights, from the lowest line of both columns to the next row."""

_LARGEST_SPACE: Final = 12.0
"""In line heights, within one column: the room that is left for a signature."""

_FEWEST_ROWS: Final = 2
_CLEAR_GAP: Final = 4.0
"""In line heights: so far apart, two parts of a single line are columns (a page ends in the middle of them)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines to be read one after the other: a narrow column beside another, or lines of the page's whole width."""

    lines: list[PageLine]
    column: bool


@dataclass(slots=True)
class _Pair:
    left: list[PageLine]
    right: list[PageLine]
    rows: int


def in_reading_order(lines: Sequence[PageLine]) -> list[Stretch]:
    """Return ``lines`` (from top to bottom) as stretches to be read one after the other, each from line to line."""
    rows = _rows(lines)
    stretches: list[Stretch] = []
    plain: list[PageLine] = []
    while rows:
        pair = _columns_at(rows)
        if pair is None:
            plain.append(PageLine(tuple(word for line in rows.pop(0) for word in line.words)))
            continue
        stretches += [Stretch(plain, column=False)] if plain else []
        plain = []
        stretches += [Stretch(_joined(pair.left), column=True), Stretch(_joined(pair.right), column=True)]
        rows = rows[pair.rows :]
    return [*stretches, Stretch(plain, column=False)] if plain else stretches


def _rows(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: line.box.middle[1]):
        if rows and rows[-1][-1].box.shares_line(line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _joined(column: Sequence[PageLine]) -> list[PageLine]:
    """Put parts of one line that a wide space cut together again."""
    return [PageLine(tuple(word for line in row for word in line.words)) for row in _rows(column)]


def _columns_at(rows: Sequence[list[PageLine]]) -> _Pair | None:
    """Return the two columns that begin with the first of ``rows`` (the parts of a line, left to right), or None."""
    if len(rows[0]) < 2:
        return None
    height = rows[0][0].box.height
    gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(rows[0])]
    cut = gaps.index(max(gaps)) + 1
    pair = _Pair(rows[0][:cut], rows[0][cut:], 1)
    for row in rows[1:]:
        sides = [_side(pair, line) for line in row]
        if None in sides or not _belongs(pair, row, sides):
            break
        for line, side in zip(row, sides, strict=True):
            (pair.left if side == "left" else pair.right).append(line)
        pair.rows += 1
    if len(pair.left) > 1 and all(line.text.endswith(":") for line in pair.left):
        return None  # labels of a form, each with what was filled in beside it
    widths = [around(line.box for line in side).width / side[0].box.height for side in (pair.left, pair.right)]
    enough = pair.rows >= _FEWEST_ROWS or max(gaps) > _CLEAR_GAP * height
    return pair if enough and min(widths) >= _NARROWEST_COLUMN else None


def _side(pair: _Pair, line: PageLine) -> str | None:
    """Return which side of the gutter ``line`` stands on; None where it crosses it."""
    left, right = (around(part.box for part in side) for side in (pair.left, pair.right))
    gutter = _NARROWEST_GUTTER * line.box.height
    if line.box.x0 - left.x1 >= gutter:
        return "right"
    return "left" if right.x0 - line.box.x1 >= gutter else None


def _belongs(pair: _Pair, row: Sequence[PageLine], sides: Sequence[str | None]) -> bool:
    """Tell whether a row goes on with the columns: it has parts on both sides, or goes on with one of them as that is set."""
    left, right = (around(part.box for part in side) for side in (pair.left, pair.right))
    near = row[0].box.top - max(left.bottom, right.bottom) < _LARGEST_STEP * row[0].box.height
    if len(set(sides)) == 2:
        return near
    mine, column = (pair.left, left) if sides[0] == "left" else (pair.right, right)
    row_box = around(line.box for line in row)
    return near and row_box.top - column.bottom < _LARGEST_SPACE * row_box.height and _aligned(mine, row_box)


def _aligned(column: Sequence[PageLine], row: Box) -> bool:
    """Tell whether ``row`` begins where all lines of the column do, or is centred with them."""
    lefts = [part.box.x0 for part in column]
    if max(*lefts, row.x0) - min(*lefts, row.x0) < 0.5 * row.height:
        return True
    return abs(row.middle[0] - around(part.box for part in column).middle[0]) < 0.7 * row.height
