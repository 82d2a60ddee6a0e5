"""Documents made of pages as geometry: what a PDF and a picture share once their pages are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.readers.base import make_document
from corpus.readers.flow import lay_out
from corpus.readers.legacy import repair_flow
from corpus.readers.pages.page import PageLayout
from corpus.readers.pages.page_flow import assemble
from corpus.readers.scan.scan import POOR
from corpus.records import Document, Page, Range, ReadWarning


def document_of_pages(
    data: bytes, file: str, format_name: str, pages: Sequence[PageLayout], warnings: Sequence[ReadWarning]
) -> Document:
    """Return the document of ``pages``; what was recognized is marked in ``Document.ocr``, page by page."""
    recognized = [page.number for page in pages if page.recognized]
    flow = assemble(pages)
    converted = repair_flow(flow)
    laid_out = lay_out(flow, exact_breaks=True)
    places = laid_out.pages or (Page(1, Range(0, len(laid_out.text))),)
    return make_document(
        data,
        file,
        format_name,
        laid_out.text,
        pages=places,
        grids=laid_out.grids,
        ocr=_merged([page.range for page in places if page.number in recognized]),
        warnings=(*warnings, *converted),
        notes=laid_out.notes,
    )


def has_text(page: PageLayout) -> bool:
    """Tell whether any word stands on the page."""
    return bool(page.lines) or any(cell.lines for table in page.tables for cell in table.cells)


def text_of_page(page: PageLayout) -> str:
    """Return the words of the page, a line of text a line: those outside tables first."""
    lines = [*page.lines, *(line for table in page.tables for cell in table.cells for line in cell.lines)]
    return "\n".join(line.text for line in lines)


def scan_warnings(confidences: Mapping[int, float]) -> list[ReadWarning]:
    """Return what to say of pages (from 0) that were read with a mean confidence (0 to 100)."""
    pages = page_list(sorted(confidences))
    said = [ReadWarning("ocr", f"Trang {pages} là ảnh quét, chữ do máy nhận dạng; nên đối chiếu bản gốc khi trích dẫn.")]
    poor = [at for at, confidence in confidences.items() if confidence < POOR]
    if poor:
        message = f"Trang {page_list(sorted(poor))} nhận dạng kém (mờ, nghiêng hoặc nhiễu); hãy quét lại rõ hơn nếu được."
        said.append(ReadWarning("ocr_poor", message))
    return said


def page_list(places: Sequence[int]) -> str:
    """Return pages (counted from 0 here) as people write them, counted from 1: "1–3, 7"."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}–{run[-1] + 1}" for run in runs)


def _merged(ranges: Sequence[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for part in ranges:
        if part.start == part.end:
            continue
        if merged and merged[-1].end == part.start:
            merged[-1] = Range(merged[-1].start, part.end)
        else:
            merged.append(part)
    return tuple(merged)
