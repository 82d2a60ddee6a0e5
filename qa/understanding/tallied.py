"""Counts of parts: of which things each is counted by itself, and how many tasks, or agencies, each must have.

In: a query as it is read from one question, with its words. Out: the query with ``per`` ("mỗi nhóm có mấy việc"), ``many``
("sở nào chủ trì từ ba việc trở lên") or a bound on the agencies of a task ("việc nào có hai cơ quan chủ trì trở lên"). It is a
closed grammar: a word for each, or a bound, beside a noun of what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import tokens
from corpus.text.number_words import ONES
from qa.contracts.query import (
    AgencyCondition,
    Counted,
    Each,
    Expects,
    Field,
    FieldCondition,
    Form,
    Many,
    Query,
    Role,
    When,
    Where,
)

_TASK: Final = r"(?:đầu việc|công việc|phần việc|nhiệm vụ|việc|hạng mục|đầu mục|mục việc|hoạt động|dòng)"
_AGENCY: Final = (
    r"(?:cơ quan|đơn vị|sở(?:,? ban,? ngành| ngành)?|ban ngành|ngành|phòng ban|phòng|khoa|ban|cục|vụ|chi cục|hội|đoàn thể"
    r"|tổ chức|đầu mối)"
)
_PLAN: Final = r"(?:bản kế hoạch|kế hoạch|văn bản)"
_PROVINCE: Final = r"(?:tỉnh thành|tỉnh|thành phố|địa phương)"
_GROUP: Final = r"(?:nhóm(?: nhiệm vụ| việc)?|mảng|trụ cột|phần(?! trăm| việc)|mục(?! tiêu| việc))"
_SIDE: Final = r"(?:nơi|bên|chỗ|đằng|đứa)"
_NUMBERS: Final = {word: number for number, word in enumerate(ONES, 1)}
_NUMBER: Final = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_HOW_MANY: Final = r"(?:mấy|bao nhiêu|số lượng|số)"
_BY: Final = r"(?:chia|phân|tách|tính|đếm|xếp|nhóm|thống kê|gom)(?:\s+ra)?(?:\s+theo)?"
_EACH: Final = rf"\b(?:mỗi|{_BY}\s+(?:từng|theo)|theo từng|từng)\s+(?:một\s+)?"
_THINGS: Final = (
    (Each.GROUPS, _GROUP),
    (Each.AGENCIES, _AGENCY),
    (Each.PROVINCES, _PROVINCE),
    (Each.PLANS, _PLAN),
    (Each.YEARS, "năm"),
    (None, _SIDE),
)
_BY_EACH: Final = tuple((each, re.compile(rf"{_EACH}{noun}\b", re.IGNORECASE)) for each, noun in _THINGS)
_BY_TABLE: Final = re.compile(
    rf"\bsố (?:lượng )?{_TASK}\s+(?:\w+\s+){{0,2}}?theo\s+(?P<noun>{_GROUP}|{_AGENCY}|{_PROVINCE}|{_PLAN}|năm)\b", re.IGNORECASE
)
_MANY_TASKS: Final = re.compile(
    rf"\b{_HOW_MANY}\s+(?:cái\s+)?{_TASK}\b|\b(?:chủ trì|phối hợp|được giao|phụ trách)\s+(?:mấy|bao nhiêu)\W*$", re.IGNORECASE
)
_COUNTS_LED: Final = re.compile(r"\bchủ trì\b[^,;?]{0,24}?\b(?:mấy|bao nhiêu)\b", re.IGNORECASE)
_COUNTS_HELPED: Final = re.compile(r"\bphối hợp\b[^,;?]{0,24}?\b(?:mấy|bao nhiêu)\b", re.IGNORECASE)
_SHARE: Final = re.compile(
    rf"\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)\s+(?:số\s+)?{_TASK}\b|\b{_TASK}\b[^,;?]*\b(?:chủ trì|phối hợp|phụ trách)\b[^,;?]*"
    r"\bchiếm\s+(?:bao nhiêu|mấy|tỷ lệ|tỉ lệ)\b",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    rf"\b(?:trung bình|bình quân|tính ra)\b|\b(?:cả\s+)?(?:{'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?:{_PROVINCE}|{_PLAN}|{_SIDE})\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    rf"\b(?:{_HOW_MANY}|những|các)\s+(?:{_AGENCY})(?:\s*(?:,|và|hay|hoặc)\s*(?:{_AGENCY}|địa phương|đoàn thể))*\b",
    re.IGNORECASE,
)
_MANY_PLANS: Final = re.compile(rf"\b{_HOW_MANY}\s+(?:cái\s+)?{_PLAN}\b", re.IGNORECASE)
_OVER: Final = r"(?:trên|hơn|quá|nhiều hơn)"
_FROM: Final = r"(?:từ|ít nhất(?: là)?|tối thiểu(?: là)?|không dưới|không ít hơn|ngoài)"
_UNDER: Final = r"(?:dưới|ít hơn|chưa đến|chưa tới|chưa đủ)"
_UP_TO: Final = r"(?:không quá|tối đa(?: là)?|nhiều nhất(?: là)?|không hơn|không nhiều hơn|cùng lắm)"
_JUST: Final = (
    r"(?:chỉ|đúng|vỏn vẹn|duy nhất|độc)(?:\s+(?:có|được|giao|phụ trách|chủ trì|phối hợp|làm|nhận|đứng|mỗi|đúng|vỏn vẹn)){0,3}"
)
_BOUND: Final = (
    rf"(?:\b(?:(?P<over>{_OVER})|(?P<from>{_FROM})|(?P<under>{_UNDER})|(?P<upto>{_UP_TO})|(?P<just>{_JUST}))\s+)?{_NUMBER}\s+"
)
_ON: Final = r"(?:(?:\s+\w+){0,2}?\s+(?:trở|hoặc)\s+(?P<on>lên|xuống|hơn))?"
_TASKS_BOUND: Final = re.compile(rf"{_BOUND}{_TASK}\b{_ON}", re.IGNORECASE)
_AGENCIES_BOUND: Final = re.compile(rf"{_BOUND}{_AGENCY}\b{_ON}", re.IGNORECASE)
_WHICH: Final = r"\s+(?:\w+\s+){0,2}?(?:nào|gì)\b"
_WANTED: Final = (
    (Counted.AGENCIES, re.compile(rf"\b{_AGENCY}{_WHICH}|\bai\b|\b{_HOW_MANY}\s+{_AGENCY}\b", re.IGNORECASE)),
    (Counted.GROUPS, re.compile(rf"\b{_GROUP}{_WHICH}|\b{_HOW_MANY}\s+{_GROUP}\b", re.IGNORECASE)),
    (Counted.PLANS, re.compile(rf"\b(?:{_PLAN}|{_PROVINCE}){_WHICH}|\b{_HOW_MANY}\s+(?:{_PLAN}|{_PROVINCE})\b", re.IGNORECASE)),
)
_LISTED: Final = re.compile(
    rf"\b(?:những|các|kể|liệt kê)\b(?:\s+\w+){{0,3}}?\s+(?P<noun>{_AGENCY}|{_PLAN}|{_PROVINCE}|{_GROUP})\b", re.IGNORECASE
)
_WANTED_TASKS: Final = re.compile(
    rf"\b{_TASK}{_WHICH}|\b{_HOW_MANY}\s+(?:cái\s+)?{_TASK}\b|\b(?:những|các|kể|liệt kê)\b(?:\s+\w+){{0,2}}?\s+{_TASK}\b",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(rf"\b{_HOW_MANY}\b", re.IGNORECASE)
_HELPS: Final = re.compile(r"\b(?:phối hợp|tham gia|hỗ trợ|phụ)\b", re.IGNORECASE)
_LEADS: Final = re.compile(r"\b(?:chủ trì|đứng đầu|đứng tên|phụ trách|đầu mối)\b", re.IGNORECASE)
_OF_TASKS: Final = frozenset({Field.TASK, Field.LEAD, Field.COORDINATE, Field.CONTENT, Field.GROUP, Field.PLANS, Field.OUTLINE})


def with_tallies(query: Query) -> Query:
    """Return the query with what its words say of counting each by itself, or of how many there must be."""
    text = query.words.text
    query = _with_share(_without_counted(query, text), text)
    ways = (_with_each, _with_several, _with_bound, _with_agencies_bound)
    return next((told for way in ways if (told := way(query, text)) is not None), query)


def _with_each(query: Query, text: str) -> Query | None:
    """Return the count of each ("mỗi nhóm mấy việc"), None where none is asked for."""
    said = next(((each, m) for each, pattern in _BY_EACH if (m := pattern.search(text))), None)
    if said is None and (table := _BY_TABLE.search(text)):
        said = (_each_of(table["noun"]), table)
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
    told = replace(told, of=Counted.TASKS if tasks else Counted.PLANS, topic=_beside(query.topic, text, spans))
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
    if len(named) == 1 and _COUNTS_LED.search(text) and _COUNTS_HELPED.search(text):
        each, agencies = Each.ROLES, (replace(named[0], role=Role.EITHER),)
    elif len(counted) < 2:
        return None
    elif len(named) > 1:
        each = Each.AGENCIES
    elif len(query.where.plans) > 1:
        each = Each.PLANS
    elif len(re.findall(rf"\b{_GROUP}\b", text, re.IGNORECASE)) > 1:
        each = Each.GROUPS
    else:
        return None
    topic = () if each is Each.GROUPS else _beside(query.topic, text, [match.span() for match in counted])
    where = replace(query.where, agencies=agencies)
    told = replace(query, ask=(Field.TASK,), form=Form.COUNT, of=Counted.TASKS, per=each, where=where, topic=topic, claim="")
    return _any_of_the_named(told) if each is Each.AGENCIES else told


def _with_share(query: Query, text: str) -> Query:
    """Return a count where the share of tasks under conditions is asked ("tỷ lệ việc Sở Y tế chủ trì")."""
    where = query.where
    told = where.agencies or where.times or where.group or where.fields
    if not told or not _SHARE.search(text) or not set(query.ask) <= _OF_TASKS | {Field.FIGURE}:
        return query
    return replace(query, ask=(Field.TASK,), form=Form.COUNT, of=Counted.TASKS, expects=Expects.PERCENT, topic=(), claim="")


def _each_of(noun: str) -> Each:
    return next(each for each, pattern in _THINGS if each and re.fullmatch(pattern, noun, re.IGNORECASE))


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


def _with_bound(query: Query, text: str) -> Query | None:
    """Return the things that must have so many tasks ("sở nào chủ trì từ ba việc trở lên"), None where no bound is said."""
    wanted = _wanted(text)
    if wanted is None or not set(query.ask) <= _OF_TASKS:
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
                query, ask=ask, form=form, of=wanted, many=many, where=where, topic=_beside(query.topic, text, spans), claim=""
            )
    return None


def _without_wanted(where: Where, text: str, spans: Sequence[tuple[int, int]]) -> Where:
    """Return the conditions without agencies whose names are the words for what is wanted ("những cơ quan, đơn vị nào")."""
    found = [(agency, text.find(agency.name)) for agency in where.agencies]
    kept = [agency for agency, at in found if at < 0 or not any(start <= at < end for start, end in spans)]
    return replace(where, agencies=tuple(kept))


def _without_counted(query: Query, text: str) -> Query:
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
    each = _each_of(listed["noun"])
    return {Each.AGENCIES: Counted.AGENCIES, Each.GROUPS: Counted.GROUPS}.get(each, Counted.PLANS)


def _spans_of(wanted: Counted, text: str) -> list[tuple[int, int]]:
    patterns = [pattern for counted, pattern in _WANTED if counted is wanted]
    return [match.span() for pattern in (*patterns, _LISTED) for match in pattern.finditer(text)]


def _asks_number(text: str, wanted: Counted) -> bool:
    """Tell whether it is asked how many of what is wanted there are: "bao nhiêu sở"."""
    return any(_COUNTS.match(text[start:end]) for start, end in _spans_of(wanted, text))


def _with_agencies_bound(query: Query, text: str) -> Query | None:
    """Return the tasks that must name so many agencies in a part, None where no bound is said of them."""
    if query.where.agencies or not _WANTED_TASKS.search(text) or not set(query.ask) <= _OF_TASKS:
        return None
    for match in _AGENCIES_BOUND.finditer(text):
        many = _many(match)
        if many is None:
            continue
        field = Field.COORDINATE if _helps(text) else Field.LEAD
        form = query.form if query.form in (Form.COUNT, Form.YES_NO) else Form.LIST
        fields = (*(f for f in query.where.fields if f.field is not field), FieldCondition(field, many=many))
        topic = _beside(query.topic, text, [match.span(), *(m.span() for m in _WANTED_TASKS.finditer(text))])
        where = replace(query.where, fields=fields)
        return replace(query, ask=(Field.TASK,), form=form, of=Counted.TASKS, where=where, topic=topic, claim="")
    return None


def _helps(text: str) -> bool:
    return _HELPS.search(text) is not None and _LEADS.search(text) is None


def _many(match: re.Match[str]) -> Many | None:
    """Return the bound that the words say, None where they only say a number."""
    said = match["number"].lower()
    number = _NUMBERS.get(said) or int(said)
    if match["over"]:
        return Many(least=number + 1)
    if match["under"]:
        return Many(most=number - 1)
    if match["upto"] or (match["on"] or "").lower() == "xuống":
        return Many(most=number)
    if match["on"] or (match["from"] and not match["from"].lower().startswith("ngoài")):
        return Many(least=number)
    return Many(number, number) if match["just"] else None


def _beside(topic: Sequence[str], text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words of the topic but for those that stand nowhere else than in ``spans``."""
    inside: set[str] = set()
    elsewhere: set[str] = set()
    for token in tokens(text):
        within = any(start <= token.start < end for start, end in spans)
        (inside if within else elsewhere).add(token.text.lower())
    return tuple(word for word in topic if not {t.text.lower() for t in tokens(word)} <= inside - elsewhere)
