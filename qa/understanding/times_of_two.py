"""The times of two tasks beside each other: "đắp đê và nạo vét kênh xong khi nào với khi nào", "… việc nào tới hạn trước".

In: a query as it is read from one question, with its words. Out: the comparison of their times, where the question names two
things of one plan and asks when of both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query
from qa.reading.interrogatives import HOW, HOW_SHORT, WHEN, WHICH
from qa.understanding.sides import find_sides

_OF_TIME: Final = frozenset({Field.PERIOD, Field.DEADLINE})
_MAY_BE: Final = _OF_TIME | {Field.CONTENT, Field.TASK, Field.GROUP, Field.LEAD, Field.FIGURE}
_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COMPARE, Form.MOST, Form.LEAST})
_WHEN: Final = re.compile(
    rf"\b(?:thời gian|thời hạn|hạn|kỳ hạn|chu kỳ|tần suất|định kỳ|{WHEN})\b"
    r"|\b(?:diễn ra|làm|xong|bắt đầu|khởi công|kết thúc|hoàn thành|triển khai|tới|đến)\s+(?:hạn\s+)?(?:trước|sau|sớm|muộn)\b"
    r"|\b(?:ngày|tháng|quý|năm|lúc|hồi|dạo)\s+(?:nào|mấy|bao nhiêu)\b",
    re.IGNORECASE,
)
_A_TIME: Final = rf"(?:(?:ngày|tháng|quý|năm|lúc|hồi)\s+(?:nào|mấy|bao nhiêu)|{WHEN})"
_EACH: Final = re.compile(
    rf"\b{_A_TIME}\s+(?:với|và|hay|,)\s+{_A_TIME}\b|\b(?:lần lượt|mỗi việc|từng việc|tương ứng|cách nhau)\b"
    rf"|\b{WHICH}\b[^,;?]*\b(?:trước|sau|sớm|muộn|dài|ngắn|lâu)\b"
    rf"|\b(?:khác|giống)\s+(?:nhau|biệt|{HOW}|{HOW_SHORT})\b|\bso với\b",
    re.IGNORECASE,
)


def asks_when(text: str) -> bool:
    """Tell whether ``text`` asks for times: when, how long, how often, or what is sooner."""
    return _WHEN.search(text) is not None


def with_times_of_two(query: Query) -> Query:
    """Return the comparison of the times of two things of one plan, where the question asks for those of both."""
    text, where = query.words.text, query.where
    if query.form not in _FORMS or len(where.plans) != 1 or len(where.agencies) > 1 or not set(query.ask) <= _MAY_BE:
        return query
    if not (set(query.ask) <= _OF_TIME or asks_when(text)):
        return query
    sides = find_sides(text)
    if sides is None or not (query.form is Form.COMPARE or sides.alike or _EACH.search(text)):
        return query
    return replace(query, form=Form.COMPARE, ask=(Field.PERIOD,), of=None)
