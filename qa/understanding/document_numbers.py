"""Documents that a question names by number alone: "thông báo 641", "TB 641", "cái 78/2025", "Cần Thơ 2665".

In: a question's text, and which numbers documents of the index have. Out: those numbers without their sign, and where they
stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from corpus.genres.table import genres, title_names
from corpus.names.places import PlaceMention
from corpus.text import fold_accents
from qa.contracts.words import YEAR
from qa.reading.kinds_said import SHORTS, name_said
from qa.understanding.asked_agencies import Span

Numbered = Callable[[str], bool]
"""Tells of a number, whole ("81/QĐ-UBND") or without its sign ("81", "81/2025"), whether a document of the index has it."""

_KINDS: Final = "|".join(sorted(title_names(), key=len, reverse=True))
_NAMED: Final = re.compile(
    rf"\b(?:{_KINDS}) (?:này )?(?:số )?0*(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?)\b"
    r"(?!\s*(?:[/%–-]\s*\w|[.,]\w|năm\b|tháng\b|ngày\b))",
    re.IGNORECASE,
)
_OF_A_YEAR: Final = re.compile(r"(?<![\w/.,-])0*(?P<number>\d{1,5}/(?:19|20)\d\d)(?![\w/.,-]*\w)")
_ALONE: Final = re.compile(r"(?<![\w/.,-])0*(?P<number>\d{3,5})(?![\w/.,%-]*\w|%)")
_BESIDE: Final = re.compile(r"[\s,:(]*")
_SHORT: Final = re.compile(
    rf"(?<![\w/&.-])(?P<short>{'|'.join(sorted(SHORTS, key=len, reverse=True))})"
    r"(?=\.?\s*(?:số\s*|so\s*)?0*(?P<number>\d+(?:/\S*\w)?))",
    re.IGNORECASE,
)
_STATUTES: Final = frozenset(
    {"nghị quyết", "nghị định", "chỉ thị", "thông tư", "kết luận", "thông báo", "công điện", "luật", "pháp lệnh"}
)
"""Kinds by which nobody calls a plan or a decision."""


def with_kinds_spelled(typed: str, numbered: Numbered) -> str:
    """Return ``typed`` with the letters of a kind before a number that a document of the index has written out.

    "TB 641" is "thông báo 641" where the index holds a document 641; "CT 5 xã" stays.
    """

    def spelled(match: re.Match[str]) -> str:
        """Return the kind's name, or what was typed."""
        known = numbered(match["number"])
        return name_said(match["short"]) if known else match["short"]

    return _SHORT.sub(spelled, typed)


def bare_numbers_in(text: str, places: Iterable[PlaceMention], numbered: Numbered) -> list[tuple[str, Span]]:
    """Return the numbers without their sign by which ``text`` names documents, and where they stand, in order.

    After the name of a kind any number names one; with its year, or beside a place, one that a document of the index has.
    """
    spans = [(place.start, place.end) for place in places]
    found = {match.span("number"): match["number"] for match in _NAMED.finditer(text) if not YEAR.fullmatch(match["number"])}
    for match in _OF_A_YEAR.finditer(text):
        if numbered(match["number"]):
            found.setdefault(match.span("number"), match["number"])
    for match in _ALONE.finditer(text):
        beside = any(_is_beside(text, span, match.span()) for span in spans)
        if beside and not YEAR.fullmatch(match["number"]) and numbered(match["number"]):
            found.setdefault(match.span("number"), match["number"])
    return [(number, span) for span, number in sorted(found.items())]


def _is_beside(text: str, one: Span, other: Span) -> bool:
    """Tell whether nothing but spaces and marks stands between the spans."""
    first, second = sorted((one, other))
    return first[1] <= second[0] and _BESIDE.fullmatch(text[first[1] : second[0]]) is not None


def is_of_other_kind(number: str, text: str, printed: str) -> bool:
    """Tell whether ``text`` gives ``number`` to a statute of another kind than the document with the number ``printed`` is.

    "Nghị quyết 57" does not mean a decision 57/2025/QĐ-UBND.
    """
    bare = re.escape(number.split("/")[0])
    said = re.search(rf"\b(?P<kind>{_KINDS}) (?:này )?(?:số )?0*{bare}\b", text, re.IGNORECASE)
    kind = said["kind"].lower() if said else ""
    if kind not in _STATUTES:
        return False
    short = next((genre.short for genre in genres() if genre.name == kind and genre.short), None)
    letters = fold_accents(short or "").lower()
    return not letters or re.search(rf"(?<![^\W_]){letters}(?![^\W_])", fold_accents(printed).lower()) is None
