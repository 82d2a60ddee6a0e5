"""The model: tuned layers above the base encoder's lower ones, and heads for questions and for their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from training.labels import HEADS, KINDS

LAYERS: Final = 6
"""Layers of the base encoder that are used, of twelve."""

FROZEN: Final = 3
"""Lowest layers that stay as they are, with the embeddings: they are read from the base encoder and never shipped."""

_DROPOUT: Final = 0.1


class Lower(nn.Module):  # type: ignore[misc]
    """The base encoder's embeddings and lowest layers, never trained."""

    def __init__(self, base: Path) -> None:
        """Take the folder of the base encoder."""
        super().__init__()
        bert = bert_of(base, 0.0)
        self.embeddings = bert.embeddings
        self.layers = bert.encoder.layer[:FROZEN]
        self.requires_grad_(requires_grad=False)
        self.eval()

    @torch.inference_mode()  # type: ignore[untyped-decorator]
    def forward(self, ids: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """Return the states above the frozen layers, shape [texts, tokens, size]; ``present`` is 1 where there is a token."""
        states: torch.Tensor = self.embeddings(input_ids=ids)
        return through(self.layers, states, present)


class Upper(nn.Module):  # type: ignore[misc]
    """The tuned layers and the heads: from the states of :class:`Lower` to logits."""

    def __init__(self, base: Path) -> None:
        """Take the folder of the base encoder, whose layers the tuned ones begin as."""
        super().__init__()
        bert = bert_of(base, _DROPOUT)
        self.layers = bert.encoder.layer[FROZEN:LAYERS]
        size = bert.config.hidden_size
        # Pooled vectors of any two texts are all but alike: heads learn nothing from them as they are. Standardised by what was
        # measured before, a step that moves the mean of all vectors is magnified, and nothing is learned either.
        self.whole, self.word = (nn.BatchNorm1d(length, affine=False, momentum=0.05) for length in (2 * size, size))
        self.dropout = nn.Dropout(_DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(2 * size, len(classes)) for name, classes in HEADS.items()})
        self.marks = nn.Linear(size, 3 * len(KINDS))

    def vectors(self, states: torch.Tensor, present: torch.Tensor, firsts: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return mean and first token of the states [texts, 2 * size], and the words' first tokens [texts, words, size]."""
        states = through(self.layers, states, present)
        mean = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        words = torch.gather(states, 1, firsts[:, :, None].expand(-1, -1, states.shape[2]))
        return torch.cat([mean, states[:, 0]], 1), words

    def forward(
        self, states: torch.Tensor, present: torch.Tensor, firsts: torch.Tensor
    ) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        """Return logits by head [texts, classes], and of words [texts, words, kinds, 3].

        ``firsts`` [texts, words] is the place of each word's first token, 0 where there is no word.
        """
        pooled, words = self.vectors(states, present, firsts)
        there = firsts > 0
        pooled = self.dropout(self.whole(pooled))
        marks = torch.zeros(*firsts.shape, len(KINDS), 3)
        marks[there] = self.marks(self.dropout(self.word(words[there]))).unflatten(1, (len(KINDS), 3))
        return {name: head(pooled) for name, head in self.heads.items()}, marks


def bert_of(base: Path, dropout: float) -> Any:  # noqa: ANN401 - transformers is not typed
    """Return the first :data:`LAYERS` layers of the base encoder in the folder ``base``."""
    from transformers import BertModel, logging

    logging.set_verbosity_error()
    return BertModel.from_pretrained(
        base,
        num_hidden_layers=LAYERS,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
        add_pooling_layer=False,
        dtype=torch.float32,
    )


def through(layers: Any, states: torch.Tensor, present: torch.Tensor) -> torch.Tensor:  # noqa: ANN401
    """Return ``states`` [texts, tokens, size] after ``layers``; ``present`` [texts, tokens] is 1 where there is a token."""
    hidden_by = (1.0 - present[:, None, None, :]) * -1e9
    for layer in layers:
        found = layer(states, hidden_by)
        states = found[0] if isinstance(found, tuple) else found
    return states
