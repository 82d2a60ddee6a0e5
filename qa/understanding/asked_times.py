"""The times that a question names as conditions on tasks: "trong năm 2025", "trước 30/11/2026", "hằng năm".

In: the question as repaired. Out: :class:`qa.contracts.query.TimeCondition`, with where each stands in the text. Years alone
are a range of days; how a task's time must lie to it is told by the words before it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from qa.contracts.query import TimeCondition, When

_YEAR: Final = r"(?:19|20)\d\d"
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY: Final = r"\d{1,2}[/.-]\d{1,2}[/.-]" + _YEAR
_SPAN: Final = re.compile(
    r"\b(?P<from_day>" + _DAY + r")\s*(?:-|–|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?(?P<to_day>" + _DAY + r")\b"
    r"|(?P<day>\b" + _DAY + r"\b)"
    r"|\bngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?: năm (?P<y>" + _YEAR + r"))?"
    r"|\bquý\s+(?P<quarter>iv|i{1,3}|[1-4])\s*(?:/|năm|,)?\s*(?P<quarter_year>" + _YEAR + r")"
    r"|\b(?:(?P<half>nửa|0?6 tháng|sáu tháng)\s+)?(?P<part>đầu|cuối)\s+(?:năm\s+)?(?P<part_year>" + _YEAR + r")"
    r"|\btháng\s+(?P<month>\d{1,2})\s*(?:/|năm|-)\s*(?P<month_year>" + _YEAR + r")"
    r"|(?P<first>" + _YEAR + r")\s*(?:-|–|đến|tới)\s*(?:năm\s+)?(?P<last>" + _YEAR + r")"
    r"|(?<![\d/])(?P<year>" + _YEAR + r")(?![\d/])",
    re.IGNORECASE,
)
_BEFORE: Final = (
    (
        When.BY,
        re.compile(
            r"\b(?:trước|xong trước|hết|chậm nhất|muộn nhất|hạn|kết thúc|hoàn thành|xong)(?:\s+\w+){0,3}\s*$", re.IGNORECASE
        ),
    ),
    (When.FROM, re.compile(r"\b(?:từ|sau|kể từ|bắt đầu)(?:\s+(?:năm|ngày|tháng|quý|từ))*\s*$", re.IGNORECASE)),
)
_RECURRING: Final = re.compile(
    r"\b(?:(?:lặp (?:đi lặp )?lại|đều đặn|đều) )?(?:(?:hằng|hàng) (?:năm|quý|tháng|tuần)|mỗi (?:năm|quý|tháng))\b"
    r"|\bđều đặn\b|\bthường xuyên\b|\bđịnh kỳ\b|\bthường niên\b",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\btrước(?:\s+(?:năm|quý|tháng))?\s*$", re.IGNORECASE)
_OPEN: Final = re.compile(r"\b(?:trước|hết|chậm nhất|muộn nhất|hạn)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
"""Words before a time that leave its beginning open: what is done "trước 2027" may be done this year."""
_DUE: Final = re.compile(r"\bhạn(?:\s+(?:chót|cuối|là|vào|năm|quý|tháng))*\s*$", re.IGNORECASE)
_INSIDE: Final = re.compile(r"\b(?:trong|vào)(?:\s+(?:năm|quý|tháng))?\s*$", re.IGNORECASE)
_ONLY_IN: Final = re.compile(
    r"(?<!địa )\bchỉ(?! (?:tiêu|số|đạo|thị|định|dẫn|rõ|huy|trích|giới|ra)\b)(?:\s+(?!từ\b|đến\b|ai\b|nào\b)\w+){0,5}\s*$"
    r"|\b(?:trọn(?: vẹn)?|gói gọn|gọn|nội)(?:\s+(?:trong|năm|giai đoạn))*\s*$",
    re.IGNORECASE,
)
"""Words before a time outside which nothing is done: "chỉ làm trong năm 2026"."""
_OR_EARLIER: Final = re.compile(r"\s*,?\s*(?:(?:hoặc|hay|và)\s+)?(?:trước đó|sớm hơn|trở về trước)\b", re.IGNORECASE)
_OR_LATER: Final = re.compile(r"\s*,?\s*(?:(?:hoặc|hay|và)\s+)?(?:sau đó|muộn hơn|trở đi|về sau)\b", re.IGNORECASE)
_NO_TIME: Final = re.compile(
    r"\b(?:không|chưa|thiếu|bỏ trống|để trống|còn trống|bỏ trắng|để trắng|bỏ ngỏ)(?:\s+\w+){0,2}?"
    r"\s+(?:thời hạn|thời gian|hạn|mốc|tiến độ)\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"\s*(?:,|và|hay|hoặc|lẫn|/)?\s*(?:và|hay|hoặc)?\s*(?:việc\s+)?(?:làm\s+)?", re.IGNORECASE)
_CERTAIN: Final = r"(?:có|nêu|ghi|rõ|gắn với|ấn định|xác định|định|chốt|theo)"
_WRITTEN: Final = (
    (
        When.DATED,
        re.compile(
            rf"\b(?P<no>(?:không|chưa|chẳng|chả)\s+)?{_CERTAIN}(?:\s+(?:rõ|một|mốc|thời gian))*\s+(?:năm|thời hạn|hạn|mốc)"
            r"\s+(?:thời gian\s+)?cụ thể\b"
            rf"|\b(?P<none>(?:không|chưa|chẳng|chả)\s+){_CERTAIN}(?:\s+(?:rõ|một))*"
            r"\s+năm(?=\s+(?:nào|hoàn thành|kết thúc|thực hiện|xong"
            r"|phải)\b|\s*[?.,;]|\s*$)",
            re.IGNORECASE,
        ),
    ),
    (
        When.SPANS,
        re.compile(
            r"\b(?P<no>(?:không|chưa)\s+)?(?:có|nêu|ghi)\s+(?:(?:cả|rõ)\s+)*năm"
            r"\s+(?:bắt đầu|khởi đầu|đầu)\s*(?:,|và|lẫn|đến|tới)\s*"
            r"(?:năm\s+)?(?:kết thúc|cuối|xong|hoàn thành)\b|\bkéo dài\s+(?:qua\s+|trong\s+)?nhiều năm\b",
            re.IGNORECASE,
        ),
    ),
    (
        When.QUARTERS,
        re.compile(
            r"\b(?P<no>(?:không|chưa)\s+)?(?:ghi|tính|hạn|thời hạn|thời gian|mốc)\s+(?:(?:hạn|thời gian|mốc|thời hạn)\s+)*"
            r"(?:theo|bằng|là)\s+(?:một\s+|từng\s+|các\s+)?quý\b(?!\s*(?:iv|i{1,3}|[1-4])\b)",
            re.IGNORECASE,
        ),
    ),
)
"""Words for how a time is written in the register, and whether they are denied."""
_NOT: Final = re.compile(
    r"\b(?:không|chưa|không phải|trừ|ngoài|chẳng)\s+(?:(?:phải|rơi|nằm|thuộc|làm|xong|hoàn thành|kết thúc|vào|trong|hết|trước"
    r"|các|những|mấy|công|phần|ghi|mang|tính|giai đoạn|hạn|mốc|nào"
    r"|của|năm|quý|tháng|diện|loại|dạng|nhóm|kiểu|là|việc|nhiệm vụ|thực hiện|triển khai|tiến hành|được|có|thời gian)\s+)*"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A condition of time with the characters ``start`` to ``end`` of the question that say it."""

    condition: TimeCondition
    start: int
    end: int


