"""Two fits with a ridge: a logistic sum, and a softmax over lists; and how well scores tell right from wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of features: ``weights`` [features] of the features as they are, and ``bias``."""

    weights: Vector
    bias: float

    def of(self, features: Vector) -> Vector:
        """Return the sums for ``features`` [examples, features]."""
        return features @ self.weights + self.bias


@dataclass(frozen=True, slots=True)
class Prior:
    """Weights [features] that a fit starts from, and how sharply scores of their size tell one from another."""

    weights: Vector
    sharpness: float


def fit_logistic(features: Vector, right: Flags, worth: Vector, ridge: float) -> Sum:
    """Return the sum whose logistic is likeliest to tell ``right`` examples [examples], each counting as it is ``worth``.

    Features are standardised before, so that ``ridge`` holds all of them alike near zero.
    """
    mean, spread = features.mean(0), features.std(0)
    used = spread > 1e-9
    scale = np.where(used, spread, 1.0)
    plain = np.where(used, (features - mean) / scale, 0.0)
    sign = np.where(right, 1.0, -1.0)

    def loss(theta: Vector) -> tuple[float, Vector]:
        """Return the weighted logistic loss with its ridge, and its gradient."""
        margin = sign * (plain @ theta[1:] + theta[0])
        pull = -worth * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        value = float(worth @ np.logaddexp(0, -margin)) + ridge * float(theta[1:] @ theta[1:]) / 2
        return value, np.concatenate([[pull.sum()], plain.T @ pull + ridge * theta[1:]])

    found = minimize(loss, np.zeros(features.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = np.where(used, found[1:] / scale, 0.0)
    return Sum(weights, float(found[0] - weights @ mean))


def fit_order(lists: Sequence[Vector], chosen: Sequence[Flags], ridge: float, near: Prior | None = None) -> Vector:
    """Return the weights [features] by which one of the ``chosen`` of each list likely comes first (a softmax over lists).

    With a prior they stay ``near`` it, and none falls below zero.
    """
    start = np.zeros(lists[0].shape[1]) if near is None else near.weights
    sharpness = 1.0 if near is None else near.sharpness

    def loss(theta: Vector) -> tuple[float, Vector]:
        """Return the loss of the right places of all lists (softmax over scores) with its ridge, and its gradient."""
        value, pull = 0.0, np.zeros(len(start))
        for features, right in zip(lists, chosen, strict=True):
            scores = sharpness * (features @ theta)
            share = np.exp(scores - scores.max())
            share /= share.sum()
            whole = share[right].sum() + 1e-12
            value -= float(np.log(whole))
            pull -= sharpness * (features.T @ (np.where(right, share / whole, 0.0) - share))
        count, moved = len(lists), theta - start
        return value / count + ridge * float(moved @ moved) / 2, pull / count + ridge * moved

    bounds = None if near is None else [(0, None)] * len(start)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def auc(scores: Vector, right: Flags) -> float:
    """Return the probability that a right one scores above a wrong one, ties counting half; NaN where one kind is absent."""
    good, bad = np.sort(scores[right]), scores[~right]
    if not len(good) or not len(bad):
        return float("nan")
    below, upto = np.searchsorted(good, bad, "left"), np.searchsorted(good, bad, "right")
    return float(np.mean(1 - (below + upto) / (2 * len(good))))
