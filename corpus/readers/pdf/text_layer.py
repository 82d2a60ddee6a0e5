"""Whether a page's text layer says what the page shows; a scan's stamp, a scanner's hidden text and lost letters do not."""

from __future__ import annotations

import contextlib
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, Final

from corpus.readers.legacy import encoding_of, reads_as_vietnamese
from corpus.readers.pages.page import Box, PageLayout
from corpus.readers.scan.paged import text_of_page

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


_COVERS: Final = 0.6
"""Share of a page from which one picture is the page itself, as scanned, and not an illustration."""

_LARGE: Final = 0.08
_LOWEST: Final = 60.0
_FEWEST_WORDS: Final = 40
_FEWEST_LETTERS: Final = 30
_MOST_STRANGE: Final = 0.03
_LINE_MARKS: Final = "\r\n\t\f\x02\ufffe\u00ad"


class TextLayer(Enum):
    """What a page's text layer is worth: it is the page's text, there is none to speak of, or its letters are lost."""

    GOOD = "good"
    PICTURE = "picture"
    GARBLED = "garbled"


def judge(page: PdfPage, layout: PageLayout) -> TextLayer:
    """Return what the text layer of ``page``, read as ``layout``, is worth."""
    text = text_of_page(layout)
    covered = _largest_picture(page)
    if covered and not text.strip():
        return TextLayer.PICTURE
    if covered >= _COVERS and (len(text.split()) < _FEWEST_WORDS or not _is_vietnamese(text)):
        return TextLayer.PICTURE
    raw = _raw_text(page)
    letters = sum(not letter.isspace() for letter in raw)
    strange = sum(map(_is_strange, raw))
    if letters >= _FEWEST_LETTERS and strange > _MOST_STRANGE * letters and not _is_vietnamese(text):
        return TextLayer.GARBLED
    return TextLayer.GOOD


def pasted_pictures(page: PdfPage, layout: PageLayout) -> list[Box]:
    """Return the places of the large pictures of an upright page on which no text stands: tables may be pasted as pictures."""
    import pypdfium2.raw as pdfium

    if page.get_rotation():
        return []
    width, height = page.get_size()
    found = []
    for picture in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = picture.get_bounds()
        place = Box(max(0.0, left), max(0.0, height - top), min(width, right), min(height, height - bottom))
        large = place.width * place.height >= _LARGE * width * height and place.height >= _LOWEST
        if large and not any(place.holds(*line.box.middle) for line in layout.lines):
            found.append(place)
    return found


def _is_vietnamese(text: str) -> bool:
    return reads_as_vietnamese(text) or encoding_of(text) is not None


def _largest_picture(page: PdfPage) -> float:
    """Return the share of the page that its largest picture covers, 0 for none."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    shares = [0.0]
    for picture in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = picture.get_bounds()
        shares.append(max(0.001, (right - left) * (top - bottom) / max(1.0, width * height)))
    return max(shares)


def _raw_text(page: PdfPage) -> str:
    with contextlib.closing(page.get_textpage()) as textpage:
        return str(textpage.get_text_range())


def _is_strange(letter: str) -> bool:
    """Tell whether a character is none that a Vietnamese page prints: a control, a private one, a letter of another script."""
    if letter in _LINE_MARKS or letter.isascii():
        return letter < " " and letter not in _LINE_MARKS
    kind = unicodedata.category(letter)
    return (
        kind in ("Cc", "Co", "Cn", "Cs")
        or letter == "\ufffd"
        or (kind[0] == "L" and "LATIN" not in unicodedata.name(letter, ""))
    )
