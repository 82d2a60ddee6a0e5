"""BERT as an OpenVINO graph, made from a sentence-transformers folder without torch.

Token ids and mask in, one unit vector a text out: embeddings, encoder layers, mean over the tokens, L2 norm (Devlin et al.
2019, arXiv:1810.04805). The matrices are stored as 8-bit integers with one scale a row. What they are multiplied with is
quantized in one of two ways, neither of which looks at the other texts of a batch, so that a text has one vector:

- What layer norms and GELU give keeps to ranges of its own, so it is quantized by fixed ranges, a channel's range evened out
  with the others' as in SmoothQuant (Xiao et al. 2023, arXiv:2211.10438). Sequences of words drawn from the vocabulary by
  Zipf's law show the ranges as well as prose does (mean cosine to 32-bit floats 0.9993 with either), so no text is needed
  for calibration. Drawn evenly they do not: the commonest pieces, commas and the like, have the outliers (0.997).
- What attention gives is quantized by OpenVINO, token by token as it comes: fixed ranges would hardly be quicker there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.records.errors import ModelError

GRAPH_VERSION: Final = "6"
"""Goes into the model's fingerprint: raise it with any change here or in how the graph is run that moves the vectors."""

_MASKED: Final = np.float32(-1e9)
_ROWS_AT_ONCE: Final = 16_384
_EVENED_NORM: Final = 0.65
_EVENED_GELU: Final = 0.5
"""How far the channels' ranges are evened out before they share a scale: 0 not at all, 1 wholly; these come closest."""

_SAMPLE_LENGTHS: Final = (10, 20, 40, 80, 120) * 6
"""Tokens of each sequence that the ranges are read from."""

_SPECIAL: Final = 4
"""Token ids below this mark beginning, end, padding and the unknown; those above are the pieces, the commonest first."""

Ranges = Mapping[str, tuple[NDArray[np.float32], NDArray[np.float32]]]
"""The least and the greatest value of every channel, shape [channels] each, by the name of what gives it."""


def build_graph(folder: Path) -> Any:  # noqa: ANN401 - OpenVINO has no types
    """Return the OpenVINO model of the BERT in ``folder`` (``config.json``, ``model.safetensors``).

    Inputs ``input_ids`` and ``attention_mask`` [texts, tokens] as 64-bit integers, output [texts, dimension]. Raises
    :class:`ModelError` where the folder holds another kind of model.
    """
    from safetensors.numpy import load_file

    config = json.loads((folder / "config.json").read_text("utf-8"))
    if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
        raise ModelError(f"Mô hình trong “{folder.name}” không phải BERT; hãy dùng nó qua sentence-transformers.")
    graph = BertGraph(config, load_file(folder / "model.safetensors"))
    return graph.model(observed_ranges(graph))


def save_graph(folder: Path, target: Path) -> None:
    """Write the graph of ``folder`` as ``target`` (``.xml``, with its ``.bin`` beside it)."""
    import openvino

    openvino.save_model(build_graph(folder), target, compress_to_fp16=False)


def observed_ranges(graph: BertGraph) -> Ranges:
    """Return the ranges of what layer norms and GELU give over sequences of words from the vocabulary (always the same)."""
    model = graph.model()
    return ranges_over(graph, model, ([ids, np.ones_like(ids)] for ids in _samples(graph.config["vocab_size"])))


def ranges_over(graph: BertGraph, model: Any, inputs: Iterable[list[NDArray[Any]]]) -> Ranges:  # noqa: ANN401
    """Return the ranges of what fixed ranges may quantize in ``model``, the last that ``graph`` made, over ``inputs``.

    Outputs are added to ``model``: it serves for nothing else afterwards.
    """
    import openvino

    across, own = graph.ints(0, 1), len(model.outputs)
    for states in graph.quantized.values():
        model.add_results([graph.op.result(graph.op.reduce_min(states, across, False))])
        model.add_results([graph.op.result(graph.op.reduce_max(states, across, False))])
    request = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"}).create_infer_request()
    found: dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]] = {}
    for each in inputs:
        request.infer(each)
        for at, name in enumerate(graph.quantized):
            low, high = (request.get_output_tensor(own + 2 * at + side).data.copy() for side in (0, 1))
            if name in found:
                low, high = np.minimum(low, found[name][0]), np.maximum(high, found[name][1])
            found[name] = low, high
    return found


