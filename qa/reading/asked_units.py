"""Which of the times that a text tells is of the unit that a question asks for: "quý nào" is told by no day of a decree.

In: times as printed, and a question with its accents. Out: those of the asked unit, or all where none is or none is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_ASKED: Final = re.compile(r"(?<!\w)(?P<unit>ngày|tháng|quý|năm)\s+(?:nào|mấy|bao nhiêu)(?!\w)", re.IGNORECASE)
_TOLD: Final = {
    "ngày": re.compile(r"ngày\s+\d|\d{1,2}/\d{1,2}(?!\d)", re.IGNORECASE),
    "tháng": re.compile(r"tháng\s+\d|\d{1,2}/\d{1,2}", re.IGNORECASE),
    "quý": re.compile(r"quý", re.IGNORECASE),
    "năm": re.compile(r"(?:19|20)\d\d"),
}


def in_asked_unit(times: Sequence[str], question: str) -> list[str]:
    """Return those of ``times`` that are of the unit asked for in ``question``; all where none is."""
    return [time for time in times if any(told.search(time) for told in _asked(question))] or list(times)


def tells_asked_unit(times: Sequence[str], question: str) -> bool:
    """Tell whether one of ``times`` is of the unit that ``question`` asks for, or it asks for none."""
    asked = _asked(question)
    return not asked or any(told.search(time) for told in asked for time in times)


def _asked(question: str) -> list[re.Pattern[str]]:
    """Return how times of the units that ``question`` asks for are written."""
    return [_TOLD[unit] for unit in {match["unit"].lower() for match in _ASKED.finditer(question)}]
