"""How people ask: counts of syllables, alone and side by side, in questions written for this project.

The file ``asked_words.tsv`` is made by ``python -m training.asked_words``: a syllable or two, and a count, parted by tabs. What
these questions are about no index need hold; their words of asking ("tính cả", "có kèm", "phải không") are everyone's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "asked_words.tsv"
Counts = tuple[Mapping[str, int], Mapping[tuple[str, str], int]]


@cache
def asked_counts() -> Counts:
    """Return how often each syllable stands in the questions, and how often two stand side by side."""
    syllables: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for line in files("qa.spelling").joinpath(FILE).read_text("utf-8").splitlines():
        *words, count = line.split("\t")
        if len(words) == 1:
            syllables[words[0]] = int(count)
        else:
            pairs[words[0], words[1]] = int(count)
    return syllables, pairs
