"""Plain text: often what a PDF's text extraction left, with its pages and tables still to be recognised."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Final

from corpus.readers.base import make_document, stored_text
from corpus.readers.legacy import text_of
from corpus.readers.plain.aligned import unread_grids
from corpus.readers.plain.paging import infer_pages
from corpus.readers.plain.textgrids import find_text_grids
from corpus.records import Document, ReadWarning

_UNREAD: Final = ReadWarning(
    "aligned_table",
    "Có bảng được căn cột bằng dấu cách mà không tách được dòng một cách chắc chắn nên không đọc thành nhiệm vụ;"
    " hãy nạp bản Word, PDF hoặc HTML của văn bản.",
)


def read(data: bytes, file: str, format_name: str = "txt") -> Document:
    """Return the document of a text file; pages and tab-separated or piped tables where the text shows them.

    Raises :class:`corpus.records.errors.UnreadableFileError`.
    """
    decoded, converted = text_of(data)
    text, warnings = stored_text(decoded)
    grids = find_text_grids(text)
    unread = unread_grids(text, grids)
    warned = (*converted, *warnings, *((_UNREAD,) if unread else ()))
    # A header may stand within a table that is read, or reach into one: no character is in two tables.
    ends = list(accumulate((grid.range.end for grid in grids), max, initial=0))
    starts = [grid.range.start for grid in grids]
    apart = [grid for grid in unread if ends[bisect_left(starts, grid.range.end)] <= grid.range.start]
    whole = tuple(sorted((*grids, *apart), key=lambda grid: grid.range))
    return make_document(data, file, format_name, text, pages=infer_pages(text), grids=whole, warnings=warned)
