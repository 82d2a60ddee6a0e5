"""Measuring a model on questions that it was not fitted to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from training.batches import Prepared, batches
from training.encoding import UNKNOWN
from training.labels import BEGINS, HEADS, KINDS, MULTIPLE
from training.model import Upper

Logits = dict[str, NDArray[np.float32]]


def logits_of(model: Upper, questions: Sequence[Prepared]) -> tuple[Logits, list[NDArray[np.float32]]]:
    """Return logits by head [questions, classes], and each question's of its words [words, kinds, 3]."""
    model.eval()
    found: dict[str, list[NDArray[np.float32]]] = {head: [] for head in HEADS}
    marks: list[NDArray[np.float32]] = []
    with torch.inference_mode():
        for batch in batches(questions, 32):
            values, words = model(batch.states, batch.present, batch.firsts)
            for head, value in values.items():
                found[head].append(value.numpy())
            marks += list(words.numpy())
    whole = {head: np.concatenate(parts) for head, parts in found.items()}
    return whole, [mark[: len(q.encoded.firsts)] for mark, q in zip(marks, questions, strict=True)]


def figures(logits: Logits, questions: Sequence[Prepared]) -> dict[str, float]:
    """Return the share right of each head where its label is known; "ask" is right where it is any of the fields wanted."""
    out = {}
    for head, values in logits.items():
        targets = np.stack([question.encoded.targets[head] for question in questions])
        known = ~np.isnan(targets).any(1)
        values, targets = values[known], targets[known]
        if head in MULTIPLE:
            out[head] = float(((values > 0) == (targets > 0.5)).all(1).mean())
        else:
            out[head] = float((targets[np.arange(len(targets)), values.argmax(1)] > 0).mean())
    return out


def span_figures(marks: Sequence[NDArray[np.float32]], questions: Sequence[Prepared]) -> dict[str, float]:
    """Return F1 of the marked words, by kind."""
    right, found, wanted = (np.zeros(len(KINDS)) for _ in range(3))
    for values, question in zip(marks, questions, strict=True):
        tags = question.encoded.tags
        if not len(tags) or (tags == UNKNOWN).all():
            continue
        said, gold = values.argmax(2) >= BEGINS, tags >= BEGINS
        right += (said & gold).sum(0)
        found += said.sum(0)
        wanted += gold.sum(0)
    return {kind.value: float(2 * r / max(f + w, 1)) for kind, r, f, w in zip(KINDS, right, found, wanted, strict=True)}
