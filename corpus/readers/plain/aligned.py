"""Tables in text that keeps the page's layout (``pdftotext -layout``): columns apart by runs of spaces.

A table begins with a header whose first title counts the rows ("STT", "TT"). Its columns are where the text of many lines
leaves the same places free; a row begins where the first column has a number, or, where numbers stand in the middle of
their rows, after an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpus.records import Cell, Grid, Range
from corpus.tables.columns import Role, roles_of
from corpus.tables.flat.fit import starts_agency
from corpus.text.cleaning import clean
from corpus.text.folding import fold_case

_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_NUMBER_TITLE: Final = re.compile(r"(?:stt|tt|số tt)(?![^\W_])")
_ROW_NUMBER: Final = re.compile(r"(?:[IVX]+|\d{1,3}|[A-HĐ])(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\)")
_CLOSING: Final = re.compile(r"nơi nhận|tm\.\s|kt\.\s|trên đây là|phụ lục\b")
_FEWEST_COLUMNS: Final = 4
_HEADER_LINES: Final = 6
_EMPTY_LINES: Final = 6
_SURE: Final = 0.85


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's pieces between runs of spaces, as spans of the line; ``start`` is where the line begins in the text."""

    start: int
    text: str
    pieces: tuple[tuple[int, int], ...]


def find_aligned_grids(text: str) -> Iterator[Grid]:
    """Yield the tables of ``text`` whose columns are apart by runs of spaces, in reading order."""
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        stop, first = (_end(lines, at), _header_start(lines, at)) if _is_header(lines[at]) else (at, at)
        grid = _grid(text, lines[first:stop], at - first) if stop > at + 2 else None
        if grid is not None:
            yield grid
        at = stop if grid is not None else at + 1


def unread_headers(text: str, grids: Sequence[Grid]) -> int:
    """Return how many headers of such tables stand outside ``grids``: their rows could not be told apart with confidence."""
    heads = [line.start + line.pieces[0][0] for line in _lines(text) if _is_header(line)]
    return sum(not any(grid.range.start <= head < grid.range.end for grid in grids) for head in heads)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        shown = line.replace("\f", " ").replace("\t", " ")
        yield _Line(start, shown, tuple(piece.span() for piece in _PIECE.finditer(shown)))
        start += len(line) + 1


def _is_header(line: _Line) -> bool:
    return (
        len(line.pieces) >= _FEWEST_COLUMNS - 1
        and _NUMBER_TITLE.fullmatch(fold_case(line.text[slice(*line.pieces[0])]).rstrip(".")) is not None
    )


def _header_start(lines: Sequence[_Line], at: int) -> int:
    """Return the first line of the header: titles that are higher than the one of the numbers begin above it."""
    first = at
    while first and at - first < 2 and lines[first - 1].pieces and lines[first - 1].pieces[0][0] > lines[at].pieces[0][1]:
        first -= 1
    return first


def _end(lines: Sequence[_Line], header: int) -> int:
    """Return the line after the table: before the plan's closing, a line of prose, or many empty lines on one page."""
    left = lines[header].pieces[0][0]
    empty, last = 0, header + 1
    for at in range(header + 1, len(lines)):
        line = lines[at]
        empty = 0 if line.pieces or "\f" in line.text else empty + 1
        if empty > _EMPTY_LINES:
            break
        if not line.pieces:
            continue
        begins = line.pieces[0][0]
        if _CLOSING.match(fold_case(line.text.strip())) or (begins < left - 3 and len(line.pieces) < 3):
            break
        last = at + 1
    return last


def _grid(text: str, lines: Sequence[_Line], counted: int) -> Grid | None:
    """Read the lines of one table, the row's numbers titled in line ``counted``; None where its columns do not come out."""
    header = _header_length(lines, counted)
    columns = _columns(lines, header)
    if columns is None:
        return None
    rows = _rows(lines, header, columns)
    if rows is None or len(rows) < 2:
        return None
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        cells.extend(_cells(text, number, row, columns))
    cells = _reaching_down(cells, len(rows), len(columns))
    if not _reads_well(cells):
        return None
    places = [part for cell in cells for part in cell.ranges]
    return Grid(len(rows), len(columns), tuple(cells), Range(min(places).start, max(part.end for part in places)))


def _reads_well(cells: Sequence[Cell]) -> bool:
    """Tell whether the rows are surely told apart: who leads is an agency in nearly all, and no task begins in mid-sentence."""
    titles = {cell.column: cell.text for cell in cells if cell.row == 0}
    roles = roles_of([titles.get(column, "") for column in range(max(titles, default=-1) + 1)])
    body = [cell for cell in cells if cell.row and cell.column < len(roles) and cell.column_span == 1]
    leads = [starts_agency(cell.text.lstrip("-–+• ")) for cell in body if roles[cell.column] is Role.LEAD]
    tasks = [not cell.text[:1].islower() for cell in body if roles[cell.column] is Role.TASK]
    return all(sum(told) >= _SURE * len(told) for told in (leads, tasks))


def _header_length(lines: Sequence[_Line], counted: int) -> int:
    for at in range(counted + 1, min(len(lines), counted + _HEADER_LINES)):
        firsts = [lines[at].text[start] for start, _ in lines[at].pieces]
        # The rest of a title goes on in lower case; cells of a row whose number stands in its middle begin with a capital.
        begins = sum(first.isupper() for first in firsts)
        if not firsts or _numbered(lines[at], lines[counted].pieces[0]) or (begins > 1 and begins * 2 > len(firsts)):
            return at
    return counted + 1


