"""What is printed on every page and says nothing: running headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpus.readers.pages.page import PageLayout, PageLine

_NUMBER: Final = re.compile(r"(?:trang\s*)?[-–—.\s]*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE)
_MARGIN: Final = 0.12
"""The part of a page's height, at the top and at the bottom, in which running lines stand."""

_FEWEST_REPEATS: Final = 3


def without_running_lines(pages: Sequence[PageLayout]) -> None:
    """Take running headers and footers and page numbers out of ``pages``."""
    edges = {page.number: _edge_lines(page) for page in pages}
    repeats = Counter(key for lines in edges.values() for key in {_key(line) for line in lines})
    often = max(_FEWEST_REPEATS, 0.3 * len(pages))
    for page in pages:
        noise = {
            id(line) for line in edges[page.number] if _is_page_number(line, page, len(pages)) or repeats[_key(line)] >= often
        }
        page.lines = [line for line in page.lines if id(line) not in noise]


def _edge_lines(page: PageLayout) -> list[PageLine]:
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    above = [line for line in page.lines if line.box.bottom < top][:2]
    return above + [line for line in page.lines if line.box.top > bottom and line not in above][-2:]


def _key(line: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.box.top / 10)


def _is_page_number(line: PageLine, page: PageLayout, pages: int) -> bool:
    number = _NUMBER.fullmatch(line.text.strip())
    return bool(number) and 0 < int(number[1]) <= max(pages + 200, page.number) if number else False
