"""The decision between answer and silence: weights of its signals, and from which probability on an answer is given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from qa.deciding.decide import ALONE, REREAD, decision_file, load_decision, with_alone
from qa.deciding.signals import PROOF
from training.answers.asking import Outcome
from training.answers.logistic import Flags, Sum, Vector, auc, fit_logistic

LOST: Final = 0.03
"""Share of the right answers that the decision may cost."""
LOST_REREAD: Final = 0.05
"""The same where the reranker has its say: both more answers and more silence than without it."""
_RIDGE: Final = 10.0
_WORTH_WRONG: Final = 0.1
"""What a wrong answer to a question that has one counts: silence would be better, but it may show the right place."""
_LEAST_WEIGHT: Final = 5e-4
_HEAD: Final = """\
# The decision between answer and silence (qa/deciding/decide.py), by `python -m training.answers`. Do not edit by hand; figures
# stand in MODEL_CARD.md. An answer is given where it is right with the probability `least` or more.
"""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the decision is fitted to: signals [examples, signals] of answers, which are right, what each is worth."""

    signals: Vector
    right: Flags
    worth: Vector


def names_of(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the names of all signals, in their order."""
    return tuple(next(each.signals for each in outcomes if each.signals))


def examples_of(outcomes: Sequence[Outcome], names: Sequence[str]) -> Fitted:
    """Return the examples among ``outcomes``: what was answered, and counts."""
    kept = [each for each in outcomes if each.signals and each.question.counts]
    worth = [_WORTH_WRONG if each.question.answerable and not each.right else 1.0 for each in kept]
    return Fitted(_matrix(kept, names), np.array([each.right for each in kept]), np.array(worth))


def _matrix(outcomes: Sequence[Outcome], names: Sequence[str]) -> Vector:
    return np.array([[(each.signals or {}).get(name, 0.0) for name in names] for each in outcomes])


def fit_decision(outcomes: Sequence[Outcome], names: Sequence[str]) -> Sum:
    """Return the sum of signals that tells right answers."""
    examples = examples_of(outcomes, names)
    return fit_logistic(examples.signals, examples.right, examples.worth, _RIDGE)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The questions of one author with the scores of their answers by weights that were fitted on the others.

    -inf where no answer was found.
    """

    outcomes: tuple[Outcome, ...]
    scores: Vector

    @property
    def right(self) -> Flags:
        """Which answers are right."""
        return np.array([each.right for each in self.outcomes])

    @property
    def unanswerable(self) -> Flags:
        """Which questions no plan answers."""
        return np.array([not each.question.answerable for each in self.outcomes])

    def figures(self, least: float) -> dict[str, float]:
        """Return how well scores tell right answers from any to what has none, and what comes of giving from ``least`` on."""
        told = np.isfinite(self.scores) & (self.right | self.unanswerable)
        given = self.scores >= least
        return {
            "AUC": auc(self.scores[told], self.right[told]),
            "answers": float((self.right & given)[~self.unanswerable].mean()),
            "answers without silence": float(self.right[~self.unanswerable].mean()),
            "silent": float((~given)[self.unanswerable].mean()),
            "silent without the decision": float((~np.isfinite(self.scores))[self.unanswerable].mean()),
        }


def held_out(outcomes: Sequence[Outcome], names: Sequence[str]) -> dict[str, HeldOut]:
    """Return by author his questions with scores by weights that were fitted on all others."""
    found = {}
    for author in sorted({each.question.author for each in outcomes}):
        sums = fit_decision([each for each in outcomes if each.question.author != author], names)
        own = [each for each in outcomes if each.question.author == author and each.question.counts]
        scores = np.where([each.signals is not None for each in own], sums.of(_matrix(own, names)), -np.inf)
        found[author] = HeldOut(tuple(own), scores)
    return found


def least_of(parts: Collection[HeldOut], lost: float = LOST) -> float:
    """Return the highest score from which on answers may be given that costs at most ``lost`` of the right ones."""
    return float(np.quantile(np.concatenate([part.scores[part.right] for part in parts]), lost))


def with_alone_of(outcome: Outcome) -> Outcome:
    """Return ``outcome`` with what the decision without the reranker makes of its signals as one more signal."""
    return outcome if outcome.signals is None else replace(outcome, signals=with_alone(outcome.signals))


@dataclass(frozen=True)
class Decided:
    """A ``kind`` of decision and what it is fitted to.

    The authors ``chosen_on`` choose from which probability on answers are given: ``lost`` is the share of the right ones that
    this may cost.
    """

    kind: str
    outcomes: Sequence[Outcome]
    chosen_on: tuple[str, ...]
    lost: float = LOST

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the signals: the reranker's, beside what all others come to alone; or all but the reranker's."""
        rereads = self.kind == REREAD
        return tuple(name for name in names_of(self.outcomes) if name.startswith((ALONE, PROOF)) is rereads)

    @cached_property
    def parts(self) -> dict[str, HeldOut]:
        """The questions by author, with scores by weights that were fitted on the others."""
        return held_out(self.outcomes, self.names)

    @cached_property
    def least(self) -> float:
        """The sum from which on answers are given."""
        return least_of([self.parts[author] for author in self.chosen_on], self.lost)

    def lines(self) -> list[str]:
        """Fit on all outcomes and return the lines of the package's file."""
        sums = fit_decision(self.outcomes, self.names)
        weights = {name: value for name, value in zip(self.names, sums.weights, strict=True) if abs(value) >= _LEAST_WEIGHT}
        least = 1 / (1 + np.exp(-self.least))
        lines = [f"[{self.kind}]", f"bias = {sums.bias:.3f}", f"least = {least:.3f}", "", f"[{self.kind}.weights]"]
        return [*lines, *(f"{name} = {value:.3f}" for name, value in weights.items()), ""]

    def figures(self) -> dict[str, dict[str, float]]:
        """Return the figures by author."""
        return {author: part.figures(self.least) for author, part in self.parts.items()}


def write_decision(lines: Sequence[str]) -> Path:
    """Write ``lines``, those of all kinds of decision, as the package's file, have it read anew, and return it."""
    file = decision_file()
    file.write_text(_HEAD + "\n".join(lines).rstrip() + "\n", "utf-8")
    load_decision.cache_clear()
    return file
