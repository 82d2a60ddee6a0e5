"""Tables without lines between their columns: pages are set out in letters of one width and read as aligned text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from corpus.readers.pages.page import Box, PageLayout, PageLine, PageWord, RuledCell, RuledTable, around
from corpus.readers.pages.pdf_text import to_lines
from corpus.readers.plain.aligned import find_aligned_grids, unread_grids
from corpus.records import Cell, Grid, ReadWarning

_UNREAD: Final = ReadWarning(
    "aligned_table",
    "Có bảng không kẻ đường mà không tách được dòng một cách chắc chắn nên không đọc thành nhiệm vụ;"
    " hãy nạp bản Word hoặc HTML của văn bản.",
)
_SPACE: Final = 0.8
"""In font sizes: words further apart stand in different columns."""

_BLANK: Final = 1.7
"""In line heights: lines further apart have an empty line between them."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word, the index of its page, and where it begins in the set-out text."""

    page: int
    word: PageWord
    start: int


def find_unruled(pages: Sequence[PageLayout]) -> tuple[ReadWarning, ...]:
    """Make tables of the lines on ``pages`` that stand in columns under a header, in place; warn where they do not come out."""
    words = [word for page in pages for line in page.lines for word in line.words if word.text]
    if not words:
        return ()
    text, placed = _set_out(pages, median(word.box.width / len(word.text) for word in words) or 1.0)
    grids = list(find_aligned_grids(text))
    for grid in grids:
        _take(pages, grid, _words_of(grid, placed))
    return (_UNREAD,) if unread_grids(text, grids) else ()


def _set_out(pages: Sequence[PageLayout], letter: float) -> tuple[str, list[_Placed]]:
    """Return the lines of all pages as text, ``letter`` points a letter, and where their words stand in it."""
    parts: list[str] = []
    placed: list[_Placed] = []
    length = 0
    for at, page in enumerate(pages):
        begins = at > 0
        for row in _rows(page):
            line = "\f" if begins else ""
            begins = False
            before: PageWord | None = None
            for word in row:
                near = before is not None and word.box.x0 - before.box.x1 < _SPACE * max(word.size, before.size)
                apart = max(round(word.box.x0 / letter), len(line) + 2 * (before is not None))
                line = line.ljust(len(line) + 1 if near else apart)
                placed.append(_Placed(at, word, length + len(line)))
                line += word.text
                before = word
            parts.append(line)
            length += len(line) + 1
    return "\n".join(parts), placed


def _rows(page: PageLayout) -> Iterator[list[PageWord]]:
    """Yield the words of each line of the page from left to right, and an empty list where lines are far apart."""
    rows: list[list[PageLine]] = []
    for line in sorted(page.lines, key=lambda line: line.box.middle[1]):
        if rows and rows[-1][-1].box.shares_line(line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    last: Box | None = None
    for row in rows:
        box = around(line.box for line in row)
        if last is not None and box.middle[1] - last.middle[1] > _BLANK * box.height:
            yield []
        yield sorted((word for line in row for word in line.words), key=lambda word: word.box.x0)
        last = box


def _words_of(grid: Grid, placed: Sequence[_Placed]) -> list[tuple[Cell, list[_Placed]]]:
    inside = [word for word in placed if grid.range.start <= word.start < grid.range.end]
    return [
        (cell, [word for word in inside if any(part.start <= word.start < part.end for part in cell.ranges)])
        for cell in grid.cells
    ]


def _take(pages: Sequence[PageLayout], grid: Grid, cells: Sequence[tuple[Cell, list[_Placed]]]) -> None:
    """Move the words of a table from the lines of their pages to a table on each."""
    lefts: list[float] = [float("inf")] * grid.columns
    right = 0.0
    for cell, words in cells:
        lefts[cell.column] = min([lefts[cell.column], *(word.word.box.x0 for word in words)])
        right = max([right, *(word.word.box.x1 for word in words)])
    if float("inf") in lefts or lefts != sorted(lefts):
        return
    for at in sorted({word.page for _, words in cells for word in words}):
        here = [(cell, [word.word for word in words if word.page == at]) for cell, words in cells]
        pages[at].tables.append(_table([(cell, words) for cell, words in here if words], [*lefts, right]))
        pages[at].tables.sort(key=lambda table: table.box.top)
        taken = {id(word) for _, words in here for word in words}
        rest = [tuple(word for word in line.words if id(word) not in taken) for line in pages[at].lines]
        pages[at].lines = [PageLine(words) for words in rest if words]


def _table(cells: Sequence[tuple[Cell, list[PageWord]]], xs: list[float]) -> RuledTable:
    rows = sorted({cell.row for cell, _ in cells})
    boxes = {row: around(word.box for cell, words in cells if cell.row == row for word in words) for row in rows}
    ys = [*(boxes[row].top for row in rows), boxes[rows[-1]].bottom]
    found = []
    for cell, words in cells:
        row = rows.index(cell.row)
        span = min(cell.row_span, len(rows) - row)
        box = Box(xs[cell.column], ys[row], xs[cell.column + cell.column_span], ys[row + span])
        found.append(RuledCell(row, cell.column, span, cell.column_span, box, to_lines(words, widest_gap=float("inf"))))
    return RuledTable(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, sorted(found, key=lambda cell: (cell.row, cell.column)))
