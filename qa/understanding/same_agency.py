"""Whether several plans give a work to the same agency: "hai tỉnh có cùng giao một sở không", "có chung đơn vị chủ trì không".

In: a query as it is read from one question. Out: the comparison of who leads that work in each of the plans.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query
from qa.understanding.counted_nouns import topic_beside

_BODY: Final = r"(?:sở|cơ quan|đơn vị|đầu mối|bên|ngành|nơi)"
_SAME: Final = re.compile(
    rf"\b(?:có\s+)?(?:cùng|chung|giống nhau)\b[^,;?]{{0,16}}?\b{_BODY}\b(?:\s+(?:chủ trì|đứng đầu|phụ trách|làm))?"
    rf"|\b{_BODY}\s+(?:chủ trì\s+)?(?:\w+\s+){{0,2}}?(?:giống nhau|như nhau)\b",
    re.IGNORECASE,
)
_ASKS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.TASK, Field.CONTENT})


def with_same_agency(query: Query) -> Query:
    """Return the comparison of who leads, where a question about several plans asks whether it is the same agency."""
    text = query.words.text
    several = len(query.where.plans) > 1 and not query.where.agencies
    if not several or query.form not in (Form.YES_NO, Form.COMPARE) or not set(query.ask) <= _ASKS or not asks_same(text):
        return query
    topic = topic_beside(query.topic, text, [match.span() for match in _SAME.finditer(text)])
    return replace(query, ask=(Field.LEAD,), form=Form.COMPARE, of=None, topic=topic, claim="") if topic else query


def asks_same(text: str) -> bool:
    """Tell whether it is asked if an agency is the same one."""
    return _SAME.search(text) is not None