def asked_times(text: str) -> tuple[AskedTime, ...]:
    """Return the conditions of time in ``text``, in its order; what is done again and again has a time, though no last one."""
    often = [
        AskedTime(TimeCondition(When.RECURRING, text=m.group(), negated=_NOT.search(text[: m.start()]) is not None), *m.span())
        for m in _RECURRING.finditer(text)
    ]
    again = any(not found.condition.negated for found in often)
    none = [AskedTime(TimeCondition(When.NONE, text=m.group()), *m.span()) for m in _NO_TIME.finditer(text) if not again]
    written = [
        AskedTime(TimeCondition(when, text=m.group(), negated=any(m.groupdict().values())), *m.span())
        for when, pattern in _WRITTEN
        for m in pattern.finditer(text)
    ]
    return tuple(sorted([*none, *_together(often, text), *written, *_dated(text)], key=lambda found: found.start))


def _together(often: Sequence[AskedTime], text: str) -> list[AskedTime]:
    """Return recurring times, those listed one after the other as one: any of them ("thường xuyên, hằng quý")."""
    made: list[AskedTime] = []
    for found in often:
        last = made[-1] if made else None
        if last and last.condition.negated is found.condition.negated and _LISTED.fullmatch(text[last.end : found.start]):
            said = text[last.start : found.end]
            made[-1] = AskedTime(replace(last.condition, text=said), last.start, found.end)
        else:
            made.append(found)
    return made


def _dated(text: str) -> Iterator[AskedTime]:
    for match in _SPAN.finditer(text):
        days = _days(match)
        if days is None:
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        when = next((when for when, pattern in _BEFORE if pattern.search(before)), When.IN)
        negated = _NOT.search(before) is not None
        if when is When.BY and _UNTIL.search(before) and days[0] != days[1]:
            days = (days[0], days[0] - timedelta(days=1))  # "trước năm 2027" ends with 2026
        due_in = days[0] != days[1] and _DUE.search(before)  # "hạn quý IV/2026" is a day in it
        first = None if when is When.BY and _OPEN.search(before) and not (_INSIDE.search(before) or due_in) else days[0]
        after, end = text[match.end() : match.end() + 40], match.end()
        if when is When.IN and _ONLY_IN.search(before):
            when = When.WITHIN
        if _OR_EARLIER.match(after):
            when, first = When.BY, None
        elif later := _OR_LATER.match(after):
            when, end = When.FROM, end + later.end()
        last = None if when is When.FROM else days[1]
        yield AskedTime(TimeCondition(when, first, last, text=match.group(), negated=negated), match.start(), end)


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """Return the first and the last day of what was named; None where there is no such day."""
    try:
        if match["from_day"]:
            return _day(match["from_day"]), _day(match["to_day"])
        if match["day"]:
            return _day(match["day"]), _day(match["day"])
        if match["d"]:
            if not match["y"]:
                return None
            whole = date(int(match["y"]), int(match["m"]), int(match["d"]))
            return whole, whole
        if match["quarter"]:
            year, last = int(match["quarter_year"]), 3 * _QUARTERS[match["quarter"].lower()]
            return date(year, last - 2, 1), _end(year, last)
        if match["part"]:
            year = int(match["part_year"])
            return (
                (date(year, 1, 1), date(year, 6, 30))
                if match["part"].lower() == "đầu"
                else (date(year, 7, 1), date(year, 12, 31))
            )
        if match["month"]:
            return date(int(match["month_year"]), int(match["month"]), 1), _end(int(match["month_year"]), int(match["month"]))
        first, last_year = (match["first"], match["last"]) if match["first"] else (match["year"], match["year"])
        return date(int(first), 1, 1), date(int(last_year), 12, 31)
    except ValueError:
        return None


def _day(text: str) -> date:
    """Return the day that ``text`` writes in figures; raises ValueError where there is none."""
    day, month, year = map(int, re.split(r"[/.-]", text))
    return date(year, month, day)


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
