"""Rows of a table of data by the figures of one of its columns: the highest, the lowest, those from or up to a bound.

In: a question on what a table's rows are of ("địa bàn nào cao nhất năm 2026", "mấy xã từ 90% trở lên"), of a few plans. Out:
the rows with their figures, told or counted; None where no table, or none of its columns, is surely meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import LONG, Draft, Line
from qa.composing.prose import cite_passage, label_of
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import RANKS, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.cells_asked import Question, columns_of_years, explained, question_of
from qa.reading.data_tables import DataRow, DataTable
from qa.reading.figures import Figure, figures_in
from qa.reading.interrogatives import HOW_MANY, asking
from qa.reading.limits import Limit, limit_of

_FEW_PLANS: Final = 3
_FORMS: Final = frozenset({*RANKS, Form.VALUE, Form.LIST, Form.COUNT})
_COUNTS: Final = asking(HOW_MANY)
_TITLED: Final = 0.5
"""So much of the titles of the names and of the figures must the question say."""
_EXPLAINED: Final = 0.6
"""So much of what is asked of must stand in the titles, and what the table stands under."""
_LEAST_ROWS: Final = 3
_MOST_ROWS: Final = 40
_Valued = tuple[DataRow, float]


@ahead_kind("rows by figures")
def answer_by_figures(query: Query, looked: LookedUp) -> Draft | None:
    """Return the rows of the table that is asked of whose figures are as asked; None where no one table and column is."""
    plans = looked.scope.plans
    if query.form not in _FORMS or not 0 < len(plans) <= _FEW_PLANS:
        return None
    bound = _bound(query.words.text)
    if (bound is None) is not (query.form in RANKS):
        return None
    names = frozenset(folded_syllables(" ".join(map(looked.knowledge.plan_name, plans))))
    question = question_of(query.words.text, looked.topic.syllables, looked.knowledge.weight, names)
    tables = (table for plan in plans for table in looked.knowledge.tables(plan))
    meant = [(table, column) for table in tables for column in _columns(question, table) if _is_of(question, table, looked)]
    if len(meant) != 1:
        return None
    table, column = meant[0]
    rows = _valued(table, column)
    if not _LEAST_ROWS <= len(rows) <= _MOST_ROWS:
        return None
    return _told(query, table, column, _chosen(query.form, rows, bound), looked)


def _bound(text: str) -> Limit | None:
    """Return what the one figure that bounds limits; None where none or several do."""
    limits = [limit for figure in figures_in(text) if (limit := limit_of(text, figure)) is not None]
    return limits[0] if len(limits) == 1 else None


def _columns(question: Question, table: DataTable) -> list[int]:
    """Return the columns of figures that the question means: that of the year it names, else the one whose title it says."""
    figures = [at for at in range(len(table.titles)) if table.is_of_figures(at)]
    dated = [at for at in columns_of_years(question, table) if at in figures]
    if dated:
        return dated
    titled = {at: question.share_of_title(table.titles[at]) for at in figures}
    best = max(titled.values(), default=0.0)
    return [at for at in figures if titled[at] == best] if best >= _TITLED else []


def _is_of(question: Question, table: DataTable, looked: LookedUp) -> bool:
    """Tell whether the rows are of what is asked for, and none of the register's tasks."""
    if question.share_of_title(table.titles[table.name_column]) < _TITLED:
        return False
    if any(row.passage.assignments for row in table.rows):
        return False
    return explained(question, (table.above, *table.titles, looked.knowledge.title_and_name(table.plan))) >= _EXPLAINED


def _valued(table: DataTable, column: int) -> list[_Valued]:
    """Return the rows with the value of their cell in the column; those without one figure are left out."""
    found: list[_Valued] = []
    for row in table.rows:
        figures: Sequence[Figure] = figures_in(row.cells[column])
        if len(figures) == 1 and row.cells[table.name_column]:
            found.append((row, figures[0].value))
    return found


def _chosen(form: Form, rows: Sequence[_Valued], bound: Limit | None) -> list[DataRow]:
    if bound is not None:
        return [row for row, value in rows if bound.holds(value)]
    best = (max if form is Form.MOST else min)(value for _, value in rows)
    return [row for row, value in rows if value == best]


def _told(query: Query, table: DataTable, column: int, rows: Sequence[DataRow], looked: LookedUp) -> Draft | None:
    if not rows:
        return None
    name, title = table.name_column, table.titles[table.name_column]
    lines = tuple(
        Line(
            row.passage.plan,
            label_of(row.passage, looked.knowledge),
            (row.cells[name], f"{table.titles[column]}: {table.with_unit(row, column)}"),
            "",
            (cite_passage(row.passage, 1.0, looked.knowledge),),
        )
        for row in rows
    )
    heading = f"{len(rows)} {title[:1].lower()}{title[1:]}:" if _COUNTS.search(query.words.text) else ""
    return Draft(lines, heading=heading, limit=LONG, sure=True, exact=True, counts=bool(heading))
