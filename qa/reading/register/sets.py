"""Sets: things that are found under one set of conditions and also, or not, under others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from qa.contracts.query import Counted, Role, Where
from qa.reading.register.selecting import Selection
from qa.reading.register.tallies import Tally, tallies

Select = Callable[[Where], Selection]


def found_under(things: Iterable[Tally], where: Where, chosen: Select, of: Counted, role: Role) -> list[Tally]:
    """Return the things that are found under every one of ``where.also`` and none of ``where.excluding``.

    A thing found under other conditions too brings the rows of these along: they prove it as much. Conditions that name no
    plan, kind or agency of their own are meant with those of ``where``.
    """
    found = list(things)
    for other in where.also:
        there = {tally.key: tally for tally in _under(other, where, chosen, of, role)}
        found = [
            replace(tally, rows=tuple({row.id: row for row in (*tally.rows, *there[tally.key].rows)}.values()))
            for tally in found
            if tally.key in there
        ]
    for other in where.excluding:
        out = {tally.key for tally in _under(other, where, chosen, of, role)}
        found = [tally for tally in found if tally.key not in out]
    return found


def _under(other: Where, where: Where, chosen: Select, of: Counted, role: Role) -> list[Tally]:
    own = other.plans or other.provinces
    inside = other if own else replace(other, plans=where.plans, provinces=where.provinces)
    if not inside.kind:
        inside = replace(inside, kind=where.kind)
    roles = [condition.role for condition in inside.agencies if not condition.negated]
    return tallies(chosen(inside).rows, of, roles[0] if roles else role)
