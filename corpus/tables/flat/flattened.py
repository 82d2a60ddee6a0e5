"""Tables that PDF extraction flattened to lines of text: cells one after another, rows cut by pages, headers repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Document, Range, Table
from corpus.tables.columns import ColumnRole
from corpus.tables.flat.evidence import Above, TableSense, learn
from corpus.tables.flat.extracted_lines import ExtractedLine, lines_of, outside, page_numbers
from corpus.tables.flat.flat_header import Header, find_headers, header_range
from corpus.tables.flat.fragments import Fragment, fragments_of, whole_lines
from corpus.tables.flat.row_cells import MOST_FRAGMENTS, RowSection, RowSegment
from corpus.tables.flat.row_numbers import RowStart, row_starts
from corpus.tables.flat.unread import NEXT_PART, are_misplaced, is_title
from corpus.tables.table_rows import ColumnLayout, Ranges, RawRow, RowPart, make_table

_PASSES: Final = 3
_ROWS_TO_LEARN: Final = 150
# Parting a row takes the square of its fragments; a whole table of some hundred pages stays far below this.
_MOST_EFFORT: Final = 400_000
# Cells of these columns may be merged over several rows; the others are empty where nothing stands.
_MERGED: Final = (ColumnRole.LEAD, ColumnRole.COORDINATE, ColumnRole.PERIOD)
_END: Final = re.compile(
    r"nơi nhận\s*:?|tm\.\s|kt\.\s|phụ lục(?:\s+[ivx\d]+)?\b|trên đây là|ghi chú\s*:|cộng hòa xã hội chủ nghĩa"
    rf"|ủy ban nhân dân(?:\s+\S+){{0,4}}$|{NEXT_PART}"
)
_FAR: Final = 3
_GAP: Final = re.compile(r"\S {3,}\S")
_FEW_GAPS, _GAPPED = 10, 0.25
_SHORT, _MOST_MIXED, _ENOUGH_ROWS = 0.45, 0.34, 4
_USUAL_BLANKS: Final = 0.2

Cells = list[tuple[int, int, list[Fragment]]]


@dataclass(slots=True)
class _Row:
    """A row's lines in sections between page breaks, and what the last pass made of them.

    ``understood`` is False where what stands below a number is too much for a row; then it is left as it is.
    """

    start: RowStart
    number: Range
    sections: list[list[Fragment]]
    spaced_after: bool
    is_parent: bool
    cells: Cells
    understood: bool = True


def flattened_tables(document: Document, covered: Sequence[Range], *, charges: bool) -> tuple[Table, ...]:
    """Return the tables in the lines of ``document`` that stand outside the ranges ``covered`` by grids."""
    tables: list[Table] = []
    for stretch in outside(document, covered):
        lines = lines_of(document, stretch)
        headers = [] if _keeps_columns(lines) else find_headers(lines)
        at = 0
        while at < len(headers):
            same = 1
            while at + same < len(headers) and headers[at + same].words == headers[at].words:
                same += 1
            stop = headers[at + same].first if at + same < len(headers) else len(lines)
            if not _keeps_columns(lines[headers[at].first : _end_of_table(lines, headers[at + same - 1].after, stop)]):
                tables.append(_table(document, lines, headers[at : at + same], stop, charges))
            at += same
    return tuple(tables)


def _keeps_columns(lines: Sequence[ExtractedLine]) -> bool:
    """Tell whether the lines keep the page's columns side by side, apart by spaces: read as cells in turn they would mix."""
    gapped = sum(_GAP.search(line.text) is not None for line in lines)
    return gapped > _FEW_GAPS and gapped > _GAPPED * len(lines)


