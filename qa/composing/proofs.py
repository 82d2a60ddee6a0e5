"""Proofs: the passages that an answer's lines rest on, as the rules find them; they are numbered when the answer is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.records import Range
from indexer.segments.stored import Passage


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage that proves something, how well it fits, and ranges beside it that belong to the proof (a merged cell)."""

    passage: Passage
    score: float
    also: tuple[Range, ...] = ()

    @classmethod
    def of(cls, passage: Passage, score: float, also: Iterable[Range] = ()) -> Proof:
        """Return the proof by ``passage`` with the ranges ``also``, each once."""
        return cls(passage, score, tuple(dict.fromkeys(also)))
