"""What an answer rests on and what was asked, as words: the backing that the signals of the decision are read from.

In: a query looked up, and the draft of its answer. Out: :class:`Backing` and :class:`AskedWords`.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.records import BlockKind
from corpus.text import folded_syllables
from indexer.segments.stored import Passage
from qa.composing.draft import Draft
from qa.ranking.looked_up import LookedUp
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers
from qa.retrieval.knowledge import Knowledge

_LINES: Final = 3
"""Lines of a draft whose proofs count where its first line has none."""


@dataclass(frozen=True, slots=True)
class Held:
    """The folded syllables that a text holds, and which of them are neighbours."""

    syllables: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> Held:
        """Return the terms of ``text``."""
        syllables = folded_syllables(text)
        return cls(frozenset(syllables), frozenset(itertools.pairwise(syllables)))


@dataclass(frozen=True)
class Backing:
    """The proof of a draft's first line, and its plan: ``said`` is what the answer itself says.

    ``passages`` are those that are cited for its heading and for the line; none where the answer cites nothing.
    """

    plan: str
    title: str
    passages: tuple[Passage, ...]
    said: str

    @cached_property
    def text(self) -> str:
        """The words of the proof alone."""
        return " . ".join(passage.clean for passage in self.passages)

    @cached_property
    def headed(self) -> str:
        """The proof with all that it stands under."""
        above = (part for passage in self.passages for part in (passage.context, *passage.section_path))
        return " . ".join((self.text, *above))

    @cached_property
    def whole(self) -> str:
        """The same with the name and title of its plan."""
        return f"{self.headed} . {self.title}"

    @cached_property
    def own(self) -> Held:
        """The terms of the proof alone."""
        return Held.of(self.text)

    @cached_property
    def under(self) -> Held:
        """The terms of the proof with its headings."""
        return Held.of(self.headed)

    @cached_property
    def of_plan(self) -> Held:
        """The terms of the proof with its headings and its plan's title."""
        return Held.of(self.whole)

    @property
    def row(self) -> bool:
        """Tell whether the proof is a row of a table."""
        return any(passage.kind is BlockKind.TABLE_ROW for passage in self.passages)


def backing_of(knowledge: Knowledge, draft: Draft) -> Backing:
    """Return what the first line of ``draft`` rests on."""
    first = draft.lines[0]
    proofs = [[proof.passage.id for proof in line.proofs] for line in draft.lines[:_LINES]]
    ids = [*(proof.passage.id for proof in draft.first), *next((found for found in proofs if found), [])]
    title = knowledge.plan(first.plan).metadata.title or ""
    said = " . ".join((draft.heading, first.label, *first.values, first.detail))
    return Backing(
        first.plan,
        f"{title} {knowledge.plan_name(first.plan)}",
        tuple(knowledge.engine.passages(list(dict.fromkeys(ids)))),
        said,
    )


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The words of a question by how telling they are: its ``topic``, and ``rest``, all that says anything at all.

    ``near_topic`` and ``near_rest`` are the same words, weighed by how rare they are in the plan that answers.
    """

    topic: Wording
    rest: Wording
    near_topic: Wording
    near_rest: Wording


def asked_of(looked: LookedUp, plan: str) -> AskedWords:
    """Return the words that the question asks with, weighed for an answer from ``plan``."""
    words, query, knowledge = looked.words, looked.query, looked.knowledge
    names = {s for agency in query.where.agencies for s in folded_syllables(agency.name)}
    names |= {s for place in words.named.places for s in folded_syllables(place.name)}
    topic = [" ".join(query.topic)]
    rest = [bare_of_numbers(words.text)]
    without = SAYS_NOTHING | names
    spread = knowledge.spread(plan)
    return AskedWords(
        Wording(topic, knowledge.weight),
        Wording(rest, knowledge.weight, without),
        Wording(topic, spread.weight),
        Wording(rest, spread.weight, without),
    )
