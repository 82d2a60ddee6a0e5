"""A page's picture to its lines and tables: the ruled tables a cell at a time, the rest as a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import mean, median
from typing import TYPE_CHECKING, Final

from corpus.readers.pages.page import Box, PageLayout, PageLine, PageWord, RuledCell
from corpus.readers.pages.pdf_text import WIDEST_GAP, to_lines
from corpus.readers.pages.ruling import find_tables
from corpus.readers.scan.picture import cleaned, has_ink, ink_box, ruling_lines, straightened, text_bands
from corpus.readers.scan.recognition import Recognized, Recognizer
from corpus.readers.scan.romans import with_romans
from corpus.readers.scan.tones import mended

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

DPI: Final = 250
"""Resolution at which pages are read. Measured at 200, 250 and 300 on clean and noisy scans: 250 errs no more than 300."""

POOR: Final = 70.0
"""Mean confidence (of 100) below which a page's text is not to be relied on."""

_POINTS: Final = 72 / DPI
_INSET_INCHES: Final = 0.02
_FRAME_INCHES: Final = 0.05
_SMALLEST_INCHES: Final = 0.03
_DASH_INCHES: Final = 0.03
_LONGEST_DASH_INCHES: Final = 0.2
_DOUBTFUL: Final = 80.0
_SPECK: Final = 30.0
"""Words below it in a line that is read well are specks and bits of ruling lines."""
_SINGLE_LINE_INCHES: Final = 0.34
_STRAYS: Final = frozenset("|¦_~`'‘’¬")


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as it was read, and the mean confidence of its words (0 to 100; 100 for a blank page)."""

    layout: PageLayout
    confidence: float


def read_picture(picture: Picture, number: int, recognizer: Recognizer) -> ScannedPage:
    """Read the grey ``picture`` of a page at :data:`DPI`; one that lies on its side or its head is turned."""
    import numpy as np

    best = _read_upright(picture, number, recognizer)
    if best.confidence < POOR:
        turned = [_read_upright(np.ascontiguousarray(np.rot90(picture, turns)), number, recognizer) for turns in (1, 2, 3)]
        best = max([best, *turned], key=lambda page: page.confidence)
    return best


def _read_upright(picture: Picture, number: int, recognizer: Recognizer) -> ScannedPage:
    upright = cleaned(straightened(picture), DPI)
    height, width = upright.shape
    tables = find_tables(_in_points(edge) for edge in ruling_lines(upright, DPI))
    rest = upright.copy()
    read: list[Recognized] = []
    for table in tables:
        for cell in table.cells:
            words = mended(with_romans(_read_cell(upright, cell.box, recognizer), upright))
            read += words
            cell.lines = to_lines(_words(words), widest_gap=float("inf"))
        left, top, right, bottom = _pixels(table.box, 4)
        rest[max(0, top) : bottom, max(0, left) : right] = 255
    outside = _read_again(rest, recognizer.page(rest), recognizer) if has_ink(rest) else []
    outside = mended(with_romans(outside, upright))
    read += outside
    lines = to_lines(_words(outside), widest_gap=WIDEST_GAP)
    layout = PageLayout(number, width * _POINTS, height * _POINTS, lines, tables, recognized=True)
    _even_sizes(layout)
    return ScannedPage(layout, mean([word.confidence for word in read] or [100.0]))


def _read_cell(picture: Picture, box: Box, recognizer: Recognizer) -> list[Recognized]:
    left, top, right, bottom = _pixels(box, -round(_INSET_INCHES * DPI))
    inner = picture[top:bottom, left:right]
    if inner.size == 0 or min(inner.shape) < _SMALLEST_INCHES * DPI or not has_ink(inner):
        return []
    x, y, width, height = ink_box(inner)
    if height < _DASH_INCHES * DPI and height < width < _LONGEST_DASH_INCHES * DPI:  # too little for the recognizer to see
        return [Recognized("-", left + x, left + x + width, top + y, top + y + height, 100.0)]
    single = inner.shape[0] < _SINGLE_LINE_INCHES * DPI
    words = _shifted(inner, recognizer.line if single else recognizer.block, left, top)
    if words and not single and mean(word.confidence for word in words) < POOR:
        words = _best(words, _read_bands(inner, recognizer, left, top))
    if not words:  # a number alone in a high cell
        words = _shifted(inner[y : y + height, x : x + width], recognizer.line, left + x, top + y)
    return [word for word in _read_again(picture, words, recognizer) if set(word.text) - _STRAYS]


def _read_bands(inner: Picture, recognizer: Recognizer, left: int, top: int) -> list[Recognized]:
    """Read a cell a line at a time, where the recognizer did not see its lines."""
    pad = round(_SMALLEST_INCHES * DPI / 2)
    words: list[Recognized] = []
    for first, last in text_bands(inner, DPI):
        first, last = max(0, first - pad), min(inner.shape[0], last + pad)
        found = _shifted(inner[first:last], recognizer.line, left, top + first)
        words += [replace(word, top=top + first, bottom=top + last) for word in found]
    return words


def _best(one: list[Recognized], two: list[Recognized]) -> list[Recognized]:
    return max((one, two), key=lambda words: mean(word.confidence for word in words) if words else 0.0)


def _read_again(picture: Picture, words: Sequence[Recognized], recognizer: Recognizer) -> list[Recognized]:
    """Read lines that came out badly once more, each by itself, and keep what was read with more confidence."""
    kept: list[Recognized] = []
    for (top, bottom), group in groupby(words, key=lambda word: (word.top, word.bottom)):
        line = list(group)
        if mean(word.confidence for word in line) < _DOUBTFUL:
            left, right = min(word.x0 for word in line), max(word.x1 for word in line)
            again = _shifted(picture[top:bottom, left:right], recognizer.line, left, top)
            if again and mean(word.confidence for word in again) > mean(word.confidence for word in line):
                line = [replace(word, top=top, bottom=bottom) for word in again]
        usual = mean(word.confidence for word in line)
        kept += [word for word in line if word.confidence >= _SPECK or usual < _DOUBTFUL]
    return kept


def _shifted(part: Picture, read: Callable[[Picture], list[Recognized]], left: int, top: int) -> list[Recognized]:
    """Read a part of a page in a white frame, and return its words where they stand on the page."""
    import cv2

    frame = round(_FRAME_INCHES * DPI)
    framed = cv2.copyMakeBorder(part, frame, frame, frame, frame, cv2.BORDER_CONSTANT, value=255)
    x, y = left - frame, top - frame
    return [replace(word, x0=word.x0 + x, x1=word.x1 + x, top=word.top + y, bottom=word.bottom + y) for word in read(framed)]


def _words(read: Sequence[Recognized]) -> list[PageWord]:
    return [
        PageWord(word.text, Box(word.x0 * _POINTS, word.top * _POINTS, word.x1 * _POINTS, word.bottom * _POINTS), 0.0)
        for word in read
    ]


def _in_points(edge: Box) -> Box:
    return Box(edge.x0 * _POINTS, edge.top * _POINTS, edge.x1 * _POINTS, edge.bottom * _POINTS)


def _pixels(box: Box, grown: int) -> tuple[int, int, int, int]:
    return (
        round(box.x0 / _POINTS) - grown,
        round(box.top / _POINTS) - grown,
        round(box.x1 / _POINTS) + grown,
        round(box.bottom / _POINTS) + grown,
    )


def _even_sizes(layout: PageLayout) -> None:
    """Give every word the page's usual size, unless its line is clearly smaller or larger: a line's box tells no font."""
    cells: list[RuledCell] = [cell for table in layout.tables for cell in table.cells]
    heights = [line.box.height for line in layout.lines] + [line.box.height for cell in cells for line in cell.lines]
    if not heights:
        return
    usual = median(heights)
    layout.lines = [_sized(line, usual) for line in layout.lines]
    for cell in cells:
        cell.lines = [_sized(line, usual) for line in cell.lines]


def _sized(line: PageLine, usual: float) -> PageLine:
    ratio = line.box.height / usual
    size = 0.8 * usual * (0.75 if ratio < 0.75 else 1.4 if ratio > 1.6 else 1.0)
    return PageLine(tuple(PageWord(word.text, word.box, size) for word in line.words))
