"""Tones that the recognizer took for others ("tố chức", "Đâu tư"), mended where the word list knows the word only with another.

The mark of a tone is a few pixels: most of Tesseract's errors on plans are one tone for another. A syllable that it was not
sure of gets another tone only where it makes no word with its neighbours as it stands and exactly one other tone does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

from corpus.readers.scan.recognition import Recognized

SURE: Final = 97.0
"""Confidence (of 100) from which a syllable is left as it is."""

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_WORD_LIST: Final = Path("corpus/data/Viet74K.txt")
_AROUND: Final = ".,;:()[]“”\"'…-/"


def mended(words: Sequence[Recognized]) -> list[Recognized]:
    """Return ``words``, in reading order, with the tones of doubtful syllables as the word list has them."""
    pairs = _pairs()
    bare = [word.text.strip(_AROUND).lower() for word in words]
    # Words that a mark parts are not one compound.
    joined = [one.text[-1:].isalpha() and two.text[:1].isalpha() for one, two in pairwise(words)]

    def known(one: int, two: int) -> bool:
        """Tell whether the words at two neighbouring places make a known word of two syllables."""
        return one >= 0 and two < len(words) and joined[one] and (bare[one], bare[two]) in pairs

    kept = list(words)
    for at, word in enumerate(words):
        if word.confidence >= SURE or not bare[at].isalpha() or known(at - 1, at) or known(at, at + 1):
            continue
        others = set()
        for tone in _other_tones(bare[at]):
            before = at and joined[at - 1] and (bare[at - 1], tone) in pairs and not known(at - 2, at - 1)
            after = at + 1 < len(words) and joined[at] and (tone, bare[at + 1]) in pairs and not known(at + 1, at + 2)
            if before or after:
                others.add(tone)
        if len(others) == 1:
            bare[at] = others.pop()
            kept[at] = replace(word, text=_cased(word.text, bare[at]))
    return kept


def _other_tones(syllable: str) -> list[str]:
    letters = unicodedata.normalize("NFD", syllable)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    places = [at for at, letter in enumerate(letters) if letter in _TONES]
    if len(places) > 1 or not plain:
        return []
    spots = range(1, len(plain) + 1) if not places else [len(unicodedata.normalize("NFD", letters[: places[0]]))]
    found = {unicodedata.normalize("NFC", plain[:spot] + tone + plain[spot:]) for spot in spots for tone in _TONES}
    return sorted((found | {unicodedata.normalize("NFC", plain)}) - {syllable})


def _cased(text: str, syllable: str) -> str:
    """Write ``syllable`` in the place of the letters of ``text``, in their case, with the marks around them."""
    core = text.strip(_AROUND)
    start = text.index(core)
    cased = syllable.upper() if core.isupper() and len(core) > 1 else syllable.capitalize() if core[:1].isupper() else syllable
    return text[:start] + cased + text[start + len(core) :]


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Return the neighbouring syllables of all words of underthesea's word list; none where it is not there."""
    spec = find_spec("underthesea")
    path = Path(spec.origin).parent / _WORD_LIST if spec and spec.origin else None
    if path is None or not path.is_file():
        return frozenset()
    pairs: set[tuple[str, str]] = set()
    for line in unicodedata.normalize("NFC", path.read_text("utf-8")).lower().splitlines():
        syllables = line.split()
        pairs.update(pairwise(syllables))
    return frozenset(pairs)
