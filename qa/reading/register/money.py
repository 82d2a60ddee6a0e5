"""Amounts of money in the register, and bounds on them: "trên 10 tỷ đồng", "dưới 500 triệu"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from qa.reading.register.rows import Row

_UNITS: Final = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9, "": 1}
_AMOUNT: Final = re.compile(
    r"(?<![\w/.,])(?P<number>\d{1,3}(?:[.,]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*(?:(?P<unit>nghin|ngan|trieu|ty|ti)\b|(?=dong|vnd))"
)
_ABOVE: Final = re.compile(r"\b(?:tren|hon|qua|lon hon|tu)\b\s*$")
_BELOW: Final = re.compile(r"\b(?:duoi|it hon|nho hon|khong qua|toi da|den)\b\s*$")
_BARE: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Amount:
    """A bound on money, in đồng: ``least`` and ``most`` are within it where ``within`` is set; None is no bound."""

    least: float | None
    most: float | None
    within: bool = False

    def fits(self, dong: float) -> bool:
        """Tell whether an amount lies in the bounds."""
        if self.within:
            return (self.least is None or dong >= self.least) and (self.most is None or dong <= self.most)
        return (self.least is None or dong > self.least) and (self.most is None or dong < self.most)


def wanted_amount(text: str) -> Amount | None:
    """Return the bound that ``text`` says, None where it says no amount ("ngân sách nhà nước")."""
    folded = fold_accents(text)
    match = _AMOUNT.search(folded)
    if match is None:
        return None
    dong, before = _dong(match), folded[: match.start()]
    if above := _ABOVE.search(before):
        return Amount(dong, None, within=above[0].split()[0] == "tu")
    if below := _BELOW.search(before):
        return Amount(None, dong, within=below[0].split()[0] in ("khong", "toi", "den"))
    return Amount(dong, dong, within=True)


def said_amount(text: str) -> float | None:
    """Return the largest amount in đồng that ``text`` says, None where it says none."""
    return max(map(_dong, _AMOUNT.finditer(fold_accents(text))), default=None)


def _dong(match: re.Match[str]) -> float:
    number = match["number"]
    if _THOUSANDS.match(number):
        whole, _, rest = number.partition(",") if "." in number else (number, "", "")
        number = re.sub(r"[.,]", "", whole) + (f".{rest}" if rest else "")
    else:
        number = number.replace(",", ".")
    return float(number) * _UNITS[match["unit"] or ""]


def row_amount(row: Row) -> float | None:
    """Return the amount that a row's funding says, a bare number ("62.000") as it stands; None where it says none."""
    funding = row.stored.assignment.funding
    if funding is None:
        return None
    said = said_amount(funding.text)
    if said is not None:
        return said
    bare = _BARE.fullmatch(funding.text.strip())
    return _bare_number(bare[0]) if bare else None


def _bare_number(printed: str) -> float:
    """Return a number as a cell prints it: dots between thousands, a comma before decimals."""
    return float(printed.replace(".", "").replace(",", ".") if _THOUSANDS.match(printed) else printed.replace(",", "."))
