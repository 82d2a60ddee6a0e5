"""The one decision to answer or to be silent, for every way to an answer: a logistic sum of signals, learned and calibrated.

In: an inquiry and the draft of its answer. Out: whether the draft is given. The weights are made by
``python -m training.answers`` from what is in the repository; how they carry over stands in ``MODEL_CARD.md`` beside them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from qa.composing.draft import Draft, Inquiry
from qa.contracts.trace import Stage
from qa.deciding.signals import Signals, signals_of

Judge = Callable[[Inquiry, Draft], bool]
"""Tells whether a draft with lines is given as the answer to its inquiry."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights by signal, with what they are added to (``bias``), and the probability from which on an answer is given."""

    weights: Mapping[str, float]
    bias: float
    least: float

    def confidence(self, signals: Signals) -> float:
        """Return the probability (0..1) that an answer with these signals is right."""
        total = self.bias + math.fsum(weight * signals.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def decision_file() -> Path:
    """Return where the decision lies in the package."""
    return Path(str(files("qa.deciding").joinpath("decision.toml")))


@cache
def load_decision() -> Decision:
    """Return the decision that ships with the package."""
    table: Mapping[str, Any] = tomllib.loads(decision_file().read_text("utf-8"))
    return Decision(table["weights"], table["bias"], table["least"])


def is_given(inquiry: Inquiry, draft: Draft) -> bool:
    """Tell whether ``draft`` is given: it is right with at least the probability that the decision asks for."""
    decision = load_decision()
    signals = signals_of(inquiry, draft)
    sure = decision.confidence(signals)
    if inquiry.trace is not None:
        told = {name: round(value, 3) for name, value in signals.items() if value}
        inquiry.trace.add(Stage.DECIDING, way=draft.source, probability=round(sure, 3), least=decision.least, signals=told)
    return sure >= decision.least


def always(_inquiry: Inquiry, _draft: Draft) -> bool:
    """Give every draft: the judge where the learned decision is turned off."""
    return True
