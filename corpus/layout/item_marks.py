"""How an item of a list is marked in a passage: "(1)", "2.", "b)", "-"; its kind, its place in the order, and the rest.

In: a passage's text, or a sentence of one. Out: an :class:`ItemMark`, or the text without it. The marks by which a document's
outline is read are of more kinds, with their ranks: ``corpus.layout.markers``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.layout.markers import letter_place

_MARK: Final = re.compile(
    r"\s*(?:\((?P<paren>\d{1,2}|[a-zđ])\)|(?P<number>\d{1,2})\s*[.)](?!\d)|(?P<letter>[a-zđ])\s*[.)]|(?P<sign>[-–+*•]))",
)
_OPENING: Final = re.compile(r"\s*(?:[-–+•*]|\(?(?:[a-zđ]|\d{1,2})[.)])(?P<gap>\s*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ItemMark:
    """A mark: its ``kind`` ("paren", "number", "letter", or the sign itself), its ``place`` (0 for a sign), and its ``end``."""

    kind: str
    place: int
    end: int


def item_mark(text: str) -> ItemMark | None:
    """Return the mark that an item begins with, None where there is none."""
    match = _MARK.match(text)
    if match is None:
        return None
    said = match["paren"] or match["number"] or match["letter"] or ""
    place = int(said) if said.isdigit() else letter_place(said)
    return ItemMark(match["sign"] or str(match.lastgroup), place, match.end())


def mark_end(text: str) -> int:
    """Return where ``text`` goes on after the mark that it begins with, in either case ("A."), and the blanks behind it."""
    match = _OPENING.match(text)
    return match.end() if match is not None else 0


def is_marked(text: str) -> bool:
    """Tell whether ``text`` begins with a mark and a blank."""
    match = _OPENING.match(text)
    return match is not None and bool(match["gap"])


def without_mark(text: str) -> str:
    """Return ``text`` without the mark and the blank that it begins with."""
    return text[mark_end(text) :] if is_marked(text) else text
