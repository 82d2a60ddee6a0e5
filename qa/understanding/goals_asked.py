"""Goals asked as such: "các mục tiêu của kế hoạch", which asks for no outline.

In: a query as it is read from one question, with its words. Out: the query for what the plan aims at, where it asks that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query

_GOALS: Final = re.compile(r"\b(?:mục tiêu|chỉ tiêu)\b", re.IGNORECASE)
_KIND: Final = re.compile(r"\bmục tiêu\s+(?:chung|tổng quát|cụ thể)\b", re.IGNORECASE)
_WHOLES: Final = ((Field.OUTLINE,), (Field.SUMMARY,), (Field.CONTENT,))
_BY_YEAR: Final = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu)\s+(?:(?:đến|tới|cho|của|trong)\s+)?(?:hết\s+|cuối\s+)?(?:năm\s+)?20\d\d\b", re.IGNORECASE
)
_PARTS: Final = re.compile(
    r"\b(?:bố cục|mục lục|phần|chương|điều|khoản|mục(?! tiêu| đích)|giải pháp|nhiệm vụ|mấy|bao nhiêu)\b", re.IGNORECASE
)


def with_goals(query: Query) -> Query:
    """Return the query, for what the plan aims at where its words ask for goals and no other part of it."""
    text = query.words.text
    kind = _KIND.search(text)
    if kind is not None and query.ask in _WHOLES:
        return replace(query, ask=(Field.FIGURE,), form=Form.LIST, of=None, topic=tuple(kind.group().split()))
    if query.ask == (Field.FIGURE,) and _BY_YEAR.search(text) and not {"tiêu", "nhìn"} & {word.lower() for word in query.topic}:
        return replace(query, topic=(*query.topic, "mục", "tiêu"))  # "mục tiêu năm 2028 rừng ngập mặn"
    if query.ask != (Field.OUTLINE,) or not _GOALS.search(text) or _PARTS.search(text):
        return query
    return replace(query, ask=(Field.FIGURE,), form=Form.LIST, of=None, topic=query.topic or ("mục", "tiêu"))
