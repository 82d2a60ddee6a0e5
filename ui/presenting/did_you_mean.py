"""A question with its slips mended, where some were ("gia đoạn" read as "giai đoạn"): what is shown as "Ý bạn là …".

Accents that were added and abbreviations that were written out are no slips: people leave them out on purpose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from corpus.text import fold_accents
from qa.contracts.answer import Interpretation

_MOST_EDITS: Final = 2
_MOST_EDITS_SHORT: Final = 1
_SHORT: Final = 4
"""Words of fewer letters are mended by one letter at most; what is further off is an abbreviation."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mended:
    """The question as it was read; ``parts`` are its texts in order, each with whether it was mended."""

    question: str
    parts: tuple[tuple[str, bool], ...]


def mended(read: Interpretation) -> Mended | None:
    """Return the question with its mended words marked; None where none was mended."""
    words = {right.lower() for typed, right in read.expanded.items() if _is_slip(typed, right)}
    parts: list[tuple[str, bool]] = []
    at = 0
    for found in _WORD.finditer(read.restored):
        if found.group().lower() in words:
            parts += [(read.restored[at : found.start()], False), (found.group(), True)]
            at = found.end()
    if not parts:
        return None
    parts.append((read.restored[at:], False))
    return Mended(read.restored, tuple(part for part in parts if part[0]))


def _is_slip(typed: str, right: str) -> bool:
    """Tell whether other letters were typed than were meant: one word for one word, a few letters apart."""
    plain, meant = fold_accents(typed).lower(), fold_accents(right).lower()
    if plain == meant or not plain.isalpha() or " " in meant:
        return False
    most = _MOST_EDITS_SHORT if len(plain) < _SHORT else _MOST_EDITS
    return OSA.distance(plain, meant) <= most
