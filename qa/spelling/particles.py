"""The last small word of a question, which only asks: "chớ", "hả", "rứa".

Repair of accents knows the words of the plans, where these do not stand. In: a question, and which of its characters are
kept as they are. Out: both, with the small word written and kept.
"""

from __future__ import annotations

import re
from typing import Final

_LAST: Final = re.compile(r"(?<=\w\s)(?P<word>chớ|chứ|hả|hở|hỉ|hông|rứa|nghen|hen|ha)(?=\W*$)", re.IGNORECASE)
_BARE: Final = {"ha": "hả"}
"""What is typed without its accent and can be no other word there."""
Span = tuple[int, int]


def with_particle(text: str, kept: list[Span]) -> tuple[str, list[Span]]:
    """Return ``text`` with its last small word written as it is said, and ``kept`` with its place."""
    found = _LAST.search(text)
    if found is None or any(start <= found.start() < end for start, end in kept):
        return text, kept
    word = _BARE.get(found["word"].lower(), found["word"])
    return f"{text[: found.start()]}{word}{text[found.end() :]}", [*kept, (found.start(), found.start() + len(word))]
