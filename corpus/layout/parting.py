"""Documents that stand in one file one after the other: each with a letterhead, a number and a date of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from corpus.layout.emblem import is_emblem
from corpus.layout.lines import TextLine, split_lines
from corpus.layout.zones import is_kind, is_signature, opens_with_kind
from corpus.records import Cell, Document, Grid, Page, Range, ReadWarning
from corpus.text.dates import find_dates
from corpus.text.folding import fold_accents
from corpus.text.numbers import find_document_numbers

_FURTHER: Final = re.compile(r"(?P<stem>.+)~(?P<number>\d{1,2})(?P<suffix>\.[^./~]+)")
_HEAD_LINES: Final = 14
_ISSUER_LINES: Final = 4
_MOST: Final = 50


def part_name(file: str, number: int) -> str:
    """Return the name of document ``number`` (from 1) of a file: the first one bears the file's."""
    path = PurePosixPath(file)
    return file if number == 1 else path.with_name(f"{path.stem}~{number}{path.suffix}").as_posix()


def whole_of(file: str) -> tuple[str, int]:
    """Return the file that holds the document called ``file``, and which one of it that is (1: the file itself)."""
    found = _FURTHER.fullmatch(file)
    return (f"{found['stem']}{found['suffix']}", int(found["number"])) if found else (file, 1)


def part_id(whole: str, number: int) -> str:
    """Return the id of document ``number`` (from 1) of a file whose bytes have the SHA-256 ``whole``."""
    return whole if number == 1 else hashlib.sha256(f"{whole}~{number}".encode()).hexdigest()


def documents_in(document: Document) -> tuple[Document, ...]:
    """Return the documents that stand in the file, in order; ``document`` itself where it is one.

    A further one begins with a letterhead that has the State's or the Party's name, a number and a date (a form among the
    annexes has blanks there), above the name of a kind, after somebody signed the one before.
    """
    lines = [line for line in split_lines(document, []) if any(map(str.isalnum, line.plain))]
    starts = [0]
    numbers: set[str] = set()
    emblems = [at for at, line in enumerate(lines) if is_emblem(line.plain)]
    for place, at in enumerate(emblems):
        until = next((later for later in emblems[place + 1 :] if later > at + 3), len(lines))
        number = _number_below(lines, at, min(until, at + _HEAD_LINES))
        if number is None:
            continue
        first = _first_line(lines, at)
        signed = any(is_signature(line.plain) for line in lines[:first] if line.start >= starts[-1])
        if numbers and number not in numbers and signed and len(starts) < _MOST:
            starts.append(lines[first].start)
        numbers.add(number)
    if len(starts) == 1:
        return (document,)
    bounds = [*starts, len(document.text)]
    return tuple(_part(document, Range(*bounds[n : n + 2]), n + 1, len(starts)) for n in range(len(starts)))


def _number_below(lines: Sequence[TextLine], at: int, until: int) -> str | None:
    """Return the number of the letterhead round the line ``at``, if it has a date too and the name of a kind follows."""
    head = lines[max(0, at - _ISSUER_LINES) : until]
    kind = next((n for n, line in enumerate(head) if line.upper and (is_kind(line.plain) or opens_with_kind(line))), None)
    if kind is None:
        return None
    numbered = [line for line in head[:kind] if fold_accents(line.plain).startswith("so") and len(line.plain) < 80]
    found = [number.key for line in numbered for number in find_document_numbers(line.plain)]
    dated = any(find_dates(line.plain) for line in head[:kind])
    return found[-1] if found and dated else None


def _first_line(lines: Sequence[TextLine], at: int) -> int:
    """Return the first line of the letterhead with the emblem in line ``at``: the issuer's lines in capitals above it."""
    first = at
    while first and at - first < _ISSUER_LINES:
        line, above = lines[first - 1], lines[first - 2] if first > 1 else None
        name = above is not None and is_signature(above.plain)
        if name or not line.upper or is_signature(line.plain):
            break
        first -= 1
    return first


def _part(document: Document, place: Range, number: int, count: int) -> Document:
    """Return the document at ``place`` of the file, as if it stood alone."""

    def inside(part: Range) -> bool:
        """Tell whether a range lies wholly in the part."""
        return place.start <= part.start and part.end <= place.end

    def moved(part: Range) -> Range:
        """Return a range as it lies in the part, cut at its ends."""
        return Range(max(part.start, place.start) - place.start, min(part.end, place.end) - place.start)

    message = f"Tệp chứa {count} văn bản; đây là văn bản thứ {number}, được đọc riêng."
    grids = [grid for grid in document.grids if inside(grid.range)]
    return replace(
        document,
        id=part_id(document.id, number),
        file=part_name(document.file, number),
        text=place.of(document.text),
        pages=tuple(Page(page.number, moved(page.range)) for page in document.pages if page.range.overlaps(place)),
        grids=tuple(replace(grid, range=moved(grid.range), cells=_cells(grid, place)) for grid in grids),
        ocr=tuple(moved(part) for part in document.ocr if part.overlaps(place)),
        notes=tuple(moved(part) for part in document.notes if inside(part)),
        warnings=(*document.warnings, ReadWarning("several_documents", message)),
        further=count - 1 if number == 1 else 0,
    )


def _cells(grid: Grid, place: Range) -> tuple[Cell, ...]:
    return tuple(
        replace(cell, ranges=tuple(Range(part.start - place.start, part.end - place.start) for part in cell.ranges))
        for cell in grid.cells
    )
