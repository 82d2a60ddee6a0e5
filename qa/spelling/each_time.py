"""Every time, told as any: "năm nào cũng" is "hằng năm", and asks for no year.

In: a question with its accents. Out: the same with such times written as plans write them.
"""

from __future__ import annotations

import re
from typing import Final

_EVERY: Final = re.compile(
    r"\b(?<!từ )(?<!đến )(?<!tới )(?:(?P<unit>năm|quý|tháng|tuần|ngày)|(?P<ever>lúc|khi)) nào"
    r"(?P<done>(?:\s+(?!(?:và|thì|mà|với|nào|gì|ai|lại)\b)\w+){0,4}?)\s+cũng\b",
    re.IGNORECASE,
)


def with_each_time(text: str) -> str:
    """Return ``text`` with "năm nào cũng" as "hằng năm", "lúc nào cũng" as "thường xuyên"; as it is where there is none."""
    return _EVERY.sub(lambda match: f"{_often(match['unit'])}{match['done']}", text)


def _often(unit: str | None) -> str:
    return f"hằng {unit.lower()}" if unit else "thường xuyên"
