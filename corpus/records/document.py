"""A document as it was read: its text, its pages, its marked tables, and ranges of its text."""

from __future__ import annotations

from dataclasses import dataclass


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
    ``further`` counts the documents that the file holds after this one, the first.
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
    further: int = 0

    def page_of(self, offset: int) -> int | None:
        """Return the number of the page that holds the character at ``offset``, or None where there are no pages."""
        return next((page.number for page in self.pages if page.range.start <= offset < page.range.end), None)
