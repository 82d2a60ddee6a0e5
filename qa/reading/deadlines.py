"""Recurring duties to report, as they were understood when their plan was read, with the passages that say them.

In: what is stored of a document, and its passages. Out: :class:`ReportDuty` records, and the next day that one is due.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from indexer.segments.stored import DueDay, FoundReport, Frequency, Passage

HOW_OFTEN: Final = {
    Frequency.YEARLY: "hằng năm",
    Frequency.HALF_YEARLY: "6 tháng một lần",
    Frequency.QUARTERLY: "hằng quý",
    Frequency.MONTHLY: "hằng tháng",
    Frequency.WEEKLY: "hằng tuần",
    Frequency.PERIODIC: "định kỳ",
}
"""How often a report is due, in words."""


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A duty to report, said by ``sentence`` in ``passage``, in its part ``clause``; the rest as in :class:`FoundReport`."""

    passage: Passage
    sentence: str
    clause: str
    frequency: Frequency
    due: tuple[DueDay, ...]
    reporters: tuple[str, ...]
    recipients: tuple[str, ...]


def report_duties(found: Sequence[FoundReport], passages: Sequence[Passage]) -> tuple[ReportDuty, ...]:
    """Return the duties that were ``found``, each with the passage of ``passages`` (one for each) that says it."""
    return tuple(
        ReportDuty(
            passage,
            passage.clean[each.start : each.end],
            passage.clean[slice(*each.clause)],
            each.frequency,
            each.due,
            each.reporters,
            each.recipients,
        )
        for each, passage in zip(found, passages, strict=True)
    )


def next_day(due: DueDay, today: date) -> date:
    """Return the first day from ``today`` on that ``due`` falls on; the 31st is the last day of shorter months."""
    months = [due.month] if due.month else range(1, 13)
    candidates = (_day(year, month, due.day) for year in (today.year, today.year + 1) for month in months)
    return min(day for day in candidates if day >= today)


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
