"""Tables in text that keeps the page's layout (``pdftotext -layout``): columns apart by runs of spaces.

A table begins with a header whose first title counts the rows ("STT", "TT"). Its columns are where the text of many lines
leaves the same places free; a row begins where the first column has a number, or, where numbers stand in the middle of
their rows, after an empty line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpus.readers.plain.aligned_lines import (
    AlignedLine,
    aligned_lines,
    cut_by_columns,
    is_header,
    is_number_title,
    is_numbered,
    with_numbers_apart,
)
from corpus.readers.plain.aligned_rows import rows_of
from corpus.records import Cell, Grid, Range
from corpus.tables.columns import ColumnRole, roles_of
from corpus.tables.flat.fit import starts_agency
from corpus.text.cleaning import clean
from corpus.text.folding import fold_case

_WORD: Final = re.compile(r"\S+")
_CLOSING: Final = re.compile(r"nơi nhận|tm\.\s|kt\.\s|trên đây là|phụ lục\b")
_FEWEST_COLUMNS: Final = 4
_FEW_COLUMNS: Final = 3
_HEADER_LINES: Final = 6
_EMPTY_LINES: Final = 6
_SURE: Final = 0.85
_BESIDE: Final = 2
_WIDE: Final = 60


def find_aligned_grids(text: str) -> Iterator[Grid]:
    """Yield the tables of ``text`` whose columns are apart by runs of spaces, in reading order."""
    lines = with_numbers_apart(list(aligned_lines(text)))
    at = 0
    while at < len(lines):
        stop, first = (end_of(lines, at), _header_start(lines, at)) if _heads_table(lines, at) else (at, at)
        grid = _grid(text, lines[first:stop], at - first) if stop > at + 2 else None
        if grid is not None:
            yield grid
        at = stop if grid is not None else at + 1


def unread_grids(text: str, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return such tables outside ``grids``, whose rows could not be told apart with confidence: their lines, a row each."""
    lines = with_numbers_apart(list(aligned_lines(text)))
    found: list[Grid] = []
    at = 0
    while at < len(lines):
        begins = lines[at].start + lines[at].pieces[0][0] if lines[at].pieces else -1
        if begins < 0 or not _heads_table(lines, at) or any(grid.range.start <= begins < grid.range.end for grid in grids):
            at += 1
            continue
        until = next((grid.range.start for grid in grids if grid.range.start > begins), len(text))
        stop = _before_prose(lines, at + 1, bisect_left(lines, until, at + 1, end_of(lines, at), key=lambda line: line.start))
        places = [
            Range(line.start + line.pieces[0][0], line.start + line.pieces[-1][1]) for line in lines[at:stop] if line.pieces
        ]
        cells = tuple(Cell(row, 0, 1, 1, clean(text, [place]).text, (place,)) for row, place in enumerate(places))
        found.append(Grid(len(cells), 1, cells, Range(places[0].start, places[-1].end)))
        at = stop
    return tuple(found)


def _before_prose(lines: Sequence[AlignedLine], start: int, stop: int) -> int:
    """Return the line before which prose begins: two lines one after another, each of one piece as wide as a page."""
    wide = [at for at in range(start, stop) if len(lines[at].pieces) == 1 and len(lines[at].text.strip()) >= _WIDE]
    return next((at for at, after in pairwise(wide) if after == at + 1), stop)


def _heads_table(lines: Sequence[AlignedLine], at: int) -> bool:
    """Tell whether a header stands here: titles of four columns or more, beside that of the numbers or above and below it."""
    if not is_header(lines[at]) and not _stands_alone(lines, at):
        return False
    first = _header_start(lines, at)
    last = first + header_length(lines[first : at + _HEADER_LINES], at - first)
    titles = lines[first:last]
    runs = _runs(_coverage(titles, max(len(line.text) for line in titles)), 0)
    return len(runs) >= _FEWEST_COLUMNS - 1 or _gives_tasks(titles, runs)


def _gives_tasks(titles: Sequence[AlignedLine], runs: Sequence[tuple[int, int]]) -> bool:
    """Tell whether as few as three columns are surely those of a table of tasks: the number, the task, who does it."""
    said: dict[int, list[str]] = {}
    for line in titles:
        for column, start, end in cut_by_columns(line, runs):
            said.setdefault(column, []).append(line.text[start:end])
    roles = roles_of([" ".join(said.get(column, ())) for column in range(len(runs))])
    return len(roles) == _FEW_COLUMNS and {ColumnRole.TASK, ColumnRole.LEAD} <= set(roles)


