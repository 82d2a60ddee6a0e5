"""Words of a document's own facts that are said of something else: "chữ ký số", "mẫu số mấy", "gửi trước ngày nào".

In: the fields that a question was read to ask for, and its text. Out: the fields without those that its words ask of no
document. The reader knows the words of signing, numbering and sending; what is signed, numbered or sent the grammar around
them tells.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import genres, own_names
from qa.contracts.query import Field, Query
from qa.reading.interrogatives import WHICH_ONE
from qa.understanding.own_facts import calls_statute, with_own_facts
from qa.understanding.parts_asked import with_part
from qa.understanding.subject_asked import with_subject

_WHICH: Final = rf"(?:{WHICH_ONE})"
_OWN: Final = "|".join(sorted({*own_names(), "qđ", "nq", "kh", "ct"}, key=len, reverse=True))
_OTHERS: Final = "|".join(genre.name for genre in genres() if genre.tasks.value == "none" or genre.name == "công văn")
"""Papers that stand before a decision or come with it: no plan is one."""
_SIGN: Final = re.compile(r"(?<!\w)k[ýí](?!\w)", re.IGNORECASE)
_NO_SIGNING: Final = re.compile(
    r"(?<!\w)(?:(?:đăng|thư|nhật)\s+k[ýí]|k[ýí]\s+(?:số(?!\s+\d)|kết|quỹ|gửi|túc|hiệu|sinh|hợp đồng)"
    r"|chữ\s+k[ýí](?!\s+(?:(?:là|của)\s+)*(?:ai|(?:người|ông|bà|vị|đồng chí|lãnh đạo)\s+nào)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
_PARTS: Final = (
    r"(?:mẫu(?:\s+(?:biểu|đơn))?|biểu(?:\s+mẫu)?|phụ lục|tiểu mục|mục|điều|khoản|điểm|chương|phần|bảng|trang|bước"
    r"|cột|dòng)"
)
_PART_NUMBERED: Final = re.compile(
    rf"(?<!\w){_PARTS}\s+(?:(?:mang|đánh|có)\s+)?(?:số|thứ)\s+{_WHICH}(?!\w)|^\W*{_PARTS}(?!\w).*\bsố\s+{_WHICH}(?!\w)",
    re.IGNORECASE,
)
_OTHER_NUMBERED: Final = re.compile(
    rf"(?<!\w)(?:{_OTHERS}|bản (?:thẩm định|thẩm tra|góp ý)|văn bản (?:thẩm định|thẩm tra|góp ý))"
    rf"(?:\s+(?:mang|đánh|có|ghi|của\s+\w+(?:\s+\w+){{0,4}}?))*\s+số\s+(?:hiệu\s+)?(?:là\s+)?{_WHICH}(?!\w)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    rf"(?<!\w)(?:(?:số|ký)\s+(?:và\s+ký\s+)?hiệu|số\s+(?:là\s+)?{_WHICH}|(?:mang|đánh|ghi|lấy)\s+số|số\s*(?:$|[,;.?!/]"
    rf"|(?:và|cùng|với|kèm|rồi|ngày|của|là|{_OWN}|tờ trình|công văn|văn bản|bản)(?!\w)))",
    re.IGNORECASE,
)
_TO_NOBODY: Final = re.compile(
    r"(?<!\w)(?:(?:ngày|hạn|hôm|bữa|tháng|quý|năm|lúc|khi|giờ)\s+(?:nào|mấy|bao nhiêu)|(?:mấy|bao nhiêu)\s+(?:ngày|giờ)"
    r"|bao lâu|bao giờ|thế nào|ra sao|cách nào|(?:cái|những)\s+gì)(?!\w)",
    re.IGNORECASE,
)
_ADDRESSEE: Final = re.compile(
    r"(?<!\w)(?:nơi nhận|ai|đâu|mô"
    r"|(?:nơi|chỗ|cơ quan|đơn vị|sở|bộ|ngành|tỉnh|huyện|xã|người|cấp|bên|ban|hội|đài|trường)\s+nào)(?!\w)",
    re.IGNORECASE,
)
_OF_TIME: Final = re.compile(r"(?<!\w)(?:ngày|hạn|hôm|bữa|bao lâu|bao giờ|lúc|khi)(?!\w)", re.IGNORECASE)


def facts_meant(ask: tuple[Field, ...], own: Query) -> tuple[Field, ...]:
    """Return the fields that the question ``own`` asks for, ``ask`` as far as its words on documents do not settle it.

    A statute ("quy chế") of a plan that is named, by no number, has the number of what issued it.
    """
    text, of_plan = own.words.text, bool(own.where.plans)
    statute = of_plan and not own.words.named.numbers and calls_statute(own.words.spelled.typed)
    meant = with_part(with_subject(ask, own), own)
    return without_not_own(with_own_facts(meant, text, statute=statute), text, of_plan=of_plan)


def without_not_own(ask: tuple[Field, ...], text: str, *, of_plan: bool) -> tuple[Field, ...]:
    """Return ``ask`` without the own facts that ``text`` asks of no document: what it asks instead.

    ``of_plan`` tells that a plan is named: a paper of another kind whose number is asked is then one that it rests on.
    """
    return tuple(dict.fromkeys(_meant(field, text, of_plan) for field in ask))


def _meant(field: Field, text: str, of_plan: bool) -> Field:
    if field in (Field.SIGNER, Field.OFFICE):
        signs = _SIGN.search(text) is None or _SIGN.search(_NO_SIGNING.sub(" ", text)) is not None
        return field if signs else Field.CONTENT
    if field is Field.NUMBER:
        if of_plan and _OTHER_NUMBERED.search(text):
            return Field.BASIS
        return field if _NUMBER.search(text) and not _PART_NUMBERED.search(text) else Field.CONTENT
    if field is Field.RECIPIENTS and _TO_NOBODY.search(text) and not _ADDRESSEE.search(text):
        return Field.DEADLINE if _OF_TIME.search(text) else Field.CONTENT
    return field
