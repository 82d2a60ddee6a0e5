"""Calibration: what logits must be divided by so that probabilities hold on questions about plans that were held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def mixtures(layers: Logits, phrases: Logits, questions: Sequence[Prepared]) -> dict[str, tuple[float, float]]:
    """Return for each head how much of the layers' and of the phrases' logits make the likeliest distribution of its labels.

    The two weights are a temperature (Guo et al. 2017, arXiv:1706.04599), too.
    """
    found = {}
    for head in layers:
        targets = np.stack([question.encoded.targets[head] for question in questions])
        known = ~np.isnan(targets).any(1)
        values = [torch.from_numpy(logits[head][known]) for logits in (layers, phrases)]
        one, other = _fit(values, torch.from_numpy(targets[known]), many=head in MULTIPLE)
        found[head] = (one, other)
    return found


def mixed(layers: Logits, phrases: Logits, shares: Mapping[str, tuple[float, float]]) -> Logits:
    """Return the logits of both together."""
    return {head: (shares[head][0] * layers[head] + shares[head][1] * phrases[head]).astype(np.float32) for head in layers}


def temperature_of_marks(marks: Sequence[NDArray[np.float32]], questions: Sequence[Prepared]) -> float:
    """Return what the marks' logits must be divided by."""
    flat = torch.from_numpy(np.concatenate([values.reshape(-1, 3) for values in marks]))
    tags = torch.from_numpy(np.concatenate([question.encoded.tags.reshape(-1) for question in questions]))
    known = tags != UNKNOWN
    (share,) = _fit([flat[known]], functional.one_hot(tags[known], 3).float(), many=False)
    return 1 / share


def _fit(values: Sequence[torch.Tensor], targets: torch.Tensor, *, many: bool) -> list[float]:
    """Return the weights of ``values``, none below nought, whose sum fits ``targets`` best."""
    shares = torch.full((len(values),), 1 / len(values), requires_grad=True)
    optimizer = torch.optim.Adam([shares], lr=_RATE)
    for _ in range(_STEPS):
        summed = torch.stack([share * value for share, value in zip(shares, values, strict=True)]).sum(0)
        each = functional.binary_cross_entropy_with_logits if many else functional.cross_entropy
        loss = each(summed, targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            shares.clamp_(min=0.0)
    found: list[float] = shares.detach().tolist()
    return found


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
