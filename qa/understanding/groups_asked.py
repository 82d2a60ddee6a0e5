"""Groups of tasks under conditions on their tasks: "nhóm nào không có việc do Sở Y tế chủ trì", "mảng nào toàn việc hằng năm".

In: a query as it is read from one question, with its words. Out: the query for the groups some, all or none of whose tasks
meet the conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qa.contracts.query import Counted, Field, Form, Query, Where
from qa.understanding.counted_nouns import TASK, topic_beside

_GROUP: Final = (
    r"(?:nhóm(?: nhiệm vụ| việc| công việc)?|mảng(?: việc)?|trụ cột|phần(?! trăm| việc| mềm| tử| lớn)|mục(?! tiêu| đích| lục))"
)
_ASKED: Final = re.compile(rf"\b{_GROUP}\s+nào\b|\b(?:mấy|bao nhiêu|những|các)\s+{_GROUP}\b", re.IGNORECASE)
_OF_TASKS: Final = re.compile(rf"\b{TASK}\b|\b(?:chủ trì|phối hợp|tham gia|phụ lục|bảng|nhóm|trụ cột|mảng)\b", re.IGNORECASE)
_EVERY: Final = re.compile(r"\b(?:toàn(?: là)?|đều|tất cả|mọi|nào cũng|chỉ(?: có| toàn| gồm)?)\b", re.IGNORECASE)
_SOME_NOT: Final = re.compile(rf"\bcó\s+(?:\w+\s+)?{TASK}\s+(?:\w+\s+)?(?:không|chưa|chẳng)\b", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\b(?:phụ lục|bảng|vắng|thiếu|giao|ghi|có mặt|đảm nhận|sở)\b", re.IGNORECASE)
_DOES: Final = re.compile(
    r"\b(?:đảm nhận|đảm nhiệm|đảm đương|đảm trách|phụ trách|làm|lo|gánh|gánh vác|nhận|nắm|giao|có)\s+(?:những\s+|các\s+)?"
    r"(?:mảng|phần|khâu|khối)\s+(?:việc|công việc|nhiệm vụ)\s+(?:gì|nào|chi|mô)\b",
    re.IGNORECASE,
)
"""What somebody does is asked by "mảng việc gì", not a group of it."""
_FIELDS: Final = frozenset({Field.TASK, Field.GROUP, Field.LEAD, Field.COORDINATE, Field.CONTENT, Field.OUTLINE})
_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT})


def with_groups_asked(query: Query) -> Query:
    """Return the query for groups, where its words ask which or how many of them have, or have no, tasks of a kind."""
    text, where = query.words.text, query.where
    asked = _ASKED.search(text)
    if (
        asked is None
        or _DOES.search(text)
        or query.form not in _FORMS
        or not set(query.ask) <= _FIELDS
        or not _OF_TASKS.search(text)
    ):
        return query
    if not (where.agencies or where.times or where.fields):
        return query
    spans = [match.span() for pattern in (_ASKED, _EVERY, _BESIDE) for match in pattern.finditer(text)]
    form = Form.COUNT if query.form is Form.COUNT else Form.LIST
    told = replace(query, ask=(Field.GROUP,), form=form, of=Counted.GROUPS, topic=topic_beside(query.topic, text, spans))
    every = _EVERY.search(text) is not None
    if _SOME_NOT.search(text):
        return told
    out = tuple(one for one, denied in _conditions(where) if denied or every)
    kept = replace(
        where,
        agencies=tuple(a for a in where.agencies if not (a.negated or every)),
        times=tuple(t for t in where.times if not (t.negated or every)),
        fields=tuple(f for f in where.fields if not (f.negated or every)),
        excluding=(*where.excluding, *out),
    )
    return replace(told, where=kept)


def _conditions(where: Where) -> Iterator[tuple[Where, bool]]:
    """Yield the opposite of each condition on rows alone, with whether the condition denies."""
    for agency in where.agencies:
        yield Where(agencies=(replace(agency, negated=not agency.negated),)), agency.negated
    for time in where.times:
        yield Where(times=(replace(time, negated=not time.negated),)), time.negated
    for field in where.fields:
        yield Where(fields=(replace(field, negated=not field.negated),)), field.negated