def _stands_alone(lines: Sequence[AlignedLine], at: int) -> bool:
    """Tell whether the title of the numbers has its line to itself, between lines of the other titles."""
    if len(lines[at].pieces) != 1 or not is_number_title(lines[at]):
        return False
    beside = [line for line in lines[max(0, at - 3) : at + 4] if line.pieces and line.pieces[0][0] > lines[at].pieces[0][1]]
    return sum(len(line.pieces) > 1 for line in beside) >= _BESIDE


def _header_start(lines: Sequence[AlignedLine], at: int) -> int:
    """Return the first line of the header: titles that are higher than the one of the numbers begin above it."""
    first, right = at, lines[at].pieces[0][1]
    while first and at - first < _HEADER_LINES and lines[first - 1].pieces and lines[first - 1].pieces[0][0] > right:
        first -= 1
    return first


def end_of(lines: Sequence[AlignedLine], header: int) -> int:
    """Return the line after the table: before the plan's closing, a line of prose, or many empty lines on one page."""
    left = lines[header].pieces[0][0]
    empty, last = 0, header + 1
    for at in range(header + 1, len(lines)):
        line = lines[at]
        empty = 0 if line.pieces or "\f" in line.raw else empty + 1
        if empty > _EMPTY_LINES:
            break
        if not line.pieces:
            continue
        begins = line.pieces[0][0]
        if _CLOSING.match(fold_case(line.text.strip())) or (begins < left - 3 and len(line.pieces) < 3):
            break
        last = at + 1
    return last


def _grid(text: str, lines: Sequence[AlignedLine], counted: int) -> Grid | None:
    """Read the lines of one table, the row's numbers titled in line ``counted``; None where its columns do not come out."""
    header = header_length(lines, counted)
    columns = columns_of(lines, header)
    if columns is None:
        return None
    rows = rows_of(lines, header, columns)
    if rows is None or len(rows) < 2:
        return None
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        cells.extend(cells_of(text, number, row, columns))
    cells = _reaching_down(cells, len(rows), len(columns))
    if not reads_well(cells):
        return None
    places = [part for cell in cells for part in cell.ranges]
    return Grid(len(rows), len(columns), tuple(cells), Range(min(places).start, max(part.end for part in places)))


def reads_well(cells: Sequence[Cell]) -> bool:
    """Tell whether the rows are surely told apart: who leads is an agency in nearly all, and no task begins in mid-sentence."""
    titles = {cell.column: cell.text for cell in cells if cell.row == 0}
    if any(_holds_two(title) for title in titles.values()):
        return False
    roles = roles_of([titles.get(column, "") for column in range(max(titles, default=-1) + 1)])
    body = [cell for cell in cells if cell.row and cell.column < len(roles) and cell.column_span == 1]
    leads = [_is_agency(cell.text) for cell in body if roles[cell.column] is ColumnRole.LEAD]
    tasks = [not cell.text[:1].islower() for cell in body if roles[cell.column] is ColumnRole.TASK]
    return all(sum(told) >= _SURE * len(told) for told in (leads, tasks))


def _is_agency(lead: str) -> bool:
    return starts_agency(lead.lstrip("-–+• ")) and not lead.endswith((" và", " của"))


def _holds_two(title: str) -> bool:
    """Tell whether a title is those of two columns that were not told apart: "Cơ quan chủ trì Cơ quan phối hợp"."""
    words = title.split()
    for at in range(1, len(words)):
        if words[at][:1].isupper():
            first, second = roles_of([" ".join(words[:at]), " ".join(words[at:])])
            if ColumnRole.OTHER not in (first, second) and first is not second:
                return True
    return False


def header_length(lines: Sequence[AlignedLine], counted: int) -> int:
    """Return how many lines the header has whose title of the numbers, or first title, stands in line ``counted``."""
    for at in range(counted + 1, min(len(lines), counted + _HEADER_LINES)):
        firsts = [lines[at].text[start] for start, _ in lines[at].pieces]
        # The rest of a title goes on in lower case; cells of a row whose number stands in its middle begin with a capital.
        begins = sum(first.isupper() for first in firsts)
        if not firsts or is_numbered(lines[at], lines[counted].pieces[0]) or (begins > 1 and begins * 2 > len(firsts)):
            return at
    return counted + 1


