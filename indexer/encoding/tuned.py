"""Models made of the encoder's own lower layers and of tuned ones above them, that ship as a small file of their own.

The word table, nearly all of a multilingual model, and the lowest layers are read from the encoder's folder; a file holds the
tuned layers in 8 bits and the heads. In: that file and the folder. Out: :class:`TunedWeights`, and the parts of OpenVINO graphs
that every such model has.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.bert_graph import BertGraph, Ranges
from indexer.encoding.model_folder import model_folder
from indexer.encoding.row_table import RowTable
from indexer.encoding.unigram import SENTENCEPIECE_FILE

FORMAT: Final = "1"
PROMPT: Final = "query:"
"""What the encoder was trained to see before a question."""
SCALE: Final = ".scale"
"""What the scales of a matrix's rows are called behind the matrix's own name."""
_LOW: Final = "low:"
_HIGH: Final = "high:"
_WORDS: Final = "embeddings.word_embeddings.weight"
_SAMPLED: Final = 4096
"""Every so manieth row of the word table goes into the fingerprint."""

_log = logging.getLogger(__name__)
Model = TypeVar("Model")
Tensors = dict[str, NDArray[Any]]


class OtherEncoderError(ValueError):
    """The weights were made on another base encoder, or in a format that is not known."""


@dataclass(frozen=True, slots=True)
class TunedWeights:
    """All that a tuned model computes with.

    ``config`` is the base encoder's with fewer layers, ``tensors`` those of its layers by name, the upper ones tuned; ``heads``
    what stands above them, by the names of the file; ``facts`` what the file says of itself; ``table`` the word table's rows,
    read from the disk as they are needed.
    """

    config: dict[str, Any]
    tensors: Tensors
    heads: Tensors
    facts: Mapping[str, Any]
    table: RowTable

    def embedded(self, ids: list[int]) -> NDArray[np.float32]:
        """Return the embeddings of ``ids`` before their layer norm, shape [tokens, size]."""
        rows = self.table.rows(ids).astype(np.float32)
        places: NDArray[np.float32] = self.tensors["places"][: len(ids)]
        return rows + places

    def without_layers(self) -> TunedWeights:
        """Return what embedding and heads need; a compiled graph holds the layers itself."""
        return replace(self, tensors={"places": self.tensors["places"]})


def load_tuned(file: Path, base: Path) -> TunedWeights:
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
        name: _whole(values, own.get(name + SCALE))
        for name, values in own.items()
        if name.startswith("encoder.") and not name.endswith(SCALE)
    }
    heads = {name: values for name, values in own.items() if not name.startswith("encoder.")}
    config = json.loads((base / "config.json").read_text("utf-8")) | {"num_hidden_layers": layers}
    return TunedWeights(config, tensors, heads, facts, RowTable(base / "model.safetensors", _WORDS))


def opened(what: str, file: Path, data: Path, make: Callable[[Path, Path], Model], *, enabled: bool = True) -> Model | None:
    """Return what ``make`` makes of the weights ``file`` and the default encoder's folder below ``data``, if it can be had.

    None where it is not ``enabled``, or where one of the two is not there yet. Where they belong to different encoders or
    cannot be read a warning is logged that ``what`` is off: all must work without it.
    """
    base = model_folder(data)
    if not enabled or not file.is_file() or not base.is_dir():
        return None
    try:
        return make(file, base)
    except OtherEncoderError as error:
        _log.warning("%s is off: its weights were made for another encoder (%s)", what, error)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        _log.warning("%s is off: %s cannot be loaded (%s)", what, file.name, error)
    return None


class Compiled:
    """A compiled model, which takes so many requests at a time as there are threads; safe to call from several threads.

    Each request has one thread: threads that share one wait for each other at every step, and on a busy machine it takes
    three times as long. Requests are used again: to make one takes a tenth of what it computes.
    """

    def __init__(self, model: Any, threads: int) -> None:  # noqa: ANN401 - OpenVINO has no types
        """Compile an OpenVINO ``model`` for so many ``threads``."""
        import openvino

        options = {
            "INFERENCE_PRECISION_HINT": "f32",
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": str(threads),
        }
        self._model: Any = openvino.Core().compile_model(model, "CPU", options)
        self._idle: list[Any] = []

    def begun(self, inputs: list[NDArray[Any]]) -> Any:  # noqa: ANN401 - as above
        """Begin to compute with ``inputs``, and return the request; :meth:`ended` gives what comes of it."""
        try:
            request = self._idle.pop()
        except IndexError:
            request = self._model.create_infer_request()
        request.start_async(inputs, share_inputs=True)  # nobody writes to them meanwhile
        return request

    def ended(self, request: Any) -> list[NDArray[np.float32]]:  # noqa: ANN401 - as above
        """Wait for a request that was begun, and return the model's outputs in their order; it is then used again."""
        request.wait()
        found = [tensor.data.copy() for tensor in request.output_tensors]
        self._idle.append(request)
        return found


def save_tuned(layers: Mapping[str, NDArray[Any]], heads: Tensors, facts: Mapping[str, Any], base: Path, target: Path) -> None:
    """Write tuned ``layers`` (by their names in the base encoder), their matrices in 8 bits, with ``heads`` as ``target``.

    ``facts`` hold at least ``layers`` and ``frozen``: of how many layers the model is, and how many are the base encoder's.
    """
    from safetensors.numpy import save_file

    tensors: Tensors = dict(heads)
    for name, values in layers.items():
        if values.ndim == 2:
            tensors[name], tensors[name + SCALE] = eight_bit(values)
        else:
            tensors[name] = values.astype(np.float32)
    told = {**facts, "base": fingerprint(base, facts["frozen"])}
    target.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, target, metadata={"format": FORMAT, "facts": json.dumps(told)})
    target.chmod(0o644)  # it is written for its owner alone


def stored_ranges(ranges: Ranges) -> Tensors:
    """Return ``ranges`` as heads of a file: :func:`ranges_in` gives them back."""
    sides = zip((_LOW, _HIGH), zip(*ranges.values(), strict=True), strict=True)
    return {side + name: values for side, of_side in sides for name, values in zip(ranges, of_side, strict=True)}


def ranges_in(weights: TunedWeights) -> Ranges | None:
    """Return the ranges by which what matrices are multiplied with is quantized; None where ``weights`` tell none."""
    names = [name.removeprefix(_LOW) for name in weights.heads if name.startswith(_LOW)]
    return {name: (weights.heads[_LOW + name], weights.heads[_HIGH + name]) for name in names} or None


def fingerprint(base: Path, frozen: int) -> str:
    """Return a hash over what is taken over from the encoder in ``base``: tokenizer, embeddings, lowest layers."""
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


def states_and_pooled(graph: BertGraph, embedded: Any, present: Any) -> tuple[Any, Any]:  # noqa: ANN401 - OpenVINO has no types
    """Return the last layer's states [texts, tokens, size], and each text's mean and first state in one [texts, 2 * size].

    ``embedded`` [texts, tokens, size] is what :meth:`TunedWeights.embedded` gives, ``present`` [texts, tokens] 1.0 where there
    is a token.
    """
    op = graph.op
    states = graph.states(embedded, present)
    beside = op.unsqueeze(present, graph.ints(2))
    mean = op.divide(
        op.reduce_sum(op.multiply(states, beside), graph.ints(1), False), op.reduce_sum(beside, graph.ints(1), False)
    )
    begin = op.squeeze(op.slice(states, graph.ints(0), graph.ints(1), graph.ints(1), graph.ints(1)), graph.ints(1))
    return states, op.concat([mean, begin], 1)


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
