"""The ways in which one question is typed, each as the product reads it, with the question's labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from training.aligning import realign
from training.frames import SOURCE
from training.labels import Labelled
from training.noise import bare, shortened, slipped
from training.spelled import Speller


def variants(question: Labelled, speller: Speller, chance: np.random.Generator, count: int = 2) -> list[Labelled]:
    """Return ``question`` as it is read, and as it was typed, and in ``count`` other ways of typing it.

    The other ways are not read: that takes longer than all else here, and a reader that is given what was typed must do well
    on that, too.
    """
    ways: list[Callable[[str], str]] = [
        lambda text: bare(text).lower(),
        lambda text: slipped(text, chance),
        lambda text: shortened(text, chance),
    ]
    accented = bare(question.text) != question.text
    order = chance.permutation(len(ways)) if accented else [1, 2]
    typed = [question.text, *(ways[way](question.text) for way in list(order)[:count])]
    first = question if question.source == SOURCE else _as(question, speller.read(question.text))
    others = [_as(question, text) for text in typed]
    return list({one.text: one for one in (first, *others)}.values())


def _as(question: Labelled, text: str) -> Labelled:
    marks = None if question.spans is None else realign(question.text, text, question.spans)
    return replace(question, text=text, typed=question.text, spans=marks)
