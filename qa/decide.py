"""The decision to answer or to be silent, from several signals that a person can read, never from one cosine."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from qa.draft import Inquiry
from qa.rank import Ranked


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for an answer being in the plans, each 0..1.

    ``cover``: weight of the topic that the best candidate's text and headings hold. ``rare``: the same for its weightiest
    words alone. ``known``: share of the topic's weight that any passage holds. ``agree``: dense and lexical lists share their
    best. ``cosine``: the best candidate's cosine. ``lexical``: its BM25 beside the best possible for the topic's length.
    """

    cover: float
    rare: float
    known: float
    agree: float
    cosine: float
    formal: float


NAMES: tuple[str, ...] = tuple(field.name for field in fields(Signals))
_RARE_WORDS = 3
_TOP = 5


def signals_of(inquiry: Inquiry, best: Ranked) -> Signals:
    """Return the signals for answering the inquiry from ``best``."""
    topic, knowledge = inquiry.topic, inquiry.knowledge
    passage = best.candidate.passage
    terms = knowledge.text_terms(passage.clean, passage.context)
    held = terms.syllables | terms.context
    rare = sorted(topic.syllables, key=knowledge.weight, reverse=True)[:_RARE_WORDS]
    by_dense = sorted(inquiry.candidates, key=lambda c: -c.cosine)[:_TOP]
    by_lexical = sorted(inquiry.candidates, key=lambda c: -c.bm25)[:_TOP]
    shared = {c.passage.id for c in by_dense} & {c.passage.id for c in by_lexical}
    return Signals(
        cover=topic.cover(held),
        rare=sum(syllable in held for syllable in rare) / max(len(rare), 1),
        known=sum(knowledge.weight(s) for s in topic.syllables if knowledge.known(s)) / topic.total,
        agree=len(shared) / _TOP,
        cosine=best.candidate.cosine,
        formal=topic.cover_formal(terms.syllables),
    )


@cache
def load_decision() -> Mapping[str, float]:
    """Return the weights of the decision that ship with the package, with "bias"."""
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(files("qa").joinpath("weights.toml").read_text("utf-8"))
    return table["decision"]


def confidence(signals: Signals) -> float:
    """Return the calibrated probability (0..1) that the plans hold the answer."""
    weights = load_decision()
    total = weights["bias"] + sum(weights.get(name, 0.0) * getattr(signals, name) for name in NAMES)
    return 1 / (1 + math.exp(-total))
