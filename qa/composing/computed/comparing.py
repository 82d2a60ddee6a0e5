"""Side by side: what two or more plans, or two or more agencies, have of what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.composing.computed.conditions_told import agency_name
from qa.composing.computed.kinds import Kind, Material, computed_from_rows, register_kind
from qa.composing.computed.listing import fields_of
from qa.composing.computed.row_lines import cite, values
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.phrases import short_name
from qa.contracts.query import Counted, Expects, Field, Form, Query, Where
from qa.ranking.topical import LEAST
from qa.reading.figures import figures_in
from qa.reading.register import Row, Selection
from qa.reading.register.money_bounds import row_amount
from qa.reading.register.tallies import agencies_of
from qa.understanding.same_agency import asks_same

_BEST = 2  # tasks told of each side where a topic says which are meant
_CITED = 6
_NAME = 100
_NEAR_ENOUGH = LEAST - 1.0  # log-odds that a task is meant by a name that another name is told apart from
_ONE_OF_BOTH = 2.0
"""Log-odds by which one task fits both names better than any two do, where it is the task of both."""
_AMOUNTS = (Field.PRODUCT, Field.FUNDING, Field.PERIOD, Field.DEADLINE)
_COLUMNS = {
    Field.LEAD: "đơn vị chủ trì",
    Field.COORDINATE: "đơn vị phối hợp",
    Field.PERIOD: "thời gian",
    Field.DEADLINE: "thời gian",
    Field.PRODUCT: "sản phẩm",
    Field.FUNDING: "kinh phí",
}
_NAMES = {Field.LEAD: "chủ trì", Field.COORDINATE: "phối hợp", Field.PERIOD: "thời gian", Field.DEADLINE: "thời gian"}


@dataclass(frozen=True, slots=True)
class _Side:
    """One of what is compared: how to call it, and what it has."""

    name: str
    selection: Selection

    @property
    def plan(self) -> str:
        """The id of the plan that the side is about, empty where there is none."""
        return self.selection.plans[0].id if self.selection.plans else ""


def takes_comparisons(query: Query) -> bool:
    """Tell whether the query compares what the register has of several plans or agencies."""
    return query.form is Form.COMPARE and computed_from_rows(query)


def answer_comparison(material: Material) -> Draft | None:
    """Return the sides' own answers: numbers of tasks where tasks are counted, else what the tasks on the topic say."""
    query = material.query
    if _by_name(material):
        return _named_things(material)
    sides = _sides(material)
    if len(sides) < 2 or not any(side.selection.among for side in sides):
        return None
    if query.topic and not any(side.selection.rows for side in sides):
        return None
    if query.topic and not _say_anything(sides, query):
        return None
    lines = tuple(line for side in sides for line in (_told(side, material) if query.topic else [_counted(side, material)]))
    heading = _difference(sides) if not query.topic else _same(sides, material) or _sooner(sides, material)
    return Draft(lines, heading=heading, limit=SHORT if len(lines) <= 4 else LONG)


def _same(sides: Sequence[_Side], material: Material) -> str:
    """Return whether one agency leads the work of every side, where that is asked; "" where not, or where a side has none."""
    if material.query.ask != (Field.LEAD,) or not asks_same(material.text):
        return ""
    leads = []
    for side in sides:
        scores = material.topical.scores(material.query.topic, side.selection.rows)
        best = max(side.selection.rows, key=lambda row: scores[row.id], default=None)
        if best is None:
            return ""
        leads.append(dict(agency for party in best.leads for agency in agencies_of(party)))
    both = [name for key, name in leads[0].items() if all(key in other for other in leads)]
    return f"Có, cùng là {', '.join(both)}:" if both else "Không, khác nhau:"


def _sooner(sides: Sequence[_Side], material: Material) -> str:
    """Return which side's task ends first where times are asked; "" where that cannot be said of two."""
    query = material.query
    if not query.asks(Field.PERIOD, Field.DEADLINE):
        return ""
    ends = []
    for side in sides:
        scores = material.topical.scores(query.topic, side.selection.rows)
        best = max(side.selection.rows, key=lambda row: scores[row.id], default=None)
        if best is not None and best.timing.intervals and best.timing.last:
            ends.append((best.timing.last, side.name))
    if len({day for day, _ in ends}) < _BEST:
        return "Kết thúc cùng lúc:" if len(ends) > 1 else ""
    return f"{min(ends)[1]} kết thúc trước:"


def _say_anything(sides: Sequence[_Side], query: Query) -> bool:
    """Tell whether the tasks of any side hold what is asked of them."""
    fields = fields_of(query)
    if not set(fields) <= set(_COLUMNS):
        return True
    return any(values(row, field) for side in sides for row in side.selection.rows for field in fields)


def _by_name(material: Material) -> bool:
    """Tell whether two things are named that stand in one plan ("làm đường với làm cầu"), each by its own words."""
    query = material.query
    return len(query.topic) == _BEST and len(material.plans) == 1 and len(query.where.agencies) < _BEST


