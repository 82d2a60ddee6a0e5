"""Times of tasks, understood once: "Quý III, IV/2026", "trước ngày 30/11 hằng năm", "Năm 2024 và những năm tiếp theo".

What is written of a task's time becomes intervals of days, a recurrence with its days of the year, or a condition ("sau khi
Thủ tướng Chính phủ ban hành"); of one text there may be several. Marks of a table and accents do not matter. "Trước ngày
30/11/2025" ends on that day, which is how deadlines are kept, "trước năm 2026" with 2025; a beginning, a middle and an end of
a year are its first, middle and last six months.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from corpus.register.recurrences import QUARTER, recurrences_in
from corpus.register.timing import Interval, Timing, YearDay
from corpus.text.folding import fold_accents

_REMEMBERED: Final = 20_000

_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_OF_YEAR: Final = rf"\s*(?:[/.-]|,?\s*nam\b|\s)\s*(?:nam\s+)?(?P<year>{_YEAR})"
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_AND: Final = r"\s*(?:,|;|va|&|-|–|—|den)\s*"
_QUARTERS: Final = re.compile(
    rf"(?<!\w)(?:cac\s+)?quy\s+(?P<list>{QUARTER}(?:{_AND}(?:quy\s+)?{QUARTER}(?!\w))*)(?!\w){_OF_YEAR}"
)
_MONTHS: Final = re.compile(rf"(?<!\w)(?:cac\s+)?thang\s+(?P<list>\d{{1,2}}(?:{_AND}(?:thang\s+)?\d{{1,2}}(?!\d))*){_OF_YEAR}")
_BARE_MONTH: Final = re.compile(rf"(?<![\d/.\-])(?P<list>\d{{1,2}})\s*[/-]\s*(?P<year>{_YEAR})")
_DATE: Final = re.compile(
    rf"(?:ngay\s+)?(?<!\d)(?P<day>\d{{1,2}})\s*(?:(?:thang\s*)(?P<month>\d{{1,2}})\s*,?\s*nam\s*(?P<year>{_YEAR})"
    rf"|(?P<joint>[/.-])\s*(?P<month2>\d{{1,2}})\s*(?P=joint)\s*(?P<year2>{_YEAR}))"
)
_HALF: Final = re.compile(rf"(?:0?6|sau)\s+thang\s+(?P<part>dau|cuoi)\s+(?:cua\s+)?nam\s+(?P<year>{_YEAR})")
_PART: Final = re.compile(rf"(?P<part>dau|giua|cuoi)\s+nam\s+(?P<year>{_YEAR})")
_SCHOOL_YEAR: Final = re.compile(rf"nam\s+hoc\s+(?P<year>{_YEAR})\s*[-–—]\s*{_YEAR}")
_ONE_YEAR: Final = re.compile(rf"(?:(?:het|trong)\s+)?(?:nam\s+|giai\s+doan\s+)?(?<![\d/.])(?P<year>{_YEAR})(?![/.]\d)")
_PARTS: Final = {"dau": ((1, 1), (6, 30)), "giua": ((4, 1), (9, 30)), "cuoi": ((7, 1), (12, 31))}

_TO: Final = re.compile(r"\s*(?:-|–|—|den|toi)(?:\s+(?:het|truoc))?(?:\s+(?:nam|thang|quy|ngay))?\s*")
_BY: Final = re.compile(
    r"(?:(?P<before>truoc)|den|toi|(?:cham|muon)\s+nhat(?:\s+(?:la|vao|trong|den))?(?P<also>\s+truoc)?|khong\s+qua|het)"
    r"(?:\s+(?:het|cuoi|nam|ngay|thang|thoi\s+diem))*\s*$"
)
_FROM: Final = re.compile(r"(?:(?P<after>sau)|tu|ke\s+tu|bat\s+dau(?:\s+tu)?)(?:\s+(?:nam|ngay|thang|quy|dau))*\s*$")
_OUTLOOK: Final = re.compile(r"(?:tam\s+nhin|dinh\s+huong)(?:\s+(?:den|toi|nam|het))*\s*$")
_ONWARDS: Final = re.compile(
    r"\s*,?\s*(?:tro\s+di|ve\s+sau|(?:va\s+)?(?:(?:cac|nhung)\s+)?nam\s+(?:tiep\s+theo|sau|ke\s+tiep|tiep))"
)
_BACKWARDS: Final = re.compile(r"\s*tro\s+ve\s+truoc")

_DAY_OF_YEAR: Final = re.compile(r"(?<![\d/])(?P<day>\d{1,2})\s*(?:/|thang\s*)(?P<month>\d{1,2})(?![\d]|\s*/\s*\d|/lan)")
_DAY_OF_MONTH: Final = re.compile(
    r"ngay\s+(?P<day>\d{1,2})\s+(?:(?:hang|moi|cua)\s+)+(?:thang|quy)|ngay\s+(?P<day2>\d{1,2})\s*$"
)
_MONTH_OF_YEAR: Final = re.compile(r"(?<!\w)thang\s+(?P<list>\d{1,2}(?:\s*(?:,|va)\s*\d{1,2})*)(?!\d)")
_CONDITION: Final = re.compile(
    r"(?:ngay\s+)?sau\s+khi\b[^;|]*|(?<!\w)khi\s+(?:co|duoc|phat\s+sinh)\b[^;|]*|dot\s+xuat"
    r"|theo\s+(?:ke\s+hoach|yeu\s+cau|chi\s+dao|tien\s+do|huong\s+dan|lo\s+trinh|quy\s+dinh|de\s+an|chuong\s+trinh)\b[^;|]*"
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A time named in the text: its interval, where it stands, and whether it is a single day."""

    start: int
    end: int
    interval: Interval
    day: bool = False