def _table(document: Document, lines: Sequence[ExtractedLine], headers: Sequence[Header], stop: int, charges: bool) -> Table:
    first = headers[0]
    stop = _end_of_table(lines, headers[-1].after, stop)
    in_headers = {at for header in headers for at in range(header.first, header.after)}
    doubtful = frozenset(at for at in page_numbers(lines) if first.after <= at < stop) - in_headers
    skip = frozenset(range(first.after)) | in_headers | frozenset(range(stop, len(lines)))
    columns = [at for at, role in enumerate(first.roles) if role is not ColumnRole.NUMBER]
    roles = [first.roles[at] for at in columns]
    starts = row_starts(lines, skip, doubtful)
    noise = doubtful - {start.line for start in starts}
    breaks = frozenset(header.after for header in headers[1:])
    rows = _rows(lines, starts, skip | noise, stop, breaks, roles)
    _part_all(rows, roles)
    raw = _raw_rows(document.text, rows, roles, columns, _spaces_mean_something(lines[first.after : stop]))
    end = max([part.end for row in raw for part in row.ranges], default=header_range(lines, headers[-1]).end)
    layout = ColumnLayout(first.titles, first.roles, tuple(header_range(lines, header) for header in headers))
    whole = Range(layout.headers[0].start, end)
    left = tuple(lines[at].range for at in sorted(noise))
    table = make_table(document.text, whole, layout, raw, left, charges=charges)
    below = [lines[at].text for at in range(first.after, stop) if at not in in_headers]
    # Strokes part the cells of a table that a crawler wrote: such are read as grids or not at all.
    piped = any(line.text == "|" for line in lines[first.first : first.after])
    if not (piped or _are_mixed(rows, roles) or are_misplaced(table) or any(map(is_title, below))):
        return table
    return replace(make_table(document.text, whole, layout, raw, left, charges=False), unsure=True)


def _are_mixed(rows: Sequence[_Row], roles: Sequence[ColumnRole]) -> bool:
    """Tell whether lines of other cells stand among those of the tasks, as where cells are set in the middle of their rows.

    A task's lines but the last are about as long as its column is wide; short ones between them are another cell's.
    """
    lines = [
        [piece for column, _, pieces in row.cells if roles[column] is ColumnRole.TASK for piece in pieces if piece.starts_line]
        for row in rows
        if not _only_task(row, roles)
    ]
    mixed = [
        any(len(piece.text) < _SHORT * max(len(other.text) for other in found) for piece in found[1:-1]) for found in lines
    ]
    return len(mixed) >= _ENOUGH_ROWS and sum(mixed) > _MOST_MIXED * len(mixed)


