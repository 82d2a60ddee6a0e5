"""Amounts of money in đồng, however they are written: "1,5 tỷ đồng", "hai mươi triệu", "28.000" in a column of "triệu đồng".

In: a text, and what a bare number in it counts in. Out: amounts in đồng (:func:`amounts_in`, :func:`amount_of_cell`), and the
unit that a title or the line over a table says (:func:`unit_in`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from corpus.text.folding import fold_accents
from corpus.text.number_words import FOLDED_ONES, FOLDED_SCALES

_SCALES: Final = {**FOLDED_SCALES, "tr": 10**6}
_ONES: Final = {**FOLDED_ONES, "lam": 5}
_ONE: Final = "|".join(_ONES)
_DIGITS: Final = r"\d{1,3}(?:[.,]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_WORDS: Final = rf"nua|(?:(?:{_ONE})\s+)+?(?:(?:tram|chuc)\s+(?:(?:ruoi|{_ONE})\s+)*?)?"
_SCALE: Final = r"(?:nghin|ngan)(?:\s+t[yi])?|trieu|t[yi]"
_AMOUNT: Final = re.compile(
    rf"(?<![\w/.,])(?:(?P<number>{_DIGITS})\s*(?:(?P<unit>{_SCALE})\b(?! le\b)|(?=dong|vnd))"
    rf"|(?P<words>{_WORDS})\s*(?P<scale>{_SCALE})\b(?! le\b))(?:\s+(?P<half>ruoi)\b)?"
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_NUMBER: Final = re.compile(rf"(?<![\w/.,–-])(?:{_DIGITS})(?![\w/%])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SAYS_MONEY: Final = re.compile(r"đồng|vnđ|vnd|tr\s*\.?\s*đ|tỷ|tỉ", re.IGNORECASE)
_UNIT: Final = re.compile(
    r"(?:(?P<thousand>1[.,]?000)|(?P<scale>nghìn|ngàn|triệu|tr|tỷ|tỉ))?\s*\.?\s*(?:đồng|vnđ|vnd|đ)\b"
    r"|(?P<short>nghìn|ngàn|triệu|tỷ|tỉ)\b(?!\s*(?:usd|euro|người|lượt|lệ))",
    re.IGNORECASE,
)
_TELLS_UNIT: Final = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<unit>[^)\n;|.]{1,24})", re.IGNORECASE)
_IN_TITLE: Final = re.compile(r"\((?:[^()]*?:\s*)?(?P<unit>[^()]{1,24})\)")


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """An amount in đồng, and where it stands in its text."""

    dong: float
    start: int
    end: int


def amounts_in(text: str) -> list[SaidAmount]:
    """Return the amounts that ``text`` says with their unit, in its order."""
    return [SaidAmount(_dong(match), match.start(), match.end()) for match in _AMOUNT.finditer(fold_accents(text))]


def amount_of_cell(text: str, unit: str = "") -> float | None:
    """Return the one amount in đồng that a cell says, by itself or as a number that counts in ``unit`` ("triệu đồng").

    None where it says none, or several.
    """
    said = amounts_in(text)
    if said:
        return said[0].dong if len(said) == 1 else None
    size = size_of(unit)
    numbers = [match.group() for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match.group())]
    return number_of(numbers[0]) * size if size and len(numbers) == 1 else None


def number_of(printed: str) -> float:
    """Return a number as it is printed: dots (or commas) between thousands, a comma before decimals."""
    if _THOUSANDS.match(printed):
        whole, _, rest = printed.partition(",") if "." in printed else (printed, "", "")
        return float(re.sub(r"[.,]", "", whole) + (f".{rest}" if rest else ""))
    return float(printed.replace(",", "."))


def unit_in(title: str, above: str = "") -> str:
    """Return the unit of money that a column's ``title`` says ("Kinh phí (triệu đồng)"), else the line ``above`` the table."""
    own = [match["unit"] for match in (*_TELLS_UNIT.finditer(title), *_IN_TITLE.finditer(title))]
    over = [match["unit"] for match in _TELLS_UNIT.finditer(above)][-1:]
    return next((" ".join(unit.split()) for unit in (*own, *over) if size_of(unit)), "")


def size_of(unit: str) -> int:
    """Return how many đồng a unit is ("triệu đồng": a million), 0 where it is none of money in đồng."""
    found = _UNIT.fullmatch(unit.strip(" .")) if _SAYS_MONEY.search(unit) or len(unit) <= len("nghìn") else None
    if found is None:
        return 0
    if found["thousand"]:
        return 10**3
    return _SCALES.get(fold_accents(found["scale"] or found["short"] or "").lower(), 1)


def _dong(match: re.Match[str]) -> float:
    scale = math.prod(_SCALES[word] for word in (match["unit"] or match["scale"] or "").split())
    number = number_of(match["number"]) if match["number"] else _of_words(match["words"].split())
    return (number + (0.5 if match["half"] else 0.0)) * scale


def _of_words(words: list[str]) -> float:
    """Return the number that folded words say: "hai muoi lam" is 25, "nua" a half, "ba tram ruoi" 350."""
    if words == ["nua"]:
        return 0.5
    total = 0.0
    hundreds = 0
    for at, word in enumerate(words):
        if word == "tram":
            hundreds, total = int(total) * 100, 0.0
        elif word == "chuc":
            total *= 10
        elif word == "ruoi":
            total += 50
        elif word == "muoi" and at and words[at - 1] in _ONES:
            total *= 10
        else:
            total += _ONES[word]
    return hundreds + total
