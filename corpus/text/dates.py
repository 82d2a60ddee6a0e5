"""Dates as documents write them: "ngày 08 tháng 5 năm 2024", "08/5/2024", "ngày **03** /11/2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_MARK: Final = r"[\s*_]*"
_DATE: Final = re.compile(
    rf"(?:ngày{_MARK})?(?<!\d)(?P<day>\d{{1,2}}){_MARK}"
    rf"(?:tháng{_MARK}(?P<month>\d{{1,2}}){_MARK}(?:năm{_MARK})(?P<year>\d{{4}})"
    rf"|(?P<joint>[/.-]){_MARK}(?P<month2>\d{{1,2}}){_MARK}(?P=joint){_MARK}(?P<year2>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text ("ngày" included)."""

    value: date
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Return the full dates in ``text``, in order; marks of Markdown and line breaks inside a date do not matter."""
    found: list[FoundDate] = []
    for match in _DATE.finditer(text):
        year, month = match["year"] or match["year2"], match["month"] or match["month2"]
        try:
            value = date(int(year), int(month), int(match["day"]))
        except ValueError:
            continue
        found.append(FoundDate(value, match.start(), match.end()))
    return found


def written_date(day: date) -> str:
    """Return "08/5/2024": days below 10 and the months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
