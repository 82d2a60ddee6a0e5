"""Which part in the work is asked of whom, where one agency's is named: "Sở A chủ trì, vậy sở nào phối hợp".

In: the fields that a question was read to ask for, with its agencies and its text. Out: the fields that are meant. Who leads is
not asked of whom the question calls the leader; who gathers reports is asked for as who leads is; the parts that an agency is
in charge of are its tasks, and no parts of the document.
"""

from __future__ import annotations

import re
from typing import Final

from qa.contracts.query import Field, Query, Role
from qa.contracts.words import Subject
from qa.reading.interrogatives import asking

_BREAK: Final = re.compile(r"[,;:.]\s+|\b(?:vậy|thế)\s+(?:thì\s+)?", re.IGNORECASE)
_BODY: Final = r"(?:sở|ban|ngành|cơ quan|đơn vị|bên|phòng|nơi|bộ|cục|vụ|sở ngành|tổ chức)"
_WHO: Final = asking("ai", rf"(?:những |các )?{_BODY}\s+(?:nào|gì|mô)")
_HELPS: Final = re.compile(r"\b(?:phối hợp|phụ|hỗ trợ|cùng làm|tham gia)\b", re.IGNORECASE)
_LEADS: Final = re.compile(r"\b(?:chủ trì|đứng đầu|phụ trách|chịu trách nhiệm)\b", re.IGNORECASE)
_GATHERS: Final = re.compile(
    rf"(?<!cho )(?<!gửi )(?<!về )(?<!với )(?<!lên )(?<!qua )\b(?:ai|{_BODY}\s+(?:nào|mô))\s+(?:\w+\s+){{0,3}}?"
    r"(?:gom|tổng hợp|thu thập|làm đầu mối|là đầu mối|đứng ra|viết|soạn|lập|xây dựng|tham mưu|đôn đốc|theo dõi)\b",
    re.IGNORECASE,
)
_SENDS: Final = re.compile(
    r"(?<!để )\b(?:báo cáo|kết quả|tình hình|số liệu|vướng mắc|khó khăn|kiến nghị|đề xuất|phản ánh)\b[^?]*"
    r"\b(?:gửi|nộp|báo|chuyển|trình)\b",
    re.IGNORECASE,
)
"""What is sent is what is reported, and not the plan itself."""
_SHARE: Final = re.compile(
    r"\b(?:mảng|phần|khâu|lĩnh vực|mục)\s+(?:(?:công )?việc\s+|nhiệm vụ\s+)?(?:nào|gì|chi|mô)\b", re.IGNORECASE
)


def with_part(ask: tuple[Field, ...], own: Query) -> tuple[Field, ...]:
    """Return ``ask``, the part that the question ``own`` asks for where its agencies and its words settle that."""
    text = own.words.text
    agencies = [agency for agency in own.where.agencies if not agency.negated]
    if ask == (Field.LEAD,) and _asks_who_helps(text, led=any(agency.role is Role.LEAD for agency in agencies)):
        return (Field.COORDINATE,)
    if ask == (Field.REPORT,) and Subject.REPORTS not in own.words.asking.generic and _GATHERS.search(text):
        return (Field.LEAD,)
    if ask == (Field.RECIPIENTS,) and _SENDS.search(text):
        return (Field.REPORT,)
    if len(agencies) == 1 and own.where.plans and ask == (Field.OUTLINE,) and _SHARE.search(text):
        return (Field.TASK,)
    return ask


def _asks_who_helps(text: str, *, led: bool) -> bool:
    """Tell whether the clause that asks who speaks of helping alone, where another one (or ``led``) tells who leads."""
    clauses = _BREAK.split(text)
    asked = [clause for clause in clauses if _WHO.search(clause)]
    led = led or any(_LEADS.search(clause) for clause in clauses if clause not in asked)
    return led and any(_HELPS.search(clause) and not _LEADS.search(clause) for clause in asked)
