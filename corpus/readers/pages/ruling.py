"""From the lines drawn on a page to its tables: crossings, cells, rows and columns (pdfplumber's table finder)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corpus.readers.pages.page import Box, RuledCell, RuledTable, around

MOST_EDGES: Final = 4_000
"""A page with more lines is a drawing or a map."""

_TOLERANCE: Final = 3.0
_SHORTEST: Final = 3.0


def find_tables(edges: Iterable[Box]) -> list[RuledTable]:
    """Return the tables that horizontal and vertical ``edges`` (boxes that are thin one way) enclose, top to bottom."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    drawn = [_edge(edge) for edge in edges]
    if not 4 <= len(drawn) <= MOST_EDGES:
        return []
    tolerance = _TOLERANCE
    merged = merge_edges(drawn, tolerance, tolerance, tolerance, tolerance)
    merged = [edge for edge in merged if max(edge["width"], edge["height"]) >= _SHORTEST]
    cells = intersections_to_cells(edges_to_intersections(merged, tolerance, tolerance))
    tables = [_table([Box(*cell) for cell in group]) for group in cells_to_tables(cells)]
    return sorted(tables, key=lambda table: (table.box.top, table.box.x0))


def _edge(box: Box) -> dict[str, float | str]:
    flat = box.width >= box.height
    x0, x1 = (box.x0, box.x1) if flat else ((box.x0 + box.x1) / 2,) * 2
    top, bottom = ((box.top + box.bottom) / 2,) * 2 if flat else (box.top, box.bottom)
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if flat else "v",
    }


def _table(boxes: Sequence[Box]) -> RuledTable:
    xs = _marks(mark for box in boxes for mark in (box.x0, box.x1))
    ys = _marks(mark for box in boxes for mark in (box.top, box.bottom))
    cells = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        row, column = nearest(ys, box.top), nearest(xs, box.x0)
        row_span, column_span = nearest(ys, box.bottom) - row, nearest(xs, box.x1) - column
        if row_span > 0 and column_span > 0:
            cells.append(RuledCell(row, column, row_span, column_span, box))
    return RuledTable(around(boxes), xs, ys, cells)


def _marks(values: Iterable[float]) -> list[float]:
    marks: list[float] = []
    for value in sorted(values):
        if not marks or value - marks[-1] > _TOLERANCE:
            marks.append(value)
    return marks


def nearest(marks: Sequence[float], value: float) -> int:
    """Return the index of the mark closest to ``value``."""
    return min(range(len(marks)), key=lambda at: abs(marks[at] - value))
