"""Fitting the tuned layers and the heads: seeded, and resumed where it was killed."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch.nn import functional

from training.batches import Batch, Prepared, batches
from training.checkpoints import keep, resume
from training.encoding import UNKNOWN
from training.labels import MULTIPLE
from training.model import Upper

_HEAD_WEIGHTS: Final = {
    "ask": 2.0,
    "wanted": 1.0,
    "many": 0.5,
    "form": 1.0,
    "of": 0.5,
    "expects": 0.7,
    "role": 0.5,
    "negated": 1.0,
}
_MARKS_WEIGHT: Final = 2.0
_SMOOTHING: Final = 0.05
_TOLD_EVERY: Final = 10
_SAMPLED: Final = 512
_RAREST: Final = 0.003
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How to fit: passes over the questions, questions a step, step sizes of layers and heads, seed."""

    passes: int = 4
    batch: int = 16
    layers_rate: float = 1.5e-4
    heads_rate: float = 3e-3
    seed: int = 14


def standardise(model: Upper, questions: Sequence[Prepared], size: int = 32) -> None:
    """Set the means and deviations to those of the model's vectors over a part of ``questions``, as it stands."""
    pooled, words = [], []
    drawn = np.random.default_rng(_SAMPLED).permutation(len(questions))[:_SAMPLED]
    model.eval()
    with torch.inference_mode():
        for batch in batches([questions[at] for at in drawn], size):
            vectors, of_words = model.vectors(batch.states, batch.present, batch.firsts)
            pooled.append(vectors)
            words.append(of_words[batch.firsts > 0])
    for norm, values in ((model.whole, torch.cat(pooled)), (model.word, torch.cat(words))):
        norm.running_mean.copy_(values.mean(0))
        norm.running_var.copy_(values.var(0))


@torch.no_grad()  # type: ignore[untyped-decorator]
def begin_with_shares(model: Upper, questions: Sequence[Prepared]) -> None:
    """Set the constants of the heads and of the marks to how often each class is right among ``questions``.

    What goes into the heads is standardised, so that only the constants can say it, and steps would take long to get there.
    """
    for name, head in model.heads.items():
        targets = torch.from_numpy(np.stack([question.encoded.targets[name] for question in questions]))
        shares = targets[~targets.isnan().any(1)].mean(0).clamp(_RAREST, 1 - _RAREST)
        head.bias.copy_(shares.logit() if name in MULTIPLE else shares.log())
    tags = torch.from_numpy(np.concatenate([question.encoded.tags for question in questions]))
    counts = torch.stack([(tags == tag).sum(0) for tag in range(3)], 1).float()
    shares = (counts / counts.sum(1, keepdim=True)).clamp(_RAREST, 1)
    model.marks.bias.copy_(shares.log().flatten())


def fit(model: Upper, variants: Sequence[Sequence[Prepared]], schedule: Schedule, checkpoint: Path | None = None) -> None:
    """Fit ``model`` to ``variants``: for every question the ways it is typed, of which each pass takes one in turn.

    After each pass all that is needed to go on is written to ``checkpoint``, and read from there at the start.
    """
    torch.manual_seed(schedule.seed)
    optimizer = torch.optim.AdamW(
        [
            {"params": model.layers.parameters(), "lr": schedule.layers_rate},
            {"params": [*model.heads.parameters(), *model.marks.parameters()], "lr": schedule.heads_rate},
        ],
        weight_decay=0.01,
    )
    steps = schedule.passes * math.ceil(len(variants) / schedule.batch)
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [schedule.layers_rate, schedule.heads_rate], total_steps=steps + 1, pct_start=0.1
    )
    done = resume(checkpoint, model, optimizer, rates)
    for turn in range(done, schedule.passes):
        chance = np.random.default_rng([schedule.seed, turn])
        chosen = [ways[turn % len(ways)] if turn < len(ways) else ways[int(chance.integers(len(ways)))] for ways in variants]
        model.train()
        losses: list[float] = []
        for batch in batches(chosen, schedule.batch, chance):
            losses.append(_step(model, batch, optimizer, rates))
            if len(losses) % _TOLD_EVERY == 0:
                _log.info("pass %d, step %d: loss %.3f", turn + 1, len(losses), np.mean(losses[-_TOLD_EVERY:]))
        keep(checkpoint, model, optimizer, rates, turn + 1)
    standardise(model, [ways[0] for ways in variants])


def _step(model: Upper, batch: Batch, optimizer: torch.optim.Optimizer, rates: Any) -> float:  # noqa: ANN401
    loss = loss_of(model, batch)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    rates.step()
    return float(loss.detach())


def loss_of(model: Upper, batch: Batch) -> torch.Tensor:
    """Return the loss over all heads and marks, labels that are not known left out."""
    logits, marks = model(batch.states, batch.present, batch.firsts)
    loss = torch.zeros(())
    for head, values in logits.items():
        target = batch.targets[head]
        known = ~target.isnan().any(1)
        if not known.any():
            continue
        values, target, weights = values[known], target[known], batch.weights[known]
        if head in MULTIPLE:
            each = functional.binary_cross_entropy_with_logits(values, target, reduction="none").sum(1)
        else:
            classes = target.shape[1]
            smooth = target * (1 - _SMOOTHING) + _SMOOTHING / classes
            each = -(smooth * functional.log_softmax(values, 1)).sum(1)
        loss = loss + _HEAD_WEIGHTS[head] * (each * weights).sum() / len(batch.weights)
    return loss + _MARKS_WEIGHT * functional.cross_entropy(
        marks.flatten(0, 2), batch.tags.flatten(), ignore_index=UNKNOWN, reduction="sum"
    ) / ((batch.tags != UNKNOWN).any(2).sum().clamp_min(1))
