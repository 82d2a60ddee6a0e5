"""Pages of a text file, inferred only where its text shows them.

Two traces are trusted. Form feeds part pages. Text extraction of a PDF leaves one stray space at the start of every page's
first line, the first page's included, and no blank line before it; a page whose first line is its printed number has a wider
gap and that line in place of the space.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.records import Page, Range

_STRAY: Final = re.compile(r"(?<=[^\s]\n) (?=\S)|(?<=[^\s] \n) (?=\S)|(?<=[^\s]  \n) (?=\S)")
_FIRST: Final = re.compile(r"\s*\n? (?=\S)")
_NUMBER: Final = re.compile(r"(?<=\n\n\n)\d{1,3}(?= *\n)")
_MIN_LINES: Final = 15
_ANNEX: Final = re.compile(r"(?<=\n\n\n)[ \t*]*ph[uụ] l[uụ]c[^\n]{0,12}(?=\n)", re.IGNORECASE)


def infer_pages(text: str) -> tuple[Page, ...]:
    """Return the pages of ``text`` in order, counted from 1, covering it whole; empty where nothing shows pages."""
    starts = [match.end() for match in re.finditer("\f", text.rstrip())] or _extraction_starts(text)
    if not starts:
        return ()
    bounds = [0, *starts, len(text)]
    return tuple(Page(number, Range(*bounds[number - 1 : number + 1])) for number in range(1, len(bounds)))


def _extraction_starts(text: str) -> list[int]:
    """Return where the second and later pages start, by stray spaces, printed numbers and annexes."""
    if not _FIRST.match(text):
        return []
    strays = [match.start() for match in _STRAY.finditer(text)]
    if not strays:
        return []
    annexes = [match.start() for match in _ANNEX.finditer(text)]
    starts = sorted({*strays, *annexes})
    if text.count("\n") < _MIN_LINES * len(starts):
        return []
    for match in _NUMBER.finditer(text):
        before = sum(1 for start in starts if start < match.start())
        if int(match.group()) == before + 2:
            starts = sorted([*starts, match.start()])
    return starts
