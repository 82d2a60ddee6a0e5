"""Spans of time as days: "36 tháng" is "3 năm", "2 tuần" is "14 ngày".

In: a :class:`Figure`. Out: how many days it takes.
"""

from __future__ import annotations

import re
from typing import Final

from qa.reading.figures import Figure

_UNIT: Final = re.compile(r"\d\s*(giờ|ngày|tuần|tháng|năm)\b", re.IGNORECASE)
_DAYS: Final = {"giờ": 1 / 24, "ngày": 1.0, "tuần": 7.0, "tháng": 30.4, "năm": 365.0}


def as_days(figure: Figure) -> float:
    """Return how many days the span of time takes; 0 for a figure of anything else."""
    unit = _UNIT.search(figure.text)
    return figure.value * _DAYS[unit[1].lower()] if unit else 0.0
