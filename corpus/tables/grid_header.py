"""The header of a grid: its rows as lines of cells, how many of them are titles, and what the columns are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Cell, Grid
from corpus.tables.columns import ColumnRole, gives_tasks, numbers_columns, role_of, roles_of
from corpus.tables.table_rows import Ranges
from corpus.tables.title_words import may_head_a_column

_HEADER_DEPTH: Final = 6
_LONGEST_TITLE: Final = 60
_FEWEST_PLAIN: Final = 3
_ROW_NUMBER: Final = re.compile(r"(?:[IVX]+|\d{1,3}|[A-Z])(?:\.\d{1,2})*[.)]?")
# The columns of a schedule: "2026", "Năm 2027", "2028-2030", "Quý I".
_YEAR: Final = re.compile(r"(?:năm\s+|giai đoạn\s+)?\d{4}(?:\s*[-–]\s*\d{4})?|quý\s+(?:[IV]+|[1-4])", re.IGNORECASE)


@dataclass(slots=True)
class GridLine:
    """One row of a grid: for each column the cell that covers it, and whether the cell starts in this row."""

    cells: list[Cell | None]
    starts: list[bool]
    first: bool = False

    def text(self, column: int) -> str:
        """Return the text of the cell that covers the column."""
        cell = self.cells[column]
        return "" if cell is None else cell.text.strip()

    def own(self, column: int) -> str:
        """Return the text of the column's cell where it starts in this row."""
        return self.text(column) if self.starts[column] else ""

    def ranges(self) -> Ranges:
        """Return where the cells that start in this row stand."""
        found = {part for cell, start in zip(self.cells, self.starts, strict=True) if cell and start for part in cell.ranges}
        return tuple(sorted(found))


def grid_lines(grid: Grid) -> list[GridLine]:
    """Return the rows of ``grid`` that hold some text."""
    lines = [GridLine([None] * grid.columns, [False] * grid.columns) for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(grid.rows, cell.row + cell.row_span)):
            for column in range(cell.column, min(grid.columns, cell.column + cell.column_span)):
                lines[row].cells[column] = cell
                lines[row].starts[column] = row == cell.row
    return [line for line in lines if any(line.text(column) for column in range(grid.columns))]


def folded_texts(line: GridLine) -> tuple[str, ...]:
    """Return the texts of a row's columns as headers are compared: in lower case, on one line."""
    return tuple(" ".join(key(line.text(column)).split()) for column in range(len(line.cells)))


def header_depth(lines: Sequence[GridLine]) -> int:
    """Return how many of the first lines are the header: 0 where none is found."""
    for depth in range(1, min(_HEADER_DEPTH, len(lines)) + 1):
        if depth > 1 and _counts_rows(lines[0], lines[depth - 1]):
            break
        if gives_tasks(roles_of(column_titles(lines[:depth]))):
            return _deepest(lines, depth)
    first = lines[0] if lines else None
    if first is None or not any(role_of(text) is ColumnRole.NUMBER for text in folded_texts(first) if text):
        return 0
    return _deepest(lines, 1)


def _counts_rows(header: GridLine, line: GridLine) -> bool:
    """Tell whether a line below titles is a row already: a number below "STT", and a text beside it that goes on in words."""
    column = next(
        (at for at in range(len(header.cells)) if role_of(header.text(at)) is ColumnRole.NUMBER and header.text(at)), None
    )
    if column is None or not _ROW_NUMBER.fullmatch(line.own(column)):
        return False
    return not numbers_columns(distinct_texts(line))


def _deepest(lines: Sequence[GridLine], depth: int) -> int:
    """Take in what belongs to the header below ``depth``: rows that its merged cells cover, the row that numbers columns."""
    while depth < len(lines):
        covered = any(
            cell is not None and not start for cell, start in zip(lines[depth].cells, lines[depth].starts, strict=True)
        )
        line = lines[depth]
        titles = covered and (_all_titles(line) or _under_header(lines[:depth], line))
        if not numbers_columns(distinct_texts(line)) and not titles and not _refines(lines[depth - 1], line):
            return depth
        depth += 1
    return depth


