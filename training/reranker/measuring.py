"""How well the reranker puts a proof first, and tells questions that have one from those that have none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.answers.logistic import auc

_TOP = 3


def figures(proves: Sequence[NDArray[np.bool_]], logits: Sequence[NDArray[Any]]) -> dict[str, float]:
    """Return how often a proof comes first and among the first three, as found and as reranked, over the lists that hold one.

    ``proves`` and ``logits`` hold a list's excerpts in the order in which they were found. "AUC": how often the best logit of a
    question with a proof is above that of one without.
    """
    pairs = list(zip(proves, logits, strict=True))
    held = [(right, values) for right, values in pairs if right.any()]
    best = np.array([values.max() for _, values in pairs])
    return {
        "questions": float(len(pairs)),
        "first as found": float(np.mean([right[0] for right, _ in held])),
        "first": float(np.mean([right[values.argmax()] for right, values in held])),
        "three as found": float(np.mean([right[:_TOP].any() for right, _ in held])),
        "three": float(np.mean([right[np.argsort(-values)[:_TOP]].any() for right, values in held])),
        "AUC": auc(best, np.array([bool(right.any()) for right, _ in pairs])),
    }
