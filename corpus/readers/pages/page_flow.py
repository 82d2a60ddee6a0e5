"""From pages to a flow: lines to paragraphs that run over page ends, tables put together, notes after what they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Final

from corpus.readers.builder import PAGE_BREAK
from corpus.readers.flow import FlowTable, Paragraph
from corpus.readers.pages.page import PageLayout, PageLine, RuledTable
from corpus.readers.pages.page_columns import Stretch, in_reading_order
from corpus.readers.pages.page_noise import without_running_lines
from corpus.readers.pages.page_paragraphs import Measure, goes_on, goes_on_in_column, joined, measure_of
from corpus.readers.pages.page_tables import TablePart, continues, stitched

_NOTE_SIZE: Final = 0.92


def assemble(pages: Sequence[PageLayout]) -> list[Paragraph | FlowTable]:
    """Return the flow of ``pages``, every page begun with a page break (the first one's is none)."""
    without_running_lines(pages)
    measures = _measures(pages)
    usual = median([line.size for page in pages for line in page.lines] or [0.0])
    assembly = _Assembly()
    for place, page in enumerate(pages):
        if place:
            assembly.begin_page()
        notes = _take_notes(page, usual)
        for part in _parts(page):
            if isinstance(part, RuledTable):
                assembly.add_table(part)
            elif part.column:
                assembly.add_column(part.lines)
            else:
                assembly.add_lines(part.lines, measures[round(page.width)])
        assembly.notes.extend(notes)
    return assembly.finish()


class _Assembly:
    """The flow so far, and what is still open at its end: a paragraph or a table that the next page may go on with."""

    def __init__(self) -> None:
        self.flow: list[Paragraph | FlowTable] = []
        self.notes: list[Paragraph] = []
        self._lines: list[str] = []
        self._last: PageLine | None = None
        self._table: list[TablePart] = []
        self._breaks = 0
        self._turned = False

    def begin_page(self) -> None:
        """Note that what comes next stands on a new page."""
        self._breaks += 1
        self._turned = True

    def add_lines(self, lines: Sequence[PageLine], measure: Measure) -> None:
        """Add lines of the page's whole width."""
        self._close_table()
        for place, line in enumerate(lines):
            same_page = not self._turned
            on = self._last is not None and (place or self._turned) and goes_on(self._last, line, measure, same_page)
            if not on:
                self._close_paragraph()
            self._add_line(line)

    def add_column(self, lines: Sequence[PageLine]) -> None:
        """Add the lines of a narrow column: lines that only small letters go on with."""
        self._close_table()
        self._close_paragraph()
        right = max(line.box.x1 for line in lines)
        left = min(line.box.x0 for line in lines)
        for line in lines:
            lower = line.text[:1].islower()
            if self._last is None or not (lower and goes_on_in_column(self._last, line, left, right)):
                self._close_paragraph()
            self._add_line(line)
        self._close_paragraph()

    def _add_line(self, line: PageLine) -> None:
        self._lines.append(PAGE_BREAK * self._breaks + line.text)
        self._last, self._breaks, self._turned = line, 0, False

    def add_table(self, table: RuledTable) -> None:
        """Add a table, or the next part of the one that is open."""
        self._close_paragraph()
        if self._table and not (self._turned and continues(self._table[-1].table, table)):
            self._close_table()
        self._table.append(TablePart(table, self._breaks))
        self._breaks, self._turned = 0, False

    def finish(self) -> list[Paragraph | FlowTable]:
        """Close what is open and return the flow."""
        self._close_paragraph()
        self._close_table()
        if self._breaks:
            self.flow.append(Paragraph(PAGE_BREAK * self._breaks))
        return self.flow

    def _close_paragraph(self) -> None:
        if self._lines:
            self.flow.append(Paragraph(joined(self._lines)))
        self._lines, self._last = [], None
        self._add_notes()

    def _close_table(self) -> None:
        if self._table:
            first = self._table[0]
            self.flow += [Paragraph(PAGE_BREAK * first.breaks)] * bool(first.breaks)
            table, breaks = stitched(self._table)
            self.flow.append(table)
            self._breaks += breaks
            self._table = []
            self._add_notes()

    def _add_notes(self) -> None:
        if not self._table:
            self.flow += self.notes
            self.notes = []


def _parts(page: PageLayout) -> list[RuledTable | Stretch]:
    """Return the page's lines and tables in reading order."""
    parts: list[RuledTable | Stretch] = []
    rest = sorted(page.lines, key=lambda line: (line.box.top, line.box.x0))
    for table in page.tables:
        if any(cell.lines for cell in table.cells):
            above = [line for line in rest if line.box.middle[1] < table.box.top]
            rest = rest[len(above) :] if rest[: len(above)] == above else [line for line in rest if line not in above]
            parts += in_reading_order(above)
            parts.append(table)
    return parts + in_reading_order(rest)


def _measures(pages: Sequence[PageLayout]) -> dict[int, Measure]:
    """Return the measure of plain text by page width, since a turned page has other margins."""
    lines: dict[int, list[PageLine]] = defaultdict(list)
    for page in pages:
        lines[round(page.width)] += [line for line in page.lines if line.box.width > 0.4 * page.width]
    widths = {round(page.width): page for page in pages}
    return {width: _measure_or_page(lines[width], page) for width, page in widths.items()}


def _measure_or_page(lines: Sequence[PageLine], page: PageLayout) -> Measure:
    if lines:
        return measure_of(lines)
    return Measure(0.1 * page.width, 0.9 * page.width)


def _take_notes(page: PageLayout, usual: float) -> list[Paragraph]:
    """Take the footnotes, small lines at the foot that begin with a number, out of ``page`` and return them."""
    place = len(page.lines)
    while place and page.lines[place - 1].size < _NOTE_SIZE * usual:
        place -= 1
    small = page.lines[place:]
    while small and not small[0].words[0].text.isdecimal():
        small.pop(0)
    if not small or small[0].box.top < 0.5 * page.height:
        return []
    page.lines = [line for line in page.lines if line not in small]
    notes: list[list[str]] = []
    for line in small:
        if not notes or line.words[0].text == str(int(notes[-1][0].split(" ")[0]) + 1):
            notes.append([])
        notes[-1].append(line.text)
    return [Paragraph(joined(note), note=True) for note in notes]
