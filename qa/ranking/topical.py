"""Which rows of the register a topic is about: by its words, rare ones counting for more, and by meaning."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, TypeVar

from corpus.text import fold_accents, tokens
from indexer.encoding.encoder import Encoder
from qa.reading.register import Row
from qa.retrieval.knowledge import Knowledge, PassageTerms
from qa.understanding.lexicon import load_lexicon

_Key = TypeVar("_Key", bound=Hashable)

_OF_PLANS: Final = frozenset({"ke", "hoach", "nhiem", "vu", "viec", "noi", "dung", "tinh"})
_DENSE: Final = 0.6
_PAIRS: Final = 0.8
_OF_BEST: Final = 0.62
"""A row counts as about the topic from this share of the best row's score on."""
_LEAST: Final = 0.75
"""Where even the best row scores less, no row is about the topic: about half of the topic's weight."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A topic's folded syllables and neighbouring pairs, each with its weight."""

    syllables: dict[str, float]
    pairs: dict[tuple[str, str], float]


class Topical:
    """Scores rows for topics over one index; ``encoder`` gives the meaning."""

    def __init__(self, knowledge: Knowledge, encoder: Encoder) -> None:
        self._knowledge = knowledge
        self._encoder = encoder

    def on_topic(self, words: tuple[str, ...], rows: Sequence[Row]) -> frozenset[str]:
        """Return the ids of the rows that ``words`` are about; all of a plan whose own subject they only name."""
        whole = {plan for plan in {row.plan.id for row in rows} if self._names_subject(words, plan)}
        others = [row for row in rows if row.plan.id not in whole]
        scores = self.scores(words, others)
        best = max(scores.values(), default=0.0)
        held = {name for name, score in scores.items() if best >= _LEAST and score >= max(_LEAST, _OF_BEST * best)}
        return frozenset(held | {row.id for row in rows if row.plan.id in whole})

    def scores(self, words: tuple[str, ...], rows: Sequence[Row]) -> dict[str, float]:
        """Return by row id how well it fits ``words``: 0 to about 2.4."""
        topic = self._words(words)
        if not rows or not topic.syllables:
            return {row.id: 0.0 for row in rows}
        vector = self._encoder.encode_queries([" ".join(words)])[0]
        passages = list(dict.fromkeys(row.stored.passage for row in rows))
        cosines = dict(zip(passages, self._knowledge.engine.similarities(vector, passages).tolist(), strict=True))
        low, high = min(cosines.values()), max(cosines.values())
        dense = {name: (cosine - low) / (high - low) if high - low > 1e-6 else 0.0 for name, cosine in cosines.items()}
        return {row.id: self._score(topic, row) + _DENSE * dense[row.stored.passage] for row in rows}

    def _score(self, topic: _Words, row: Row) -> float:
        terms = self._terms(row)
        cover = _share(topic.syllables, terms.syllables)
        return cover + (_PAIRS * _share(topic.pairs, terms.bigrams) if topic.pairs else _PAIRS * cover)

    def _terms(self, row: Row) -> PassageTerms:
        found = row.stored.assignment
        parts = [found.task.text, *(value.text for value in found.product or ()), found.group or ""]
        parts += row.stored.section_path[-1:] if row.stored.section_path else ()
        return self._knowledge.text_terms(" . ".join(part for part in parts if part))

    def _words(self, words: Iterable[str]) -> _Words:
        spoken = [[fold_accents(token.text) for token in tokens(word)] for word in words]
        weight = self._knowledge.weight
        flat = list(itertools.chain.from_iterable(spoken))
        pairs = {(one, other): weight(one) + weight(other) for one, other in itertools.pairwise(flat)}
        return _Words({syllable: weight(syllable) for syllable in flat}, pairs)

    def _names_subject(self, words: tuple[str, ...], plan: str) -> bool:
        """Tell whether the words say no more than the plan's title does: they are its subject, or words for plans."""
        title = self._knowledge.plan(plan).metadata.title or ""
        terms = self._knowledge.text_terms(title)
        said = [fold_accents(token.text) for word in words for token in tokens(word)]
        if terms.bigrams.issuperset(itertools.pairwise(said)) and terms.syllables.issuperset(said):
            return True
        return _OF_PLANS.union(load_lexicon().generic["plans"]).issuperset(said)


def _share(wanted: Mapping[_Key, float], held: AbstractSet[_Key]) -> float:
    total = math.fsum(wanted.values())
    return math.fsum(weight for key, weight in wanted.items() if key in held) / total if total else 0.0
