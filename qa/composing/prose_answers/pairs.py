"""Statements as they may be said of the one and of the other of two things, and how well two of them stand side by side.

In: what is asked of two things, and the statements found for each, best first. Out: the pair that fits best.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import BlockKind
from corpus.text import folded_syllables
from qa.composing.prose_answers.asked_of_two import AskedOfTwo
from qa.composing.prose_answers.paired import Told
from qa.ranking.statement_ranking import Found
from qa.reading.wording import bare_of_numbers

_HALF: Final = 0.5
_ALIKE: Final = 3.0
_APART: Final = 1.0
_LIKE: Final = 3.0
_OWN: Final = 3.0
"""Of a statement's score beside how much of one side's own words stands in it, and none of the other's."""


@dataclass(frozen=True, slots=True)
class Able:
    """A statement as said of one side: how far it fits that side alone, how much of its words it has, its values, its words.

    ``tells_both`` tells that it may be of both sides.
    """

    found: Found
    fit: float
    own: float
    values: tuple[Told, ...]
    words: frozenset[str]
    tells_both: bool

    def like(self, other: Able) -> float:
        """Return how many of the words of two statements both have, 0..1; figures are no words."""
        return len(self.words & other.words) / max(1, len(self.words | other.words))

    @classmethod
    def of(cls, found: Found, at: int, asked: AskedOfTwo) -> Able:
        """Return ``found`` as said of the side ``at``."""
        statement = found.statement
        covers = [side.own.cover(side.said(statement.text)) if side.own else 0.0 for side in asked.sides]
        values = tuple(told for told in asked.told_in(at, found) if asked.liked(told.value.kind))
        words = frozenset(folded_syllables(bare_of_numbers(statement.text)))
        both = min(covers) >= _HALF and statement.passage.kind is not BlockKind.TABLE_ROW
        return cls(found, asked.sides[at].fit(statement), covers[at], values, words, both)


def best_pair(alone: Sequence[Sequence[Found]], asked: AskedOfTwo) -> tuple[Found, Found] | None:
    """Return the two statements of one plan that fit the sides best, and hold values of one kind where they are measured."""
    able = [[Able.of(each, at, asked) for each in found] for at, found in enumerate(alone)]
    pairs = [
        (one, other)
        for one, other in itertools.product(*able)
        if one.found.statement.text != other.found.statement.text or one.tells_both
    ]
    best = max(pairs, key=_worth, default=None)
    return (best[0].found, best[1].found) if best else None


def _worth(pair: tuple[Able, Able]) -> float:
    """Return how well two statements stand side by side: more where they hold two values of one kind, in like words.

    One statement holds both where each value has words of its own side beside it.
    """
    one, other = pair
    first, second = one.found.statement, other.found.statement
    common = [(a, b) for a, b in itertools.product(one.values, other.values) if a.value.kind == b.value.kind]
    apart = [(a, b) for a, b in common if a.value.value != b.value.value]
    score = one.found.score + other.found.score
    if first.text == second.text:
        crossed = {told.place: told.own for told in one.values}, {told.place: told.own for told in other.values}
        fits = [a.own - crossed[0][b.place] + b.own - crossed[1][a.place] for a, b in apart]
        return score + _OWN * (one.own + other.own) + (_ALIKE + _APART) * max([0.0, *fits])
    near = first.passage.id == second.passage.id or (bool(first.headings) and first.headings == second.headings)
    like = one.like(other) * (first.syllables != second.syllables)
    return score + _OWN * (one.fit + other.fit) + _ALIKE * bool(common) + _APART * (bool(apart) + near) + _LIKE * like
