"""Rows of a table as tasks: the same for tables that a file marks and for those that are read from lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from corpus.layout.blanks import has_blanks
from corpus.names.agencies import find_agencies
from corpus.records import Assignment, AssignmentKind, Range, Table, TableRow, TableRowKind, Value
from corpus.tables.cells import (
    agencies_by_part,
    agency_values,
    cost_of,
    product_values,
    says_amount,
    says_the_same,
    short_value,
    text_value,
)
from corpus.tables.columns import ColumnRole, gives_tasks, role_of
from corpus.tables.value_words import says_work
from corpus.text.amounts import unit_in
from corpus.text.cleaning import clean

Ranges = tuple[Range, ...]


_LONGEST_TITLE: Final = 40


@dataclass(frozen=True, slots=True)
class RowPart:
    """The cells of one task: by column, the ranges of its own cells and of merged cells that serve it from other rows."""

    cells: dict[int, Ranges]
    shared: dict[int, Ranges] = field(default_factory=dict)


_OVER: Final = 200  # characters over a table in which the unit of its money may stand
_LINES_OVER: Final = 2
_BLANK_ROWS: Final = 0.25
"""Share of a table's rows with blanks from which on it is a form."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One logical row before it is understood: mostly one part, several where two tasks share a number.

    ``heading`` is set for a row that only opens a group.
    """

    number: str
    ranges: Ranges
    parts: tuple[RowPart, ...] = ()
    heading: Ranges = ()


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The columns of a table: their titles and what they hold, and all places where the header stands.

    ``unit`` is what a bare number in the column of money counts in ("triệu đồng"), "" where nothing says it.
    """

    titles: tuple[str, ...]
    roles: tuple[ColumnRole, ...]
    headers: Ranges
    unit: str = ""

    def column(self, role: ColumnRole) -> int | None:
        """Return the column with this role, or None."""
        return self.roles.index(role) if role in self.roles else None


class RowReader:
    """Turns raw rows of one table into rows with their assignments."""

    def __init__(self, source: str, layout: ColumnLayout, charges: bool) -> None:
        """``charges`` is False for a document that charges nobody (a report): its rows are kept without assignments."""
        self._source = source
        self._layout = layout
        self._gives = charges and gives_tasks(layout.roles)
        self._group: str | None = None
        self._group_agencies: tuple[Value, ...] = ()
        self._above: dict[int, Ranges] = {}

    def read(self, raw: Sequence[RawRow]) -> tuple[TableRow, ...]:
        """Return the rows; a table that names no agencies (a form), or amounts in their place (statistics), gives no tasks."""
        rows = _without_heads([self._row(row) for row in raw])
        leads = [lead.text for row in rows for assignment in row.assignments for lead in assignment.lead]
        if leads and sum(map(says_amount, leads)) * 2 < len(leads):
            return tuple(rows)
        return tuple(replace(row, kind=TableRowKind.OTHER, assignments=()) for row in rows)

    def _row(self, raw: RawRow) -> TableRow:
        joined = clean(self._source, raw.ranges).text
        if raw.heading:
            heading = clean(self._source, raw.heading).text
            self._group = heading
            self._group_agencies = agency_values(self._source, raw.heading) if _is_agency(heading) else ()
            return TableRow(TableRowKind.GROUP, raw.ranges, raw.number, joined, heading=heading)
        parts = [self._resolved(part) for part in raw.parts]
        assignments = tuple(
            found for part in parts if (found := self._assignment(raw, part, first=part is parts[0])) is not None
        )
        kind = TableRowKind.TASK if assignments else TableRowKind.OTHER
        return TableRow(kind, raw.ranges, raw.number, self._clean(raw), assignments=assignments, cells=self._cells(parts))

    def _cells(self, parts: Sequence[RowPart]) -> tuple[Ranges, ...]:
        if len(parts) != 1:
            return ()
        columns = range(len(self._layout.titles))
        return tuple(parts[0].cells.get(at) or parts[0].shared.get(at, ()) for at in columns)

    def _resolved(self, part: RowPart) -> RowPart:
        """Return the part with every cell that only points to the cell above it ("nt") replaced by that cell."""
        task = self._layout.column(ColumnRole.TASK)
        same = {
            at for at, ranges in part.cells.items()
            if at != task and at in self._above and says_the_same(clean(self._source, ranges).text)
        }  # fmt: skip
        if same:
            own = {at: ranges for at, ranges in part.cells.items() if at not in same}
            part = RowPart(own, {**part.shared, **{at: self._above[at] for at in same}})
        self._above.update({**part.shared, **part.cells})
        return part

    def _clean(self, raw: RawRow) -> str:
        columns = [at for at, role in enumerate(self._layout.roles) if role is not ColumnRole.NUMBER or not raw.number]
        cells = [clean(self._source, part.cells[at]).text for part in raw.parts for at in columns if part.cells.get(at)]
        return " ".join([raw.number, *cells]).strip() if cells else clean(self._source, raw.ranges).text

    def _assignment(self, raw: RawRow, part: RowPart, *, first: bool) -> Assignment | None:
        if not self._gives:
            return None
        task = self._text(part, ColumnRole.TASK)
        own = {role for role in self._layout.roles if self._said(part, role)}
        if task is None or not own & {ColumnRole.LEAD, ColumnRole.COORDINATE, ColumnRole.PERIOD, ColumnRole.PRODUCT}:
            return None
        lead, coordinate = self._agencies(part)
        if not says_work(task.text) or _is_header(task.text, self._ranges_text(part, ColumnRole.LEAD)):
            return None
        ranges = raw.ranges
        if len(raw.parts) > 1:
            ranges = _own(part.cells, raw.ranges[0] if first else None)
        funding = self._short(part, ColumnRole.FUNDING)
        return Assignment(
            kind=AssignmentKind.TASK,
            number=raw.number,
            group=self._group,
            task=task,
            lead=lead,
            coordinate=coordinate,
            product=self._products(part),
            period=self._short(part, ColumnRole.PERIOD),
            funding=funding,
            ranges=ranges,
            cost=cost_of(funding, self._layout.unit),
        )

    def _ranges_text(self, part: RowPart, role: ColumnRole) -> str:
        return clean(self._source, self._ranges(part, role)).text

    def _said(self, part: RowPart, role: ColumnRole) -> bool:
        """Tell whether the cell is filled, be it with a dash; a shared cell counts."""
        return bool(self._ranges_text(part, role))

    def _ranges(self, part: RowPart, role: ColumnRole) -> Ranges:
        column = self._layout.column(role)
        if column is None:
            return ()
        return part.cells.get(column, ()) or part.shared.get(column, ())

    def _agencies(self, part: RowPart) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        named = agencies_by_part(self._source, self._ranges(part, ColumnRole.LEAD))
        coordinate = agency_values(self._source, self._ranges(part, ColumnRole.COORDINATE))
        lead = named.lead
        if ColumnRole.LEAD not in self._layout.roles:
            lead = self._group_agencies
        return lead, coordinate or named.coordinate

    def _text(self, part: RowPart, role: ColumnRole) -> Value | None:
        return text_value(self._source, self._ranges(part, role))

    def _short(self, part: RowPart, role: ColumnRole) -> Value | None:
        return short_value(self._source, self._ranges(part, role))

    def _products(self, part: RowPart) -> tuple[Value, ...] | None:
        return (
            product_values(self._source, self._ranges(part, ColumnRole.PRODUCT))
            if ColumnRole.PRODUCT in self._layout.roles
            else None
        )


