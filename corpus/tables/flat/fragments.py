"""Fragments of a flattened row: lines, cut where a cell may begin inside one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Range
from corpus.tables.columns import ColumnRole
from corpus.tables.flat.extracted_lines import ExtractedLine
from corpus.tables.flat.fit import ends_open, is_item, may_start, starts_agency
from corpus.tables.value_words import PRODUCT_START
from corpus.text.folding import CAPITALS

_INLINE_START: Final = re.compile(rf"(?<=[\s;,.])(?:-\s+(?=\S)|(?=[{CAPITALS}\d])|(?=-?nt-?(?:\s|$)))")
_SAME: Final = re.compile(r"-?nt-?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a line that is never parted; ``blanks`` counts the empty lines before the line that it starts."""

    range: Range
    text: str
    starts_line: bool
    blanks: int


def fragments_of(lines: Sequence[ExtractedLine], roles: Sequence[ColumnRole]) -> list[Fragment]:
    """Return the fragments of ``lines`` in order; ``roles`` tells which cells may begin inside a line."""
    fragments: list[Fragment] = []
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        starts = (found.start() for found in _INLINE_START.finditer(line.text) if found.start())
        cuts = [0, *(start for start in starts if _cell_may_begin(line.text, start, following, roles))]
        for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
            piece = line.text[start:end]
            text = piece.strip()
            if text:
                begin = line.range.start + start + len(piece) - len(piece.lstrip())
                fragments.append(Fragment(Range(begin, begin + len(text)), text, start == 0, 0 if start else line.blanks))
    return fragments


def _cell_may_begin(line: str, at: int, following: str, roles: Sequence[ColumnRole]) -> bool:
    rest = f"{line[at:]} {following}"
    if _SAME.match(rest) or _SAME.match(line[:at].rsplit(maxsplit=1)[-1]):
        return True
    if ends_open(line[:at]) or rest[:1].islower():
        return False
    if any(role in roles and may_start(role, rest) for role in (ColumnRole.PERIOD, ColumnRole.FUNDING)):
        return True
    if ColumnRole.PRODUCT in roles and PRODUCT_START.match(key(rest)):
        return True
    return is_item(rest) or (rest[:1].isupper() and starts_agency(rest))


def whole_lines(pieces: Sequence[Fragment]) -> list[str]:
    """Return the lines that ``pieces`` stand in, with the pieces of one line joined again."""
    lines: list[str] = []
    for piece in pieces:
        if piece.starts_line or not lines:
            lines.append(piece.text)
        else:
            lines[-1] += " " + piece.text
    return lines
