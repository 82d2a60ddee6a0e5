"""The vectors of a snapshot in FAISS, under ids that are never used twice; the kind of index goes by the number of vectors.

Exact in 32 bits, then in 16 bits, then in lists of 16-bit vectors of which a search looks into a part: bench/vectors.py holds
the kinds against each other. A search narrowed to some ids is exact in every kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexer.encoding.encoder import Vectors

EXACT_UP_TO: Final = 20_000
"""Vectors kept as 32-bit floats. Beyond, 16 bits: half the memory, as quick or quicker, recall@10 at least 0.996."""

HALF_UP_TO: Final = 150_000
"""Vectors searched one and all. Beyond, lists: a twentieth of the time, recall@10 about 0.99, a minute to make once."""

LISTS_PER_ROOT: Final = 4
"""Lists for each unit of the square root of the number of vectors (FAISS's guidelines say 4 to 16)."""

LOOKED_INTO: Final = 8
"""A search looks into one list of so many."""

_SLACK: Final = 1.5
"""How far the number may pass a limit before the kind changes, so that one plan more and less does not change it each time."""

_LEARNT_FROM: Final = 40
"""Vectors for each list that the lists' centres are learnt from (k-means in ten rounds)."""

_COPIED_AT_ONCE: Final = 10_000


class VectorIndex:
    """Cosine of unit vectors, under ids that rise with every vector added. Searching is safe in threads."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - FAISS has no types
        """Take a FAISS index: an IndexIDMap2 over a flat one, or lists (IndexIVF) with a direct map."""
        self._index = index
        self._lists = _as_lists(index)

    @classmethod
    def empty(cls, dimension: int) -> VectorIndex:
        """Return an index without vectors for vectors of this dimension."""
        return cls(_flat(dimension, 0))

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

    @property
    def kind(self) -> str:
        """What the vectors are kept in: "exact", "half" or "lists"."""
        import faiss

        if self._lists is not None:
            return "lists"
        return "exact" if isinstance(faiss.downcast_index(self._index.index), faiss.IndexFlat) else "half"

    def fitted(self) -> VectorIndex:
        """Return this index as the kind that suits its size: itself, or a copy where it has outgrown (or outshrunk) its own.

        Lists are made again when there are twice or half as many vectors as they were made for.
        """
        count = len(self)
        if count == 0 or self._fits(count):
            return self
        lists = count > HALF_UP_TO
        copy = VectorIndex(_in_lists(self, count) if lists else _flat(int(self._index.d), count))
        ids = self._ids()
        for at in range(0, count, _COPIED_AT_ONCE):
            some = ids[at : at + _COPIED_AT_ONCE]
            copy._index.add_with_ids(self.reconstruct(some), some)
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
            gone = np.arange(first, end, dtype=np.int64)
            self._index.remove_ids(faiss.IDSelectorArray(gone) if self._lists else faiss.IDSelectorRange(first, end))

    def search(self, vector: Vectors, k: int, ranges: Sequence[tuple[int, int]] | None = None) -> list[tuple[int, float]]:
        """Return up to ``k`` (id, cosine), best first, among all ids or those in the half-open ``ranges``."""
        import faiss

        k = min(k, len(self))
        if k <= 0 or (ranges is not None and not ranges):
            return []
        options: dict[str, Any] = {}
        if ranges is not None:
            kept = np.concatenate([np.arange(first, end, dtype=np.int64) for first, end in ranges])
            options["sel"] = faiss.IDSelectorRange(*ranges[0]) if len(ranges) == 1 else faiss.IDSelectorBatch(kept)
        if self._lists is None:
            parameters = faiss.SearchParameters(**options)
        else:
            every = int(self._lists.nlist)
            options["nprobe"] = every if options else max(1, every // LOOKED_INTO)
            parameters = faiss.SearchParametersIVF(**options)
        faiss.omp_set_num_threads(1)  # of this thread: one query cannot be shared out, and helpers would be waited for
        scores, ids = self._index.search(vector.reshape(1, -1).astype(np.float32), k, params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def reconstruct(self, ids: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """Return the vectors [n, d] with these ids, as exactly as they are kept; KeyError for an unknown one."""
        wanted = np.asarray(ids, np.int64)
        if not len(wanted):
            return np.zeros((0, int(self._index.d)), np.float32)
        if self._lists is not None:
            try:
                found: Vectors = self._lists.reconstruct_batch(wanted)
            except RuntimeError as error:
                raise KeyError(f"unknown vector ids among {list(ids)[:5]}") from error
            return found
        known = self._ids()
        places = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
        if not len(known) or (known[places] != wanted).any():
            raise KeyError(f"unknown vector ids among {list(ids)[:5]}")
        vectors: Vectors = self._index.index.reconstruct_batch(places)
        return vectors

    def _ids(self) -> NDArray[np.int64]:
        """Return all ids, rising."""
        import faiss

        if self._lists is None:
            flat: NDArray[np.int64] = faiss.vector_to_array(self._index.id_map)
            return flat
        lists = self._lists.invlists
        sizes = [int(lists.list_size(number)) for number in range(self._lists.nlist)]
        parts = [faiss.rev_swig_ptr(lists.get_ids(n), size).copy() for n, size in enumerate(sizes) if size]
        return np.sort(np.concatenate(parts))

    def _fits(self, count: int) -> bool:
        if self._lists is not None:
            made_for = (int(self._lists.nlist) / LISTS_PER_ROOT) ** 2
            return count > HALF_UP_TO / _SLACK and made_for / 2 <= count <= made_for * 2
        if self.kind == "exact":
            return count <= EXACT_UP_TO * _SLACK
        return EXACT_UP_TO / _SLACK < count <= HALF_UP_TO * _SLACK


def _as_lists(index: Any) -> Any:  # noqa: ANN401
    """Return ``index`` as the lists that it is, None for another kind."""
    import faiss

    found = faiss.downcast_index(index)
    return found if isinstance(found, faiss.IndexIVF) else None


def _flat(dimension: int, count: int) -> Any:  # noqa: ANN401
    import faiss

    if count <= EXACT_UP_TO:
        return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
    return faiss.IndexIDMap2(faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT))


def _in_lists(vectors: VectorIndex, count: int) -> Any:  # noqa: ANN401
    """Return empty lists for ``count`` vectors like those in ``vectors``, a part of which their centres are learnt from.

    The part is chosen by a fixed seed, so that two builds of one corpus give the same lists.
    """
    import faiss

    lists = max(1, round(LISTS_PER_ROOT * count**0.5))
    index: Any = faiss.index_factory(int(vectors._index.d), f"IVF{lists},SQfp16", faiss.METRIC_INNER_PRODUCT)
    index.cp.niter, index.cp.max_points_per_centroid = 10, _LEARNT_FROM
    index.cp.min_points_per_centroid = 1
    ids = vectors._ids()
    some = np.random.default_rng(0).choice(ids, min(len(ids), lists * _LEARNT_FROM), replace=False)
    index.train(vectors.reconstruct(np.sort(some)))
    index.set_direct_map_type(faiss.DirectMap.Hashtable)  # type: ignore[attr-defined]
    return index
