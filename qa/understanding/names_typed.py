"""Names as people type them: provinces and departments by their initials, provinces without accents, words for short.

In: a question as typed. Out: the same with these written as they should be, and where they stand; repair of accents cannot
know them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from corpus.names.agencies import AgencyMention, find_agencies, name_of
from corpus.names.places import PlaceMention, find_places
from corpus.text import fold_accents
from qa.spelling.units import is_unit
from qa.understanding.asked_agencies import Span, overlaps

# A department, and then initials: a word without a vowel.
_IS_SHORT: Final = re.compile(r"(?:so|bo)\s*(?:[^\W\d_]+[\s&,/–-]+)*?[b-df-hj-np-tv-xz]{2,}(?:[\s&,/–-]|$)", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:(?<![^\W_])|(?<=so)|(?<=bo))[b-df-hj-np-tv-xz]{2,}(?![^\W_])", re.IGNORECASE)
_TYPED_WORD: Final = re.compile(r"(?<![\w&/.-])(?:[A-ZĐ]\.(?:[A-ZĐ]\.)*\s?[^\W\d_]{2,}|[^\W\d_]+(?:/[^\W\d_]+)?)(?![\w&/-])")
_TWO_LETTERS: Final = 2
_PLACE_BEFORE: Final = re.compile(
    r"(?:^|[,;:(]|\b(?:o|tai|tinh|cua|ben|con|va|hay|tp|thanh pho|ke hoach|kh|ubnd|hdnd|cho))\s*$"
)
_COUNTRYSIDE: Final = re.compile(r"(?<=nông )thôn\b|(?<=nong )thon\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\s*(?:số\s*|so\s*)?\d")
# Signs of kinds of documents, which are initials of provinces too; "KH" is a plan wherever no word of a place stands before it.
_KINDS: Final = frozenset({"kh", "qd", "nq", "ct", "tb", "cv", "bc"})
_PLAN: Final = "kh"
_OF_PLACE: Final = re.compile(r"\b(?:o|tai|tinh|tp|thanh pho|ubnd|hdnd)\s*$")
_AS_KIND: Final = re.compile(r"\s+(?:nao|nay|do|ay|cua|tinh|ve|gi|tren|so|kia)\b")
_WHICH_PLACE: Final = re.compile(r"\s+(?:tỉnh|tinh|huyện|huyen|thành phố|thanh pho|xã|xa)$", re.IGNORECASE)
_WHICH: Final = re.compile(r"\s+n(?:à|a)o\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\s+[^\W_]")


class ShortForms:
    """What is typed for short: words ("đc"), and the provinces of the plans by what officials write for them ("AG")."""

    def __init__(self, words: Mapping[str, str], provinces: Collection[str]) -> None:
        self._words = words
        self._provinces = _by_initials(provinces)

    def written_out(self, typed: str) -> str:
        """Return ``typed`` with what was typed for short written out, initials where they can only be one province."""
        return _TYPED_WORD.sub(self._meant, typed)

    def _meant(self, match: re.Match[str]) -> str:
        """Return what the word of ``match`` is short for, or itself."""
        if is_unit(match.string, *match.span()):
            return match.group()
        word = match.group().replace(" ", "")
        return (
            self._words.get(word[0].lower() + word[1:])
            or (self._provinces.get(fold_accents(word)) if word[:2].isupper() and _may_be_place(match) else None)
            or match.group()
        )


def places_in(text: str) -> list[PlaceMention]:
    """Return the provinces that ``text`` names; one after the "thôn" of "nông thôn" is a province and no hamlet."""
    return find_places(_COUNTRYSIDE.sub(lambda match: "-" * len(match.group()), text))


def with_names_spelled(typed: str) -> tuple[str, list[Span]]:
    """Return the question with its provinces, and departments typed as initials, spelled as they should be, and where.

    "soc trang" is Sóc Trăng, "so nn ptnt" Sở Nông nghiệp và Phát triển nông thôn: nothing that repair of accents can know.
    """
    places = [(place.start, place.end, place.name) for place in places_in(typed)]
    departments = [
        (agency.start, _without_place(typed, agency, places), name)
        for agency in (find_agencies(typed) if _INITIALS.search(fold_accents(typed)) else ())
        if len(agency.ids) == 1 and _IS_SHORT.match(fold_accents(agency.text)) and (name := name_of(agency.ids[0]))
    ]
    taken = [(start, end) for start, end, _ in departments]
    names = sorted([*departments, *(place for place in places if not overlaps(place[0], place[1], taken))])
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for start, end, name in names:
        pieces += [typed[at:start], name]
        length += start - at
        spans.append((length, length + len(name)))
        length += len(name)
        at = end
    return "".join([*pieces, typed[at:]]), spans


def _may_be_place(match: re.Match[str]) -> bool:
    """Tell whether initials stand where a place does: ending a clause or after "ở", "của"; in "với CT cấp II" they do not."""
    before, after = fold_accents(match.string[: match.start()]), match.string[match.end() :]
    if _NUMBERED.match(after):  # "KH 217" is a plan by its number
        return False
    word = fold_accents(match.group()).lower()
    if word in _KINDS and not _OF_PLACE.search(before) and (word == _PLAN or _AS_KIND.match(fold_accents(after))):
        return False
    return len(match.group()) > _TWO_LETTERS or bool(_PLACE_BEFORE.search(before)) or not _GOES_ON.match(after)


def _by_initials(provinces: Collection[str]) -> dict[str, str]:
    """Return the provinces by what officials write for them: initials ("AG"), more of the last word ("QNg", "Q.Ngãi", "QNam").

    The keys are folded. What could be either of two provinces is left out.
    """
    found: dict[str, str] = {}
    for province in provinces:
        *first, last = province.split()
        initials = "".join(word[0] for word in first)
        dotted = f"{'.'.join(word[0] for word in first)}.{last}"
        shorts = (initials + last[0], initials + last[:2], dotted, initials + last)
        for short in dict.fromkeys(map(fold_accents, shorts)):
            found[short] = "" if short in found else province
    return {short: province for short, province in found.items() if province and len(short) > 1}


def _without_place(typed: str, agency: AgencyMention, places: Sequence[tuple[int, int, str]]) -> int:
    """Return where the agency's own name ends: "Sở KHCN" in "Sở KHCN An Giang" and in "Sở KHCN tỉnh nào"."""
    asked = _WHICH_PLACE.search(typed[: agency.end]) if _WHICH.match(typed[agency.end :]) else None
    if asked is not None:
        return asked.start()
    inside = [start for start, _, _ in places if agency.start < start < agency.end]
    return agency.start + len(agency.text[: inside[0] - agency.start].rstrip()) if inside else agency.end
