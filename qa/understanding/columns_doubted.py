"""Whether a task says a thing at all: "việc đó có ghi thời hạn không", "có sản phẩm cụ thể chưa", "có ai phối hợp không".

In: the text of a question. Out: the column whose cell may be empty; None where more is claimed of it, or something else asked.
"""

from __future__ import annotations

import re
from typing import Final

from qa.contracts.query import Field

_BODY: Final = r"(?:(?:đơn vị|cơ quan|bên|sở|nơi|ai)(?:\s+(?:nào|khác))*\s+)"
_COLUMNS: Final = (
    (Field.PERIOD, r"(?:thời hạn|thời gian|hạn chót|hạn|mốc thời gian|mốc)"),
    (Field.PRODUCT, r"(?:sản phẩm|kết quả đầu ra|đầu ra)"),
    (Field.FUNDING, r"(?:(?:nguồn\s+)?kinh phí|tiền)"),
    (Field.COORDINATE, rf"{_BODY}(?:(?:cùng|được giao)\s+)*phối hợp"),
    (Field.LEAD, rf"{_BODY}(?:(?:đứng|được giao)\s+)*chủ trì"),
)
_SAYS: Final = r"(?:ghi|nêu|giao|đặt|quy định|ấn định|định|chỉ|kèm|cho|rõ|nói|đề|phân|bố trí|yêu cầu|thấy|được)"
_DOUBTED: Final = tuple(
    (
        field,
        re.compile(
            rf"\b(?:có|đã)\s+(?:{_SAYS}\s+)*{name}(?:\s+(?:cụ thể|rõ ràng|rõ|gì|nào|hoàn thành|thực hiện|đầu ra|riêng|luôn|việc"
            r"|này|đó|ấy|nó))*\s+(?:không|chưa|hông|ko)\b",
            re.IGNORECASE,
        ),
    )
    for field, name in _COLUMNS
)


def column_doubted(text: str) -> Field | None:
    """Return the column of which ``text`` asks no more than whether anything stands in it."""
    return next((field for field, doubt in _DOUBTED if doubt.search(text)), None)
