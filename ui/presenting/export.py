"""The register of assignments as a file for people: CSV that Excel opens, and rows for a workbook (``workbook``)."""

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
    "STT",
    "Kế hoạch",
    "Tỉnh",
    "Nhóm nhiệm vụ",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Sản phẩm",
    "Thời gian",
    "Kinh phí",
    "Loại",
    "Nguồn",
    "Lưu ý",
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
        return f"{plan_name(self.plan)}, {self.where}" if self.where else plan_name(self.plan)

    @property
    def where(self) -> str:
        """Return the place in the plan: "Phụ lục, mục IV.1, trang 3"."""
        return place(self.plan, self.citations[0]) if self.citations else ""

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
            joined(row.lead),
            joined(row.coordinate),
            joined(row.product or ()),
            tidy(row.period.text) if row.period else "",
            tidy(row.money.text) if row.money else "",
            KINDS[row.kind],
            self.source,
            self.notice,
        )


def joined(values: Sequence[Value]) -> str:
    """Return values, a line each, without marks of converters."""
    return "\n".join(tidy(value.text) for value in values)


def as_csv(rows: Iterable[RegisterRow]) -> bytes:
    """Return the rows as UTF-8 CSV with a byte order mark, which Excel needs to read Vietnamese.

    What a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection), whatever separator it takes.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_SEPARATORS.sub(r"\1'", cell) for cell in row.cells()])
    return out.getvalue().encode("utf-8-sig")
