"""The register of assignments as a file for people: CSV that Excel opens, and an Excel workbook made to be read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.records import AssignmentKind, Value
from indexer.segments.stored import StoredAssignment, StoredPlan
from qa.contracts.answer import Citation
from ui.presenting.readable import tidy
from ui.presenting.reference import RECOGNIZED, place, plan_name, short_plan_name

KINDS = {AssignmentKind.TASK: "Nhiệm vụ", AssignmentKind.DUTY: "Trách nhiệm"}
COLUMNS = (
    ("STT", 7),
    ("Kế hoạch", 24),
    ("Tỉnh", 14),
    ("Nhóm nhiệm vụ", 30),
    ("Nhiệm vụ", 60),
    ("Cơ quan chủ trì", 30),
    ("Cơ quan phối hợp", 34),
    ("Sản phẩm", 28),
    ("Thời gian", 18),
    ("Kinh phí", 20),
    ("Loại", 13),
    ("Nguồn", 52),
    ("Lưu ý", 40),
)

_SEPARATORS = re.compile(r"([;\t\r\n]\s*)(?=[=+\-@])|\A(?=[=+\-@\t\r])")
"""Where a cell begins for a spreadsheet: at its beginning, and, for one that takes ";" or tabs as separators (Excel set to
Vietnamese), after each of those."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of the register with the plan it is of and the citations that prove it, the first one first."""

    stored: StoredAssignment
    plan: StoredPlan
    citations: tuple[Citation, ...]

    @property
    def source(self) -> str:
        """Return where the row stands, in writing."""
        where = place(self.plan, self.citations[0]) if self.citations else ""
        return f"{plan_name(self.plan)}, {where}" if where else plan_name(self.plan)

    @property
    def notice(self) -> str:
        """Return what a reader must know of the row: that its plan does not hold any more, that a machine read it."""
        notices = [self.citations[0].notice] if self.citations else []
        notices += [RECOGNIZED] if any(citation.ocr for citation in self.citations) else []
        return " ".join(notice for notice in notices if notice)

    def cells(self) -> tuple[str, ...]:
        """Return the texts of :data:`COLUMNS`; several agencies or products stand on lines of their own."""
        row = self.stored.assignment
        return (
            row.number,
            short_plan_name(self.plan),
            self.plan.province or "",
            tidy(row.group or ""),
            tidy(row.task.text),
            _joined(row.lead),
            _joined(row.coordinate),
            _joined(row.product or ()),
            tidy(row.period.text) if row.period else "",
            tidy(row.funding.text) if row.funding else "",
            KINDS[row.kind],
            self.source,
            self.notice,
        )


def _joined(values: Sequence[Value]) -> str:
    return "\n".join(tidy(value.text) for value in values)


def as_csv(rows: Iterable[RegisterRow]) -> bytes:
    """Return the rows as UTF-8 CSV with a byte order mark, which Excel needs to read Vietnamese.

    What a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection), whatever separator it takes.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in COLUMNS])
    for row in rows:
        writer.writerow([_SEPARATORS.sub(r"\1'", cell) for cell in row.cells()])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[RegisterRow], title: str = "Nhiệm vụ") -> bytes:
    """Return the rows as a workbook: frozen header with filters, widths, wrapped cells, every value as text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _sheet_title(title)
    sheet.append([name for name, _ in COLUMNS])
    top = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row.cells(), start=1):
            cell = sheet.cell(row=number, column=column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
            cell.data_type = "s"
            cell.alignment = top
    for column, (_, width) in enumerate(COLUMNS, start=1):
        head = sheet.cell(row=1, column=column)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1F4E79")
        head.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_title(title: str) -> str:
    """Return a title that Excel takes: none of its forbidden marks, at most 31 characters, never empty."""
    return "".join(char for char in title if char not in "[]:*?/\\'")[:31].strip() or "Nhiệm vụ"
