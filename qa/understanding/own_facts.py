"""Facts of a document itself that only a closed set of words asks for: its number and day, since when it holds.

In: the fields that a question was read to ask for, and its text. Out: the fields with what these words settle. The reader has
seen few questions on when a decision takes force, or by which decision a statute was issued.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import own_names
from corpus.text import fold_accents
from qa.contracts.query import Field
from qa.reading.interrogatives import WHICH_ONE
from qa.reading.lasting import asks_beginning
from qa.understanding.proposals import asks_proposal

_STANDS: Final = re.compile(
    r"\b(?:hiệu lực|thay|bãi bỏ|huỷ|hủy|xóa bỏ|xoá bỏ|sửa đổi|bổ sung|điều chỉnh|áp dụng|giá trị|hết hạn|thời hạn|hết thời"
    r"|còn)\b",
    re.IGNORECASE,
)
_TAKES_FORCE: Final = re.compile(
    r"\bhiệu lực(?:\s+thi hành)?\s+(?:\w+\s+){0,3}?(?:từ|kể từ|vào|khi|hôm|ngày|lúc)\b|\b(?:áp dụng|thi hành)\s+(?:kể\s+)?từ\b",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"\b(?:còn|có|hết|đang)\s+(?:được\s+)?(?:giá trị|hiệu lực|áp dụng|thời hạn|hạn|xài|dùng)\s+"
    r"(?:tới|đến|khi|vào|ngày|lúc|hôm)\b",
    re.IGNORECASE,
)
_GROUNDS: Final = re.compile(
    r"^\W*(?:(?:cho|xin|em|tôi|mình|hỏi|biết|nêu|liệt kê|kể|các|những|toàn bộ|phần)\s+)*căn cứ(?:\s+pháp lý)?\b(?!\s+vào)",
    re.IGNORECASE,
)
"""A question for what a plan rests on, whatever asks for it: "căn cứ của kế hoạch 5 gồm những gì"."""
_WHICH: Final = rf"(?:{WHICH_ONE})"
_ISSUED: Final = r"\b(?:ban hành|ký)\b"
_BY_NUMBER: Final = re.compile(
    rf"{_ISSUED}[^?]*\b(?:theo|kèm theo|bằng|tại|ở)\s+(?:quyết định|văn bản|kế hoạch)\s+(?:số\s+)?{_WHICH}\b"
    rf"|\b(?:quyết định|văn bản)\s+(?:số\s+)?{_WHICH}\s+ban hành\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    rf"\bsố(?:\s+hiệu|\s+ký hiệu)?(?:\s+(?:là\s+)?{_WHICH}\b|\s*,?\s*(?:và\s+)?ngày\b)|\bsố hiệu\b", re.IGNORECASE
)
_DAY: Final = re.compile(
    rf"{_ISSUED}(?:\s+\w+){{0,2}}?\s+(?:ngày(?!\s*\d)|hôm|khi|bao giờ|năm|tháng)\b"
    rf"|\bngày(?:\s+(?:tháng|ban hành|ký|{_WHICH}))*\W*$",
    re.IGNORECASE,
)
_JOINED: Final = r"(?:^|[,;/]|(?<!\w)(?:và|cùng|với|kèm|lẫn|rồi|xin|cho))\s*"
"""What stands before each of several facts that are asked for side by side: "số, ngày và người ký"."""
_TOLD_TOGETHER: Final = (
    (
        Field.NUMBER,
        re.compile(
            rf"{_NUMBER.pattern}|{_JOINED}số\s*(?:$|[,;?!]|(?:và|cùng|với|của|{'|'.join(own_names())}|(?:hai|ba|bốn|các)\s+\w)(?!\w))",
            re.IGNORECASE,
        ),
    ),
    (
        Field.ISSUED_ON,
        re.compile(
            rf"{_DAY.pattern}|{_JOINED}ngày\s*(?:$|[,;?!]"
            rf"|(?:và|cùng|với|của|ra|ký|tháng|ban hành|bản|{'|'.join(own_names())})(?!\w))",
            re.IGNORECASE,
        ),
    ),
    (Field.SIGNER, re.compile(r"(?<!\w)(?:ai|người|(?:ông|bà|vị) nào)\s+(?:đã\s+|đứng\s+)?k[ýí](?!\w)", re.IGNORECASE)),
    (
        Field.OFFICE,
        re.compile(r"(?<!\w)(?:chức\s+(?:vụ|danh|gì|chi)|(?:với\s+)?(?:tư cách|cương vị)\s+(?:gì|nào))(?!\w)", re.IGNORECASE),
    ),
)
_DOCUMENT: Final = re.compile(rf"(?<!\w)(?:{'|'.join(own_names())}|qđ|nq|kh|ct)(?!\w)", re.IGNORECASE)
_BEGINS: Final = re.compile(
    r"(?<!\w)(?:áp dụng|thi hành|chạy|hiệu lực)(?:\s+(?:thi hành|kể|từ|vào|ngày|khi|bao|giờ|lúc|hôm|tháng|năm|chừng|nào|mấy|vậy"
    r"|ạ|thế|nhỉ|rứa|hả|à))*\W*$",
    re.IGNORECASE,
)
"""What takes effect is the document that the question names, where nothing else is said to."""
_STATUTE: Final = re.compile(r"\b(?:quy che|quy dinh|dieu le|noi quy)\b")
_REPLACED: Final = re.compile(
    r"\b(?:thay|thay thế|thay cho|bãi bỏ|bỏ|hủy|huỷ|hủy bỏ)\s+(?:\w+\s+){0,2}?"
    rf"(?:quyết định|văn bản|kế hoạch|quy chế|quy định|bản)\b[^?]*\b{_WHICH}\b",
    re.IGNORECASE,
)
_RESTS_ON: Final = re.compile(r"\b(?:tờ trình|phiếu trình|giấy mời|biên bản)\b", re.IGNORECASE)
"""Kinds of documents that plans only rest on: what is asked of one is asked of a ground, not of the plan."""
_OF_TIME: Final = frozenset({Field.PERIOD, Field.DEADLINE})
_OF_ISSUE: Final = frozenset({Field.NUMBER, Field.ISSUED_ON})
_OF_SIGNING: Final = frozenset({Field.SIGNER, Field.OFFICE, Field.ISSUER})
_WHICH_ONE: Final = re.compile(rf"\b(?:số|ngày|hôm|trình)\s+(?:hiệu\s+)?{_WHICH}\b|\bmang số\b", re.IGNORECASE)
_OPEN: Final = frozenset({Field.BASIS, Field.CONTENT, Field.IMPLEMENTS})
_OF_PROPOSAL: Final = _OPEN | _OF_ISSUE | _OF_TIME | {Field.LEAD, Field.TASK, Field.ISSUER, Field.REPORT, Field.SUBJECT}
_PART_SAYS: Final = re.compile(
    r"\b(?:phần|mục|chương|điều|tiểu mục)\s+(?:(?:số|thứ)\s+)?(?:[ivxl]+|\d{1,3}(?:\.\d{1,2})*)\b[^?]*"
    r"\b(?:nói|quy định|nêu|gồm|viết|ghi|đề cập|trình bày)\s+(?:(?:về|đến|những|các|nội dung|điều|cái)\s+)*gì\W*$",
    re.IGNORECASE,
)
"""What a part that is named by its number says: "Điều 5 quy định gì"."""
_OF_PARTS: Final = _OPEN | {Field.OUTLINE, Field.SUMMARY, Field.TASK, Field.DEFINITION, Field.GROUP}


def with_own_facts(ask: tuple[Field, ...], text: str, *, statute: bool) -> tuple[Field, ...]:
    """Return the fields that ``text`` asks for, ``ask`` as far as its words do not settle it.

    ``statute`` tells that the question names a statute of the index, whose number is that of the decision which issued it: of a
    plan "theo quyết định nào" asks for what it rests on.
    """
    if _TAKES_FORCE.search(text) and (set(ask) <= _OF_TIME or ask == (Field.CONTENT,)):
        return (Field.STANDING,)
    if set(ask) <= _OF_TIME | _OF_ISSUE and asks_beginning(text) and _BEGINS.search(text) and _DOCUMENT.search(text):
        return (Field.STANDING,)
    if set(ask) <= _OF_TIME | _OF_ISSUE and _UNTIL.search(text):
        return (Field.STANDING,)
    if set(ask) <= {Field.OUTLINE, Field.CONTENT, Field.SUMMARY} and _GROUNDS.search(text):
        return (Field.BASIS,)
    if Field.STANDING in ask and not _STANDS.search(text):
        return tuple(field for field in ask if field is not Field.STANDING) or (Field.CONTENT,)
    if statute and set(ask) <= _OPEN and _BY_NUMBER.search(text):
        return (Field.NUMBER, Field.ISSUED_ON) if _DAY.search(text) else (Field.NUMBER,)
    if set(ask) <= _OF_PARTS and _PART_SAYS.search(text):
        return (Field.SUMMARY,)
    if set(ask) <= _OF_ISSUE | _OPEN and _REPLACED.search(text):
        return (Field.STANDING,)
    if set(ask) <= _OF_ISSUE | _OPEN and _RESTS_ON.search(text) and (_WHICH_ONE.search(text) or set(ask) & _OF_ISSUE):
        return (Field.BASIS,)
    if set(ask) <= _OF_PROPOSAL and asks_proposal(text):
        return (Field.BASIS,)
    if set(ask) <= _OF_ISSUE | _OF_SIGNING:
        more = [field for field, said in _TOLD_TOGETHER if said.search(text)]
        return tuple(dict.fromkeys((*ask, *more)))
    return ask


def calls_statute(typed: str) -> bool:
    """Tell whether the question speaks of a statute ("quy chế"), with accents or without."""
    return _STATUTE.search(fold_accents(typed)) is not None
