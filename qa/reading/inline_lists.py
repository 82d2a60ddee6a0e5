"""What a sentence lists within itself: "Trình tự: họp thôn; kiểm kê; bàn giao", "gồm vé, tiền thuê và hỗ trợ".

In: a sentence. Out: its parts as printed, in order; none where it lists nothing.
"""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = re.compile(r":\s+|\b(?:bao gồm|gồm có|gồm)\s+(?:các\s+)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*;\s*(?:và\s+)?")
_COMMAS: Final = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+")
_AGENCY: Final = re.compile(r"\b(?:Sở|Bộ|Ban|Ủy ban|UBND|Hội|Phòng|Cục|Vụ)\b")
_WORDS: Final = 8
_LEAST: Final = 2


def listed_within(sentence: str) -> tuple[str, ...]:
    """Return the parts that ``sentence`` lists after a colon or "gồm": between semicolons, else few words between commas.

    Names of agencies hold commas of their own and are no such list.
    """
    begins = _BEGINS.search(sentence)
    if begins is None:
        return ()
    rest = sentence[begins.end() :].strip(" .;:")
    parts = [part.strip(" .;") for part in _BETWEEN.split(rest) if part.strip(" .;")]
    if len(parts) < _LEAST:
        parts = [part.strip(" .") for part in _COMMAS.split(rest) if part.strip(" .")]
        if _AGENCY.search(rest) or any(len(part.split()) > _WORDS for part in parts):
            return ()
    return tuple(parts) if len(parts) >= _LEAST and not rest.endswith(":") else ()
