"""Carrying marks over from a text to the same text spelled otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from corpus.text import fold_accents
from training.labels import Marked

_WORD: Final = re.compile(r"\S+")


def realign(old: str, new: str, marks: Iterable[Marked]) -> tuple[Marked, ...]:
    """Return ``marks`` of ``old`` as they stand in ``new``, word by word; a mark that has no word left is dropped."""
    if old == new:
        return tuple(marks)
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    places = _places([_key(word) for word in before], [_key(word) for word in after])
    moved = []
    for mark in marks:
        words = [at for at, word in enumerate(before) if word.start() < mark.end and mark.start < word.end()]
        targets = [place for at in words for place in places[at]]
        if targets:
            start, end = _trimmed(new, after[min(targets)].start(), after[max(targets)].end())
            if start < end:
                moved.append(Marked(mark.kind, start, end))
    return tuple(moved)


def _key(word: re.Match[str]) -> str:
    return re.sub(r"[^\w]", "", fold_accents(word.group())) or word.group()


def _places(before: list[str], after: list[str]) -> list[list[int]]:
    """Return for each word before the places of the words after that it became."""
    places: list[list[int]] = [[] for _ in before]
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for at in range(start, end):
            if kind == "equal" or (kind == "replace" and end - start == last - first):
                places[at] = [first + at - start]
            elif kind == "replace":
                places[at] = list(range(first, last))
    return places


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without marks of punctuation at its edges."""
    while end > start and text[end - 1] in " ,.;:?!\"'”)":
        end -= 1
    while start < end and text[start] in " ,.;:\"'“(":
        start += 1
    return start, end
