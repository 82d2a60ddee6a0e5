"""What is said more than once in about the same words: by plans of several places, or by two parts of one.

In: things with their texts, best first. Out: those that say something of their own, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from corpus.text import folded_syllables

T = TypeVar("T")

_ALIKE: Final = 0.8
"""Share of the syllables of both texts together that both hold."""


def told_once(found: Iterable[T], text_of: Callable[[T], str]) -> list[T]:
    """Return those of ``found`` whose texts say something else than all before them: other words, or another number."""
    told: list[frozenset[str]] = []
    kept = []
    for each in found:
        syllables = frozenset(folded_syllables(text_of(each)))
        if not any(_alike(syllables, other) for other in told):
            told.append(syllables)
            kept.append(each)
    return kept


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if any(syllable[0].isdigit() for syllable in one ^ other if syllable):
        return False
    return len(one & other) >= _ALIKE * len(one | other)
