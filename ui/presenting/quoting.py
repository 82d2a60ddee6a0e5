"""A citation's quote as it is put into a document: a table's row by its columns, all else as it stands, in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from corpus.records import Assignment, BlockKind, Value
from qa.contracts.answer import Citation
from ui.presenting.readable import tidy

if TYPE_CHECKING:
    from qa.service import Service

Rows = Mapping[str, str]
"""Rows of the register in writing, by the passage that each stands in."""
NO_ROWS: Final[Rows] = {}
JOINT: Final = " · "
"""Stands between the columns of a row."""


def rows_of(service: Service, citations: Iterable[Citation]) -> Rows:
    """Return the rows in writing that ``citations`` of whole table rows name; a passage of several rows is none."""
    wanted = {each.passage: each.plan for each in citations if each.kind == BlockKind.TABLE_ROW}
    found: dict[str, list[Assignment]] = {}
    for plan in dict.fromkeys(wanted.values()):
        for row in service.assignments(plan=plan):
            if row.passage in wanted:
                found.setdefault(row.passage, []).append(row.assignment)
    return {passage: row_in_writing(rows[0]) for passage, rows in found.items() if len(rows) == 1}


def row_in_writing(row: Assignment) -> str:
    """Return a row of the register by its columns: "Nhiệm vụ: … · Chủ trì: … · Thời gian: …", what is empty left out."""
    number = f" {row.number}" if row.number else ""
    columns = (
        (f"Nhiệm vụ{number}", tidy(row.task.text)),
        ("Chủ trì", _joined(row.lead)),
        ("Phối hợp", _joined(row.coordinate)),
        ("Sản phẩm", _joined(row.product or ())),
        ("Thời gian", tidy(row.period.text) if row.period else ""),
        ("Kinh phí", tidy(row.money.text) if row.money else ""),
    )
    return JOINT.join(f"{name}: {text}" for name, text in columns if text)


def _joined(values: Iterable[Value]) -> str:
    return "; ".join(tidy(value.text) for value in values)


def quote_in_writing(citation: Citation, rows: Rows) -> str:
    """Return the quote: “…” in the plan's words, or a row by its columns."""
    return rows.get(citation.passage) or f"“{plain_quote(citation)}”"


def plain_quote(citation: Citation) -> str:
    """Return the quote on one line, its ranges parted by dots."""
    return " … ".join(tidy(part) for part in (citation.quote, *(more.quote for more in citation.more)))
