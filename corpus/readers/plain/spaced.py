"""Tables with a row a line, its cells parted by several spaces and not set below one another, as pasted from a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.readers.plain.aligned_lines import PIECE
from corpus.records import Cell, Grid, Range
from corpus.tables.title_words import NUMBER_TITLE
from corpus.text.cleaning import clean
from corpus.text.folding import fold_case

_GROUP: Final = re.compile(r"\s*(?P<number>(?:[IVX]{1,5}|[A-HĐ])[.)]?)\s+(?P<title>[^\W\d_].*\S)\s*")
_FEWEST_COLUMNS: Final = 4
_FEWEST_ROWS: Final = 2

Pieces = list[tuple[int, int]]


def find_spaced_grids(text: str) -> Iterator[Grid]:
    """Yield the tables of ``text`` that have a row a line, in reading order: every row has as many cells as the header."""
    header: Pieces = []
    rows: list[Pieces] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        marked = "\t" in line or "|" in line
        found = [] if marked else [(start + piece.start(), start + piece.end()) for piece in PIECE.finditer(line)]
        group = _GROUP.fullmatch(line)
        if header and len(found) == len(header):
            rows.append(found)
        elif header and group is not None and len(found) <= 2:
            rows.append([(start + group.start(part), start + group.end(part)) for part in ("number", "title")])
        else:
            yield from _grid(text, header, rows)
            header, rows = (found if _is_header(text, found) else []), []
        start += len(line) + 1


def _is_header(text: str, pieces: Pieces) -> bool:
    return len(pieces) >= _FEWEST_COLUMNS and NUMBER_TITLE.fullmatch(fold_case(text[slice(*pieces[0])])) is not None


def _grid(text: str, header: Pieces, rows: list[Pieces]) -> Iterator[Grid]:
    """Yield the table, unless its columns stand below one another: then a row may have more lines than one."""
    whole = [row for row in rows if len(row) == len(header)]
    if len(whole) < _FEWEST_ROWS or not _unaligned(text, whole):
        return
    cells: list[Cell] = []
    for number, row in enumerate([header, *rows]):
        for column, (first, last) in enumerate(row):
            across = len(header) - 1 if len(row) < len(header) and column else 1
            place = Range(first, last)
            cells.append(Cell(number, column, 1, across, clean(text, [place]).text, (place,)))
    yield Grid(len(rows) + 1, len(header), tuple(cells), Range(header[0][0], rows[-1][-1][1]))


def _unaligned(text: str, rows: list[Pieces]) -> bool:
    """Tell whether the last cells of the rows begin at many places of their lines."""
    places = {row[-1][0] - text.rfind("\n", 0, row[-1][0]) for row in rows}
    return len(places) > len(rows) // 2
