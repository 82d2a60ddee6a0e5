"""A general Vietnamese word list, for what no plan says: the file that ships with underthesea (its code is not loaded)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from corpus.text.folding import fold_case, fold_i_y, fold_tone_position, normalize

_SYLLABLE = re.compile(r"[^\W\d_]+")
_FILE = Path("corpus", "data", "Viet22K.txt")
_LONGEST = 4


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


@cache
def _words_of_several() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(fold_i_y, word)) for word in word_list() if len(word) > 1)


def word_at(syllables: Sequence[str]) -> int:
    """Return of how many of ``syllables`` (NFC, in any case) the longest word at their begin is: 1 where it is of the first."""
    folded = tuple(fold_i_y(fold_tone_position(fold_case(syllable))) for syllable in syllables[:_LONGEST])
    return next((length for length in range(len(folded), 1, -1) if folded[:length] in _words_of_several()), 1)
