"""Pages of a PDF, and pictures on them, that are read as pictures."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.readers.legacy import reads_as_vietnamese
from corpus.readers.pages.page import Box, PageLayout
from corpus.readers.pdf.text_layer import TextLayer
from corpus.readers.scan.embedded import add_picture
from corpus.readers.scan.paged import has_text, page_list, scan_warnings, text_of_page
from corpus.readers.scan.recognition import Recognizer, require
from corpus.readers.scan.scan import DPI, read_picture
from corpus.records import ReadWarning
from corpus.records.errors import MissingExtraError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument


@dataclass(slots=True)
class LayeredPage:
    """A page as its text layer says, what that is worth, and where pictures stand that may hold more."""

    layout: PageLayout
    layer: TextLayer
    pasted: list[Box]


def recognize(document: PdfDocument, pages: list[LayeredPage]) -> list[ReadWarning]:
    """Read the pages whose text layer is none, or not theirs, and the pictures pasted on others, in place."""
    scanned = [at for at, page in enumerate(pages) if page.layer is not TextLayer.GOOD]
    garbled = [at for at, page in enumerate(pages) if page.layer is TextLayer.GARBLED]
    pasted = [at for at, page in enumerate(pages) if page.pasted]
    if not scanned and not pasted:
        return []
    for at in garbled:
        pages[at].layout = replace(pages[at].layout, lines=[], tables=[])
    try:
        require()
    except MissingExtraError as error:
        if not any(has_text(page.layout) for page in pages):
            raise
        return _not_read(scanned, pasted, error)
    confidences: dict[int, float] = {}
    seen: list[int] = []
    with contextlib.closing(Recognizer(DPI)) as recognizer:
        for at in scanned:
            read = read_picture(_picture(document, at), at + 1, recognizer)
            if _says_more(read.layout, pages[at].layout):
                pages[at].layout, confidences[at] = read.layout, read.confidence
        for at in pasted:
            whole = _picture(document, at)
            added = [add_picture(pages[at].layout, _part(whole, place), place, recognizer) for place in pages[at].pasted]
            seen += [at] * any(added)
    return [*(scan_warnings(confidences) if confidences else ()), *_said_of(garbled, seen)]


def _not_read(scanned: list[int], pasted: list[int], error: MissingExtraError) -> list[ReadWarning]:
    said = []
    if scanned:
        message = f"Trang {page_list(scanned)} là ảnh quét hoặc có lớp chữ hỏng nên chưa đọc. {error}"
        said.append(ReadWarning("scan_not_read", message))
    if pasted:
        message = f"Trang {page_list(pasted)} có ảnh lớn; chữ trong ảnh (nếu có) chưa được đọc. {error}"
        said.append(ReadWarning("picture_not_read", message))
    return said


def _said_of(garbled: list[int], seen: list[int]) -> list[ReadWarning]:
    said = []
    if garbled:
        message = f"Lớp chữ của trang {page_list(garbled)} bị hỏng nên máy đọc từ hình của trang."
        said.append(ReadWarning("broken_text_layer", message))
    if seen:
        message = f"Trang {page_list(seen)} có chữ trong ảnh, do máy nhận dạng; nên đối chiếu bản gốc khi trích dẫn."
        said.append(ReadWarning("ocr", message))
    return said


def _picture(document: PdfDocument, at: int) -> NDArray[np.uint8]:
    with contextlib.closing(document[at]) as page:
        picture: NDArray[np.uint8] = page.render(scale=DPI / 72, grayscale=True).to_numpy()
    return picture


def _part(picture: NDArray[np.uint8], place: Box) -> NDArray[np.uint8]:
    import numpy as np

    scale = DPI / 72
    return np.ascontiguousarray(
        picture[round(place.top * scale) : round(place.bottom * scale), round(place.x0 * scale) : round(place.x1 * scale)]
    )


def _says_more(seen: PageLayout, layer: PageLayout) -> bool:
    """Tell whether what was seen on a page says more than its text layer, which may be a stamp's line, or no Vietnamese."""
    words = text_of_page(layer)
    return not reads_as_vietnamese(words) or len(text_of_page(seen).split()) >= len(words.split())
