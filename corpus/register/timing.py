"""What a text says of a time (:mod:`corpus.register.times` reads it): intervals of days, recurrences, a condition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Recurrence(StrEnum):
    """How often something is done again; ONGOING is "thường xuyên", PERIODIC no more than "định kỳ".

    OTHER is said, and none of these: "hai năm một lần".
    """

    ONGOING = "ongoing"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    PERIODIC = "periodic"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` to ``last``, both within; None is open ("đến năm 2025" has no first, "từ năm 2025" no last)."""

    first: date | None
    last: date | None

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two share a day."""
        starts = self.first is None or other.last is None or self.first <= other.last
        return starts and (self.last is None or other.first is None or other.first <= self.last)

    def within(self, other: Interval) -> bool:
        """Tell whether every day of this one is one of ``other``."""
        begins = other.first is None or (self.first is not None and self.first >= other.first)
        return begins and (other.last is None or (self.last is not None and self.last <= other.last))


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of every year, or of every month where ``month`` is None; ``day`` is None where only the month is said."""

    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Timing:
    """What a text says of a time; all of it empty where it says none.

    ``condition`` is what must come first, as written ("sau khi có Quy chế của Trung ương").
    """

    intervals: tuple[Interval, ...] = ()
    recurs: tuple[Recurrence, ...] = ()
    days: tuple[YearDay, ...] = ()
    condition: str = ""

    @property
    def said(self) -> bool:
        """Tell whether any time is said."""
        return bool(self.intervals or self.recurs or self.days or self.condition)

    @property
    def recurring(self) -> bool:
        """Tell whether it comes again and again."""
        return bool(self.recurs)

    @property
    def first(self) -> date | None:
        """The first day of all intervals, None where there is none or it is open."""
        days = [interval.first for interval in self.intervals]
        return None if not days or None in days else min(day for day in days if day)

    @property
    def last(self) -> date | None:
        """The last day of all intervals, None where there is none or it is open."""
        days = [interval.last for interval in self.intervals]
        return None if not days or None in days else max(day for day in days if day)
