"""The reranker in training: tuned layers above the base encoder's lower ones, and one head over the pooled text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import torch
from torch import nn

from training.model import FROZEN, LAYERS, bert_of, through
from training.reranker.batches import PairBatch

_DROPOUT: Final = 0.1
_RARELY: Final = -2.0
"""The logit that a excerpt begins with: few of what is found is a proof."""


class PairModel(nn.Module):  # type: ignore[misc]
    """From the states of :class:`training.model.Lower` over pairs to the logits of their being proofs."""

    def __init__(self, base: Path) -> None:
        """Take the folder of the base encoder, whose layers the tuned ones begin as."""
        super().__init__()
        bert = bert_of(base, _DROPOUT)
        self.layers = bert.encoder.layer[FROZEN:LAYERS]
        size = 2 * bert.config.hidden_size
        self.norm = nn.BatchNorm1d(size, affine=False, momentum=0.05)  # see training.model.Upper
        self.dropout = nn.Dropout(_DROPOUT)
        self.proof = nn.Linear(size, 1)
        nn.init.zeros_(self.proof.weight)
        nn.init.constant_(self.proof.bias, _RARELY)

    def vectors(self, batch: PairBatch) -> torch.Tensor:
        """Return mean and first token of the last states of every pair, shape [pairs, 2 * size]."""
        found = [_pooled(through(self.layers, states, present).float(), present) for states, present in batch.parts]
        return torch.cat(found)[batch.places]

    def forward(self, batch: PairBatch) -> torch.Tensor:
        """Return the logits [pairs] of the batch's pairs."""
        logits: torch.Tensor = self.proof(self.dropout(self.norm(self.vectors(batch))))
        return logits[:, 0]


def _pooled(states: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
    mean = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
    return torch.cat([mean, states[:, 0]], 1)
