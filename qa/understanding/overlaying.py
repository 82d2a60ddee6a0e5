"""The conditions of one query laid over those of the query before it in a conversation.

In: the conditions asked before, and those that the next question names. Out: what is meant by both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.contracts.query import AgencyCondition, Field, Role, TimeCondition, When, Where

_BOTH: Final = {Role.EITHER: (Role.LEAD, Role.COORDINATE)}


def slots(where: Where) -> frozenset[str]:
    """Return what the conditions are on: the parts of agencies, times, columns."""
    roles = {role for agency in where.agencies for role in _BOTH.get(agency.role, (agency.role,))}
    fields = {condition.field.value for condition in where.fields}
    return frozenset({role.value for role in roles} | fields | ({Field.PERIOD.value} if where.times else set()))


def overlaid(old: Where, new: Where) -> Where:
    """Return the conditions ``old`` with what ``new`` names in their place; a group's name stays with its plan."""
    moved = bool(new.plans or new.outside or new.without_plans) and new.plans != old.plans
    places = replace(old, plans=new.plans, provinces=new.provinces, outside=new.outside, without_plans=new.without_plans)
    where = places if moved else old
    return replace(
        where,
        agencies=new.agencies or old.agencies,
        times=_in_their_way(new.times, old.times) or old.times,
        fields=new.fields or old.fields,
        numbers=new.numbers or (() if moved else old.numbers),
        group=new.group or ("" if moved else old.group),
    )


def _in_their_way(times: Sequence[TimeCondition], old: Sequence[TimeCondition]) -> tuple[TimeCondition, ...]:
    """Return ``times`` with tasks lying to them as to the ones asked about before: "còn năm 2027?" after "xong năm 2026"."""
    ways = {time.when for time in old}
    if len(ways) != 1 or not ways <= {When.BY, When.WITHIN} or not all(time.first and time.last for time in old):
        return tuple(times)
    way = next(iter(ways))
    return tuple(replace(time, when=way) if time.when is When.IN and time.first and time.last else time for time in times)


def in_their_role(
    agencies: Sequence[AgencyCondition], old: Sequence[AgencyCondition], role: Role
) -> tuple[AgencyCondition, ...]:
    """Return ``agencies`` in the role of the ones asked about before, where no word tells their own."""
    if not old:
        return tuple(agencies)
    first = old[0]
    return tuple(
        replace(a, role=first.role if role is Role.EITHER else role, negated=a.negated or first.negated) for a in agencies
    )