def _without_heads(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows with those that only head the rows numbered below them ("1" before "1.1") no longer as tasks.

    Such a row charges nobody by itself: counted, it would make a task of what its parts already are.
    """
    found = list(rows)
    for at, (row, below) in enumerate(pairwise(rows)):
        charged = any(one.lead or one.coordinate or one.period for one in row.assignments)
        if row.assignments and not charged and row.number and below.number.startswith(f"{row.number}.") and below.assignments:
            found[at] = replace(row, kind=TableRowKind.OTHER, assignments=())
    return found


def _is_header(task: str, lead: str) -> bool:
    """Tell whether the cells are titles, as of a header that stands again among the rows in other columns."""
    return max(len(task), len(lead)) <= _LONGEST_TITLE and role_of(task) is ColumnRole.TASK and role_of(lead) is ColumnRole.LEAD


def _is_agency(heading: str) -> bool:
    mentions = find_agencies(heading)
    return bool(mentions) and mentions[0].start == 0 and sum(m.end - m.start for m in mentions) * 3 >= len(heading) * 2


def _own(cells: dict[int, Ranges], begin: Range | None) -> Ranges:
    """Return where one of several tasks of a row stands; the first has the row's ``begin``, where its number is."""
    own = sorted(part for ranges in cells.values() for part in ranges)
    if begin is None or not own:
        return tuple(own)
    return (Range(begin.start, own[0].end), *own[1:]) if own[0].start <= begin.end else (begin, *own)


def make_table(
    source: str, whole: Range, layout: ColumnLayout, raw: Sequence[RawRow], noise: Ranges = (), *, charges: bool = True
) -> Table:
    """Return the table with these rows."""
    layout = replace(layout, unit=_unit(source, whole, layout))
    rows = RowReader(source, layout, charges and not _is_form(source, raw)).read(raw)
    return Table(whole, layout.titles, layout.headers, rows, noise)


def _unit(source: str, whole: Range, layout: ColumnLayout) -> str:
    """Return what the column of money counts in: by its title, else by the line over the table ("ĐVT: triệu đồng")."""
    column = layout.column(ColumnRole.FUNDING)
    if column is None:
        return ""
    above = source[max(whole.start - _OVER, 0) : whole.start].splitlines()
    said = [line for line in above if any(map(str.isalnum, line))]
    return unit_in(layout.titles[column], "\n".join(said[-_LINES_OVER:]))


def _is_form(source: str, rows: Sequence[RawRow]) -> bool:
    """Tell whether a quarter of the rows or more have places to be filled in: a plan's own table may leave one row open."""
    blank = sum(any(has_blanks(source[part.start : part.end]) for part in row.ranges) for row in rows)
    return blank > 0 and blank >= _BLANK_ROWS * len(rows)
