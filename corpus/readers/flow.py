r"""The shape that docx and html share once their marks are read: paragraphs and tables, one after another.

A reader turns its file into a flow; :func:`lay_out` writes the flow as one text. Paragraphs stand apart by an empty line;
line breaks inside a paragraph are single line ends. A ruled table is written a row at a time, its cells separated by tabs, the
paragraphs of a cell by line ends, and is kept as a :class:`~corpus.records.Grid`. A table that only arranges text on the page
(the state's name beside the agency's, the recipients beside the signature) is written cell after cell as plain paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.readers.builder import PAGE_BREAK, TextBuilder, clean_piece
from corpus.records import Cell, Grid, Page, Range


@dataclass(slots=True)
class Paragraph:
    r"""One paragraph; ``\n`` is a line break within it and :data:`~corpus.readers.builder.PAGE_BREAK` a new page.

    ``note`` marks a footnote or endnote, ``seen`` what was recognized in a picture.
    """

    text: str
    note: bool = False
    seen: bool = False


@dataclass(slots=True)
class TableCell:
    """A cell at its first row and column (from 0), with its spans and its own flow."""

    row: int
    column: int
    row_span: int
    column_span: int
    flow: list[Paragraph | FlowTable] = field(default_factory=list)


@dataclass(slots=True)
class FlowTable:
    """A table; ``ruled`` tells whether the file draws lines round its cells."""

    rows: int
    columns: int
    cells: list[TableCell]
    ruled: bool


Flow = Sequence[Paragraph | FlowTable]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A flow as text, with its pages, tables, notes and what was recognized in pictures as ranges of that text."""

    text: str
    pages: tuple[Page, ...]
    grids: tuple[Grid, ...]
    notes: tuple[Range, ...]
    seen: tuple[Range, ...] = ()


def lay_out(flow: Flow, *, exact_breaks: bool = False) -> LaidOut:
    """Write ``flow`` as one text.

    ``exact_breaks`` tells that every page break of the flow is one page, as in a PDF; in a Word document breaks are repeated.
    """
    writer = _Writer(exact_breaks)
    writer.write(flow)
    pages = writer.builder.pages(blank=exact_breaks)
    return LaidOut(writer.builder.text(), pages, tuple(writer.grids), tuple(writer.notes), tuple(writer.seen))


def is_layout(table: FlowTable) -> bool:
    """Tell whether ``table`` only arranges text on the page.

    One cell is a frame; a table that holds a larger one is its frame; a table without lines is layout unless it is large
    enough (three columns and three rows) for people to read it as a table all the same.
    """
    filled = [cell for cell in table.cells if cell_lines(cell.flow)]
    inner = [len(part.cells) for cell in filled for part in cell.flow if isinstance(part, FlowTable)]
    if len(filled) <= 1 or (inner and max(inner) > len(table.cells)):
        return True
    return not table.ruled and (table.columns < 3 or table.rows < 3)


class _Writer:
    def __init__(self, exact_breaks: bool) -> None:
        self._exact_breaks = exact_breaks
        self.builder = TextBuilder()
        self.grids: list[Grid] = []
        self.notes: list[Range] = []
        self.seen: list[Range] = []

    def write(self, flow: Flow) -> None:
        """Append ``flow`` to the text."""
        for part in flow:
            if isinstance(part, Paragraph):
                self._paragraph(part)
            elif is_layout(part):
                for row in _rows(part):
                    for cell in row:
                        self.write(cell.flow)
            else:
                self._table(part)

    def _breaks(self, count: int) -> None:
        for _ in range(count):
            self.builder.page_break()

    def _paragraph(self, part: Paragraph) -> None:
        text = part.text.lstrip(f" \t\n{PAGE_BREAK}")
        lead = part.text[: len(part.text) - len(text)].count(PAGE_BREAK)
        if text:
            self.builder.gap("\n\n")
        self._breaks(lead)
        if text:
            found = self.builder.add(text)
            if part.note:
                self.notes.append(found)
            if part.seen:
                self.seen.append(found)

    def _table(self, table: FlowTable) -> None:
        cells: list[Cell] = []
        separator, crossing = "\n\n", 0
        for row in _rows(table):
            texts = ["\n".join(cell_lines(cell.flow)) for cell in row]
            if not "".join(texts).replace(PAGE_BREAK, "").strip():
                continue
            self.builder.gap(separator)
            separator = "\n"
            before, texts = _row_breaks(texts)
            self._breaks(max(0, before - crossing))
            crossing = 0 if self._exact_breaks else max(text.count(PAGE_BREAK) for text in texts)
            cells.extend(self._row(row, texts))
        spans = [part for cell in cells for part in cell.ranges]
        if spans:
            self.grids.append(Grid(table.rows, table.columns, tuple(cells), Range(spans[0].start, spans[-1].end)))

    def _row(self, row: list[TableCell], texts: list[str]) -> Iterator[Cell]:
        for place, (cell, text) in enumerate(zip(row, texts, strict=True)):
            if place:
                self.builder.gap("\t")
            kept = clean_piece(text.replace("\t", " "))
            shown = kept.replace(PAGE_BREAK, "")
            ranges = (self.builder.add(kept),) if shown else ()
            if any(isinstance(part, Paragraph) and part.seen for part in cell.flow):
                self.seen.extend(ranges)
            yield Cell(cell.row, cell.column, cell.row_span, cell.column_span, shown, ranges)


def _rows(table: FlowTable) -> Iterator[list[TableCell]]:
    rows: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        yield sorted(rows[row], key=lambda cell: cell.column)


def _row_breaks(texts: list[str]) -> tuple[int, list[str]]:
    """Return how many pages begin with the row, and its cells with the breaks left in one of them.

    Word marks a break wherever a cell goes over to the next page, and again where it comes back for the next cell: the first
    cell tells where the row begins, the cell with most breaks inside how far it reaches. The row after one that was cut
    repeats the mark (so counted, a report of 26 pages has 26).
    """
    bare = [text.lstrip(PAGE_BREAK) for text in texts]
    before = next(len(text) - len(rest) for text, rest in zip(texts, bare, strict=True) if rest.strip())
    furthest = max(range(len(bare)), key=lambda place: (bare[place].count(PAGE_BREAK), place))
    return before, [text if place == furthest else text.replace(PAGE_BREAK, "") for place, text in enumerate(bare)]


def cell_lines(flow: Flow) -> list[str]:
    """Return the lines of a cell: its paragraphs, and the rows of a table within it with their cells side by side."""
    lines: list[str] = []
    for part in flow:
        if isinstance(part, Paragraph):
            lines.append(part.text.strip(" \t\n"))
        else:
            lines.extend(" ".join(" ".join(cell_lines(cell.flow)) for cell in row) for row in _rows(part))
    return [line for line in lines if line]
