"""Which rows of the register a topic is about: by its words, rare ones counting for more, and by meaning."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from corpus.text import fold_accents, tokens
from corpus.text.wordlist import compounds
from indexer.encoding.encoder import Encoder
from qa.contracts.words import Subject
from qa.reading.register import Row
from qa.retrieval.knowledge import Knowledge
from qa.understanding.lexicon import load_lexicon, spelled

_OF_PLANS: Final = frozenset({"ke", "hoach", "nhiem", "vu", "viec", "noi", "dung", "tinh"})
# Logistic regression over the tasks of plans whose questions name one (38 questions; 38 others confirm it): the log-odds that a
# task is meant, by the share of the topic's weight that stands in it and by its cosine above what other subjects reach.
_COVER: Final = 8.15
_NEAR: Final = 6.4
_BIAS: Final = -6.18
LEAST: Final = 0.0
"""Log-odds from which on a row is about the topic: more likely than not."""
_TOPICS: Final = 8
"""Of one question so many topics are kept as vectors: each plan's rows are scored for the same one."""
BESIDE_BEST: Final = 2.0
"""A row with log-odds lower than the best one's by more is not meant where that one is."""


class Topical:
    """Scores rows for topics over one index; ``encoder`` gives the meaning."""

    def __init__(self, knowledge: Knowledge, encoder: Encoder) -> None:
        self._knowledge = knowledge
        self._encoder = encoder
        self._vector = lru_cache(maxsize=_TOPICS)(lambda text: encoder.encode_queries([text])[0])

    def on_topic(self, words: tuple[str, ...], rows: Sequence[Row]) -> frozenset[str]:
        """Return the ids of the rows that ``words`` are about; all of a plan whose own subject they only name."""
        whole = {plan for plan in {row.plan.id for row in rows} if self._names_subject(words, plan)}
        others = [row for row in rows if row.plan.id not in whole]
        scores = self.scores(words, others)
        least = max(LEAST, max(scores.values(), default=LEAST) - BESIDE_BEST)
        held = {name for name, score in scores.items() if score >= least}
        return frozenset(held | {row.id for row in rows if row.plan.id in whole})

    def scores(self, words: tuple[str, ...], rows: Sequence[Row]) -> dict[str, float]:
        """Return by row id the log-odds that it is about ``words``, about -10 to 8."""
        topic = self._words(words)
        if not rows or not topic:
            return {row.id: _BIAS for row in rows}
        vector = self._vector(" ".join(words))
        passages = list(dict.fromkeys(row.stored.passage for row in rows))
        cosines = dict(zip(passages, self._knowledge.engine.similarities(vector, passages).tolist(), strict=True))
        background = self._knowledge.background(self._encoder)
        near = {name: (cosine - background) / max(1 - background, 0.01) for name, cosine in cosines.items()}
        return {row.id: _BIAS + _COVER * _share(topic, self._syllables(row)) + _NEAR * near[row.stored.passage] for row in rows}

    def _syllables(self, row: Row) -> frozenset[str]:
        found = row.stored.assignment
        parts = [found.task.text, *(value.text for value in found.product or ()), found.group or ""]
        parts += row.stored.section_path[-1:] if row.stored.section_path else ()
        return self._knowledge.syllables(" . ".join(part for part in parts if part))

    def _words(self, words: Iterable[str]) -> dict[str, float]:
        """Return the topic's folded syllables with their weights."""
        folded = (fold_accents(token.text) for word in words for token in tokens(word))
        return {syllable: self._knowledge.weight(syllable) for syllable in folded}

    def _names_subject(self, words: tuple[str, ...], plan: str) -> bool:
        """Tell whether the words say no more than the plan's title does: they are its subject, or words for plans."""
        title = self._knowledge.text_terms(self._knowledge.plan(plan).metadata.title or "")
        said = [token.text for word in words for token in tokens(word)]
        folded = [fold_accents(syllable) for syllable in said]
        if _OF_PLANS.union(load_lexicon().generic[Subject.PLANS]).issuperset(folded):
            return True
        phrase = list(itertools.pairwise(folded))
        if phrase and all(pair in title.bigrams for pair in phrase) and title.syllables.issuperset(folded):
            return True
        spoken = [pair for pair in itertools.pairwise(spelled(" ".join(words)).split()) if pair in compounds()]
        pairs = {(fold_accents(one), fold_accents(other)) for one, other in spoken}
        return bool(pairs) and title.syllables.issuperset(folded) and title.bigrams.issuperset(pairs)


def _share(wanted: Mapping[str, float], held: AbstractSet[str]) -> float:
    total = math.fsum(wanted.values())
    return math.fsum(weight for syllable, weight in wanted.items() if syllable in held) / total if total else 0.0
