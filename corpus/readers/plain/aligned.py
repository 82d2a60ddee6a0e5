"""Tables in text that keeps the page's layout (``pdftotext -layout``): columns apart by runs of spaces.

A table begins with a header whose first title counts the rows ("STT", "TT"). Where its columns stand is told page by page
(:mod:`corpus.readers.plain.aligned_columns`), which lines make a row by how cells stand in it (:mod:`.aligned_rows`). Where
that does not come out with confidence, there is no table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpus.readers.plain.aligned_columns import PlacedLine, place_lines
from corpus.readers.plain.aligned_header import (
    FEWEST_COLUMNS,
    HEADER_LINES,
    WIDE,
    coverage,
    end_of,
    header_length,
    header_start,
    heads_table,
    runs_of,
    stands_alone,
    surely_gives_tasks,
)
from corpus.readers.plain.aligned_lines import (
    AlignedLine,
    aligned_lines,
    cut_by_columns,
    is_header,
    is_number_title,
    is_row_number,
    with_numbers_apart,
)
from corpus.readers.plain.aligned_rows import rows_of
from corpus.records import Cell, Grid, Range
from corpus.tables.columns import ColumnRole, roles_of
from corpus.tables.flat.fit import starts_agency
from corpus.tables.persons import begins_with_person
from corpus.text.cleaning import clean
from corpus.text.folding import fold_case

_SURE: Final = 0.85
_PAGE_NUMBER: Final = 12
# "Cơ quan Cơ quan chủ trì phối hợp": the lines of two titles, one after the other.
_TWICE: Final = re.compile(r"(?<!\w)(\w+ \w+)(?: \w+){0,3} \1(?!\w)")
_OFTEN: Final = 6
# A text with more headers below which nothing can be read is read no further within such a stretch.
_MOST_FAILURES: Final = 8


def find_aligned_grids(text: str) -> Iterator[Grid]:
    """Yield the tables of ``text`` whose columns are apart by runs of spaces, in reading order."""
    lines = with_numbers_apart(list(aligned_lines(text)))
    at = failed = 0
    while at < len(lines):
        stop, first = (end_of(lines, at), header_start(lines, at)) if heads_table(lines, at) else (at, at)
        grid = _grid(text, lines[first:stop], at - first) if stop > at + 2 else None
        if grid is not None:
            yield grid
        failed += grid is None and stop > at
        at = stop if grid is not None or (stop > at and failed > _MOST_FAILURES) else at + 1


def unread_grids(text: str, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return such tables outside ``grids``, whose rows could not be told apart with confidence: their lines, a row each."""
    lines = with_numbers_apart(list(aligned_lines(text)))
    found: list[Grid] = []
    at = 0
    while at < len(lines):
        begins = lines[at].start + lines[at].pieces[0][0] if lines[at].pieces else -1
        if begins < 0 or not heads_table(lines, at) or any(grid.range.start <= begins < grid.range.end for grid in grids):
            at += 1
            continue
        until = next((grid.range.start for grid in grids if grid.range.start > begins), len(text))
        until = text.rfind("\n", 0, until) + 1 if until < len(text) else until
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
    wide = [at for at in range(start, stop) if len(lines[at].pieces) == 1 and len(lines[at].text.strip()) >= WIDE]
    return next((at for at, after in pairwise(wide) if after == at + 1), stop)


def _grid(text: str, lines: Sequence[AlignedLine], counted: int) -> Grid | None:
    """Read the lines of one table, the row's numbers titled in line ``counted``; None where its rows do not come out."""
    header = header_length(lines, counted)
    titles = [line for line in lines[:header] if line.pieces]
    pages = list(_pages(lines[header:]))
    columns = _columns(titles, [line for page in pages for line in page])
    if columns is None:
        return None
    rows = rows_of([_shown(place_lines(page, columns)) for page in pages])
    if rows is None:
        return None
    cells = list(cells_of(text, 0, titles, columns))
    for number, row in enumerate(rows, 1):
        cells.extend(_placed_cells(text, number, row, columns))
    cells = _reaching_down(cells, len(rows) + 1, len(columns))
    if not reads_well(cells):
        return None
    places = [part for cell in cells for part in cell.ranges]
    return Grid(len(rows) + 1, len(columns), tuple(cells), Range(min(places).start, max(part.end for part in places)))


