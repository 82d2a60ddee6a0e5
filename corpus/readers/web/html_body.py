"""The body of a web page as a flow of paragraphs and tables; also of the pages that Word saves.

Kept: list numbers as a browser or Word draws them, inserted text, notes (after the paragraph that refers to them). Left out:
scripts, styles, hidden and deleted text, form controls, the page's menus (``nav``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.html import defs

from corpus.readers.flow import FlowTable, Paragraph, TableCell
from corpus.readers.list_marks import bullet, format_number
from corpus.readers.web.html_style import has_border, is_hidden, style_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_SPANNED = 1_000
"""A cell that claims more rows or columns is a slip or an attack."""

_SKIPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "svg", "canvas", "iframe", "object", "embed", "nav", "del")
) | frozenset(("select", "button", "textarea"))
_NEWER_BLOCKS = frozenset(
    ("html", "body", "main", "section", "article", "header", "footer", "aside", "figure", "figcaption", "details", "summary")
) | frozenset(("tr", "td", "th"))
_BLOCKS = (defs.block_tags - {"ins"}) | _NEWER_BLOCKS  # lxml counts what HTML 4 allows as a block, insertions too
_LIST_SHAPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_SHAPES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_SYMBOL_FONTS = ("symbol", "wingdings", "courier")
_MARKED = re.compile(r"(?:\d+(?:\.\d+)*|[a-zđ]|[ivx]+)[.)/]|[-–+•*]\s", re.IGNORECASE)
_NOTE_LINK = re.compile(r"#_(ftn|edn)(\d+)$")
_NOTE_BACKLINK = re.compile(r"#_(?:ftn|edn)ref\d+$")
_WHITE = re.compile(r"[ \t\r\n\f]+")


class HtmlBody:
    """Reads one page's elements in order; a paragraph is gathered until a block begins or ends."""

    def __init__(self, notes: dict[str, HtmlElement]) -> None:
        """Take the notes that Word puts at the end of a page, by id ("ftn1"); each is read where it is referred to."""
        self._notes = notes
        self._flow: list[Paragraph | FlowTable] = []
        self._text: list[str] = []
        self._marker = ""
        self._pending: list[str] = []

    def read(self, root: HtmlElement) -> list[Paragraph | FlowTable]:
        """Return the flow of ``root``."""
        self._children(root)
        self._flush()
        return self._flow

    def _element(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        style = style_of(element)
        if is_hidden(element, style):
            return
        if tag == "br":
            self._text.append("\n")
        elif tag == "table":
            self._flush()
            self._table(element)
        elif tag == "li":
            self._flush()
            self._marker = _item_marker(element)
            self._children(element)
            self._flush()
            self._marker = ""
        elif tag == "a" and self._is_note_mark(element):
            return
        elif style.get("mso-list", "").lower() == "ignore":
            self._text.append(_word_marker(element, style))
        elif tag == "pre":
            self._flush()
            self._text.append(element.text_content().strip("\n"))
            self._flush()
        else:
            self._container(element, tag in _BLOCKS, style.get("text-transform") == "uppercase")

    def _container(self, element: HtmlElement, block: bool, upper: bool) -> None:
        if block:
            self._flush()
        before = len(self._text)
        self._children(element)
        if upper:
            self._text[before:] = [part.upper() for part in self._text[before:]]
        if block:
            self._flush()

    def _children(self, element: HtmlElement) -> None:
        self._add(element.text)
        for child in element:
            self._element(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(_WHITE.sub(" ", text))

    def _flush(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if not text:
            return
        if self._marker and not _MARKED.match(text):
            text = f"{self._marker} {text}"
        self._marker = ""
        self._flow.append(Paragraph(text))
        self._add_notes()

    def _add_notes(self) -> None:
        while self._pending:
            element = self._notes.pop(self._pending.pop(0), None)
            parts = [] if element is None else HtmlBody(self._notes).read(element)
            lines = [part.text for part in parts if isinstance(part, Paragraph)]
            if lines:
                self._flow.append(Paragraph("\n".join(lines), note=True))

    def _is_note_mark(self, element: HtmlElement) -> bool:
        target = element.get("href", "")
        link = _NOTE_LINK.search(target)
        if link and link[1] + link[2] in self._notes:
            self._pending.append(link[1] + link[2])
            return True
        return bool(_NOTE_BACKLINK.search(target))

    def _table(self, element: HtmlElement) -> None:
        for caption in element.iterchildren("caption"):
            self._children(caption)
            self._flush()
        cells: list[TableCell] = []
        taken: set[tuple[int, int]] = set()
        rows = list(_rows(element))
        for row, tr in enumerate(rows):
            column = 0
            for td in tr.iterchildren("td", "th"):
                while (row, column) in taken:
                    column += 1
                down = min(_span(td, "rowspan") or len(rows), len(rows) - row)
                right = _free(taken, row, column, _span(td, "colspan") or 1)
                taken.update((row + below, column + beside) for below in range(down) for beside in range(right))
                hidden = is_hidden(td, style_of(td))
                cells.append(TableCell(row, column, down, right, [] if hidden else HtmlBody(self._notes).read(td)))
                column += right
        if cells:
            columns = max(cell.column + cell.column_span for cell in cells)
            self._flow.append(FlowTable(len(rows), columns, cells, _is_ruled(element)))


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: HtmlElement, name: str) -> int:
    digits = re.match(r"\s*(\d{1,9})", cell.get(name, "1"))
    return min(int(digits[1]), MOST_SPANNED) if digits else 1


def _free(taken: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    """Return how many of the ``wanted`` columns are free: a cell never grows over one that reaches down from above."""
    for right in range(wanted):
        if (row, column + right) in taken:
            return right
    return wanted


def _is_ruled(table: HtmlElement) -> bool:
    if (
        table.get("border", "0").strip() not in ("", "0")
        or has_border(style_of(table))
        or "MsoTableGrid" in table.get("class", "")
    ):
        return True
    own = [cell for tr in _rows(table) for cell in tr.iterchildren("td", "th")]
    return any(cell.tag == "th" or has_border(style_of(cell)) for cell in own)


def _word_marker(element: HtmlElement, style: dict[str, str]) -> str:
    text = _WHITE.sub(" ", element.text_content()).replace("\u00a0", " ").strip()
    fonts = [style.get("font-family", "")] + [style_of(part).get("font-family", "") for part in element.iter("span")]
    fonts += [style_of(parent).get("font-family", "") for parent in element.iterancestors("span")]
    if len(text) == 1 and any(name in font.lower() for font in fonts for name in _SYMBOL_FONTS):
        text = bullet(text)
    return f"{text} " if text else ""


def _item_marker(item: HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag not in ("ol", "ul"):
        return ""
    styles = {**style_of(parent), **style_of(item)}
    shape = styles.get("list-style-type") or styles.get("list-style", "").split(" ")[0]
    if shape == "none":
        return ""
    if parent.tag == "ul":
        return "-"
    number = _start(parent)
    for sibling in parent.iterchildren("li"):
        if _integer(sibling.get("value")) is not None:
            number = _integer(sibling.get("value")) or 0
        if sibling is item:
            break
        number += 1
    word_shape = _CSS_SHAPES.get(shape) or _LIST_SHAPES.get(item.get("type") or parent.get("type", "1"), "decimal")
    return format_number(number, word_shape) + "."


def _start(parent: HtmlElement) -> int:
    start = _integer(parent.get("start"))
    return 1 if start is None else start


def _integer(text: str | None) -> int | None:
    found = re.fullmatch(r"\s*(-?\d{1,9})\s*", text or "")
    return int(found[1]) if found else None
