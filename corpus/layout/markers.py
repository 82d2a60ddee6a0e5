"""Marks of numbered and listed units ("PHẦN I", "II.", "1.2.", "đ)", "-") and their order.

The order is that of Decree 30/2020/NĐ-CP, annex I: phần, chương, mục, điều, then I., 1., a); plans add A. above I., decimal
numbers below 1., and bullets below all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from corpus.text.folding import CAPITALS
from corpus.text.number_words import ONES, PLACES


class MarkerKind(IntEnum):
    """Kinds of marks; a smaller value stands above a greater one."""

    PART = 0
    CHAPTER = 1
    DIVISION = 2
    ARTICLE = 3
    UPPER = 4
    ROMAN = 5
    ARABIC = 6
    DECIMAL_2 = 7
    DECIMAL_3 = 8
    DECIMAL_4 = 9
    LOWER = 10
    PAREN = 11
    LOWER_ROMAN = 12
    BULLET = 13


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the start of a text: its kind, its number without punctuation, as printed, and its length with spaces."""

    kind: MarkerKind
    number: str
    printed: str
    length: int

    @property
    def style(self) -> str:
        """Return what marks of one list share: the bullet's sign, the brackets around the number, nothing for the rest."""
        if self.kind is MarkerKind.BULLET:
            return self.printed
        return re.sub(r"\w+", "", self.printed) if self.kind is MarkerKind.PAREN else ""

    @property
    def ordinal(self) -> int | None:
        """Return the place in the sequence that the number names, from 1; None for bullets and written-out numbers."""
        return _ordinal(self.kind, self.number)


_NEXT_TEXT: Final = r"(?=\s*(?:[^\W\d_]|[“\"‘'(«\[]))"
_TITLE: Final = rf"(?=[{CAPITALS}]{{2,}}\s+[{CAPITALS},]{{2,}})"
_WORDS: Final = rf"thứ\s+\w+|{PLACES[0]}|{'|'.join(ONES)}"
_PATTERNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (MarkerKind.PART, rf"(?P<n>(?:PHẦN|Phần)\s+(?:[IVXL]+|\d{{1,2}}|(?i:{_WORDS})))\s*(?:[.:–—-]\s*|$|\s(?=[A-ZĐ]))"),
        (MarkerKind.PART, r"(?P<n>(?:PHẦN|Phần)\s+[A-HĐ])\s*[.:–—-]\s*" + _NEXT_TEXT),
        (
            MarkerKind.CHAPTER,
            rf"(?P<n>(?:CHƯƠNG|Chương)\s+(?:[IVXL]+|\d{{1,2}}|(?i:{_WORDS})))\s*(?:[.:–—-]\s*|$|\s(?=[A-ZĐ]))",
        ),
        (MarkerKind.DIVISION, r"(?P<n>(?:MỤC|Mục)\s+(?:[IVXL]+|\d{1,2}))\s*(?:[.:–—-]\s*|$)"),
        (MarkerKind.ARTICLE, r"(?P<n>(?:ĐIỀU|Điều)\s+\d{1,3}[a-zđ]?)\s*(?:[.:]\s*|$)"),
        (MarkerKind.ROMAN, r"(?P<n>[IVX]{1,6})\s?(?:[./):]|\s?[-–—])\s*" + _NEXT_TEXT),
        (MarkerKind.ROMAN, r"(?P<n>[IVX]{1,6})\s+" + _TITLE),
        # OCR reads I as l, 1 or |; before a title in capitals such a number is Roman all the same.
        (
            MarkerKind.ROMAN,
            r"(?P<n>[IVXl|][IVXl1|]{0,4}|1[IVXl|]{1,4})\s?[./]\s*" + _TITLE,
        ),
        (MarkerKind.UPPER, r"(?P<n>[A-HK-UĐ])\s?(?:[./)]|\s?[-–—])\s+" + _NEXT_TEXT),
        (MarkerKind.DECIMAL_4, r"(?P<n>\d{1,2}(?:\.\d{1,2}){3,})\s*(?:[.)/:]\s*|\s+)(?=[^\W\d_]|[“\"‘'(])"),
        (MarkerKind.DECIMAL_3, r"(?P<n>\d{1,2}(?:\.\d{1,2}){2})\s*(?:[.)/:]\s*|\s+)(?=[^\W\d_]|[“\"‘'(])"),
        (MarkerKind.DECIMAL_2, r"(?P<n>\d{1,2}\.\d{1,2})\s*(?:[.)/:]\s*" + _NEXT_TEXT + rf"|\s+(?=[“\"‘'(]?[{CAPITALS}]))"),
        (MarkerKind.DECIMAL_2, r"(?P<n>\d{1,2}\.\d{1,2})\.\s+(?=\d)"),
        (MarkerKind.ARABIC, r"(?P<n>\d{1,3})\s?[./:]\s*" + _NEXT_TEXT),
        (MarkerKind.ARABIC, r"(?P<n>\d{1,2})\.\s+(?=\d)"),
        (MarkerKind.ARABIC, rf"(?P<n>\d{{1,2}})\s?[-–—]\s*(?=[“\"‘'(]?[{CAPITALS}])"),
        (MarkerKind.PAREN, r"(?P<n>\d{1,2})\)\s*" + _NEXT_TEXT),
        (MarkerKind.PAREN, r"\((?P<n>\d{1,2}|[a-hj-uwyđ])\)\s*(?=\S)"),
        (MarkerKind.LOWER, r"(?P<n>[a-zđ](?:\.?\d{1,2})?)\s?(?:\)\s*(?=\S)|[./]\s+" + _NEXT_TEXT + ")"),
        (MarkerKind.LOWER_ROMAN, r"\(?(?P<n>[ivx]{1,5})\)\s*(?=\S)"),
        (MarkerKind.BULLET, r"(?P<n>)[-–—−‐+]\s*" + _NEXT_TEXT),
        (MarkerKind.BULLET, r"(?P<n>)[-–—−‐+*]\s+(?=\S)"),
        (MarkerKind.BULLET, r"(?P<n>)[•·▪■□●○◦‣❖✓✔➢➤►→\uf020-\uf0ff]\s*(?=\S)"),
        (MarkerKind.BULLET, rf"(?P<n>)o\s+(?=[{CAPITALS}])"),
    )
)
# What every mark begins with; most lines of prose are told from one by their first letters.
_ANY: Final = re.compile(
    r"[IVXl1|]{1,6}[\s./):–—-]|[A-ZĐ]\s?[./)–—-]|\d{1,3}(?:\.\d|\s?[./:)–—-]|\s)|\(?[a-zđivx\d][\w.]{0,4}\s?[).]|[a-zđ]/|o\s"
    r"|[-–—−‐+*•·▪■□●○◦‣❖✓✔➢➤►→\uf020-\uf0ff]|(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều)\s"
)
_ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10}
_OCR_SLIPS: Final = str.maketrans("l1|", "iii")
_ALPHABETS: Final = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")


