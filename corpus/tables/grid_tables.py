"""Tables from grids: the header found, repeats of it left out, rows that a page break cut put together, merges resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.layout.markers import MarkerKind, read_marker
from corpus.records import Document, Grid, Range, Table
from corpus.tables.column_times import with_times
from corpus.tables.columns import ColumnRole, gives_tasks, numbers_columns, roles_of
from corpus.tables.grid_header import (
    GridLine,
    column_titles,
    distinct_texts,
    folded_texts,
    grid_lines,
    header_depth,
    names_columns,
    plain_titles,
)
from corpus.tables.table_rows import ColumnLayout, Ranges, RawRow, RowPart, make_table

_NUMBER: Final = re.compile(r"\(?((?:[IVXLC]+|\d+|[a-zđA-ZĐ])(?:\.\d+)*)\s*[.)]?")
_LONGEST_NUMBER: Final = 6
_OF_TASKS: Final = (ColumnRole.LEAD, ColumnRole.COORDINATE, ColumnRole.PRODUCT, ColumnRole.PERIOD)
_LIST_ITEM: Final = re.compile(r"[-–+•*]\s")
# What Markdown draws a table with.
_PIPES: Final = re.compile(r"[|*:\s-]+")
_SENTENCE_END: Final = (".", ";", ":", "!", "?")


@dataclass(slots=True)
class _Draft:
    """A logical row while its pieces are gathered."""

    number: str
    lines: list[GridLine] = field(default_factory=list)
    heading: bool = False


@dataclass(slots=True)
class _Sheet:
    """Grids that are one table: the header and the rows below it."""

    titles: tuple[str, ...]
    roles: tuple[ColumnRole, ...]
    header_texts: list[tuple[str, ...]]
    headers: list[Range]
    lines: list[GridLine]
    whole: Range
    plain: tuple[str, ...] = ()
    """What the columns are called where only what stands below tells that the first line holds titles."""


def tables_of_grids(document: Document, *, charges: bool) -> tuple[Table, ...]:
    """Return the tables of ``document.grids``; grids of one width that go on after each other are one table."""
    sheets: list[_Sheet] = []
    for grid in document.grids:
        _add(grid, sheets, document.text)
    return tuple(_table(document.text, sheet, charges) for sheet in sheets)


def _add(grid: Grid, sheets: list[_Sheet], source: str) -> None:
    lines = grid_lines(grid)
    if not lines:
        return
    last = sheets[-1] if sheets else None
    depth = header_depth(lines)
    if last is not None and len(last.titles) == grid.columns and _goes_on(last, lines, depth, grid, source):
        lines[0].first = True
        last.lines.extend(lines)
        last.whole = Range(last.whole.start, max(last.whole.end, grid.range.end))
        return
    titles = column_titles(lines[:depth]) if depth else tuple("" for _ in range(grid.columns))
    headers = [part for line in lines[:depth] for part in line.ranges()]
    sheets.append(
        _Sheet(
            titles,
            roles_of(titles),
            [folded_texts(line) for line in lines[:depth]],
            headers,
            lines[depth:],
            grid.range,
            () if depth else plain_titles(lines),
        )
    )


def _goes_on(last: _Sheet, lines: Sequence[GridLine], depth: int, grid: Grid, source: str) -> bool:
    """Tell whether a grid is the next page of ``last``: it repeats the header, or has none and follows directly."""
    if last.header_texts and folded_texts(lines[0]) == last.header_texts[0]:
        return True
    between = source[last.whole.end : grid.range.start]
    return depth == 0 and bool(last.header_texts) and len(_PIPES.sub(" ", between).split()) <= 2


def _table(source: str, sheet: _Sheet, charges: bool) -> Table:
    headers = list(sheet.headers)
    drafts: list[_Draft] = []
    roles = with_times(_with_numbers(sheet), sheet.titles, _columns(sheet))
    number_column = roles.index(ColumnRole.NUMBER) if ColumnRole.NUMBER in roles else None
    cut = False
    for line in sheet.lines:
        repeated = folded_texts(line) in sheet.header_texts or names_columns(line, roles)
        if repeated or (cut and numbers_columns(distinct_texts(line))):
            headers.extend(line.ranges())
            cut = True
            continue
        _place(drafts, line, roles, number_column, cut or line.first)
        cut = False
    layout = ColumnLayout(sheet.plain or sheet.titles, roles, _joined(headers))
    raw = [_raw(source, draft, roles) for draft in drafts]
    return make_table(source, sheet.whole, layout, raw, charges=charges)


def _columns(sheet: _Sheet) -> list[list[str]]:
    """Return the texts of each column below the header, a merged cell's once."""
    return [[text for line in sheet.lines if (text := line.own(at))] for at in range(len(sheet.titles))]


def _with_numbers(sheet: _Sheet) -> tuple[ColumnRole, ...]:
    """Return the columns' roles; a first column of numbers whose title says nothing ("", or misread) numbers the rows."""
    if (
        ColumnRole.NUMBER in sheet.roles
        or not sheet.roles
        or sheet.roles[0] is not ColumnRole.OTHER
        or not gives_tasks(sheet.roles)
    ):
        return sheet.roles
    said = [text for line in sheet.lines if (text := line.own(0))]
    numbers = sum(any(map(str.isdigit, text)) and len(text) <= _LONGEST_NUMBER for text in said)
    if len(sheet.titles[0]) > _LONGEST_NUMBER or numbers * 2 < max(len(said), 1):
        return sheet.roles
    return (ColumnRole.NUMBER, *sheet.roles[1:])


