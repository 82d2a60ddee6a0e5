"""The decision to answer or to be silent, from several signals that a person can read, never from one cosine."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from qa.composing.draft import Inquiry
from qa.ranking.rank import Ranked
from qa.understanding.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for the plans being about the question's topic, each about 0..1.

    ``cover`` and ``pairs``: weight of the topic's syllables, and of its neighbouring ones, that the best candidate holds with
    its headings. ``words``: the same of the topic's words of two syllables, a rare one counting for more. ``known``: share of
    the topic's weight that any passage holds. ``agree``: dense and lexical lists share their best. ``near``: the best
    candidate's cosine above what questions on other subjects reach. ``strong``: its BM25 beside the topic's weight.
    ``formal``: how plans write the question's colloquial phrases stands in it. ``agency``: it is of the asked agency.
    """

    cover: float
    pairs: float
    words: float
    known: float
    agree: float
    near: float
    strong: float
    formal: float
    agency: float


NAMES: tuple[str, ...] = tuple(field.name for field in fields(Signals))
_TOP = 5
_MOST_OF_IT = 0.7


def signals_of(inquiry: Inquiry, best: Ranked) -> Signals:
    """Return the signals for answering the inquiry from ``best``."""
    topic, knowledge = inquiry.topic, inquiry.knowledge
    passage = best.candidate.passage
    terms = knowledge.text_terms(passage.clean, passage.context)
    by_dense = sorted(inquiry.candidates, key=lambda c: -c.cosine)[:_TOP]
    by_lexical = sorted(inquiry.candidates, key=lambda c: -c.bm25)[:_TOP]
    shared = {c.passage.id for c in by_dense} & {c.passage.id for c in by_lexical}
    return Signals(
        cover=topic.cover(terms.syllables, terms.context),
        pairs=topic.cover_pairs(terms.bigrams) if topic.pairs else topic.cover(terms.syllables),
        words=topic.cover_words(terms.bigrams),
        known=sum(knowledge.weight(s) for s in topic.syllables if knowledge.known(s)) / topic.total,
        agree=len(shared) / _TOP,
        near=2 * (best.candidate.cosine - inquiry.far) / max(1 - inquiry.far, 0.01),
        strong=best.candidate.bm25 / (topic.total + topic.pair_total),
        formal=topic.cover_formal(terms.syllables),
        agency=max(best.features.agency, 0.0),
    )


def misses_the_point(inquiry: Inquiry) -> bool:
    """Tell whether what the question is about stands in other plans only, not in those that it asks.

    So it is where most of its topic, by the weight of words of two syllables, is words that plans use but none of the
    candidates does: "hướng nghiệp cho học sinh", asked of a province whose plan has no such thing. Words for plans and their
    parts are no topic here.
    """
    topic = inquiry.topic
    if not inquiry.scope.narrowed or inquiry.question.expected is not None or inquiry.question.formal:
        return False
    held: set[tuple[str, str]] = set()
    for candidate in inquiry.candidates:
        held.update(inquiry.knowledge.text_terms(candidate.passage.clean, candidate.passage.context).bigrams)
    of_plans = load_lexicon().generic["plans"]
    words = {word: weight for word, weight in topic.words.items() if not of_plans.issuperset(word)}
    missing = sum(weight for word, weight in words.items() if word not in held and inquiry.knowledge.known_pair(word))
    return bool(words) and missing >= _MOST_OF_IT * sum(words.values())


@cache
def load_decision() -> Mapping[str, float]:
    """Return the weights of the decision that ship with the package, with "bias"."""
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(files("qa.ranking").joinpath("weights.toml").read_text("utf-8"))
    return table["decision"]


def confidence(signals: Signals) -> float:
    """Return the calibrated probability (0..1) that the plans hold the answer."""
    weights = load_decision()
    total = weights["bias"] + sum(weights.get(name, 0.0) * getattr(signals, name) for name in NAMES)
    return 1 / (1 + math.exp(-total))
