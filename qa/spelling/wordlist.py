"""A general Vietnamese word list, for what no plan says: the file that ships with underthesea (its code is not loaded)."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from corpus.text import fold_case, fold_i_y, fold_tone_position, normalize

_SYLLABLE = re.compile(r"[^\W\d_]+")
_FILE = Path("corpus", "data", "Viet22K.txt")


@cache
def word_list() -> tuple[tuple[str, ...], ...]:
    """Return the words, each as its syllables in lower case; empty where the list cannot be found."""
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None or not (path := Path(spec.origin).parent / _FILE).is_file():
        return ()
    lines = fold_tone_position(fold_case(normalize(path.read_text("utf-8")))).splitlines()
    return tuple(tuple(_SYLLABLE.findall(line)) for line in lines if line)


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Return the words of two syllables, in the lexicon's spelling."""
    return frozenset((fold_i_y(word[0]), fold_i_y(word[1])) for word in word_list() if len(word) == 2)