def _samples(vocabulary: int) -> Iterator[NDArray[np.int64]]:
    """Yield sequences of token ids, shape [1, tokens], between the marks of a text's beginning and end; rare ids are rare."""
    chance = np.random.default_rng(1)
    for length in _SAMPLE_LENGTHS:
        drawn = np.exp(chance.uniform(np.log(_SPECIAL), np.log(vocabulary), length)).astype(np.int64)
        yield np.array([[0, *np.minimum(drawn, vocabulary - 1), 2]], np.int64)


@dataclass(frozen=True, slots=True)
class _States:
    """What a layer norm or GELU gives: as it is, and quantized for the matrices, its channels divided by ``evened``."""

    whole: Any
    quantized: Any
    evened: NDArray[np.float32] | float = 1.0


class BertGraph:
    """Puts graphs of one BERT together, from its configuration and its tensors by name."""

    def __init__(self, config: dict[str, Any], tensors: dict[str, NDArray[Any]], ranges: Ranges | None = None) -> None:
        """Take configuration, tensors, and the ranges by which what matrices are multiplied with is quantized.

        Without ``ranges`` OpenVINO quantizes it token by token as it comes.
        """
        from openvino import opset13

        self.op: Any = opset13
        self.config = config
        self.heads: int = config["num_attention_heads"]
        self.head_size: int = config["hidden_size"] // self.heads
        self.quantized: dict[str, Any] = {}
        """What fixed ranges quantize, as it is before that, by its name, in the model that was made last."""
        self._tensors = tensors
        self._ranges = ranges

    def model(self, ranges: Ranges | None = None) -> Any:  # noqa: ANN401
        """Return the model; without ``ranges``, all that matrices are multiplied with is quantized token by token."""
        import openvino

        self._ranges = ranges
        op = self.op
        ids = op.parameter([-1, -1], openvino.Type.i64, name="input_ids")
        mask = op.parameter([-1, -1], openvino.Type.i64, name="attention_mask")
        present = op.convert(mask, openvino.Type.f32)
        states = self.states(self._embeddings(ids), present)
        summed = op.reduce_sum(op.multiply(states, op.unsqueeze(present, self.ints(2))), self.ints(1), False)
        unit = op.normalize_l2(summed, self.ints(1), 1e-12, "add")
        return openvino.Model([op.result(unit)], [ids, mask], "encoder")

    def states(self, embedded: Any, present: Any) -> Any:  # noqa: ANN401
        """Return the last layer's states [texts, tokens, dimension] of what was ``embedded``, before its layer norm.

        ``present`` [texts, tokens] is 1.0 where there is a token, 0.0 where there is padding.
        """
        op = self.op
        hidden_by = op.unsqueeze(op.multiply(op.subtract(self._number(1.0), present), op.constant(_MASKED)), self.ints(1, 2))
        normed = self._norm(embedded, "embeddings.LayerNorm")
        for layer in range(self.config["num_hidden_layers"]):
            normed = self._layer(normed, hidden_by, f"encoder.layer.{layer}.")
        return normed.whole

    def _embeddings(self, ids: Any) -> Any:  # noqa: ANN401
        op = self.op
        zero = op.constant(np.int64(0))
        whole, scales = self._words
        # Rows are picked while they are 8-bit integers: OpenVINO would else turn the whole table into floats as it loads it.
        words = self._scaled(op.gather(op.constant(whole), ids, zero), op.gather(op.constant(scales), ids, zero))
        length = op.unsqueeze(op.gather(op.shape_of(ids), op.constant(np.int64(1)), zero), zero)
        places = (
            self._tensor("embeddings.position_embeddings.weight") + self._tensor("embeddings.token_type_embeddings.weight")[0]
        )
        places = op.slice(op.constant(places), self.ints(0), length, self.ints(1), self.ints(0))
        return op.add(words, op.unsqueeze(places, zero))

    def _layer(self, normed: _States, hidden_by: Any, name: str) -> _States:  # noqa: ANN401
        op = self.op
        attended = self._linear(self._attention(normed, hidden_by, name + "attention.self."), name + "attention.output.dense")
        normed = self._norm(op.add(normed.whole, attended), name + "attention.output.LayerNorm")
        inner = op.gelu(self._linear(normed.quantized, name + "intermediate.dense", normed.evened), "erf")
        bent = self._quantized(inner, name + "intermediate.gelu", _EVENED_GELU)
        outer = self._linear(bent.quantized, name + "output.dense", bent.evened)
        return self._norm(op.add(normed.whole, outer), name + "output.LayerNorm")

    @cached_property
    def _words(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """The table of word embeddings, nearly all of the model: both graphs share it."""
        return _eight_bit(self._tensors["embeddings.word_embeddings.weight"])

    def _attention(self, normed: _States, hidden_by: Any, name: str) -> Any:  # noqa: ANN401
        """Return multi-head attention, shape [texts, tokens, dimension]."""
        op = self.op
        heads = self.ints(0, 0, self.heads, self.head_size)
        query, key, value = (
            op.transpose(
                op.reshape(self._linear(normed.quantized, name + part, normed.evened), heads, True), self.ints(0, 2, 1, 3)
            )
            for part in ("query", "key", "value")
        )
        attended = op.scaled_dot_product_attention(query, key, value, hidden_by, self._number(self.head_size**-0.5))
        joined = op.transpose(attended, self.ints(0, 2, 1, 3))
        return op.reshape(joined, self.ints(0, 0, self.heads * self.head_size), True)

    def _linear(self, states: Any, name: str, evened: NDArray[np.float32] | float = 1.0) -> Any:  # noqa: ANN401
        """Return the linear layer ``name``; ``evened`` is what the channels of ``states`` were divided by."""
        op = self.op
        bias = op.constant(self._tensor(name + ".bias").reshape(1, 1, -1))
        return op.add(op.matmul(states, self._matrix(self._tensor(name + ".weight") * evened), False, True), bias)

    def _norm(self, states: Any, name: str) -> _States:  # noqa: ANN401
        op = self.op
        unit = op.mvn(states, self.ints(-1), True, self.config["layer_norm_eps"], "inside_sqrt")
        weight, bias = (op.constant(self._tensor(f"{name}.{part}").reshape(1, 1, -1)) for part in ("weight", "bias"))
        return self._quantized(op.add(op.multiply(unit, weight), bias), name, _EVENED_NORM)

    def _quantized(self, states: Any, name: str, evening: float) -> _States:  # noqa: ANN401
        """Return ``states`` with their quantized form, where the ranges of ``name`` are known."""
        op = self.op
        self.quantized[name] = states
        if self._ranges is None:
            return _States(states, states)
        low, high = self._ranges[name]
        evened = np.maximum(np.maximum(-low, high), np.float32(1e-5)) ** np.float32(evening)
        bounds = [op.constant(np.float32(bound).reshape(1, 1, 1)) for bound in ((low / evened).min(), (high / evened).max())]
        smooth = op.multiply(states, op.constant((1 / evened).reshape(1, 1, -1)))
        return _States(states, op.fake_quantize(smooth, *bounds, *bounds, 256), evened)

    def _matrix(self, values: NDArray[Any]) -> Any:  # noqa: ANN401
        """Return the matrix as 8-bit integers times a scale for each row."""
        whole, scales = _eight_bit(values)
        return self._scaled(self.op.constant(whole), self.op.constant(scales))

    def _scaled(self, whole: Any, scales: Any) -> Any:  # noqa: ANN401
        import openvino

        return self.op.multiply(self.op.convert(whole, openvino.Type.f32), scales)

    def _tensor(self, name: str) -> NDArray[np.float32]:
        return self._tensors[name].astype(np.float32)

    def ints(self, *values: int) -> Any:  # noqa: ANN401
        """Return the constant of 64-bit integers, shape [values]."""
        return self.op.constant(np.array(values, np.int64))

    def _number(self, value: float) -> Any:  # noqa: ANN401
        return self.op.constant(np.float32(value))


def _eight_bit(values: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return ``values`` [rows, columns] as 8-bit integers of that shape and the rows' scales [rows, 1]."""
    scales = np.empty((len(values), 1), np.float32)
    whole = np.empty(values.shape, np.int8)
    for at in range(0, len(values), _ROWS_AT_ONCE):
        rows = slice(at, at + _ROWS_AT_ONCE)
        part = values[rows].astype(np.float32)
        scales[rows] = np.maximum(np.abs(part).max(axis=1, keepdims=True) / 127, np.finfo(np.float32).tiny)
        whole[rows] = np.clip(np.rint(part / scales[rows]), -127, 127)
    return whole, scales
