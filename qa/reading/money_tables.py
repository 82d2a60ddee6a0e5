"""Money in tables: what a plan spends by year, by source or by item, as a table's rows and columns divide it.

In: the passages of a plan. Out: :class:`qa.reading.shares.Breakdown` records: each column divided by the rows, each row by the
columns; what is called a total stands apart. Tables that give tasks to agencies are the register's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents
from corpus.text.amounts import amount_of_cell, size_of, unit_in
from indexer.segments.stored import Passage
from qa.reading.figures import Figure
from qa.reading.shares import Breakdown, Share

_ON_MONEY: Final = re.compile(r"\b(?:kinh phi|nguon (?:von|luc)|ngan sach|du toan|von|phan ky|tai chinh)\b")
_TOTAL: Final = re.compile(r"^\W*(?:tong(?: cong| so)?|cong|toan (?:ky|giai doan))\W*$")
_NUMBERS: Final = re.compile(r"^\W*(?:stt|tt|so tt)\W*$")
_UNIT: Final = re.compile(r"\s*\([^()]*\)\s*$")
_ENOUGH: Final = 0.6
"""A table is one of money where so many of the cells beside the names say an amount."""
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its name, the amount of each column that says one, and its passage."""

    name: str
    figures: dict[int, Figure]
    passage: Passage


def money_tables(passages: Iterable[Passage]) -> Iterator[Breakdown]:
    """Yield the sums that the tables among ``passages``, in their order, divide."""
    before: Passage | None = None
    table: list[Passage] = []
    for passage in (*passages, None):
        if passage is not None and passage.kind is BlockKind.TABLE_ROW:
            if table and passage.section_path != table[-1].section_path:
                yield from _of_table(table, before)
                before, table = None, []
            table.append(passage)
            continue
        yield from _of_table(table, before)
        before, table = passage, []


def cells_of(passage: Passage) -> list[str]:
    """Return the cells of a row that stand each in a range of its own, one after another; none where that cannot be told."""
    cells: list[str] = []
    at = 0
    for part in passage.ranges:
        length = part.end - part.start
        cells.append(passage.clean[at : at + length])
        at += length + 1
    whole = at - 1 == len(passage.clean) and all(cell == cell.strip() and cell for cell in cells)
    return cells if whole else []


def _of_table(table: Sequence[Passage], before: Passage | None) -> Iterator[Breakdown]:
    if len(table) <= _LEAST or any(passage.assignments for passage in table):
        return
    titles = cells_of(table[0])
    above = before.clean if before is not None and before.section_path == table[0].section_path else ""
    heading = " ".join(table[0].section_path[-1:])
    if len(titles) < _LEAST or not _ON_MONEY.search(fold_accents(" ".join((heading, above, *titles)))):
        return
    named = next((at for at, title in enumerate(titles) if not _NUMBERS.match(fold_accents(title))), 0)
    rows = [row for passage in table[1:] if (row := _row(passage, titles, named, above)) is not None]
    told = sum(len(row.figures) for row in rows)
    if len(rows) < _LEAST or told < _ENOUGH * len(rows) * (len(titles) - 1 - named):
        return
    names = [_UNIT.sub("", title) for title in titles]
    columns = [at for at in range(len(titles)) if sum(at in row.figures for row in rows) >= _LEAST]
    for at in columns:
        yield from _down(at, names, rows, heading, columns)
    if len(columns) >= _LEAST:
        for row in rows:
            yield from _along(row, names, heading, columns)


def _row(passage: Passage, titles: Sequence[str], named: int, above: str) -> _Row | None:
    cells = cells_of(passage)
    if len(cells) != len(titles):
        return None
    figures = {}
    for at in range(named + 1, len(cells)):
        unit = unit_in(titles[at], above)
        dong = amount_of_cell(cells[at], unit)
        if dong is not None:
            text = cells[at] if amount_of_cell(cells[at]) is not None or not size_of(unit) else f"{cells[at]} {unit}"
            figures[at] = Figure(text, dong, "dong", 0, len(text))
    return _Row(cells[named], figures, passage)


def _down(at: int, names: Sequence[str], rows: Sequence[_Row], heading: str, columns: Sequence[int]) -> Iterator[Breakdown]:
    """Yield a column divided by the rows; the column of totals is the whole, divided by them."""
    whole = len(columns) == 1 or _is_total(names[at])
    title = names[at] if not _is_total(names[at]) else ""
    total: Share | None = None
    shares = []
    for row in rows:
        if at not in row.figures:
            continue
        if _is_total(row.name):
            total = Share("Tổng kinh phí" if whole else title, row.figures[at], row.passage)
        else:
            shares.append(Share(row.name, row.figures[at], row.passage))
    if len(shares) >= _LEAST:
        yield Breakdown(f"{heading} {title}".strip(), total, tuple(shares))


def _along(row: _Row, names: Sequence[str], heading: str, columns: Sequence[int]) -> Iterator[Breakdown]:
    """Yield a row divided by the columns; the row of totals is the whole, divided by them."""
    whole = _is_total(row.name)
    total: Share | None = None
    shares = []
    for at in columns:
        if at not in row.figures:
            continue
        if _is_total(names[at]):
            total = Share("Tổng kinh phí" if whole else row.name, row.figures[at], row.passage)
        else:
            shares.append(Share(names[at], row.figures[at], row.passage))
    if len(shares) >= _LEAST:
        yield Breakdown(heading if whole else f"{heading} {row.name}", total, tuple(shares))


def _is_total(name: str) -> bool:
    return _TOTAL.match(fold_accents(name)) is not None
