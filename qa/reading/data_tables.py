"""Tables of data as a plan gives them: targets by year, projects with their sums, places, events, each row by its columns.

In: the passages of a plan, in order. Out: :class:`DataTable` records. What the register reads as tasks stands among them too:
it has columns that no field of a task holds ("Chu kỳ cập nhật", "Địa điểm").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from corpus.records import BlockKind, Range
from corpus.tables.columns import ColumnRole, role_of
from corpus.text import folded_syllables
from corpus.text.cleaning import clean
from indexer.engines.base import Snapshot
from indexer.segments.stored import Passage

TextOf = Callable[[str], str]
"""Gives the text of a document by its id."""

_FEWEST_COLUMNS: Final = 3
_LEAST_ROWS: Final = 2
_PARTS: Final = ("-", "–", "+", "•")
"""What the name of a row begins with that is a part of the last one without it."""
_OVER: Final = 200
"""Characters before a table that may tell what it is of."""
_TOTAL: Final = re.compile(r"\W*(?:tổng(?: cộng| số)?|cộng)\W*", re.IGNORECASE)
_UNIT: Final = re.compile(r"\(\s*(?:(?:đơn vị(?: tính)?|ĐVT)\s*:\s*)?([^()]{1,20})\)\s*$", re.IGNORECASE)
_OF_UNITS: Final = re.compile(r"\W*(?:đơn vị(?: tính)?|đvt)\W*", re.IGNORECASE)
_FIGURE: Final = re.compile(r"[≥≤<>~]?\s*\d[\d.,]*\s*%?")


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row: the text of each column, "" for none, its folded syllables, the group that the row stands in, its passage.

    ``whole`` is the name of the row that it is a part of ("Khách đến tỉnh" over "- Khách quốc tế").
    """

    cells: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    group: str
    passage: Passage
    whole: str = ""


@dataclass(frozen=True)
class DataTable:
    """A table of a ``plan``: ``titles`` and ``roles`` of its columns, its rows, and what it stands under (``above``)."""

    plan: str
    titles: tuple[str, ...]
    roles: tuple[ColumnRole, ...]
    rows: tuple[DataRow, ...]
    above: str

    @cached_property
    def name_column(self) -> int:
        """The column that says what a row is of: the first of words, else the first that does not number the rows."""
        columns = [at for at, role in enumerate(self.roles) if role is not ColumnRole.NUMBER]
        return next((at for at in columns if self.is_of_words(at)), columns[0] if columns else 0)

    @cached_property
    def unit_column(self) -> int | None:
        """The column that says what the figures of a row count in, None where there is none, or it names agencies."""
        named = (at for at, title in enumerate(self.titles) if _OF_UNITS.fullmatch(title))
        return next((at for at in named if max(len(row.cells[at]) for row in self.rows) <= len("triệu lượt khách")), None)

    def is_of_words(self, column: int) -> bool:
        """Tell whether most cells of a column are words, and neither figures nor empty."""
        said = [row.cells[column] for row in self.rows if row.cells[column]]
        return bool(said) and sum(cell[0].isalpha() for cell in said) * 2 > len(said)

    def is_of_figures(self, column: int) -> bool:
        """Tell whether most cells of a column are bare figures."""
        said = [row.cells[column] for row in self.rows if row.cells[column]]
        return bool(said) and sum(_FIGURE.fullmatch(cell) is not None for cell in said) * 2 > len(said)

    def with_unit(self, row: DataRow, column: int) -> str:
        """Return the cell of a row, a bare figure with the unit that the column's title, the row or its name gives."""
        cell = row.cells[column]
        if not _FIGURE.fullmatch(cell) or cell.endswith("%"):
            return cell
        of_row = row.cells[self.unit_column] if self.unit_column is not None else ""
        unit = unit_in_title(self.titles[column]) or unit_in_title(row.cells[self.name_column]) or of_row
        return f"{cell}%" if unit == "%" else f"{cell} {unit}".strip()


def unit_in_title(title: str) -> str:
    """Return what figures under a title count in, "" where it does not say: "tỷ đồng" of "Vốn (ĐVT: tỷ đồng)"."""
    found = _UNIT.search(title)
    return found[1].strip() if found else ""


def data_tables(plan: str, passages: Iterable[Passage], text_of: TextOf) -> Iterator[DataTable]:
    """Yield the tables among the ``passages`` of a ``plan`` whose columns are known, those of three columns or more."""
    before = ""
    for columns, group in groupby(passages, key=_columns_of):
        found = list(group)
        if columns:
            roles = tuple(map(role_of, columns))
            rows = tuple(_rows(columns, roles, found, text_of))
            if len(rows) >= _LEAST_ROWS:
                yield DataTable(plan, columns, roles, rows, f"{' '.join(found[0].section_path)} {before}".strip())
        before = found[-1].clean[-_OVER:]


def tables_of_plan(engine: Snapshot, plan: str) -> tuple[DataTable, ...]:
    """Return the tables of a ``plan`` of the index."""
    return tuple(data_tables(plan, engine.passages_of(plan), engine.document_text))


def _columns_of(passage: Passage) -> tuple[str, ...]:
    """Return the titles over a row whose cells are known, or that opens a group of such rows."""
    titles = passage.columns if passage.kind is BlockKind.TABLE_ROW else ()
    return titles if len(titles) >= _FEWEST_COLUMNS and len(passage.cells) in (0, len(titles)) else ()


def _rows(
    titles: Sequence[str], roles: Sequence[ColumnRole], passages: Sequence[Passage], text_of: TextOf
) -> Iterator[DataRow]:
    group = over = ""
    for passage in passages:
        if not passage.cells:
            group = passage.clean if not _TOTAL.search(passage.clean) else group
            continue
        text = text_of(passage.document)
        cells = tuple(_said(text, cell) for cell in passage.cells)
        if cells == tuple(titles):
            continue  # the row of titles itself
        filled = {cell for at, cell in enumerate(cells) if cell and roles[at] is not ColumnRole.NUMBER}
        own = {cell for cell in filled if cell[0].isalpha()}
        if own and (len(filled) == 1 or (len(own) == 1 and len(filled) == 2 and len(titles) > _FEWEST_COLUMNS + 1)):
            total = _TOTAL.fullmatch(next(iter(own)))
            group = group if total else next(iter(own))
            continue
        if not any(_TOTAL.fullmatch(cell) for cell in cells):
            named = next((cell for cell in cells if cell and not cell[0].isdigit()), "")
            part = named.startswith(_PARTS)
            over = over if part else named
            words = tuple(tuple(folded_syllables(cell)) for cell in cells)
            yield DataRow(cells, words, _in_group(passage, group), passage, over if part else "")


def _in_group(passage: Passage, group: str) -> str:
    return group or (passage.section_path[-1] if passage.section_path else "")


def _said(text: str, cell: Sequence[Range]) -> str:
    return clean(text, tuple(cell)).text if cell else ""