def _named_things(material: Material) -> Draft | None:
    """Return what the task that each name means says in the asked fields, and which has more or is sooner.

    None where a name means no task, or both mean one.
    """
    query = material.query
    fields = _measured(query)
    where = replace(query.where, agencies=(), times=(), topic=())
    rows = [row for row in material.select(where).rows if any(values(row, field) for field in fields)]
    pairs = _meant(query, rows, material)
    if not pairs:
        return None
    lines = tuple(
        Line(row.plan.id, name, _said(row, fields), f"“{row.stored.assignment.task.text}”", (cite(row, material, fields),))
        for name, row in pairs
    )
    return Draft(lines, heading=_ahead(pairs, fields), limit=SHORT, labelled=True)


def _measured(query: Query) -> tuple[Field, ...]:
    """Return the fields that are compared: what comes of a task where a quantity is asked for and no field that holds one."""
    counts = query.expects in (Expects.QUANTITY, Expects.PERCENT)
    return (Field.PRODUCT,) if counts and not query.asks(*_AMOUNTS) else fields_of(query)


def _meant(query: Query, rows: Sequence[Row], material: Material) -> list[tuple[str, Row]]:
    """Return the task that each of the two names means, two different ones; none where a name fits no task."""
    one, other = query.topic
    common = query.where.topic
    first, second = (material.topical.scores((name, *common), rows) for name in (one, other))
    pairs = [(a, b) for a in rows for b in rows if a.id != b.id and min(first[a.id], second[b.id]) >= _NEAR_ENOUGH]
    if not pairs:
        return []
    best = max(pairs, key=lambda pair: first[pair[0].id] + second[pair[1].id])
    both = max(first[row.id] + second[row.id] for row in rows)
    if both > first[best[0].id] + second[best[1].id] + _ONE_OF_BOTH:
        return []  # "xây dựng quy chế và xây dựng đề án" is one task
    return [(one, best[0]), (other, best[1])]


def _ahead(pairs: Sequence[tuple[str, Row]], fields: Sequence[Field]) -> str:
    """Return which of two is sooner where times are asked, else which has more; "" where that cannot be said."""
    (one, first), (other, second) = pairs
    if Field.PERIOD in fields or Field.DEADLINE in fields:
        ends = first.timing.last, second.timing.last
        if None in ends or not first.timing.intervals or not second.timing.intervals:
            return ""
        if ends[0] == ends[1]:
            return "Kết thúc cùng lúc:"
        return f"{one if ends[0] < ends[1] else other} kết thúc trước:"  # type: ignore[operator]
    told = [figures for _, row in pairs if (figures := figures_in("; ".join(_said(row, fields))))]
    amounts = [row_amount(row) for _, row in pairs] if Field.FUNDING in fields else [each[0].value for each in told]
    if len(amounts) < _BEST or amounts[0] is None or amounts[1] is None:
        return ""
    if amounts[0] == amounts[1]:
        return "Như nhau:"
    return f"{one if amounts[0] > amounts[1] else other} nhiều hơn:"


def _said(row: Row, fields: Sequence[Field]) -> tuple[str, ...]:
    found = [(field, told) for field in fields if (told := values(row, field))]
    return tuple(
        f"{_NAMES.get(field, '')}: {'; '.join(v.text for v in told)}".removeprefix(": ")
        if len(fields) > 1
        else "; ".join(v.text for v in told)
        for field, told in found
    )


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
    most, count = order[0], len(order[0].selection.rows)
    if count == len(order[-1].selection.rows):
        return f"Bằng nhau, đều có {count} nhiệm vụ:"
    others = ", ".join(f"{side.name} {len(side.selection.rows)}" for side in order[1:])
    apart = f" (hơn {count - len(order[1].selection.rows)})" if len(order) == _BEST else ""
    return f"{most.name} nhiều {'nhất' if len(order) > _BEST else 'hơn'}: {count} nhiệm vụ; {others}{apart}."


def _counted(side: _Side, material: Material) -> Line:
    """Return how many tasks a side has; beside it, who leads in it where agencies are asked for."""
    rows = side.selection.rows
    cited = tuple(cite(row, material) for row in rows[:_CITED])
    told = [_short(row) for row in rows[:_CITED]] if material.of is not Counted.AGENCIES else []
    more = [f"và {len(rows) - _CITED} nhiệm vụ nữa"] if told and len(rows) > _CITED else []
    detail = "; ".join([*told, *more])
    return Line(side.plan, side.name, (f"{len(rows)} nhiệm vụ",), detail, cited)


def _short(row: Row) -> str:
    number = row.stored.assignment.number
    return f"{f'({number}) ' if number else ''}{short_name(row.stored.assignment.task.text, _NAME)}"


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
        said = _said(row, fields) or tuple(f"không nêu {_COLUMNS[field]}" for field in fields if field in _COLUMNS)
        lines.append(Line(side.plan, side.name, said, f"“{row.stored.assignment.task.text}”", (cite(row, material, fields),)))
    return lines


register_kind(Kind("comparison", takes_comparisons, answer_comparison))
