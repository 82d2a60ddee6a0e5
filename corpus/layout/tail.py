"""Where a document ends on a web page: below it the page names it once more, and goes on with its own notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpus.genres.table import title_names
from corpus.layout.furniture import is_number_line
from corpus.layout.lines import TextLine
from corpus.layout.zones import is_recipients, is_signature
from corpus.text.numbers import find_document_numbers

_HEAD_LINES: Final = 200
_FEWEST: Final = 4
_MAX_NUMBER: Final = 40


def tail_start(lines: Sequence[TextLine]) -> int:
    """Return the index of the line from which on the page follows the document; ``len(lines)`` where nothing does.

    Below what it shows, a page of laws names the document once more, by kind and number ("Quyết định 15/QĐ-UBND năm 2025 về
    …"); the paper itself would say "số", and in an annex's head stand brackets.
    """
    own = {number.key for line in lines[:_HEAD_LINES] if is_number_line(line) for number in find_document_numbers(line.plain)}
    closed = False
    for index, line in enumerate(lines if own else ()):
        closed = closed or (index > _FEWEST and (is_recipients(line.plain) or is_signature(line.plain)))
        within = index > 0 and lines[index - 1].plain.count("(") > lines[index - 1].plain.count(")")
        said = _named().match(line.plain) if closed and not within and line.plain.count(")") <= line.plain.count("(") else None
        found = find_document_numbers(line.plain[: said.end() + _MAX_NUMBER]) if said else []
        if said and found and found[0].start == said.end() and found[0].key in own:
            return index
    return len(lines)


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name.capitalize()) for name in title_names()), key=len, reverse=True))
    return re.compile(rf"(?:{names}) (?=\d)")
