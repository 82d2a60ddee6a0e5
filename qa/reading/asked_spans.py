"""Spans of time: how long a thing takes, or after how long it comes again ("trong mấy ngày", "bao lâu một lần").

In: a question with its accents, and texts. Out: whether a span is asked for, and the spans that a text tells. A day of the
calendar is none: "ngày 05 tháng 12" does not say how many days there are.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text.number_words import ONES

_UNIT: Final = r"phút|giờ|tiếng|ngày|đêm|tuần|tháng|quý|năm"
_ASKED: Final = re.compile(
    rf"(?<!\w)(?:bao lâu|(?:mấy|bao nhiêu)\s+(?:{_UNIT}|hôm|bữa)(?!\w)(?!\s+(?:nay|trước|sau này)\b))(?!\w)", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"(?<!\w)(?:mấy|bao nhiêu)\s+(?:phút|giờ|tiếng|ngày|tuần|hôm|bữa)(?!\w)"
    r"|(?<!\w)(?:bao lâu|mấy)(?:\s+\w+){0,7}?\s+(?:một|1)\s+(?:lần|bận)",
    re.IGNORECASE,
)
_A_DAY: Final = re.compile(r"(?:ngày|tháng|quý)\s+\d|\d/\d|(?:19|20)\d\d|định kỳ|đột xuất", re.IGNORECASE)
_OF_DAY: Final = re.compile(
    r"(?<!\w)(?:lúc|vào|từ|đến|tới|trước|sau|khoảng|tầm)\s+mấy\s+giờ(?!\w)|^\W*mấy\s+giờ(?!\w)", re.IGNORECASE
)
"""An hour of the day is no span."""
_IN_WORDS: Final = rf"(?:{'|'.join(ONES)}|nửa|vài)(?: mươi)?"
_EACH: Final = rf"(?:mỗi|hằng|hàng)\s+(?:{_UNIT})(?!\w)"
_SPAN: Final = re.compile(
    rf"(?<![\w/.,])(?<!ngày )(?<!tháng )(?<!quý )(?<!năm )(?<!số )(?:không quá |tối đa |ít nhất |tối thiểu )?"
    rf"(?:\d+(?:[.,]\d+)?(?:\s*\(\s*[^()\d]{{2,20}}\))?|(?:{_IN_WORDS}))\s*(?:{_UNIT})(?!\w)(?!\s*(?:\d|nay\b))"
    rf"(?:\s+làm việc)?(?:\s*/?\s*(?:một|0?1)?\s*lần)?"
    rf"|(?<![\w/.,])(?:\d{{1,2}}|{_IN_WORDS})\s+lần\s*(?:/|mỗi\s|một\s)\s*(?:{_UNIT})(?!\w)"
    rf"|(?<!\w){_EACH}|(?<!\w)thường xuyên(?!\w)",
    re.IGNORECASE,
)


def asks_span(question: str) -> bool:
    """Tell whether ``question`` asks for a span of time."""
    return _ASKED.search(question) is not None and _OF_DAY.search(question) is None


def lacks_span(question: str, shown: str) -> bool:
    """Tell whether ``question`` asks for a span of time, and ``shown`` tells none.

    Who asks how long a thing lasts is told by the years that it lasts too; who asks for a number of days is not.
    """
    if not asks_span(question) or spans_in(shown):
        return False
    return _COUNTED.search(question) is not None or _A_DAY.search(shown) is None


def spans_in(text: str) -> list[str]:
    """Return the spans of time that ``text`` tells, as printed, in order."""
    return [match.group().strip() for match in _SPAN.finditer(text)]
