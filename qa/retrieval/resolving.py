"""What a program's query names, as the index knows it: plans by number or province, agencies by name, times by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from corpus.names.agencies import identify
from corpus.names.places import find_places
from corpus.records.errors import AgencyNotFoundError, InvalidRequestError
from corpus.register.times import read_timing
from corpus.text import fold_accents
from qa.contracts.query import AgencyCondition, Query, TimeCondition, When, Where
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import find_plan

_MOST_PARTS: Final = 12
_DEEPEST: Final = 3
_WITHOUT_DAYS: Final = frozenset({When.RECURRING, When.NONE, When.DATED, When.SPANS, When.QUARTERS})


def resolved(query: Query, knowledge: Knowledge) -> Query:
    """Return the query with ids for the names in it, and with days for the words of its times.

    Raises PlanNotFoundError or AgencyNotFoundError where a name means nothing here, InvalidRequestError where the conditions
    nest too deep or a time says none.
    """
    if sum(1 for _ in _parts(query.where)) > _MOST_PARTS or _depth(query.where) > _DEEPEST:
        raise InvalidRequestError(f"Điều kiện lồng nhau quá nhiều: nhiều nhất {_MOST_PARTS} phần, sâu {_DEEPEST} lớp.")
    return replace(query, where=_where(query.where, knowledge))


def _parts(where: Where) -> Iterator[Where]:
    yield where
    for other in (*where.also, *where.excluding):
        yield from _parts(other)


def _depth(where: Where) -> int:
    return 1 + max((_depth(other) for other in (*where.also, *where.excluding)), default=0)


def _where(where: Where, knowledge: Knowledge) -> Where:
    held = {plan.id for plan in knowledge.plans}
    provinces = {fold_accents(plan.province) for plan in knowledge.plans if plan.province}
    outside = [name for name in where.provinces if fold_accents(name) not in provinces and not find_places(name)]
    return replace(
        where,
        plans=tuple(name if name in held else find_plan(knowledge, name).id for name in where.plans),
        without_plans=tuple(name if name in held else find_plan(knowledge, name).id for name in where.without_plans),
        provinces=tuple(name for name in where.provinces if name not in outside),
        outside=(*where.outside, *outside),
        agencies=tuple(_agency(condition, knowledge) for condition in where.agencies),
        times=tuple(map(_time, where.times)),
        also=tuple(_where(other, knowledge) for other in where.also),
        excluding=tuple(_where(other, knowledge) for other in where.excluding),
    )


def _agency(condition: AgencyCondition, knowledge: Knowledge) -> AgencyCondition:
    if condition.ids:
        return condition
    ids = identify(condition.name) or knowledge.registered(condition.name)
    if not ids:
        raise AgencyNotFoundError(
            f"Không nhận ra cơ quan “{condition.name}”. Xin ghi tên hoặc tên viết tắt, ví dụ: “Sở KH&CN”."
        )
    return replace(condition, ids=ids)


def _time(condition: TimeCondition) -> TimeCondition:
    """Return the condition with the days that its words name, where it gives none itself."""
    if condition.first or condition.last or condition.when in _WITHOUT_DAYS:
        return condition
    timing = read_timing(condition.text)
    if not timing.intervals:
        raise InvalidRequestError(f"Không rõ thời gian “{condition.text}”. Xin ghi năm hoặc ngày, ví dụ: “quý IV/2026”.")
    firsts: list[date | None] = [interval.first for interval in timing.intervals]
    return replace(condition, first=None if None in firsts else timing.first, last=timing.last)
