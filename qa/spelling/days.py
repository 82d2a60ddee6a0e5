"""Times that are told from today ("năm nay", "quý tới", "quá hạn") written out as the days that they mean.

In: a question as typed, and today's date. Out: the same with times that hold on any day: "việc nào phải xong trong năm 2026".
What is overdue is what had to be done by yesterday, due soon what is to be done within three months.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

SOON_DAYS: Final = 90
"""Days within which what is due is due soon."""
_QUARTERS: Final = ("I", "II", "III", "IV")
_THIS: Final = "(?:nay|này|hiện tại|hiện nay)"
_NEXT: Final = "(?:tới|sau|kế tiếp|tiếp theo)"
_LAST: Final = "(?:trước|vừa rồi|vừa qua|ngoái)"
_TOLD: Final = re.compile(
    rf"\b(?:(?P<year>năm)\s+(?:(?P<year_this>nay|hiện tại)|(?P<year_next>tới|sau)|(?P<year_last>ngoái|vừa rồi|vừa qua))"
    rf"|(?P<sang>sang năm)(?!\s*\d)"
    rf"|(?P<quarter>quý)\s+(?:(?P<quarter_this>{_THIS})|(?P<quarter_next>{_NEXT})|(?P<quarter_last>{_LAST}))"
    rf"|(?P<month>tháng)\s+(?:(?P<month_this>{_THIS})|(?P<month_next>{_NEXT})|(?P<month_last>{_LAST}))"
    rf"|(?P<day>hôm nay|ngày hôm nay))(?!\s*(?:năm\s+)?\d)\b",
    re.IGNORECASE,
)
_ROWS: Final = r"(?:việc|nhiệm vụ|công việc|đầu việc|phần việc|hạng mục|kế hoạch|văn bản|báo cáo)"
_OF_ROWS: Final = re.compile(
    rf"\b{_ROWS}\s+(?:\w+\s+)?(?:nào|gì)\b|\b(?:mấy|bao nhiêu|những|các|liệt kê|có)\s+{_ROWS}\b"
    rf"|\b(?:làm|xong|hoàn thành|chủ trì|phối hợp|nộp|ban hành)\s+(?:những\s+)?(?:gì|việc)\b|^\W*{_ROWS}\b",
    re.IGNORECASE,
)
"""What asks for tasks or plans, on which a time is a condition; in what else is asked it is said by the way."""
_OVERDUE: Final = re.compile(
    r"\b(?:(?:đã|đang|bị)\s+)?(?:quá (?:thời )?hạn|trễ (?:thời )?hạn|chậm (?:thời )?hạn|lỡ hạn|hết hạn (?:mà )?chưa)"
    r"(?:\s+(?:hoàn thành|thực hiện|rồi))*\b",
    re.IGNORECASE,
)

_PLANS: Final = re.compile(r"\b(?:kế hoạch|văn bản)\s+(?:nào|gì)\b", re.IGNORECASE)
_SOON: Final = re.compile(
    r"\b(?:sắp|gần)(?: (?:đến|tới|hết))? (?:thời )?hạn(?:\s+(?:hoàn thành|thực hiện|rồi))*\b"
    r"|\bsắp phải (?:xong|hoàn thành)\b",
    re.IGNORECASE,
)


def with_days(text: str, today: date) -> str:
    """Return ``text`` (with accents) with times that are told from ``today`` written out; as it is where there are none."""
    if _OF_ROWS.search(text) is None:
        return text
    written = _TOLD.sub(lambda match: _written(match, today), text)
    if _PLANS.search(written):
        return written
    soon = f"phải xong trong khoảng {today:%d/%m/%Y} đến {today + timedelta(days=SOON_DAYS):%d/%m/%Y}"
    over = f"phải xong chậm nhất ngày {today - timedelta(days=1):%d/%m/%Y}"
    return _OVERDUE.sub(over, _SOON.sub(soon, written, count=1), count=1)


def _written(match: re.Match[str], today: date) -> str:
    if match["day"]:
        return f"ngày {today:%d/%m/%Y}"
    if match["sang"]:
        return f"năm {today.year + 1}"
    unit = next(unit for unit in ("year", "quarter", "month") if match[unit])
    step = 1 if match[f"{unit}_next"] else -1 if match[f"{unit}_last"] else 0
    match unit:
        case "year":
            return f"năm {today.year + step}"
        case "quarter":
            at = today.year * 4 + (today.month - 1) // 3 + step
            return f"quý {_QUARTERS[at % 4]} năm {at // 4}"
        case _:
            first = _month_from(today, step)
            return f"tháng {first.month} năm {first.year}"


def _month_from(today: date, step: int) -> date:
    """Return the first day of the month that is ``step`` (-1, 0, 1) months from today's."""
    first = today.replace(day=1)
    if step > 0:
        return (first + timedelta(days=31)).replace(day=1)
    return first if step == 0 else (first - timedelta(days=1)).replace(day=1)
