"""Lines of text as a PDF extraction leaves them: where they stand, the gaps between them, how wide they are on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.records import Document, Range

# Widths of letters in a book face, in parts of an "n"; accents change nothing.
_NARROW: Final = frozenset("iíìỉĩịIÍÌlj.,;:'!|()[]-/ tftrfr")
_WIDE: Final = frozenset("mwMW%&@—")
_PAGE_NUMBER: Final = re.compile(r"\s*[-–]?\s*(\d{1,3})\s*[-–]?\s*")
_ISOLATED: Final = 2


@dataclass(frozen=True, slots=True)
class ExtractedLine:
    """One line with text: its range without outer white space, and what stands before it.

    ``blanks`` counts the empty lines before it, ``spaced`` tells that one of them held only spaces, ``page_start`` that a
    page starts here.
    """

    range: Range
    text: str
    blanks: int
    spaced: bool
    page_start: bool


def lines_of(document: Document, within: Range) -> list[ExtractedLine]:
    """Return the lines with text of ``document`` within the range, in order."""
    starts = {page.range.start for page in document.pages[1:]}
    lines: list[ExtractedLine] = []
    blanks, spaced, page = 0, False, False
    at = within.start
    for piece in document.text[within.start : within.end].split("\n"):
        page = page or any(start in starts for start in range(at, at + len(piece) + 1))
        bare = piece.strip()
        if bare:
            start = at + len(piece) - len(piece.lstrip())
            lines.append(ExtractedLine(Range(start, start + len(bare)), bare, blanks, spaced, page))
            blanks, spaced, page = 0, False, False
        else:
            blanks += 1
            spaced = spaced or bool(piece.strip("\f"))
        at += len(piece) + 1
    return lines


def outside(document: Document, covered: Sequence[Range]) -> list[Range]:
    """Return the stretches of the document's text that none of the ranges covers."""
    stretches: list[Range] = []
    at = 0
    for part in sorted(covered):
        if part.start > at:
            stretches.append(Range(at, part.start))
        at = max(at, part.end)
    if at < len(document.text):
        stretches.append(Range(at, len(document.text)))
    return stretches


@lru_cache(maxsize=50_000)
def width(text: str) -> float:
    """Return about how wide ``text`` is when typeset, in letters of middle width."""
    total = 0.0
    for char in text:
        if char in _NARROW:
            total += 0.6
        elif char in _WIDE:
            total += 1.5
        else:
            total += 1.3 if char.isupper() else 1.0
    return total


def page_numbers(lines: Sequence[ExtractedLine]) -> Iterator[int]:
    """Yield the indexes of lines that may be page numbers: a number alone, at a page's start or far from its neighbours."""
    for at, line in enumerate(lines):
        if not _PAGE_NUMBER.fullmatch(line.text):
            continue
        after = lines[at + 1].blanks if at + 1 < len(lines) else _ISOLATED
        usual = sorted(near.blanks for near in lines[max(0, at - 20) : at + 20])
        common = usual[len(usual) // 2]
        if line.page_start or (line.blanks > max(common, 1) and after >= 1 and line.blanks >= _ISOLATED):
            yield at
