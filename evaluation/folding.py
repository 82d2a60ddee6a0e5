"""When two texts count as the same in scoring: white space, case, dashes, marks and the spelling of dates do not matter."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_SAME: Final = (("nsnn", "ngân sách nhà nước"), ("hằng năm", "hàng năm"), ("uỷ ban", "ủy ban"), ("ubnd", "ủy ban nhân dân"))
_RULES: Final = (
    (re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})"), r"\1/\2/\3"),
    (re.compile(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})"), r"\1/\2/\3"),
    (re.compile(r"\b0(\d)(?=/)"), r"\1"),
    *((re.compile(rf"\b{short}\b"), long) for short, long in _SAME),
    (re.compile(r"\s*([-/])\s*"), r"\1"),
    (re.compile(r"[\"“”'*_;:,.()\[\]|]+"), " "),
)


def collapse(text: str) -> str:
    """Return ``text`` in NFC with every run of white space as one space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return ``text`` folded for comparing an answer with a gold answer."""
    folded = collapse(text).lower().translate(_DASHES)
    for pattern, by in _RULES:
        folded = pattern.sub(by, folded)
    return re.sub(r"\s+", " ", folded).strip()


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Return where ``quote`` stands in ``text`` (both collapsed), every place, overlapping ones too."""
    found: list[tuple[int, int]] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return found
