"""Fitting the reranker: seeded, and resumed where it was killed."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from training.checkpoints import keep, resume
from training.fitting import Schedule
from training.reranker.batches import PreparedList, batch_of, batches
from training.reranker.model import PairModel

_SAMPLED: Final = 60
_TOLD_EVERY: Final = 100
_WITHOUT_PROOF: Final = 0.3
"""What it counts that a list is told to hold no proof once its proofs are taken out."""
_log = logging.getLogger(__name__)


DEFAULT: Final = Schedule(passes=2, batch=5, seed=17)
"""How the shipped weights are fitted; ``batch`` counts lists."""


def standardise(model: PairModel, lists: Sequence[PreparedList]) -> None:
    """Set the means and deviations to those of the model's vectors over a part of ``lists``, as it stands."""
    drawn = np.random.default_rng(_SAMPLED).permutation(len(lists))[:_SAMPLED]
    model.eval()
    with torch.inference_mode():
        vectors = torch.cat([model.vectors(batch_of([lists[at]])) for at in drawn])
    model.norm.running_mean.copy_(vectors.mean(0))
    model.norm.running_var.copy_(vectors.var(0))


def fit(model: PairModel, lists: Sequence[PreparedList], schedule: Schedule, checkpoint: Path | None = None) -> None:
    """Fit ``model`` to ``lists``.

    After each pass all that is needed to go on is written to ``checkpoint``, and read from there at the start.
    """
    torch.manual_seed(schedule.seed)
    standardise(model, lists)
    optimizer = torch.optim.AdamW(
        [
            {"params": model.layers.parameters(), "lr": schedule.layers_rate},
            {"params": model.proof.parameters(), "lr": schedule.heads_rate},
        ],
        weight_decay=0.01,
    )
    steps = schedule.passes * math.ceil(len(lists) / schedule.batch)
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [schedule.layers_rate, schedule.heads_rate], total_steps=steps + 1, pct_start=0.1
    )
    done = resume(checkpoint, model, optimizer, rates)
    for turn in range(done, schedule.passes):
        losses: list[float] = []
        model.train()
        for batch in batches(lists, schedule.batch, np.random.default_rng([schedule.seed, turn])):
            losses.append(_step(model, batch, optimizer, rates))
            if len(losses) % _TOLD_EVERY == 0:
                _log.info("pass %d, step %d: loss %.3f", turn + 1, len(losses), np.mean(losses[-_TOLD_EVERY:]))
        keep(checkpoint, model, optimizer, rates, turn + 1)
    model.eval()


def _step(model: PairModel, batch: Sequence[PreparedList], optimizer: torch.optim.Optimizer, rates: Any) -> float:  # noqa: ANN401
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(batch_of(batch))
    loss = loss_of(logits.float(), batch)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    rates.step()
    return float(loss.detach())


def loss_of(logits: torch.Tensor, batch: Sequence[PreparedList]) -> torch.Tensor:
    """Return the mean loss over the lists of ``batch``: a softmax over each list's pairs and "none of these", which is 0.

    A list with proofs counts once more without them, a little: nothing else in it proves the answer.
    """
    total = torch.zeros(())
    at = 0
    for each in batch:
        whole = torch.cat([logits[at : at + len(each.states)], torch.zeros(1)])
        right = torch.from_numpy(np.append(each.proves, not each.proves.any()))
        total = total + torch.logsumexp(whole, 0) - torch.logsumexp(whole[right], 0)
        if each.proves.any():
            total = total + _WITHOUT_PROOF * torch.logsumexp(whole[~right], 0)
        at += len(each.states)
    return total / len(batch)


@torch.inference_mode()  # type: ignore[untyped-decorator]
def scores(model: PairModel, lists: Sequence[PreparedList]) -> list[np.ndarray[Any, np.dtype[np.float32]]]:
    """Return the logits of the pairs of each of ``lists``."""
    model.eval()
    return [model(batch_of([each])).float().numpy() for each in lists]
