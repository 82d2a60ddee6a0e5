"""Amounts of money as they are written: 1.250.500.000 as "1,251 tỷ đồng"."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def written_dong(dong: float) -> str:
    """Return an amount as it is written: "1.250,5 tỷ đồng"."""
    size, unit = next(((size, f"{unit} ") for size, unit in _UNITS if dong >= size), (1, ""))
    whole, _, part = f"{dong / size:,.3f}".rstrip("0").rstrip(".").partition(".")
    return f"{whole.replace(',', '.')}{',' if part else ''}{part} {unit}đồng"
