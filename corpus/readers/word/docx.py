"""Reader of Word documents (.docx, .docm, .dotx)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.readers.base import make_document
from corpus.readers.builder import PAGE_BREAK
from corpus.readers.flow import Flow, FlowTable, LaidOut, Paragraph, lay_out
from corpus.readers.legacy import legacy_warnings, repair_flow, text_of
from corpus.readers.scan.embedded import SEEN, written_in
from corpus.readers.sniff import kind_of
from corpus.readers.web import html
from corpus.readers.word.docx_body import DocxBody
from corpus.readers.word.docx_numbering import Numbering
from corpus.readers.word.docx_styles import Styles
from corpus.readers.word.ooxml import W
from corpus.readers.word.ooxml_package import BrokenPackageError, WordPackage
from corpus.records import Document, Page, ReadWarning
from corpus.records.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 3
_STORED_PAGES = re.compile(rb"<Pages>(\d{1,6})</Pages>")


def read(data: bytes, file: str) -> Document:
    """Read the bytes of a Word document; raises UnreadableFileError where they are broken."""
    try:
        laid_out, warnings = _read(WordPackage(data))
    except (BrokenPackageError, ValueError, RecursionError) as error:
        raise UnreadableFileError("Tệp Word bị hỏng; hãy mở tệp bằng Word, lưu lại dưới dạng .docx rồi thử lại.") from error
    return make_document(
        data,
        file,
        "docx",
        laid_out.text,
        pages=laid_out.pages,
        grids=laid_out.grids,
        warnings=warnings,
        notes=laid_out.notes,
        ocr=laid_out.seen,
    )


def _read(package: WordPackage) -> tuple[LaidOut, tuple[ReadWarning, ...]]:
    reader = _body_reader(package)
    flow = reader.read(package.body)
    warnings = repair_flow(flow) or legacy_warnings(reader.legacy)
    stored = _STORED_PAGES.search(package.blob("docProps/app.xml"))
    laid_out = lay_out(flow)
    pages = known_pages(flow, laid_out, reader.paragraphs, int(stored[1]) if stored else None)
    if laid_out.seen:
        warnings = (*warnings, SEEN)
    if not laid_out.text and package.has_pictures:
        raise UnreadableFileError(
            "Tệp Word chỉ có ảnh mà không đọc được chữ trong ảnh; hãy lưu tệp thành PDF, hoặc quét lại rõ hơn rồi thử lại."
        )
    return replace(laid_out, pages=pages), warnings


def _body_reader(package: WordPackage, depth: int = 0) -> DocxBody:
    styles, numbering, notes = _parts(package)
    return DocxBody(
        styles,
        numbering,
        notes,
        lambda reference: _chunk(*package.embedded(reference), depth),
        lambda reference: written_in(package.embedded(reference)[1]),
    )


def _chunk(name: str, data: bytes, depth: int) -> list[Paragraph | FlowTable]:
    """Return the flow of a document put into this one as a whole: a page, as web programs write Word files, or a Word file."""
    kind = kind_of(data, posixpath.splitext(name)[1].lower()) if data else ""
    if kind in (".html", ".htm", ".xhtml", ".mht", ".mhtml"):
        return html.flow_of(data)
    if kind == ".docx" and depth < _DEEPEST:
        package = WordPackage(data)
        return _body_reader(package, depth + 1).read(package.body)
    if kind == ".txt":
        return [Paragraph(line) for line in text_of(data)[0].split("\n")]
    return []


def known_pages(
    flow: Flow, laid_out: LaidOut, paragraphs: Sequence[tuple[Paragraph, bool]], stored: int | None
) -> tuple[Page, ...]:
    """Return the pages that the document gives evidence for.

    Word notes where pages began when it last laid the document out, but often only as far as somebody scrolled. Where the
    count does not come to the ``stored`` number of pages, only the pages before the last such note are certain.
    """
    if len(laid_out.pages) == (stored or 0):
        return laid_out.pages
    last_noted = max((place for place, (_, noted) in enumerate(paragraphs) if noted), default=None)
    if last_noted is None:
        return ()
    for paragraph, _ in paragraphs[last_noted + 1 :]:
        paragraph.text = paragraph.text.replace(PAGE_BREAK, "")
    pages = lay_out(flow).pages
    return pages if stored is None else pages[:-1]


def _parts(package: WordPackage) -> tuple[Styles, Numbering, dict[tuple[str, str], _Element]]:
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles.number_list)
    notes: dict[tuple[str, str], _Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        for note in () if root is None else root.findall(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") == "normal":
                notes[kind, note.get(f"{W}id", "")] = note
    return styles, numbering, notes
