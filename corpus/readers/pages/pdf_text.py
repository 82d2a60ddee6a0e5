"""The text layer of a PDF page as lines, each in the cell of a ruled table that it stands in, or outside."""

from __future__ import annotations

import contextlib
import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from corpus.readers.pages.page import Box, PageLine, PageWord, RuledCell, RuledTable, around

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_LINE_END_HYPHENS: Final = {0xFFFE, 0x2}  # pdfium's marks for a hyphen that ends a line
_ASCENT: Final = 0.9
_DESCENT: Final = 0.25
_LONGEST_FONT_NAME: Final = 128
_MOST_ASKED: Final = 200
_SURELY_TURNED: Final = 0.8
WIDEST_GAP: Final = 1.8
"""Words further apart than this many line heights stand in different columns."""


def turn_of(page: PdfPage) -> int:
    """Return how many degrees clockwise the page must be turned to be read: wide tables are drawn along its long side."""
    import pypdfium2.raw as pdfium

    with contextlib.closing(page.get_textpage()) as textpage:
        count = textpage.count_chars()
        places = range(0, count, max(1, count // _MOST_ASKED))
        angles = Counter(round(math.degrees(pdfium.FPDFText_GetCharAngle(textpage, at))) % 360 for at in places)
    angle, most = angles.most_common(1)[0] if angles else (0, 0)
    turn = -(angle + page.get_rotation()) % 360  # pdfium counts the angle clockwise, on the page before it is turned
    return turn if turn in (90, 180, 270) and most >= _SURELY_TURNED * angles.total() else 0


def read_text(page: PdfPage, tables: Sequence[RuledTable], turn: int = 0) -> list[PageLine]:
    """Put the page's lines into the cells of ``tables``; return those that stand outside.

    ``tables`` and lines are as the page lies once it is turned by ``turn`` degrees clockwise.
    """
    cells: list[RuledCell | None] = [cell for table in tables for cell in table.cells]
    outside: list[PageWord] = []
    inside: dict[int, list[PageWord]] = {}
    current: RuledCell | None = None
    width, height = _size(page, turn)
    for letters in _runs(page, turn):
        pieces: list[tuple[RuledCell | None, list[PageWord]]] = []
        for letter in letters:
            if not 0 <= letter.box.middle[0] <= width or not 0 <= letter.box.middle[1] <= height:
                if current is None or not current.box.top <= letter.box.middle[1] < current.box.bottom:
                    continue  # nobody sees it; the rest of a cell that is drawn over the page's edge is the cell's
            else:
                current = _cell_at(letter.box, current, cells)
            if pieces and pieces[-1][0] is current:
                pieces[-1][1].append(letter)
            else:
                pieces.append((current, [letter]))
        for cell, part in pieces:
            box = around(letter.box for letter in part)
            word = PageWord("".join(letter.text for letter in part), box, part[0].size, part[0].bold)
            (outside if cell is None else inside.setdefault(id(cell), [])).append(word)
    for cell in cells:
        if cell is not None and id(cell) in inside:
            cell.lines = to_lines(inside[id(cell)], widest_gap=float("inf"))
    return to_lines(outside, widest_gap=WIDEST_GAP)


def _size(page: PdfPage, turn: int) -> tuple[float, float]:
    width, height = page.get_size()
    return (height, width) if turn in (90, 270) else (width, height)


def to_lines(words: Iterable[PageWord], widest_gap: float) -> list[PageLine]:
    """Return ``words`` as lines from top to bottom, parts of a line that are far apart as lines of their own."""
    rows: list[list[PageWord]] = []
    for word in sorted(words, key=lambda word: word.box.middle[1]):
        if rows and rows[-1][0].box.shares_line(word.box):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines: list[PageLine] = []
    for row in rows:
        part: list[PageWord] = []
        for word in sorted(row, key=lambda word: word.box.x0):
            if part and word.box.x0 - part[-1].box.x1 > widest_gap * max(word.box.height, part[-1].box.height):
                lines.append(PageLine(tuple(part)))
                part = []
            if not (part and _doubled(part[-1], word)):
                part.append(word)
        lines.append(PageLine(tuple(part)))
    return lines


def _doubled(one: PageWord, two: PageWord) -> bool:
    """Tell whether a word is drawn twice, as some programs make letters bold."""
    return one.text == two.text and abs(one.box.x0 - two.box.x0) < 0.3 * one.box.height


def _cell_at(box: Box, current: RuledCell | None, cells: Sequence[RuledCell | None]) -> RuledCell | None:
    x, y = box.middle
    if current is not None and current.box.holds(x, y):
        return current
    return next((cell for cell in cells if cell is not None and cell.box.holds(x, y)), None)


def _runs(page: PdfPage, turn: int) -> Iterator[list[PageWord]]:
    """Yield the letters between white spaces, in the order in which they are drawn."""
    textpage = page.get_textpage()
    try:
        letters = _letters(_Places(page, textpage, turn), textpage)
        for is_text, run in groupby(letters, key=lambda letter: letter is not None):
            if is_text:
                yield [letter for letter in run if letter is not None]
    finally:
        textpage.close()


def _letters(place: _Places, textpage: PdfTextPage) -> Iterator[PageWord | None]:
    import pypdfium2.raw as pdfium

    high = 0
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, at)
        if 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        if 0xDC00 <= code <= 0xDFFF:
            code = 0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF) if high else 0xFFFD
        letter = "-" if code in _LINE_END_HYPHENS else chr(code)
        if letter.isspace() or letter < " ":
            yield None
        else:
            box, size = place.of(at)
            yield PageWord(letter, box, size, place.is_bold(at))
            if code in _LINE_END_HYPHENS:  # pdfium reads on without an end of line
                yield None


