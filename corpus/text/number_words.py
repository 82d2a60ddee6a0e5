"""Words of numbers: one to ten, first to tenth, thousand to billion; every reader of numbers in words takes them from here."""

from __future__ import annotations

from typing import Final

from corpus.text.folding import fold_accents

ONES: Final = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
"""Numbers from one on."""
PLACES: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
"""Places in an order, from the first on, as they stand after "thứ"."""
SCALES: Final = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
"""What a number is counted in."""
FOLDED_ONES: Final = {fold_accents(word): number for number, word in enumerate(ONES, 1)}
FOLDED_PLACES: Final = tuple(map(fold_accents, PLACES))
FOLDED_SCALES: Final = {fold_accents(word): size for word, size in SCALES.items()}
