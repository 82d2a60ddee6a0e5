"""Measure kinds of FAISS index side by side, at several sizes: recall against exact search, time, memory, build, adding.

usage: python -m bench.vectors --data FOLDER [--sizes 10000 50000 100000 300000]

The vectors are made (bench/made_vectors.py) around the real ones of corpus/plans, kept in FOLDER; the 200 queries are questions
with made topics as the real encoder embeds them, so that they lie beside the crowd as questions do. One thread; recall of the
first 10, the median time of 200 searches for 60 as the product asks. ``filtered`` searches a twentieth of the ids, ``add_ms``
adds 50 vectors. indexer/engines/vectors.py takes its kinds from here.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from bench.made_plans import made_question
from bench.made_vectors import MadeVectors, real_vectors
from indexer.encoding.encoder import DEFAULT_MODEL, LazyEncoder, Vectors

QUERIES = 200
ASKED = 60
KINDS: dict[str, tuple[str, int]] = {
    "exact, 32 bits": ("Flat", 0),
    "exact, 16 bits": ("SQfp16", 0),
    "8 bits": ("SQ8", 0),
    "lists, 16 bits, 1/32": ("IVF{lists},SQfp16", 32),
    "lists, 16 bits, 1/16": ("IVF{lists},SQfp16", 16),
    "lists, 16 bits, 1/8": ("IVF{lists},SQfp16", 8),
    "lists, 8 bits, 1/8": ("IVF{lists},SQ8", 8),
    "lists, 8 bits, 1/4": ("IVF{lists},SQ8", 4),
}
"""Name to FAISS's description, and the part of the lists that a search looks into."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 50_000, 100_000, 300_000])
    chosen = options.parse_args()
    faiss.omp_set_num_threads(1)
    encoder = LazyEncoder(DEFAULT_MODEL, chosen.data)
    made = MadeVectors(real_vectors(chosen.data, encoder))
    queries = encoder.encode_queries([made_question(number) for number in range(QUERIES)])
    print(f"{'vectors':>8} {'kind':22} {'recall@10':>9} {'ms':>7} {'filtered':>8} {'MB':>6} {'build s':>8} {'add_ms':>7}")
    for size in chosen.sizes:
        vectors = made.make(size, seed=2)
        exact = _exact(vectors, queries, 10)
        for name, (description, part) in KINDS.items():
            figures = measure(description, part, vectors, queries, exact)
            print(f"{size:8} {name:22} " + " ".join(figures), flush=True)


def measure(description: str, part: int, vectors: Vectors, queries: Vectors, exact: list[set[int]]) -> list[str]:
    """Return a kind's figures as they are printed."""
    count, dimension = vectors.shape
    lists = max(1, round(4 * count**0.5))
    started = time.perf_counter()
    inner = faiss.index_factory(int(dimension), description.format(lists=lists), faiss.METRIC_INNER_PRODUCT)
    if part:
        inner.cp.niter, inner.cp.max_points_per_centroid = 10, 64
    inner.train(vectors)
    index = faiss.IndexIDMap2(inner)
    index.add_with_ids(vectors, np.arange(count))
    built = time.perf_counter() - started
    if part:
        inner.nprobe = max(1, lists // part)
    found = [set(index.search(query.reshape(1, -1), 10)[1][0].tolist()) for query in queries]
    recall = statistics.mean(len(one & other) / 10 for one, other in zip(found, exact, strict=True))
    some = faiss.IDSelectorRange(0, count // 20)
    among = faiss.SearchParametersIVF(sel=some, nprobe=inner.nprobe) if part else faiss.SearchParameters(sel=some)
    plain = _median_ms(lambda query: index.search(query, ASKED), queries)
    filtered = _median_ms(lambda query: index.search(query, ASKED, params=among), queries)
    size = len(faiss.serialize_index(index)) / 1e6
    started = time.perf_counter()
    index.add_with_ids(vectors[:50], np.arange(count, count + 50))
    added = (time.perf_counter() - started) * 1000
    return [f"{recall:9.3f}", f"{plain:7.2f}", f"{filtered:8.2f}", f"{size:6.0f}", f"{built:8.1f}", f"{added:7.1f}"]


def _exact(vectors: Vectors, queries: Vectors, k: int) -> list[set[int]]:
    index = faiss.IndexFlatIP(int(vectors.shape[1]))
    index.add(vectors)
    return [set(ids.tolist()) for ids in index.search(queries, k)[1]]


def _median_ms(search: Callable[[Any], object], queries: Vectors) -> float:
    times = []
    for query in queries:
        started = time.perf_counter()
        search(query.reshape(1, -1))
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
