"""In order of time: tasks with a time of their own and what prose sets a time for, first what ends first.

What comes again stands after what is dated, by its day of the year; what waits for something stands last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from corpus.records import AssignmentKind
from corpus.text import fold_accents, folded_syllables, tokens
from qa.composing.computed.conditions_told import conditions, joined, noun, scope
from qa.composing.computed.kinds import Kind, Material, computed_from_rows, register_kind
from qa.composing.computed.row_lines import quoting_line, row_line, rows_draft
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.query import Field, Form, Query
from qa.ranking.topical import LEAST
from qa.reading.due import due_in, in_time
from qa.reading.register import Row
from qa.reading.register.conditions import meets
from qa.reading.statements import Statement
from qa.reading.wording import Wording

_FEW_PLANS: Final = 3
"""Plans whose prose is gone through; over more only tasks are put in order."""
_SOME_PLANS: Final = 60
"""Plans among whose tasks those that a question names one by one are looked for."""
_ABOUT: Final = 0.55
"""A sentence is on the topic where so much of it stands in it or above it."""
_MOST: Final = 24
_ROOM: Final = 160
_SAID: Final = 48
"""Characters that each line needs for what is to be done."""
_APART: Final = re.compile(r"\s*(?:[,;—–]|\s-\s|\b(?:với|và|hay|rồi|còn)\b)\s*", re.IGNORECASE)
_LEAST_NAMED: Final = 2
_REPORTS: Final = ("bao cao", "so ket", "tong ket", "tong hop", "gui danh sach")


@dataclass(frozen=True, slots=True)
class _Event:
    """Something with a time: where it stands in order, and its line."""

    when: tuple[int, date, date]
    line: Line


def takes_timelines(query: Query) -> bool:
    """Tell whether the query asks for tasks, deadlines or reports in the order of their times."""
    return query.form is Form.TIMELINE and (computed_from_rows(query) or query.asks(Field.REPORT))


def answer_timeline(material: Material) -> Draft | None:
    """Return the tasks in order, with what prose sets a time for where deadlines are asked; None where no time is said."""
    query = material.query
    rows = [] if query.asks(Field.REPORT) else [row for row in _selected(material) if row.timing.said]
    if _in_prose(material, rows):
        rows = [row for row in rows if row.kind is AssignmentKind.TASK]
        told = list(_told(material, rows))
    else:
        told = []
    if not told:
        return _of_rows(rows, material) if rows else None
    named = len(material.plans) > 1
    events = [_Event(in_time(row.timing), row_line(row, material, (Field.PERIOD,), named=named)) for row in rows]
    ordered = sorted([*events, *told], key=lambda event: event.when)[:_MOST]
    said = joined([f"{len(ordered)} mốc theo thời gian", conditions(query.where, query.topic)])
    lines = tuple(event.line for event in ordered)
    short = sum(len(line.label) + len(line.values[0]) + _SAID for line in lines) + len(said) < SHORT
    return Draft(lines, heading=f"{said}:", limit=SHORT if short else LONG, labelled=True)


def _selected(material: Material) -> Sequence[Row]:
    """Return the rows under the query's conditions; where no time meets several that it names, those that meet one of them.

    Where the question names several tasks one by one, these.
    """
    where, topic = material.query.where, material.query.topic
    named = _named(material) if len(material.plans) <= _SOME_PLANS else []
    if len(named) > max(len(material.selection.rows), 1):
        return named
    if material.selection.rows or len(where.times) < 2:
        return material.selection.rows
    found = [row for time in where.times for row in material.select(replace(where, times=(time,)), topic).rows]
    return list({row.id: row for row in found}.values())


def _named(material: Material) -> list[Row]:
    """Return the task that each part of the question's list means: "trồng cây, đắp đê, cái nào trước".

    None at all where one of them means none.
    """
    topic = [word.lower() for word in material.query.topic]
    said = ({token.text.lower() for token in tokens(part)} for part in _APART.split(material.text))
    parts = [part for words in said if (part := tuple(word for word in dict.fromkeys(topic) if word in words))]
    if len(parts) < _LEAST_NAMED:
        return []
    rows = [row for row in material.select(material.query.where).rows if row.timing.said]
    best: dict[str, Row] = {}
    for part in parts if rows else ():
        scores = material.topical.scores(part, rows)
        row = max(rows, key=lambda row: scores[row.id])
        if scores[row.id] < LEAST:
            return []
        best[row.id] = row
    return list(best.values())


def _of_rows(rows: list[Row], material: Material) -> Draft:
    said = joined([f"{len(rows)} {noun(material)} theo thời gian", conditions(material.query.where, material.query.topic)])
    ordered = sorted(rows, key=lambda row: in_time(row.timing))
    return rows_draft(f"{said}{scope(material)}:", ordered, material, (Field.PERIOD,), roomy=True)


def _in_prose(material: Material, rows: Sequence[Row]) -> bool:
    """Tell whether prose must be looked at as well: where no table gives the times that are asked for, or all are asked for."""
    where, query = material.query.where, material.query
    if where.agencies or where.group or where.fields or len(material.plans) > _FEW_PLANS:
        return False
    tasks = [row for row in rows if row.kind is AssignmentKind.TASK]
    return not tasks or not (query.topic or query.of or query.asks(Field.TASK))


def _told(material: Material, rows: Sequence[Row]) -> Iterator[_Event]:
    """Yield what the plans' prose sets a time for, under the query's times and about its topic, but for the ``rows``."""
    query = material.query
    kept = {row.stored.passage for row in rows}
    tasks = {
        row.stored.passage: row.stored.assignment.task.text for row in material.register.rows([p.id for p in material.plans])
    }
    for plan in material.plans:
        # What the plan is on as a whole tells none of its times from another.
        subject = frozenset(folded_syllables(material.knowledge.title_and_name(plan.id)))
        wording = Wording(query.topic, material.knowledge.weight, subject)
        for statement in material.knowledge.statements(plan.id):
            text = fold_accents(statement.text)
            if text.startswith("can cu") or statement.passage.id in kept or not _is_about(statement, wording):
                continue
            done = fold_accents(tasks.get(statement.passage.id, statement.text))  # what a task yields may be a report
            if not query.asks(Field.REPORT) or any(word in done for word in _REPORTS):
                yield from _events(statement, material)


def _is_about(statement: Statement, wording: Wording) -> bool:
    return wording.cover(statement.syllables | statement.above) >= _ABOUT if wording else True


def _events(statement: Statement, material: Material) -> Iterator[_Event]:
    """Yield what the statement sets times for; of reports all its days at once ("hằng tháng trước ngày 16, 6 tháng …")."""
    times = material.query.where.times
    set_times = [d for d in due_in(statement.text) if all(meets(d.timing, time) is not time.negated for time in times)]
    passage = statement.passage
    heading = passage.section_path[-1][:60] if passage.section_path else ""
    at_once = [set_times] if material.query.asks(Field.REPORT) and set_times else [[due] for due in set_times]
    for dues in at_once:
        said = "; ".join(dict.fromkeys(due.text for due in dues))
        line = quoting_line(passage, said, (dues[0].text, statement.text), _ROOM, material, heading)
        yield _Event(min(in_time(due.timing) for due in dues), line)


register_kind(Kind("timeline", takes_timelines, answer_timeline))
