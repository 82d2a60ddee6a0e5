"""Blanks of forms: dotted or drawn lines, boxes to tick, hints where to sign; what holds them is filled in, and says nothing.

In: a text. Out: whether it has blanks.
"""

from __future__ import annotations

import re
from typing import Final

_BLANK: Final = re.compile(
    r"…{2,}|…[ .]*\.|\.{5,}|_{4,}|□|☐|…\s*/\s*…"  # an ellipsis alone, or three dots, only leave something out
    r"|\(\s*(?:ký|ghi rõ|họ và tên|họ, tên)\b[^)]{0,60}\)",
    re.IGNORECASE,
)


def has_blanks(text: str) -> bool:
    """Tell whether ``text`` has places to be filled in or signed."""
    return _BLANK.search(text) is not None
