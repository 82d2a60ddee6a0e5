"""A comparison to take away: as an Excel sheet and as a Word document, a column a plan, with numbered references below."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from qa.contracts.answer import Citation
from ui.presenting.comparing import NAMES, Column
from ui.presenting.letter import FONT, line, writable
from ui.presenting.quoting import NO_ROWS, Rows, quote_in_writing
from ui.presenting.reference import reference, short_plan_name
from ui.presenting.workbook import HEAD, INK, border, on_a4, put, row_height

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SILENT: Final = "không thấy ghi"
MADE_BY: Final = "Lập ngày {day:%d/%m/%Y} bằng TraCứu từ nguyên văn các kế hoạch."
_ASPECT_WIDTH: Final = 16
_ALL_WIDTH: Final = 150


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comparison ready to be written: ``heads`` the plans, ``rows`` an aspect with its cells, ``sources`` the references.

    ``silent`` names the plans that say nothing of the topic.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]
    silent: str


def sheet_of(topic: str, columns: Sequence[Column], rows: Rows = NO_ROWS) -> Sheet:
    """Return the comparison of ``topic`` as texts; citations are numbered by column, ``rows`` stand by their cells."""
    told = [column for column in columns if not column.silent]
    numbers: dict[str, int] = {}
    sources: list[str] = []

    def number(column: Column, citation: Citation) -> int:
        """Return the number of the reference to a citation; its first mention adds it to the sources."""
        if citation.passage not in numbers:
            numbers[citation.passage] = len(numbers) + 1
            told = quote_in_writing(citation, rows)
            sources.append(f"[{numbers[citation.passage]}] {reference(column.plan, citation)}: {told}")
        return numbers[citation.passage]

    cells: list[list[str]] = []
    for column in told:
        aspects = {aspect.name: aspect for aspect in column.aspects}
        cells.append([])
        for name in NAMES:
            aspect = aspects[name]
            marks = "".join(f" [{number(column, citation)}]" for citation in aspect.citations) if aspect.values else ""
            cells[-1].append(("\n".join(aspect.values) or SILENT) + marks)
    return Sheet(
        title=f"So sánh: {topic}",
        heads=tuple(short_plan_name(column.plan) for column in told),
        rows=tuple((name, tuple(of[at] for of in cells)) for at, name in enumerate(NAMES)),
        sources=tuple(sources),
        silent="; ".join(short_plan_name(column.plan) for column in columns if column.silent),
    )


def as_xlsx(sheet: Sheet, day: date) -> bytes:
    """Return the comparison as a workbook that prints on A4, landscape; every value is text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "So sánh"
    put(page, 1, 1, sheet.title)
    page.cell(1, 1).font = Font(name=FONT, bold=True, size=15, color=INK)
    put(page, 2, 1, MADE_BY.format(day=day))
    page.cell(2, 1).font = Font(name=FONT, size=11, italic=True)
    width = (_ALL_WIDTH - _ASPECT_WIDTH) // max(1, len(sheet.heads))
    widths = [_ASPECT_WIDTH, *(width for _ in sheet.heads)]
    for at, (name, values) in enumerate((("", sheet.heads), *sheet.rows), start=4):
        for column, text in enumerate((name, *values), start=1):
            put(page, at, column, text)
            cell = page.cell(at, column)
            strong = at == 4 or column == 1
            cell.font = Font(name=FONT, size=11, bold=strong, color=INK if strong else "000000")
            cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if at == 4 else None)
            cell.border = border()
            if at == 4:
                cell.fill = PatternFill("solid", fgColor=HEAD)
        page.row_dimensions[at].height = row_height(list(zip((name, *values), widths, strict=True)))
    _put_sources(page, sheet, sum(widths))
    for column, each in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = each
    on_a4(page, 4)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put_sources(page: Worksheet, sheet: Sheet, width: int) -> None:
    """Write below the table which plans are silent, and the references; ``width`` is the table's, in characters."""
    from openpyxl.styles import Alignment, Font

    across = max(2, len(sheet.heads) + 1)
    below = [f"Không thấy nói về việc này: {sheet.silent}."] if sheet.silent else []
    below += ["Nguồn", *sheet.sources] if sheet.sources else []
    for at, text in enumerate(below, start=len(sheet.rows) + 6):
        put(page, at, 1, text)
        page.merge_cells(start_row=at, start_column=1, end_row=at, end_column=across)
        page.cell(at, 1).font = Font(name=FONT, size=11, bold=text == "Nguồn")
        page.cell(at, 1).alignment = Alignment(vertical="top", wrap_text=True)
        page.row_dimensions[at].height = row_height([(text, width)])


def as_docx(sheet: Sheet, day: date) -> bytes:
    """Return the comparison as a Word document, landscape: a table, then the references."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    word = docx.Document()
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    line(word, sheet.title, bold=True, size=15)
    if sheet.heads:
        table = word.add_table(rows=0, cols=len(sheet.heads) + 1, style="Table Grid")
        for name, values in (("", sheet.heads), *sheet.rows):
            cells = table.add_row().cells
            for at, text in enumerate((name, *values)):
                run = cells[at].paragraphs[0].add_run(writable(text))
                run.bold = at == 0 or values is sheet.heads
        line(word, "")
    if sheet.silent:
        line(word, f"Không thấy nói về việc này: {sheet.silent}.", italic=True)
    if sheet.sources:
        line(word, "Nguồn", bold=True)
    for source in sheet.sources:
        line(word, source)
    line(word, MADE_BY.format(day=day), italic=True, size=11)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
