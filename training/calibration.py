"""Calibration: what logits must be divided by so that probabilities hold on questions about plans that were held out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from training.batches import Prepared
from training.encoding import UNKNOWN
from training.labels import MULTIPLE
from training.measuring import Logits

_STEPS: Final = 200
_RATE: Final = 0.05


def temperatures(logits: Logits, marks: Sequence[NDArray[np.float32]], questions: Sequence[Prepared]) -> dict[str, float]:
    """Return the temperature of each head and of the marks (Guo et al. 2017, arXiv:1706.04599)."""
    found = {}
    for head, values in logits.items():
        targets = np.stack([question.encoded.targets[head] for question in questions])
        known = ~np.isnan(targets).any(1)
        found[head] = _fit(torch.from_numpy(values[known]), torch.from_numpy(targets[known]), many=head in MULTIPLE)
    flat = torch.from_numpy(np.concatenate([values.reshape(-1, 3) for values in marks]))
    tags = torch.from_numpy(np.concatenate([question.encoded.tags.reshape(-1) for question in questions]))
    known_tags = tags != UNKNOWN
    found["marks"] = _fit(flat[known_tags], functional.one_hot(tags[known_tags], 3).float(), many=False)
    return found


def _fit(values: torch.Tensor, targets: torch.Tensor, *, many: bool) -> float:
    log = torch.zeros((), requires_grad=True)
    optimizer = torch.optim.Adam([log], lr=_RATE)
    for _ in range(_STEPS):
        scaled = values / log.exp()
        loss = (
            functional.binary_cross_entropy_with_logits(scaled, targets) if many else functional.cross_entropy(scaled, targets)
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return float(log.detach().exp().clamp(0.3, 10))


def field_weights(logits: Logits, questions: Sequence[Prepared]) -> tuple[float, float, float]:
    """Return how a field's own logit, its log share among all fields and a constant make its probability of being wanted."""
    targets = torch.from_numpy(np.stack([question.encoded.targets["wanted"] for question in questions]))
    own = torch.from_numpy(logits["wanted"])
    beside = (functional.softmax(torch.from_numpy(logits["ask"]), 1) + 1e-6).log()
    weights = torch.tensor([0.7, 0.7, 0.0], requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=_RATE)
    for _ in range(_STEPS):
        loss = functional.binary_cross_entropy_with_logits(weights[0] * own + weights[1] * beside + weights[2], targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    one, other, constant = weights.detach().tolist()
    return one, other, constant


def error_of_calibration(shares: NDArray[np.float32], right: NDArray[np.bool_], bins: int = 10) -> float:
    """Return the expected calibration error of ``shares`` that said what was ``right`` or not."""
    places = np.minimum((shares * bins).astype(int), bins - 1)
    gaps = [
        abs(float(shares[inside].mean()) - float(right[inside].mean())) * float(inside.mean())
        for at in range(bins)
        if (inside := places == at).any()
    ]
    return float(sum(gaps))
