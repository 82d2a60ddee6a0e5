"""An agency's sheet, "Việc của …": what it leads, helps with and is charged with, by plan; and as a Word document."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from corpus.records import Assignment
from ui.presenting.export import RegisterRow, joined
from ui.presenting.letter import FONT, line
from ui.presenting.readable import tidy
from ui.presenting.reference import plan_name
from ui.presenting.register import Filters, find_rows, with_proofs

if TYPE_CHECKING:
    from qa.service import Service

HELPS: Final = "Phối hợp"
NOTHING: Final = "Không có."


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The rows of one plan, by its written name."""

    plan: str
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One part of a sheet: what the agency is to its rows, and the rows by plan."""

    title: str
    plans: tuple[PlanRows, ...]

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return sum(len(each.rows) for each in self.plans)

    def beside(self, row: Assignment) -> str:
        """Return when a row is done and who else has a part in it: "Hằng năm · Phối hợp: Sở Y tế"."""
        helps = self.title == HELPS
        others = joined(row.lead if helps else row.coordinate).replace("\n", "; ")
        told = (tidy(row.period.text) if row.period else "", f"{'Chủ trì' if helps else HELPS}: {others}" if others else "")
        return " · ".join(text for text in told if text)


def sheet_parts(service: Service, agency: str, plan: str | None) -> tuple[SheetPart, ...]:
    """Return the parts of an agency's sheet, in all plans or in one of them."""
    parts = (
        ("Chủ trì", Filters(plan=plan, lead=agency, kind="task")),
        (HELPS, Filters(plan=plan, coordinate=agency, kind="task")),
        ("Trách nhiệm được giao", Filters(plan=plan, agency=agency, kind="duty")),
    )
    return tuple(SheetPart(title, _by_plan(with_proofs(service, find_rows(service, filters)))) for title, filters in parts)


def _by_plan(rows: Sequence[RegisterRow]) -> tuple[PlanRows, ...]:
    groups: dict[str, list[RegisterRow]] = {}
    for row in rows:
        groups.setdefault(plan_name(row.plan), []).append(row)
    return tuple(PlanRows(name, tuple(found)) for name, found in groups.items())


def as_docx(agency: str, parts: Sequence[SheetPart], day: date) -> bytes:
    """Return the sheet as a Word document, every row with where it stands."""
    import docx
    from docx.shared import Pt

    word = docx.Document()
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    line(word, f"Việc của {agency}", bold=True, size=15)
    for part in parts:
        line(word, f"{part.title} ({part.count})", bold=True, size=14)
        for group in part.plans:
            line(word, group.plan, bold=True)
            for number, row in enumerate(group.rows, 1):
                line(word, f"{number}. {tidy(row.stored.assignment.task.text)}")
                told = (part.beside(row.stored.assignment), f"Nguồn: {row.where}" if row.where else "", row.notice)
                line(word, " · ".join(text for text in told if text), italic=True, size=11)
        if not part.plans:
            line(word, NOTHING)
    line(word, f"Lập ngày {day:%d/%m/%Y} bằng TraCứu từ nguyên văn các kế hoạch.", italic=True, size=11)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
