"""In order of time: the tasks with a time of their own, first what ends first, then what comes again and what waits."""

from __future__ import annotations

from datetime import date

from qa.composing.computed.describing import conditions, joined, noun, scope
from qa.composing.computed.kinds import Kind, Material, computed_from_rows, register_kind
from qa.composing.computed.telling import rows_draft
from qa.composing.draft import Draft
from qa.contracts.query import Field, Form, Query
from qa.reading.register import Row


def takes_timelines(query: Query) -> bool:
    """Tell whether the query asks for the register's tasks in the order of their times."""
    return query.form is Form.TIMELINE and computed_from_rows(query)


def answer_timeline(material: Material) -> Draft | None:
    """Return the tasks in order; None where none of them says a time."""
    rows = [row for row in material.selection.rows if row.timing.said]
    if not rows:
        return None
    said = joined([f"{len(rows)} {noun(material)} theo thời gian", conditions(material.query.where, material.query.topic)])
    ordered = sorted(rows, key=in_time)
    return rows_draft(f"{said}{scope(material)}:", ordered, material, (Field.PERIOD,), roomy=True)


def in_time(row: Row) -> tuple[int, date, date]:
    """Return the place of a row in time: by its end, then its beginning; recurring ones after dated, conditions last."""
    timing = row.timing
    if timing.intervals:
        return 0, timing.last or date.max, timing.first or date.min
    return (1 if timing.recurring else 2), date.max, date.max


register_kind(Kind("timeline", takes_timelines, answer_timeline))
