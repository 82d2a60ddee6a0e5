"""Lines whose columns are apart by runs of spaces, and what stands in their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.text.folding import fold_case

PIECE: Final = re.compile(r"\S+(?: \S+)*")
_NUMBER_TITLE: Final = re.compile(r"(?:stt|tt|số tt|st)(?![^\W_])")
_TWO_TITLES: Final = re.compile(r"\s*(?P<number>STT|TT|Stt|Số TT)\.? (?P<title>[^\W\d_])")
_ROW_NUMBER: Final = re.compile(r"(?:[IVX]+|\d{1,3}|[A-HĐ])(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\)")
_FEWEST_COLUMNS: Final = 4
# How far right of its title a number may begin that stands apart from the task.
_BESIDE: Final = 6


@dataclass(frozen=True, slots=True)
class AlignedLine:
    """A line's pieces between runs of spaces, as spans of the line; ``start`` is where the line begins in the text."""

    start: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    raw: str = ""


def aligned_lines(text: str) -> Iterator[AlignedLine]:
    """Yield the lines of ``text``, tabs and page breaks shown as spaces."""
    start = 0
    for line in text.split("\n"):
        shown = line.replace("\f", " ").replace("\t", " ")
        yield AlignedLine(start, shown, tuple(piece.span() for piece in PIECE.finditer(shown)), line)
        start += len(line) + 1


def with_numbers_apart(lines: list[AlignedLine]) -> list[AlignedLine]:
    """Cut the title of the numbers from the one beside it, where the lines around show that columns are apart by spaces."""
    found = list(lines)
    for at, line in enumerate(lines):
        titles = _TWO_TITLES.match(line.text)
        if titles is not None and any(len(near.pieces) > 1 for near in lines[max(0, at - 1) : at + 2]):
            (_, end), *rest = line.pieces
            found[at] = replace(line, pieces=(titles.span("number"), (titles.start("title"), end), *rest))
    return found


def is_header(line: AlignedLine) -> bool:
    """Tell whether the line has the title of the numbers, and other titles beside it."""
    return len(line.pieces) > 1 and is_number_title(line)


def is_number_title(line: AlignedLine) -> bool:
    """Tell whether the line begins with the title of the rows' numbers, apart from what follows."""
    first = line.text[slice(*line.pieces[0])] if line.pieces else ""
    return _NUMBER_TITLE.fullmatch(fold_case(first).rstrip(".")) is not None


def is_numbered(line: AlignedLine, title: tuple[int, int]) -> bool:
    """Tell whether a row's number stands below the title of the numbers."""
    if not line.pieces:
        return False
    start, end = line.pieces[0]
    alone = len(line.pieces) > 1 and is_row_number(line.text[start:end])
    if start > title[1] + (_BESIDE if alone else 1):
        return False
    return is_row_number(line.text[start:end].split(" ")[0])


def is_row_number(text: str) -> bool:
    """Tell whether the text is what a row's number may be: "1", "2.3", "IV", "A", "b)"."""
    return _ROW_NUMBER.fullmatch(text) is not None


def cut_by_columns(line: AlignedLine, columns: Sequence[tuple[int, int]], heading: int = 2) -> Iterator[tuple[int, int, int]]:
    """Yield the line's pieces by column; a piece over two columns is cut where it has a space between them.

    One that begins in the first ``heading`` columns of a line of few pieces opens a group, and is not.
    """
    for start, end in line.pieces:
        at = start
        for column, (_, stop) in enumerate(columns):
            if at >= end or stop <= at:
                continue
            following = columns[column + 1][0] if column + 1 < len(columns) else len(line.text)
            cut = end if end <= following else line.text.rfind(" ", at, following)
            if cut <= at or (len(line.pieces) < _FEWEST_COLUMNS - 1 and column < heading):
                cut = end
            yield column, at, cut
            at = cut + len(line.text[cut:end]) - len(line.text[cut:end].lstrip())