def columns_of(lines: Sequence[AlignedLine], header: int) -> list[tuple[int, int]] | None:
    """Return where the columns begin and end: as many as the header has, at the places that fewest lines write over."""
    width = max(len(line.text) for line in lines)
    over_titles = _coverage(lines[:header], width)
    titles = _runs(over_titles, 0)
    body = [line for line in lines[header:] if len(line.pieces) > 2] or list(lines[header:])
    covered = [sum(both) for both in zip(over_titles, _coverage(body, width), strict=True)]
    for most in range(max(2, len(body) // 20) + 1):
        runs = _runs(covered, most)
        if len(runs) == len(titles):
            return runs if len(runs) >= _FEWEST_COLUMNS or _gives_tasks(lines[:header], runs) else None
    return _titled_columns(lines[:header], _coverage(body, width), max(2, len(body) // 10))


def _titled_columns(titles: Sequence[AlignedLine], covered: Sequence[int], most: int) -> list[tuple[int, int]] | None:
    """Return the columns that the body's lines leave apart, as many as can be, each with a title of its own.

    Titles that stand so close that one space parts them are cut there.
    """
    best: list[tuple[int, int]] | None = None
    for few in range(most + 1):
        runs = _runs(covered, few)
        if len(runs) < _FEWEST_COLUMNS or (best is not None and len(runs) <= len(best)):
            continue
        places = [cut_by_columns(line, runs) for line in titles]
        titled = {column for line in places for column, _, _ in line}
        if titled == set(range(len(runs))) and all(_fits(line, runs) for line in titles):
            best = runs
    return best


def _fits(line: AlignedLine, columns: Sequence[tuple[int, int]]) -> bool:
    """Tell whether no word of a title stands in two columns."""
    for word in _WORD.finditer(line.text):
        if sum(start < word.end() and word.start() < end for start, end in columns) > 1:
            return False
    return True


def _coverage(lines: Sequence[AlignedLine], width: int) -> list[int]:
    """Return how many lines have text at each of the places 0 to ``width``."""
    covered = [0] * width
    for line in lines:
        for start, end in line.pieces:
            for x in range(start, end):
                covered[x] += 1
    return covered


def _runs(covered: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Return the spans where more than ``most`` lines have text."""
    runs: list[tuple[int, int]] = []
    for x, count in enumerate(covered):
        if count <= most:
            continue
        if runs and runs[-1][1] == x:
            runs[-1] = (runs[-1][0], x + 1)
        else:
            runs.append((x, x + 1))
    return runs


def cells_of(
    text: str, number: int, row: Sequence[AlignedLine], columns: Sequence[tuple[int, int]], heading: int = 2
) -> Iterator[Cell]:
    """Yield the cells of a row; a title that opens a group reaches over the columns that it writes over.

    Such a title begins in one of the first ``heading`` columns.
    """
    places: dict[int, list[Range]] = {}
    reach = 0
    for line in row:
        for column, start, end in cut_by_columns(line, columns, heading):
            places.setdefault(column, []).append(Range(line.start + start, line.start + end))
            reach = max(reach, next((at for at in range(len(columns) - 1, -1, -1) if columns[at][0] < end), 0))
    wide = set(places) <= {0, 1} and reach > 1
    for column in sorted(places):
        across = len(columns) - 1 if wide and column == 1 else 1
        yield Cell(number, column, 1, across, clean(text, places[column]).text, tuple(places[column]))


def _reaching_down(cells: Sequence[Cell], rows: int, columns: int) -> list[Cell]:
    """Let who leads serve the rows below that leave their place free: every task has somebody, so the cell was merged."""
    at = {(cell.row, cell.column): cell for cell in cells}
    roles = roles_of([at[0, column].text if (0, column) in at else "" for column in range(columns)])
    if ColumnRole.LEAD not in roles or ColumnRole.TASK not in roles:
        return list(cells)
    lead, task = roles.index(ColumnRole.LEAD), roles.index(ColumnRole.TASK)
    for row in range(2, rows):
        above = next((at[up, lead] for up in range(row - 1, 0, -1) if (up, lead) in at), None)
        wide = any(cell.column_span > 1 for cell in cells if above is not None and above.row < cell.row <= row)
        alone = len([column for column in range(columns) if (row, column) in at]) < 3
        if (row, lead) not in at and (row, task) in at and above is not None and not wide and not alone:
            at[above.row, lead] = replace(above, row_span=row - above.row + 1)
    return [at[cell.row, cell.column] for cell in cells]
