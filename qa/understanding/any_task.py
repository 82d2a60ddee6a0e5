"""Whether there is any task of a kind: "Sở Y tế có đảm nhận việc nào không", "có nhiệm vụ nào xong trong năm 2025 không".

In: a query as it is read from one question, with its words. Out: the query without a topic or a claim that are only the words
by which it asks so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Counted, Field, Form, Query
from qa.understanding.counted_nouns import TASK, topic_beside
from qa.understanding.forms import asks_for_any

_ANY: Final = re.compile(rf"\b(?:có|còn)\b[^,;?]*?\b{TASK}\s+(?:gì|nào)\b", re.IGNORECASE)


def with_any_task(query: Query) -> Query:
    """Return the query for whether any task meets its conditions, where that is asked."""
    text = query.words.text
    if query.form is not Form.YES_NO or not query.asks(Field.TASK) or not asks_for_any(text):
        return query
    topic = topic_beside(query.topic, text, [match.span() for match in _ANY.finditer(text)])
    return replace(query, of=Counted.TASKS, topic=topic, claim="")
