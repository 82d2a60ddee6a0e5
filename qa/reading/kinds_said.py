"""How people call kinds of documents: by their names, by the letters of their numbers ("NĐ 30", "qđ"), accents or none.

In: the table of genres. Out: the names that may be cited, longest first, and the letters with the names they stand for.
"""

from __future__ import annotations

from typing import Final

from corpus.genres.table import genres, own_names
from corpus.text import fold_accents

_CITED: Final = tuple(genre for genre in genres() if genre.cited)
CITED_NAMES: Final = tuple(sorted({name for genre in _CITED for name in genre.names}, key=lambda name: (-len(name), name)))
"""Names of all kinds that are cited, in lower case."""
SHORTS: Final = {
    spelling.lower(): genre.name for genre in genres() if genre.short for spelling in (genre.short, fold_accents(genre.short))
}
"""The letters of kinds in lower case, with and without accents, and the names they stand for."""
FOLDED_OWN: Final = tuple(sorted({fold_accents(name) for name in (*own_names(), *SHORTS)}, key=lambda name: (-len(name), name)))
"""What documents call themselves, and the letters of their kinds, without accents."""


def name_said(word: str) -> str:
    """Return the name of the kind that ``word`` says, by its letters or by itself."""
    return SHORTS.get(word.lower(), word.lower())
