"""The register as an Excel workbook that can be put on a director's desk: what it is, from when, and rows that print on A4."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from ui.presenting.export import COLUMNS, KINDS, RegisterRow, joined
from ui.presenting.readable import tidy
from ui.presenting.reference import plan_name, short_plan_name

if TYPE_CHECKING:
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

TITLE: Final = "Bảng phân công nhiệm vụ"
_NUMBER: Final = "STT"
_NOTICE: Final = "Lưu ý"
_COLUMNS: Final = (
    ("Số trong KH", 9),
    ("Nhiệm vụ", 58),
    ("Cơ quan chủ trì", 26),
    ("Cơ quan phối hợp", 32),
    ("Sản phẩm", 26),
    ("Thời gian", 17),
    ("Kinh phí", 18),
    ("Loại", 12),
    ("Nguồn", 22),
    (_NOTICE, 28),
)
_ALWAYS: Final = frozenset({"Nhiệm vụ", "Cơ quan chủ trì", "Nguồn"})
INK: Final = "1F3B4D"
HEAD: Final = "DCE9EF"
_PLAN: Final = "EEF4F7"
_FONT: Final = "Times New Roman"
_ALL_WIDTH: Final = 150
"""Of all columns, in Excel's units: on A4 across, their letters are then printed about as large as they are."""
_LINE_CHARS: Final = 1.35
"""Characters of our font in one unit of Excel's column width."""


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says of itself: its title, what the rows were narrowed by (name and value), and its day."""

    title: str = TITLE
    filters: tuple[tuple[str, str], ...] = ()
    day: date = field(default_factory=date.today)


def as_xlsx(rows: Sequence[RegisterRow], about: About | None = None) -> bytes:
    """Return the rows as a workbook: title, filters and day above, plans and groups as headings, numbered rows with borders.

    Columns without content are left out; every value is text, so that nothing of a plan runs as a formula.
    """
    from openpyxl import Workbook

    about = about or About()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _sheet_title(about.title)
    filled = [dict(zip((name for name, _ in _COLUMNS), _cells(row), strict=True)) for row in rows]
    notices = _of_whole_plans(rows)
    for row, cells in zip(rows, filled, strict=True):
        if notices.get(row.plan.id):
            cells[_NOTICE] = ""
    columns = [(name, width) for name, width in _COLUMNS if name in _ALWAYS or any(cells[name] for cells in filled)]
    if len({row.stored.assignment.kind for row in rows}) < 2:
        columns = [each for each in columns if each[0] != "Loại"]
    columns = _fitting(columns)
    head = _preamble(sheet, about, len(rows), len(columns) + 1)
    _header(sheet, head, columns)
    _body(sheet, head + 1, rows, filled, columns, notices)
    on_a4(sheet, head)
    _data(book.create_sheet("Dữ liệu"), rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _of_whole_plans(rows: Sequence[RegisterRow]) -> dict[str, str]:
    """Return what all rows of a plan have to be read with, by plan: it is said once, over them."""
    said: dict[str, set[str]] = {}
    for row in rows:
        said.setdefault(row.plan.id, set()).add(row.notice)
    return {plan: next(iter(notices)) for plan, notices in said.items() if len(notices) == 1}


def _fitting(columns: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the columns as narrow as a sheet of paper needs them, by their shares."""
    share = min(1.0, _ALL_WIDTH / sum(width for _, width in columns))
    return [(name, max(7, round(width * share))) for name, width in columns]


def _cells(row: RegisterRow) -> tuple[str, ...]:
    found = row.stored.assignment
    return (
        found.number,
        tidy(found.task.text),
        joined(found.lead),
        joined(found.coordinate),
        joined(found.product or ()),
        tidy(found.period.text) if found.period else "",
        tidy(found.money.text) if found.money else "",
        KINDS[found.kind],
        row.where or short_plan_name(row.plan),
        row.notice,
    )


def _preamble(sheet: Worksheet, about: About, count: int, width: int) -> int:
    """Write what the sheet is; return the row of the table's header."""
    from openpyxl.styles import Alignment, Font

    put(sheet, 1, 1, about.title.upper())
    sheet.cell(1, 1).font = Font(name=_FONT, bold=True, size=15, color=INK)
    lines = [f"{name}: {value}" for name, value in about.filters]
    lines.append(f"{count} dòng · lập ngày {about.day:%d/%m/%Y} bằng TraCứu từ nguyên văn các kế hoạch")
    for at, line in enumerate(lines, start=2):
        put(sheet, at, 1, line)
        sheet.cell(at, 1).font = Font(name=_FONT, size=11, italic=at == len(lines) + 1, color="444444")
    for at in range(1, len(lines) + 2):
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=width)
        sheet.cell(at, 1).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 24
    return len(lines) + 3


