"""What a question asks to be measured by its name ("chiều dài", "mức phụ cấp"), and whether a text measures it.

The name of a measure tells its unit: a length is in metres, an allowance in money (or a share of something). In: a question
with its accents, and the words that an answer shows. Out: the kind of measure that the words do not hold.
"""

from __future__ import annotations

import re
from typing import Final

from qa.reading.figures import figures_in
from qa.reading.interrogatives import HOW_MANY, HOW_SHORT, WHAT, WHICH, asking

_MONEY: Final = (
    r"(?:tổng )?mức (?:đầu tư|phụ cấp|thưởng|tiền|chi|hỗ trợ|thu|bồi dưỡng|lương|phí|giá|đóng|kinh phí|vốn|phạt|thù lao)"
    r"|phụ cấp|thù lao|lệ phí|học phí|tiền thưởng|giá vé|giá tiền"
)
_MEASURES: Final = (
    ("money", _MONEY, ""),
    (
        "length",
        r"chiều dài|độ dài|chiều rộng|bề rộng|khoảng cách|chiều cao|độ cao|độ sâu|bán kính",
        r"km|m|cm|mm|mét|ki lô mét|cây số|hải lý",
    ),
    (
        "capacity",
        r"công suất|tải trọng|trọng tải|sức chứa",
        r"tấn|mw|kw|kwh|kva|m3|m³|lít|kg|xe|chỗ|ghế|người|lượt|giường|hộ|ha",
    ),
    ("area", r"diện tích", r"ha|héc ta|hecta|km2|km²|m2|m²|mét vuông|sào|công"),
)
_NO_MEASURE_OF: Final = r"của|theo|ở|do|tại|trong|từ|cho"
_HOW_MUCH: Final = asking(
    HOW_MANY,
    "nhiêu",
    r"(?:mức|t[ỷỉ] lệ|con số|số|lượng|suất|giá|khoảng|tầm|chừng|phần trăm|điểm)"
    rf"(?:(?:\s+(?!(?:{_NO_MEASURE_OF})\s)\w+){{0,2}}?\s+(?:nào|gì)|[^,;?]*\s(?:ra sao|thế nào))",
)
_OTHERWISE: Final = asking(WHAT, WHICH, HOW_SHORT)
_PERCENT: Final = re.compile(r"%|phần trăm|t[ỷỉ] lệ", re.IGNORECASE)
"""A share of an area, too, is told in percent."""
_FOR_EACH: Final = re.compile(
    r"(?<!\w)(?:mỗi|từng) (?!năm |tháng |quý )(?:\w+ ){1,9}?(?:bao nhiêu|mấy) (?:tiền|tỷ|tỉ|triệu|nghìn|ngàn|đồng)(?!\w)",
    re.IGNORECASE,
)
_OF_ONE: Final = re.compile(r"(?<!\w)(?:mỗi|một|từng|01)(?!\w)|(?<=\w)/[^\W\d]", re.IGNORECASE)
_AS_A_COLUMN: Final = re.compile(r"(?<!\w)[\d.,]+ –|^[\d.,]+$", re.MULTILINE)
"""An amount as a column of a table gives it, its unit in the column's heading."""


def unmeasured(question: str, shown: str) -> str | None:
    """Return the kind of measure that ``question`` names and ``shown`` holds no figure of; None where nothing lacks."""
    if _OTHERWISE.search(question) or (_PERCENT.search(question) and _PERCENT.search(shown)):
        return None
    for name, asked, units in _MEASURES:
        if re.search(rf"(?<!\w)(?:{asked})(?!\w)", question, re.IGNORECASE) and not _holds(name, units, shown):
            return name
    return None


def asks_no_amount(question: str) -> bool:
    """Tell whether ``question`` speaks of an amount and asks for something else: "theo mức của trường nào" wants a school."""
    return _OTHERWISE.search(question) is not None and _HOW_MUCH.search(question) is None


def lacks_each(question: str, said: str) -> bool:
    """Tell whether ``question`` asks what money each gets ("mỗi nhà bao nhiêu triệu"), and ``said`` tells of no one."""
    return _FOR_EACH.search(question) is not None and _OF_ONE.search(said) is None


def tells_money(shown: str) -> bool:
    """Tell whether ``shown`` gives a sum of money, or the bare amount of a column."""
    return _AS_A_COLUMN.search(shown) is not None or any(figure.kind == "money" for figure in figures_in(shown))


def _holds(name: str, units: str, shown: str) -> bool:
    if name == "money":
        return tells_money(shown) or any(figure.kind for figure in figures_in(shown))
    return re.search(rf"\d\s*(?:{units})(?!\w)", shown, re.IGNORECASE) is not None
