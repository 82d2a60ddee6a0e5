"""What is written in pictures that stand within a document: tables and pages that were pasted as pictures."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from corpus.readers.flow import Flow, FlowTable, Paragraph
from corpus.readers.pages.page import Box, PageLayout, PageLine, RuledTable
from corpus.readers.pages.page_flow import assemble
from corpus.readers.scan.image import pictures
from corpus.readers.scan.paged import text_of_page
from corpus.readers.scan.recognition import Recognizer, require
from corpus.readers.scan.scan import DPI, POOR, ScannedPage, read_picture
from corpus.records import ReadWarning
from corpus.records.errors import MissingExtraError, UnreadableFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEEN: Final = ReadWarning("ocr", "Có chữ trong ảnh do máy nhận dạng; nên đối chiếu bản gốc khi trích dẫn.")
_FEWEST_WORDS: Final = 8


def written_in(data: bytes) -> list[Paragraph | FlowTable]:
    """Return what the picture in ``data`` says; nothing for a photograph, a broken picture, or where none can be read."""
    try:
        require()
        with contextlib.closing(Recognizer(DPI)) as recognizer:
            read = [read_picture(picture, at + 1, recognizer) for at, picture in enumerate(pictures(data))]
    except (MissingExtraError, UnreadableFileError):
        return []
    flow = assemble([page.layout for page in read if is_written(page)])
    _mark(flow)
    return flow


def is_written(page: ScannedPage) -> bool:
    """Tell whether a picture holds text, and not only what the recognizer makes of a photograph."""
    return page.confidence >= POOR and len(text_of_page(page.layout).split()) >= _FEWEST_WORDS


def add_picture(layout: PageLayout, picture: NDArray[np.uint8], place: Box, recognizer: Recognizer) -> bool:
    """Add to ``layout`` what ``picture`` says, which stands at ``place``; tell whether it says anything."""
    read = read_picture(picture, layout.number, recognizer)
    if not is_written(read):
        return False
    layout.lines += [_moved(line, place) for line in read.layout.lines]
    layout.lines.sort(key=lambda line: line.box.top)
    layout.tables += [_moved_table(table, place) for table in read.layout.tables]
    layout.tables.sort(key=lambda table: table.box.top)
    layout.recognized = True
    return True


def _mark(flow: Flow) -> None:
    for part in flow:
        if isinstance(part, Paragraph):
            part.seen = True
        else:
            for cell in part.cells:
                _mark(cell.flow)


def _shifted(box: Box, place: Box) -> Box:
    return Box(box.x0 + place.x0, box.top + place.top, box.x1 + place.x0, box.bottom + place.top)


def _moved(line: PageLine, place: Box) -> PageLine:
    return PageLine(tuple(replace(word, box=_shifted(word.box, place)) for word in line.words))


def _moved_all(lines: Iterable[PageLine], place: Box) -> list[PageLine]:
    return [_moved(line, place) for line in lines]


def _moved_table(table: RuledTable, place: Box) -> RuledTable:
    cells = [replace(cell, box=_shifted(cell.box, place), lines=_moved_all(cell.lines, place)) for cell in table.cells]
    xs, ys = [x + place.x0 for x in table.xs], [y + place.top for y in table.ys]
    return RuledTable(_shifted(table.box, place), xs, ys, cells)
