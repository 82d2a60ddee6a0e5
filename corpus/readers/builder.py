r"""Building a document's text piece by piece, so that every range is right by construction.

A reader never searches its own text for a position: it appends a piece and gets the :class:`Range` that the piece takes.
Pieces are cleaned on the way in (Unicode NFC, line ends ``\n``, no control characters), and a page break inside a piece is
written as :data:`PAGE_BREAK`, which is noted and not stored.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.records import Page, Range
from corpus.text.folding import normalize

PAGE_BREAK = "\f"
"""Stands in a piece where a new page begins (the character that pdftotext and printers use)."""

# Spaces of every width, and no-break ones, are one space; what has no width at all goes with normalize.
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_COMPOSITION = 32  # Unicode's stream-safe limit: no base letter carries more than 30 marks
_ROUND_BREAKS = re.compile(r"[ \t]*(\n)[ \t]*")


def clean_piece(text: str) -> str:
    r"""Return ``text`` as it is stored: NFC, spaces folded to one, no spaces round line ends, no controls but ``\n \t \f``."""
    text = _SPACES.sub(" ", normalize(_CONTROLS.sub("", text)))
    return _ROUND_BREAKS.sub(r"\1", text).strip(" \n")


class TextBuilder:
    """Appends pieces and separators, and knows where each piece and each page stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._page_starts: list[int] = []

    def __len__(self) -> int:
        """Return the number of characters so far."""
        return self._length

    def add(self, piece: str) -> Range:
        """Append a cleaned piece and return its range (empty where nothing of the piece is left)."""
        start = self._length
        for place, part in enumerate(clean_piece(piece).split(PAGE_BREAK)):
            if place:
                self.page_break()
            self._append(part)
        return Range(start, self._length)

    def gap(self, separator: str) -> None:
        """Append white space between two pieces; nothing at the very start of the text."""
        if self._length:
            self._parts.append(separator)
            self._length += len(separator)

    def page_break(self) -> None:
        """Note that a new page begins with the next character."""
        self._page_starts.append(self._length)

    def _append(self, part: str) -> None:
        if part and self._parts:
            tail = self._parts[-1][-_LONGEST_COMPOSITION:]
            if tail.endswith(" "):
                part = part.lstrip(" ")
            # A piece that begins with a combining mark must not change the letter before it.
            if not unicodedata.is_normalized("NFC", tail + part[:_LONGEST_COMPOSITION]):
                part = " " + part
        if part:
            self._parts.append(part)
            self._length += len(part)

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts)

    def pages(self, *, blank: bool = False) -> tuple[Page, ...]:
        """Return the pages, numbered from 1, which together cover the text; empty where no break was noted.

        Unless ``blank`` pages count, two breaks with nothing but white space between them are one.
        """
        if not self._page_starts:
            return ()
        text = self.text()
        starts = [0]
        for start in self._page_starts:
            if blank or text[starts[-1] : start].strip():
                starts.append(start)
        edges = zip(starts, [*starts[1:], self._length], strict=True)
        return tuple(Page(number, Range(start, end)) for number, (start, end) in enumerate(edges, start=1))
