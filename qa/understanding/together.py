"""What was asked of several plans or agencies one after another, put together: compared, added up, asked of all.

In: what a question says by itself, its query, the turn before with the row of questions that asked the same. Out: the query
over all of them, None where the question points at no such row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query
from qa.reading.register.conditions import is_named
from qa.understanding import pointing
from qa.understanding.turns import Said, Turn

_SEVERAL: Final = 2
_OF_TASKS: Final = frozenset({Form.COUNT, Form.LIST})


def together(said: Said, query: Query, before: Turn) -> Query | None:
    """Return what is asked of all in the row: "tỉnh nào nhiều hơn?", "cộng lại là mấy?", "hai tỉnh này ai ký?"."""
    row = before.held.row
    named = said.names_plan or query.where.numbers or any(is_named(agency.ids) for agency in query.where.agencies)
    if said.own or named or said.points:
        return None
    if len(row) < _SEVERAL:
        return _of_the_told(said, before)
    last = row[-1]
    plans = tuple(dict.fromkeys(plan for each in row for plan in each.where.plans))
    provinces = tuple(dict.fromkeys(name for each in row for name in each.where.provinces))
    every = {agency.ids: agency for each in row for agency in each.where.agencies if not agency.negated}
    where = replace(last.where, plans=plans, provinces=provinces)
    if pointing.sets_beside(said.text):
        agencies = tuple(every.values())
        of = Counted.TASKS if last.form in _OF_TASKS else last.of
        return replace(last, form=Form.COMPARE, of=of, where=replace(where, agencies=agencies), expects=query.expects)
    if pointing.sums_up(said.text) and last.form in _OF_TASKS:
        return replace(last, form=Form.COUNT, where=replace(where, agencies=_any_of(tuple(every.values()))))
    if pointing.at_several(said.text) and len(plans) >= _SEVERAL and not query.asks(Field.NONE):
        return replace(query, where=replace(query.where, plans=plans, provinces=provinces))
    return None


def _of_the_told(said: Said, before: Turn) -> Query | None:
    """Return the question before as a comparison of the plans that it was of: "chênh nhau bao nhiêu?"."""
    last = before.query
    told = tuple(dict.fromkeys(item.plan for item in before.answer.items if item.plan))
    plans = told if len(told) >= _SEVERAL else last.where.plans
    compared = last.asks(Field.FUNDING) or (last.form is Form.COMPARE and last.of is Counted.TASKS)
    if not pointing.sets_beside(said.text) or len(plans) < _SEVERAL or not compared:
        return None
    return replace(last, form=Form.COMPARE, where=replace(last.where, plans=plans))


def _any_of(agencies: tuple[AgencyCondition, ...]) -> tuple[AgencyCondition, ...]:
    """Return the condition that any of ``agencies`` is meant."""
    if len(agencies) < _SEVERAL:
        return agencies
    ids = tuple(dict.fromkeys(own for agency in agencies for own in agency.ids))
    return (replace(agencies[0], ids=ids, name=", ".join(agency.name for agency in agencies)),)
