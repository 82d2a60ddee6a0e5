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
# Further days of one list: "trước ngày 25/3, 25/6 và 25/9".
_ALSO: Final = r"(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?:trước\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))*"
# "06 tháng", which is no date's month, no age and no stretch of time.
_MONTHS: Final = (
    r"(?<!ngày\s)(?<!đến\s)(?<!trong\s)(?<!vòng\s)(?<!dưới\s)\d{1,2}\s+tháng(?:/lần|\s+một\s+lần)?(?!\s+(?:\d|đầu|năm|tuổi))"
)
_FREQUENCY: Final = rf"(?:định\s+kỳ\s+)?(?:{_EVERY}|{_MONTHS}|\d{{1,2}}\s+năm/lần)(?:\s*,\s*{_EVERY})*"
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


def period_phrase(cleaned: Clean, start: int) -> Value | None:
    """Return the time that a duty is to be done by or how often, from ``start`` on, or None where nothing is said."""
    keyed = key(cleaned.text)
    for phrase in _PHRASES:
        found = next((each for each in phrase.finditer(keyed, start) if not _of_a_thing(keyed, start, each)), None)
        if found is not None:
            return Value(cleaned.text[found.start() : found.end()], cleaned.sources(found.start(), found.end()))
    return None
