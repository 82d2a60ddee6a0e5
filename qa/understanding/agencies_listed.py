"""Agencies listed by their part: "kể tên các sở chủ trì", "danh sách đơn vị phối hợp", "sở nào chủ trì mà Sở A phối hợp".

In: a query as it is read from one question, with its words. Out: the query for the agencies themselves, with their kind as a
condition where one is said, where its words list them and no tasks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role
from qa.reading.register.conditions import is_named
from qa.understanding.agency_conditions import ids_of_kind
from qa.understanding.counted_nouns import AGENCY, BODY, TASK, topic_beside

_PART: Final = r"(?P<part>chủ trì|phối hợp|đầu mối|tham gia)"
_WHO: Final = rf"(?P<who>{BODY}|{AGENCY})"
_BETWEEN: Final = rf"(?:\s+(?!{TASK}\b|{_PART.replace('?P<part>', '?:')}\b|nào\b|gì\b|mà\b)[^\s,;?]+){{0,6}}?"
_LISTED: Final = re.compile(
    rf"\b(?:kể|liệt kê|nêu|danh sách|thống kê|điểm danh|cho biết)"
    rf"(?:\s+(?:tên|ra|rõ|lại|hết|đủ|giúp|giùm|tất cả|toàn bộ|các|những|của))*\s+{_WHO}{_BETWEEN}\s+{_PART}\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    rf"\b{_WHO}\s+nào\s+(?:(?:được|đứng|đứng tên|đứng ra|là|giao|ghi|ghi tên|có|đơn vị|cơ quan)\s+)*{_PART}\b", re.IGNORECASE
)
_TASK: Final = re.compile(
    rf"\b(?:các|những|mấy|mỗi|từng|bao nhiêu|việc|nhiệm vụ)\s+{TASK}\b|\b{TASK}\s+(?:nào|gì)\b", re.IGNORECASE
)
_SEVERAL: Final = re.compile(r"^(?:các|những|mấy)\s+", re.IGNORECASE)
_FORMS: Final = frozenset({Form.VALUE, Form.LIST})
_FIELDS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.TASK, Field.CONTENT})
_OTHER: Final = {Role.LEAD: Role.COORDINATE, Role.COORDINATE: Role.LEAD}


def with_agencies_listed(query: Query) -> Query:
    """Return the query for the agencies that have a part, where its words list these; as it is where they do not."""
    text = query.words.text
    if query.form not in _FORMS or not set(query.ask) <= _FIELDS or not query.where.plans:
        return query
    listed = _LISTED.search(text)
    if listed is not None:
        return _listed(query, listed)
    asked = _ASKED.search(text)
    if asked is None or query.form is not Form.LIST or _TASK.search(text):
        return query
    role = _role(asked["part"])
    others = [agency for agency in query.where.agencies if is_named(agency.ids) and agency.role is _OTHER.get(role)]
    return _listed(query, asked) if others and len(others) == len(query.where.agencies) else query


def _listed(query: Query, match: re.Match[str]) -> Query:
    """Return the query for the agencies that ``match`` names by their kind and part."""
    role = _role(match["part"])
    named = tuple(agency for agency in query.where.agencies if not _is_who(agency, match["who"]))
    ids = ids_of_kind(match["who"])
    kind = (AgencyCondition(ids, match["who"], role),) if ids else ()
    ask = (Field.COORDINATE,) if role is Role.COORDINATE else (Field.LEAD,)
    where = replace(query.where, agencies=(*kind, *named))
    topic = topic_beside(query.topic, match.string, [match.span()])
    return replace(query, ask=ask, form=Form.LIST, of=Counted.AGENCIES, where=where, topic=topic)


def _role(part: str) -> Role:
    """Return the role that a word for a part says."""
    return {"phối hợp": Role.COORDINATE, "tham gia": Role.EITHER}.get(part.lower(), Role.LEAD)


def _is_who(agency: AgencyCondition, who: str) -> bool:
    """Tell whether an agency's name is but the word for what is listed: "các sở"."""
    return _SEVERAL.sub("", agency.name).lower() == who.lower()