@lru_cache(maxsize=_REMEMBERED)
def read_timing(text: str) -> Timing:
    """Return what ``text``, the words of a task's time, says; with or without accents."""
    folded = fold_accents(text)
    points = _points(folded)
    intervals = tuple(dict.fromkeys(_intervals(folded, points)))
    rest = _without(folded, points)
    recurs = recurrences_in(rest)
    condition = _CONDITION.search(rest)
    written = text[condition.start() : condition.end()].strip(" .,;|") if condition else ""
    return Timing(intervals, recurs, tuple(_days(rest, recurring=bool(recurs))), written)


def _without(folded: str, points: list[_Point]) -> str:
    """Return ``folded`` with blanks where points stand, so that a date's digits are read once."""
    letters = list(folded)
    for point in points:
        letters[point.start : point.end] = " " * (point.end - point.start)
    return "".join(letters)


def _points(folded: str) -> list[_Point]:
    """Return the times with a year, in order, none inside another; the closer kinds are tried first."""
    found: list[_Point] = []
    rest = folded
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            points = list(read(match))
            found += points
        for point in found:
            rest = rest[: point.start] + "\x00" * (point.end - point.start) + rest[point.end :]
    return sorted(found, key=lambda point: point.start)


def _dates(match: re.Match[str]) -> Iterator[_Point]:
    day = _day(int(match["year"] or match["year2"]), int(match["month"] or match["month2"]), int(match["day"]))
    if day is not None:
        yield _Point(match.start(), match.end(), Interval(day, day), day=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _quarters(match: re.Match[str]) -> Iterator[_Point]:
    numbers = [_ROMAN.get(said) or int(said) for said in re.findall(QUARTER, match["list"])]
    yield from _stretches(match, [(3 * number - 2, 3 * number) for number in numbers])


def _months(match: re.Match[str]) -> Iterator[_Point]:
    numbers = [int(said) for said in re.findall(r"\d+", match["list"])]
    if all(1 <= number <= 12 for number in numbers):
        yield from _stretches(match, [(number, number) for number in numbers])


def _stretches(match: re.Match[str], stretches: list[tuple[int, int]]) -> Iterator[_Point]:
    """Yield the months of a list, each on its own, or what lies from the first to the last where a dash or "đến" joins them."""
    year = int(match["year"])
    if len(stretches) == 2 and re.search(r"[-–—]|den", match["list"]):
        stretches = [(stretches[0][0], stretches[1][1])]
    for first, last in _joined(stretches):
        if first <= last:
            end = date(year, last, calendar.monthrange(year, last)[1])
            yield _Point(match.start(), match.end(), Interval(date(year, first, 1), end))


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return neighbouring stretches of months as one: "Quý III, IV" are July to December."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _parts(match: re.Match[str]) -> Iterator[_Point]:
    (month, day), (last_month, last_day) = _PARTS[match["part"]]
    year = int(match["year"])
    yield _Point(match.start(), match.end(), Interval(date(year, month, day), date(year, last_month, last_day)))


def _school_years(match: re.Match[str]) -> Iterator[_Point]:
    year = int(match["year"])
    yield _Point(match.start(), match.end(), Interval(date(year, 9, 1), date(year + 1, 8, 31)))


def _years(match: re.Match[str]) -> Iterator[_Point]:
    year = int(match["year"])
    yield _Point(match.start(), match.end(), Interval(date(year, 1, 1), date(year, 12, 31)))


_READERS: Final = (
    (_DATE, _dates),
    (_SCHOOL_YEAR, _school_years),
    (_HALF, _parts),
    (_QUARTERS, _quarters),
    (_MONTHS, _months),
    (_BARE_MONTH, _months),
    (_PART, _parts),
    (_ONE_YEAR, _years),
)


def _intervals(folded: str, points: list[_Point]) -> Iterator[Interval]:
    at = 0
    while at < len(points):
        point, end = points[at], points[at].end
        interval = point.interval
        before = folded[max(0, point.start - 40) : point.start]
        following = points[at + 1] if at + 1 < len(points) else None
        ranged = following is not None and bool(_TO.fullmatch(folded, end, following.start))
        if ranged and following is not None and _ordered(interval, following.interval):
            interval, end = Interval(interval.first, following.interval.last), following.end
            at += 1
        elif (by := _BY.search(before)) and not _OUTLOOK.search(before):
            early = (by["before"] or by["also"]) and not point.day and interval.first
            interval = Interval(None, interval.first - timedelta(days=1) if early and interval.first else interval.last)
        elif since := _FROM.search(before):
            late = since["after"] and interval.last
            interval = Interval(interval.last + timedelta(days=1) if late and interval.last else interval.first, None)
        at += 1
        if _OUTLOOK.search(before):
            continue
        if _ONWARDS.match(folded, end):
            interval = replace(interval, last=None)
        elif _BACKWARDS.match(folded, end):
            interval = replace(interval, first=None)
        yield interval


def _ordered(one: Interval, other: Interval) -> bool:
    return one.first is not None and other.last is not None and one.first <= other.last


def _days(rest: str, *, recurring: bool) -> Iterator[YearDay]:
    """Yield the days of the year or of the month; a month alone only where something comes again."""
    for match in _DAY_OF_YEAR.finditer(rest):
        day, month = int(match["day"]), int(match["month"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield YearDay(month, day)
    for match in _DAY_OF_MONTH.finditer(rest):
        day = int(match["day"] or match["day2"])
        if 1 <= day <= 31:
            yield YearDay(None, day)
    if recurring:
        taken = _DAY_OF_YEAR.sub(lambda match: " " * len(match[0]), rest)
        for match in _MONTH_OF_YEAR.finditer(taken):
            yield from (YearDay(month, None) for month in map(int, re.findall(r"\d+", match["list"])) if 1 <= month <= 12)
