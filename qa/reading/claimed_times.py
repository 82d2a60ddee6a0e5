"""A time that is claimed, held against one that is told: "từ 2026 tới 2030" is not so where 2026-2028 stands.

In: a claim in words, and what a text says of a time. Out: whether that is the claimed one, however either is written: "quý 4"
is "tháng 10 đến tháng 12", "nửa năm một lần" is "định kỳ 06 tháng". What is claimed coarsely ("trong năm 2026") is so where
the told time lies in it; an end that is claimed must be the told end, a beginning the beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from corpus.register.times import read_timing
from corpus.register.timing import Interval, Recurrence, Timing, YearDay
from corpus.text import fold_accents

_A_YEAR: Final = 366
_VAGUE: Final = frozenset({Recurrence.PERIODIC, Recurrence.OTHER})


class Edge(StrEnum):
    """Which part of a time is claimed: its BEGINNING, its END, that it ends BEFORE another, ALL of it, or a time IN it."""

    BEGINNING = "beginning"
    END = "end"
    BEFORE = "before"
    ALL = "all"
    IN = "in"


class _Grain(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_NEAR: Final = r"(?:\s+\w+){0,4}?\W*$"
_BEGINS: Final = re.compile(
    r"\b(?:bắt đầu|khởi động|khởi công|mở đầu)\b|\bmới (?:bắt|làm|triển khai|thực hiện|tổ chức|tiến hành|ban hành|xây|được)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:xong|hoàn thành|hoàn tất|kết thúc|chấm dứt|hạn|hết|chậm nhất|muộn nhất|kéo dài|đến|tới)\b" + _NEAR, re.IGNORECASE
)
_DONE: Final = re.compile(r"\b(?:(?:mới|là|phải|sẽ|đã) (?:xong|hoàn thành|kết thúc)|(?:là|thì) hết)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\btrước\s+(?:năm|quý|tháng)\b", re.IGNORECASE)
_ALL: Final = re.compile(
    r"(?<!địa )(?<!chứng )\bchỉ (?!đạo|tiêu|thị|số|huy|dẫn|định|ra|báo|tay)|\b(?:thôi|duy nhất|gọn)\b", re.IGNORECASE
)
_ONWARDS: Final = re.compile(r"\b(?:trở đi|về sau|tiếp theo)\b", re.IGNORECASE)
_TIME: Final = re.compile(r"(?:\b(?:ngày|tháng|quý|năm|đầu|giữa|cuối|trong|vào|là)\s+)*\d[\d/.-]*(?=\D*$)", re.IGNORECASE)
_DAY: Final = re.compile(r"\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\bngay\s+\d|\d\s+thang\s+\d")
_MONTH: Final = re.compile(r"\bthang\s+\d|\d\s*/\s*(?:19|20)\d\d")
_QUARTER: Final = re.compile(r"\bquy\s+(?:[iv]+|\d)\b|\b(?:dau|giua|cuoi)\s+nam\b")
_BARE_MONTH: Final = re.compile(r"\bthang\s+(?P<month>\d{1,2})\b(?!\s*[/-]?\s*\d)")


@dataclass(frozen=True, slots=True)
class ClaimedTime:
    """What a claim says of a time, which ``edge`` of it, and how finely; ``onwards`` where it is said to go on."""

    timing: Timing
    edge: Edge
    grain: _Grain
    onwards: bool = False

    def is_so(self, told: Timing) -> bool | None:
        """Tell whether ``told`` is the claimed time; None where it says nothing that could be held against it."""
        if not told.said or not (told.intervals or told.recurs or told.days):
            return None
        if self.timing.recurs:
            same = self.recurs_as(told)
            return same and (not self.timing.days or self._days_as(told))
        if self.timing.intervals:
            return any(self.meets(one, other) for one in self.timing.intervals for other in told.intervals)
        return self._days_as(told)

    def recurs_as(self, told: Timing) -> bool | None:
        """Tell whether what is told comes again as often as is claimed; None where one of both is vague."""
        if not told.recurs:
            return False
        mine, theirs = frozenset(self.timing.recurs), frozenset(told.recurs)
        if mine & theirs - _VAGUE or mine == {Recurrence.PERIODIC}:
            return True
        return None if theirs == {Recurrence.PERIODIC} or mine & theirs else False

    def _days_as(self, told: Timing) -> bool:
        days = (*told.days, *(YearDay(each.last.month, each.last.day) for each in told.intervals if each.last))
        return all(any(_is_in(day, claimed) for day in days) for claimed in self.timing.days)

    def meets(self, claimed: Interval, told: Interval) -> bool:
        """Tell whether the days ``told`` are those ``claimed``."""
        first, last = claimed.first, claimed.last
        if first and last and (first.year < last.year or self.edge is Edge.ALL):
            return self._same(told.last, last) and (told.first is None or self._same(told.first, first))
        if last is None:
            return self._same(told.first, first) and not (self.onwards and told.last)
        if first is None or self.edge in (Edge.BEGINNING, Edge.END, Edge.BEFORE):
            return self._at_edge(first, last, told)
        if told.first is None:
            return told.last is not None and first <= told.last <= last
        if told.last is None or (told.last - told.first).days > _A_YEAR:
            return told.overlaps(claimed)
        return told.within(claimed)

    def _at_edge(self, first: date | None, last: date, told: Interval) -> bool:
        """Tell whether the beginning, or the end, of what is told lies where it is claimed to."""
        at = told.first if self.edge is Edge.BEGINNING and told.first else told.last
        if at is None:
            return False
        if self.edge is Edge.BEFORE and self.grain is not _Grain.DAY:
            return at <= last
        return self._same(at, last) if first is None else first <= at <= last

    def _same(self, told: date | None, claimed: date | None) -> bool:
        """Tell whether two days are the same as finely as is claimed."""
        if told is None or claimed is None:
            return told is claimed
        match self.grain:
            case _Grain.DAY:
                return told == claimed
            case _Grain.MONTH:
                return (told.year, told.month) == (claimed.year, claimed.month)
            case _Grain.QUARTER:
                return (told.year, (told.month - 1) // 3) == (claimed.year, (claimed.month - 1) // 3)
            case _:
                return told.year == claimed.year


_ALWAYS: Final = re.compile(r"(?<!ngày )(?<![\d/])24\s*/\s*(?:24|7)(?![\d/])", re.IGNORECASE)
"""Around the clock, and no day of July."""


def without_always(text: str) -> str:
    """Return ``text`` without what says that a thing never stops ("24/7"), which looks like a day."""
    return _ALWAYS.sub(" ", text)


def claimed_time(claim: str) -> ClaimedTime | None:
    """Return what ``claim`` says of a time; None where it says of none."""
    claim = without_always(claim)
    timing, folded = read_timing(claim), fold_accents(claim).lower()
    if not (timing.intervals or timing.recurs or timing.days):
        month = _BARE_MONTH.search(folded)
        if month is None or not 1 <= int(month["month"]) <= 12:
            return None
        timing = Timing(days=(YearDay(int(month["month"]), None),))
    return ClaimedTime(timing, _edge(claim), _grain(folded), onwards=_ONWARDS.search(claim) is not None)


def _edge(claim: str) -> Edge:
    if _BEGINS.search(claim):
        return Edge.BEGINNING
    if _BEFORE.search(claim):
        return Edge.BEFORE
    if _ALL.search(claim):
        return Edge.ALL
    time = _TIME.search(claim)
    ends = _DONE.search(claim) or _ENDS.search(claim[: time.start()] if time else claim)
    return Edge.END if ends else Edge.IN


def _grain(folded: str) -> _Grain:
    for grain, pattern in ((_Grain.DAY, _DAY), (_Grain.MONTH, _MONTH), (_Grain.QUARTER, _QUARTER)):
        if pattern.search(folded):
            return grain
    return _Grain.YEAR


def _is_in(day: YearDay, claimed: YearDay) -> bool:
    """Tell whether a day of the year is the one claimed, or in the month that is."""
    return claimed.month in (None, day.month) and claimed.day in (None, day.day)
