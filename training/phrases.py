"""The linear model over phrases: fitted to the same targets as the heads of the layers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from qa.understanding.learned_phrases import PLACES, phrase_rows
from training.encoding import targets_of
from training.labels import HEADS, MULTIPLE, Labelled
from training.measuring import Logits

_PASSES: Final = 14
_BATCH: Final = 32
_RATE: Final = 0.02
_DECAY: Final = 2e-5
_LEFT_OUT: Final = 0.25
"""Share of a question's phrases that a step does not see."""

_log = logging.getLogger(__name__)


class PhraseModel(nn.Module):  # type: ignore[misc]
    """Gives logits of every head: the sum over a question's phrases, scaled by the root of their number, and a constant."""

    def __init__(self) -> None:
        """Begin with a table of zeros."""
        super().__init__()
        self.sizes = [len(classes) for classes in HEADS.values()]
        self.table = nn.EmbeddingBag(PLACES, sum(self.sizes), mode="sum", sparse=False)
        nn.init.zeros_(self.table.weight)
        self.bias = nn.Parameter(torch.zeros(sum(self.sizes)))

    def forward(self, rows: Sequence[Sequence[int]]) -> dict[str, torch.Tensor]:
        """Return logits by head for questions whose phrases stand in ``rows``."""
        flat = torch.tensor([row for one in rows for row in one])
        lengths = torch.tensor([len(one) for one in rows])
        offsets = torch.cat([torch.zeros(1, dtype=torch.long), lengths.cumsum(0)[:-1]])
        values = self.table(flat, offsets) / lengths.sqrt()[:, None] + self.bias
        return dict(zip(HEADS, values.split(self.sizes, 1), strict=True))


def fit_phrases(questions: Sequence[Labelled], seed: int = 3) -> PhraseModel:
    """Return the model fitted to ``questions``."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    rows = [np.array(phrase_rows(question.text)) for question in questions]
    targets = [targets_of(question) for question in questions]
    model = PhraseModel()
    optimizer = torch.optim.Adam(model.parameters(), lr=_RATE)
    for turn in range(_PASSES):
        order = chance.permutation(len(questions))
        losses = []
        for start in range(0, len(order), _BATCH):
            members = order[start : start + _BATCH]
            seen = [[int(row) for row in rows[at][chance.random(len(rows[at])) > _LEFT_OUT]] or [0] for at in members]
            loss = torch.zeros(())
            for head, values in model(seen).items():
                target = torch.from_numpy(np.stack([targets[at][head] for at in members]))
                weights = torch.tensor([questions[at].weight for at in members])
                loss = loss + _loss(values, target, weights, many=head in MULTIPLE)
            loss = loss + _DECAY * (model.table.weight**2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(float(loss.detach()))
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - (turn + 1) / _PASSES) + 1e-4
        _log.info("phrases, pass %d: loss %.3f", turn + 1, np.mean(losses))
    return model


def _loss(values: torch.Tensor, target: torch.Tensor, weights: torch.Tensor, *, many: bool) -> torch.Tensor:
    known = ~target.isnan().any(1)
    if not known.any():
        return torch.zeros(())
    values, target, weights = values[known], target[known], weights[known]
    if many:
        each = functional.binary_cross_entropy_with_logits(values, target, reduction="none").sum(1)
    else:
        each = -(target * functional.log_softmax(values, 1)).sum(1)
    return (each * weights).mean()


def phrase_logits(model: PhraseModel, texts: Sequence[str]) -> Logits:
    """Return logits by head [questions, classes]."""
    with torch.inference_mode():
        return {head: values.numpy() for head, values in model([phrase_rows(text) or [0] for text in texts]).items()}
