"""What goes on about who signed a plan: "ông ấy giữ chức gì?", "người đó tên gì?", "bà ấy có phải Chủ tịch không?".

In: a follow-up as it is read alone, the turn before. Out: the query for the signer's office or name; as it is where the turn
before told no signer, or nobody is pointed at.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query
from qa.understanding.turns import Said, Turn

_PERSON: Final = re.compile(
    r"\b(?:ông|bà|vị|người|cô|chú|bác|anh|chị|đồng chí|lãnh đạo)(?:\s+(?:lãnh đạo|ký|này))?"
    r"\s+(?:đó|này|ấy|nớ|kia|đấy|ta|ổng|ký)\b|\b(?:ổng|bả|người ký)\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:chức|chức vụ|chức danh|cương vị)\b|\b(?:phó\s+)?(?:chủ tịch|giám đốc|bí thư|bộ trưởng|thứ trưởng)\b", re.IGNORECASE
)
_NAME: Final = re.compile(r"\b(?:là|tên)\s+(?:\w+\s+)?(?:ai|gì|chi|nào)\b", re.IGNORECASE)
_IDLE: Final = frozenset({"giữ", "làm", "ký", "với", "chức", "vụ", "danh", "cương", "vị"})
_SIGNS: Final = frozenset({Field.SIGNER, Field.OFFICE})


def of_the_signer(said: Said, query: Query, before: Turn) -> Query:
    """Return the query for the office or the name of who was told to have signed; ``query`` where no such thing is asked."""
    office = _OFFICE.search(said.text)
    told = before.query.asks(*_SIGNS) and before.answer.found and not said.names_plan
    if not told or query.asks(*_SIGNS) or not (_PERSON.search(said.text) or (office and _IDLE.issuperset(said.own))):
        return query
    if office is None and not _NAME.search(said.text):
        return query
    doubts = query.form is Form.YES_NO
    ask = (Field.OFFICE,) if office else (Field.SIGNER,)
    claim = office.group() if office and doubts else ""
    return replace(query, ask=ask, form=Form.YES_NO if doubts else Form.VALUE, of=None, topic=(), claim=claim)
