"""What kind of document a text is, as far as it tells whether it can charge agencies with tasks."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from corpus.genres.table import Genre, Tasks, genre_named, genres
from corpus.records import Document

_HEAD_CHARS: Final = 3000
# A notice of what a meeting or its chair concluded is a conclusion: "THÔNG BÁO / Kết luận của Phó Thủ tướng …".
_CONCLUSION: Final = "kết luận"
_ORDERS: Final = (_CONCLUSION, "chỉ thị", "công điện")
_CONCLUDES: Final = re.compile(r"[\s*#_|]*(?:về\s+)?(?:ý\s+kiến\s+)?kết\s+luận(?![^\W_])", re.IGNORECASE)


def genre_of(document: Document) -> Genre | None:
    """Return the genre that stands over the document's title, None where none does."""
    kind = _titled().search(document.text[:_HEAD_CHARS])
    if kind is None:
        return None
    return genre_named(_CONCLUSION if _CONCLUDES.match(document.text, kind.end()) else kind.group(1))


def gives_orders(document: Document) -> bool:
    """Tell whether all of the document gives out work: a directive, a telegram, what a meeting concluded."""
    genre = genre_of(document)
    return genre is not None and genre.name in _ORDERS


def is_conclusion(document: Document) -> bool:
    """Tell whether the document is what a meeting or its chair concluded."""
    genre = genre_of(document)
    return genre is not None and genre.name == _CONCLUSION


def charges_agencies(document: Document) -> bool:
    """Tell whether the prose of the document may give tasks: it is no report, notice, minutes or invitation."""
    genre = genre_of(document)
    return genre is None or genre.tasks is Tasks.ALL


def charges_in_tables(document: Document) -> bool:
    """Tell whether tables of the document may give tasks: those of a notice may, those of a report do not."""
    genre = genre_of(document)
    return genre is None or genre.tasks is not Tasks.NONE


@cache
def _titled() -> re.Pattern[str]:
    names = {genre.name.upper() for genre in genres() if genre.title or genre.tasks is Tasks.NONE}
    # What an annex holds is told by the document that it belongs to.
    ordered = sorted((*names, "PHỤ LỤC"), key=len, reverse=True)
    return re.compile(rf"^[\s*#_|]*({'|'.join(ordered)})(?![^\W_])", re.MULTILINE)
