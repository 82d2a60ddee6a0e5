"""What a resolution or a law says of its making: who decides, above its grounds, and the day it was passed, at its end.

The National Assembly and its Standing Committee, and councils, date a paper so where its letterhead does not (Law on the
Promulgation of Legal Documents; Decree 30/2020/NĐ-CP, annex I, for whoever decides).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from corpus.metadata.casing import Casing
from corpus.metadata.letterhead import read_issuer
from corpus.metadata.signature import lines_of
from corpus.records import Block, BlockKind, Value
from corpus.text.cleaning import clean
from corpus.text.dates import find_dates

_PASSED: Final = re.compile(r"này\s+(?:đã\s+)?được\s[^.;]{0,200}?thông\s+qua\s(?:[^.;]{0,80}?)?(?=ngày\s)", re.IGNORECASE)
_HEAD_OF: Final = re.compile(r"(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|HIỆU TRƯỞNG)\s+(?=\S)")
_MOST_CHARACTERS: Final = 120
_PLACE_AND_DATE: Final = re.compile(r"[^\W\d_a-zđ][^\d,;:]{1,40},\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\W*$")


def passed_on(text: str, blocks: Sequence[Block]) -> tuple[Value, date] | None:
    """Return the day on which the document says that it was passed; None where it does not say so."""
    for block in reversed(blocks):
        said = _PASSED.search(block.clean) if block.kind is BlockKind.PARAGRAPH else None
        if said is None:
            continue
        mapped = clean(text, block.ranges)
        found = [day for day in find_dates(mapped.text) if day.start >= said.end() - 1]
        if found:
            return Value(mapped.text[found[0].start : found[0].end], mapped.sources(found[0].start, found[0].end)), found[
                0
            ].value
    return None


def signed_on(text: str, blocks: Sequence[Block]) -> tuple[Value, date] | None:
    """Return the date that stands with a place above the signature, where small bodies write it; None for none."""
    closing = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.CLOSING), 0)
    lines = [line for block in blocks[max(0, closing - 1) : closing + 3] for line in lines_of(text, block)] if closing else []
    for line in lines:
        found = find_dates(line.text) if _PLACE_AND_DATE.match(line.text) else []
        if found:
            return Value(line.text[found[0].start : found[0].end], line.ranges), found[0].value
    return None


def decider(text: str, opening: Sequence[Block], casing: Casing) -> Value | None:
    """Return who decides, whose name stands in capitals above the grounds: "ỦY BAN THƯỜNG VỤ QUỐC HỘI"; None for nobody."""
    for block in opening[:2]:
        if block.clean.isupper() and len(block.clean) <= _MOST_CHARACTERS:
            lines = list(lines_of(text, block))
            office = _HEAD_OF.match(lines[0].text) if lines else None
            first = lines[0].text[office.end() :] if office else ""
            return read_issuer([Value(first, lines[0].ranges), *lines[1:]] if first else lines, casing)
    return None
