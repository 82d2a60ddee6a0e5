"""Conditions on agencies: who is named, in which part, left out or not, all of them or any; and kinds of agencies ("các sở").

In: a question as the rules read it. Out: :class:`AgencyCondition` for each agency or kind, in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qa.contracts.query import AgencyCondition, Counted, Form, Role
from qa.contracts.words import AskedAgency, QueryWords
from qa.understanding.agency_parts import goes_on_listing, had_alone, is_denied, is_left_out, parts_told, says_several_lead
from qa.understanding.counted_nouns import AGENCY, BODY
from qa.understanding.left_out import LEAVES

_KINDS: Final = {
    "sở": ("so-*", "cac-so-*"),
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
_ASKED_KINDS: Final = {
    **_KINDS,
    "khoa": ("khoa-*",),
    "chi cục": ("chi-cuc-*",),
    "trung tâm": ("trung-tam-*",),
    "viện": ("vien-*",),
    "công ty": ("cong-ty-*", "tong-cong-ty-*"),
}
"""Kinds that are asked for ("trung tâm nào"); of "trung tâm" alone plans speak as of a place."""
_NAMES_OF_KINDS: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
_WHICH: Final = re.compile(
    rf"\b(?P<kind>sở|phòng|bộ|ban|{BODY}|huyện|xã)\s+(?:\w+\s+)?nào\b"
    rf"|\b(?:mấy|bao nhiêu)\s+(?P<counted>sở|phòng|ban|{BODY})\b(?!\s*,|\s+(?:và|hay|hoặc|ban|ngành)\b)",
    re.IGNORECASE,
)
_BUT: Final = re.compile(rf"\b{LEAVES}\b", re.IGNORECASE)
_COMMITTEE: Final = ("ubnd-tinh",)
_COMMITTEES: Final = ("ubnd-*",)
_ONE_OF_A_KIND: Final = re.compile(
    rf"(?:\b(?:do|bởi|là|của|có|giao|giao cho|cho|một|các|những|mấy|bên|phải|hay|hoặc|,)\s+|^\W*)(?P<kind>{_NAMES_OF_KINDS})"
    r"(?:\s+(?P<any>nào))?"
    r"(?=\s*(?:,|\?|$|hoặc|hay|và|chủ trì|phối hợp|đứng|làm|thực hiện|phụ trách|ở nhóm|tham gia|chứ|có phải"
    r"|trong|thuộc|tại|mà|nhưng)\b|\s*[?.,]|\s*$)",
    re.IGNORECASE,
)
_ANY_OF: Final = re.compile(r"^\s*(?:,|hoặc(?: là)?|hay(?: là)?|,\s*(?:hoặc|hay))\s*$", re.IGNORECASE)
_OR: Final = re.compile(r"\b(?:hoặc|hay)\b", re.IGNORECASE)
_MORE: Final = re.compile(r"\b(?:nhiều|ít|đông|cao|thấp|sớm|muộn)(?:\s+\w+){0,3}?\s+hơn\b", re.IGNORECASE)
_COORDINATES: Final = re.compile(r"\bphối hợp\b", re.IGNORECASE)
_LEADS: Final = re.compile(r"\bchủ trì\b|\bđứng đầu\b|\bphụ trách\b", re.IGNORECASE)
_OF_A_KIND: Final = re.compile(rf"(?:các|những|mấy)\s+(?P<kind>{_NAMES_OF_KINDS})", re.IGNORECASE)
_ASKED_FOR: Final = re.compile(r"(?:những|các|mấy)\s+\w+(?:\s+(?:chủ trì|phối hợp))?\s+(?:nào|gì)\b", re.IGNORECASE)
"""What is asked for is no condition: "những sở chủ trì nào"."""
_TAKES_PART: Final = re.compile(r"\b(?:tham gia|góp mặt|có mặt|cùng làm|cùng lo|vào cuộc)\s*$", re.IGNORECASE)
_GOES_ON_TAKING_PART: Final = re.compile(
    r"^\s+(?:(?:có|cũng|cùng)\s+)*(?:tham gia|góp mặt|có mặt|làm cùng|làm chung)\b", re.IGNORECASE
)
_WHO_LEADS: Final = re.compile(
    rf"\b(?:ai|{AGENCY}\s+(?:\w+\s+)?nào)\s+(?:(?:đứng ra|đứng|là|được giao)\s+)*chủ trì\b"
    rf"|\bchủ trì\s+(?:là\s+)?(?:ai|{AGENCY}\s+nào)\b",
    re.IGNORECASE,
)
"""Who leads is asked for: an agency that is only said to take part does not lead."""
_ASKED: Final = r"\b[^,;?]*?\b(?:gì|chi|nào|ai)\b"
_ASKED_TO_LEAD: Final = re.compile(rf"\bchủ trì{_ASKED}", re.IGNORECASE)
_ASKED_TO_COORDINATE: Final = re.compile(rf"\bphối hợp{_ASKED}", re.IGNORECASE)
_ROWS: Final = frozenset({Form.LIST, Form.COUNT, Form.MOST, Form.LEAST, Form.YES_NO})


@dataclass(frozen=True, slots=True)
class _Named:
    """A condition with the characters of the question that name it (-1: not found there)."""

    condition: AgencyCondition
    start: int
    end: int


def agency_conditions(words: QueryWords, form: Form, of: Counted | None) -> tuple[AgencyCondition, ...]:
    """Return the conditions on agencies that ``words`` makes, where ``form`` and ``of`` are what it asks for."""
    text = words.text
    both = _asks_both(text)
    named = [_condition(asked, words, both=both) for asked in words.named.agencies if not _OR.search(asked.name)]
    named = [found for found in named if not _ASKED_FOR.match(text[max(found.start, 0) :])]
    several = says_several_lead(text)
    of_rows = form in _ROWS or words.asking.rows is not None or _BUT.search(text) is not None or several or _says_not_of(text)
    if of_rows:
        named += _kinds(words, named)
    if not named and form in (Form.MOST, Form.LEAST, Form.COUNT, Form.LIST) and of is Counted.AGENCIES:
        return _any_of_a_kind(words)
    if not named and several:
        return (AgencyCondition(("*",), "nhiều cơ quan", Role.LEAD, alone=False),)
    named = _all_left_out(sorted(named, key=lambda found: found.start), text)
    if _MORE.search(text):  # "Sở X hay Sở Y … nhiều hơn": two sides, not any of the two
        return tuple(found.condition for found in named)
    return _in_each_part(_merged(named, text), named, text)


def _says_not_of(text: str) -> bool:
    """Tell whether a kind of agencies is denied: "mà không phải sở"."""
    return any(is_denied(text, *kind.span("kind")) for kind in _ONE_OF_A_KIND.finditer(text))


def _all_left_out(named: Sequence[_Named], text: str) -> list[_Named]:
    """Return the names, those that go on with a list of what is left out left out too: "ngoài các sở, ban và Công an ra"."""
    made: list[_Named] = []
    for found in named:
        last = made[-1] if made else None
        if last and last.condition.negated and last.end > 0 and goes_on_listing(text, last.end, found.start):
            found = replace(found, condition=replace(found.condition, negated=True))
        made.append(replace(found, condition=_every_one(found.condition)) if found.condition.negated else found)
    return made


def _every_one(condition: AgencyCondition) -> AgencyCondition:
    """Return the condition on every agency of a kind where the kind is left out: "trừ các sở", "ngoài UBND"."""
    kind = _OF_A_KIND.fullmatch(condition.name)
    ids = _KINDS[kind["kind"].lower()] if kind else _COMMITTEES if condition.ids == _COMMITTEE else condition.ids
    return replace(condition, ids=ids)


def _in_each_part(conditions: tuple[AgencyCondition, ...], named: Sequence[_Named], text: str) -> tuple[AgencyCondition, ...]:
    """Return the conditions; the only agency in each of its parts where the text tells them apart."""
    if len(conditions) != 1 or len(named) != 1:
        return conditions
    parts = parts_told(text, named[0].end)
    return tuple(replace(conditions[0], role=role, negated=denied) for role, denied in parts) or conditions


def role_in(words: QueryWords) -> Role:
    """Return the role that an agency without a word of its own beside it has: the only one that the question speaks of."""
    leads, coordinates = _LEADS.search(words.text), _COORDINATES.search(words.text)
    if leads and not coordinates:
        return Role.LEAD
    return Role.COORDINATE if coordinates and not leads else Role.EITHER


def _asks_both(text: str) -> bool:
    """Tell whether what is led and what is coordinated are asked for, one after the other: "chủ trì gì và phối hợp gì"."""
    for first, second in ((_ASKED_TO_LEAD, _ASKED_TO_COORDINATE), (_ASKED_TO_COORDINATE, _ASKED_TO_LEAD)):
        found = first.search(text)
        if found is not None and second.search(text, found.end()):
            return True
    return False


def _condition(asked: AskedAgency, words: QueryWords, *, both: bool) -> _Named:
    at = words.text.find(asked.name)
    end = at + len(asked.name)
    role = Role(asked.role) if asked.role and not both else role_in(words)
    kind = _OF_A_KIND.fullmatch(asked.name)
    if kind:  # "các sở" are all of them, and those that are named together
        asked = replace(asked, ids=(*_KINDS[kind["kind"].lower()], *asked.ids))
    if at < 0:
        return _Named(AgencyCondition(asked.ids, asked.name, role), at, end)
    if not asked.role and role is Role.LEAD and _only_takes_part(words.text, at, end):
        role = Role.COORDINATE
    denied, alone = is_denied(words.text, at, end), had_alone(words.text, at, end)
    if is_left_out(words.text, at) and role_in(words) is not Role.EITHER:
        role = role_in(words)  # "ngoài Sở Y tế còn ai phối hợp"
    return _Named(AgencyCondition(asked.ids, asked.name, role, denied, None if denied else alone), at, end)


def _only_takes_part(text: str, start: int, end: int) -> bool:
    """Tell whether the agency there takes part in what another is asked to lead: "việc có Sở Y tế tham gia do ai chủ trì"."""
    part = _TAKES_PART.search(text[start:end]) or _GOES_ON_TAKING_PART.match(text[end:])
    return part is not None and _WHO_LEADS.search(text) is not None


def _kinds(words: QueryWords, named: Sequence[_Named]) -> Iterator[_Named]:
    """Yield the kinds of agencies that the question names where no name of one stands ("chứ không phải một sở")."""
    for match in _ONE_OF_A_KIND.finditer(words.text):
        start, end = match.span("kind")
        if any(found.start < end and start < found.end for found in named):
            continue
        denied = is_denied(words.text, start, end)
        if match["any"] and not denied:
            continue  # "do sở nào chủ trì" asks
        yield _Named(AgencyCondition(_KINDS[match["kind"].lower()], match["kind"], role_in(words), denied), start, end)


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


def ids_of_kind(kind: str) -> tuple[str, ...]:
    """Return the ids of the agencies of a kind as it is asked for ("sở", "trung tâm"); none for a word for any agency."""
    return _ASKED_KINDS.get(kind.lower(), ())


def _any_of_a_kind(words: QueryWords) -> tuple[AgencyCondition, ...]:
    """Return the condition that "sở nào" makes of agencies that are ranked or counted."""
    found = _WHICH.search(words.text)
    kind = (found["kind"] or found["counted"]) if found else ""
    if not ids_of_kind(kind) or kind.lower() in ("huyện", "xã"):
        return ()
    role = role_in(words)
    return (AgencyCondition(ids_of_kind(kind), kind, Role.LEAD if role is Role.EITHER else role),)
