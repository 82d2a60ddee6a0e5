"""Conditions on agencies: who is named, in which part, left out or not, all of them or any; and kinds of agencies ("các sở").

In: a question as the rules read it. Out: :class:`AgencyCondition` for each agency or kind, in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qa.contracts.query import AgencyCondition, Counted, Form, Role
from qa.contracts.question import AskedAgency, Question

_KINDS: Final = {
    "sở": ("so-*",),
    "phòng": ("phong-*",),
    "bộ": ("bo-*",),
    "ban": ("ban-*",),
    "vụ": ("vu-*",),
    "cục": ("cuc-*",),
    "hội": ("hoi-*",),
    "trường": ("truong-*",),
    "nhà trường": ("truong-*", "vien-truong"),
    "công an": ("cong-an-*", "bo-cong-an"),
    "quân đội": ("bo-chi-huy-*", "ban-chi-huy-quan-su-*", "bo-quoc-phong"),
    "báo đài": ("bao-*", "dai-*", "co-quan-bao-dai"),
    "báo": ("bao-*",),
    "đài": ("dai-*",),
    "huyện": ("ubnd-cap-huyen",),
    "xã": ("ubnd-cap-xa",),
}
_NAMES_OF_KINDS: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
_WHICH: Final = re.compile(r"\b(?P<kind>sở|phòng|bộ|ban|huyện|xã)\s+(?:\w+\s+)?nào\b", re.IGNORECASE)
_ONE_OF_A_KIND: Final = re.compile(
    rf"(?:\b(?:do|bởi|là|của|một|các|những|mấy|bên|phải|hay|hoặc|,)\s+|^\W*)(?P<kind>{_NAMES_OF_KINDS})"
    r"(?=\s*(?:,|\?|$|hoặc|hay|và|chủ trì|phối hợp|đứng|làm|thực hiện|phụ trách|ở nhóm|tham gia|chứ|có phải)\b|\s*[?.,]|\s*$)",
    re.IGNORECASE,
)
_EXCEPT: Final = re.compile(
    r"\b(?:trừ|ngoài|ngoại trừ|không (?:phải(?: là| do| của)?|do|giao)|khác với)(?:\s+(?!chủ trì|phối hợp)\w+){0,2}\s*$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"^\s+(?:thì\s+|lại\s+)?không\s+(?:phải\s+|được\s+|có\s+|tham gia\s+|giao\s+)*"
    r"(?:chủ trì|phối hợp|tham gia|phụ trách|đứng đầu)\b"
    r"(?!.*\b(?:không|chưa)\W*$)",
    re.IGNORECASE,
)
_ANY_OF: Final = re.compile(r"^\s*(?:,|hoặc(?: là)?|hay(?: là)?|,\s*(?:hoặc|hay))\s*$", re.IGNORECASE)
_OR: Final = re.compile(r"\b(?:hoặc|hay)\b", re.IGNORECASE)
_COORDINATES: Final = re.compile(r"\bphối hợp\b", re.IGNORECASE)
_LEADS: Final = re.compile(r"\bchủ trì\b|\bđứng đầu\b|\bphụ trách\b", re.IGNORECASE)
_ASKED: Final = r"[^,;?]*\b(?:gì|chi|nào|ai)\b.*"
_BOTH: Final = re.compile(
    rf"\bchủ trì\b{_ASKED}\bphối hợp\b{_ASKED}|\bphối hợp\b{_ASKED}\bchủ trì\b{_ASKED}",
    re.IGNORECASE,
)
_SCOPE: Final = 40
_ROWS: Final = frozenset({Form.LIST, Form.COUNT, Form.MOST, Form.LEAST, Form.YES_NO})


@dataclass(frozen=True, slots=True)
class _Named:
    """A condition with the characters of the question that name it (-1: not found there)."""

    condition: AgencyCondition
    start: int
    end: int


def agency_conditions(question: Question, form: Form, of: Counted | None) -> tuple[AgencyCondition, ...]:
    """Return the conditions on agencies that ``question`` makes, where ``form`` and ``of`` are what it asks for."""
    named = [_condition(asked, question) for asked in question.agencies if not _OR.search(asked.name)]
    if form in _ROWS:
        named += _kinds(question, named)
    if not named and form in (Form.MOST, Form.LEAST, Form.COUNT) and of is Counted.AGENCIES:
        return _any_of_a_kind(question)
    return _merged(sorted(named, key=lambda found: found.start), question.text)


def role_in(question: Question) -> Role:
    """Return the role that an agency without a word of its own beside it has: the only one that the question speaks of."""
    leads, coordinates = _LEADS.search(question.text), _COORDINATES.search(question.text)
    if leads and not coordinates:
        return Role.LEAD
    return Role.COORDINATE if coordinates and not leads else Role.EITHER


def _condition(asked: AskedAgency, question: Question) -> _Named:
    at = question.text.find(asked.name)
    end = at + len(asked.name)
    role = Role(asked.role) if asked.role and not _BOTH.search(question.text) else role_in(question)
    return _Named(AgencyCondition(asked.ids, asked.name, role, at >= 0 and _is_denied(question.text, at, end)), at, end)


def _is_denied(text: str, start: int, end: int) -> bool:
    """Tell whether what stands there is left out: "trừ Sở Y tế", "không do Sở Y tế", "mà Sở Y tế không phối hợp"."""
    return _EXCEPT.search(text[max(0, start - _SCOPE) : start]) is not None or _DENIED.match(text[end:]) is not None


def _kinds(question: Question, named: Sequence[_Named]) -> Iterator[_Named]:
    """Yield the kinds of agencies that the question names where no name of one stands ("chứ không phải một sở")."""
    for match in _ONE_OF_A_KIND.finditer(question.text):
        start, end = match.span("kind")
        if any(found.start < end and start < found.end for found in named):
            continue
        condition = AgencyCondition(_KINDS[match["kind"].lower()], match["kind"], role_in(question))
        yield _Named(replace(condition, negated=_is_denied(question.text, start, end)), start, end)


def _merged(named: Sequence[_Named], text: str) -> tuple[AgencyCondition, ...]:
    """Return the conditions, those that "hoặc" joins in one: "báo, đài hoặc nhà trường" is any of the three."""
    chains: list[list[_Named]] = []
    for found in named:
        joined = chains and _ANY_OF.match(text[chains[-1][-1].end : found.start]) is not None
        if joined and chains[-1][-1].condition.negated is found.condition.negated:
            chains[-1].append(found)
        else:
            chains.append([found])
    made: list[AgencyCondition] = []
    for chain in chains:
        if len(chain) > 1 and _OR.search(text[chain[0].end : chain[-1].start]):
            ids = tuple(dict.fromkeys(own for found in chain for own in found.condition.ids))
            made.append(replace(chain[0].condition, ids=ids, name=text[chain[0].start : chain[-1].end]))
        else:
            made += [found.condition for found in chain]
    return tuple(made)


def _any_of_a_kind(question: Question) -> tuple[AgencyCondition, ...]:
    """Return the condition that "sở nào" makes of agencies that are ranked or counted."""
    found = _WHICH.search(question.text)
    if found is None or found["kind"].lower() in ("huyện", "xã"):
        return ()
    role = role_in(question)
    return (AgencyCondition(_KINDS[found["kind"].lower()], found["kind"], Role.LEAD if role is Role.EITHER else role),)
