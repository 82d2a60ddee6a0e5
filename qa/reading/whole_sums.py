"""Whole sums of money: what a plan calls all that it costs ("Tổng kinh phí", "Kinh phí thực hiện"), and how one is asked for.

In: the name of a sum, or a question. Out: whether it is a whole. What is to come in is no cost: "tổng thu đạt 12 tỷ đồng",
"tổng giá trị sản xuất".
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents

_TOTAL: Final = re.compile(r"\btong (?:so |muc )?(?:cong|kinh phi|nhu cau|muc|von|tien|nguon|du toan|chi|dau tu|so)\b")
_CALLED: Final = re.compile(r"\b(?:kinh phi thuc hien|nhu cau (?:von|kinh phi))\b")
_COMES_IN: Final = re.compile(
    r"\btong (?:so |muc |gia )?(?:thu(?! hut)|doanh thu|doanh so|gia tri|kim ngach|san luong|loi nhuan|du no)\b"
)
_BEGINNING: Final = 40
"""Characters of a name within which it must call itself a whole: further on it says what it is a part of."""


def asks_total(text: str) -> bool:
    """Tell whether ``text`` speaks of a total of money ("tổng kinh phí", "tổng số vốn")."""
    return _TOTAL.search(fold_accents(text)) is not None


def speaks_of_whole(text: str) -> bool:
    """Tell whether ``text`` speaks of all that something costs: a total, or "kinh phí thực hiện", "nhu cầu vốn"."""
    folded = fold_accents(text)
    return _TOTAL.search(folded) is not None or _CALLED.search(folded) is not None


def names_whole(name: str, under: str = "") -> bool:
    """Tell whether a part of a plan's money is by its ``name``, or what it stands ``under``, no part but the whole."""
    told = [fold_accents(text) for text in (name, under) if text]
    found = [match for text in told for pattern in (_TOTAL, _CALLED) if (match := pattern.search(text)) is not None]
    return any(match.start() <= _BEGINNING for match in found) and not any(map(_COMES_IN.search, told))
