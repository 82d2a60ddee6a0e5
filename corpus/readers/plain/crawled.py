"""Tables in Markdown as web crawlers write it: one cell a line or more, a lone "|" before a row and after each cell.

The form tells less than Markdown's own: an empty cell and the end of a row are both two strokes in a row, merged cells are
not there at all, and text between two tables may follow the last stroke at once. So the cells are put into rows as a whole
(:mod:`corpus.readers.plain.crawled_rows`), with the width that explains the strokes best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.readers.plain.crawled_rows import CrawledCell, CrawledRow, best_rows
from corpus.readers.plain.crawled_spans import grid_of
from corpus.records import Grid, Range
from corpus.tables.columns import ColumnRole, role_of, roles_of
from corpus.tables.title_words import NUMBER_TITLE, may_head_a_column
from corpus.text.cleaning import clean

_STROKE: Final = re.compile(r"[ \t]*\|[ \t]*")
_MARKS: Final = " \t\n\u00a0*_#"
_FEWEST_STROKES: Final = 6
_FEWEST_COLUMNS: Final = 3
_WIDEST: Final = 16
_LONGEST_NUMBER_TITLE: Final = 14
_LONGEST_TITLE: Final = 120
_EVEN_ROWS: Final = 2
"""Rows that must be even for a header that neither numbers its rows nor has titles as registers have them."""
# What stands between two tables, where no empty line tells: titles, notes, long text.
_BETWEEN: Final = re.compile(
    r"^[\s*_#]*(?:PHỤ LỤC|KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|DANH MỤC|BIỂU|THÔNG BÁO|BÁO CÁO|TM\.|KT\.|TL\.|Nơi nhận"
    r"|\(Kèm theo|\(Ban hành kèm|Ghi chú\s*:)",
    re.MULTILINE,
)
_LONG: Final = 2500


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two strokes: its place without marks, its first line, and the strokes before it.

    ``apart`` tells that an empty line stands between the stroke and the text.
    """

    place: Range
    strokes: int
    apart: bool


def find_crawled_grids(text: str) -> Iterator[Grid]:
    """Yield the tables of ``text`` that are written a cell a line between lone strokes, in reading order."""
    if len(_lone_strokes(text)) < _FEWEST_STROKES:
        return
    last: _Last | None = None
    for chain in _chains(text):
        items = [CrawledCell(_shown(text, piece.place), piece.place, piece.strokes) for piece in chain]
        for rows in _tables(text, items, last):
            titles = [item.shown for _, item in rows[0].cells]
            grid = grid_of(rows)
            if last is None or len(titles) == rows[0].width or not _follows(text, last, items):
                last = _Last(grid.range.end, rows[0].width, roles_of(titles))
            else:
                last = _Last(grid.range.end, last.width, last.roles)
            yield grid


@dataclass(frozen=True, slots=True)
class _Last:
    """The table before: where it ends, and its columns, which may go on in the next one."""

    end: int
    width: int
    roles: tuple[ColumnRole, ...]


def _follows(text: str, last: _Last, items: Sequence[CrawledCell]) -> bool:
    """Tell whether nothing but strokes stands between a table and what comes next: a page of the file cut it in two."""
    return bool(items) and not text[last.end : items[0].place.start].strip(f"|{_MARKS}")


def _lone_strokes(text: str) -> list[int]:
    return [at for at, line in enumerate(text.split("\n")) if _STROKE.fullmatch(line)]


def _shown(text: str, place: Range) -> str:
    return clean(text, [place]).text if place.start < place.end else ""


def _chains(text: str) -> Iterator[list[_Piece]]:
    """Yield stretches of cells that no empty line parts; what follows a stroke after an empty line is no cell."""
    pieces = list(_pieces(text))
    apart = sum(piece.apart for piece in pieces)
    told = apart * 3 < len(pieces)
    chain: list[_Piece] = []
    for piece in pieces:
        if told and piece.apart:
            yield chain
            chain = []
        else:
            chain.append(piece)
    yield chain


def _pieces(text: str) -> Iterator[_Piece]:
    at = strokes = 0
    lines: list[tuple[int, str]] = []
    begun = False
    for line in text.split("\n"):
        if _STROKE.fullmatch(line):
            if lines and begun:
                yield _piece(text, lines, strokes)
                strokes = 0
            begun, lines = True, []
            strokes += 1
        else:
            lines.append((at, line))
        at += len(line) + 1


