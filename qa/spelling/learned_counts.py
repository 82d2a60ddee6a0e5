"""What the repair of questions goes by: how often syllables stand alone and side by side, in plans, questions and words.

In: the counts of the index, and the phrases of asking. Out: :class:`LearnedCounts`. The plans tell what is spoken of here; the
general word list and how people ask stand behind them for words that no plan uses.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from corpus.text.wordlist import word_list
from qa.spelling.asked_words import asked_counts

_Counted = TypeVar("_Counted")
_WORD_LIST_WEIGHT: Final = 0.5
_PHRASE_WEIGHT: Final = 40.0
_ASKED_OFTEN: Final = 10
_ASKED_WEIGHT: Final = 4.0  # of questions: best of 0.5 to 8 on questions of two other authors, flat around it
_TUNED_ON: Final = 50_000.0
"""Syllables of the plans from which on what stands behind them counts for more: a shelf does not drown it."""


@dataclass(frozen=True, slots=True)
class LearnedCounts:
    """Counts of ``syllables`` and of ``pairs`` of neighbours; ``firm`` pairs prove no slip, ``alone`` are words of grammar."""

    syllables: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    firm: frozenset[tuple[str, str]]
    alone: frozenset[str]


def learned_counts(
    syllable_counts: Mapping[str, int], bigram_counts: Mapping[tuple[str, str], int], phrases: Iterable[Sequence[str]] = ()
) -> LearnedCounts:
    """Return the index's counts with the general word list and ``phrases`` (of asking) behind them.

    What stands behind them counts for as much among many plans as among few.
    """
    behind = max(1.0, sum(syllable_counts.values()) / _TUNED_ON)
    syllables: dict[str, float] = dict(syllable_counts)
    pairs: dict[tuple[str, str], float] = dict(bigram_counts)
    for word in word_list():
        _add(syllables, word, behind * _WORD_LIST_WEIGHT)
        _add(pairs, itertools.pairwise(word), behind * _WORD_LIST_WEIGHT)
    firm = frozenset(pairs)
    alone, together = asked_counts()
    for syllable, count in alone.items():
        if count >= _ASKED_OFTEN:  # else no word of asking: what it is about is for the plans to say
            _add(syllables, [syllable], behind * _ASKED_WEIGHT * count)
    for pair, count in together.items():
        if all(alone[syllable] >= _ASKED_OFTEN for syllable in pair):
            _add(pairs, [pair], behind * _ASKED_WEIGHT * count)
    spoken = [tuple(phrase) for phrase in phrases]
    for phrase in spoken:
        _add(syllables, phrase, behind * _PHRASE_WEIGHT)
    side_by_side = {pair for phrase in spoken for pair in itertools.pairwise(phrase)}
    _add(pairs, side_by_side, behind * _PHRASE_WEIGHT)  # a pair counts once, however many phrases hold it
    return LearnedCounts(syllables, pairs, firm | side_by_side, frozenset(p[0] for p in spoken if len(p) == 1))


def _add(counts: dict[_Counted, float], seen: Iterable[_Counted], weight: float) -> None:
    for each in seen:
        counts[each] = counts.get(each, 0) + weight
