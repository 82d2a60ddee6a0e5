"""Questions behind the frozen layers: their states are computed once, kept as half floats, and drawn in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from training.encoding import UNKNOWN, Encoded
from training.labels import HEADS, KINDS
from training.model import Lower

_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Batch:
    """Some questions for :class:`training.model.Upper`, padded, with their targets (see :class:`training.encoding.Encoded`)."""

    states: torch.Tensor
    present: torch.Tensor
    firsts: torch.Tensor
    tags: torch.Tensor
    targets: dict[str, torch.Tensor]
    weights: torch.Tensor


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question with its states above the frozen layers [tokens, size], half floats."""

    encoded: Encoded
    states: torch.Tensor


def prepare(questions: Sequence[Encoded], lower: Lower, kept: dict[tuple[int, ...], torch.Tensor]) -> list[Prepared]:
    """Return ``questions`` with their states, in the same order; ``kept`` holds states by token ids and gets the new ones."""
    found = {at: kept[key] for at, question in enumerate(questions) if (key := tuple(question.ids)) in kept}
    order = sorted(set(range(len(questions))) - set(found), key=lambda at: len(questions[at].ids))
    for start in range(0, len(order), _AT_ONCE):
        members = order[start : start + _AT_ONCE]
        longest = max(len(questions[at].ids) for at in members)
        ids = torch.ones(len(members), longest, dtype=torch.long)
        present = torch.zeros(len(members), longest)
        for row, at in enumerate(members):
            length = len(questions[at].ids)
            ids[row, :length] = torch.tensor(questions[at].ids)
            present[row, :length] = 1
        states = lower(ids, present).half()
        for row, at in enumerate(members):
            found[at] = kept[tuple(questions[at].ids)] = states[row, : len(questions[at].ids)].clone()
    return [Prepared(question, found[at]) for at, question in enumerate(questions)]


def batch_of(members: Sequence[Prepared]) -> Batch:
    """Return ``members`` as one batch."""
    longest = max(len(member.states) for member in members)
    words = max(1, max(len(member.encoded.firsts) for member in members))
    size = members[0].states.shape[1]
    states = torch.zeros(len(members), longest, size)
    present = torch.zeros(len(members), longest)
    firsts = torch.zeros(len(members), words, dtype=torch.long)
    tags = torch.full((len(members), words, len(KINDS)), UNKNOWN)
    for row, member in enumerate(members):
        states[row, : len(member.states)] = member.states.float()
        present[row, : len(member.states)] = 1
        count = len(member.encoded.firsts)
        firsts[row, :count] = torch.tensor(member.encoded.firsts, dtype=torch.long)
        tags[row, :count] = torch.from_numpy(member.encoded.tags)
    targets = {head: torch.from_numpy(np.stack([m.encoded.targets[head] for m in members])) for head in HEADS}
    return Batch(states, present, firsts, tags, targets, torch.tensor([m.encoded.weight for m in members]))


def batches(questions: Sequence[Prepared], size: int, chance: np.random.Generator | None = None) -> Iterator[Batch]:
    """Yield batches of questions of like length; in the order given where there is no ``chance``."""
    if chance is None:
        order = np.arange(len(questions))
        groups = [order[start : start + size] for start in range(0, len(order), size)]
    else:
        lengths = np.array([len(question.states) for question in questions])
        order = np.argsort(lengths + chance.uniform(0, 10, len(lengths)))
        groups = [order[start : start + size] for start in range(0, len(order), size)]
        if len(groups) > 1 and len(groups[-1]) == 1:  # one alone has no spread to be normalised by
            groups[-2:] = [np.concatenate(groups[-2:])]
        chance.shuffle(groups)
    for group in groups:
        yield batch_of([questions[at] for at in group])
