"""The times of many tasks at once: "ba việc ở nhóm B làm khi nào", "đa số nhiệm vụ kéo tới năm nào, phần còn lại ra sao".

And the deadlines of all reports of a plan: "chu trình báo cáo có những hạn nào". In: a query as it is read from one question,
with its words. Out: the query for them in the order of time, where the question asks for those of all and no one task.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from qa.contracts.query import Counted, Field, Form, Query
from qa.understanding.counted_nouns import TASK
from qa.understanding.times_of_two import asks_when

_NOUN: Final = rf"(?:{TASK}|mảng|nhóm|phần|khâu)"
_REST: Final = re.compile(
    rf"\b(?:đa số|phần lớn|hầu hết|phần nhiều|số đông)\s+(?:các\s+|những\s+)?{TASK}\b"
    rf"|\bcòn\s+(?:lại|(?:mấy|các|những)\s+{_NOUN}\s+(?:kia|khác|còn lại|nữa))\b"
    rf"|\b{_NOUN}\s+(?:kia|khác|còn lại)\b|\b{_NOUN}\s+nào\s+(?:không|khác|ngoài|lệch)\b",
    re.IGNORECASE,
)
_MANY: Final = re.compile(
    rf"\b(?:các|những|mấy|toàn bộ|tất cả(?:\s+các)?|hai|ba|bốn|năm|sáu|\d{{1,2}})\s+{TASK}\b(?!\s+(?:nào|gì|trên|đó|này|ấy)\b)",
    re.IGNORECASE,
)
_EACH_TIME: Final = re.compile(rf"\b{TASK}\s+nào\b[^?;]*[,;]\s*(?:còn\s+)?{TASK}\s+nào\b", re.IGNORECASE)
"""Asks which tasks are for each of several times: "việc nào làm năm nay, việc nào làm hằng năm"."""
_OF_GROUP: Final = re.compile(r"\b(?:nhóm|mảng|trụ cột|mục\s+[IVX]+|phần\s+[IVX]+)\b(?!\s+nào)", re.IGNORECASE)
_ASKING: Final = frozenset(
    folded_syllables(
        "hai ba bốn năm sáu các những mấy toàn bộ tất cả trong phụ lục được ấn định quy định thời gian hạn xong làm thực hiện"
        " hoàn thành kéo dài vào lúc khoảng giao ở của thì ra sao đến tới từ chạy bắt đầu kết thúc khi nào ghi còn lại đa số"
        " việc nhiệm vụ nhóm mảng phần danh mục bảng khung theo đó kia khác mấy nào không"
    )
)
_REPORTS: Final = re.compile(
    r"\b(?:chu trình|chu kỳ|lịch|trình tự|lộ trình|quy trình|(?:các|những|mấy)\s+(?:mốc|hạn|kỳ))\s+"
    r"(?:\w+\s+){0,2}?báo cáo\b"
    r"|\bbáo cáo\s+(?:hằng\s+|hàng\s+)?(?:tháng|quý|tuần),?\s+(?:và\s+)?(?:quý|6 tháng|sáu tháng|năm)\b"
    r"|\bbáo cáo\b[^?;]*\b(?:những|các|mấy)\s+(?:hạn|thời hạn|mốc|thời điểm|kỳ hạn|kỳ)\b",
    re.IGNORECASE,
)
_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.TIMELINE, Form.COUNT, Form.COMPARE})
_OF_TIME: Final = frozenset({Field.PERIOD, Field.DEADLINE})
_MAY_BE: Final = _OF_TIME | {Field.TASK, Field.CONTENT, Field.GROUP, Field.FIGURE}


def with_times_of_all(query: Query) -> Query:
    """Return the query for the times of all the tasks, or reports, that the question speaks of, where it asks for these."""
    text = query.words.text
    if query.form not in _FORMS or len(query.where.plans) != 1:
        return query
    if _REPORTS.search(text) and query.form is not Form.COMPARE:
        where = replace(query.where, agencies=())  # who reports to whom is told with each day
        return replace(query, form=Form.TIMELINE, ask=(Field.REPORT,), of=None, topic=(), where=where)
    if len(query.where.times) > 1 and _EACH_TIME.search(text) and set(query.ask) & _MAY_BE:
        return replace(query, form=Form.TIMELINE, ask=(Field.PERIOD,), of=Counted.TASKS)
    if not asks_when(text) or not set(query.ask) <= _MAY_BE or query.where.fields:
        return query
    rest = _REST.search(text) is not None
    if not rest and (query.form in (Form.COUNT, Form.COMPARE) or not _is_of_all(query)):
        return query
    times = () if rest else query.where.times
    where = replace(query.where, times=times)
    said = _ASKING.union(folded_syllables(" ".join(time.text for time in query.where.times)))
    topic = tuple(word for word in query.topic if not said.issuperset(folded_syllables(word)))
    return replace(query, form=Form.TIMELINE, ask=(Field.PERIOD,), of=Counted.TASKS, topic=topic, where=where)


def _is_of_all(query: Query) -> bool:
    """Tell whether several tasks are meant that no words tell but their number, their group or who has a part in them."""
    text = query.words.text
    if not _MANY.search(text):
        return False
    names = frozenset(folded_syllables(" ".join(agency.name for agency in query.where.agencies)))
    topic = frozenset(folded_syllables(" ".join(query.topic)))
    return _OF_GROUP.search(text) is not None or topic <= _ASKING | names
