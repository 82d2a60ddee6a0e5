"""Counts of two held against each other: "Sở Y tế chủ trì nhiều hơn Sở Nội vụ bao nhiêu việc", "tỉnh A hơn tỉnh B mấy việc".

In: a query as it is read from one question, with its words. Out: the comparison of how many tasks each has; a bound ("hơn ba
việc") compares no two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Counted, Expects, Field, Form, Query
from qa.reading.register.conditions import is_named
from qa.understanding.counted_nouns import NUMBERS, TASK, topic_beside

_TWO: Final = 2
_FEW: Final = 4
_MORE: Final = re.compile(
    rf"\b(?:hơn|kém|gấp|chênh|chênh lệch)\b(?!\s+(?:nữa|hết|\d|(?:{'|'.join(NUMBERS)})\b))", re.IGNORECASE
)
_NUMBERS_OF: Final = re.compile(rf"\b(?:tổng )?số (?:lượng )?{TASK}\b", re.IGNORECASE)


def with_counts_compared(query: Query) -> Query:
    """Return the comparison of how many tasks two agencies, or two plans, have where one is asked to have more by how many.

    Numbers of tasks that are to be compared are compared as numbers.
    """
    where = query.where
    numbers = [match.span() for match in _NUMBERS_OF.finditer(query.words.text)]
    if query.form is Form.COMPARE and numbers:
        topic = topic_beside(query.topic, query.words.text, numbers)
        return replace(query, ask=(Field.TASK,), of=Counted.TASKS, expects=Expects.NUMBER, topic=topic)
    if query.form is not Form.COUNT or query.of not in (None, Counted.TASKS) or query.topic or query.per is not None:
        return query
    agencies = {agency.ids for agency in where.agencies if not agency.negated and is_named(agency.ids)}
    plans = where.plans if not where.agencies or len(agencies) == 1 else ()
    several = len(agencies) >= _TWO or _TWO <= len(plans) <= _FEW
    if not several or not _MORE.search(query.words.text):
        return query
    return replace(query, ask=(Field.TASK,), form=Form.COMPARE, of=Counted.TASKS)
