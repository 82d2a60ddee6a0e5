"""Where a table with aligned columns begins and ends, and which lines are its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.readers.plain.aligned_lines import (
    AlignedLine,
    cut_by_columns,
    is_header,
    is_number_title,
    is_numbered,
)
from corpus.tables.columns import ColumnRole, roles_of
from corpus.text.folding import fold_case

FEWEST_COLUMNS: Final = 4
HEADER_LINES: Final = 6
WIDE: Final = 60
"""Letters that only a line of prose has."""

_CLOSING: Final = re.compile(r"nơi nhận|tm\.\s|kt\.\s|trên đây là|phụ lục\b")
_FEW_COLUMNS: Final = 3
_EMPTY_LINES: Final = 6
_BESIDE: Final = 2
# A heading, a note or a sentence above a table.
_NO_TITLE: Final = re.compile(r"(?:[IVX]+|\d+|[a-zđ])[.)]\s")
_TOLD: Final = (":", ".", ";", ")")
_SHORT: Final = 8


def heads_table(lines: Sequence[AlignedLine], at: int) -> bool:
    """Tell whether a header stands here: titles of four columns or more, beside that of the numbers or above and below it."""
    if "|" in lines[at].text or (not is_header(lines[at]) and not stands_alone(lines, at)):
        return False
    first = header_start(lines, at)
    last = first + header_length(lines[first : at + HEADER_LINES], at - first)
    titles = lines[first:last]
    runs = runs_of(coverage(titles, max(len(line.text) for line in titles)), 0)
    return len(runs) >= FEWEST_COLUMNS - 1 or surely_gives_tasks(titles, runs)


def surely_gives_tasks(titles: Sequence[AlignedLine], runs: Sequence[tuple[int, int]]) -> bool:
    """Tell whether as few as three columns are surely those of a table of tasks: the number, the task, who does it."""
    said: dict[int, list[str]] = {}
    for line in titles:
        for column, start, end in cut_by_columns(line, runs):
            said.setdefault(column, []).append(line.text[start:end])
    roles = roles_of([" ".join(said.get(column, ())) for column in range(len(runs))])
    return len(roles) == _FEW_COLUMNS and {ColumnRole.TASK, ColumnRole.LEAD} <= set(roles)


def stands_alone(lines: Sequence[AlignedLine], at: int) -> bool:
    """Tell whether the title of the numbers has its line to itself, between lines of the other titles."""
    if len(lines[at].pieces) != 1 or not is_number_title(lines[at]):
        return False
    beside = [line for line in lines[max(0, at - 3) : at + 4] if line.pieces and line.pieces[0][0] > lines[at].pieces[0][1]]
    return sum(len(line.pieces) > 1 for line in beside) >= _BESIDE


def header_start(lines: Sequence[AlignedLine], at: int) -> int:
    """Return the first line of the header: titles that are higher than the one of the numbers begin above it.

    A line that lies over several titles is none of them.
    """
    first, right = at, lines[at].pieces[0][1]
    while first and at - first < HEADER_LINES and lines[first - 1].pieces and lines[first - 1].pieces[0][0] > right:
        above = lines[first - 1]
        said = above.text.strip()
        if "\f" in lines[first].raw or said.endswith(_TOLD) or _NO_TITLE.match(said):
            break
        if _title_count(lines[first - 1 : at + 1]) < _title_count(lines[first : at + 1]):
            break
        first -= 1
    return first


def _title_count(lines: Sequence[AlignedLine]) -> int:
    return len(runs_of(coverage(lines, max(len(line.text) for line in lines)), 0))


def end_of(lines: Sequence[AlignedLine], header: int) -> int:
    """Return the line after the table: before the plan's closing, a line of prose, or many empty lines on one page."""
    right = lines[header].pieces[0][1]
    empty, last = 0, header + 1
    for at in range(header + 1, len(lines)):
        line = lines[at]
        empty = 0 if line.pieces or "\f" in line.raw else empty + 1
        if empty > _EMPTY_LINES:
            break
        if not line.pieces:
            continue
        if (
            "|" in line.text
            or _CLOSING.match(fold_case(line.text.strip()))
            or (_is_prose(line, right) and _is_prose(_next(lines, at), right))
        ):
            break
        last = at + 1
    return last


def _next(lines: Sequence[AlignedLine], at: int) -> AlignedLine | None:
    """Return the next line that is not empty."""
    return next((line for line in lines[at + 1 : at + 2 + _EMPTY_LINES] if line.pieces), None)


def _is_prose(line: AlignedLine | None, right: int) -> bool:
    """Tell whether a line of one piece is no cell's: left of the tasks, headed or as wide as a page; so is a text's end."""
    if line is None:
        return True
    start, end = line.pieces[0]
    if len(line.pieces) > 1 or end - start < _SHORT:
        return False
    return start <= right or end - start >= WIDE or _NO_TITLE.match(line.text[start:end]) is not None


def header_length(lines: Sequence[AlignedLine], counted: int) -> int:
    """Return how many lines the header has whose title of the numbers, or first title, stands in line ``counted``.

    Where titles begin above that line, as many go on below it; the rest of a title goes on in lower case, or in capitals
    where all titles are in capitals.
    """
    capitals = all(line.text.isupper() for line in lines[: counted + 1] if line.pieces)
    at = counted + 1
    while at < min(len(lines), counted + HEADER_LINES):
        if not lines[at].pieces or is_numbered(lines[at], lines[counted].pieces[0]):
            break
        rest = [lines[at].text[slice(*piece)] for piece in lines[at].pieces]
        if at > 2 * counted and not all(piece[:1].islower() or (capitals and piece.isupper()) for piece in rest):
            break
        at += 1
    return at


def coverage(lines: Sequence[AlignedLine], width: int) -> list[int]:
    """Return how many lines have text at each of the places 0 to ``width``."""
    covered = [0] * width
    for line in lines:
        for start, end in line.pieces:
            for x in range(start, end):
                covered[x] += 1
    return covered


def runs_of(covered: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Return the spans where more than ``most`` lines have text."""
    runs: list[tuple[int, int]] = []
    for x, count in enumerate(covered):
        if count <= most:
            continue
        if runs and runs[-1][1] == x:
            runs[-1] = (runs[-1][0], x + 1)
        else:
            runs.append((x, x + 1))
    return runs
