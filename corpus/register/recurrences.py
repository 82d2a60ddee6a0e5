"""How often something is done again: "hằng quý", "ba tháng một lần", "02 lần/năm", "định kỳ".

In: the folded words of a time. Out: :class:`~corpus.register.timing.Recurrence`, the same for all ways to say it.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.register.timing import Recurrence
from corpus.text.number_words import FOLDED_ONES

QUARTER: Final = r"(?:iv|i{1,3}|[1-4])"
"""The number of a quarter, folded."""
_EVERY: Final = r"(?:hang|moi|tung|theo|dinh\s+ky(?:\s+(?:hang|moi|theo))?)"
_ONGOING: Final = re.compile(r"thuong\s+xuyen|lien\s+tuc|hang\s+ngay")
_PLAIN: Final = (
    (Recurrence.WEEKLY, re.compile(rf"{_EVERY}\s+tuan\b")),
    (Recurrence.MONTHLY, re.compile(rf"{_EVERY}\s+thang\b")),
    (
        Recurrence.QUARTERLY,
        re.compile(rf"{_EVERY}\s+quy\b(?!\s+(?:{QUARTER}\b|che))|thang\s+cuoi\s+(?:cua\s+)?(?:moi\s+)?quy"),
    ),
    (Recurrence.HALF_YEARLY, re.compile(rf"(?:{_EVERY}|dinh\s+ky)\s+(?:(?:0?6|sau)\s+thang|nua\s+nam)")),
    (Recurrence.YEARLY, re.compile(rf"{_EVERY}\s+nam\b(?!\s+(?:19|20)\d\d(?!\d))|thuong\s+nien")),
)
_PERIODIC: Final = re.compile(r"dinh\s+ky")

_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(FOLDED_ONES)}|muoi\s+hai)"
_UNIT: Final = r"(?:ngay|tuan|thang|quy|nam)"
_DONE: Final = r"(?:\s+(?!lan\b|va\b)[a-z]+){0,4}?"
"""What is done so often, between the span and how many times: "ba tháng báo cáo một lần"."""
_ONCE: Final = re.compile(
    rf"(?<![\w/])(?P<many>{_NUMBER}|nua)\s+(?P<unit>{_UNIT})(?:\s*/\s*(?:0?1\s*|mot\s+)?lan|{_DONE}\s+(?:0?1|mot)\s+lan)\b"
)
_TIMES: Final = re.compile(
    rf"(?<![\w/])(?P<times>{_NUMBER})\s+lan\s*(?:/\s*|(?:trong\s+)?(?:mot|moi|hang|0?1)\s+)(?P<unit>{_UNIT})\b"
    rf"|(?<!\w)(?:moi|hang|mot|0?1)\s+(?P<unit2>{_UNIT}){_DONE}\s+(?P<times2>{_NUMBER})\s+lan\b"
)
_MONTHS: Final = {"ngay": 1 / 30, "tuan": 0.25, "thang": 1.0, "quy": 3.0, "nam": 12.0}
_KINDS: Final = {
    0.25: Recurrence.WEEKLY,
    1.0: Recurrence.MONTHLY,
    3.0: Recurrence.QUARTERLY,
    6.0: Recurrence.HALF_YEARLY,
    12.0: Recurrence.YEARLY,
}


def recurrences_in(folded: str) -> tuple[Recurrence, ...]:
    """Return how often ``folded``, the words of a time, says that something is done again; PERIODIC where it does not say."""
    found = [Recurrence.ONGOING] if _ONGOING.search(folded) else []
    for pattern in (_TIMES, _ONCE):
        found += [_kind(match) for match in pattern.finditer(folded)]
        folded = pattern.sub(" ", folded)
    found += [kind for kind, pattern in _PLAIN if pattern.search(folded)]
    return tuple(dict.fromkeys(found)) or ((Recurrence.PERIODIC,) if _PERIODIC.search(folded) else ())


def _kind(match: re.Match[str]) -> Recurrence:
    said = match.groupdict()
    many = 0.5 if said.get("many") == "nua" else _number(said.get("many") or "1")
    months = many * _MONTHS[said.get("unit") or said["unit2"] or ""] / _number(said.get("times") or said.get("times2") or "1")
    return _KINDS.get(months, Recurrence.ONGOING if months < _MONTHS["tuan"] else Recurrence.OTHER)


def _number(said: str) -> int:
    if said.isdigit():
        return max(int(said), 1)
    return FOLDED_ONES.get(said, 12)
