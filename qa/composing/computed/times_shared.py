"""The times that many tasks share: how many are for 2022-2030, how many recur every year, and which.

In: a query for the times of tasks that are more than can be told one by one in short. Out: a draft with a line for each time,
most tasks first; None where they are few, or nearly each has a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import folded_syllables
from qa.composing.computed.conditions_told import conditions, joined, noun, scope
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.row_lines import cite
from qa.composing.draft import SHORT, Draft, Line, divide, shorten
from qa.contracts.query import Counted, Field, Form, Query
from qa.reading.register import Row

_FEW: Final = 4
"""So few tasks are told one by one."""
_MOST: Final = 6
_SHARED: Final = 2
"""So many tasks have one time, on the average."""
_TOLD: Final = 3
_PROVED: Final = 2
_IN_ORDER: Final = re.compile(r"\b(?:xếp|sắp|thứ tự|trước sau|sớm|muộn)\b", re.IGNORECASE)


def takes_shared_times(query: Query) -> bool:
    """Tell whether the query asks when tasks are, all of a plan or of a group."""
    return query.form is Form.TIMELINE and query.of is Counted.TASKS and query.ask == (Field.PERIOD,) and not query.topic


def answer_shared_times(material: Material) -> Draft | None:
    """Return the tasks by their times, the time that most of them have first; None where an order is asked or few share one."""
    rows = list(material.selection.rows)
    by_time: dict[str, list[Row]] = {}
    for row in rows:
        if row.stored.assignment.period is not None:
            said = row.stored.assignment.period.text
            by_time.setdefault(" ".join(folded_syllables(said)), []).append(row)
    timed = sum(len(of_time) for of_time in by_time.values())
    shared = len(by_time) <= _MOST and timed >= _SHARED * len(by_time)
    if len(rows) <= _FEW or not by_time or not shared or _IN_ORDER.search(material.text):
        return None
    ordered = sorted(by_time.values(), key=lambda of_time: -len(of_time))
    said = joined([f"{len(rows)} {noun(material)}", conditions(material.query.where, material.query.topic)])
    heading = f"{said}{scope(material)}, theo thời gian:"
    left = len(rows) - timed
    notes = (f"{left} {noun(material)} không ghi thời gian.",) if left else ()
    room = (SHORT - len(heading)) // len(ordered) - 60
    lines = tuple(_line(of_time, room, material) for of_time in ordered)
    return Draft(lines, heading=heading, notes=notes, limit=SHORT, labelled=True, exact=True)


def _line(rows: Sequence[Row], room: int, material: Material) -> Line:
    period = rows[0].stored.assignment.period
    when = period.text if period is not None else ""
    proofs = tuple(cite(row, material, (Field.PERIOD,), heading=True) for row in rows[:_PROVED])
    return Line(rows[0].plan.id, when, (f"{len(rows)} {noun(material)}",), _which(rows, room), proofs)


def _which(rows: Sequence[Row], room: int) -> str:
    """Return which tasks they are: the groups that they make up, else the first of them."""
    groups = list(dict.fromkeys(_heading(row) for row in rows))
    named = groups if 0 < len(groups) <= _TOLD and all(groups) else [row.stored.assignment.task.text for row in rows[:_TOLD]]
    shares = divide([len(name) for name in named], room)
    told = [short for name, share in zip(named, shares, strict=True) if (short := shorten(name, share))]
    more = " …" if named is not groups and len(rows) > len(told) else ""
    return f"{'; '.join(told)}{more}"


def _heading(row: Row) -> str:
    return row.stored.assignment.group or next(reversed(row.stored.section_path), "")


register_kind(Kind("shared times", takes_shared_times, answer_shared_times))