def _end_of_table(lines: Sequence[ExtractedLine], start: int, stop: int) -> int:
    """Return the line before which the table ends: at the closing of the plan, at another annex, or far below."""
    usual = sorted(line.blanks for line in lines[start:stop])
    common = usual[len(usual) // 2] if usual else 0
    for at in range(start, stop):
        line = lines[at]
        if _END.match(key(line.text)) or (line.blanks >= common + _FAR and not line.text[0].isdigit()):
            return at
    return stop


def _rows(
    lines: Sequence[ExtractedLine],
    starts: Sequence[RowStart],
    skip: frozenset[int],
    stop: int,
    breaks: frozenset[int],
    roles: Sequence[ColumnRole],
) -> list[_Row]:
    rows: list[_Row] = []
    for number, start in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else None
        end_line = following.line if following else stop
        sections: list[list[ExtractedLine]] = [[]]
        for at in range(start.line, min(end_line + 1, stop)):
            line = _within(lines[at], at, start, following)
            if at > start.line and (at in breaks or (line is not None and line.page_start)):
                sections.append([])
            if line is not None and at not in skip:
                sections[-1].append(line)
        pieces = [fragments_of(section, roles) for section in sections if section]
        spaced = following is not None and following.start == 0 and lines[following.line].spaced
        parent = following is not None and (following.depth > start.depth)
        begin = lines[start.line].range.start + start.start
        printed = lines[start.line].text[start.start : start.end].rstrip()
        rows.append(_Row(start, Range(begin, begin + len(printed)), pieces, spaced, parent, []))
    return rows


def _within(line: ExtractedLine, at: int, start: RowStart, following: RowStart | None) -> ExtractedLine | None:
    """Return the part of a line that belongs to the row between two numbers, or None."""
    first = start.end if at == start.line else 0
    last = following.start if following is not None and at == following.line else len(line.text)
    text = line.text[first:last]
    if not text.strip():
        return None
    begin = first + len(text) - len(text.lstrip())
    found = Range(line.range.start + begin, line.range.start + begin + len(text.strip()))
    if first == 0:
        return replace(line, range=found, text=text.strip())
    return replace(line, range=found, text=text.strip(), blanks=0, page_start=False)


def _part_all(rows: Sequence[_Row], roles: Sequence[ColumnRole]) -> None:
    """Part all rows among the columns, in passes: each learns from the one before; the first rows are enough to learn from."""
    effort = 0
    for row in rows:
        longest = max((len(section) for section in row.sections), default=0)
        effort += longest**2
        if longest > MOST_FRAGMENTS or effort > _MOST_EFFORT:
            row.sections = [[piece for section in row.sections for piece in section]]
            row.understood = False
    sense = TableSense()
    taught = rows[:_ROWS_TO_LEARN]
    for parted in (*[taught] * (_PASSES - 1), rows):
        for row in parted:
            row.cells = _part(row, roles, sense)
        sense = learn(
            [[(column, pieces) for column, _, pieces in row.cells] for row in taught if not _only_task(row, roles)], roles
        )


def _part(row: _Row, roles: Sequence[ColumnRole], sense: TableSense) -> Cells:
    """Part the row's sections among the columns, each in the light of those before it."""
    if not row.understood:
        return [(roles.index(ColumnRole.TASK), 0, list(piece)) for piece in row.sections]
    cells: Cells = []
    for number, pieces in enumerate(row.sections):
        part = max((part for _, part, _ in cells), default=0)
        last = number == len(row.sections) - 1
        _, segments = RowSection(pieces, roles, _above(cells, part), sense, last=last).best()
        if not segments:
            segments = [RowSegment(roles.index(ColumnRole.TASK), 0, len(pieces), 0)]
        cells.extend((found.column, part + found.part, list(pieces[found.start : found.end])) for found in segments)
    return cells


def _above(cells: Cells, part: int) -> dict[int, Above]:
    """Return what the cells of the row's last task have so far."""
    texts: dict[int, str] = {}
    heights: dict[int, int] = {}
    for column, of_part, found in cells:
        if of_part == part:
            texts[column] = f"{texts.get(column, '')} {' '.join(piece.text for piece in found)}".strip()
            heights[column] = heights.get(column, 0) + len(whole_lines(found))
    tallest = max(heights.values(), default=1)
    return {column: Above(text, heights[column] / tallest) for column, text in texts.items()}


def _only_task(row: _Row, roles: Sequence[ColumnRole]) -> bool:
    return all(roles[column] is ColumnRole.TASK for column, _, _ in row.cells)


def _raw_rows(
    source: str, rows: Sequence[_Row], roles: Sequence[ColumnRole], columns: Sequence[int], spaces_tell: bool
) -> list[RawRow]:
    raw: list[RawRow] = []
    above: dict[int, Ranges] = {}
    for row in rows:
        ranges = _joined(source, [row.number, *sorted(piece.range for _, _, pieces in row.cells for piece in pieces)])
        if _only_task(row, roles) and (row.is_parent or not row.start.number[0].isdigit()):
            heading = _joined(source, sorted(piece.range for _, _, pieces in row.cells for piece in pieces))
            raw.append(RawRow(row.start.number, ranges, heading=heading))
            above = {}
            continue
        parts: list[RowPart] = []
        for number in sorted({part for _, part, _ in row.cells}):
            own = {
                columns[column]: _cell(source, row.cells, column, number)
                for column in {c for c, p, _ in row.cells if p == number}
            }
            empty = spaces_tell and row.spaced_after
            shared = {} if empty else {at: above[at] for at in _mergeable(roles, columns) if at not in own and at in above}
            parts.append(RowPart(own, shared))
            above = {**above, **shared, **own}
        raw.append(RawRow(row.start.number, ranges, tuple(parts)))
    return raw


def _mergeable(roles: Sequence[ColumnRole], columns: Sequence[int]) -> list[int]:
    return [columns[at] for at, role in enumerate(roles) if role in _MERGED]


def _cell(source: str, cells: Cells, column: int, part: int) -> Ranges:
    return _joined(
        source, [piece.range for at, of_part, pieces in cells if (at, of_part) == (column, part) for piece in pieces]
    )


def _joined(source: str, ranges: Sequence[Range]) -> Ranges:
    """Return the ranges with neighbours made one: pieces of lines with nothing but white space between them."""
    out: list[Range] = []
    for part in ranges:
        if out and out[-1].end <= part.start and not source[out[-1].end : part.start].strip():
            out[-1] = Range(out[-1].start, part.end)
        else:
            out.append(part)
    return tuple(out)


def _spaces_mean_something(lines: Sequence[ExtractedLine]) -> bool:
    """Tell whether lines of spaces are rare here: then one marks an empty cell, else it is only how lines were parted."""
    spaced = sum(line.spaced for line in lines)
    return spaced <= _USUAL_BLANKS * max(1, sum(line.blanks > 0 for line in lines))
