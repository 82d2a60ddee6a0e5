"""Whether a task has the time that is claimed: "làm từ 2026 tới 2030 đúng không", "hằng quý kiểm tra một lần phải không".

In: a query as it is read from one question, with its words. Out: the query for the time of the task, where a time of
it is what is claimed, and no agency's part in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query, Role
from qa.reading.claimed_times import Edge, claimed_time
from qa.reading.claims import claim_in
from qa.understanding.agency_conditions import role_in
from qa.understanding.forms import asks_for_any

_MAY_BE_OF_TIME: Final = frozenset(
    {Field.LEAD, Field.COORDINATE, Field.TASK, Field.PERIOD, Field.DEADLINE, Field.CONTENT, Field.FIGURE, Field.REPORT}
)
_OF_TIME: Final = frozenset({Field.PERIOD, Field.DEADLINE})
_AT_END: Final = re.compile(
    r"(?:\d[\d/.-]*|\b(?:quý\s+(?:[ivx]+|\d)|(?:hằng|hàng|mỗi)\s+\w+|thường xuyên|lần))"
    r"(?:\s+(?:mới\s+)?(?:làm|thôi|xong|nhé|trở đi))*\W*$",
    re.IGNORECASE,
)
"""A claim that ends in a time claims it; one that begins with a time may only be of it."""


def with_time_claimed(query: Query) -> Query:
    """Return the query for the time of the task that is meant, where a time of it is what is claimed."""
    if query.form is not Form.YES_NO or not query.topic or not set(query.ask) <= _MAY_BE_OF_TIME:
        return query
    text = query.words.text
    claim = claim_in(text)
    claimed = claimed_time(claim)
    if Field.REPORT in query.ask and len(query.where.plans) != 1:
        return query  # reports are told of in prose: of many plans some task is always near
    of_part = bool(query.where.agencies) and role_in(query.words) is not Role.EITHER
    if claimed is None or of_part or asks_for_any(text):
        return query
    if not (set(query.ask) <= _OF_TIME or claimed.timing.recurs or claimed.edge is not Edge.IN or _AT_END.search(claim)):
        return query
    return replace(query, ask=(Field.PERIOD,), of=None, claim=claim)
