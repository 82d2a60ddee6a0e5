"""Which lines of a table with aligned columns make a row: by empty lines, by numbers at the top of rows or in their middle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.readers.plain.aligned_lines import AlignedLine, cut_by_columns, is_header, is_numbered

_MOSTLY: Final = 0.6


def rows_of(lines: Sequence[AlignedLine], header: int, columns: Sequence[tuple[int, int]]) -> list[list[AlignedLine]] | None:
    """Return the lines of the header and of each row, None where it does not come out.

    Rows are parted by empty lines, or begin with their number, or hold it in their middle.
    """
    titles = [line for line in lines[:header] if line.pieces]
    body = [line for line in lines[header:] if not _is_page_number(line, columns)]
    shown = [line for line in body if line.pieces]
    rows = _parted_by_blanks(body, columns)
    if rows is None and shown:
        rows = _parted_by_numbers(shown, columns)
    return None if rows is None else [titles, *rows]


def _parted_by_blanks(body: Sequence[AlignedLine], columns: Sequence[tuple[int, int]]) -> list[list[AlignedLine]] | None:
    """Return the stretches between empty lines, if each holds one number and no more (or is the header again).

    What a new page begins with, and no number, goes on the row before; where empty lines part most rows and a few stretches
    hold several numbers, these are parted by their numbers.
    """
    stretches: list[list[AlignedLine]] = [[]]
    turned = False
    for line in body:
        turned = turned or "\f" in line.raw
        if not line.pieces:
            stretches.append([])
            continue
        counts = _counts(line, columns)
        if turned and not stretches[-1] and len(stretches) > 1 and not counts:
            stretches = [stretch for stretch in stretches if stretch]
        stretches[-1].append(line)
        turned = False
    stretches = [stretch for stretch in stretches if stretch]
    rows: list[list[AlignedLine]] = []
    alone = 0
    for stretch in stretches:
        counted = sum(_counts(line, columns) for line in stretch)
        parted = [stretch] if counted == 1 else _parted_by_numbers(stretch, columns) if counted else None
        if parted is None:
            return None
        alone += counted == 1
        rows += parted
    return rows if len(rows) > 1 and alone >= _MOSTLY * len(stretches) else None


def _counts(line: AlignedLine, columns: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the line has a row's number, or is the header's again."""
    return is_numbered(line, columns[0]) or is_header(line)


def _parted_by_numbers(shown: Sequence[AlignedLine], columns: Sequence[tuple[int, int]]) -> list[list[AlignedLine]] | None:
    """Return the rows of lines without an empty one between them, by their numbers at the top or in the middle."""
    found = [starts for starts in (_at_numbers(shown, columns), _around_numbers(shown, columns)) if starts is not None]
    best = max(found, default=None, key=lambda starts: sum(_begins(shown[start], columns) for start in starts))
    return None if best is None else [list(shown[start:end]) for start, end in pairwise((*best, len(shown)))]


def _at_numbers(shown: Sequence[AlignedLine], columns: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    """Return where rows begin whose number stands in their first line; None where lines stand before the first number."""
    starts = tuple(at for at, line in enumerate(shown) if is_numbered(line, columns[0]) or is_header(line))
    return starts if starts and starts[0] == 0 else None


def _begins(line: AlignedLine, columns: Sequence[tuple[int, int]]) -> int:
    """Return how many more of a line's cells begin with a capital, a digit or a mark than go on in lower case."""
    firsts = [line.text[start] for _, start, _ in cut_by_columns(line, columns[1:])]
    return sum(-1 if first.islower() else 1 for first in firsts)


def _around_numbers(shown: Sequence[AlignedLine], columns: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    """Return where rows begin that hold their number in the middle, give or take a line; of several ways the likeliest."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, (0,))}
    for at in (at for at, line in enumerate(shown) if is_numbered(line, columns[0]) or is_header(line)):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (points, starts) in best.items():
            for end in range(2 * at - start, 2 * at - start + 3):
                if start <= at < end <= len(shown):
                    gained = points + (_begins(shown[end], columns) if end < len(shown) else 0)
                    if end not in following or following[end][0] < gained:
                        following[end] = (gained, (*starts, end))
        best = following
    return best[len(shown)][1][:-1] if len(shown) in best else None


def _is_page_number(line: AlignedLine, columns: Sequence[tuple[int, int]]) -> bool:
    return len(line.pieces) == 1 and line.text.strip().isdigit() and line.pieces[0][0] > columns[0][1]
