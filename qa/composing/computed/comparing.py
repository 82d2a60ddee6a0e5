"""Side by side: what two or more plans, or two or more agencies, have of what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.composing.computed.describing import agency_name
from qa.composing.computed.kinds import Kind, Material, computed_from_rows, register_kind
from qa.composing.computed.listing import fields_of
from qa.composing.computed.telling import cite, values
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.query import Counted, Field, Form, Query, Where
from qa.reading.register import Row, Selection

_BEST = 2  # tasks told of each side where a topic says which are meant
_CITED = 6
_NAMES = {Field.LEAD: "chủ trì", Field.COORDINATE: "phối hợp", Field.PERIOD: "thời gian", Field.DEADLINE: "thời gian"}


@dataclass(frozen=True, slots=True)
class _Side:
    """One of what is compared: how to call it, and what it has."""

    name: str
    selection: Selection

    @property
    def plan(self) -> str:
        return self.selection.plans[0].id if self.selection.plans else ""


def takes_comparisons(query: Query) -> bool:
    """Tell whether the query compares what the register has of several plans or agencies."""
    return query.form is Form.COMPARE and computed_from_rows(query)


def answer_comparison(material: Material) -> Draft | None:
    """Return the sides' own answers: numbers of tasks where tasks are counted, else what the tasks on the topic say."""
    query = material.query
    sides = _sides(material)
    if len(sides) < 2 or not any(side.selection.among for side in sides):
        return None
    if query.topic and not any(side.selection.rows for side in sides):
        return None
    lines = tuple(line for side in sides for line in (_told(side, material) if query.topic else [_counted(side, material)]))
    heading = _difference(sides) if not query.topic else ""
    return Draft(lines, heading=heading, limit=SHORT if len(lines) <= 4 else LONG)


def _sides(material: Material) -> list[_Side]:
    """Return what is compared: the agencies that are named where there are several, else the plans in scope."""
    query = material.query
    agencies = [condition for condition in query.where.agencies if not condition.negated]
    if len(agencies) > 1:
        others = tuple(condition for condition in query.where.agencies if condition.negated)
        return [
            _Side(agency_name(one), material.select(replace(query.where, agencies=(one, *others)), query.topic))
            for one in agencies
        ]
    plans = material.select(replace(query.where, agencies=(), times=(), fields=())).plans
    return [_Side(material.knowledge.plan_name(p.id), material.select(_only(query.where, p.id), query.topic)) for p in plans]


def _only(where: Where, plan: str) -> Where:
    return replace(where, plans=(plan,), provinces=())


def _difference(sides: Sequence[_Side]) -> str:
    order = sorted(sides, key=lambda side: -len(side.selection.rows))
    most, least = order[0], order[-1]
    more = len(most.selection.rows) - len(least.selection.rows)
    if not more:
        return f"Bằng nhau, đều có {len(most.selection.rows)} nhiệm vụ:"
    return f"{most.name} có nhiều hơn {least.name} {more} nhiệm vụ:"


def _counted(side: _Side, material: Material) -> Line:
    """Return how many tasks a side has; beside it, who leads in it where agencies are asked for."""
    rows = side.selection.rows
    cited = tuple(cite(row, material) for row in rows[:_CITED])
    detail = "; ".join(_short(row) for row in rows[:_CITED]) if material.of is not Counted.AGENCIES else ""
    return Line(side.plan, side.name, (f"{len(rows)} nhiệm vụ",), detail, cited)


def _short(row: Row) -> str:
    number = row.stored.assignment.number
    return f"{f'({number}) ' if number else ''}{row.stored.assignment.task.text[:80].rsplit(' ', 1)[0]}"


def _told(side: _Side, material: Material) -> list[Line]:
    """Return what the side's tasks on the topic say in the asked fields, or that it has none."""
    query, rows = material.query, list(side.selection.rows)
    if not rows:
        return [Line(side.plan, side.name, ("không có nhiệm vụ nào về việc này",), "", ())]
    scores = material.topical.scores(query.topic, rows)
    best = sorted(rows, key=lambda row: -scores[row.id])[:_BEST]
    lines = []
    for row in best:
        fields = fields_of(query)
        told = tuple(
            f"{_NAMES.get(field, '')}: {'; '.join(v.text for v in found)}"
            if len(fields) > 1
            else "; ".join(v.text for v in found)
            for field in fields
            if (found := values(row, field))
        )
        lines.append(Line(side.plan, side.name, told, f"“{row.stored.assignment.task.text}”", (cite(row, material, fields),)))
    return lines


register_kind(Kind("comparison", takes_comparisons, answer_comparison))