def _header(sheet: Worksheet, at: int, columns: Sequence[tuple[str, int]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, (name, width) in enumerate(((_NUMBER, 6), *columns), start=1):
        put(sheet, at, number, name)
        cell = sheet.cell(at, number)
        cell.font = Font(name=_FONT, bold=True, size=11, color=INK)
        cell.fill = PatternFill("solid", fgColor=HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = border()
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[at].height = 32


def _body(
    sheet: Worksheet,
    at: int,
    rows: Sequence[RegisterRow],
    filled: Sequence[dict[str, str]],
    columns: Sequence[tuple[str, int]],
    notices: Mapping[str, str],
) -> None:
    from openpyxl.styles import Alignment, Font

    plan, group = "", ""
    many = len({row.plan.id for row in rows}) > 1
    for number, (row, cells) in enumerate(zip(rows, filled, strict=True), start=1):
        own = tidy(row.stored.assignment.group or "")
        if row.plan.id != plan:
            plan, group = row.plan.id, ""
            told = (plan_name(row.plan) if many else "", notices.get(plan, ""))
            if any(told):
                at = _band(sheet, at, ". ".join(text for text in told if text), len(columns) + 1, strong=True)
        if own and own != group:
            at = _band(sheet, at, own, len(columns) + 1, strong=False)
        group = own
        for column, text in enumerate((str(number), *(cells[name] for name, _ in columns)), start=1):
            put(sheet, at, column, text)
            cell = sheet.cell(at, column)
            cell.font = Font(name=_FONT, size=11)
            cell.alignment = Alignment(horizontal="center" if column == 1 else None, vertical="top", wrap_text=True)
            cell.border = border()
        sheet.row_dimensions[at].height = row_height([(cells[name], width) for name, width in columns])
        at += 1


def _band(sheet: Worksheet, at: int, text: str, width: int, *, strong: bool) -> int:
    """Write a heading over the whole width; return the next row."""
    from openpyxl.styles import Alignment, Font, PatternFill

    put(sheet, at, 1, text)
    for column in range(1, width + 1):
        cell = sheet.cell(at, column)
        cell.border = border()
        if strong:
            cell.fill = PatternFill("solid", fgColor=_PLAN)
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=width)
    sheet.cell(at, 1).font = Font(name=_FONT, bold=True, italic=not strong, size=11, color=INK)
    sheet.cell(at, 1).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[at].height = max(19, 15 * -(-len(text) // int(_ALL_WIDTH * 0.9)))
    return at + 1


def row_height(cells: Sequence[tuple[str, int]]) -> float:
    """Return the height, in points, that the longest cell of a row needs; Excel does not find it for wrapped text of others."""
    lines = max(sum(max(1, len(wrap(line, int(width * _LINE_CHARS)))) for line in text.split("\n")) for text, width in cells)
    return min(400.0, 15.0 * lines + 4)


def on_a4(sheet: Worksheet, head: int) -> None:
    """Have the sheet print on A4, landscape, with the row ``head`` on each page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = f"A{head + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.5, 0.7, 0.3
    footer = sheet.oddFooter
    assert footer is not None
    for part, text in ((footer.left, "TraCứu"), (footer.right, "Trang &P/&N")):
        assert part is not None
        part.text = text


def _data(sheet: Worksheet, rows: Sequence[RegisterRow]) -> None:
    """Write the rows once more without headings, every column, for those who filter and sort."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(COLUMNS, start=1):
        put(sheet, 1, number, name)
        sheet.cell(1, number).font = Font(name=_FONT, bold=True, color=INK)
        sheet.column_dimensions[get_column_letter(number)].width = 22
    for at, row in enumerate(rows, start=2):
        for number, text in enumerate(row.cells(), start=1):
            put(sheet, at, number, text)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write ``text`` as text, whatever it begins with, without characters that a workbook cannot hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"


def border() -> Border:
    """Return the thin border of a cell."""
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color="9AA7B0")
    return Border(left=side, right=side, top=side, bottom=side)


def _sheet_title(title: str) -> str:
    """Return a title that Excel takes: none of its forbidden marks, at most 31 characters, never empty."""
    return "".join(char for char in title if char not in "[]:*?/\\'")[:31].strip() or "Nhiệm vụ"
