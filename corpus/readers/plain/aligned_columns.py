"""In which column each piece of an aligned line stands: told by the nearest lines in which that column is known.

The places of columns move by some letters from page to page, and within a page, since letters have different widths;
so a piece is held against the lines beside it and not against the table as a whole. Lines that fill most columns are placed
first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.readers.plain.aligned_lines import AlignedLine, is_row_number

Span = tuple[int, int]
_NEAR: Final = 1
_FEWEST: Final = 3
_UNPLACED: Final = float("inf")
# How many letters a cell may begin off its column where the cell before it leaves no room.
_SHIFT: Final = 3
_LOWER: Final = 2
# A name goes on behind these; no cell ends with one.
_HEAD: Final = re.compile(
    r"(?<!\w)(?:Sở|Bộ|Ban|Cục|Phòng|Hội|Viện|Trường|Đoàn|Trung tâm|Ủy ban|Ngân hàng|các|và|của|với|thuộc|do)\s$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line, what of it stands in which column (column, start, end), and whether an empty line stands above it."""

    line: AlignedLine
    cells: tuple[tuple[int, int, int], ...]
    parted: bool = False


class _Known:
    """Where the columns of one page stand in the lines that are placed already; ``usual`` stands for lines to come."""

    def __init__(self, usual: Sequence[Span]) -> None:
        self._usual = usual
        self._lines: list[list[int]] = [[] for _ in usual]
        self._spans: list[dict[int, Span]] = [{} for _ in usual]

    def add(self, at: int, cells: Sequence[tuple[int, int, int]]) -> None:
        """Learn from line ``at`` where the columns of its cells stand."""
        for column, start, end in cells:
            insort(self._lines[column], at)
            self._spans[column][at] = (start, end)

    def beside(self, at: int) -> list[list[Span]]:
        """Return for each column where it stands in the nearest lines above and below line ``at``."""
        found: list[list[Span]] = []
        for column, lines in enumerate(self._lines):
            place = bisect_left(lines, at)
            near = [self._spans[column][lines[n]] for n in (place - 1, place) if 0 <= n < len(lines)]
            found.append(near or [self._usual[column]])
        return found


def place_lines(lines: Sequence[AlignedLine], titles: Sequence[Span]) -> list[PlacedLine]:
    """Return the lines of one page of a table by columns; ``titles`` is where the columns' titles stand."""
    known = _Known(_usual(lines, titles))
    placed: dict[int, PlacedLine] = {}
    for at in sorted(range(len(lines)), key=lambda at: (-len(lines[at].pieces), at)):
        line = lines[at]
        beside = known.beside(at)
        pieces = list(line.pieces) if len(line.pieces) == len(titles) else list(_cut(line, beside))
        columns = _assigned(line.text, pieces, beside)
        cells = tuple((column, *piece) for column, piece in zip(columns, pieces, strict=True))
        placed[at] = PlacedLine(line, cells, at > 0 and not lines[at - 1].pieces)
        if len(pieces) >= _FEWEST:
            known.add(at, cells)
    return [placed[at] for at in range(len(lines))]


def _usual(lines: Sequence[AlignedLine], titles: Sequence[Span]) -> list[Span]:
    """Return where the columns mostly stand on a page: the middle ones of the pieces that lie nearest to each title."""
    found: list[list[Span]] = [[] for _ in titles]
    for line in lines:
        if len(line.pieces) < _FEWEST:
            continue
        for column, piece in zip(_assigned(line.text, line.pieces, [[title] for title in titles]), line.pieces, strict=True):
            found[column].append(piece)
    return [
        (sorted(piece[0] for piece in pieces)[len(pieces) // 2], sorted(piece[1] for piece in pieces)[len(pieces) // 2])
        if pieces
        else title
        for pieces, title in zip(found, titles, strict=True)
    ]


def _cut(line: AlignedLine, beside: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Yield the line's pieces, those that reach over two columns cut where a word begins at the second one's place."""
    counted = len(line.pieces) > 1 and line.pieces[0][1] - line.pieces[0][0] <= _FEWEST + 2
    alone = len(line.pieces) - counted < 2
    places = sorted({start for spans in beside[1:] for start, _ in spans})
    for start, end in line.pieces:
        for begins in places:
            if alone or start + _SHIFT + _NEAR >= begins or end <= begins + _NEAR:
                continue
            cut = _nearest_word(line.text, start, end, begins)
            if cut is not None:
                yield start, len(line.text[:cut].rstrip())
                start = cut
        yield start, end


def _nearest_word(text: str, start: int, end: int, begins: int) -> int | None:
    """Return where, nearest to ``begins``, a word begins that may be the first one of a cell."""
    places = range(max(start + 1, begins - _SHIFT), min(end, begins + _SHIFT + 1))
    words = [at for at in places if text[at - 1] == " " and text[at] != " "]
    ways = [(abs(at - begins) + _LOWER * text[at].islower() + _LOWER * bool(_HEAD.search(text, start, at)), at) for at in words]
    return min(ways)[1] if ways and min(ways)[0] <= _SHIFT else None


def _assigned(text: str, pieces: Sequence[Span], beside: Sequence[Sequence[Span]]) -> list[int]:
    """Return the column of each piece, from left to right, so that they lie nearest to where the columns are beside them.

    The first column holds numbers and nothing else.
    """
    count = len(beside)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (count + 1)
    for piece in pieces:
        numbered = is_row_number(text[slice(*piece)].split(" ")[0])
        following: list[tuple[float, tuple[int, ...]]] = [(_UNPLACED, ())] * (count + 1)
        for column, spans in enumerate(beside):
            cost, before = best[column]
            here = cost + min(_distance(piece, span) for span in spans) if column or numbered else _UNPLACED
            following[column + 1] = min(following[column], (here, (*before, column)), key=lambda way: way[0])
        best = following
    columns = best[count][1]
    return list(columns) if len(columns) == len(pieces) else [min(n, count - 1) for n in range(len(pieces))]


def _distance(piece: Span, span: Span) -> float:
    """Return how far a piece is from a column: by its left edge or its middle, and by the room between them."""
    apart = max(span[0] - piece[1], piece[0] - span[1], 0)
    return min(abs(piece[0] - span[0]), abs(sum(piece) - sum(span)) / 2) + apart
