"""When tasks are due, told for people: overdue, due soon, later, again and again, or with no time given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from corpus.records import Assignment
from corpus.register.times import read_timing
from corpus.register.timing import Interval, Timing
from qa.spelling.days import SOON_DAYS

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100


class Due(StrEnum):
    """How a task's time lies to today; each task has one."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    RECURRING = "recurring"
    NONE = "none"


DUE_NAMES: Final = {
    Due.OVERDUE: "Đã qua hạn",
    Due.SOON: f"Đến hạn trong {SOON_DAYS} ngày",
    Due.LATER: "Còn hạn",
    Due.RECURRING: "Thường xuyên, định kỳ",
    Due.NONE: "Không ghi hạn",
}


def timing_of(row: Assignment) -> Timing:
    """Return what a task's period says."""
    return read_timing(row.period.text) if row.period else Timing()


def due_of(row: Assignment, today: date) -> Due:
    """Return how a task's last day lies to ``today``; what is done again and again within a stretch ends with the stretch."""
    timing = timing_of(row)
    last = timing.last
    if last is not None and last < today:
        return Due.OVERDUE
    if timing.recurring:
        return Due.RECURRING
    if last is None:
        return Due.NONE
    return Due.SOON if last <= today + timedelta(days=SOON_DAYS) else Due.LATER


def years_of(row: Assignment) -> range:
    """Return the years from a task's first day to its last, or of the last alone; none where it has no last day."""
    timing = timing_of(row)
    first, last = timing.first, timing.last
    if last is None:
        return range(0)
    start = first.year if first is not None else last.year
    return range(max(start, FIRST_YEAR), min(last.year, LAST_YEAR) + 1)


def years_among(row: Assignment, years: Sequence[int]) -> tuple[int, ...]:
    """Return those of ``years`` that a task's time shares a day with; what is due by a day may be done in any year before."""
    own = timing_of(row).intervals
    wholes = ((year, Interval(date(year, 1, 1), date(year, 12, 31))) for year in (years if own else ()))
    return tuple(year for year, whole in wholes if any(_overlap(each, whole) for each in own))


def lies_in(row: Assignment, wanted: str) -> bool | None:
    """Tell whether a task's time shares a day with the time that ``wanted`` names; None where that names none."""
    asked = read_timing(wanted)
    if not asked.intervals:
        return None
    own = timing_of(row).intervals
    return any(_overlap(one, other) for one in own for other in asked.intervals)


def _overlap(one: Interval, other: Interval) -> bool:
    return one.overlaps(other)
