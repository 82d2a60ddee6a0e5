r"""The records of the corpus floor: what a document is once it has been read.

Offsets are the spine. ``Document.text`` is the stored text (Unicode NFC, line ends ``\n``); every :class:`Range` counts
characters (code points) of that text, half-open, and nothing is shown or cited that is not the exact text of its ranges.
A row cut by a page break, or a cell merged over several rows, stands in more than one place: its value has several ranges,
in reading order. ``clean`` or ``text`` strings beside ranges are derived (lines joined, Markdown marks taken out) and are
for searching and for showing as a value, never for quoting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """Characters ``start`` (included) to ``end`` (excluded) of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the exact text of this range."""
        return text[self.start : self.end]

    def overlaps(self, other: Range) -> bool:
        """Tell whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged document: its number as printed or counted (from 1) and its characters."""

    number: int
    range: Range


@dataclass(frozen=True, slots=True)
class Value:
    """A value read from the text: ``text`` cleaned to one line, and where it stands."""

    text: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a :class:`Grid`; a merged cell is stored once, at its first row and column, with its spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows and columns. ``range`` covers the whole table in the text; ``cells`` are in reading order."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    range: Range


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something a reader could not do or had to mend: a stable ``code`` and a message in Vietnamese."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read.

    ``id`` is the SHA-256 of the file's bytes in hex, ``file`` the path below the corpus folder in POSIX form, ``text``
    the stored text. ``pages`` is empty where the file has no pages, ``grids`` holds the tables the file itself marks as
    tables (docx, html, Markdown, tab-separated text, ruled PDF), ``ocr`` the ranges that were read by optical character
    recognition, ``notes`` the footnotes and endnotes that the file itself marks, with their numbers where those are printed.
    """

    id: str
    file: str
    format: str
    text: str
    pages: tuple[Page, ...] = ()
    grids: tuple[Grid, ...] = ()
    ocr: tuple[Range, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
    notes: tuple[Range, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Return the number of the page that holds the character at ``offset``, or None where there are no pages."""
        return next((page.number for page in self.pages if page.range.start <= offset < page.range.end), None)


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


class AssignmentKind(StrEnum):
    """A *task* is a row of a table or an item of a list that names its agencies; a *duty* charges an agency in prose."""

    TASK = "task"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task given to agencies.

    ``lead`` and ``coordinate`` hold one value an agency, as the document writes it. ``product`` is None where the table has
    no such column (an empty tuple where the cell is empty), likewise ``period`` and ``funding`` are None where nothing is
    said. ``ranges`` covers the whole row or paragraph with everything that belongs to it, in reading order; merged cells
    that serve several rows are in the ranges of the fields only.
    """

    kind: AssignmentKind
    number: str
    group: str | None
    task: Value
    lead: tuple[Value, ...]
    coordinate: tuple[Value, ...]
    product: tuple[Value, ...] | None
    period: Value | None
    funding: Value | None
    ranges: tuple[Range, ...]
    section: int | None = None


class TableRowKind(StrEnum):
    """A row gives a task to agencies, opens a group of tasks, or is neither (a statistics table, a form)."""

    TASK = "task"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One logical row of a :class:`Table`, put together again where page breaks cut it.

    ``number`` is what the row's number column holds ("1.2", "IV", "" for none); ``clean`` is the whole row on one line, cells
    in column order; ``heading`` the text of a group row. ``assignments`` are what a task row gives: mostly one, several where
    the table puts two tasks under one number, none for other rows.
    """

    kind: TableRowKind
    ranges: tuple[Range, ...]
    number: str
    clean: str
    heading: str = ""
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table read from grids or from flattened lines; ``headers`` are all places where its header row stands.

    ``range`` covers the table with everything inside it; ``noise`` are page numbers and the like that stand within;
    ``columns`` the header's texts in order, on one line each.
    """

    range: Range
    columns: tuple[str, ...]
    headers: tuple[Range, ...]
    rows: tuple[TableRow, ...]
    noise: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document that the plan rests on: kind ("Quyết định"), number, date, issuer, what it is about, and its role.

    ``role`` is "implements" for the document(s) that the plan carries out ("Thực hiện …") and "basis" for the rest
    ("Căn cứ …").
    """

    kind: str
    number: str
    issued_on: date | None
    issuer: str | None
    subject: str | None
    role: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class EarlierDocument:
    """An earlier document that this one replaces, or amends in part (``role``), with what it says of its date and issuer."""

    number: str
    issued_on: date | None
    year: int | None
    issuer: str | None
    role: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; None or empty where it does not say. ``ranges`` prove each field by its name.

    ``document_kind`` is what the document calls itself ("Kế hoạch", "Thông báo"); ``annex_of`` the number of the document
    that an annex without a body of its own belongs to; ``replaces`` and ``amends`` the numbers of the earlier documents that
    this one says it replaces or amends, ``earlier`` the same documents with the dates and issuers that tell them from others.
    """

    title: str | None = None
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    province: str | None = None
    signer: str | None = None
    signer_office: str | None = None
    signed_for: str | None = None
    period: str | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    recipients: tuple[Value, ...] = ()
    document_kind: str | None = None
    annex_of: str | None = None
    replaces: tuple[Value, ...] = ()
    amends: tuple[Value, ...] = ()
    earlier: tuple[EarlierDocument, ...] = ()
    ranges: dict[str, tuple[Range, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that was understood of it; a pure function of the document (and the pipeline's version).

    ``tables`` are the document's tables in order, whose rows are blocks too.
    """

    document: Document
    metadata: Metadata
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    assignments: tuple[Assignment, ...]
    warnings: tuple[ReadWarning, ...] = ()
    tables: tuple[Table, ...] = ()

    def section_path(self, section: int | None) -> tuple[str, ...]:
        """Return the headings from the outermost section to ``section``, each as "I. MỤC TIÊU"."""
        path: list[str] = []
        while section is not None:
            found = self.sections[section]
            path.append(". ".join(part for part in (found.number, found.heading) if part))
            section = found.parent
        return tuple(reversed(path))
