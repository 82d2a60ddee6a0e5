"""Aligned tables whose rows have no numbers: "Nhiệm vụ   Đơn vị chủ trì   Thời gian", columns apart by runs of spaces.

A row begins after an empty line where empty lines part the rows, else where a task and an agency begin side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.readers.plain.aligned import cells_of, reads_well
from corpus.readers.plain.aligned_header import FEWEST_COLUMNS, coverage, end_of, header_length, runs_of, surely_gives_tasks
from corpus.readers.plain.aligned_lines import AlignedLine, aligned_lines, cut_by_columns
from corpus.records import Cell, Grid, Range
from corpus.tables.columns import ColumnRole, roles_of
from corpus.tables.flat.fit import starts_agency
from corpus.tables.title_words import HEADER_START
from corpus.text.folding import fold_case

_FEWEST_COLUMNS: Final = 3
_WORD: Final = re.compile(r"\S+")
# The title of a group begins where the tasks do.
_HEADING: Final = 1
_FEWEST_ROWS: Final = 2
# A text with more such lines that head nothing is no text with tables; each is read to its end.
_MOST_FAILURES: Final = 8
_HEADER_LINES: Final = 4
_LONGEST_TITLE: Final = 40
# After one of these a cell goes on, whatever begins its next line.
_OPEN: Final = (",", ";", " và", " của", "-", "–", "/")

Columns = Sequence[tuple[int, int]]


def find_unnumbered_grids(text: str) -> Iterator[Grid]:
    """Yield the aligned tables of ``text`` whose first column is the task, in reading order."""
    lines = list(aligned_lines(text))
    at = failed = 0
    while at < len(lines) and failed < _MOST_FAILURES:
        if not _may_head(lines[at]):
            at += 1
            continue
        stop = end_of(lines, at)
        grid = _grid(text, lines[at:stop])
        if grid is not None:
            yield grid
        failed += grid is None
        at = at + 1 if grid is None else stop


def _may_head(line: AlignedLine) -> bool:
    """Tell whether titles of columns may stand here, that of the task first."""
    if len(line.pieces) < _FEWEST_COLUMNS or any(end - start > _LONGEST_TITLE for start, end in line.pieces):
        return False
    return HEADER_START.match(fold_case(line.text[slice(*line.pieces[0])])) is not None


def _grid(text: str, lines: Sequence[AlignedLine]) -> Grid | None:
    header = header_length(lines, 0)
    if header > _HEADER_LINES or header >= len(lines):
        return None
    columns = columns_of(lines, header)
    if columns is None:
        return None
    roles = roles_of([" ".join(pieces) for pieces in _texts(lines[:header], columns)])
    if roles[0] is not ColumnRole.TASK or ColumnRole.LEAD not in roles:
        return None
    rows = _rows(lines[header:], columns, roles.index(ColumnRole.LEAD))
    if len(rows) < _FEWEST_ROWS:
        return None
    cells: list[Cell] = []
    for number, row in enumerate([list(lines[:header]), *rows]):
        cells.extend(cells_of(text, number, row, columns, _HEADING))
    tasks = {cell.row for cell in cells if cell.column == 0}
    if not reads_well(cells) or len(tasks) <= len(rows):
        return None
    places = [part for cell in cells for part in cell.ranges]
    return Grid(len(rows) + 1, len(columns), tuple(cells), Range(min(places).start, max(part.end for part in places)))


def _texts(lines: Sequence[AlignedLine], columns: Columns) -> list[list[str]]:
    """Return the pieces of each column over some lines."""
    found: list[list[str]] = [[] for _ in columns]
    for line in lines:
        for column, start, end in cut_by_columns(line, columns, _HEADING):
            found[column].append(line.text[start:end])
    return found


def _rows(body: Sequence[AlignedLine], columns: Columns, lead: int) -> list[list[AlignedLine]]:
    """Return the lines of each row."""
    stretches: list[list[AlignedLine]] = [[]]
    for line in body:
        if line.pieces:
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    stretches = [stretch for stretch in stretches if stretch]
    begun = [[at for at in range(len(stretch)) if _begins(stretch, at, columns, lead)] for stretch in stretches]
    if len(stretches) >= _FEWEST_ROWS and all(starts[:1] == [0] and len(starts) == 1 for starts in begun):
        return stretches
    lines = [line for stretch in stretches for line in stretch]
    starts = [at for at in range(len(lines)) if _begins(lines, at, columns, lead)]
    if starts[:1] != [0]:
        return []
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _begins(lines: Sequence[AlignedLine], at: int, columns: Columns, lead: int) -> bool:
    """Tell whether a task and an agency begin side by side in a line, with nothing before them that goes on."""
    texts = _texts([lines[at]], columns)
    task, agency = (" ".join(texts[column]) for column in (0, lead))
    if not task or not agency or task[:1].islower() or not starts_agency(agency.lstrip("-–+• ")):
        return False
    above = _texts([lines[at - 1]], columns) if at else []
    return not any(" ".join(above[column]).endswith(_OPEN) for column in (0, lead) if above)


def columns_of(lines: Sequence[AlignedLine], header: int) -> list[tuple[int, int]] | None:
    """Return where the columns begin and end: as many as the header has, at the places that fewest lines write over."""
    width = max(len(line.text) for line in lines)
    over_titles = coverage(lines[:header], width)
    titles = runs_of(over_titles, 0)
    body = [line for line in lines[header:] if len(line.pieces) > 2] or list(lines[header:])
    covered = [sum(both) for both in zip(over_titles, coverage(body, width), strict=True)]
    for most in range(max(2, len(body) // 20) + 1):
        runs = runs_of(covered, most)
        if len(runs) == len(titles):
            return runs if len(runs) >= FEWEST_COLUMNS or surely_gives_tasks(lines[:header], runs) else None
    return _titled_columns(lines[:header], coverage(body, width), max(2, len(body) // 10))


def _titled_columns(titles: Sequence[AlignedLine], covered: Sequence[int], most: int) -> list[tuple[int, int]] | None:
    """Return the columns that the body's lines leave apart, as many as can be, each with a title of its own.

    Titles that stand so close that one space parts them are cut there.
    """
    best: list[tuple[int, int]] | None = None
    for few in range(most + 1):
        runs = runs_of(covered, few)
        if len(runs) < FEWEST_COLUMNS or (best is not None and len(runs) <= len(best)):
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
