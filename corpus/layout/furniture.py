"""What a web page sets round a document: menus, notices, a table of its properties. It is not the document's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.layout.emblem import is_emblem
from corpus.layout.lines import TextLine
from corpus.text.dates import find_dates
from corpus.text.folding import fold_accents

_NUMBER: Final = re.compile(r"so\s*[:\d.…]|so$")
_FEWEST: Final = 4
_MAX_BEFORE: Final = 200
_MAX_ISSUER: Final = 90


def emblem_place(lines: Sequence[TextLine], members: Sequence[int]) -> int | None:
    """Return the place in ``members`` of the line with the State's or the Party's name or mottos; None for none."""
    for place, index in enumerate(members[:_MAX_BEFORE]):
        if is_emblem(lines[index].plain):
            return place
    return None


def letterhead_start(lines: Sequence[TextLine], members: Sequence[int]) -> int:
    """Return the place in ``members`` where the letterhead begins; 0 where nothing but it stands before the emblem.

    The issuer's lines before the emblem are in capitals; a few others above them are the document's too (a mark of a draft,
    a signing program's note), many are a page's.
    """
    emblem = emblem_place(lines, members)
    if emblem is None:
        return 0
    headed = next(place for place in range(emblem + 1) if place == emblem or not lines[members[place]].heading)
    if 0 < headed < emblem:
        return headed
    strange = [place for place in range(emblem) if not _is_head(lines[members[place]])]
    if len(strange) < _FEWEST:
        return 0
    start = emblem
    while start and _is_head(lines[members[start - 1]]) and not _is_other(lines[members[start - 1]], emblem - start):
        start -= 1
    return start


def _is_head(line: TextLine) -> bool:
    """Tell whether the line may stand in a letterhead: a name in capitals, the number, place and date."""
    return len(line.plain) <= _MAX_ISSUER and (line.upper or is_number_line(line) or bool(find_dates(line.plain)))


def _is_other(line: TextLine, between: int) -> bool:
    """Tell whether a number or date above the issuer's lines is another document's, in a list beside this one."""
    return not line.upper and (between > 1 or not is_number_line(line))


def is_number_line(line: TextLine) -> bool:
    """Tell whether the line begins with the number of a document: "Số: 5/KH-UBND"."""
    return _NUMBER.match(fold_accents(line.plain)) is not None
