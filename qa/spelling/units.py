"""Units after a number or the asking for one, which look like other words: "bao nhieu ha" is no "hả", "mấy kg" no "không".

In: a question as typed. Out: where such a unit stands.
"""

from __future__ import annotations

import re
from typing import Final

_MANY: Final = re.compile(r"(?<!\w)(?:bao nhi[eê]u|m[aấ]y|\d[\d.,]*)\s+$", re.IGNORECASE)
_UNIT: Final = re.compile(r"(?<!\w)(?:ha|kg)(?!\w)", re.IGNORECASE)


def is_unit(text: str, start: int, end: int) -> bool:
    """Tell whether the word of ``text`` between ``start`` and ``end`` is such a unit."""
    return _UNIT.fullmatch(text, start, end) is not None and _MANY.search(text[:start]) is not None


def units_in(text: str) -> list[tuple[int, int]]:
    """Return where the units stand in ``text``, in order."""
    return [found.span() for found in _UNIT.finditer(text) if is_unit(text, *found.span())]
