"""Writing the reranker's weights as the product reads them: tuned layers in 8 bits, the head with its standardisation.

With them go the ranges of what its matrices are multiplied with, as pairs show them: by fixed ranges it takes two thirds of the
time that 16-bit floats take, and its logits move by .1, of a deviation of 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.bert_graph import ranges_over
from indexer.encoding.tuned import Tensors, TunedWeights, load_tuned, save_tuned, stored_ranges
from qa.ranking.reranker import PROOF, PairTokens, pair_graph
from training.exporting import folded, named_layers
from training.model import FROZEN, LAYERS
from training.reranker.collecting import Pairs
from training.reranker.model import PairModel

_SEEN: Final = 60
"""Lists whose pairs show the ranges, drawn by chance."""


def write_weights(model: PairModel, base: Path, lists: Sequence[Pairs], target: Path) -> None:
    """Write ``model``, tuned on the encoder in ``base``, as ``target``; pairs of ``lists`` show the ranges of its states."""
    heads = folded(PROOF, model.proof, model.norm)
    layers, facts = named_layers(model.layers, FROZEN), {"layers": LAYERS, "frozen": FROZEN}
    save_tuned(layers, heads, facts, base, target)
    save_tuned(layers, heads | ranges_of(load_tuned(target, base), PairTokens(base), lists), facts, base, target)


def ranges_of(weights: TunedWeights, tokens: PairTokens, lists: Sequence[Pairs]) -> Tensors:
    """Return the ranges that pairs of a part of ``lists`` show, as heads of a file."""
    drawn = np.random.default_rng(_SEEN).permutation(len(lists))[:_SEEN]
    return stored_ranges(ranges_over(*pair_graph(weights), _embedded(weights, tokens, [lists[at] for at in drawn])))


def _embedded(weights: TunedWeights, tokens: PairTokens, lists: Sequence[Pairs]) -> Iterator[list[NDArray[Any]]]:
    for each in lists:
        for excerpt in each.excerpts:
            embedded = weights.embedded(tokens.ids(each.text, excerpt))[None]
            yield [embedded, np.ones(embedded.shape[:2], np.float32)]
