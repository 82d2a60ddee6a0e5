"""The one decision to answer or to be silent, for every way to an answer: a logistic sum of signals, learned and calibrated.

In: a query looked up, and the draft of its answer. Out: whether the draft is given. The weights are made by
``python -m training.answers`` from what is in the repository; how they carry over stands in ``MODEL_CARD.md`` beside them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from qa.composing.draft import Draft
from qa.deciding.signals import Signals, is_reread, signals_of
from qa.ranking.looked_up import LookedUp

ALONE: Final = "alone"
"""The decision by all signals but the reranker's; and as a signal of the other what it comes to."""
REREAD: Final = "reread"
"""The decision where the reranker read the best of what was found."""
_TOTAL: Final = 4.0
"""About the highest sum that the decision without the reranker comes to."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a draft is ``given``: by which signals, how probably it is right, and from which probability on one is given."""

    given: bool
    probability: float = 1.0
    least: float = 0.0
    signals: Signals = field(default_factory=dict)


Judge = Callable[[LookedUp, Draft], Ruling]
"""Decides whether a draft with lines is given as the answer to what was looked up."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights by signal, with what they are added to (``bias``), and the probability from which on an answer is given."""

    weights: Mapping[str, float]
    bias: float
    least: float

    def total(self, signals: Signals) -> float:
        """Return the sum that ``signals`` come to."""
        return self.bias + math.fsum(weight * signals.get(name, 0.0) for name, weight in self.weights.items())

    def confidence(self, signals: Signals) -> float:
        """Return the probability (0..1) that an answer with these signals is right."""
        return 1 / (1 + math.exp(-max(min(self.total(signals), 30.0), -30.0)))


def decision_file() -> Path:
    """Return where the decision lies in the package."""
    return Path(str(files("qa.deciding").joinpath("decision.toml")))


@cache
def load_decision(kind: str = ALONE) -> Decision:
    """Return the decision that ships with the package: :data:`ALONE`, or :data:`REREAD` where the reranker has its say."""
    table: Mapping[str, Any] = tomllib.loads(decision_file().read_text("utf-8"))[kind]
    return Decision(table["weights"], table["bias"], table["least"])


def decide(looked: LookedUp, draft: Draft) -> Ruling:
    """Decide whether ``draft`` is given: whether it is right with at least the probability that the decision asks for."""
    decision, signals = load_decision(ALONE), signals_of(looked, draft)
    if is_reread(signals):
        decision, signals = load_decision(REREAD), with_alone(signals)
    sure = decision.confidence(signals)
    return Ruling(sure >= decision.least, sure, decision.least, signals)


def with_alone(signals: Signals) -> Signals:
    """Return ``signals`` with what the decision without the reranker makes of them, about -1..1, as one more."""
    total = load_decision(ALONE).total(signals) / _TOTAL
    return {**signals, ALONE: max(-1.0, min(total, 1.0))}


def always(_looked: LookedUp, _draft: Draft) -> Ruling:
    """Give every draft: the judge where the learned decision is turned off."""
    return Ruling(given=True)
