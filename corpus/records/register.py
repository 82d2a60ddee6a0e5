"""The register: assignments (tasks and duties), and the tables that tasks are read from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.records.document import Range, Value


class AssignmentKind(StrEnum):
    """A *task* is a row of a table or an item of a list that names its agencies; a *duty* charges an agency in prose."""

    TASK = "task"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a task costs: the amount in đồng, and the ``unit`` that its column counts in ("" where the cell says it itself)."""

    dong: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task given to agencies.

    ``lead`` and ``coordinate`` hold one value an agency, as the document writes it. ``product`` is None where the table has
    no such column (an empty tuple where the cell is empty), likewise ``period`` and ``funding`` are None where nothing is
    said. ``cost`` is the one amount that ``funding`` says. ``ranges`` covers the whole row or paragraph with everything that
    belongs to it, in reading order; merged cells that serve several rows are in the ranges of the fields only.
    """

    kind: AssignmentKind
    number: str
    group: str | None
    task: Value
    lead: tuple[Value, ...]
    coordinate: tuple[Value, ...]
    product: tuple[Value, ...] | None
    period: Value | None
    funding: Value | None
    ranges: tuple[Range, ...]
    section: int | None = None
    cost: Cost | None = None

    @property
    def money(self) -> Value | None:
        """What is said of its money, a bare number with the unit of its column: "4.500 triệu đồng"."""
        if self.funding is None or self.cost is None or not self.cost.unit:
            return self.funding
        return replace(self.funding, text=f"{self.funding.text} {self.cost.unit}")


class TableRowKind(StrEnum):
    """A row gives a task to agencies, opens a group of tasks, or is neither (a statistics table, a form)."""

    TASK = "task"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One logical row of a :class:`Table`, put together again where page breaks cut it.

    ``number`` is what the row's number column holds ("1.2", "IV", "" for none); ``clean`` is the whole row on one line, cells
    in column order; ``heading`` the text of a group row. ``assignments`` are what a task row gives: mostly one, several where
    the table puts two tasks under one number, none for other rows. ``cells`` are where the text of each column stands, that of
    a merged cell in each of its rows; empty where the cells of several tasks stand in the row, or none can be told apart.
    """

    kind: TableRowKind
    ranges: tuple[Range, ...]
    number: str
    clean: str
    heading: str = ""
    assignments: tuple[Assignment, ...] = ()
    cells: tuple[tuple[Range, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table read from grids or from flattened lines; ``headers`` are all places where its header row stands.

    ``range`` covers the table with everything inside it; ``noise`` are page numbers and the like that stand within;
    ``columns`` the header's texts in order, on one line each; where titles are told only by what stands below them their row is
    one of ``rows``, and no header. ``unsure`` tells that its cells could not be told apart, so that
    its rows give no tasks.
    """

    range: Range
    columns: tuple[str, ...]
    headers: tuple[Range, ...]
    rows: tuple[TableRow, ...]
    noise: tuple[Range, ...] = ()
    unsure: bool = False