def _pages(lines: Sequence[AlignedLine]) -> Iterator[list[AlignedLine]]:
    """Yield the lines of the table's rows page by page, without page numbers and the header where it stands again."""
    page: list[AlignedLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if "\f" in line.raw and page:
            yield page
            page = []
        if is_header(line) or stands_alone(lines, at):
            first = header_start(lines, at)
            del page[max(0, len(page) - (at - first)) :]
            at = first + header_length(lines[first : at + HEADER_LINES], at - first)
            continue
        if not (len(line.pieces) == 1 and line.text.strip().isdigit() and line.pieces[0][0] > _PAGE_NUMBER):
            page.append(line)
        at += 1
    yield page


def _shown(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    return [line for line in lines if line.cells]


def _columns(titles: Sequence[AlignedLine], body: Sequence[AlignedLine]) -> list[tuple[int, int]] | None:
    """Return where the columns' titles stand, or the cells of the first line that fills more columns than titles are apart."""
    found = runs_of(coverage(titles, max(len(line.text) for line in titles)), 0)
    numbered = {at for at, line in enumerate(body) if line.pieces and is_row_number(line.text[slice(*line.pieces[0])])}
    filled = [len(line.pieces) + (at not in numbered) if len(line.pieces) > 2 else 0 for at, line in enumerate(body)]
    few = 1 if any(_TWICE.search(fold_case(line.text[start:end])) for line in titles for start, end in line.pieces) else 2
    most = Counter(filled)
    count = max((count for count, times in most.items() if times >= max(few, len(numbered) // _OFTEN)), default=0)
    if count > len(found):
        at = filled.index(count)
        number = next(line.pieces[0] for line in titles if is_number_title(line))
        rest = body[at].pieces[1:] if at in numbered else body[at].pieces
        found = [(min(number[0], found[0][0]), number[1]), *rest]
    return found if len(found) >= FEWEST_COLUMNS or surely_gives_tasks(titles, found) else None


def _placed_cells(text: str, number: int, row: Sequence[PlacedLine], columns: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """Yield the cells of a row; a title that opens a group reaches over the columns that it writes over."""
    places: dict[int, list[Range]] = {}
    for placed in row:
        for column, start, end in placed.cells:
            places.setdefault(column, []).append(Range(placed.line.start + start, placed.line.start + end))
    wide = set(places) <= {0, 1} and len(columns) > 2
    for column in sorted(places):
        across = len(columns) - 1 if wide and column == 1 else 1
        yield Cell(number, column, 1, across, clean(text, places[column]).text, tuple(places[column]))


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
    return (starts_agency(lead.lstrip("-–+• ")) or begins_with_person(lead)) and not lead.endswith((" và", " của"))


def _holds_two(title: str) -> bool:
    """Tell whether a title is those of two columns that were not told apart: "Cơ quan chủ trì Cơ quan phối hợp"."""
    if _TWICE.search(fold_case(title)):
        return True
    words = title.split()
    for at in range(1, len(words)):
        if words[at][:1].isupper():
            first, second = roles_of([" ".join(words[:at]), " ".join(words[at:])])
            if ColumnRole.OTHER not in (first, second) and first is not second:
                return True
    return False


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
    across = {cell.row for cell in cells if cell.column_span > 1}
    above: Cell | None = at.get((1, lead))
    for row in range(2, rows):
        above = None if row in across else at.get((row, lead), above)
        alone = len([column for column in range(columns) if (row, column) in at]) < 3
        if above is not None and (row, lead) not in at and (row, task) in at and not alone:
            at[above.row, lead] = replace(above, row_span=row - above.row + 1)
    return [at[cell.row, cell.column] for cell in cells]
