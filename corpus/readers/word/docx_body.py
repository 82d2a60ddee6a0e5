"""The body of a Word document as a flow of paragraphs and tables, as Word would print it.

Kept: automatic numbers, inserted text, text boxes (after the paragraph they hang on), footnotes and endnotes (after the
paragraph or table that refers to them). Left out: deleted, struck and hidden text, page headers and footers, tables of
contents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus.readers.builder import PAGE_BREAK
from corpus.readers.flow import FlowTable, Paragraph, TableCell
from corpus.readers.legacy import convert_run, encoding_of_font
from corpus.readers.word.docx_numbering import Numbering
from corpus.readers.word.docx_styles import ListPlace, Styles, has_lines, list_place
from corpus.readers.word.ooxml import MC, M, R, W, child_value, chosen_entry, descend, is_on, large_pictures, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple")}
_WRAPPERS |= {f"{W}{name}" for name in ("dir", "bdo", "ruby", "rubyBase")}
_FIXED = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
MOST_COLUMNS = 63  # Word's own limit
_NOTE_MARKS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class DocxBody:
    """Reads one document's body; the counters of its lists move on while it reads, so it reads once."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], _Element],
        chunk: Callable[[str], list[Paragraph | FlowTable]],
        picture: Callable[[str], list[Paragraph | FlowTable]],
    ) -> None:
        """Take the parts that the body refers to; ``notes`` by kind ("footnote", "endnote") and id.

        ``chunk`` returns the flow of a whole document that the body only points to (``w:altChunk``), ``picture`` what is
        written in a large picture, both by ``r:id``.
        """
        self._styles, self._numbering, self._notes = styles, numbering, dict(notes)
        self._chunk, self._picture = chunk, picture
        self._pictures: list[str] = []
        self._pending: list[tuple[str, str]] = []
        self._boxes: list[_Element] = []
        self._merging: str = ""
        self.legacy: str | None = None
        """The encoding of the runs that were set in a font of the years before Unicode, None where there were none."""
        self.paragraphs: list[tuple[Paragraph, bool]] = []
        """Every paragraph in order, with whether Word noted there that a page began when it last laid the document out."""

    def read(self, body: _Element) -> list[Paragraph | FlowTable]:
        """Return the flow of ``w:body``, with its notes."""
        flow: list[Paragraph | FlowTable] = []
        for part in self._blocks(body):
            flow.append(part)
            while self._pending:
                flow.extend(self._note(*self._pending.pop(0)))
        return flow

    def _blocks(self, parent: _Element) -> Iterator[Paragraph | FlowTable]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                table = self._table(element)
                if table is not None:
                    yield table
            elif element.tag == f"{W}altChunk":
                yield from self._chunk(element.get(f"{R}id", ""))
            elif element.tag in _WRAPPERS and not _is_contents(element) and not _asks(element):
                yield from self._blocks(element)
            elif element.tag == f"{MC}AlternateContent":
                yield from self._blocks(_chosen(element))

    def _paragraph(self, element: _Element) -> Iterator[Paragraph | FlowTable]:
        properties = element.find(f"{W}pPr")
        style = None if properties is None else child_value(properties, "pStyle")
        if self._styles.name(style).startswith("toc "):
            return
        text = self._merging + self._inline(element, style)
        soft = any(True for _ in element.iter(f"{W}lastRenderedPageBreak"))
        if descend(properties, "rPr", "del") is not None:  # the paragraph mark is deleted: it runs on into the next one
            self._merging = text
            return
        self._merging = ""
        bare = text.lstrip(f" \t\n{PAGE_BREAK}")
        label = self._label(properties, style)
        if label and (bare or _inside_cell(element)):
            text = f"{text[: len(text) - len(bare)]}{label} {bare}"
        before = descend(properties, "pageBreakBefore")
        if before is not None and is_on(before):
            text = PAGE_BREAK + text
        section = descend(properties, "sectPr")
        if section is not None and child_value(section, "type") != "continuous":
            text += PAGE_BREAK
        paragraph = Paragraph(text)
        self.paragraphs.append((paragraph, soft))
        yield paragraph
        while self._boxes:
            yield from self._blocks(self._boxes.pop(0))
        while self._pictures:
            yield from self._picture(self._pictures.pop(0))

    def _label(self, properties: _Element | None, style: str | None) -> str:
        own, styled = list_place(properties), self._styles.list_place(style)
        place = ListPlace(own.num_id or styled.num_id, own.level if own.level is not None else styled.level)
        if not place.num_id or place.num_id == "0":
            return ""
        level = place.level
        if own.num_id is None and style is not None:
            level = self._numbering.level_of_style(place.num_id, style) or level
        return self._numbering.label(place.num_id, level or 0)

    def _inline(self, parent: _Element, style: str | None) -> str:
        parts: list[str] = []
        for element in parent:
            if element.tag == f"{W}r":
                parts.append(self._run(element, style))
            elif element.tag in _WRAPPERS and not _asks(element):
                parts.append(self._inline(element, style))
            elif element.tag == f"{MC}AlternateContent":
                parts.append(self._inline(_chosen(element), style))
            elif element.tag in (f"{M}oMath", f"{M}oMathPara"):
                parts.extend(text.text or "" for text in element.iter(f"{M}t"))
        return "".join(parts)

    def _run(self, run: _Element, style: str | None) -> str:
        properties = run.find(f"{W}rPr")
        # What is struck through was taken out by hand, as deleted text is by Word.
        hidden = any(self._styles.toggle(name, properties, style) for name in ("vanish", "strike", "dstrike"))
        text = self._decoded("".join(self._run_parts(run)), self._styles.font(properties, style))
        if hidden:
            return PAGE_BREAK * text.count(PAGE_BREAK)
        return text.upper() if self._styles.toggle("caps", properties, style) else text

    def _decoded(self, text: str, font: str) -> str:
        decoded = convert_run(text, font)
        if decoded != text:
            self.legacy = encoding_of_font(font)
        return decoded

    def _run_parts(self, run: _Element) -> Iterator[str]:
        for element in run:
            tag = element.tag
            if tag == f"{W}t":
                yield element.text or ""
            elif tag in _FIXED:
                yield _FIXED[tag]
            elif tag == f"{W}fldChar":
                yield chosen_entry(element)
            elif tag == f"{W}lastRenderedPageBreak":
                yield PAGE_BREAK
            elif tag == f"{W}br":
                yield PAGE_BREAK if element.get(f"{W}type") == "page" else "\n"
            elif tag == f"{W}sym":
                yield symbol(element.get(f"{W}char", ""))
            elif tag in _NOTE_MARKS:
                self._pending.append((_NOTE_MARKS[tag], element.get(f"{W}id", "")))
            elif tag == f"{MC}AlternateContent":
                yield from self._run_parts(_chosen(element))
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._boxes.extend(_text_boxes(element))
                self._pictures.extend(large_pictures(element))

    def _note(self, kind: str, name: str) -> Iterator[Paragraph]:
        note = self._notes.pop((kind, name), None)
        if note is None:
            return
        lines = [part.text for part in self._blocks(note) if isinstance(part, Paragraph)]
        text = "\n".join(line.strip() for line in lines if line.strip()).replace(PAGE_BREAK, "")
        if text:
            yield Paragraph(text, note=True)

    def _table(self, element: _Element) -> FlowTable | None:
        cells: list[TableCell] = []
        open_merges: dict[int, TableCell] = {}
        row, columns = 0, 0
        for tr in _children(element, f"{W}tr"):
            if descend(tr, "trPr", "del") is not None:
                continue
            column = _columns_before(tr)
            for tc in _children(tr, f"{W}tc"):
                properties = tc.find(f"{W}tcPr")
                span = _span(properties)
                merge = _merge(properties)
                above = open_merges.get(column)
                if merge == "continue" and above is not None:
                    above.row_span = row - above.row + 1
                else:
                    cell = TableCell(row, column, 1, span, list(self._blocks(tc)))
                    cells.append(cell)
                    open_merges.pop(column, None)
                    if merge == "restart":
                        open_merges[column] = cell
                column += span
            row, columns = row + 1, max(columns, column)
        return FlowTable(row, columns, cells, self._is_ruled(element)) if cells else None

    def _is_ruled(self, element: _Element) -> bool:
        if any(has_lines(borders) for borders in element.iter(f"{W}tcBorders")):
            return True
        own = descend(element, "tblPr", "tblBorders")
        if own is not None:
            return has_lines(own)
        properties = element.find(f"{W}tblPr")
        return self._styles.table_lines(None if properties is None else child_value(properties, "tblStyle"))


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, tag)


