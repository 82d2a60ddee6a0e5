"""Writing the weights as the product reads them: tuned layers in 8 bits, heads with their standardisation folded in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from qa.understanding.learned_weights import FORMAT, PHRASES, eight_bit, fingerprint
from training.labels import HEADS, KINDS
from training.model import FROZEN, LAYERS, Upper
from training.phrases import PhraseModel


def write_weights(model: Upper, phrases: PhraseModel, base: Path, target: Path, calibrated: Mapping[str, Any]) -> None:
    """Write ``model``, tuned on the encoder in ``base``, and ``phrases`` as ``target``, with what was ``calibrated``."""
    from safetensors.numpy import save_file

    facts = {
        "layers": LAYERS,
        "frozen": FROZEN,
        "base": fingerprint(base, FROZEN),
        "heads": {name: list(classes) for name, classes in HEADS.items()},
        "kinds": [kind.value for kind in KINDS],
        **calibrated,
    }
    tensors: dict[str, NDArray[Any]] = {}
    for name, values in model.layers.state_dict().items():
        layer, rest = name.split(".", 1)
        whole = f"encoder.layer.{int(layer) + FROZEN}.{rest}"
        if values.ndim == 2:
            tensors[whole], tensors[f"{whole}.scale"] = eight_bit(values.numpy())
        else:
            tensors[whole] = values.numpy().astype(np.float32)
    for name, head in model.heads.items():
        tensors |= _folded(name, head, model.whole)
    tensors |= _folded("marks", model.marks, model.word)
    table, scales = eight_bit(phrases.table.weight.detach().numpy())
    tensors |= {
        PHRASES: table,
        f"{PHRASES}.scale": scales.astype(np.float16),
        f"{PHRASES}.constant": phrases.bias.detach().numpy(),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, target, metadata={"format": FORMAT, "facts": json.dumps(facts)})
    target.chmod(0o644)  # it is written for its owner alone


def _folded(name: str, head: torch.nn.Module, norm: torch.nn.BatchNorm1d) -> dict[str, NDArray[np.float32]]:
    """Return the head with the standardisation before it folded in."""
    state, seen = head.state_dict(), norm.state_dict()
    weight = state["weight"].double() / (seen["running_var"].double() + norm.eps).sqrt()
    bias = state["bias"].double() - weight @ seen["running_mean"].double()
    return {f"{name}.weight": weight.float().numpy(), f"{name}.bias": bias.float().numpy()}
