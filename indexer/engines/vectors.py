"""The vectors of a snapshot in FAISS, under ids that are never used twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Vectors

EXACT_UP_TO: Final = 50_000
"""Vectors kept as 32-bit floats: 10 ms a search at this size (bench/index.py); beyond, half floats take half of that."""


_COPIED_AT_ONCE: Final = 10_000


class VectorIndex:
    """A flat FAISS index (cosine of unit vectors) whose ids rise with every vector added. Searching is safe in threads."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - FAISS has no types
        self._index = index

    @classmethod
    def empty(cls, dimension: int) -> VectorIndex:
        """Return an index without vectors."""
        return cls(_index(dimension, 0))

    @classmethod
    def read(cls, path: Path) -> VectorIndex:
        """Read an index that :meth:`write` wrote; raises RuntimeError where the file is none."""
        import faiss

        return cls(faiss.read_index(str(path)))

    def write(self, path: Path) -> None:
        """Write the index as one file; raises RuntimeError where the disk refuses."""
        import faiss

        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def fitted(self) -> VectorIndex:
        """Return this index as the kind that suits its size: itself, or a copy where it has outgrown (or outshrunk) its own."""
        import faiss

        count = len(self)
        exact = isinstance(faiss.downcast_index(self._index.index), faiss.IndexFlat)
        if count <= EXACT_UP_TO * 1.5 if exact else count > EXACT_UP_TO / 1.5:
            return self
        copy = VectorIndex(_index(int(self._index.d), count))
        ids: NDArray[np.int64] = faiss.vector_to_array(self._index.id_map)
        for at in range(0, count, _COPIED_AT_ONCE):
            size = min(_COPIED_AT_ONCE, count - at)
            copy._index.add_with_ids(self._index.index.reconstruct_n(at, size), ids[at : at + size])
        return copy

    def add(self, vectors: Vectors, first_id: int) -> None:
        """Add vectors [n, d] under the ids from ``first_id``, which must be higher than any before."""
        if len(vectors):
            ids = np.arange(first_id, first_id + len(vectors), dtype=np.int64)
            self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)

    def remove(self, first: int, end: int) -> None:
        """Take out the vectors whose ids are in ``first`` (included) to ``end`` (excluded)."""
        import faiss

        if end > first:
            self._index.remove_ids(faiss.IDSelectorRange(first, end))

    def search(self, vector: Vectors, k: int, ranges: Sequence[tuple[int, int]] | None = None) -> list[tuple[int, float]]:
        """Return up to ``k`` (id, cosine), best first, among all ids or those in the half-open ``ranges``."""
        import faiss

        k = min(k, len(self))
        if k <= 0 or (ranges is not None and not ranges):
            return []
        parameters, kept = None, None
        if ranges is not None:
            kept = np.concatenate([np.arange(first, end, dtype=np.int64) for first, end in ranges])
            selector = faiss.IDSelectorRange(*ranges[0]) if len(ranges) == 1 else faiss.IDSelectorBatch(kept)
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, ids = self._index.search(vector.reshape(1, -1).astype(np.float32), k, params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def reconstruct(self, ids: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] with these ids; KeyError for an unknown one."""
        if not len(ids):
            return np.zeros((0, int(self._index.d)), np.float32)
        import faiss

        known: NDArray[np.int64] = faiss.vector_to_array(self._index.id_map)
        wanted = np.asarray(ids, np.int64)
        places = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
        if not len(known) or (known[places] != wanted).any():
            raise KeyError(f"unknown vector ids among {list(ids)[:5]}")
        vectors: Vectors = self._index.index.reconstruct_batch(places)
        return vectors


def _index(dimension: int, count: int) -> Any:  # noqa: ANN401
    import faiss

    flat: Any
    if count <= EXACT_UP_TO:
        flat = faiss.IndexFlatIP(dimension)
    else:
        flat = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(flat)
