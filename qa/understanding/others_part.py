"""The other part in the tasks of an agency: "việc có Sở Y tế phối hợp thì ai chủ trì" asks who leads each of them.

In: a query as it is read from one question, with its words. Out: the query for these tasks and that column of each.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Counted, Field, Form, Query, Role
from qa.understanding.counted_nouns import TASK, topic_beside

_WHO: Final = r"(?:\b(?:ai|nào)\s+(?:(?:đứng|được|là|giao|giao cho)\s+)*)"
_ASKED: Final = (
    (Field.LEAD, Role.COORDINATE, re.compile(rf"{_WHO}(?:chủ trì|đứng đầu|phụ trách|làm chính|lo chính)\b", re.IGNORECASE)),
    (Field.COORDINATE, Role.LEAD, re.compile(rf"{_WHO}(?:cùng\s+)?(?:phối hợp|hỗ trợ)\b", re.IGNORECASE)),
)
_TASKS: Final = re.compile(rf"\b{TASK}\b", re.IGNORECASE)
_IDLE: Final = re.compile(r"\b(?:đứng|cùng|mà|đích danh)\b", re.IGNORECASE)
_FORMS: Final = frozenset({Form.VALUE, Form.LIST})
_FIELDS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.TASK})


def with_others_part(query: Query) -> Query:
    """Return the query for tasks in which an agency has one part, with who has the other, where that is asked for."""
    text = query.words.text
    if query.form not in _FORMS or not set(query.ask) <= _FIELDS or not _TASKS.search(text) or not query.where.agencies:
        return query
    spans = [match.span() for match in _IDLE.finditer(text)]
    timed = {word for time in query.where.times for word in time.text.lower().split()}
    topic = [word for word in topic_beside(query.topic, text, spans) if word.lower() not in timed]
    for field, role, asked in _ASKED:
        if not topic and asked.search(text) and any(a.role is role and not a.negated for a in query.where.agencies):
            return replace(query, ask=(Field.TASK, field), form=Form.LIST, of=Counted.TASKS, topic=())
    return query
