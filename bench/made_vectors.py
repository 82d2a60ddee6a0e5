"""Vectors for made passages: spread like the real encoder's, at a thousandth of its price.

The plans in corpus/plans are embedded once. A made vector lies between a real one and one of its nearest neighbours, moved a
little in a random direction: so cosines crowd together as e5's do, which independent random vectors would not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.readers import read
from corpus.reading import understand
from indexer.encoding.encoder import DEFAULT_MODEL, LazyEncoder, Vectors
from indexer.segments.passages import PlanHeader, cut, embedded_text

ROOT = Path(__file__).parents[1]
NEIGHBOURS = 8
MOVED_BY = 0.25
"""Length of the random move; real neighbours lie about 0.4 apart."""

_AT_ONCE = 10_000


class MeasuredEncoder:
    """Made vectors for passages where ``made``, the real encoder's for everything else; both under one fingerprint."""

    name = "bench"
    fingerprint = "bench-made-vectors-1"

    def __init__(self, data: Path, *, made: bool) -> None:
        """Take the folder that holds the model and, once made, ``real-vectors.npy``."""
        self._real = LazyEncoder(DEFAULT_MODEL, data)
        self._made = MadeVectors(real_vectors(data, self._real)) if made else None

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._made.dimension if self._made else self._real.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the real encoder's vectors."""
        return self._real.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return made vectors, each a function of its text alone, or the real encoder's."""
        return self._made.of_texts(texts) if self._made else self._real.encode_passages(texts)


class MadeVectors:
    """Makes vectors around real ones."""

    def __init__(self, real: Vectors) -> None:
        """Take real unit vectors [n, d]."""
        self._real = real
        self._near = np.argsort(-(real @ real.T), axis=1)[:, 1 : NEIGHBOURS + 1]

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._real.shape[1])

    def make(self, count: int, seed: int) -> Vectors:
        """Return ``count`` unit vectors [count, d]."""
        rng = np.random.default_rng(seed)
        parts = [self._some(rng, min(_AT_ONCE, count - at)) for at in range(0, count, _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimension), np.float32)

    def of_texts(self, texts: Sequence[str]) -> Vectors:
        """Return a unit vector for each text, always the same for the same text."""
        seeds = [int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") for text in texts]
        return np.concatenate([np.zeros((0, self.dimension), np.float32), *(self.make(1, seed) for seed in seeds)])

    def _some(self, rng: np.random.Generator, count: int) -> Vectors:
        first = rng.integers(len(self._real), size=count)
        second = self._near[first, rng.integers(self._near.shape[1], size=count)]
        share = rng.random((count, 1), np.float32)
        moves = rng.standard_normal((count, self.dimension), np.float32) * np.float32(MOVED_BY / self.dimension**0.5)
        found = self._real[first] * (1 - share) + self._real[second] * share + moves
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def real_vectors(data: Path, encoder: LazyEncoder) -> Vectors:
    """Return the vectors [n, d] of all passages of corpus/plans, kept in ``data``."""
    path = data / "real-vectors.npy"
    if not path.exists():
        plans = ROOT / "corpus" / "plans"
        texts: list[str] = []
        for file in sorted(plans.glob("*.[tm][xd]*")):
            reading = understand(read(file, plans))
            passages = cut(reading, PlanHeader(file.stem, reading.metadata.title, reading.metadata.province, annex=False))
            texts += [embedded_text(passage) for passage in passages]
        data.mkdir(parents=True, exist_ok=True)
        np.save(path, encoder.encode_passages(sorted(set(texts))))
    found: Vectors = np.load(path)
    return found
