"""What is asked of the very task that is pointed at: "ai làm việc đó", "việc thứ hai bao giờ xong", "việc 3.1 do ai chủ trì".

In: a query for columns, and the passages that "việc đó" means, or a task's number. Out: a draft of what those rows say in the
columns; None where no row stands there alone, or one of them says nothing of what is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.records import Value
from qa.composing.computed.asserting import told_of_cell
from qa.composing.computed.kinds import Material
from qa.composing.computed.row_lines import row_line, values
from qa.composing.draft import LONG, SHORT, Draft
from qa.contracts.answer import Status
from qa.contracts.query import Field, Form, Where
from qa.reading.register import Row
from qa.understanding.columns_doubted import column_doubted
from qa.understanding.pointing import at_place
from qa.understanding.steps import step_asked
from qa.understanding.telling import asks_what

_COLUMNS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.PERIOD, Field.DEADLINE, Field.PRODUCT, Field.FUNDING})
_CELLS: Final = frozenset({Field.COORDINATE, Field.PERIOD, Field.DEADLINE, Field.PRODUCT})
_A_COLUMN: Final = 3
"""Rows of a plan that say something in a field, where the table has a column for it."""
_FEW: Final = 2
_MOST: Final = 5
_HOW_MUCH: Final = re.compile(r"\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)


def _rows(material: Material) -> Sequence[Row]:
    """Return the rows that the passages pointed at hold, each alone; those of one plan that bear the asked number."""
    pointed, where = material.pointed, material.query.where
    if where.numbers and len(where.plans) == 1 and not material.query.topic:
        numbered = material.select(Where(plans=where.plans, numbers=where.numbers)).rows
        return numbered if len(numbered) <= _MOST else ()
    if not pointed:
        return ()
    passages = material.knowledge.engine.passages(sorted(pointed))
    held = [row for row in material.register.rows({p.plan for p in passages}) if row.stored.passage in pointed]
    return held if held and max(Counter(row.stored.passage for row in held).values()) == 1 else ()


def _has_number(value: Value) -> bool:
    return any(map(str.isdigit, value.text))


def _asks_what_it_is(text: str) -> bool:
    """Tell whether it is asked which task stands there: "việc kế tiếp là gì", "việc thứ ba là gì"."""
    return step_asked(text) != 0 or (at_place(text) and asks_what(text))


def _is_left_empty(row: Row, field: Field, material: Material) -> bool:
    """Tell whether the row's time, product or helpers are left out in a table that has a column for them: nothing is said."""
    others = (other for other in material.register.rows([row.plan.id]) if other.kind is row.kind)
    return field in _CELLS and not values(row, field) and sum(bool(values(other, field)) for other in others) >= _A_COLUMN


def _whether_said(field: Field, material: Material) -> Draft | None:
    """Return whether the one task that is pointed at says anything in a field, and what."""
    held = [] if material.query.where.agencies else _rows(material)
    if len(held) != 1:
        return None
    return replace(told_of_cell(held[0], field, material, right=bool(values(held[0], field))), exact=True)


def answer_pointed(material: Material) -> Draft | None:
    """Return the asked columns of the rows that are pointed at."""
    query = material.query
    doubted = column_doubted(material.text) if query.form is Form.YES_NO else None
    if doubted is not None:
        return _whether_said(doubted, material)
    fields = tuple(field for field in query.ask if field is not Field.TASK)
    if not fields or not _COLUMNS & {*fields}:
        fields = (Field.LEAD,) if _asks_what_it_is(material.text) else fields  # it is quoted
    asks = query.form in (Form.VALUE, Form.LIST, Form.COMPARE) and bool(fields) and set(fields) <= _COLUMNS
    held = _rows(material) if asks and not query.where.agencies else []
    if len(held) == 1 and len(fields) == 1 and _is_left_empty(held[0], fields[0], material):
        return Draft((), Status.NOT_FOUND, exact=True)
    if not held or not all(values(row, field) for row in held for field in fields):
        return None
    said = [value for row in held for field in fields for value in values(row, field)]
    if query.ask == (Field.FUNDING,) and _HOW_MUCH.search(material.text) and not any(map(_has_number, said)):
        return None  # "NSNN" is no amount
    lines = tuple(row_line(row, material, fields, named=True) for row in held)
    return Draft(lines, limit=SHORT if len(lines) <= _FEW else LONG, sure=True, exact=True)
