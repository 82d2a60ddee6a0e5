"""Measure the default encoder against sentence-transformers (torch, 32-bit floats) on the same folder, in one run.

usage: python -m bench.encoder [--texts 64] [--syllables 85] [--rounds 5] [--threads 2] [--data DIR]

Texts are runs of words of the plans in corpus/plans (85 syllables are some 100 to 124 tokens). The two encoders take turns,
so that what else the machine does hits both; the best and the median round count, by the clock and by processor time.
Then cosine to sentence-transformers, and of a text alone to the same text in a batch. Bars: 2.5 times the throughput, mean
cosine 0.998, alone against batched 0.9995.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from indexer.encoding.encoder import Encoder, load_encoder
from indexer.encoding.model_folder import model_folder

ROOT = Path(__file__).parents[1]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=int, default=64)
    options.add_argument("--syllables", type=int, default=85)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--data", type=Path, default=ROOT / "data")
    chosen = options.parse_args()
    started = time.perf_counter()
    fast = load_encoder("default", chosen.data, threads=chosen.threads, progress=print)
    loaded = time.perf_counter() - started
    slow = load_encoder(str(model_folder(chosen.data)), chosen.data, threads=chosen.threads)
    figures: dict[str, object] = {"load_s": round(loaded, 2)}
    for name, texts in (("chunks", chunks(chosen.texts, chosen.syllables)), ("passages", passages(chosen.texts))):
        figures[name] = compare(fast, slow, texts, chosen.rounds)
    print(json.dumps(figures, indent=1))


def chunks(count: int, syllables: int) -> list[str]:
    """Return ``count`` runs of ``syllables`` words of the plans, one after another."""
    words = " ".join(path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "plans").glob("*.[tm][xd]*"))).split()
    return [" ".join(words[i * syllables % len(words) :][:syllables]) for i in range(count)]


def passages(count: int) -> list[str]:
    """Return a sample of the passages that the index holds of the plans, of all lengths."""
    from corpus.readers import read
    from corpus.reading import understand
    from indexer.segments.passages import PlanHeader, cut, embedded_text

    folder = ROOT / "corpus" / "plans"
    readings = [understand(read(path, folder)) for path in sorted(folder.glob("*.[tm][xd]*"))]
    texts = sorted({embedded_text(p) for reading in readings for p in cut(reading, PlanHeader("x"))})
    return random.Random(1).sample(texts, min(count, len(texts)))


def compare(fast: Encoder, slow: Encoder, texts: list[str], rounds: int) -> dict[str, object]:
    """Return the figures of one set of texts."""
    times: dict[str, list[tuple[float, float]]] = {"default": [], "sentence-transformers": []}
    for _ in range(rounds):
        times["default"].append(timed(lambda: fast.encode_passages(texts)))
        times["sentence-transformers"].append(timed(lambda: slow.encode_passages(texts)))
    mine, theirs = fast.encode_passages(texts), slow.encode_passages(texts)
    cosines = (mine * theirs).sum(axis=1)
    alone = np.array([float(fast.encode_passages([text])[0] @ mine[row]) for row, text in enumerate(texts)])
    found: dict[str, object] = {"texts": len(texts), "rounds": rounds}
    for name, measured in times.items():
        for kind, values in zip(("clock", "processor"), zip(*measured, strict=True), strict=True):
            found[f"{name}, texts a second by {kind}"] = {
                "best": round(len(texts) / min(values), 1),
                "median": round(len(texts) / statistics.median(values), 1),
            }
    for kind, column in (("clock", 0), ("processor", 1)):
        best = {name: min(row[column] for row in rows) for name, rows in times.items()}
        middle = {name: statistics.median(row[column] for row in rows) for name, rows in times.items()}
        found[f"times as fast by {kind}"] = {
            "best": round(best["sentence-transformers"] / best["default"], 2),
            "median": round(middle["sentence-transformers"] / middle["default"], 2),
        }
    found["cosine to sentence-transformers"] = {
        "mean": round(float(cosines.mean()), 5),
        "least": round(float(cosines.min()), 5),
    }
    found["alone against batched"] = {"mean": round(float(alone.mean()), 6), "least": round(float(alone.min()), 6)}
    return found


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that ``work`` takes, by the clock and of processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


if __name__ == "__main__":
    main()
