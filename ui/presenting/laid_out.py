"""A document laid out for reading: its headings, paragraphs and table rows in order, each with its place and its clean text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpus.records import Assignment, BlockKind, Document, Range, Section, Value
from indexer.segments.stored import Passage, StoredAssignment, StoredDocument
from ui.presenting.readable import Piece, pieces_of, text_of, tidy
from ui.presenting.spots import written_spot

HEADING: Final = "heading"
ROW: Final = "row"
LONGEST_NAME: Final = 60
"""A longer text over a column is no name of it."""

_LINED: Final = (BlockKind.HEADER, BlockKind.CLOSING)
_NAMELESS: Final = ("stt", "tt", "số tt", "số thứ tự")


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell of a row: its column's name ("" where none is known) and its text."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the cell's text."""
        return text_of(self.pieces)


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A heading, a paragraph or a table row: ``kind`` is a :class:`BlockKind`'s value, "heading" or "row".

    ``level`` counts headings from 1; ``start`` is its first character, ``spot`` all of it as addresses write it; ``page`` the
    page that it begins on. A row whose columns are known has ``cells``, everything else ``pieces``.
    """

    kind: str
    start: int
    spot: str
    page: int | None
    pieces: tuple[Piece, ...] = ()
    cells: tuple[ShownCell, ...] = ()
    level: int = 0
    marked: bool = False

    @property
    def text(self) -> str:
        """Return the block's text, the cells of a row each on a line of its own."""
        if not self.cells:
            return text_of(self.pieces)
        return "\n".join(f"{cell.name}: {cell.text}" if cell.name else cell.text for cell in self.cells)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the row's columns."""
        return tuple(cell.name for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at in a document: the ranges of a quote, and words to be found."""

    marks: tuple[Range, ...] = ()
    words: tuple[str, ...] = ()


def blocks_of(
    document: Document,
    stored: StoredDocument,
    passages: Sequence[Passage],
    rows: Mapping[str, StoredAssignment],
    look: Look = Look(),
) -> list[LaidBlock]:
    """Return a document's blocks in reading order; ``rows`` are its rows of the register by id."""
    headings = [_heading(document, section, look) for section in stored.sections]
    taken = {heading.start for heading in headings}
    blocks = [
        block_of(document, passage, rows, look)
        for passage in passages
        if not (passage.kind is BlockKind.HEADING and passage.ranges[0].start in taken)
    ]
    return sorted([*headings, *blocks], key=lambda block: block.start)


def block_of(document: Document, passage: Passage, rows: Mapping[str, StoredAssignment], look: Look) -> LaidBlock:
    """Return one passage as a block."""
    common = {
        "start": passage.ranges[0].start,
        "spot": written_spot(passage.ranges),
        "page": passage.page,
        "marked": any(mark.overlaps(part) for mark in look.marks for part in passage.ranges),
    }
    if passage.kind is BlockKind.TABLE_ROW:
        cells = _cells(document, passage, rows, look)
        if cells:
            return LaidBlock(ROW, cells=cells, **common)  # type: ignore[arg-type]  # fields of Block by name
    shown = paged_pieces(document, passage.ranges, look, lined=passage.kind in _LINED)
    return LaidBlock(passage.kind.value, pieces=shown, **common)  # type: ignore[arg-type]  # fields of Block by name


def paged_pieces(document: Document, ranges: Sequence[Range], look: Look, *, lined: bool = False) -> tuple[Piece, ...]:
    """Return the text of ``ranges`` as pieces that also tell where a page begins and where something was left out."""
    pieces: list[Piece] = []
    page: int | None = None
    for part in ranges:
        starts = [each.range.start for each in document.pages if part.start < each.range.start < part.end]
        for start, end in pairwise((part.start, *starts, part.end)):
            now = document.page_of(start)
            found = pieces_of(document.text, (Range(start, end),), look.marks, look.words, lined=lined)
            if found:
                turned = now if page is not None and now != page else None
                found = (replace(found[0], page=turned, gap=bool(pieces) and start == part.start), *found[1:])
            pieces += found
            page = now
    return tuple(pieces)


def _heading(document: Document, section: Section, look: Look) -> LaidBlock:
    where = section.heading_range
    return LaidBlock(
        HEADING,
        start=where.start,
        spot=written_spot((where,)),
        page=document.page_of(where.start),
        pieces=pieces_of(document.text, (where,), look.marks, look.words),
        level=section.level,
        marked=any(mark.overlaps(where) for mark in look.marks),
    )


def _cells(document: Document, passage: Passage, rows: Mapping[str, StoredAssignment], look: Look) -> tuple[ShownCell, ...]:
    """Return the cells of a row as the register read it, else as the file itself parts it, else nothing."""
    if len(passage.assignments) == 1 and passage.assignments[0] in rows:
        return register_cells(document, rows[passage.assignments[0]].assignment, look)
    parts = _parted(document.text, passage.ranges)
    if len(parts) < 2:
        return ()
    names = [tidy(name) for name in passage.columns]
    if len(names) != len(parts) or any(len(name) > LONGEST_NAME for name in names):
        names = [""] * len(parts)
    cells = [
        ShownCell("" if name.casefold() in _NAMELESS else name, _shown(document, part, look))
        for name, part in zip(names, parts, strict=True)
    ]
    return tuple(cell for cell in cells if cell.text)


def register_cells(document: Document, row: Assignment, look: Look) -> tuple[ShownCell, ...]:
    """Return a row of the register by its columns, what is empty left out."""
    fields: tuple[tuple[str, Sequence[Value]], ...] = (
        ("Nhiệm vụ", (row.task,)),
        ("Chủ trì", row.lead),
        ("Phối hợp", row.coordinate),
        ("Sản phẩm", row.product or ()),
        ("Thời gian", (row.period,) if row.period else ()),
        ("Kinh phí", (row.money,) if row.money else ()),
    )
    number = (ShownCell("", (Piece(row.number),)),) if row.number else ()
    cells = [ShownCell(name, _joined([_value(document, value, look) for value in values])) for name, values in fields]
    return (*number, *(cell for cell in cells if cell.text))


def _value(document: Document, value: Value, look: Look) -> tuple[Piece, ...]:
    shown = _shown(document, value.ranges, look)
    # A value may say what its ranges only point to ("nt"): then its own words count.
    return shown if text_of(shown).strip() == tidy(value.text) else (Piece(tidy(value.text), marked=_all(shown)),)


def _all(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(piece.marked for piece in pieces)


def _joined(values: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for pieces in values:
        if joined:
            joined.append(Piece("; ", marked=joined[-1].marked and bool(pieces) and pieces[0].marked))
        joined += pieces
    return tuple(joined)


def _shown(document: Document, ranges: Sequence[Range], look: Look) -> tuple[Piece, ...]:
    return pieces_of(document.text, ranges, look.marks, look.words)


def _parted(text: str, ranges: Sequence[Range]) -> list[tuple[Range, ...]]:
    """Return the cells of a row that the file parts by bars or tabs, in order; one part where it does neither."""
    whole = "".join(part.of(text) for part in ranges)
    bar = "|" if "|" in whole else "\t"
    cells: list[list[Range]] = [[]]
    for part in ranges:
        at = part.start
        for sign in re.finditer(re.escape(bar), part.of(text)):
            cells[-1].append(Range(at, part.start + sign.start()))
            cells.append([])
            at = part.start + sign.end()
        cells[-1].append(Range(at, part.end))
    if bar == "|":
        cells = cells[1:] if not _any(text, cells[0]) else cells
        cells = cells[:-1] if cells and not _any(text, cells[-1]) else cells
    return [tuple(cell) for cell in cells]


def _any(text: str, cell: Sequence[Range]) -> bool:
    return any(part.of(text).strip() for part in cell)
