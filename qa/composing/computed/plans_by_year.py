"""Which plan has most, or least, of what several plans give year by year: the visitors of 2028, the share of 2030.

In: a query for the most or the least among plans, of a figure in one year. Out: a draft that names the plan with its figure;
None where fewer than two plans surely give it.
"""

from __future__ import annotations

from typing import Final

from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.yearly import line_of, on_topic
from qa.composing.draft import SHORT, Draft
from qa.contracts.money import MoneyBy
from qa.contracts.query import RANKS, Counted, Field, Form, Query
from qa.reading.series import Point, Series
from qa.understanding.money_asked import money_by

_TOLD: Final = 5
_SURE: Final = 0.7
"""A series is what is asked of where so much of its name and of the topic are the same; two plans must give one so."""


def takes_plans_by_year(query: Query) -> bool:
    """Tell whether the query may ask which plan has the most or the least of a figure."""
    return query.form in RANKS and query.asks(Field.FIGURE) and query.of is not Counted.AGENCIES


def answer_plans_by_year(material: Material) -> Draft | None:
    """Return the plan with the greatest (LEAST: the smallest) figure of the asked year; None where that is not told of two."""
    years = material.query.where.years
    if len(years) != 1 or money_by(material.text) is not MoneyBy.PLAN or len(material.plans) < 2:
        return None
    told = [found for plan in material.plans if (found := _of_plan(plan.id, years[0], material)) is not None]
    kinds = {(point.figure.kind, "" if point.figure.kind else point.figure.unit) for _, point in told}
    if len(told) < 2 or len(kinds) != 1:
        return None
    pick = max if material.query.form is Form.MOST else min
    value = pick(point.figure.value for _, point in told)
    best = [(series, point) for series, point in told if point.figure.value == value]
    name = material.knowledge.plan_name
    others = [f"{name(series.passage.plan)} {series.said(point)}" for series, point in told if point.figure.value != value]
    lines = tuple(line_of(f"{name(s.passage.plan)}: {s.said(p)}", p, s, material) for s, p in best)
    further = tuple(proof for series, point in told for proof in line_of("", point, series, material).proofs)
    note = f"So trong {len(told)} kế hoạch có số liệu năm {years[0]}: {'; '.join(others[:_TOLD])}."
    return Draft(lines, notes=(note,), limit=SHORT, further=further)


def _of_plan(plan: str, year: int, material: Material) -> tuple[Series, Point] | None:
    """Return what the plan gives of the topic in ``year``, where it is surely that."""
    found = on_topic([series for series in material.knowledge.series(plan) if series.at(year)], material, _SURE)
    point = found.at(year) if found is not None else None
    return (found, point) if found is not None and point is not None else None


register_kind(Kind("plans by year", takes_plans_by_year, answer_plans_by_year))
