"""The learned reader's weights: a safetensors file in the package, and what it takes over from the base encoder's folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.unigram import SENTENCEPIECE_FILE
from qa.understanding.learned_phrases import phrase_rows

FILE: Final = "question_reader.safetensors"
FORMAT: Final = "1"
PHRASES: Final = "phrases"
"""The table of what phrases say, [phrases, classes of all heads one after the other]."""

_SCALE: Final = ".scale"
_WORDS: Final = "embeddings.word_embeddings.weight"
_SAMPLED: Final = 4096
"""Every so manieth row of the word table goes into the fingerprint."""

Tensors = dict[str, NDArray[Any]]


class OtherEncoderError(ValueError):
    """The weights were made on another base encoder, or in a format that is not known."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the reader computes with.

    ``config`` is the base encoder's with fewer layers, ``tensors`` those of its layers by name, the upper ones tuned;
    ``heads`` the weight and bias of each head and of the marks, and the table of phrases; ``facts`` what the file says of
    itself (classes of the heads, how both are mixed); ``table`` the word table's rows, read from the disk as they are needed.
    """

    config: dict[str, Any]
    tensors: Tensors
    heads: Tensors
    facts: Mapping[str, Any]
    table: Any

    def said_by_phrases(self, text: str) -> dict[str, NDArray[np.float32]]:
        """Return logits by head, from the phrases of ``text`` alone; empty where the weights hold none for phrases."""
        if PHRASES not in self.heads:
            return {}
        rows = phrase_rows(text) or [0]
        table = self.heads[PHRASES][rows].astype(np.float32) * self.heads[PHRASES + _SCALE][rows].astype(np.float32)
        values = table.sum(0) / np.float32(len(rows) ** 0.5) + self.heads[PHRASES + ".constant"]
        ends = np.cumsum([len(classes) for classes in self.facts["heads"].values()])
        return dict(zip(self.facts["heads"], np.split(values, ends[:-1]), strict=True))

    def embedded(self, ids: list[int]) -> NDArray[np.float32]:
        """Return the embeddings of ``ids`` before their layer norm, shape [tokens, size]."""
        rows = np.concatenate([self.table[at : at + 1] for at in ids]).astype(np.float32)
        places: NDArray[np.float32] = self.tensors["places"][: len(ids)]
        return rows + places


def packaged() -> Path:
    """Return where the weights lie in the package, whether they are there or not."""
    return Path(str(files("qa.understanding").joinpath("weights", FILE)))


def load_weights(file: Path, base: Path) -> Weights:
    """Return the weights of ``file`` on the base encoder in the folder ``base``.

    Raises :class:`OtherEncoderError` where they do not belong together, OSError or ValueError where a file cannot be read.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, framework="np") as stored:
            metadata = stored.metadata() or {}
            own = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 - not a mapping
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    if metadata.get("format") != FORMAT:
        raise OtherEncoderError(f"format {metadata.get('format')}")
    facts = json.loads(metadata["facts"])
    source: Any = safe_open(base / "model.safetensors", framework="np")
    frozen, layers = facts["frozen"], facts["layers"]
    if fingerprint(base, frozen) != facts["base"]:
        raise OtherEncoderError("fingerprint")
    tensors = _lower(source, frozen)
    tensors |= {
        name: _whole(values, own.get(name + _SCALE))
        for name, values in own.items()
        if name.startswith("encoder.") and not name.endswith(_SCALE)
    }
    heads = {name: values for name, values in own.items() if not name.startswith("encoder.")}
    config = json.loads((base / "config.json").read_text("utf-8")) | {"num_hidden_layers": layers}
    return Weights(config, tensors, heads, facts, source.get_slice(_WORDS))


def fingerprint(base: Path, frozen: int) -> str:
    """Return a hash over what the reader takes over from the encoder in ``base``: tokenizer, embeddings, lowest layers."""
    from safetensors import safe_open

    digest = hashlib.sha256((base / SENTENCEPIECE_FILE).read_bytes())
    source: Any = safe_open(base / "model.safetensors", framework="np")
    for name, values in sorted(_lower(source, frozen).items()):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(values).tobytes())
    table = source.get_slice(_WORDS)
    for at in range(0, table.get_shape()[0], _SAMPLED):
        digest.update(table[at : at + 1].tobytes())
    return digest.hexdigest()


def eight_bit(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a matrix as 8-bit integers and the scale of each row [rows, 1], as the file holds it."""
    scales = np.maximum(np.abs(values).max(axis=1, keepdims=True) / 127, np.finfo(np.float32).tiny).astype(np.float32)
    return np.clip(np.rint(values / scales), -127, 127).astype(np.int8), scales


def _lower(source: Any, frozen: int) -> Tensors:  # noqa: ANN401 - safetensors is not typed
    names = [f"encoder.layer.{layer}." for layer in range(frozen)]
    tensors = {
        name: source.get_tensor(name)
        for name in source.keys()  # noqa: SIM118 - not a mapping
        if name.startswith(("embeddings.LayerNorm", *names))
    }
    places = source.get_tensor("embeddings.position_embeddings.weight").astype(np.float32)
    tensors["places"] = places + source.get_tensor("embeddings.token_type_embeddings.weight").astype(np.float32)[0]
    return tensors


def _whole(values: NDArray[Any], scales: NDArray[np.float32] | None) -> NDArray[np.float32]:
    return values.astype(np.float32) if scales is None else values.astype(np.float32) * scales
