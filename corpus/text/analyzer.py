"""How text becomes search terms: one analyzer for what is indexed and for what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus.text.folding import fold_accents, fold_case, fold_i_y, fold_tone_position, normalize
from corpus.text.numbers import find_document_numbers

# The unit is the syllable, also of one letter ("y tế"); letters and digits part ("học1", "CT11"); 1.600 and 2,5 are one number.
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_][\u0300-\u036f]*)+")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ZEROS: Final = re.compile(r"^0+(?=\d)")
_SHORT: Final = 300
_REMEMBERED: Final = 512
"""Short texts whose tokens are kept: every stage that reads a question cuts it, and names and phrases as often."""


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable or a number: ``text`` folded for matching, ``start`` and ``end`` in the text it was found in."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The search terms of a text, field by field.

    ``exact``: syllables and numbers with their accents; ``folded``: the same without accents; ``bigrams``: neighbours of
    ``folded`` joined by "_"; ``words``: words of several syllables as underthesea cuts them, joined by "_" (empty where the
    analyzer was made without); ``numbers``: document numbers in one spelling ("36-nq/tw").
    """

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    bigrams: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...]


def tokens(text: str) -> list[Token]:
    """Return the syllables and numbers of ``text`` (NFC) in order, lower-cased, tone marks in one position.

    A number loses its thousands points and leading zeros ("1.600" and "1600", "08" and "8" are alike).
    """
    return [*_short_cut(text)] if len(text) <= _SHORT else _cut(text)


def _cut(text: str) -> list[Token]:
    folded = fold_tone_position(fold_case(text))
    return [Token(_number(m.group()) if m.group()[0].isdigit() else m.group(), *m.span()) for m in _TOKEN.finditer(folded)]


@lru_cache(maxsize=_REMEMBERED)
def _short_cut(text: str) -> tuple[Token, ...]:
    return tuple(_cut(text))


def folded_syllables(text: str) -> list[str]:
    """Return the texts of :func:`tokens` of ``text`` with ``fold_accents`` applied, some three times as fast."""
    found = _TOKEN.findall(fold_accents(text))
    return [_number(token) if token[0].isdigit() else token for token in found]


def _number(digits: str) -> str:
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    return _ZEROS.sub("", digits)


class Analyzer:
    """Makes :class:`Terms`; the same object must serve documents and questions, its ``version`` goes into the manifest."""

    def __init__(self, *, words: bool = False) -> None:
        self._words = words
        self.version = "1-words" if words else "1"

    def terms(self, text: str) -> Terms:
        """Return the terms of ``text``, a passage or a question in any normal form, in the order in which they stand."""
        text = normalize(text)
        exact = tuple(fold_i_y(token.text) for token in tokens(text))
        folded = tuple(fold_accents(syllable) for syllable in exact)
        return Terms(
            exact=exact,
            folded=folded,
            bigrams=tuple(f"{first}_{second}" for first, second in pairwise(folded)),
            words=self._compounds(text) if self._words else (),
            numbers=tuple(number.key for number in find_document_numbers(text)),
        )

    @staticmethod
    def _compounds(text: str) -> tuple[str, ...]:
        """Return the words of more than one syllable; everything is lower-cased first, since case moves underthesea's cuts."""
        from underthesea import word_tokenize

        words = word_tokenize(fold_tone_position(fold_case(text)))
        return tuple("_".join(fold_i_y(word).split()) for word in words if " " in word.strip())
