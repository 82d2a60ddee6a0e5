"""The grid of a crawled table: its rows, with the cells that were merged put back over the places they left free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.readers.plain.crawled_rows import CrawledCell, CrawledRow
from corpus.records import Cell, Grid, Range
from corpus.tables.columns import ColumnRole, roles_of

_OVER: Final = ("thực hiện", "phân công", "cơ quan", "đơn vị", "kinh phí", "thời gian", "trách nhiệm")


def grid_of(rows: Sequence[CrawledRow]) -> Grid:
    """Return the grid of ``rows``, the first of which is the header."""
    width = rows[0].width
    cells: list[list[Cell]] = []
    for number, row in enumerate(rows):
        cells.append([_cell(number, column, item) for column, item in row.cells if item.shown])
    parted = _part_header(rows, cells)
    for number in range(1, len(rows)):
        if number == 1 and parted:
            continue
        if _heads_group(rows[number]):
            cells[number][-1] = replace(cells[number][-1], column_span=width - cells[number][-1].column)
        else:
            _reach_down(cells, rows[number], number)
    flat = tuple(cell for row in cells for cell in row)
    places = [part for cell in flat for part in cell.ranges]
    return Grid(len(rows), width, flat, Range(min(p.start for p in places), max(p.end for p in places)))


def _cell(row: int, column: int, item: CrawledCell) -> Cell:
    return Cell(row, column, 1, 1, item.shown, (item.place,))


def _heads_group(row: CrawledRow) -> bool:
    filled = [column for column, item in row.cells if item.shown]
    return row.ended <= 2 < row.width and bool(filled) and filled[-1] == row.ended - 1 and row.cells[0][0] == 0


def _reach_down(cells: list[list[Cell]], row: CrawledRow, number: int) -> None:
    """Let the cells above serve the columns that a row has no place for: they were merged over it."""
    held = {column for column, _ in row.cells}
    first = row.cells[0][0]
    inside = set(range(first, row.ended))
    for column in range(row.width):
        if column in held or (column in inside and not _skipped(row, column)):
            continue
        for above in range(number - 1, 0, -1):
            at = next((at for at, cell in enumerate(cells[above]) if cell.column == column), None)
            if at is not None:
                found = cells[above][at]
                if found.column_span == 1 and above + found.row_span == number:
                    cells[above][at] = replace(found, row_span=found.row_span + 1)
                break
            if any(cell.column <= column < cell.column + cell.column_span for cell in cells[above]):
                break


def _skipped(row: CrawledRow, column: int) -> bool:
    """Tell whether a row leaves ``column`` out, and no stroke stands for it."""
    after = next((item for at, item in row.cells if at > column), None)
    before = max((at for at, _ in row.cells if at < column), default=None)
    following = min((at for at, _ in row.cells if at > column), default=None)
    return after is not None and before is not None and following is not None and following - before > after.strokes


def _part_header(rows: Sequence[CrawledRow], cells: list[list[Cell]]) -> bool:
    """Put the titles of a header of two rows over their columns: one of the first row is parted by those of the second."""
    missing = rows[0].width - len(rows[0].cells)
    if missing < 1 or len(rows) < 2 or len(rows[1].cells) != missing + 1:
        return False
    upper = [item for _, item in rows[0].cells]
    lower = [item for _, item in rows[1].cells]
    best = max(range(len(upper)), key=lambda at: _told(upper, lower, at))
    cells[0] = []
    for at, item in enumerate(upper):
        column = at if at <= best else at + missing
        tall, wide = (1, missing + 1) if at == best else (2, 1)
        cells[0].append(Cell(0, column, tall, wide, item.shown, (item.place,)))
    cells[1] = [_cell(1, best + at, item) for at, item in enumerate(lower)]
    return True


def _told(upper: Sequence[CrawledCell], lower: Sequence[CrawledCell], parent: int) -> tuple[int, bool]:
    titles = [item.shown for item in upper]
    titles[parent : parent + 1] = [f"{titles[parent]} {item.shown}" for item in lower]
    roles = roles_of(titles)
    return len({role for role in roles if role is not ColumnRole.OTHER}), any(w in upper[parent].shown.lower() for w in _OVER)
