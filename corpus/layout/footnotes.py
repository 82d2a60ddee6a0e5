"""Footnotes at the foot of pages, also those that go on at the foot of the next page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from corpus.layout.lines import TextLine
from corpus.records import Range

_START: Final = re.compile(r"(?P<open>\[)?(?P<n>\d{1,3})(?(open)\]|(?![\d./):%-]))\s*(?=[^\W\d_]|[“\"‘'(])")
_LAST_WORD: Final = re.compile(r"[^\W\d_][”\"’)]?(?P<n>\d{1,3})(?!\w)|\[(?P<b>\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its number as printed, and the indexes of its lines, in reading order."""

    number: str
    lines: tuple[int, ...]


def find_footnotes(
    lines: Sequence[TextLine], noise: set[int], notes: Sequence[Range] = (), paged: bool = True, width: int | None = None
) -> tuple[Footnote, ...]:
    """Return the footnotes of a text, in order of their numbers' appearance.

    ``notes`` are those that the file marks as such. Others are found on pages; where the text is not ``paged``, or marks its
    paragraphs, a footnote is a paragraph: it ends before an empty line, unless its last line fills the ``width`` at which
    lines are broken.

    A footnote starts with the next number at a line's start, where the same page's text carries that number stuck to a word
    ("sinh học1"), after a drawn line or a run of spaces in its place, or anywhere below the reference on the page. All that
    follows to the end of the page belongs to the page's footnotes; what a drawn line parts off on the next page without a
    number of its own goes on with the last one.
    """
    told = [_told(lines, noise, note) for note in notes]
    collected: list[tuple[str, list[int]]] = []
    taken = noise | {index for footnote in told for index in footnote.lines}
    indexes = [index for index in range(len(lines)) if index not in taken]
    for _, group in groupby(indexes, key=lambda index: (lines[index].page, lines[index].stretch)):
        _collect(lines, list(group), collected, None if paged else 0.85 * (width or 10_000))
    found = [Footnote(number, tuple(indexes)) for number, indexes in collected]
    return tuple(sorted((footnote for footnote in (*told, *found) if footnote.lines), key=lambda footnote: footnote.lines))


def _told(lines: Sequence[TextLine], noise: set[int], note: Range) -> Footnote:
    """Return the footnote that the file says to stand at ``note``."""
    first = bisect_left(lines, note.start, key=lambda line: line.start)
    last = bisect_left(lines, note.end, key=lambda line: line.start)
    inside = tuple(index for index in range(first, last) if index not in noise)
    start = _START.match(lines[inside[0]].plain) if inside else None
    return Footnote(start["n"] if start else "", inside)


def _collect(lines: Sequence[TextLine], page: list[int], collected: list[tuple[str, list[int]]], full: float | None) -> None:
    """Add the footnotes of one page to ``collected``; its last one may be gone on with."""
    references: set[str] = set()
    expected = int(collected[-1][0]) + 1 if collected else 1
    inside = False
    for index in page:
        line = lines[index]
        start = _START.match(line.plain)
        number = int(start["n"]) if start else None
        if start and start["n"] in references and number in (expected, 1):
            collected.append((start["n"], [index]))
            expected = (number or 0) + 1
            inside = True
        elif (inside and not _ends(lines, index, full)) or (
            line.ruled and collected and _goes_on(lines, collected[-1][1][-1], index)
        ):
            collected[-1][1].append(index)
            inside = True
        else:
            inside = False
            references.update(match["n"] or match["b"] for match in _LAST_WORD.finditer(line.plain))


def _ends(lines: Sequence[TextLine], index: int, full: float | None) -> bool:
    """Tell whether a paragraph ends before line ``index``; lines as long as ``full`` were broken (None: none counts)."""
    return full is not None and lines[index].gap > 0 and lines[index - 1].width < full


def _goes_on(lines: Sequence[TextLine], last: int, index: int) -> bool:
    """Tell whether line ``index``, parted off below the text, goes on with the footnote that ends in line ``last``."""
    return lines[index].page == lines[last].page + 1 and not lines[last].plain.endswith((".", ";"))
