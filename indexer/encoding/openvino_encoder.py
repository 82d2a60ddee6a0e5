"""The default encoder: a sentence-transformers folder of the BERT kind, run by OpenVINO. Imports no torch."""

from __future__ import annotations

import json
import math
import os
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.records.errors import ModelError
from indexer.encoding.encoder import DEFAULT_MODEL, Prompts, Vectors
from indexer.encoding.model_folder import GRAPH
from indexer.encoding.unigram import tokenizer_of

MAX_TOKENS: Final = 512
"""The longest text that the model was trained on; what is longer is cut off."""

_BATCH_TOKENS: Final = 2048
"""Tokens, padding included, that go through the model at once; more does not make it quicker."""

_LEAST_TOKENS: Final = 256
"""A batch is not cut below this to share the work: it would be too small to be quick."""

_BATCH_TEXTS: Final = 32
_PADDED_TO: Final = 8
"""Tokens that lengths are rounded up to a multiple of: OpenVINO keeps 6 MB and takes time for every new length it meets."""

_OF_QUESTIONS: Final[tuple[int, ...]] = (8, 16, 24, 32, 48, 64, 128, 256, MAX_TOKENS)
"""Lengths that questions are padded to: few beyond what people ask, for anyone may send questions of every length there is.

They go through one by one: batches of every size would be as many shapes more.
"""

_ASKED: Final = 64
"""Questions whose vectors are kept: several stages ask for that of one."""

_GROUP: Final = "192"
"""Activations that share a scale when OpenVINO quantizes them: more is quicker, fewer are closer to 32-bit floats."""


_Padded = tuple[NDArray[np.int64], NDArray[np.int64]]


class OpenVinoEncoder:
    """Runs the graph beside the folder's tokenizer; see :class:`indexer.encoding.encoder.Encoder`."""

    def __init__(self, folder: Path, *, threads: int = 2, prompts: Prompts | None = None) -> None:
        try:
            summary = json.loads((folder / "tracuu.json").read_text("utf-8"))
            settings = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
            config = json.loads((folder / "config.json").read_text("utf-8"))
            self._streams = max(1, min(threads, os.cpu_count() or 1))
            with ThreadPoolExecutor(1) as beside:
                requests = beside.submit(_Requests, folder, self._streams)
                self._tokenizer = tokenizer_of(folder)
            self._requests = requests.result()
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(f"Không nạp được mô hình nhúng ở “{folder}”; hãy xóa thư mục này để tạo lại.") from error
        self._pad: int = config["pad_token_id"]
        self._question = lru_cache(maxsize=_ASKED)(self._encode_question)
        found = settings["prompts"]
        self._prompts = prompts or Prompts(found["query"], found["passage"])
        self.name = DEFAULT_MODEL
        self.dimension: int = config["hidden_size"]
        self.fingerprint: str = summary["fingerprint"]
        if prompts is not None:
            self.fingerprint += f"+{prompts.query!r}+{prompts.passage!r}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of questions, shape [texts, dimension]; of late ones they are kept."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for at, text in enumerate(texts):
            vectors[at] = self._question(text)
        return vectors

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of passages, shape [texts, dimension]."""
        return self._encode([self._prompts.passage + text for text in texts], _rounded)

    def _encode_question(self, text: str) -> Vectors:
        vector: Vectors = self._encode([self._prompts.query + text], _of_question)[0]
        return vector

    def _encode(self, texts: list[str], rounded: Callable[[int], int]) -> Vectors:
        ids = [self._cut(found) for found in self._tokenizer.encode(texts, out_type=int, add_bos=True, add_eos=True)]
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        lengths = [rounded(len(found)) for found in ids]
        padded = ((members, self._padded([ids[i] for i in members], rounded)) for members in _batches(lengths, self._streams))
        for members, found in self._requests.run(padded):
            vectors[members] = found
        return vectors

    @staticmethod
    def _cut(ids: list[int]) -> list[int]:
        return ids if len(ids) <= MAX_TOKENS else [*ids[: MAX_TOKENS - 1], ids[-1]]

    def _padded(self, ids: list[list[int]], rounded: Callable[[int], int]) -> _Padded:
        longest = rounded(max(map(len, ids)))
        tokens = np.full((len(ids), longest), self._pad, np.int64)
        mask = np.zeros((len(ids), longest), np.int64)
        for row, text in enumerate(ids):
            tokens[row, : len(text)] = text
            mask[row, : len(text)] = 1
        return tokens, mask


def _rounded(length: int) -> int:
    return -(-length // _PADDED_TO) * _PADDED_TO


def _of_question(length: int) -> int:
    return _OF_QUESTIONS[bisect_left(_OF_QUESTIONS, length)]


def _batches(lengths: list[int], streams: int) -> Iterator[list[int]]:
    """Cut texts into batches of like length, so that little is padded, and of like size, so that no stream waits for another.

    Yields indexes, the longest texts first.
    """
    tokens = sum(lengths)
    rounds = max(1, math.ceil(tokens / (_BATCH_TOKENS * streams)))
    most = min(_BATCH_TOKENS, max(_LEAST_TOKENS, math.ceil(tokens / (rounds * streams))))
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if batch and (len(batch) == _BATCH_TEXTS or (len(batch) + 1) * lengths[batch[0]] > most):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


class _Requests:
    """Runs batches on as many streams as there are threads, each stream on one thread.

    Two streams of one thread do a fifth more than one stream of two (bench/encoder.py), and two people who ask at once do
    not wait for each other.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        import openvino

        core = openvino.Core()
        options = {
            "INFERENCE_PRECISION_HINT": "f32",
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": str(threads),
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": _GROUP,
        }
        model = core.compile_model(core.read_model(folder / GRAPH), "CPU", options)
        self._free: SimpleQueue[Any] = SimpleQueue()
        for _ in range(threads):
            self._free.put(model.create_infer_request())

    def run(self, batches: Iterable[tuple[list[int], _Padded]]) -> Iterator[tuple[list[int], Vectors]]:
        """Yield each batch's members with their vectors, in order."""
        running: deque[tuple[list[int], Any]] = deque()
        try:
            for members, padded in batches:
                while (request := self._take(wait=not running)) is None:
                    yield self._finish(*running.popleft())
                request.start_async(list(padded))
                running.append((members, request))
            while running:
                yield self._finish(*running.popleft())
        finally:
            for _, request in running:
                request.wait()
                self._free.put(request)

    def _take(self, *, wait: bool) -> Any:  # noqa: ANN401
        """Return a free request; None where there is none and the caller has its own to finish first."""
        try:
            return self._free.get(block=wait)
        except Empty:
            return None

    def _finish(self, members: list[int], request: Any) -> tuple[list[int], Vectors]:  # noqa: ANN401
        request.wait()
        vectors: Vectors = request.get_output_tensor().data.copy()
        self._free.put(request)
        return members, vectors