def _joined(ranges: Iterable[Range]) -> Ranges:
    """Return the header's places: ranges with only white space or tabs between cells of one line become one."""
    out: list[Range] = []
    for part in sorted(set(ranges)):
        if out and part.start - out[-1].end <= 2:
            out[-1] = Range(out[-1].start, max(part.end, out[-1].end))
        else:
            out.append(part)
    return tuple(out)


def _place(
    drafts: list[_Draft], line: GridLine, roles: Sequence[ColumnRole], number_column: int | None, after_break: bool
) -> None:
    number = _number(line, number_column)
    if _is_heading(line, roles, number_column):
        drafts.append(_Draft(number, [line], heading=True))
    elif (
        drafts
        and not drafts[-1].heading
        and not number
        and (_more_of_cells(line, roles, number_column) or (after_break and _continues(drafts[-1], line, roles)))
    ):
        drafts[-1].lines.append(line)
    else:
        drafts.append(_Draft(number, [line]))


def _number(line: GridLine, column: int | None) -> str:
    if column is None:
        return ""
    found = _NUMBER.fullmatch(line.text(column))
    return found.group(1) if found else ""


def _is_heading(line: GridLine, roles: Sequence[ColumnRole], number_column: int | None) -> bool:
    """Tell whether a row opens a group: nothing but a number and one text, which is wide or stands in the task column."""
    filled = {
        id(cell): cell for at, cell in enumerate(line.cells) if cell is not None and line.text(at) and at != number_column
    }
    said = [" ".join(line.text(at).split()) for at in range(len(line.cells)) if at != number_column]
    # A merged row that a converter wrote out says the same in every column.
    if len(said) > 2 and said[0] and len(set(said)) == 1:
        return True
    if len(filled) != 1 or not all(line.starts[at] for at in range(len(line.cells)) if line.text(at) and at != number_column):
        return False
    cell = next(iter(filled.values()))
    if cell.column_span > 1:
        return True
    task = roles.index(ColumnRole.TASK) if ColumnRole.TASK in roles else None
    if cell.column != task:
        return False
    return number_column is None or bool(line.own(number_column)) or _heads(line.text(cell.column))


def _heads(text: str) -> bool:
    """Tell whether the text of a row without a number is that of a group: counted in letters ("A. …"), or in capitals."""
    marker = read_marker(" ".join(text.split()))
    return text.isupper() or (marker is not None and marker.kind in (MarkerKind.UPPER, MarkerKind.ROMAN))


def _more_of_cells(line: GridLine, roles: Sequence[ColumnRole], number_column: int | None) -> bool:
    """Tell whether a row has neither number nor task, and only goes on with cells of the row above it."""
    if number_column is None or ColumnRole.TASK not in roles:
        return False
    bare = not line.text(number_column) and not line.text(roles.index(ColumnRole.TASK))
    return bare and any(line.own(at) for at, role in enumerate(roles) if role in _OF_TASKS)


def _continues(draft: _Draft, line: GridLine, roles: Sequence[ColumnRole]) -> bool:
    """Tell whether the cells of a row after a page break go on with those of the row before it."""
    fresh = 0
    for column, role in enumerate(roles):
        text = line.own(column)
        if not text or role is ColumnRole.NUMBER:
            continue
        before = next((above.text(column) for above in reversed(draft.lines) if above.text(column)), "")
        going_on = text[0].islower() or _LIST_ITEM.match(text) is not None or not before.endswith(_SENTENCE_END)
        if role is ColumnRole.TASK and text[0].isupper() and not before:
            going_on = False
        fresh += 0 if going_on and before else 1
    return fresh == 0


def _is_total(draft: _Draft, roles: Sequence[ColumnRole]) -> bool:
    """Tell whether one cell reaches over the task and its agencies: a sum or a remark, and no task."""
    if ColumnRole.TASK not in roles or ColumnRole.LEAD not in roles:
        return False
    task, lead = (draft.lines[0].cells[roles.index(role)] for role in (ColumnRole.TASK, ColumnRole.LEAD))
    return task is not None and task is lead


def _row_ranges(source: str, draft: _Draft) -> Ranges:
    """Return where a row stands: one range where its lines hold pieces of several cells, in text that keeps a page's layout."""
    ranges = tuple(dict.fromkeys(part for line in draft.lines for part in line.ranges()))
    if all(len(cell.ranges) < 2 for line in draft.lines for cell in line.cells if cell is not None):
        return ranges
    out: list[Range] = []
    for part in sorted(ranges):
        if out and not source[out[-1].end : part.start].strip():
            out[-1] = Range(out[-1].start, part.end)
        else:
            out.append(part)
    return tuple(out)


def _raw(source: str, draft: _Draft, roles: Sequence[ColumnRole]) -> RawRow:
    ranges = _row_ranges(source, draft)
    if draft.heading:
        line = draft.lines[0]
        number = roles.index(ColumnRole.NUMBER) if ColumnRole.NUMBER in roles else None
        cells = {id(cell): cell for at, cell in enumerate(line.cells) if cell is not None and line.text(at)}
        heading = [cell for cell in cells.values() if not (cell.column == number and cell.column_span == 1)]
        return RawRow(draft.number, ranges, heading=heading[0].ranges)
    if _is_total(draft, roles):
        return RawRow(draft.number, ranges)
    cells_of: dict[int, dict[Range, None]] = {}
    shared: dict[int, dict[Range, None]] = {}
    for line in draft.lines:
        for column in range(len(roles)):
            cell = line.cells[column]
            if cell is None or not cell.ranges:
                continue
            target = cells_of if line.starts[column] else shared
            target.setdefault(column, {}).update(dict.fromkeys(cell.ranges))
    own, above = ({column: tuple(places) for column, places in of.items()} for of in (cells_of, shared))
    return RawRow(draft.number, ranges, (RowPart(own, above),))
