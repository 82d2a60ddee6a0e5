"""What a document is about, to whom it was sent, as which paper a thing is issued: asked in a closed grammar.

In: the fields that a question was read to ask for, its text, the folded words of its topic. Out: the fields that are meant.
"Quyết định 25 phê duyệt đề án về việc gì" names no task, and "ban hành bằng loại văn bản gì" asks for what comes of one.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import own_names
from qa.contracts.query import Field, Query

_DOCUMENT: Final = rf"(?:{'|'.join(own_names())}|đề án|chương trình|qđ|nq|kh|ct|đa)"
_TAIL: Final = r"(?:\s+(?:vậy|ạ|nhỉ|thế|ta|hả|à|đây|nha|đó))*\W*$"
_THING: Final = r"(?:việc|cái|chuyện|vấn đề|nội dung|lĩnh vực|chủ đề|điều|mảng|vụ)"
_ABOUT: Final = re.compile(
    rf"(?<!\w){_DOCUMENT}(?!\w)[^?]*\b(?:về|bàn|nói|lo|đề cập)\s+(?:(?:về|đến|tới|những|các)\s+)*(?:{_THING}\s+)?"
    rf"(?:gì|nào|chi){_TAIL}"
    rf"|\b(?:phê duyệt|ban hành|quy định)\s+(?:những\s+|các\s+|cái\s+)?(?:{_DOCUMENT}\s+)?(?:gì|chi){_TAIL}",
    re.IGNORECASE,
)
_OF_DOCUMENTS: Final = frozenset(
    re.findall(
        r"\w+",
        "phe duyet ban hanh noi ban quy dinh de an ke hoach quyet chuong trinh trien khai thuc hien cap chuyen van de noi dung"
        " linh vuc chu lo la co ve viec cai gi so nay do ay van ban cua da duoc dua ra",
    )
)
"""Folded syllables of what a document does as such: they tell nothing that it is about."""
_SAID_OF_PLAN: Final = frozenset(
    {Field.TASK, Field.LEAD, Field.CONTENT, Field.ISSUER, Field.DEFINITION, Field.IMPLEMENTS, Field.BASIS, Field.GROUP}
    | {Field.NUMBER, Field.ISSUED_ON, Field.PRODUCT, Field.FIGURE}
)
_AS_PAPER: Final = re.compile(
    r"\b(?:bằng|dưới|theo|ra|thành)\s+(?:(?:một|dạng|hình thức|loại|kiểu|thể loại)\s+)*(?:văn bản|giấy tờ|giấy)"
    r"\s+(?:nào|gì|chi)\b"
    r"|\b(?:ban hành|trình|ký|ra)\b[^,;?]*\b(?:loại|hình thức|dạng|thể loại)\s+văn bản\s+(?:nào|gì|chi)\b",
    re.IGNORECASE,
)
_SAYS_OF: Final = re.compile(
    r"\b(?:nói|viết|nêu|ghi|quy định|đề cập|nhắc|bàn|yêu cầu|làm)\s+(?:những\s+|các\s+|cái\s+)?(?:gì|chi|thế nào|ra sao)\s+"
    r"(?:về|đến|tới|với|cho)\b",
    re.IGNORECASE,
)
"""Asks what a document says of something, and not what it is about."""
_OF_PAPER: Final = _SAID_OF_PLAN | {Field.COORDINATE, Field.SUBJECT}
_SENT: Final = re.compile(
    rf"(?<!\w)(?:{_DOCUMENT}|bản)(?!\w)[^?]*\b(?:gửi|lưu)\b[^?]*?"
    rf"\b(?:ai|đâu|mô|(?:báo|đài|hội|phòng|ban|sở|bộ|cơ quan|đơn vị|nơi|chỗ|bên|trường|ngành)\s+(?:nào|gì|mô)){_TAIL}",
    re.IGNORECASE,
)
_SENDING: Final = frozenset(
    re.findall(r"\w+", "gui luu vt sao den toi bao dai hoi phong ban so bo co quan don vi noi cho ben truong nganh nhung cac")
)
"""Folded syllables of sending and keeping a document, and of the kinds of those who get it."""
_OF_RECEIPT: Final = frozenset({Field.LEAD, Field.REPORT, Field.CONTENT, Field.COORDINATE, Field.TASK})
_LEAST: Final = 2
"""Telling words that what is issued as a paper is named by: else it is the plan itself."""


def with_subject(ask: tuple[Field, ...], own: Query) -> tuple[Field, ...]:
    """Return ``ask``; the subject of the one plan that the question names, or a product, where its words ask for that."""
    text, asked = own.words.text, set(ask)
    telling = own.topic_syllables - _OF_DOCUMENTS
    one = len(own.where.plans) == 1
    if one and asked <= _SAID_OF_PLAN and not telling and not own.where.agencies and _ABOUT.search(text):
        return (Field.SUBJECT,)
    if one and asked <= _OF_RECEIPT and not telling - _SENDING and not own.where.agencies and _SENT.search(text):
        return (Field.RECIPIENTS,)
    if asked == {Field.SUBJECT} and telling and _SAYS_OF.search(text):
        return (Field.CONTENT,)
    if asked <= _OF_PAPER and len(telling) >= _LEAST and _AS_PAPER.search(text):
        return (Field.PRODUCT,)
    return ask