def _merge(properties: _Element | None) -> str:
    merge = None if properties is None else properties.find(f"{W}vMerge")
    return "" if merge is None else str(merge.get(f"{W}val", "continue"))


def _span(properties: _Element | None) -> int:
    span = None if properties is None else child_value(properties, "gridSpan")
    return min(max(1, int(span or 1)), MOST_COLUMNS)


def _columns_before(tr: _Element) -> int:
    properties = tr.find(f"{W}trPr")
    before = None if properties is None else child_value(properties, "gridBefore")
    return min(max(0, int(before or 0)), MOST_COLUMNS)


def _text_boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _text_boxes(_chosen(child) if child.tag == f"{MC}AlternateContent" else child)


def _chosen(alternatives: _Element) -> _Element:
    """Return the first alternative of ``mc:AlternateContent`` that holds anything (Word's own before its fallback)."""
    return next((choice for choice in alternatives if len(choice)), alternatives[:0])


def _is_contents(element: _Element) -> bool:
    gallery = descend(element, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _asks(element: _Element) -> bool:
    """Tell whether a content control is not filled in and only shows what to do ("Nhấp hoặc gõ vào đây để nhập văn bản")."""
    asking = descend(element, "sdtPr", "showingPlcHdr") if element.tag == f"{W}sdt" else None
    return asking is not None and is_on(asking)


def _inside_cell(paragraph: _Element) -> bool:
    return bool(paragraph.getparent().tag == f"{W}tc")
