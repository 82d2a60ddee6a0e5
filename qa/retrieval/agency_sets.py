"""Sets of agencies: who has a part in one plan and also, or not, in another, or in another role.

In: a query for agencies over plans that its words name by their places. Out: the query with ``also`` and ``excluding``: "sở
nào vừa chủ trì ở tỉnh A vừa phối hợp ở tỉnh B", "cơ quan nào có trong kế hoạch A mà không có ở B", "ai chỉ chủ trì".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.places import find_places
from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role, Where
from qa.retrieval.knowledge import Knowledge
from qa.understanding.counted_nouns import AGENCY
from qa.understanding.forms import form_of

_WHO: Final = re.compile(
    rf"\b(?:{AGENCY}\s+(?:\w+\s+){{0,2}}?(?:nào|gì)|ai|những ai|(?:mấy|bao nhiêu|các|những|có|liệt kê|kể)\s+{AGENCY})\b",
    re.IGNORECASE,
)
_KIND: Final = re.compile(r"\bsở\b", re.IGNORECASE)
_BOTH: Final = re.compile(
    r"\bvừa\b.*\bvừa\b|\b(?:ở|tại|trong|của)\s+cả\b|\bcả\b.*\b(?:lẫn|và)\b|\bđều\b|\bchung\b", re.IGNORECASE
)
_NOT: Final = re.compile(
    r"\b(?:mà|nhưng|còn|song|,)\s*(?:lại\s+)?(?:không|chưa|chẳng|vắng|thiếu)\b|\b(?:không|chưa|chẳng) (?:có|thấy|được|phải)\b"
    r"|\b(?:không|chưa) (?:chủ trì|phối hợp|tham gia)\b|\bvắng (?:mặt|bóng)?\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(r"\b(?P<lead>chủ trì|đứng đầu|đầu mối|phụ trách)\b|\b(?P<help>phối hợp|hỗ trợ)\b", re.IGNORECASE)
_NONE: Final = re.compile(r"\b(?:không|chưa|chẳng)\s+(?:hề\s+)?(?:được\s+)?(?:giao\s+|phân công\s+)?\w+\s+\w+$", re.IGNORECASE)
_ANY_TASK: Final = re.compile(r"\s+(?:một\s+)?(?:việc|nhiệm vụ|đầu việc)\s+(?:nào|gì)\b", re.IGNORECASE)
_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT, Form.YES_NO, Form.COMPARE})
_FIELDS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.TASK, Field.CONTENT})
_ONLY: Final = re.compile(r"\bchỉ\b[^,;?]*\b(?:ở|tại|trong)\b|\bchỉ riêng\b", re.IGNORECASE)
_EVERY: Final = re.compile(
    r"\b(?:cả|tất cả|mọi)\s+(?:các\s+)?(?:(?:hai|ba|bốn|năm|sáu|\d+)\s+)?(?:tỉnh|kế hoạch|địa phương|nơi)\b", re.IGNORECASE
)
_FEW: Final = 8
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """What a piece of the question says: of which plans, in which role, and whether it is denied."""

    plans: tuple[str, ...]
    role: Role
    negated: bool


def with_sets(query: Query, text: str, knowledge: Knowledge) -> Query:
    """Return the query for the agencies that are found under several conditions, where it asks for such; else as it is."""
    named = any(set(a.ids) - {"*", "so-*", "cac-so-*"} for a in query.where.agencies)
    if query.form not in _FORMS or named or not set(query.ask) <= _FIELDS or not _WHO.search(text):
        return query
    parts = _parts_by_place(query, text, knowledge) or _parts_by_role(query, text) or _parts_of_all(query, text, knowledge)
    apart = len({part.role for part in parts}) > 1 and len({part.plans for part in parts}) > 1
    several = apart or any(part.negated for part in parts) or _BOTH.search(text) or _EVERY.search(text)
    if len(parts) < _TWO or parts[0].negated or not several:
        return query
    first, *others = parts
    base = _where(first, query.where, text)
    also = tuple(_where(part, Where(), text) for part in others if not part.negated)
    out = tuple(_where(part, Where(), text) for part in others if part.negated)
    whole = replace(base, also=(*base.also, *also), excluding=(*base.excluding, *out))
    whether = query.form is Form.YES_NO or form_of(text)[0] is Form.YES_NO
    form = Form.YES_NO if whether else Form.COUNT if query.form is Form.COUNT else Form.LIST
    ask = (Field.COORDINATE,) if first.role is Role.COORDINATE else (Field.LEAD,)
    return replace(query, ask=ask, form=form, of=Counted.AGENCIES, where=whole, topic=(), claim="")


def _parts_by_place(query: Query, text: str, knowledge: Knowledge) -> Sequence[_Part]:
    """Return what is said of the plans of each place that the question names, in its order; none where it names but one."""
    plans = {plan: knowledge.plan(plan).province for plan in query.where.plans}
    parts: list[_Part] = []
    end, role = 0, Role.EITHER
    for place in find_places(text):
        own = tuple(plan for plan, province in plans.items() if province == place.name)
        if not own:
            continue
        said = text[end : place.end]
        roles = list(_ROLE.finditer(said)) or (list(_ROLE.finditer(text, place.end)) if not parts else [])
        role = (Role.LEAD if roles[-1]["lead"] else Role.COORDINATE) if roles else role
        parts.append(_Part(own, role, bool(parts) and _NOT.search(said) is not None))
        end = place.end
    if len(parts) == 1 and _ONLY.search(text) and len(knowledge.plans) <= _FEW:
        rest = tuple(plan.id for plan in knowledge.plans if plan.id not in parts[0].plans)
        parts.append(_Part(rest, parts[0].role, negated=True))  # "sở nào chỉ có ở tỉnh A"
    return parts if len({part.plans for part in parts}) >= _TWO else ()


def _parts_by_role(query: Query, text: str) -> Sequence[_Part]:
    """Return what is said of both roles in the same plans: "vừa chủ trì vừa phối hợp", "chỉ phối hợp, không chủ trì"."""
    found = list(_ROLE.finditer(text))
    roles = [Role.LEAD if match["lead"] else Role.COORDINATE for match in found]
    if len(set(roles)) < _TWO:
        denied = len(found) == 1 and _NONE.search(text[: found[0].end()]) and _ANY_TASK.search(text, found[0].end())
        either = _Part(query.where.plans, Role.EITHER, negated=False)
        return (either, _Part(query.where.plans, roles[0], negated=True)) if denied else ()
    start, parts = 0, []
    for match, role in zip(found, roles, strict=True):
        parts.append(_Part(query.where.plans, role, _NOT.search(text[start : match.end()]) is not None))
        start = match.end()
    return sorted(parts[:_TWO], key=lambda part: part.negated)


def _parts_of_all(query: Query, text: str, knowledge: Knowledge) -> Sequence[_Part]:
    """Return the same part in every plan, where the question asks who has it in all: "cả bốn tỉnh đều giao"."""
    plans = query.where.plans or tuple(plan.id for plan in knowledge.plans)
    if not _EVERY.search(text) or len(plans) > _FEW:
        return ()
    found = _ROLE.search(text)
    role = Role.EITHER if found is None else Role.LEAD if found["lead"] else Role.COORDINATE
    return [_Part((plan,), role, negated=False) for plan in plans]


def _where(part: _Part, where: Where, text: str) -> Where:
    ids = ("so-*", "cac-so-*") if _KIND.search(text) else ("*",)
    return replace(where, plans=part.plans, provinces=(), agencies=(AgencyCondition(ids, "", part.role),))
