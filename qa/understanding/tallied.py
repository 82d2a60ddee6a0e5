"""Counts of parts: of which things each is counted by itself, and how many tasks, or agencies, each must have.

In: a query as it is read from one question, with its words. Out: the query with ``per`` ("mỗi nhóm có mấy việc"), or with a
bound (:mod:`qa.understanding.bounded`). It is a closed grammar: a word for each, or a bound, beside a noun of what is counted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import (
    AgencyCondition,
    Counted,
    Each,
    Expects,
    Field,
    Form,
    Query,
    Role,
    When,
)
from qa.understanding.agency_conditions import role_in
from qa.understanding.bounded import with_agencies_bound, with_bound, without_counted
from qa.understanding.counted_nouns import (
    AGENCY,
    GROUP,
    HOW_MANY,
    NUMBERS,
    OF_TASKS,
    PLAN,
    PROVINCE,
    SIDE,
    TASK,
    THINGS,
    each_of,
    topic_beside,
)

_BY: Final = r"(?:chia|phân|tách|tính|đếm|xếp|nhóm|thống kê|gom)(?:\s+ra)?(?:\s+theo)?"
_EACH: Final = rf"\b(?:mỗi|{_BY}\s+(?:từng|theo)|theo từng|từng)\s+(?:một\s+)?"
_BY_EACH: Final = tuple((each, re.compile(rf"{_EACH}{noun}\b", re.IGNORECASE)) for each, noun in THINGS)
_BY_TABLE: Final = re.compile(
    rf"\bsố (?:lượng )?{TASK}\s+(?:\w+\s+){{0,2}}?theo\s+(?P<noun>{GROUP}|{AGENCY}|{PROVINCE}|{PLAN}|năm)\b", re.IGNORECASE
)
_MANY_TASKS: Final = re.compile(
    rf"\b{HOW_MANY}\s+(?:cái\s+)?{TASK}\b|\b(?:chủ trì|phối hợp|được giao|phụ trách)\s+(?:mấy|bao nhiêu)\W*$", re.IGNORECASE
)
_COUNTS_LED: Final = re.compile(r"\bchủ trì\b[^,;?]{0,24}?\b(?:mấy|bao nhiêu)\b", re.IGNORECASE)
_COUNTS_HELPED: Final = re.compile(r"\bphối hợp\b[^,;?]{0,24}?\b(?:mấy|bao nhiêu)\b", re.IGNORECASE)
_NUMBER_OF_TASKS: Final = re.compile(rf"\bsố (?:lượng )?{TASK}\b", re.IGNORECASE)
_ASKS_LED: Final = re.compile(r"\bchủ trì\s+(?:\w+\s+){0,3}?(?:gì|nào)\b", re.IGNORECASE)
_ASKS_HELPED: Final = re.compile(r"\bphối hợp\s+(?:\w+\s+){0,3}?(?:gì|nào)\b", re.IGNORECASE)
_SHARE: Final = re.compile(
    rf"\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)\s+(?:số\s+)?{TASK}\b|\b{TASK}\b[^,;?]*\b(?:chủ trì|phối hợp|phụ trách)\b[^,;?]*"
    r"\bchiếm\s+(?:bao nhiêu|mấy|tỷ lệ|tỉ lệ)\b",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    rf"\b(?:trung bình|bình quân|tính ra)\b|\b(?:cả\s+)?(?:{'|'.join(NUMBERS)}|\d{{1,2}})\s+(?:{PROVINCE}|{PLAN}|{SIDE})\b",
    re.IGNORECASE,
)
_MANY_PLANS: Final = re.compile(rf"\b{HOW_MANY}\s+(?:cái\s+)?{PLAN}\b", re.IGNORECASE)


def with_tallies(query: Query) -> Query:
    """Return the query with what its words say of counting each by itself, or of how many there must be."""
    text = query.words.text
    query = _with_share(without_counted(query, text), text)
    ways = (_with_each, _with_several, with_bound, with_agencies_bound)
    return next((told for way in ways if (told := way(query, text)) is not None), query)


def _with_each(query: Query, text: str) -> Query | None:
    """Return the count of each ("mỗi nhóm mấy việc"), None where none is asked for."""
    said = next(((each, m) for each, pattern in _BY_EACH if (m := pattern.search(text))), None)
    if said is None and (table := _BY_TABLE.search(text)):
        said = (each_of(table["noun"]), table)
    if said is None:
        return None
    each, match = said
    tasks = _MANY_TASKS.search(text)
    plans = None if tasks else _MANY_PLANS.search(text)
    if not (tasks or (plans and each in (Each.YEARS, Each.PROVINCES))):
        return None
    each = each or _sides(query)
    counted = tasks or plans
    spans = [match.span(), *([counted.span()] if counted else []), *(m.span() for m in _BESIDE.finditer(text))]
    spans += [(at, at + len(a.name)) for a in query.where.agencies if (at := text.find(a.name)) >= 0]
    told = replace(query, ask=(Field.TASK,) if tasks else (Field.PLANS,), form=Form.COUNT, per=each, claim="")
    told = replace(told, of=Counted.TASKS if tasks else Counted.PLANS, topic=topic_beside(query.topic, text, spans))
    if each is Each.YEARS:  # "mỗi năm" tells here how it is counted, and nothing of the tasks
        told = replace(
            told, where=replace(told.where, times=tuple(t for t in told.where.times if t.when is not When.RECURRING))
        )
    return _any_of_the_named(told) if each is Each.AGENCIES else told


def _with_several(query: Query, text: str) -> Query | None:
    """Return the count of each that is asked one after the other: "chủ trì mấy việc, phối hợp mấy việc"; None for no such."""
    counted = list(_MANY_TASKS.finditer(text))
    agencies = query.where.agencies
    named = [agency for agency in agencies if not agency.negated]
    if len(named) == 1 and _ASKS_LED.search(text) and _ASKS_HELPED.search(text):
        told = replace(query, ask=(Field.TASK,), form=Form.LIST, of=Counted.TASKS, per=Each.ROLES, topic=(), claim="")
        return replace(told, where=replace(query.where, agencies=(replace(named[0], role=Role.EITHER),)))
    if len(named) == 1 and _COUNTS_LED.search(text) and _COUNTS_HELPED.search(text):
        each, agencies = Each.ROLES, (replace(named[0], role=Role.EITHER),)
    elif query.form is Form.COMPARE and len(query.where.plans) != 1 and len(named) == 1 and _NUMBER_OF_TASKS.search(text):
        each, agencies = Each.PLANS, (replace(named[0], role=role_in(query.words)),)  # "so sánh số việc của Sở Y tế ở các tỉnh"
    elif len(counted) < 2:
        return None
    elif len(named) > 1:
        each = Each.AGENCIES
    elif len(query.where.plans) > 1:
        each = Each.PLANS
    elif len(re.findall(rf"\b{GROUP}\b", text, re.IGNORECASE)) > 1:
        each = Each.GROUPS
    else:
        return None
    topic = (
        ()
        if each is Each.GROUPS or query.form is Form.COMPARE
        else topic_beside(query.topic, text, [match.span() for match in counted])
    )
    where = replace(query.where, agencies=agencies)
    told = replace(query, ask=(Field.TASK,), form=Form.COUNT, of=Counted.TASKS, per=each, where=where, topic=topic, claim="")
    return _any_of_the_named(told) if each is Each.AGENCIES else told


def _with_share(query: Query, text: str) -> Query:
    """Return a count where the share of tasks under conditions is asked ("tỷ lệ việc Sở Y tế chủ trì")."""
    where = query.where
    told = where.agencies or where.times or where.group or where.fields
    if not told or not _SHARE.search(text) or not set(query.ask) <= OF_TASKS | {Field.FIGURE}:
        return query
    return replace(query, ask=(Field.TASK,), form=Form.COUNT, of=Counted.TASKS, expects=Expects.PERCENT, topic=(), claim="")


def _sides(query: Query) -> Each:
    """Return what "mỗi bên" is: the agencies where several are named, or where only one plan is spoken of."""
    agencies = len(query.where.agencies)
    if agencies > 1 or (len(query.where.plans) == 1 and not agencies):
        return Each.AGENCIES
    return Each.PLANS


def _any_of_the_named(query: Query) -> Query:
    """Return the query about tasks of any of the agencies that it names, each of which is counted."""
    named = [agency for agency in query.where.agencies if not agency.negated]
    if len(named) < 2:
        return query
    ids = tuple(dict.fromkeys(own for agency in named for own in agency.ids))
    roles = {agency.role for agency in named}
    role = roles.pop() if len(roles) == 1 else Role.EITHER
    one = AgencyCondition(ids, " hoặc ".join(agency.name for agency in named), role)
    others = tuple(agency for agency in query.where.agencies if agency.negated)
    return replace(query, where=replace(query.where, agencies=(one, *others)))
