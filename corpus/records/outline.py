"""The outline of a document: sections (headings and what stands under them) and blocks (paragraphs, items, rows)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.records.document import Range


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    ``number`` is the heading's number as printed ("I", "1", "a", "2.1"; "" where it has none), ``heading`` its text on one
    line without the number, ``level`` counts from 1, ``parent`` is the index of the enclosing section or None, ``range``
    runs from the heading to the end of the last section below it, ``heading_range`` covers number and heading.
    """

    number: str
    heading: str
    level: int
    parent: int | None
    range: Range
    heading_range: Range


class BlockKind(StrEnum):
    """What a block of text is. NOISE is never searched or cited (page numbers, repeated table headers, stamps)."""

    HEADER = "header"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    CLOSING = "closing"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest unit of layout: a heading, a paragraph, a list item, a table row, a footnote …, lines joined.

    ``marker`` is the item's mark as printed ("-", "a)", "1.", a footnote's number; "" for none), ``section`` the index of
    the innermost section, or None outside of all; ``assignment`` the index of the assignment that a table row
    carries. ``clean`` is the text on one line, for searching. ``parent`` is the index of the block that a list item hangs
    under (the item or paragraph that introduces it), or None.
    """

    kind: BlockKind
    ranges: tuple[Range, ...]
    clean: str
    marker: str = ""
    section: int | None = None
    assignment: int | None = None
    parent: int | None = None
