"""Until when a document says that it holds: "Kế hoạch này có hiệu lực từ ngày ký đến hết ngày 31 tháng 12 năm 2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from corpus.genres.table import plan_pattern
from corpus.records import Block, BlockKind, Range
from corpus.text.cleaning import clean
from corpus.text.dates import find_dates

_PLANS: Final = plan_pattern()
_HOLDS: Final = re.compile(
    rf"(?:^|(?<=[.;] ))\W*(?:[\d.]{{1,5}}[.)]?\s+|\w[.)]\s+)?(?:{_PLANS})\s+(?:này\b[^.;]{{0,120}}?\b)?"
    r"(?:có\s+(?:hiệu\s+lực|giá\s+trị)(?:\s+thi\s+hành)?|được\s+(?:thực\s+hiện|áp\s+dụng))\b[^.;]{0,80}?"
    r"\b(?:đến|tới)\s+(?:hết\s+)?(?:(?=ngày\s)|năm\s+(?P<year>20\d\d))",
    re.IGNORECASE,
)
_SPOKEN: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_YEARS_END: Final = (12, 31)


def read_until(text: str, blocks: Sequence[Block]) -> tuple[date | None, tuple[Range, ...]]:
    """Return the last day of the document ``text`` by its own word, with where it says so; None and () where it says none.

    ``blocks`` are its outline's. A year's end is its 31st of December.
    """
    for block in reversed(blocks):
        said = _HOLDS.search(block.clean) if block.kind in _SPOKEN else None
        if said is None:
            continue
        mapped = clean(text, block.ranges)
        if said["year"]:
            return date(int(said["year"]), *_YEARS_END), mapped.sources(said.start("year"), said.end("year"))
        day = next(iter(find_dates(mapped.text[said.end() :])), None)
        if day is not None and day.start == 0:
            return day.value, mapped.sources(said.end(), said.end() + day.end)
    return None, ()
