"""Lines that belong to the paper and not to the text: page numbers, running heads, stamps, drawn lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from corpus.layout.lines import TextLine
from corpus.layout.markers import read_marker
from corpus.layout.zones import annex_label, is_kind
from corpus.text.folding import fold_accents

_PAGE_NUMBER: Final = re.compile(r"(?:trang\s+)?[-–—|(\[]?\s*(?P<n>\d{1,3})\s*(?:/\s*\d{1,3}\s*)?[-–—|)\]]?", re.IGNORECASE)
# What signing software and stamps leave in the text layer (accent-folded); scans and web copies leave marks in brackets.
_STAMP: Final = re.compile(
    r"cuc chung thuc so va bao mat thong tin|phien ban thu nghiem$|da ky len van ban nay"
    r"|^(?:nguoi ky|ky boi|duoc ky boi|thoi gian ky|ngay ky|chuc danh ky|noi ky|email|reason|location)\s*:|^dn: ?c=vn"
    r"|^signature (?:not verified|valid)|digitally signed|^signed by|^date: ?\d{4}"
    r"|^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d|^\[?(?:da ?ky|dau|ky ten|da ky,? dong dau|da dong dau)\]?$|^/ ?[a-z]{2,6}$"
)
# A line of a table of contents; the head of an annex that says only that it goes on.
_CONTENTS: Final = re.compile(r"[.…_]{4,}\s*\d{1,3}$|^phu luc.{0,12}\((?:tiep|tt)|^muc luc$")
_MAX_STAMP: Final = 200
_MAX_BETWEEN: Final = 80
_MIN_REPEATS: Final = 3
_FAR: Final = 20


def noise_lines(lines: Sequence[TextLine]) -> set[int]:
    """Return the indexes of the lines that are noise."""
    found = {index for index, line in enumerate(lines) if _is_stamp(line) or not any(c.isalnum() for c in line.plain)}
    found -= {index for index in found if lines[index].plain in {"./.", "/.", "././."}}
    between = {index for index in range(1, len(lines) - 1) if {index - 1, index + 1} <= found and _is_short(lines[index])}
    return found | between | _page_numbers(lines) | _running_heads(lines)


def _is_short(line: TextLine) -> bool:
    """Tell whether a line between two lines of noise may be more of it ("Cơ quan: …" of a digital signature)."""
    return len(line.plain) <= _MAX_BETWEEN and re.match(r"[^\W\d_][^:]{2,20}: ", line.plain) is not None


def _is_stamp(line: TextLine) -> bool:
    if len(line.plain) > _MAX_STAMP:
        return False
    folded = fold_accents(line.plain)
    return _STAMP.search(folded) is not None or _CONTENTS.search(folded) is not None


def _page_numbers(lines: Sequence[TextLine]) -> set[int]:
    """Return lone numbers at the edge of a page, and, without pages, those that count up between blank lines."""
    found: set[int] = set()
    paged = bool(lines) and lines[-1].page > 0
    last = 0
    for index, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line.plain)
        if match is None:
            continue
        number = int(match["n"])
        opens = index == 0 or lines[index - 1].page != line.page
        closes = index + 1 == len(lines) or lines[index + 1].page != line.page
        after_gap = index + 1 == len(lines) or lines[index + 1].gap > 0
        if (paged and (opens or closes)) or (
            not paged and last < number <= last + 20 and (line.indent >= _FAR or (line.gap > 0 and after_gap))
        ):
            found.add(index)
            last = number
    return found


def _is_structure(plain: str) -> bool:
    return annex_label(plain) is not None or is_kind(plain) or read_marker(plain) is not None


def _running_heads(lines: Sequence[TextLine]) -> set[int]:
    """Return first and last lines of pages that say the same, numbers aside, on three pages or more."""
    edges: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        edges[line.page].append(index)
    candidates = [index for page in edges.values() for index in {page[0], page[-1]}]
    shapes = {index: re.sub(r"\d+", "#", lines[index].plain) for index in candidates}
    counts = Counter(shapes.values())
    shapes = {index: shape for index, shape in shapes.items() if not _is_structure(lines[index].plain)}
    return {i for i, shape in shapes.items() if len(edges) >= _MIN_REPEATS and counts[shape] >= _MIN_REPEATS and len(shape) > 3}
