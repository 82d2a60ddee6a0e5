"""Times that sentences set for something to be done: "hoàn thành trước ngày 31/12/2025", "tổng kết vào quý II/2030".

In: a sentence. Out: each time as written, with what it means (:class:`corpus.register.timing.Timing`). Days of documents that
are only named ("Nghị quyết số … ngày 30/01/2023 của …") set nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from corpus.register.times import read_timing
from corpus.register.timing import Timing

_EVERY: Final = r"(?:\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng))?"
_TIME: Final = (
    r"(?:(?:ngày\s+)?\d{1,2}(?:\s+tháng\s+\d{1,2}(?:,?\s+năm\s+\d{4})?|\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)" + _EVERY + r"(?!\d)"
    r"|quý\s+(?:[ivx]+|\d)\b(?:\s*(?:/|năm)\s*\d{4})?" + _EVERY + r"|tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4}"
    r"|ngày\s+\d{1,2}\s+(?:hằng|hàng)\s+tháng)"
)
_SETS: Final = re.compile(
    r"(?P<by>\b(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|hoàn thành|xong|đến hết|hết|vào|trong|kết thúc|từ|đến)\b"
    r"(?:\s+(?:trước|trong|vào|hết|là|cuối|đầu|thời điểm)){0,2})\s+(?P<time>" + _TIME + r")",
    re.IGNORECASE,
)
_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class SetTime:
    """A time that a sentence sets: its words, and what they mean."""

    text: str
    timing: Timing


@lru_cache(maxsize=_REMEMBERED)
def due_in(sentence: str) -> tuple[SetTime, ...]:
    """Return the times that ``sentence`` sets, in its order."""
    found = []
    for match in _SETS.finditer(sentence):
        timing = read_timing(match.group())
        if timing.said:
            found.append(SetTime(match.group(), timing))
    return tuple(found)


def in_time(timing: Timing) -> tuple[int, date, date]:
    """Return the place of a time in the order of times: by its end, then its beginning.

    What recurs comes after what is dated, by its first day of the year; what waits for a condition is last.
    """
    if timing.intervals:
        return 0, timing.last or date.max, timing.first or date.min
    days = sorted((day.month or 12, day.day or 28) for day in timing.days)
    if days:
        month, day = days[0]
        return 1, date(9000, min(max(month, 1), 12), min(max(day, 1), 28)), date.min
    return (2 if timing.recurring else 3), date.max, date.max
