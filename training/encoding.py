"""Questions as arrays: token ids, the first token of every word, and the labels of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.unigram import SENTENCEPIECE_FILE
from qa.understanding.learned_words import cut_words, word_ids
from training.labels import BEGINS, HEADS, INSIDE, KINDS, MULTIPLE, OUTSIDE, Labelled

UNKNOWN: Final = -100
"""Marks a label that is not known."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A question for the model: ``ids`` [tokens], ``firsts`` [words] (each word's first token), ``tags`` [words, kinds].

    ``targets`` hold for each head a distribution over its classes (of MULTIPLE heads 0 or 1 each); NaN where not known.
    """

    ids: list[int]
    firsts: list[int]
    tags: NDArray[np.int64]
    targets: dict[str, NDArray[np.float32]]
    weight: float


class Encoding:
    """Turns labelled questions into arrays."""

    def __init__(self, base: Path) -> None:
        """Take the folder of the base encoder, for its tokenizer."""
        from sentencepiece import SentencePieceProcessor

        self._tokenizer: Any = SentencePieceProcessor(model_file=str(base / SENTENCEPIECE_FILE))

    def encode(self, question: Labelled) -> Encoded:
        """Return the arrays of ``question``."""
        words = cut_words(question.text)
        ids, firsts = word_ids(self._tokenizer, question.text, words)
        tags = _tags(question, words)[: len(firsts)]
        return Encoded(ids, firsts, tags, targets_of(question), question.weight)


def _tags(question: Labelled, words: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    tags = np.full((len(words), len(KINDS)), UNKNOWN if question.spans is None else OUTSIDE, np.int64)
    tags[:, [KINDS.index(kind) for kind in question.unsure]] = UNKNOWN
    for mark in question.spans or ():
        inside = [at for at, (start, end) in enumerate(words) if start < mark.end and mark.start < end]
        column = KINDS.index(mark.kind)
        tags[inside, column] = INSIDE
        tags[inside[:1], column] = BEGINS
    return tags


def targets_of(question: Labelled) -> dict[str, NDArray[np.float32]]:
    """Return the targets of every head, as :class:`Encoded` holds them."""
    known: dict[str, tuple[str, ...] | None] = {
        "ask": question.ask,
        "wanted": question.ask,
        "many": (str(min(len(question.ask), 3)),),
        "form": (question.form,),
        "of": None if question.of is None else (question.of,),
        "expects": None if question.expects is None else (question.expects,),
        "role": None if question.role is None else (question.role,),
        "negated": question.negated,
    }
    targets = {}
    for head, classes in HEADS.items():
        names = known[head]
        target = np.full(len(classes), np.nan, np.float32)
        if names is not None:
            target[:] = 0
            for name in names:
                target[classes.index(name)] = 1.0 if head in MULTIPLE else 1 / len(names)
        targets[head] = target
    return targets
