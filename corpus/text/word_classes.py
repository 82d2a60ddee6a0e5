"""Which words of a sentence are verbs: the two taggers that ship with underthesea (their data; its code is not loaded).

A conditional random field cuts a sentence into words, another tells their classes, both trained on VLSP 2013. Loaded where they
are first asked for, they take a fifth of a second and 30 MB, then a millisecond a sentence.
"""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
_WORDS: Final = ("word_tokenize", "models", "ws_crf_vlsp2013_20230727")
_CLASSES: Final = ("pos_tag", "models", "pos_crf_vlsp2013_20230303")
_INSIDE: Final = "I-W"
VERB: Final = "V"
"""The class of a verb; the others are those of VLSP 2013 ("N" a noun, "Np" a name, "E" a preposition, "L" a determiner …)."""


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """A word of a text: where it stands, and its class."""

    start: int
    end: int
    kind: str


class _Tagger:
    """One of the fields: features of tokens in, a label a token out."""

    def __init__(self, folder: Path) -> None:
        from underthesea_core import CRFFeaturizer, CRFTagger

        self._field = CRFTagger()
        self._field.load(str(folder / "models.bin"))
        # joblib wrote them; a list and a set of words are plain pickles, and are read without it and all that it imports.
        features, words = (pickle.loads((folder / name).read_bytes()) for name in ("features.bin", "dictionary.bin"))
        self._features = CRFFeaturizer(features, words)

    def labels(self, tokens: list[str]) -> list[str]:
        """Return the label of each token."""
        found: list[str] = self._field.tag(self._features.process([[[token] for token in tokens]])[0])
        return found


@cache
def _taggers() -> tuple[_Tagger, _Tagger] | None:
    spec: Any = find_spec("underthesea")
    if spec is None or spec.origin is None or find_spec("underthesea_core") is None:
        return None
    pipeline = Path(spec.origin).parent / "pipeline"
    folders = [pipeline.joinpath(*parts) for parts in (_WORDS, _CLASSES)]
    if not all(folder.is_dir() for folder in folders):
        return None
    cutting, telling = map(_Tagger, folders)
    return cutting, telling


def word_classes(text: str) -> tuple[TaggedWord, ...]:
    """Return the words of ``text`` in order; none where the taggers are not there."""
    taggers = _taggers()
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    if taggers is None or not tokens:
        return ()
    words: list[tuple[int, int]] = []
    for (start, end), label in zip(tokens, taggers[0].labels([text[slice(*span)] for span in tokens]), strict=True):
        if label == _INSIDE and words:
            words[-1] = (words[-1][0], end)
        else:
            words.append((start, end))
    kinds = taggers[1].labels([" ".join(text[slice(*span)].split()) for span in words])
    return tuple(TaggedWord(start, end, kind.rpartition("-")[2]) for (start, end), kind in zip(words, kinds, strict=True))
