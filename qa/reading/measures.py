"""What can be measured of a clause: the day it names, the span of time, the amount; and the value of a text for given words.

In: a text. Out: a :class:`Measured`, or None where it holds nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.register.times import read_timing
from qa.reading.figures import figures_in
from qa.reading.sentence_parts import clauses_of
from qa.reading.spans_of_time import as_days
from qa.reading.wording import Wording

DAY = "day"
DAYS = "days"
DAY_OF_YEAR = "day of a year"
DAY_OF_MONTH = "day of a month"
_LONGEST_MONTH = 31.0


@dataclass(frozen=True, slots=True)
class Measured:
    """How much (``value``), as it is written, and what it measures: values of one ``kind`` can be compared."""

    value: float
    text: str
    kind: str


Measure = Callable[[str], Measured | None]


def of_words(words: Wording, text: str, measure: Measure) -> Measured | None:
    """Return the value of the clause of ``text`` that says most of ``words``."""
    told = [(words.cover(clause.said), found) for clause in clauses_of(text) if (found := measure(clause.text))]
    return max(told, key=lambda each: each[0])[1] if told else None


def day_of(text: str) -> Measured | None:
    """Return the last day that is named with its year, else the first day of every year, else of every month."""
    timing = read_timing(text)
    if timing.last is not None:
        return Measured(float(timing.last.toordinal()), f"{timing.last:%d/%m/%Y}", DAY)
    for each in timing.days:
        if each.day is not None and each.month is not None:
            return Measured(each.month * _LONGEST_MONTH + each.day, f"{each.day:02d}/{each.month:02d}", DAY_OF_YEAR)
    day = next((each.day for each in timing.days if each.day is not None), None)
    return None if day is None else Measured(float(day), f"ngày {day:02d} hằng tháng", DAY_OF_MONTH)


def span_of(text: str) -> Measured | None:
    """Return the first span of time ("15 ngày"), in days."""
    return next((Measured(as_days(figure), figure.text, DAYS) for figure in figures_in(text) if as_days(figure)), None)


def amount_of(text: str) -> Measured | None:
    """Return the first figure: money, a percentage, or how many of something."""
    return next((Measured(figure.value, figure.text, figure.kind or figure.unit) for figure in figures_in(text)), None)
