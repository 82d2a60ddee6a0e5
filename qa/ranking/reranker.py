"""The learned reranker: a cross-encoder on the encoder's own lower layers, run by OpenVINO, without torch.

In: a question and the few best of what was found for it. Out: for each how surely it proves the answer
(:class:`qa.contracts.reranking.Reranker`). Question and passage are read in one text, so that every word of the one is seen
beside every word of the other (Nogueira and Cho 2019, arXiv:1901.04085). Training, material and figures: ``training.reranker``.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np

from indexer.encoding.bert_graph import BertGraph
from indexer.encoding.tuned import PROMPT, Compiled, TunedWeights, load_tuned, opened, ranges_in, states_and_pooled
from indexer.encoding.unigram import tokenizer_of
from qa.contracts.reranking import Excerpt, Reranker

FILE: Final = "reranker.safetensors"
PROOF: Final = "proof"
"""The head: the logit of a excerpt's proving the answer."""

LONGEST: Final = 160
"""Tokens of question and excerpt that are read together; what is longer is cut off at the excerpt's end."""
LEARNED: Final = 112
"""As many in training, where every token costs thrice: what is learned holds for longer texts.

Of 1,100 questions that nothing was learned from, a dozen more were answered rightly at 160 than at 112, and none more at 224.
"""
_QUESTION: Final = 48
_ABOVE: Final = 24
_PADDED_TO: Final = 16
"""Tokens that lengths are rounded up to a multiple of: OpenVINO keeps memory and takes time for every new length it meets."""
_PARTED: Final = 4
_LONG: Final = 1200
"""Characters of an excerpt that are cut into tokens first: more than the model reads but of texts of very long words."""
_KEPT: Final = 4096


def packaged() -> Path:
    """Return where the weights lie in the package, whether they are there or not."""
    return Path(str(files("qa.ranking").joinpath("weights", FILE)))


def load_reranker(data: Path, *, enabled: bool = True, weights: Path | None = None) -> Reranker | None:
    """Return the reranker over the default encoder below ``data``; None where it is turned off or cannot be had.

    A warning is logged where the weights (by default the package's) belong to another encoder or cannot be read: the order of
    the features then stands. Nothing is logged where the encoder's folder has yet to be made.
    """
    return opened("reranker", weights or packaged(), data, LearnedReranker, enabled=enabled)


class PairTokens:
    """Turns a question and a excerpt into the token ids of one text; excerpts that were cut before are kept.

    Of questions only the last is kept: anyone may send long ones without end.
    """

    def __init__(self, base: Path, longest: int = LONGEST) -> None:
        """Take the folder of the base encoder, for its tokenizer, and of how many tokens a text is at most."""
        self._longest = longest
        self._tokenizer = tokenizer_of(base)
        self._cut = lru_cache(_KEPT)(self._pieces)
        self._begin = lru_cache(_KEPT)(self._first_pieces)
        self._asked: tuple[str, list[int]] = ("", self._begun(""))

    def ids(self, question: str, excerpt: Excerpt) -> list[int]:
        """Return the ids: question, end of what the excerpt stands under, excerpt, each closed by the mark of an end."""
        end = self._tokenizer.eos_id()
        asked, begun = self._asked
        if asked != question:
            begun = self._begun(question)
            self._asked = (question, begun)
        above = self._cut(excerpt.above)[-_ABOVE:]
        whole = [*begun, *above, end, *self._begin(excerpt.text)]
        return [*whole[: self._longest - 1], end]

    def _begun(self, question: str) -> list[int]:
        return [self._tokenizer.bos_id(), *self._cut(PROMPT), *self._pieces(question)[:_QUESTION], self._tokenizer.eos_id()]

    def _first_pieces(self, text: str) -> array[int]:
        """Return the first tokens of ``text``, as many as are ever read; no token reaches over a space."""
        found = self._pieces(text[:_LONG].rpartition(" ")[0]) if len(text) > _LONG else self._pieces(text)
        if len(text) > _LONG and len(found) < self._longest:
            found = self._pieces(text)
        return found[: self._longest]

    def _pieces(self, text: str) -> array[int]:
        return array("i", self._tokenizer.encode(text, out_type=int))


class LearnedReranker:
    """Reads with the weights of a file on the encoder of a folder; safe to call from several threads."""

    def __init__(self, file: Path, base: Path, *, threads: int = 2) -> None:
        """Take the weights' file, the base encoder's folder, and how many threads to compute with, each on a part of its own.

        Raises :class:`OtherEncoderError` where they do not belong together, OSError or ValueError where one is damaged.
        """
        weights = load_tuned(file, base)
        self._weights = weights.without_layers()
        self._tokens = PairTokens(base)
        self._compiled = Compiled(pair_graph(weights)[1], threads)

    def scores(self, question: str, excerpts: Sequence[Excerpt]) -> list[float]:
        """Return the logits of ``excerpts``; see :meth:`qa.contracts.reranking.Reranker.scores`."""
        ids = [self._tokens.ids(question, excerpt) for excerpt in excerpts]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        half = len(order) // 2 if len(order) >= _PARTED else len(order)  # short ones apart: less is computed for padding
        begun = [self._begun([ids[at] for at in part]) for part in (order[:half], order[half:]) if part]
        logits = [float(logit) for request in begun for logit in self._compiled.ended(request)[0][:, 0]]
        found = dict(zip(order, logits, strict=True))
        return [found[at] for at in range(len(ids))]

    def _begun(self, ids: Sequence[list[int]]) -> Any:  # noqa: ANN401 - OpenVINO has no types
        tokens = -(-max(map(len, ids)) // _PADDED_TO) * _PADDED_TO
        embedded = np.zeros((len(ids), tokens, self._weights.config["hidden_size"]), np.float32)
        present = np.zeros((len(ids), tokens), np.float32)
        for at, text in enumerate(ids):
            embedded[at, : len(text)] = self._weights.embedded(text)
            present[at, : len(text)] = 1
        return self._compiled.begun([embedded, present])


def pair_graph(weights: TunedWeights) -> tuple[BertGraph, Any]:
    """Return the graph: from embeddings [texts, tokens, size], and where there is a token, to logits [texts, 1].

    It computes in 8 bits, what its matrices are multiplied with by the fixed ranges in ``weights`` where they tell some.
    """
    import openvino

    graph = BertGraph(weights.config, weights.tensors, ranges_in(weights))
    op = graph.op
    embedded = op.parameter([-1, -1, weights.config["hidden_size"]], openvino.Type.f32, name="embedded")
    present = op.parameter([-1, -1], openvino.Type.f32, name="present")
    _, pooled = states_and_pooled(graph, embedded, present)
    weight, bias = (op.constant(weights.heads[f"{PROOF}.{part}"].astype(np.float32)) for part in ("weight", "bias"))
    logits = op.add(op.matmul(pooled, weight, False, True), bias)
    return graph, openvino.Model([op.result(logits)], [embedded, present], "reranker")