def _piece(text: str, lines: Sequence[tuple[int, str]], strokes: int) -> _Piece:
    start, end = lines[0][0], lines[-1][0] + len(lines[-1][1])
    content = text[start:end]
    first = start + len(content) - len(content.lstrip(_MARKS))
    last = max(first, end - (len(content) - len(content.rstrip(_MARKS))))
    return _Piece(Range(first, last), strokes, not lines[0][1].strip())


def _tables(text: str, items: Sequence[CrawledCell], last: _Last | None) -> Iterator[list[CrawledRow]]:
    """Yield the rows of each table in a chain of items: from its header on, to what cannot be a cell of it.

    At the chain's start the table before may go on, without a header.
    """
    at = 0
    if last is not None and _follows(text, last, items) and _header(text, items, 0) is None:
        first = [replace(items[0], strokes=2), *items[1 : _stop(text, items, 0)]]
        rows = best_rows(first, 0, last.width, last.roles)[1]
        if rows:
            yield [*rows]
            at = sum(len(row.cells) for row in rows)
    while at < len(items):
        header = _header(text, items, at)
        if header is None:
            at += 1
            continue
        stop = _stop(text, items, header)
        rows = _rows(items[at:stop], header - at)
        if len(rows) > 1:
            yield rows
        at += max(1, sum(len(row.cells) for row in rows))


def _header(text: str, items: Sequence[CrawledCell], at: int) -> int | None:
    """Return where the first row that begins with ``at`` ends, if that is a header: titles, to the end of the row."""
    if is_between(text, items[at]):
        return None
    end = at + 1
    while end < len(items) and items[end].strokes == 1 and end - at < _WIDEST and not is_between(text, items[end]):
        end += 1
    titles = [item.shown for item in items[at:end]]
    if end - at < _FEWEST_COLUMNS or any(len(title) > _LONGEST_TITLE for title in titles):
        return None
    counted = role_of(titles[0]) is ColumnRole.NUMBER
    known = sum(role is not ColumnRole.OTHER for role in roles_of(titles))
    first = items[at].strokes > 1 or at == 0 or is_between(text, items[at - 1]) or counted
    return end if first and (counted or known >= _FEWEST_COLUMNS or _heads_even_rows(items, at, end)) else None


def _heads_even_rows(items: Sequence[CrawledCell], at: int, end: int) -> bool:
    """Tell whether the first rows below short titles have a cell for each of them: then strokes alone tell the rows."""
    if not all(may_head_a_column(item.shown) for item in items[at:end]):
        return False
    width = end - at
    below = items[end : end + width * _EVEN_ROWS]
    even = all((item.strokes > 1) == (place % width == 0) for place, item in enumerate(below))
    return even and len(below) == width * _EVEN_ROWS


def _stop(text: str, items: Sequence[CrawledCell], start: int) -> int:
    """Return where the table surely ends: before text between tables, or another table's header."""
    for at in range(start, len(items)):
        title = NUMBER_TITLE.match(key(items[at].shown)) is not None and len(items[at].shown) < _LONGEST_NUMBER_TITLE
        if is_between(text, items[at]) or (title and at > start + 1):
            return at
    return len(items)


def is_between(text: str, item: CrawledCell) -> bool:
    """Tell whether an item is text that stands between two tables."""
    content = item.place.of(text)
    return len(content) > _LONG or ("\n" in content and _BETWEEN.search(content) is not None)


def _rows(items: Sequence[CrawledCell], header: int) -> list[CrawledRow]:
    """Return the rows in the width that explains them best: the header's own, or that of most rows below."""
    counts: dict[int, int] = {}
    run = 0
    for item in items[header:]:
        if item.strokes > 1 and run:
            counts[run] = counts.get(run, 0) + 1
            run = 0
        run += 1
    widths = {header, *sorted(counts, key=lambda count: -counts[count])[:2]}
    found = [best_rows(items, header, width) for width in widths if header <= width <= _WIDEST]
    return min(found, key=lambda way: way[0])[1] if found else []
