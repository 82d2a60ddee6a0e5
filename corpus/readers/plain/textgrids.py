"""Tables that a text file marks as tables: rows of tab-separated cells, Markdown's piped tables, columns apart by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from corpus.layout.piped import page_tables
from corpus.readers.plain.aligned import find_aligned_grids
from corpus.readers.plain.boxed import find_boxed_grids
from corpus.readers.plain.crawled import find_crawled_grids
from corpus.readers.plain.markup_tables import find_markup_grids
from corpus.readers.plain.spaced import find_spaced_grids
from corpus.readers.plain.unnumbered import find_unnumbered_grids
from corpus.records import Cell, Grid, Range
from corpus.text.cleaning import clean

_DELIMITER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_MIN_COLUMNS: Final = 3
_MIN_ROWS: Final = 2
_RULED: Final = re.compile(r"[-=─━═+]{3}")
_GROUP: Final = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]?\t[^\t]+")


def find_text_grids(text: str) -> tuple[Grid, ...]:
    """Return the tables of ``text`` in reading order.

    Tab-separated: two or more rows of at least three cells each, with at most one blank line between two rows; a header
    that is repeated stays in the grid as a row, and so does a line between two such rows that heads a group (a number and a
    text, its empty cells not written). Piped: a header, Markdown's delimiter row, and rows; or no
    delimiter row, and at least two rows as wide as the header. A cell a line between lone
    strokes: see :mod:`corpus.readers.plain.crawled`. Written as HTML: see :mod:`corpus.readers.plain.markup_tables`.
    Drawn with strokes or characters for boxes: see :mod:`corpus.readers.plain.boxed`. Apart by spaces: see
    :mod:`corpus.readers.plain.aligned`, :mod:`corpus.readers.plain.unnumbered` and :mod:`corpus.readers.plain.spaced`.
    """
    lines = _lines(text)
    grids: list[Grid] = []
    found = [
        *_tabbed(text, lines),
        *_piped(text, lines),
        *_undelimited(text, lines),
        *find_crawled_grids(text),
        *find_markup_grids(text),
        *find_boxed_grids(text),
        *find_spaced_grids(text),
        *find_aligned_grids(text),
        *find_unnumbered_grids(text),
    ]
    arranged = page_tables(text)
    for grid in sorted(found, key=lambda grid: grid.range):
        if any(place.overlaps(grid.range) for place in arranged):
            continue
        if not grids or grids[-1].range.end <= grid.range.start:
            grids.append(grid)
    return tuple(grids)


def _lines(text: str) -> list[Range]:
    lines: list[Range] = []
    start = 0
    for piece in text.split("\n"):
        lines.append(Range(start, start + len(piece)))
        start += len(piece) + 1
    return lines


def _tabbed(text: str, lines: list[Range]) -> Iterator[Grid]:
    rows: list[list[Range]] = []
    blanks = 0
    for index, line in enumerate(lines):
        content = line.of(text)
        like_last = bool(rows) and content.count("\t") == len(rows[-1]) - 1 and bool(content.strip())
        if like_last or content.strip().count("\t") >= _MIN_COLUMNS - 1 or (rows and _heads_group(text, lines, index)):
            rows.append(_split(text, line, [match.start() for match in re.finditer("\t", content)]))
            blanks = 0
        elif rows and not content.strip() and not blanks:
            blanks = 1
        else:
            yield from _grid(text, _filled(text, rows))
            rows, blanks = [], 0
    yield from _grid(text, _filled(text, rows))


def _filled(text: str, rows: list[list[Range]]) -> list[list[Range]]:
    """Return the rows where one of them fills three cells; none of a letterhead whose two halves lie two tabs apart."""
    wide = any(sum(bool(cell.of(text)) for cell in row) >= _MIN_COLUMNS for row in rows)
    return rows if wide else []


def _heads_group(text: str, lines: list[Range], index: int) -> bool:
    """Tell whether a line heads a group of rows: a number, a tab and a text, and right below it a row of the table."""
    content = lines[index].of(text).strip()
    below = next((line.of(text).strip() for line in lines[index + 1 : index + 3] if line.of(text).strip()), "")
    return _GROUP.fullmatch(content) is not None and below.count("\t") >= _MIN_COLUMNS - 1


def _piped(text: str, lines: list[Range]) -> Iterator[Grid]:
    index = 1
    while index < len(lines):
        header = lines[index - 1].of(text)
        if "|" not in header or not _DELIMITER.fullmatch(lines[index].of(text)):
            index += 1
            continue
        rows = [_pipe_cells(text, lines[index - 1])]
        index += 1
        while index < len(lines) and _PIPE.search(lines[index].of(text)):
            rows.append(_pipe_cells(text, lines[index]))
            index += 1
        yield from _grid(text, rows)


def _undelimited(text: str, lines: list[Range]) -> Iterator[Grid]:
    """Yield tables whose cells are parted by strokes and that have no delimiter row: a header, and rows as wide below it."""
    index = 0
    while index < len(lines):
        header = _pipe_cells(text, lines[index])
        index += 1
        if len(header) < _MIN_COLUMNS or not all(cell.of(text) for cell in header):
            continue
        rows = [header]
        while index < len(lines) and _goes_on(text, lines[index], len(header)):
            rows.append(_pipe_cells(text, lines[index]))
            index += 1
        if sum(len(row) == len(header) for row in rows) > _MIN_ROWS:
            yield from _grid(text, rows)


def _goes_on(text: str, line: Range, columns: int) -> bool:
    """Tell whether a line is one more row of a table without a delimiter row; empty cells at its end may be left out."""
    content = line.of(text)
    return _PIPE.search(content) is not None and not _RULED.search(content) and len(_pipe_cells(text, line)) <= columns


def _pipe_cells(text: str, line: Range) -> list[Range]:
    content = line.of(text)
    stripped = content.strip()
    cuts = [match.start() for match in _PIPE.finditer(content)]
    cells = _split(text, line, cuts)
    first = 1 if stripped.startswith("|") else 0
    last = len(cells) - 1 if cuts and stripped.endswith("|") and not stripped.endswith("\\|") else len(cells)
    return cells[first:last]


def _split(text: str, line: Range, cuts: list[int]) -> list[Range]:
    """Return the cells of ``line`` between the separators at ``cuts`` (counted in the line), without outer white space."""
    bounds = [line.start - 1, *(line.start + cut for cut in cuts), line.end]
    cells: list[Range] = []
    for before, after in pairwise(bounds):
        start, end = before + 1, after
        content = text[start:end]
        start += len(content) - len(content.lstrip())
        cells.append(Range(start, max(start, end - (len(content) - len(content.rstrip())))))
    return cells


def _grid(text: str, rows: list[list[Range]]) -> Iterator[Grid]:
    if len(rows) < 2:
        return
    cells = tuple(
        Cell(row, column, 1, 1, clean(text, [part]).text, (part,) if part.start < part.end else ())
        for row, parts in enumerate(rows)
        for column, part in enumerate(parts)
    )
    filled = [part for parts in rows for part in parts if part.start < part.end]
    if not filled:
        return
    whole = Range(min(part.start for part in filled), max(part.end for part in filled))
    yield Grid(len(rows), max(len(parts) for parts in rows), cells, whole)
