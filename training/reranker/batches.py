"""Lists of pairs behind the frozen layers: their states are computed once, kept as half floats, and drawn in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from qa.ranking.reranker import PairTokens
from training.model import Lower
from training.reranker.collecting import Pairs

_AT_ONCE = 64
_PARTS = 3
_PROOFS = 2
_OTHERS = 5


@dataclass(frozen=True, slots=True)
class PreparedList:
    """The pairs of a question: the states of each [tokens, size] as half floats, and which of them prove its answer."""

    pairs: Pairs
    states: tuple[torch.Tensor, ...]
    proves: NDArray[np.bool_]

    def drawn(self, chance: np.random.Generator) -> PreparedList:
        """Return a few of the pairs: proofs and others, as many as a step has time for."""
        kept = [
            at
            for of_kind, most in ((np.flatnonzero(self.proves), _PROOFS), (np.flatnonzero(~self.proves), _OTHERS))
            for at in sorted(chance.permutation(of_kind)[:most].tolist())
        ]
        return PreparedList(self.pairs, tuple(self.states[at] for at in kept), self.proves[kept])


def prepare(lists: Sequence[Pairs], tokens: PairTokens, lower: Lower) -> list[PreparedList]:
    """Return ``lists`` with their states, in the same order; a pair that occurs twice is computed once."""
    ids = [[tuple(tokens.ids(each.text, excerpt)) for excerpt in each.excerpts] for each in lists]
    kept: dict[tuple[int, ...], torch.Tensor] = {}
    order = sorted({pair for of_list in ids for pair in of_list}, key=lambda pair: (len(pair), pair))
    for start in range(0, len(order), _AT_ONCE):
        members = order[start : start + _AT_ONCE]
        padded, present = padded_ids(members)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = lower(padded, present).half()
        for row, pair in enumerate(members):
            kept[pair] = states[row, : len(pair)].clone()
    return [
        PreparedList(each, tuple(kept[pair] for pair in of_list), np.array(each.proves))
        for each, of_list in zip(lists, ids, strict=True)
    ]


def padded_ids(members: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the ids of ``members`` and where there are any, both [texts, tokens]."""
    longest = max(map(len, members))
    ids = torch.ones(len(members), longest, dtype=torch.long)
    present = torch.zeros(len(members), longest)
    for row, member in enumerate(members):
        ids[row, : len(member)] = torch.tensor(member)
        present[row, : len(member)] = 1
    return ids, present


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Pairs of several lists, the short ones apart from the long ones, so that little is computed for padding.

    ``parts`` hold the states [pairs, tokens, size] and where there are any [pairs, tokens]; ``places`` [pairs] tells for every
    pair, one list after the other, which of the parts' pairs it is.
    """

    parts: tuple[tuple[torch.Tensor, torch.Tensor], ...]
    places: torch.Tensor


def batch_of(lists: Iterable[PreparedList]) -> PairBatch:
    """Return all pairs of ``lists`` as one batch."""
    members = [states for each in lists for states in each.states]
    order = sorted(range(len(members)), key=lambda at: len(members[at]))
    size = -(-len(order) // _PARTS)
    parts = tuple(_padded([members[at] for at in order[start : start + size]]) for start in range(0, len(order), size))
    return PairBatch(parts, torch.tensor(order).argsort())


def _padded(members: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, members))
    padded = torch.zeros(len(members), longest, members[0].shape[1])
    present = torch.zeros(len(members), longest)
    for row, states in enumerate(members):
        padded[row, : len(states)] = states.float()
        present[row, : len(states)] = 1
    return padded, present


def batches(lists: Sequence[PreparedList], size: int, chance: np.random.Generator) -> Iterator[list[PreparedList]]:
    """Yield ``lists`` in an order of ``chance``, ``size`` of them at a time, each with a few of its pairs."""
    order = chance.permutation(len(lists))
    for start in range(0, len(order), size):
        yield [lists[at].drawn(chance) for at in order[start : start + size]]
