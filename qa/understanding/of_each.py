"""What a question claims of each of several places, or of one beside another: "cả ba tỉnh đều …", "A … nhiều hơn B".

In: a question's text and the places that it names. Out: :class:`OfEach` or :class:`MoreThan`, with the question as it would be
asked of one place alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.places import PlaceMention
from qa.reading.claims import claim_in
from qa.reading.interrogatives import ANY, asking
from qa.understanding.counted_nouns import number_said

_UNIT: Final = r"(?:tỉnh thành|tỉnh|thành phố|địa phương|nơi|bên|đằng|kế hoạch|văn bản|quyết định|bản|huyện|xã)"
_PAPER: Final = re.compile(r"kế hoạch|văn bản|quyết định", re.IGNORECASE)
_SMALL: Final = r"(?:(?:ở|tại|của|trong|cho|bên|giữa|cả|các|tỉnh|thành phố|kế hoạch|hai|ba|bốn)\s+)*"
_COUNTED: Final = re.compile(
    rf"(?:(?:ở|tại|của|trong|cho|giữa|là)\s+)?(?P<all>(?:cả|toàn bộ)\s+)?\b(?P<count>hai|ba|bốn|[2-4])\s+(?P<unit>{_UNIT})\b"
    r"(?:\s+(?:này|đó|kia|ấy|trên))?(?P<even>\s+(?:cùng\s+)?đều\b)?",
    re.IGNORECASE,
)
_EVEN: Final = re.compile(r"\s*\b(?:cùng\s+)?đều\b", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"\b{_SMALL}$", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf"\s*(?:,|\b(?:và|với|l[ẫầ]n|cùng|cùng với)\b)\s*{_SMALL}", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"\b(?:hơn|giống|khác|chênh|bằng nhau|như nhau|so với|là một|cùng|chung|trùng|nhất)\b", re.IGNORECASE
)
"""What sets the places beside each other: it is not claimed of each."""
_ASKS: Final = asking(*ANY)
_MORE: Final = re.compile(
    r"\b(?:(?P<great>nhiều|cao|lớn|đắt|mắc|tốn|lâu|dài|muộn|trễ|chậm|đông|rộng)"
    r"|(?P<small>ít|thấp|nhỏ|rẻ|ngắn|nhanh|sớm|kém))\b(?P<of>(?:\s+\w+){0,3}?)\s+hơn(?:\s+so với|\s+là)?\s+"
    r"|\b(?P<when>trước|sau)\s+",
    re.IGNORECASE,
)
_HOW_LONG: Final = "bao lâu"
_HOW: Final = (
    (re.compile(r"rẻ|đắt|mắc|tốn", re.IGNORECASE), "bao nhiêu tiền"),
    (re.compile(r"lâu|dài|ngắn|nhanh", re.IGNORECASE), _HOW_LONG),
    (re.compile(r"sớm|muộn|trễ|chậm|trước|sau", re.IGNORECASE), "khi nào"),
)
_ANY: Final = "bao nhiêu"


@dataclass(frozen=True, slots=True)
class OfEach:
    """A claim of each of several places: the doubt about one of them (``text``), how many it counts (0: those it names).

    ``unit`` is what it counts ("tỉnh", "kế hoạch").
    """

    text: str
    count: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MoreThan:
    """A claim that the first place has more than the other (``great``), or less, or is later: what is asked of either."""

    text: str
    great: bool
    places: tuple[str, str]
    how: str


def claimed_of_each(text: str, places: Sequence[PlaceMention], *, doubts: bool) -> OfEach | None:
    """Return what ``text`` claims of each of several places, None for nothing.

    ``doubts`` tells that it asks whether something is so; without that "đều" must claim it, and nothing else be asked for.
    """
    even = _EVEN.search(text) is not None
    if not (doubts or even) or _ASKS.search(text):
        return None
    span, count, unit = _listed(text, places), 0, ""
    if span is None:
        found = next((match for match in _COUNTED.finditer(text) if match["all"] or match["even"] or even), None)
        if found is None:
            return None
        span, count, unit = found.span(), number_said(found["count"]), found["unit"].lower()
    rest = _EVEN.sub("", f"{text[: span[0]]} {unit if _PAPER.fullmatch(unit) else ''} {text[span[1] :]}")
    if _ASIDE.search(rest) or not re.search(r"\w{2}", rest):
        return None
    rest = " ".join(rest.split()).strip(" ,")
    return OfEach(rest if doubts else f"{rest.rstrip('.?! ')}, đúng không?", count, unit)


def _listed(text: str, places: Sequence[PlaceMention]) -> tuple[int, int] | None:
    """Return where several places are named beside each other with nothing between them, and the words around them."""
    if len({place.key for place in places}) < 2:
        return None
    if not all(_BETWEEN.fullmatch(text[one.end : other.start]) for one, other in itertools.pairwise(places)):
        return None
    before = _BEFORE.search(text[: places[0].start])
    return (before.start() if before else places[0].start), places[-1].end


def claimed_to_be_more(text: str, places: Sequence[PlaceMention]) -> MoreThan | None:
    """Return which of two places is claimed to have more, or to be later, than the other; None where none is."""
    claim = claim_in(text)
    at = text.find(claim)
    if len(places) != 2 or at < 0 or _ASKS.search(claim):
        return None
    one, other = ((place.start - at, place.end - at) for place in places)
    before = _BEFORE.search(claim[: other[0]])
    first = before.start() if before else other[0]
    said = next((m for m in _MORE.finditer(claim, max(0, one[1])) if m.end() == first), None)
    if said is None or one[0] < 0:
        return None
    word = said["great"] or said["small"] or said["when"]
    how = next((asked for pattern, asked in _HOW if pattern.fullmatch(word)), _ANY)
    of = "" if how == _HOW_LONG else said["of"] or ""  # "lâu ngày hơn"
    lead = _BEFORE.search(claim[: one[0]])
    about = f"{claim[: lead.start() if lead else one[0]]} {claim[one[1] : said.start()]}{of}"
    rest = f"{about} {claim[other[1] :]}"
    great = said["great"] is not None or word.lower() == "sau"
    return MoreThan(f"{' '.join(rest.split())} {how}?", great, (places[0].name, places[1].name), how)