def _under_header(header: Sequence[GridLine], line: GridLine) -> bool:
    """Tell whether the header's cell for the rows' numbers, or for the task, reaches down to ``line``."""
    roles = roles_of(column_titles(header))
    columns = [at for at, role in enumerate(roles) if role in (ColumnRole.NUMBER, ColumnRole.TASK)]
    return any(line.cells[at] is not None and line.cells[at] is header[-1].cells[at] for at in columns)


def _refines(above: GridLine, line: GridLine) -> bool:
    """Tell whether a row parts columns that the row above gives one title: merged cells written out, as Markdown has them.

    The title stands over all its columns, or over the first of them.
    """
    columns = range(len(line.cells))
    changed = [at for at in columns if line.own(at) and line.own(at) != above.own(at)]
    wide = [at for at in columns if at and above.own(at) in ("", above.own(at - 1))]
    parted = {*wide, *(at - 1 for at in wide)}
    return len(changed) > 1 and parted.issuperset(changed) and all(_may_be_title(line.own(at)) for at in changed)


def _may_be_title(text: str) -> bool:
    return role_of(text) is not ColumnRole.OTHER or _YEAR.fullmatch(text) is not None


def _all_titles(line: GridLine) -> bool:
    own = [line.own(column) for column in range(len(line.cells)) if line.own(column)]
    return bool(own) and all(role_of(text) is not ColumnRole.OTHER and len(text) < _LONGEST_TITLE for text in own)


def names_columns(line: GridLine, roles: Sequence[ColumnRole]) -> bool:
    """Tell whether a row below the header says once more what its columns hold, perhaps in other words.

    At least three cells, all of them titles of what their columns hold.
    """
    own = [(at, line.own(at)) for at in range(len(line.cells)) if line.own(at)]
    filled = [(at, text) for at, text in own if roles[at] is not ColumnRole.NUMBER]
    titles = [
        roles[at] is not ColumnRole.OTHER and role_of(text) is roles[at] and len(text) < _LONGEST_TITLE for at, text in filled
    ]
    return len(titles) > 2 and all(titles)


def plain_titles(lines: Sequence[GridLine]) -> tuple[str, ...]:
    """Return the texts of the first line where they are titles, of whatever: short ones, over a column that tells figures.

    Of fewer than three columns nothing is said: a letterhead has two.
    """
    first = lines[0]
    titles = tuple(" ".join(first.own(at).split()) for at in range(len(first.cells)))
    few = len(titles) < _FEWEST_PLAIN or len(lines) < _FEWEST_PLAIN
    if few or not all(map(may_head_a_column, titles)) or len(set(titles)) < len(titles):
        return ()
    return titles if any(_tells_figures(title, lines[1:], at) for at, title in enumerate(titles)) else ()


def _tells_figures(title: str, lines: Sequence[GridLine], column: int) -> bool:
    """Tell whether most cells below a title have digits where it has none, or is a year."""
    if any(map(str.isdigit, title)) and not _YEAR.match(title):
        return False
    said = [text for line in lines if (text := line.own(column))]
    return len(said) * 2 > len(lines) and sum(text[0].isdigit() for text in said) * 2 > len(said)


def distinct_texts(line: GridLine) -> list[str]:
    """Return the texts that start in the row, each merged cell's once."""
    return [line.own(at) for at in range(len(line.cells)) if at == 0 or line.cells[at] is not line.cells[at - 1]]


def column_titles(lines: Sequence[GridLine]) -> tuple[str, ...]:
    """Return each column's title over all rows of the header, without what stands over all columns."""
    titles: list[str] = []
    for column in range(len(lines[0].cells)):
        parts = dict.fromkeys(line.text(column) for line in lines if not numbers_columns(distinct_texts(line)))
        wide = {line.text(column) for line in lines if _spans_all(line)}
        titles.append(" ".join(" ".join(part.split()) for part in parts if part and part not in wide))
    return tuple(titles)


def _spans_all(line: GridLine) -> bool:
    return len({id(cell) for cell in line.cells}) == 1 and len(line.cells) > 1
