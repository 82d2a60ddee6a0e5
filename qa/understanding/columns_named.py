"""Columns of a task that a question names one after the other: "chủ trì, sản phẩm và hạn của việc mở lớp".

In: the fields as they are read, the question's text. Out: the fields with all columns of the row of names that holds them: one
of them is never asked for without the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from qa.contracts.query import Field

_WHO: Final = r"(?:(?:cơ quan|đơn vị|bên|nơi|sở|người)\s+)?"
_NAMES: Final = {
    Field.COORDINATE: rf"{_WHO}phối hợp|{_WHO}(?:cùng làm|cùng thực hiện)",
    Field.LEAD: rf"{_WHO}(?:chủ trì|phụ trách|đầu mối|thực hiện)|cơ quan|đơn vị",
    Field.DEADLINE: r"(?:thời hạn|hạn chót|hạn)(?:\s+(?:hoàn thành|xong))?",
    Field.PERIOD: r"(?:thời gian|tiến độ)(?:\s+(?:thực hiện|hoàn thành))?",
    Field.PRODUCT: r"(?:sản phẩm|kết quả|đầu ra)(?:\s+(?:đầu ra|cần đạt))?",
    Field.FUNDING: r"(?:kinh phí|nguồn vốn|nguồn tiền|tiền)",
}
_NAME: Final = "|".join(f"(?:{pattern})" for pattern in _NAMES.values())
_CHAIN: Final = re.compile(
    rf"\b(?:{_NAME})\b(?:\s*(?:[,;/+&]|,?\s*\b(?:và|với|lẫn|cùng|kèm)\b)\s*(?:cả\s+)?(?:{_NAME})\b)+", re.IGNORECASE
)
_TIMES: Final = frozenset({Field.PERIOD, Field.DEADLINE})


def with_columns_named(ask: tuple[Field, ...], text: str) -> tuple[Field, ...]:
    """Return the fields that are wanted, with those named beside them in a row of columns; as they are where none is."""
    for match in _CHAIN.finditer(text):
        named = tuple(_fields(match.group()))
        if len(named) > 1 and all(_among(field, named) for field in ask):
            return (*ask, *(field for field in named if not _among(field, ask)))
    return ask


def _fields(chain: str) -> Iterable[Field]:
    """Yield the fields whose names stand in ``chain``, in its order, each once."""
    places = {field: match.start() for field, name in _NAMES.items() if (match := re.search(rf"\b(?:{name})\b", chain, re.I))}
    taken = {places[field] for field in places if field is Field.COORDINATE}
    ordered = sorted((at, field) for field, at in places.items() if field is Field.COORDINATE or at not in taken)
    return (field for _, field in ordered)


def _among(field: Field, fields: Iterable[Field]) -> bool:
    """Tell whether ``field`` is asked for by ``fields``: an end is asked for as a time."""
    return field in fields or (field in _TIMES and bool(_TIMES & set(fields)))