def _numbered(line: _Line, title: tuple[int, int]) -> bool:
    """Tell whether a row's number stands below the title of the numbers."""
    if not line.pieces or line.pieces[0][0] > title[1] + 1:
        return False
    start, end = line.pieces[0]
    return _ROW_NUMBER.fullmatch(line.text[start:end].split(" ")[0]) is not None


def _columns(lines: Sequence[_Line], header: int) -> list[tuple[int, int]] | None:
    """Return where the columns begin and end: as many as the header has, at the places that fewest lines write over."""
    width = max(len(line.text) for line in lines)
    over_titles = _coverage(lines[:header], width)
    titles = _runs(over_titles, 0)
    body = [line for line in lines[header:] if len(line.pieces) > 2] or list(lines[header:])
    covered = [sum(both) for both in zip(over_titles, _coverage(body, width), strict=True)]
    for most in range(max(2, len(body) // 20) + 1):
        runs = _runs(covered, most)
        if len(runs) == len(titles):
            return runs if len(runs) >= _FEWEST_COLUMNS else None
    return None


def _coverage(lines: Sequence[_Line], width: int) -> list[int]:
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


def _rows(lines: Sequence[_Line], header: int, columns: Sequence[tuple[int, int]]) -> list[list[_Line]] | None:
    """Return the lines of the header and of each row, None where it does not come out.

    Rows are parted by empty lines, or begin with their number, or hold it in their middle.
    """
    titles = [line for line in lines[:header] if line.pieces]
    body = [line for line in lines[header:] if not _is_page_number(line, columns)]
    shown = [line for line in body if line.pieces]
    rows = _parted_by_blanks(body, columns)
    if rows is None and shown:
        found = [starts for starts in (_at_numbers(shown, columns), _around_numbers(shown, columns)) if starts is not None]
        best = max(found, default=None, key=lambda starts: sum(_begins(shown[start], columns) for start in starts))
        rows = None if best is None else [shown[start:end] for start, end in pairwise((*best, len(shown)))]
    return None if rows is None else [titles, *rows]


def _parted_by_blanks(body: Sequence[_Line], columns: Sequence[tuple[int, int]]) -> list[list[_Line]] | None:
    """Return the stretches between empty lines, if each holds one number and no more (or is the header again)."""
    rows: list[list[_Line]] = [[]]
    for line in body:
        if line.pieces:
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    rows = [row for row in rows if row]
    counted = [sum(_numbered(line, columns[0]) or _is_header(line) for line in row) for row in rows]
    return rows if len(rows) > 1 and set(counted) == {1} else None


def _at_numbers(shown: Sequence[_Line], columns: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    """Return where rows begin whose number stands in their first line; None where lines stand before the first number."""
    starts = tuple(at for at, line in enumerate(shown) if _numbered(line, columns[0]) or _is_header(line))
    return starts if starts and starts[0] == 0 else None


def _begins(line: _Line, columns: Sequence[tuple[int, int]]) -> int:
    """Return how many more of a line's cells begin with a capital, a digit or a mark than go on in lower case."""
    firsts = [line.text[start] for _, start, _ in _cut(line, columns[1:])]
    return sum(-1 if first.islower() else 1 for first in firsts)


def _around_numbers(shown: Sequence[_Line], columns: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    """Return where rows begin that hold their number in the middle, give or take a line; of several ways the likeliest."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, (0,))}
    for at in (at for at, line in enumerate(shown) if _numbered(line, columns[0]) or _is_header(line)):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (points, starts) in best.items():
            for end in range(2 * at - start, 2 * at - start + 3):
                if start <= at < end <= len(shown):
                    gained = points + (_begins(shown[end], columns) if end < len(shown) else 0)
                    if end not in following or following[end][0] < gained:
                        following[end] = (gained, (*starts, end))
        best = following
    return best[len(shown)][1][:-1] if len(shown) in best else None


def _is_page_number(line: _Line, columns: Sequence[tuple[int, int]]) -> bool:
    return len(line.pieces) == 1 and line.text.strip().isdigit() and line.pieces[0][0] > columns[0][1]


def _cells(text: str, number: int, row: Sequence[_Line], columns: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """Yield the cells of a row; a title that opens a group reaches over the columns that it writes over."""
    places: dict[int, list[Range]] = {}
    reach = 0
    for line in row:
        for column, start, end in _cut(line, columns):
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
    if Role.LEAD not in roles or Role.TASK not in roles:
        return list(cells)
    lead, task = roles.index(Role.LEAD), roles.index(Role.TASK)
    for row in range(2, rows):
        above = next((at[up, lead] for up in range(row - 1, 0, -1) if (up, lead) in at), None)
        wide = any(cell.column_span > 1 for cell in cells if above is not None and above.row < cell.row <= row)
        alone = len([column for column in range(columns) if (row, column) in at]) < 3
        if (row, lead) not in at and (row, task) in at and above is not None and not wide and not alone:
            at[above.row, lead] = replace(above, row_span=row - above.row + 1)
    return [at[cell.row, cell.column] for cell in cells]


def _cut(line: _Line, columns: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the line's pieces by column; a piece over two columns is cut where it has a space between them."""
    for start, end in line.pieces:
        at = start
        for column, (_, stop) in enumerate(columns):
            if at >= end or stop <= at:
                continue
            following = columns[column + 1][0] if column + 1 < len(columns) else len(line.text)
            cut = end if end <= following else line.text.rfind(" ", at, following)
            if cut <= at or len(line.pieces) < _FEWEST_COLUMNS - 1:
                cut = end
            yield column, at, cut
            at = cut + len(line.text[cut:end]) - len(line.text[cut:end].lstrip())
