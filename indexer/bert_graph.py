"""BERT as an OpenVINO graph, made from a sentence-transformers folder without torch.

Token ids and mask in, one unit vector a text out: embeddings, encoder layers, mean over the tokens, L2 norm (Devlin et al.
2019, arXiv:1810.04805). The matrices are stored as 8-bit integers with one scale a row; OpenVINO multiplies them with
activations that it quantizes token by token as they come, so that a text's vector does not depend on what else is in its
batch and no calibration is needed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelError

GRAPH_VERSION: Final = "2"
"""Goes into the model's fingerprint: raise it with any change here or in how the graph is run that moves the vectors."""

_MASKED: Final = np.float32(-1e9)
_ROWS_AT_ONCE: Final = 16_384


def build_graph(folder: Path) -> Any:  # noqa: ANN401 - OpenVINO has no types
    """Return the OpenVINO model of the BERT in ``folder`` (``config.json``, ``model.safetensors``).

    Inputs ``input_ids`` and ``attention_mask`` [texts, tokens] as 64-bit integers, output [texts, dimension]. Raises
    :class:`ModelError` where the folder holds another kind of model.
    """
    from safetensors.numpy import load_file

    config = json.loads((folder / "config.json").read_text("utf-8"))
    if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
        raise ModelError(f"Mô hình trong “{folder.name}” không phải BERT; hãy dùng nó qua sentence-transformers.")
    return _Graph(config, load_file(folder / "model.safetensors")).model()


def save_graph(folder: Path, target: Path) -> None:
    """Write the graph of ``folder`` as ``target`` (``.xml``, with its ``.bin`` beside it)."""
    import openvino

    openvino.save_model(build_graph(folder), target, compress_to_fp16=False)


class _Graph:
    def __init__(self, config: dict[str, Any], tensors: dict[str, NDArray[Any]]) -> None:
        from openvino import opset13

        self.op: Any = opset13
        self.config = config
        self.heads: int = config["num_attention_heads"]
        self.head_size: int = config["hidden_size"] // self.heads
        self._tensors = tensors

    def model(self) -> Any:  # noqa: ANN401
        import openvino

        op = self.op
        ids = op.parameter([-1, -1], openvino.Type.i64, name="input_ids")
        mask = op.parameter([-1, -1], openvino.Type.i64, name="attention_mask")
        present = op.convert(mask, openvino.Type.f32)
        hidden_by = op.unsqueeze(op.multiply(op.subtract(self._number(1.0), present), op.constant(_MASKED)), self._ints(1, 2))
        states = self._embeddings(ids)
        for layer in range(self.config["num_hidden_layers"]):
            states = self._layer(states, hidden_by, f"encoder.layer.{layer}.")
        summed = op.reduce_sum(op.multiply(states, op.unsqueeze(present, self._ints(2))), self._ints(1), False)
        unit = op.normalize_l2(summed, self._ints(1), 1e-12, "add")
        return openvino.Model([op.result(unit)], [ids, mask], "encoder")

    def _embeddings(self, ids: Any) -> Any:  # noqa: ANN401
        op = self.op
        zero = op.constant(np.int64(0))
        words = op.gather(self._matrix(self._tensors["embeddings.word_embeddings.weight"]), ids, zero)
        length = op.unsqueeze(op.gather(op.shape_of(ids), op.constant(np.int64(1)), zero), zero)
        places = (
            self._tensor("embeddings.position_embeddings.weight") + self._tensor("embeddings.token_type_embeddings.weight")[0]
        )
        places = op.slice(op.constant(places), self._ints(0), length, self._ints(1), self._ints(0))
        return self._norm(op.add(words, op.unsqueeze(places, zero)), "embeddings.LayerNorm")

    def _layer(self, states: Any, hidden_by: Any, name: str) -> Any:  # noqa: ANN401
        op = self.op
        attended = self._attention(states, hidden_by, name + "attention.self.")
        states = op.add(states, self._linear(attended, name + "attention.output.dense"))
        states = self._norm(states, name + "attention.output.LayerNorm")
        inner = op.gelu(self._linear(states, name + "intermediate.dense"), "erf")
        states = op.add(states, self._linear(inner, name + "output.dense"))
        return self._norm(states, name + "output.LayerNorm")

    def _attention(self, states: Any, hidden_by: Any, name: str) -> Any:  # noqa: ANN401
        """Multi-head attention; the scale of the scores is put into the query's weights."""
        op = self.op
        query = self._split(self._linear(states, name + "query", self.head_size**-0.5), 0, 2, 1, 3)
        key = self._split(self._linear(states, name + "key"), 0, 2, 3, 1)
        value = self._split(self._linear(states, name + "value"), 0, 2, 1, 3)
        scores = op.softmax(op.add(op.matmul(query, key, False, False), hidden_by), -1)
        joined = op.transpose(op.matmul(scores, value, False, False), self._ints(0, 2, 1, 3))
        return op.reshape(joined, self._ints(0, 0, self.heads * self.head_size), True)

    def _split(self, states: Any, *order: int) -> Any:  # noqa: ANN401
        split = self.op.reshape(states, self._ints(0, 0, self.heads, self.head_size), True)
        return self.op.transpose(split, self._ints(*order))

    def _linear(self, states: Any, name: str, scale: float = 1.0) -> Any:  # noqa: ANN401
        weight, bias = self._tensor(name + ".weight") * np.float32(scale), self._tensor(name + ".bias") * np.float32(scale)
        return self.op.add(self.op.matmul(states, self._matrix(weight), False, True), self.op.constant(bias.reshape(1, 1, -1)))

    def _norm(self, states: Any, name: str) -> Any:  # noqa: ANN401
        op = self.op
        normed = op.mvn(states, self._ints(-1), True, self.config["layer_norm_eps"], "inside_sqrt")
        weight, bias = (op.constant(self._tensor(f"{name}.{part}").reshape(1, 1, -1)) for part in ("weight", "bias"))
        return op.add(op.multiply(normed, weight), bias)

    def _matrix(self, values: NDArray[Any]) -> Any:  # noqa: ANN401
        """Return the matrix as 8-bit integers times a scale for each row."""
        import openvino

        op = self.op
        scales = np.empty((len(values), 1), np.float32)
        whole = np.empty(values.shape, np.int8)
        for at in range(0, len(values), _ROWS_AT_ONCE):
            rows = slice(at, at + _ROWS_AT_ONCE)
            part = values[rows].astype(np.float32)
            scales[rows] = np.maximum(np.abs(part).max(axis=1, keepdims=True) / 127, np.finfo(np.float32).tiny)
            whole[rows] = np.clip(np.rint(part / scales[rows]), -127, 127)
        return op.multiply(op.convert(op.constant(whole), openvino.Type.f32), op.constant(scales))

    def _tensor(self, name: str) -> NDArray[np.float32]:
        return self._tensors[name].astype(np.float32)

    def _ints(self, *values: int) -> Any:  # noqa: ANN401
        return self.op.constant(np.array(values, np.int64))

    def _number(self, value: float) -> Any:  # noqa: ANN401
        return self.op.constant(np.float32(value))
