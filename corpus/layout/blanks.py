"""Blanks of forms: dotted or drawn lines, boxes to tick, hints where to sign; what holds them is filled in, and says nothing.

In: a text. Out: whether it has blanks.
"""

from __future__ import annotations

import re
from typing import Final

# What a blank begins with stands first, so that a text without is passed over four times as fast as by the alternatives alone.
_BLANK: Final = re.compile(
    r"[….\_□☐(](?:"
    r"(?<=…)(?:…|[ .]*\.|\s*/\s*…)"  # an ellipsis alone, or three dots, only leave something out
    r"|(?<=\.)\.{4}|(?<=_)_{3}|(?<=[□☐])"
    r"|(?<=\()\s*(?i:ký|ghi rõ|họ và tên|họ, tên)\b[^)]{0,60}\))"
)


def has_blanks(text: str) -> bool:
    """Tell whether ``text`` has places to be filled in or signed."""
    return _BLANK.search(text) is not None
