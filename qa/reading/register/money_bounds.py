"""Amounts of money in the register, and bounds on them: "trên 10 tỷ đồng", "dưới 500 triệu"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from corpus.text.amounts import amounts_in, number_of
from qa.reading.register.rows import Row

_FROM: Final = "tren|hon|qua|lon hon|cao hon|vuot|tu|toi thieu|it nhat"
_UP_TO: Final = "duoi|it hon|nho hon|khong qua|toi da|nhieu nhat|den|khong den|chua toi|chua den|thap hon|kem"
_ABOVE: Final = re.compile(rf"\b(?:{_FROM})\b\s*$")
_BELOW: Final = re.compile(rf"\b(?:{_UP_TO})\b\s*$")
BOUND: Final = re.compile(rf"\b(?:{_FROM}|{_UP_TO})\b\s*$")
"""What makes a bound of the amount that stands behind it, at the end of folded text."""
_REACHES: Final = re.compile(r"\b(?:co|duoc|dat|len) (?:toi|den)\s*$")
_OPEN: Final = re.compile(r"\btro (len|xuong)\b")
_BARE: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


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
    said = amounts_in(text)
    if not said:
        return None
    folded = fold_accents(text)
    dong, before = said[0].dong, folded[: said[0].start]
    if end := _OPEN.search(folded[said[0].end :]):
        return Amount(dong, None, within=True) if end[1] == "len" else Amount(None, dong, within=True)
    if _REACHES.search(before):
        return Amount(dong, None, within=True)
    if below := _BELOW.search(before):
        return Amount(None, dong, within=below[0].split()[0] in ("khong", "toi", "nhieu", "den"))
    if above := _ABOVE.search(before):
        return Amount(dong, None, within=above[0].split()[0] in ("tu", "toi", "it"))
    return Amount(dong, dong, within=True)


def row_dong(row: Row) -> float | None:
    """Return what a row costs in đồng, None where its plan does not say it, or not in which unit."""
    found = row.stored.assignment
    if found.cost is not None:
        return found.cost.dong
    said = amounts_in(found.funding.text) if found.funding is not None else []
    return max((each.dong for each in said), default=None)


def row_amount(row: Row) -> float | None:
    """Return what a row costs to be compared with others of its table: a bare number without a unit as it stands."""
    dong, funding = row_dong(row), row.stored.assignment.funding
    if dong is not None or funding is None:
        return dong
    bare = _BARE.fullmatch(funding.text.strip())
    return number_of(bare[0]) if bare else None
