"""Writing the weights as the product reads them: tuned layers in 8 bits, heads with their standardisation folded in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from indexer.encoding.tuned import SCALE, eight_bit, save_tuned
from qa.understanding.learned_weights import PHRASES
from training.labels import HEADS, KINDS
from training.model import FROZEN, LAYERS, Upper
from training.phrases import PhraseModel


def write_weights(model: Upper, phrases: PhraseModel, base: Path, target: Path, calibrated: Mapping[str, Any]) -> None:
    """Write ``model``, tuned on the encoder in ``base``, and ``phrases`` as ``target``, with what was ``calibrated``."""
    facts = {
        "layers": LAYERS,
        "frozen": FROZEN,
        "heads": {name: list(classes) for name, classes in HEADS.items()},
        "kinds": [kind.value for kind in KINDS],
        **calibrated,
    }
    heads: dict[str, NDArray[Any]] = {}
    for name, head in model.heads.items():
        heads |= folded(name, head, model.whole)
    heads |= folded("marks", model.marks, model.word)
    table, scales = eight_bit(phrases.table.weight.detach().numpy())
    heads |= {
        PHRASES: table,
        PHRASES + SCALE: scales.astype(np.float16),
        f"{PHRASES}.constant": phrases.bias.detach().numpy(),
    }
    save_tuned(named_layers(model.layers, FROZEN), heads, facts, base, target)


def named_layers(layers: torch.nn.ModuleList, frozen: int) -> dict[str, NDArray[Any]]:
    """Return the tensors of ``layers``, which stand above ``frozen`` others, by their names in the base encoder."""
    found = {}
    for name, values in layers.state_dict().items():
        layer, rest = name.split(".", 1)
        found[f"encoder.layer.{int(layer) + frozen}.{rest}"] = values.numpy()
    return found


def folded(name: str, head: torch.nn.Module, norm: torch.nn.BatchNorm1d) -> dict[str, NDArray[np.float32]]:
    """Return the head with the standardisation before it folded in."""
    state, seen = head.state_dict(), norm.state_dict()
    weight = state["weight"].double() / (seen["running_var"].double() + norm.eps).sqrt()
    bias = state["bias"].double() - weight @ seen["running_mean"].double()
    return {f"{name}.weight": weight.float().numpy(), f"{name}.bias": bias.float().numpy()}