def read_marker(plain: str) -> Marker | None:
    """Return the mark that the clean text ``plain`` begins with, or None."""
    if not _ANY.match(plain):
        return None
    for kind, pattern in _PATTERNS:
        match = pattern.match(plain)
        if match is None:
            continue
        if kind is MarkerKind.ROMAN and _ordinal(kind, match["n"]) is None:
            continue
        return Marker(kind, " ".join(match["n"].split()), match.group().strip(), match.end())
    return None


def follows(marker: Marker, last: Marker | None) -> bool:
    """Tell whether ``marker`` may come next after ``last`` of its list: the first, the same again, or one or two further.

    Letters are counted in the Vietnamese alphabet (d, đ, e, g) and in the Latin one (e, f), since both are used.
    """
    if marker.kind is MarkerKind.BULLET:
        return True
    if marker.kind <= MarkerKind.ARTICLE:
        return True
    here = _ordinals(marker)
    if last is None:
        return 1 in here
    return 1 in here or any(0 <= later - earlier <= 2 for later, earlier in zip(here, _ordinals(last), strict=False))


def _ordinals(marker: Marker) -> tuple[int, ...]:
    letter = marker.number[:1].lower()
    if marker.kind in (MarkerKind.LOWER, MarkerKind.UPPER) or (marker.kind is MarkerKind.PAREN and letter.isalpha()):
        return tuple(alphabet.find(letter) + 1 for alphabet in _ALPHABETS)
    ordinal = marker.ordinal
    return () if ordinal is None else (ordinal,)


def _ordinal(kind: MarkerKind, number: str) -> int | None:
    tail = re.split(r"[.\s]", number)[-1].lower()
    if tail.isdecimal():
        return int(tail)
    if kind in (MarkerKind.LOWER, MarkerKind.UPPER) or (kind is MarkerKind.PAREN and tail.isalpha()):
        return letter_place(tail) or None
    return roman_value(tail)


def letter_place(letters: str) -> int:
    """Return the place of the first of ``letters`` in the Vietnamese alphabet, from 1; 0 where there is none."""
    return _ALPHABETS[0].find(letters[:1].lower()) + 1 if letters else 0


def roman_value(letters: str) -> int | None:
    """Return the value of a Roman number up to 39, or None where ``letters`` is not one in its usual form."""
    letters = letters.lower().translate(_OCR_SLIPS)
    values = [_ROMAN_DIGITS.get(letter) for letter in letters]
    if not values or None in values:
        return None
    numbers = [value for value in values if value is not None]
    total = sum(-n if any(n < later for later in numbers[i + 1 : i + 2]) else n for i, n in enumerate(numbers))
    return total if _roman(total) == letters else None


def _roman(value: int) -> str:
    result = ""
    for number, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= number:
            result, value = result + letters, value - number
    return result
