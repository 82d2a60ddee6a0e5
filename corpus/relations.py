"""Which earlier documents a document replaces or amends, where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.cleaning import Clean, clean
from corpus.numbers import find_document_numbers
from corpus.records import Block, BlockKind, Value

# "Kế hoạch này thay thế Kế hoạch số 10/KH-UBND …"; what the plan orders others to replace has no "này" before it.
_REPLACES: Final = re.compile(
    r"(?:\bnày\b[^.;]{0,120}?\b(?:thay thế|thay cho|bãi bỏ)\b|^\W*(?:\w{1,3}[.)]\s*)?(?:Thay thế|Bãi bỏ)\b)"
    r"(?P<what>[^.;]{0,400})"
)
_AMENDS: Final = re.compile(
    r"(?:sửa đổi|điều chỉnh|bổ sung)(?:[, ]+(?:và )?(?:sửa đổi|điều chỉnh|bổ sung))*"
    r"(?: (?:một số|nội dung|điều|khoản|mục|điểm|của|tại|nhiệm vụ)\b,?)*"
    r"(?P<what> (?:Kế hoạch|Quyết định|Chương trình|Đề án)[^.;]{0,60})",
    re.IGNORECASE,
)


def read_replaced(text: str, blocks: Sequence[Block]) -> tuple[Value, ...]:
    """Return the numbers of the documents that the document ``text`` says it replaces, in order, each once."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADER)
    return _once(
        value
        for block in blocks
        if block.kind in kinds and ("thay" in block.clean or "ãi bỏ" in block.clean or "Thay" in block.clean)
        for value in _numbers(clean(text, block.ranges), _REPLACES)
    )


def read_amended(text: str, title: Value | None) -> tuple[Value, ...]:
    """Return the numbers of the documents that the document's title says it amends."""
    return _once(_numbers(clean(text, title.ranges), _AMENDS)) if title is not None else ()


def _numbers(mapped: Clean, pattern: re.Pattern[str]) -> Iterator[Value]:
    for said in pattern.finditer(mapped.text):
        start = said.start("what")
        for number in find_document_numbers(said["what"]):
            yield Value(number.printed, mapped.sources(start + number.start, start + number.end))


def _once(values: Iterator[Value]) -> tuple[Value, ...]:
    found: dict[str, Value] = {}
    for value in values:
        found.setdefault(value.text, value)
    return tuple(found.values())