class _Places:
    """Where the letters of a page stand, as the page is shown."""

    def __init__(self, page: PdfPage, textpage: PdfTextPage, turn: int) -> None:
        import pypdfium2.raw as pdfium

        self._raw, self._textpage = pdfium, textpage
        self._size, self._turn = page.get_size(), turn
        self._left, bottom, right, self._top = page.get_mediabox()
        self._width, self._height, self._rotation = right - self._left, self._top - bottom, page.get_rotation()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_FONT_NAME), ctypes.c_int()

    def is_bold(self, at: int) -> bool:
        """Tell whether a letter is set in a bold font, which its name says."""
        self._raw.FPDFText_GetFontInfo(self._textpage, at, self._name, _LONGEST_FONT_NAME, ctypes.byref(self._flags))
        return b"bold" in self._name.value.lower()

    def of(self, at: int) -> tuple[Box, float]:
        """Return the box of a letter, as high as its font whatever the letter, and its font size."""
        raw, box, matrix = self._raw, self._box, self._matrix
        raw.FPDFText_GetLooseCharBox(self._textpage, at, ctypes.byref(box))
        raw.FPDFText_GetMatrix(self._textpage, at, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(self._textpage, at) * math.hypot(matrix.c, matrix.d)
        x0, x1, top, bottom = box.left - self._left, box.right - self._left, self._top - box.top, self._top - box.bottom
        upright = abs(matrix.b) < 0.01 * abs(matrix.a)
        if upright and raw.FPDFText_GetCharOrigin(self._textpage, at, ctypes.byref(self._x), ctypes.byref(self._y)):
            baseline = self._top - self._y.value
            top, bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
        shown = turned(Box(x0, top, x1, bottom), self._width, self._height, self._rotation)
        return turned(shown, self._size[0], self._size[1], self._turn), size


def turned(box: Box, width: float, height: float, rotation: int) -> Box:
    """Return ``box`` of an unrotated page of ``width`` by ``height`` as it lies once the page is shown turned clockwise."""
    if rotation == 90:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    if rotation == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if rotation == 270:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    return box
