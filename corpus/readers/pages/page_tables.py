"""Tables that go on from page to page, put together: repeated headers dropped, rows that a page break cut made whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.readers.builder import PAGE_BREAK
from corpus.readers.flow import FlowTable, Paragraph, TableCell
from corpus.readers.pages.page import PageLine, RuledCell, RuledTable
from corpus.readers.pages.page_paragraphs import column_paragraphs, ends_sentence, goes_on_in_column
from corpus.readers.pages.ruling import nearest
from corpus.text.folding import fold_case

_TOLERANCE: Final = 4.0
_MOST_NUMBERED: Final = 0.6
_WIDEST_PADDING: Final = 10.0
_FEWEST_LEFTS: Final = 3
_USUAL_PADDING: Final = 5.4  # Word's own


@dataclass(slots=True)
class TablePart:
    """The part of a table on one page, and how many pages begin with it."""

    table: RuledTable
    breaks: int = 0


def continues(one: RuledTable, two: RuledTable) -> bool:
    """Tell whether ``two``, at the top of a page, has the columns of ``one``, at the bottom of the page before."""
    return _same_columns(_relative(one), _relative(two)) or _same_columns(_written(one), _written(two))


def _same_columns(ones: Sequence[float], twos: Sequence[float]) -> bool:
    if abs(ones[-1] - twos[-1]) > 1.5 * _TOLERANCE:
        return False
    fewer, more = sorted((ones, twos), key=len)
    return all(abs(more[nearest(more, mark)] - mark) <= _TOLERANCE for mark in fewer)


def stitched(parts: Sequence[TablePart]) -> tuple[FlowTable, int]:
    """Return the parts of one table, page after page, as one table, and the page breaks after its last text."""
    marks = _relative(max((part.table for part in parts), key=lambda table: len(table.xs)))
    rows = _Rows()
    header = _row_texts(parts[0].table)
    breaks = 0
    for place, part in enumerate(parts):
        cells = _placed(part.table, marks)
        if place:
            cells = _without_header(cells, header, _row_texts(part.table))
            breaks = _mark_breaks(cells, breaks + part.breaks)
        rows.add(cells)
    return FlowTable(rows.count, len(marks) - 1, [_table_cell(cell, rows.padding) for cell in rows.cells], ruled=True), breaks


class _Rows:
    """The rows so far, with the cells that reach down to the last of them."""

    def __init__(self) -> None:
        self.cells: list[RuledCell] = []
        self.count = 0
        self.padding = _USUAL_PADDING

    def add(self, cells: list[RuledCell]) -> None:
        """Add the rows of one page."""
        if not cells:
            return
        self.padding = _padding(cells, self.padding)
        last = {cell.column: cell for cell in self.cells if cell.row + cell.row_span == self.count}
        first = {cell.column: cell for cell in cells if cell.row == 0}
        cut = bool(last) and self._is_cut(last, first)
        begun = any(cell.lines for cell in last.values())
        offset = self.count - 1 if cut else self.count
        height = max(cell.row + cell.row_span for cell in cells)
        for cell in cells:
            above = last.get(cell.column)
            if cell.row == 0 and above is not None and (cut or _goes_on_merged(above, cell)):
                # Only a cell that has text on both pages shows where the row was cut.
                rest = cell.lines if above.lines or not begun else [_without_break(line) for line in cell.lines]
                above.lines.extend(rest)
                above.row_span = offset + cell.row_span - above.row
            else:
                self.cells.append(replace(cell, row=cell.row + offset, lines=list(cell.lines)))
        self.count = offset + height

    def _is_cut(self, last: dict[int, RuledCell], first: dict[int, RuledCell]) -> bool:
        """Tell whether the first row of a page is the rest of the last row of the page before."""
        spans = [{column: cell.column_span for column, cell in row.items()} for row in (last, first)]
        if spans[0] != spans[1]:
            return False
        if not any(cell.lines for cell in first.values()):
            return True
        both = [(last[column], cell) for column, cell in first.items() if cell.lines and last[column].lines]
        broken_off = any(_broken_off(above, below, self.padding) for above, below in both)
        if 0 in first and self._is_numbered():
            if first[0].lines:
                return not last[0].lines and broken_off
            return broken_off or not both or not self._merges_numbers()
        return broken_off

    def _is_numbered(self) -> bool:
        numbers = [cell for cell in self.cells if cell.column == 0 and cell.column_span == 1]
        return sum(bool(cell.lines) for cell in numbers) >= _MOST_NUMBERED * max(1, len(numbers))

    def _merges_numbers(self) -> bool:
        return any(cell.column == 0 and cell.row_span > 1 for cell in self.cells if cell.row)


def _padding(cells: Sequence[RuledCell], before: float) -> float:
    """Return the room between a cell's line and its text: what most lines have that begin at their cell's left."""
    lefts = Counter(round(2 * (line.box.x0 - cell.box.x0)) / 2 for cell in cells for line in cell.lines)
    usual = [(count, left) for left, count in lefts.items() if 0 < left <= _WIDEST_PADDING]
    count, left = max(usual, default=(0, before))
    return left if count >= _FEWEST_LEFTS else min(left, before)


def _broken_off(above: RuledCell, below: RuledCell, padding: float) -> bool:
    """Tell whether the text of ``above`` goes on in ``below``: the last line is full, or a sentence is in the middle."""
    one, two = above.lines[-1], below.lines[0]
    if ends_sentence(one.text):
        return False
    left, right = above.box.x0 + padding, above.box.x1 - padding
    full = goes_on_in_column(one, two, left, right)
    return full and (two.text.lstrip(PAGE_BREAK)[:1].islower() or not two.text.lstrip(PAGE_BREAK)[:1].isalpha())


def _goes_on_merged(above: RuledCell, below: RuledCell) -> bool:
    return not below.lines and (above.row_span > 1 or below.row_span > 1) and above.column_span == below.column_span


def _relative(table: RuledTable) -> list[float]:
    return [mark - table.xs[0] for mark in table.xs]


def _written(table: RuledTable) -> list[float]:
    """Return the marks of the columns up to the last one with text: empty ones may be drawn on one page and not on the next."""
    last = max((cell.column + cell.column_span for cell in table.cells if cell.lines), default=len(table.xs) - 1)
    return _relative(table)[: last + 1]


def _placed(table: RuledTable, marks: Sequence[float]) -> list[RuledCell]:
    """Return the table's cells in the columns of ``marks``."""
    placed = []
    for cell in table.cells:
        column = nearest(marks, table.xs[cell.column] - table.xs[0])
        end = nearest(marks, table.xs[cell.column + cell.column_span] - table.xs[0])
        placed.append(replace(cell, column=column, column_span=max(1, end - column), lines=list(cell.lines)))
    return placed


