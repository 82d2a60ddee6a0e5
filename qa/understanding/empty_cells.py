"""Columns of the register that must be empty, or filled: "cột phối hợp còn để trống", "không ai phối hợp", "có ghi kinh phí".

In: the text of a question. Out: conditions on columns. How people say that nothing stands in a cell is closed: the column, and
a word for empty on either side of it, or a denial before it.
"""

from __future__ import annotations

import re
from typing import Final

from qa.contracts.query import Field, FieldCondition

_COLUMNS: Final = {
    Field.COORDINATE: r"(?:phối hợp|cùng làm|cùng thực hiện)",
    Field.LEAD: r"chủ trì",
    Field.PRODUCT: r"(?:sản phẩm|kết quả đầu ra)",
    Field.FUNDING: r"(?:kinh phí|nguồn vốn|cột (?:số )?tiền)",
}
_BLANK: Final = r"(?:bỏ trống|để trống|còn trống|bị trống|trống(?=\s+(?:cột|ô|mục)\b)|bỏ trắng|để trắng|bỏ ngỏ|khuyết)"
_DENIED: Final = (
    r"(?:(?:không|chưa|chẳng|chả)\s+(?:có|ghi|nêu|giao|cần|bố trí|phân|xác định|điền)|thiếu|vắng|không kèm"
    r"|(?:không|chưa|chẳng|chả)"
    r"(?=\s+(?:một\s+)?(?:ai|cơ quan|đơn vị|bên|nơi)\b))"
)
_WORDS: Final = r"(?:\s+[^\s,;?]+){0,4}?\s+[\"'“]?"
_EMPTY: Final = tuple(
    (
        field,
        re.compile(
            rf"\b(?:{_DENIED}|{_BLANK})\b{_WORDS}{column}\b(?!\s+\w+\s+không\W*$)"
            rf"|\b{column}(?:\s+(?:còn|vẫn|đang|bị|thì|là|được))*\s+(?:{_BLANK}|trống)\b",
            re.IGNORECASE,
        ),
    )
    for field, column in _COLUMNS.items()
)
_NO_MONEY: Final = re.compile(r"\b(?:không|chưa)(?: (?:có|ghi|nêu|bố trí|rõ))+(?: số)? (?:tiền|vốn|dự toán)\b", re.IGNORECASE)
_FILLED: Final = re.compile(
    r"\b(?:có ghi|có nêu|đã có|có ghi rõ|đã ghi|đã nêu|ghi rõ)\s+(?:(?:tên|rõ|cơ quan|đơn vị|bên|cả|nguồn)\s+)*"
    r"(?P<field>chủ trì|phối hợp|sản phẩm|kinh phí|tiền)\b",
    re.IGNORECASE,
)
_FILLED_FIELDS: Final = {
    "chủ trì": Field.LEAD,
    "phối hợp": Field.COORDINATE,
    "sản phẩm": Field.PRODUCT,
    "kinh phí": Field.FUNDING,
    "tiền": Field.FUNDING,
}


def empty_columns(text: str) -> tuple[FieldCondition, ...]:
    """Return the columns that must be empty."""
    empty = {field for field, pattern in _EMPTY if pattern.search(text)}
    empty |= {Field.FUNDING} if _NO_MONEY.search(text) else set()
    return tuple(FieldCondition(field, negated=True) for field in _COLUMNS if field in empty)


def filled_columns(text: str) -> tuple[FieldCondition, ...]:
    """Return the columns that must say something."""
    return tuple(FieldCondition(_FILLED_FIELDS[match["field"].lower()]) for match in _FILLED.finditer(text))
