"""Amounts of money as they are written: 1.250.500.000 as "1,251 tỷ đồng"."""

from __future__ import annotations

from typing import Final

from corpus.text.number_words import SCALES

_UNITS: Final = tuple((SCALES[unit], unit) for unit in ("tỷ", "triệu", "nghìn"))


def written_dong(dong: float) -> str:
    """Return an amount as it is written: "1.250,5 tỷ đồng"."""
    size, unit = next(((size, f"{unit} ") for size, unit in _UNITS if dong >= size), (1, ""))
    whole, _, part = f"{dong / size:,.3f}".rstrip("0").rstrip(".").partition(".")
    return f"{whole.replace(',', '.')}{',' if part else ''}{part} {unit}đồng"