def _row_texts(table: RuledTable) -> list[tuple[str, ...]]:
    rows: list[list[str]] = [[] for _ in table.ys]
    for cell in table.cells:
        rows[cell.row].append(fold_case(" ".join(line.text for line in cell.lines)))
    return [tuple(row) for row in rows]


def _without_header(
    cells: list[RuledCell], header: Sequence[tuple[str, ...]], texts: Sequence[tuple[str, ...]]
) -> list[RuledCell]:
    """Drop the rows at the top that repeat the table's first rows."""
    repeated = 0
    for one, two in zip(header, texts, strict=False):
        if one != two or not any(one):
            break
        repeated += 1
    while repeated and any(cell.row < repeated < cell.row + cell.row_span for cell in cells):
        repeated -= 1
    return [replace(cell, row=cell.row - repeated) for cell in cells if cell.row >= repeated]


def _mark_breaks(cells: Iterable[RuledCell], breaks: int) -> int:
    """Write page breaks before the first row that has text; return those that found none."""
    filled = [cell for cell in cells if cell.lines]
    first = min((cell.row for cell in filled), default=0)
    for cell in filled:
        if cell.row == first:
            word, *rest = cell.lines[0].words
            cell.lines[0] = PageLine((replace(word, text=PAGE_BREAK * breaks + word.text), *rest))
    return 0 if filled else breaks


def _without_break(line: PageLine) -> PageLine:
    word, *rest = line.words
    return PageLine((replace(word, text=word.text.lstrip(PAGE_BREAK)), *rest))


def _table_cell(cell: RuledCell, padding: float) -> TableCell:
    texts = column_paragraphs(cell.lines, cell.box.x0 + padding, cell.box.x1 - padding)
    return TableCell(cell.row, cell.column, cell.row_span, cell.column_span, [Paragraph(text) for text in texts])
