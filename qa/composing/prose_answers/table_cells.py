"""The cell of a table that a question asks for: its row by the words of the row's cells, its column by the column's title.

In: a question on one thing, or on those of which a cell says something ("những bộ nào chỉ chia sẻ nội bộ"), of a few plans.
Out: the cell with its unit, or the names of all such rows, told or counted; None where no row, or no column, is surely meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.tables.columns import ColumnRole
from corpus.text import folded_syllables
from qa.composing.draft import LONG, Draft, Line
from qa.composing.prose import cite_passage, label_of
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.cells_asked import (
    NamedRow,
    Question,
    column_asked,
    columns_of_years,
    counted_tables,
    explained,
    held_row,
    named_rows,
    question_of,
)
from qa.reading.data_tables import DataRow, DataTable
from qa.reading.figures import figures_in
from qa.reading.interrogatives import HOW_MANY, asking
from qa.reading.limits import limit_of

_FEW_PLANS: Final = 3
_EXPLAINED: Final = 0.7
"""So much of what is asked of must stand in the row, its titles, and what the table stands under."""
_MOST: Final = 40
_SAID: Final = 0.5
_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT, Form.COMPARE})
_COUNTS: Final = asking(HOW_MANY)
_SEVERAL: Final = asking("những|các", HOW_MANY)
_NO_FIELD: Final = (ColumnRole.OTHER, ColumnRole.NOTE)
"""What columns hold that is no field of a task."""


@ahead_kind("cell")
def answer_from_cells(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the cell says that is asked for; None where the question is of no table's row, or of no one column."""
    plans = looked.scope.plans
    if query.form not in _FORMS or not 0 < len(plans) <= _FEW_PLANS:
        return None
    names = frozenset(folded_syllables(" ".join(map(looked.knowledge.plan_name, plans))))
    question = question_of(query.words.text, looked.topic.syllables, looked.knowledge.weight, names)
    tables = [table for plan in plans for table in looked.knowledge.tables(plan)]
    rows = named_rows(question, tables)
    best = [named for named in rows if named.said == rows[0].said and named.columns == rows[0].columns]
    if not best:
        held = held_row(frozenset(looked.meant.followed.near), tables) if query.carried else None
        told = _of_row(question, held, looked) if held is not None else None
        return told or _all_rows(question, tables, looked)
    if len(best) > 1 or query.form is Form.COUNT:
        several = query.form in (Form.LIST, Form.COUNT) or _SEVERAL.search(query.words.text)
        return _rows_like(question, best, looked) if several else None
    return _of_row(question, best[0], looked)


def _of_row(question: Question, named: NamedRow, looked: LookedUp) -> Draft | None:
    columns = _columns(question, named, looked.query.form)
    if not columns or not _is_own(question, named, columns) or not _covers(question, named, columns, looked):
        return None
    table, row = named.table, named.row
    values = [table.with_unit(row, at) for at in columns]
    told = [f"{table.titles[at]}: {value}" for at, value in zip(columns, values, strict=True)] if len(columns) > 1 else values
    return Draft((_line(row, tuple(told), _told(table, row), looked),), sure=True, exact=True)


def _columns(question: Question, named: NamedRow, form: Form) -> list[int]:
    """Return the column that is asked for, or those of the years that are compared; none where none is surely meant."""
    compared = columns_of_years(question, named.table) if form is Form.COMPARE else []
    if len(compared) > 1:
        return compared
    asked = column_asked(question, named)
    return [] if asked is None else [asked]


def _is_own(question: Question, named: NamedRow, columns: Sequence[int]) -> bool:
    """Tell whether it is not the register that answers: the row is none of its tasks, or the column no field of a task."""
    if not named.row.passage.assignments:
        return True
    roles, title = named.table.roles, named.table.titles[columns[0]]
    apart = all(roles[at] in _NO_FIELD for at in columns) and question.share_of_title(title) >= _SAID
    return apart and all(roles[at] in (ColumnRole.TASK, *_NO_FIELD) for at in named.columns)


def _covers(question: Question, named: NamedRow, columns: Sequence[int], looked: LookedUp) -> bool:
    """Tell whether the row, with what it stands under, says enough of what is asked; of a row held its column's title does."""
    if named.held:
        dated = set(columns_of_years(question, named.table)) & set(columns)
        return bool(dated) or question.share_of_title(named.table.titles[columns[0]]) >= _SAID
    plan = looked.knowledge.title_and_name(named.table.plan)
    titles = [named.table.titles[at] for at in (*columns, *named.columns)]
    texts = (*named.row.cells, *titles, named.row.group, named.row.whole, named.table.above, plan)
    return explained(question, texts) >= _EXPLAINED


def _rows_like(question: Question, found: list[NamedRow], looked: LookedUp) -> Draft | None:
    """Return all rows of one table whose cells say what the question says, told by their names, or counted."""
    table = found[0].table
    column = table.name_column
    cited = found[0].columns
    if any(named.table is not table for named in found) or column in cited or len(found) > _MOST:
        return None
    if found[0].row.passage.assignments and not all(table.roles[at] in _NO_FIELD for at in cited):
        return None
    if question.said.isdisjoint(folded_syllables(table.titles[column])):
        return None
    if not _covers(question, found[0], [column], looked):
        return None
    return _listed(table, [named.row for named in found], looked)


def _all_rows(question: Question, tables: list[DataTable], looked: LookedUp) -> Draft | None:
    """Return how many rows the one table has that counts what is asked for, with their names; of none that figures bound."""
    text = looked.query.words.text
    if any(limit_of(text, figure) is not None for figure in figures_in(text)):
        return None
    found = [table for table in counted_tables(question, tables) if not any(row.passage.assignments for row in table.rows)]
    if len(found) != 1 or len(found[0].rows) > _MOST:
        return None
    table, plan = found[0], looked.knowledge.title_and_name(found[0].plan)
    if explained(question, (table.above, *table.titles, plan)) < _EXPLAINED:
        return None
    return _listed(table, table.rows, looked)


def _listed(table: DataTable, rows: Sequence[DataRow], looked: LookedUp) -> Draft:
    name = table.name_column
    lines = tuple(_line(row, (row.cells[name],), "", looked) for row in rows)
    title = table.titles[name]
    counted = _COUNTS.search(looked.query.words.text)
    heading = f"{len(rows)} {title[:1].lower()}{title[1:]}:" if counted else ""
    return Draft(lines, heading=heading, limit=LONG, sure=True, exact=True, counts=bool(heading))


def _line(row: DataRow, values: tuple[str, ...], detail: str, looked: LookedUp) -> Line:
    cited = (cite_passage(row.passage, 1.0, looked.knowledge),)
    return Line(row.passage.plan, label_of(row.passage, looked.knowledge), values, detail, cited)


def _told(table: DataTable, row: DataRow) -> str:
    """Return the row as its columns say it: "Tên dự án: Phố đêm Bạch Đằng; Năm 2026: 52"."""
    columns = zip(table.titles, table.roles, row.cells, strict=True)
    return "; ".join(f"{title}: {cell}" for title, role, cell in columns if cell and role is not ColumnRole.NUMBER)
