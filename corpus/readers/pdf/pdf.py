"""Reader of PDF files: the text layer by pdfium, the lines of tables by pdfplumber, pages without text by recognition."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from corpus.readers.pages.page import Box, PageLayout
from corpus.readers.pages.pdf_text import read_text, turn_of, turned
from corpus.readers.pages.ruling import find_tables
from corpus.readers.pdf.forms import print_fields
from corpus.readers.pdf.recognizing import LayeredPage, recognize
from corpus.readers.pdf.text_layer import TextLayer, judge, pasted_pictures
from corpus.readers.pdf.unruled import find_unruled
from corpus.readers.scan.paged import document_of_pages, page_list
from corpus.records import Document, ReadWarning
from corpus.records.errors import MissingExtraError, UnreadableFileError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES: Final = 3_000

_BROKEN: Final = "PDF bị hỏng; hãy mở bằng trình xem PDF, in lại ra PDF rồi thử lại."
_PDFMINER_STUMBLES: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)
_THINNEST_AREA: Final = 3.0
_LIGHTEST_LINE: Final = 0.85


def read(data: bytes, file: str) -> Document:
    """Read the bytes of a PDF file.

    Raises UnreadableFileError where it is broken, locked or too long, MissingExtraError without ``tracuu[pdf]``, or where
    all of it is scanned and scans cannot be read.
    """
    if not (find_spec("pdfplumber") and find_spec("pypdfium2")):
        raise MissingExtraError("Đọc PDF cần gói bổ sung; hãy cài bằng lệnh: pip install 'tracuu[pdf]'.")
    with contextlib.closing(_opened(data)) as document:
        if len(document) > MOST_PAGES:
            raise UnreadableFileError(f"PDF có {len(document)} trang, quá {MOST_PAGES}; hãy tách thành nhiều tệp.")
        print_fields(document)
        pages, warnings = _text_layer(document, data)
        warnings += recognize(document, pages)
    layouts = [page.layout for page in pages]
    warnings += find_unruled(layouts)
    return document_of_pages(data, file, "pdf", layouts, warnings)


def _text_layer(document: PdfDocument, data: bytes) -> tuple[list[LayeredPage], list[ReadWarning]]:
    """Return the pages by their text layer, and what went wrong."""
    from pypdfium2 import PdfiumError

    ruler = _Ruler(data)
    pages: list[LayeredPage] = []
    broken: list[int] = []
    for at in range(len(document)):
        try:
            pages.append(_page(document, at, ruler))
        except PdfiumError:
            pages.append(LayeredPage(PageLayout(at + 1, 595, 842, [], []), TextLayer.GOOD, []))
            broken.append(at)
    if len(broken) == len(pages):
        raise UnreadableFileError(_BROKEN)
    message = f"PDF hỏng ở trang {page_list(broken)}, các trang này không đọc được; hãy in lại ra PDF rồi thử lại."
    return pages, [ReadWarning("broken_pages", message)] * bool(broken)


class _Ruler:
    """Finds the lines drawn on pages; opens the file a second time, with pdfplumber, only when a page has any."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any | None = None

    def edges(self, page: PdfPage, at: int) -> list[Box]:
        """Return the visible horizontal and vertical lines of page ``at`` (from 0)."""
        import pdfplumber
        import pypdfium2.raw as pdfium
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        if not any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,))):
            return []
        try:
            if self._document is None:
                self._document = pdfplumber.open(io.BytesIO(self._data))
            shapes = self._document.pages[at]
            found = [*shapes.lines, *shapes.rects, *shapes.curves]
        except (PdfminerException, MalformedPDFException, PSException, *_PDFMINER_STUMBLES):
            return []  # pdfium reads files that pdfminer does not: their text is read, their tables as text
        edges = [edge for shape in found if _is_drawn(shape) for edge in _edges_of(shape)]
        shapes.close()
        return edges


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableFileError("PDF được đặt mật khẩu; hãy lưu một bản không có mật khẩu rồi thử lại.") from error
        raise UnreadableFileError(_BROKEN) from error
    if not len(document):
        raise UnreadableFileError("PDF không có trang nào; hãy kiểm tra lại tệp.")
    return document


def _page(document: PdfDocument, at: int, ruler: _Ruler) -> LayeredPage:
    """Return page ``at`` by its text layer, and what that is worth."""
    with contextlib.closing(document[at]) as page:
        width, height = page.get_size()
        turn = turn_of(page)
        tables = find_tables(turned(edge, width, height, turn) for edge in ruler.edges(page, at))
        lines = read_text(page, tables, turn)
        width, height = (height, width) if turn in (90, 270) else (width, height)
        layout = PageLayout(at + 1, width, height, lines, tables)
        layer = judge(page, layout)
        return LayeredPage(layout, layer, pasted_pictures(page, layout) if layer is TextLayer.GOOD and not turn else [])


def _is_drawn(shape: dict[str, Any]) -> bool:
    """Tell whether a shape is a visible line: not white on white, not the shading behind a paragraph."""
    if shape["stroke"]:
        return _lightness(shape["stroking_color"]) < _LIGHTEST_LINE
    thin = min(shape["width"], shape["height"]) <= _THINNEST_AREA
    return bool(shape["fill"]) and thin and _lightness(shape["non_stroking_color"]) < _LIGHTEST_LINE


def _lightness(color: object) -> float:
    parts = color if isinstance(color, (tuple, list)) else (color,)
    values = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(values) == 4:  # CMYK counts ink
        return 1 - min(1.0, max(values[:3]) + values[3])
    return sum(values) / len(values) if values else 0.0


def _edges_of(shape: dict[str, Any]) -> Iterator[Box]:
    box = Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
    if min(box.width, box.height) <= _THINNEST_AREA:
        yield box
    elif shape["object_type"] == "rect":
        yield Box(box.x0, box.top, box.x1, box.top)
        yield Box(box.x0, box.bottom, box.x1, box.bottom)
        yield Box(box.x0, box.top, box.x0, box.bottom)
        yield Box(box.x1, box.top, box.x1, box.bottom)
