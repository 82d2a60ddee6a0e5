"""The lines of a document outside its tables, with what their layout tells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.cleaning import clean
from corpus.records import Document, Range

# A signatory's paraph after the final "./." is read by OCR as a slash and a few letters: a line of its own.
_BREAK: Final = re.compile(r"[\n\f]|(?<=[.]) +(?P<tail>/ ?[^\W\d_]{2,6}(?=\s*(?:\n|$)))")
_RULE: Final = re.compile(r"[ \t]{20,}|\s*[_\-–—=.]{5,}\s*")
_HEADING: Final = re.compile(r"#{1,6}\s")
_BOLD: Final = re.compile(r"(?:#{1,6}\s+)?(?:\*\*|__|<b>|<strong>).+(?:\*\*|__|</b>|</strong>)[\s\\]*")
_SENTENCE_END: Final = re.compile(r"[.;:!?…][”\"’')\]*_ /]*$|/\.$|\./\.?$")
_MIN_PROSE: Final = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something: its place without outer white space, and its surroundings.

    ``plain`` is its clean text. ``gap`` counts the blank lines before it, ``ruled`` tells that one of them was a drawn line
    or a run of spaces in its place; ``page`` is the index of its page (0 without pages), ``stretch`` counts the tables
    before it; ``heading`` marks a Markdown heading, ``bold`` a line that is bold as a whole.
    """

    start: int
    end: int
    plain: str
    indent: int
    gap: int
    ruled: bool
    page: int
    stretch: int
    heading: bool
    bold: bool

    @property
    def range(self) -> Range:
        """Return the line's characters without outer white space."""
        return Range(self.start, self.end)

    @property
    def width(self) -> int:
        """Return how far the line reaches to the right, in characters."""
        return self.indent + len(self.plain)

    @property
    def ended(self) -> bool:
        """Tell whether the line ends as a sentence, a list item or an introduction does."""
        return _SENTENCE_END.search(self.plain) is not None

    @property
    def upper(self) -> bool:
        """Tell whether the line's letters are capitals, but for a few (numbers like 24-CTr/TU)."""
        letters = [letter for letter in self.plain if letter.isalpha()]
        small = sum(1 for letter in letters if letter.islower())
        return len(letters) >= 2 and small * 8 <= len(letters)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's prose is set.

    ``width`` is that of its hard-wrapped lines (None where a line is a paragraph), ``double_spaced`` tells that blank lines
    stand between them, ``exact`` that the file itself marks its paragraphs and parts them with a blank line.
    """

    width: int | None
    double_spaced: bool
    exact: bool


def split_lines(document: Document, tables: Sequence[Range]) -> list[Line]:
    """Return the lines of ``document`` that stand outside ``tables`` (ranges in order that do not overlap)."""
    text = document.text
    lines: list[Line] = []
    bounds = [0, *(edge for table in tables for edge in (table.start, table.end)), len(text)]
    page = 0
    for stretch in range(len(bounds) // 2):
        gap, ruled = 1, False
        for piece in _pieces(text, bounds[2 * stretch], bounds[2 * stretch + 1]):
            raw = piece.of(text)
            stripped = raw.strip()
            if not any(letter.isalnum() for letter in stripped) and (not stripped or _RULE.fullmatch(raw)):
                gap, ruled = gap + 1, ruled or bool(_RULE.fullmatch(raw))
                if not stripped:
                    continue
            start = piece.start + len(raw) - len(raw.lstrip())
            while page + 1 < len(document.pages) and document.pages[page + 1].range.start <= start:
                page += 1
            lines.append(_line(text, Range(start, start + len(stripped)), raw, gap, ruled, page, stretch))
            gap, ruled = 0, ruled and not any(letter.isalnum() for letter in stripped)
    return lines


def _pieces(text: str, start: int, end: int) -> list[Range]:
    pieces: list[Range] = []
    for match in _BREAK.finditer(text, start, end):
        pieces.append(Range(start, match.start()))
        start = match.start("tail") if match["tail"] else match.end()
    pieces.append(Range(start, end))
    return pieces


def _line(text: str, place: Range, raw: str, gap: int, ruled: bool, page: int, stretch: int) -> Line:
    content = place.of(text)
    return Line(
        start=place.start,
        end=place.end,
        plain=clean(text, [place]).text,
        indent=len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()),
        gap=gap,
        ruled=ruled,
        page=page,
        stretch=stretch,
        heading=_HEADING.match(content) is not None,
        bold=_BOLD.fullmatch(content) is not None,
    )


def measure(lines: Sequence[Line], marked: bool) -> Layout:
    """Return the layout of ``lines``: hard-wrapped where most longer lines reach about the same width.

    ``marked`` tells that the format marks paragraphs (docx, html); what was pasted into it may be hard-wrapped all the same.
    """
    prose = sorted(line.width for line in lines if line.width >= _MIN_PROSE and not line.heading)
    if not prose:
        return Layout(None, False, marked)
    width = prose[int(len(prose) * 0.9)]
    near = sum(1 for each in prose if 0.8 * width <= each <= 1.1 * width)
    if width > 160 or near * 2 < len(prose) or len(prose) < 5:
        return Layout(None, False, marked)
    full = [after.gap > 0 for line, after in itertools.pairwise(lines) if line.width >= 0.85 * width]
    return Layout(width, bool(full) and sum(full) >= 0.7 * len(full), False)
