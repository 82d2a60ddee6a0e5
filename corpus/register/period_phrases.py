"""Deadlines and frequencies said inside a sentence: "định kỳ hằng năm (trước ngày 30/11)", "trong Quý II/2026"."""

from __future__ import annotations

import re
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Value
from corpus.text.cleaning import Clean

_EVERY: Final = r"(?:hàng|hằng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày)"
_OF_EVERY: Final = rf"ngày\s+\d{{1,2}}\s+(?:của\s+)?(?:{_EVERY}|tháng\s+cuối(?:\s+(?:của\s+)?(?:mỗi\s+)?quý)?)"
_DAY: Final = (
    rf"(?:{_OF_EVERY}|"
    + r"(?:ngày\s+)?\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+(?:năm\s+\d{4}|(?:hàng|hằng)\s+năm))?))"
)
# Further days of one list: "trước ngày 25/3, 25/6 và 25/9", "trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm".
_ALSO: Final = (
    r"(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?:trước\s+)?(?:ngày\s+)?(?:\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?!\d)(?:\s+(?:năm\s+\d{4}|(?:hàng|hằng)\s+năm))?))*"
)
# "06 tháng", which is no date's month, no age and no stretch of time.
_MONTHS: Final = (
    r"(?<!ngày\s)(?<!đến\s)(?<!trong\s)(?<!vòng\s)(?<!dưới\s)(?<!sau\s)(?<!quá\s)(?<!hạn\s)(?<!trên\s)(?<!đa\s)"
    r"\d{1,2}\s+tháng(?:/lần|\s+một\s+lần)?(?!\s+(?:\d|đầu|năm|tuổi))"
)
_FREQUENCY: Final = rf"(?:định\s+kỳ\s+)?(?:{_EVERY}|{_MONTHS}|\d{{1,2}}\s+năm/lần)(?:\s*,\s*{_EVERY})*"
# A month or a quarter with its year, and from one to another: "quý III năm 2026", "từ tháng 8 đến hết tháng 11 năm 2026".
_DATED: Final = r"(?:(?:quý|tháng)\s+(?:[ivx]+|\d{1,2})(?:\s*/\s*|\s+năm\s+)\d{4})"
_UNTIL: Final = (
    r"từ\s+(?:ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?\s+đến\s+(?:hết\s+)?"
    rf"(?:ngày\s+\d{{1,2}}\s+)?{_DATED}"
)
_QUARTER: Final = r"(?:quý|tháng)\s+(?:[ivx]+|\d{1,2})(?:\s*/\s*\d{4}|\s+năm\s+\d{4}|\s+hàng\s+năm|\s+hằng\s+năm)?"
# The surer a phrase tells a time for the duty itself, the earlier it is tried.
_PHRASES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_FREQUENCY}\s*(?:\(\s*[^()]{{0,20}}{_DAY}[^()]{{0,30}}\)"
        rf"|,?\s*trước\s+{_DAY}{_ALSO}(?:\s+{_EVERY})?)(?:\s+hoặc\s+đột\s+xuất)?",
        rf"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+trước)?)\s+{_DAY}{_ALSO}(?:\s+(?:của\s+)?{_EVERY})?",
        rf"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+trong)?|xong\s+trong|hoàn\s+thành\s+trong|trong)\s+{_QUARTER}",
        r"(?:xong|hoàn\s+thành)\s+(?:trước|trong)\s+năm\s+\d{4}",
        rf"(?:xong|hoàn\s+thành)\s+(?:vào\s+)?{_DATED}",
        _UNTIL,
        # What ends an item: "…; Sở Y tế phối hợp; quý III năm 2026."
        rf"(?<=[;,(]\s){_DATED}(?:\s*(?:[-–]|đến|,|và)\s*{_DATED})*(?=\s*[.;)]+\s*$)",
        rf"định\s+kỳ(?:\s+{_FREQUENCY}|\s+hoặc\s+đột\s+xuất)(?:\s+(?:và|hoặc)\s+đột\s+xuất)?",
        rf"(?<![^\W_]){_FREQUENCY}(?![^\W_])",
    )
)


# Of what is yearly by nature: the word tells of the budget or the plan, not when the work is to be done.
_YEARLY_THINGS: Final = re.compile(
    r"(?:dự\s+toán|ngân\s+sách|kế\s+hoạch|chỉ\s+tiêu|kinh\s+phí|chương\s+trình|nguồn\s+vốn|vốn|phát\s+triển|thu\s+chi"
    r"|nhiệm\s+vụ"
    r"|phê\s+duyệt|quyết\s+toán|đánh\s+giá\s+xếp\s+loại|thi\s+đua)(?:\s+[^\W\d_]+|\s*[-–]\s*[^\W\d_]+){0,6}\s*$"
)
_EVERY_ONLY: Final = re.compile(_EVERY)


def _of_a_thing(keyed: str, start: int, found: re.Match[str]) -> bool:
    """Tell whether a bare "hằng năm" belongs to a noun before it in its clause: "dự toán ngân sách hằng năm"."""
    clause = re.split(r"[.;:,]", keyed[start : found.start()])[-1]
    return _EVERY_ONLY.fullmatch(found.group()) is not None and _YEARLY_THINGS.search(clause) is not None


# An item that a time opens: "Quý I/2026: khảo sát …", "Tháng 3/2025 - tháng 6/2025: …".
_OPENS: Final = re.compile(rf"{_DATED}(?:\s*(?:[-–]|đến|,|và)\s*{_DATED})*(?=\s*:)")

# "06 tháng" said of reports and checks comes again; of anything else it is how long that lasts: "phạt 06 tháng".
_MONTHS_ALONE: Final = re.compile(r"\d{1,2}\s+tháng")
_COMES_AGAIN: Final = re.compile(
    r"(?:định\s+kỳ|báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|kiểm\s+tra|tổng\s+hợp|kết\s+quả|số\s+liệu|tình\s+hình|thông\s+tin"
    r"|rà\s+soát|giao\s+ban)(?:\s+[^\W\d_]+){0,6}[\s(]*$"
)


def _lasts(keyed: str, start: int, found: re.Match[str]) -> bool:
    """Tell whether months are how long something lasts, and no time that comes again."""
    if not _MONTHS_ALONE.fullmatch(found.group()):
        return False
    return _COMES_AGAIN.search(re.split(r"[.;:]", keyed[start : found.start()])[-1]) is None


def period_phrase(cleaned: Clean, start: int) -> Value | None:
    """Return the time that a duty is to be done by or how often, from ``start`` on, or None where nothing is said."""
    keyed = key(cleaned.text)
    opens = _OPENS.match(keyed, start)
    if opens is not None:
        return Value(cleaned.text[opens.start() : opens.end()], cleaned.sources(opens.start(), opens.end()))
    for phrase in _PHRASES:
        said = (each for each in phrase.finditer(keyed, start) if not _of_a_thing(keyed, start, each))
        found = next((each for each in said if not _lasts(keyed, start, each)), None)
        if found is not None:
            return Value(cleaned.text[found.start() : found.end()], cleaned.sources(found.start(), found.end()))
    return None
