"""Markdown tables that only arrange a page: a letterhead, or recipients beside a signature, each half a cell.

Converters from Word write them so; what stands in their cells is no row of a table but lines, side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.layout.emblem import is_emblem
from corpus.records import Range

_RUN: Final = re.compile(r"^[^|\n]*\|[^\n]*$(?:\n[^|\n]*\|[^\n]*$)*", re.MULTILINE)
_DELIMITER: Final = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*$", re.MULTILINE)
_CUT: Final = re.compile(r"\||<br\s*/?>", re.IGNORECASE)
_MARKS: Final = " \t*_"
_CLOSES: Final = re.compile(r"nơi nhận\s*:|(?:TM|KT|TL|TUQ)\.\s", re.IGNORECASE)
_MOST_COLUMNS: Final = 3
_MOST_ROWS: Final = 14


def page_tables(text: str) -> tuple[Range, ...]:
    """Return where Markdown tables stand that hold a letterhead or a closing, in order."""
    return tuple(Range(*run.span()) for run in _RUN.finditer(text) if _arranges(run.group()))


def _arranges(run: str) -> bool:
    rows = [row for row in run.split("\n") if not _DELIMITER.match(row)]
    if not rows or len(rows) > _MOST_ROWS or _DELIMITER.search(run) is None:
        return False
    if max(row.strip().strip("|").count("|") for row in rows) >= _MOST_COLUMNS:
        return False
    said = [piece.strip(_MARKS) for row in rows for piece in _CUT.split(row)]
    return any(is_emblem(piece) or _CLOSES.match(piece) for piece in said)


def cell_lines(text: str, row: Range) -> Iterator[tuple[int, Range]]:
    """Yield the lines of a row's cells with their cell's place in the row; what parts them stands between with the place -1."""
    column, at = -1 if text[row.start : row.end].lstrip().startswith("|") else 0, row.start
    for cut in (*_CUT.finditer(text, row.start, row.end), None):
        end = cut.start() if cut else row.end
        if text[at:end].strip(_MARKS):
            yield max(column, 0), _stripped(text, at, end)
        if cut:
            yield -1, Range(*cut.span())
            at, column = cut.end(), column + (cut.group() == "|")


def _stripped(text: str, start: int, end: int) -> Range:
    content = text[start:end]
    return Range(start + len(content) - len(content.lstrip()), start + len(content.rstrip()))
