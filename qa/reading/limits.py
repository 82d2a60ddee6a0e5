"""What a figure limits: "từ 3 tiêu chí trở lên" is three and more, "không quá 10 ngày" ten and fewer.

In: a text and a figure of it. Out: a :class:`Limit`, the values that are within, None where the figure is only itself.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from qa.reading.figures import Figure

_AT_LEAST: Final = re.compile(
    r"\b(?:từ(?: đủ)?|ít nhất|tối thiểu|không dưới|không (?:ít|thấp|nhỏ) hơn|đủ)(?: là)?\s*$", re.IGNORECASE
)
_MORE: Final = re.compile(r"\b(?:trên|hơn|vượt|quá|sau)(?: quá)?\s*$", re.IGNORECASE)
_AT_MOST: Final = re.compile(
    r"\b(?:không (?:quá|vượt quá|trên|nhiều hơn|hơn)|tối đa|nhiều nhất|chậm nhất|trong(?: vòng| thời hạn)?)(?: là)?\s*$",
    re.IGNORECASE,
)
_LESS: Final = re.compile(r"\b(?:dưới|chưa (?:đến|tới|đầy)|nhỏ hơn|ít hơn|thấp hơn)\s*$", re.IGNORECASE)
_AND_MORE: Final = re.compile(r"[\d.,]+\W*(?:\w+\s+){0,3}?trở lên\b", re.IGNORECASE)
_AND_LESS: Final = re.compile(r"[\d.,]+\W*(?:\w+\s+){0,3}?trở xuống\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limit:
    """Values from ``least`` to ``most``; ``open`` where the end that is given is not within."""

    least: float = -math.inf
    most: float = math.inf
    open: bool = False

    def holds(self, value: float) -> bool:
        """Tell whether ``value`` is within."""
        return self.least < value < self.most if self.open else self.least <= value <= self.most

    def meets(self, other: Limit) -> bool:
        """Tell whether any value is within both."""
        least, most = max(self.least, other.least), min(self.most, other.most)
        return least < most or (least == most and self.holds(least) and other.holds(least))


def limit_of(text: str, figure: Figure, value: float | None = None) -> Limit | None:
    """Return what ``figure`` of ``text`` limits; ``value`` is the figure's own in another measure, as in days."""
    told = figure.value if value is None else value
    before, from_it = text[: figure.start], text[figure.start :]
    if _AT_MOST.search(before) or _AND_LESS.match(from_it):
        return Limit(most=told)
    if _AT_LEAST.search(before) or _AND_MORE.match(from_it):
        return Limit(least=told)
    if _LESS.search(before):
        return Limit(most=told, open=True)
    return Limit(least=told, open=True) if _MORE.search(before) else None
