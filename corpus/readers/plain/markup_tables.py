"""Tables that a text file writes as HTML, as converters put them into Markdown where cells are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.records import Cell, Grid, Range
from corpus.text.cleaning import clean

_TABLE: Final = re.compile(r"<table\b[^>]*>", re.IGNORECASE)
_TABLE_END: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<(/?)(tr|td|th|table)\b([^<>]*)>", re.IGNORECASE)
_SPAN: Final = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_MOST: Final = 100


def find_markup_grids(text: str) -> Iterator[Grid]:
    """Yield the tables of ``text`` between ``<table>`` and ``</table>``, in reading order; a table within one is its text."""
    at = 0
    while (start := _TABLE.search(text, at)) is not None:
        end = _TABLE_END.search(text, start.end())
        if end is None:
            return
        grid = _grid(text, start.end(), end.start())
        if grid is not None:
            yield grid
        at = end.end()


def _grid(text: str, start: int, end: int) -> Grid | None:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    row, column = -1, 0
    for tag, stop in _tags(text, start, end):
        closing, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3)
        if closing or name == "table":
            continue
        if name == "tr":
            row, column = row + 1, 0
            continue
        while (max(row, 0), column) in taken:
            column += 1
        spans = {kind.lower(): min(max(1, int(number)), _MOST) for kind, number in _SPAN.findall(attributes)}
        tall, wide = spans.get("row", 1), spans.get("col", 1)
        cells.append(_cell(text, max(row, 0), column, (tall, wide), Range(tag.end(), stop)))
        taken.update((max(row, 0) + down, column + right) for down in range(tall) for right in range(wide))
        column += wide
    places = [part for cell in cells for part in cell.ranges]
    if row < 1 or not places:
        return None
    columns = max(cell.column + cell.column_span for cell in cells)
    return Grid(row + 1, columns, tuple(cells), Range(places[0].start, places[-1].end))


def _tags(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the tags of a table, each with where the next one begins."""
    found = list(_TAG.finditer(text, start, end))
    for at, tag in enumerate(found):
        yield tag, found[at + 1].start() if at + 1 < len(found) else end


def _cell(text: str, row: int, column: int, spans: tuple[int, int], place: Range) -> Cell:
    content = place.of(text)
    first = place.start + len(content) - len(content.lstrip())
    last = place.start + len(content.rstrip())
    ranges = (Range(first, last),) if first < last else ()
    return Cell(row, column, *spans, clean(text, ranges).text, ranges)
