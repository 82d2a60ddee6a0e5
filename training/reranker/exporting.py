"""Writing the reranker's weights as the product reads them: tuned layers in 8 bits, the head with its standardisation."""

from __future__ import annotations

from pathlib import Path

from indexer.encoding.tuned import save_tuned
from qa.ranking.reranker import PROOF
from training.exporting import folded, named_layers
from training.model import FROZEN, LAYERS
from training.reranker.model import PairModel


def write_weights(model: PairModel, base: Path, target: Path) -> None:
    """Write ``model``, tuned on the encoder in ``base``, as ``target``."""
    heads = folded(PROOF, model.proof, model.norm)
    save_tuned(named_layers(model.layers, FROZEN), heads, {"layers": LAYERS, "frozen": FROZEN}, base, target)
