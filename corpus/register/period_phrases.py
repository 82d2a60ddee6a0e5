"""Deadlines and frequencies said inside a sentence: "định kỳ hằng năm (trước ngày 30/11)", "trong Quý II/2026"."""

from __future__ import annotations

import re
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Value
from corpus.text.cleaning import Clean

_EVERY: Final = r"(?:hàng|hằng|mỗi)\s+(?:năm|quý|tháng|tuần)"
_OF_EVERY: Final = rf"ngày\s+\d{{1,2}}\s+(?:của\s+)?(?:{_EVERY}|tháng\s+cuối(?:\s+(?:của\s+)?(?:mỗi\s+)?quý)?)"
_DAY: Final = (
    rf"(?:{_OF_EVERY}|"
    + r"(?:ngày\s+)?\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+(?:năm\s+\d{4}|(?:hàng|hằng)\s+năm))?))"
)
_FREQUENCY: Final = (
    rf"(?:định\s+kỳ\s+)?(?:{_EVERY}|\d{{1,2}}\s+tháng(?:/lần|\s+một\s+lần)?|\d{{1,2}}\s+năm/lần)(?:\s*,\s*{_EVERY})*"
)
_QUARTER: Final = r"(?:quý|tháng)\s+(?:[ivx]+|\d{1,2})(?:\s*/\s*\d{4}|\s+năm\s+\d{4}|\s+hàng\s+năm|\s+hằng\s+năm)?"
# The surer a phrase tells a time for the duty itself, the earlier it is tried.
_PHRASES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_FREQUENCY}\s*(?:\(\s*[^()]{{0,20}}{_DAY}[^()]{{0,30}}\)|,?\s*trước\s+{_DAY}(?:\s+{_EVERY})?)(?:\s+hoặc\s+đột\s+xuất)?",
        rf"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+trước)?)\s+{_DAY}(?:\s+(?:của\s+)?{_EVERY})?",
        rf"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+trong)?|xong\s+trong|hoàn\s+thành\s+trong|trong)\s+{_QUARTER}",
        r"(?:xong|hoàn\s+thành)\s+(?:trước|trong)\s+năm\s+\d{4}",
        rf"định\s+kỳ(?:\s+{_FREQUENCY}|\s+hoặc\s+đột\s+xuất)(?:\s+(?:và|hoặc)\s+đột\s+xuất)?",
        rf"(?<![^\W_]){_FREQUENCY}(?![^\W_])",
    )
)


def period_phrase(cleaned: Clean, start: int) -> Value | None:
    """Return the time that a duty is to be done by or how often, from ``start`` on, or None where nothing is said."""
    keyed = key(cleaned.text)
    for phrase in _PHRASES:
        found = phrase.search(keyed, start)
        if found is not None:
            return Value(cleaned.text[found.start() : found.end()], cleaned.sources(found.start(), found.end()))
    return None
