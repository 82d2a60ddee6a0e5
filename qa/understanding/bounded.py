"""Bounds on counts: how many tasks each of what is listed must have, how many agencies a task must name.

In: a query as it is read from one question. Out: the query with ``many`` ("sở nào chủ trì từ ba việc trở lên") or a bound on
the agencies of a task ("việc nào có hai cơ quan chủ trì trở lên"), None where the question says none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.contracts.query import Counted, Each, Field, FieldCondition, Form, Many, Query, Where
from qa.understanding.agency_conditions import ids_of_kind
from qa.understanding.counted_nouns import (
    AGENCY,
    GROUP,
    HOW_MANY,
    NUMBER,
    OF_TASKS,
    PLAN,
    PROVINCE,
    TASK,
    each_of,
    number_said,
    topic_beside,
)

_COUNTED: Final = re.compile(
    rf"\b(?:{HOW_MANY}|những|các)\s+(?:{AGENCY})(?:\s*(?:,|và|hay|hoặc)\s*(?:{AGENCY}|địa phương|đoàn thể))*\b",
    re.IGNORECASE,
)
_OVER: Final = r"(?:trên|hơn|quá|nhiều hơn)"
_FROM: Final = r"(?:từ|ít nhất(?: là)?|tối thiểu(?: là)?|không dưới|không ít hơn|ngoài)"
_UNDER: Final = r"(?:dưới|ít hơn|chưa đến|chưa tới|chưa đủ)"
_UP_TO: Final = r"(?:không quá|tối đa(?: là)?|nhiều nhất(?: là)?|không hơn|không nhiều hơn|cùng lắm)"
_JUST: Final = (
    r"(?:chỉ|đúng|vỏn vẹn|duy nhất|độc)(?:\s+(?:có|được|giao|phụ trách|chủ trì|phối hợp|làm|nhận|đứng|mỗi|đúng|vỏn vẹn)){0,3}"
)
_BOUND: Final = (
    rf"(?:\b(?:(?P<over>{_OVER})|(?P<from>{_FROM})|(?P<under>{_UNDER})|(?P<upto>{_UP_TO})|(?P<just>{_JUST}))\s+)?{NUMBER}\s+"
)
_ON: Final = r"(?:(?:\s+\w+){0,2}?\s+(?:trở|hoặc)\s+(?P<on>lên|xuống|hơn))?"
_TASKS_BOUND: Final = re.compile(rf"{_BOUND}{TASK}\b{_ON}", re.IGNORECASE)
_AGENCIES_BOUND: Final = re.compile(
    rf"(?:\b(?P<together>cùng lúc|cùng|cả)\s+)?{_BOUND}{AGENCY}\b{_ON}(?P<jointly>\s+(?:cùng|đồng)\b)?", re.IGNORECASE
)
_WHICH: Final = r"\s+(?:\w+\s+){0,2}?(?:nào|gì)\b"
_WANTED: Final = (
    (Counted.AGENCIES, re.compile(rf"\b{AGENCY}{_WHICH}|\bai\b|\b{HOW_MANY}\s+{AGENCY}\b", re.IGNORECASE)),
    (Counted.GROUPS, re.compile(rf"\b{GROUP}{_WHICH}|\b{HOW_MANY}\s+{GROUP}\b", re.IGNORECASE)),
    (Counted.PLANS, re.compile(rf"\b(?:{PLAN}|{PROVINCE}){_WHICH}|\b{HOW_MANY}\s+(?:{PLAN}|{PROVINCE})\b", re.IGNORECASE)),
)
_LISTED: Final = re.compile(
    rf"\b(?:những|các|kể|liệt kê)\b(?:\s+\w+){{0,3}}?\s+(?P<noun>{AGENCY}|{PLAN}|{PROVINCE}|{GROUP})\b", re.IGNORECASE
)
_WANTED_TASKS: Final = re.compile(
    rf"\b{TASK}{_WHICH}|\b{HOW_MANY}\s+(?:cái\s+)?{TASK}\b|\b(?:những|các|kể|liệt kê)\b(?:\s+\w+){{0,2}}?\s+{TASK}\b",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(rf"\b{HOW_MANY}\b", re.IGNORECASE)
_HELPS: Final = re.compile(r"\b(?:phối hợp|tham gia|hỗ trợ|phụ)\b", re.IGNORECASE)
_LEADS: Final = re.compile(r"\b(?:chủ trì|đứng đầu|đứng tên|phụ trách|đầu mối)\b", re.IGNORECASE)


def with_bound(query: Query, text: str) -> Query | None:
    """Return the things that must have so many tasks ("sở nào chủ trì từ ba việc trở lên"), None where no bound is said."""
    wanted = _wanted(text)
    if wanted is None or not set(query.ask) <= OF_TASKS:
        return None
    for match in _TASKS_BOUND.finditer(text):
        many = _many(match)
        if many is not None:
            form = query.form if query.form in (Form.COUNT, Form.YES_NO) else Form.LIST
            form = Form.COUNT if form is Form.LIST and _asks_number(text, wanted) else form
            ask = (Field.PLANS,) if wanted is Counted.PLANS else (Field.COORDINATE,) if _helps(text) else (Field.LEAD,)
            spans = [match.span(), *_spans_of(wanted, text)]
            where = _without_wanted(query.where, text, spans)
            return replace(
                query,
                ask=ask,
                form=form,
                of=wanted,
                many=many,
                where=where,
                topic=topic_beside(query.topic, text, spans),
                claim="",
            )
    return None


def _without_wanted(where: Where, text: str, spans: Sequence[tuple[int, int]]) -> Where:
    """Return the conditions without agencies whose names are the words for what is wanted ("những cơ quan, đơn vị nào").

    A kind that is wanted ("bao nhiêu sở") stays a condition on it.
    """
    found = [(agency, text.find(agency.name)) for agency in where.agencies]
    kept = [
        agency
        for agency, at in found
        if at < 0 or ids_of_kind(agency.name) == agency.ids or not any(start <= at < end for start, end in spans)
    ]
    return replace(where, agencies=tuple(kept))


def without_counted(query: Query, text: str) -> Query:
    """Return the query without agencies whose names are but the words for what is counted ("bao nhiêu cơ quan, tổ chức")."""
    if query.of is not Counted.AGENCIES or not query.where.agencies:
        return query
    return replace(query, where=_without_wanted(query.where, text, [m.span() for m in _COUNTED.finditer(text)]))


def _wanted(text: str) -> Counted | None:
    found = [(match.start(), counted) for counted, pattern in _WANTED if (match := pattern.search(text))]
    if found:
        return min(found)[1]
    listed = _LISTED.search(text)
    if listed is None:
        return None
    each = each_of(listed["noun"])
    return {Each.AGENCIES: Counted.AGENCIES, Each.GROUPS: Counted.GROUPS}.get(each, Counted.PLANS)


def _spans_of(wanted: Counted, text: str) -> list[tuple[int, int]]:
    patterns = [pattern for counted, pattern in _WANTED if counted is wanted]
    return [match.span() for pattern in (*patterns, _LISTED) for match in pattern.finditer(text)]


def _asks_number(text: str, wanted: Counted) -> bool:
    """Tell whether it is asked how many of what is wanted there are: "bao nhiêu sở"."""
    return any(_COUNTS.match(text[start:end]) for start, end in _spans_of(wanted, text))


def with_agencies_bound(query: Query, text: str) -> Query | None:
    """Return the tasks that must name so many agencies in a part, None where no bound is said of them."""
    if query.where.agencies or not _WANTED_TASKS.search(text) or not set(query.ask) <= OF_TASKS:
        return None
    for match in _AGENCIES_BOUND.finditer(text):
        many = _many(match)
        if many is None and (match["together"] or match["jointly"]):
            many = Many(number_said(match["number"]))  # "cùng lúc ba sở chủ trì"
        if many is None:
            continue
        field = Field.COORDINATE if _helps(text) else Field.LEAD
        form = query.form if query.form in (Form.COUNT, Form.YES_NO) else Form.LIST
        fields = (*(f for f in query.where.fields if f.field is not field), FieldCondition(field, many=many))
        topic = topic_beside(query.topic, text, [match.span(), *(m.span() for m in _WANTED_TASKS.finditer(text))])
        where = replace(query.where, fields=fields)
        return replace(query, ask=(Field.TASK,), form=form, of=Counted.TASKS, where=where, topic=topic, claim="")
    return None


def _helps(text: str) -> bool:
    return _HELPS.search(text) is not None and _LEADS.search(text) is None


def _many(match: re.Match[str]) -> Many | None:
    """Return the bound that the words say, None where they only say a number."""
    number = number_said(match["number"])
    if match["over"]:
        return Many(least=number + 1)
    if match["under"]:
        return Many(most=number - 1)
    if match["upto"] or (match["on"] or "").lower() == "xuống":
        return Many(most=number)
    if match["on"] or (match["from"] and not match["from"].lower().startswith("ngoài")):
        return Many(least=number)
    return Many(number, number) if match["just"] else None
