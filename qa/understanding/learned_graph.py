"""The learned reader as an OpenVINO graph: embeddings in; logits of the heads and of every word's marks out."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.bert_graph import BertGraph
from indexer.encoding.tuned import Compiled, TunedWeights, states_and_pooled
from qa.understanding.learned_words import LONGEST

MARKS: Final = "marks"
_LENGTHS: Final = (*range(8, 33, 4), 40, 48, 64, 96, 128, LONGEST)
"""Tokens that texts are padded to, few beyond what people ask: OpenVINO keeps 1 MB and takes time for each new length."""


class ReaderGraph:
    """The compiled graph; safe to call from several threads."""

    def __init__(self, weights: TunedWeights, threads: int = 1) -> None:
        """Take the weights, and how many threads to compute with."""
        self._heads = sorted(name.removesuffix(".weight") for name in weights.heads if name.endswith(".weight"))
        self._compiled = Compiled(_model(weights, self._heads), threads)

    def run(self, embedded: NDArray[np.float32], firsts: list[int]) -> dict[str, NDArray[np.float32]]:
        """Return logits by head, shape [classes], and of the marks [words, 3 * kinds].

        ``embedded`` [tokens, size] is what :meth:`TunedWeights.embedded` gives, ``firsts`` where each word begins, in tokens.
        """
        tokens = _LENGTHS[bisect_left(_LENGTHS, len(embedded))]
        padded = np.zeros((1, tokens, embedded.shape[1]), np.float32)
        padded[0, : len(embedded)] = embedded
        present = np.zeros((1, tokens), np.float32)
        present[0, : len(embedded)] = 1
        places = np.zeros((1, tokens), np.int64)  # as many as tokens, so that there is one length and not two
        places[0, : len(firsts)] = firsts
        outputs = self._compiled.ended(self._compiled.begun([padded, present, places]))
        found = {name: of[0] for name, of in zip(self._heads, outputs, strict=True)}
        found[MARKS] = found[MARKS][: len(firsts)]
        return found


def _model(weights: TunedWeights, heads: list[str]) -> Any:  # noqa: ANN401 - OpenVINO has no types
    import openvino

    graph = BertGraph(weights.config, weights.tensors)
    op = graph.op
    embedded = op.parameter([-1, -1, weights.config["hidden_size"]], openvino.Type.f32, name="embedded")
    present = op.parameter([-1, -1], openvino.Type.f32, name="present")
    firsts = op.parameter([-1, -1], openvino.Type.i64, name="firsts")
    states, pooled = states_and_pooled(graph, embedded, present)
    words = op.gather(states, firsts, op.constant(np.int64(1)), 1)
    results = []
    for name in heads:
        weight, bias = (op.constant(weights.heads[f"{name}.{part}"].astype(np.float32)) for part in ("weight", "bias"))
        results.append(op.result(op.add(op.matmul(words if name == MARKS else pooled, weight, False, True), bias)))
    return openvino.Model(results, [embedded, present, firsts], "question_reader")
