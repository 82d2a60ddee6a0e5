"""Measure the index at size: build from nothing, add and take out one plan, search, memory, size on disk.

usage: python -m bench.index [--passages 100000] [--per-plan 100] [--dimension 384] [--keep FOLDER]

Plans are made of the words of corpus/plans in random order (a fixed seed); vectors are random, so that the index is
measured and not the encoder. Bars (issue 5): a plan of 50 passages more is searchable in 10 s, most of it embedding, with a
peak memory under 2 GB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from corpus.text import Analyzer
from indexer.build import build
from indexer.encoder import Vectors
from indexer.engines.local import open_snapshot
from indexer.report import BuildReport

ROOT = Path(__file__).parents[1]
SYLLABLES = 80


class RandomEncoder:
    """Gives every text a random unit vector that depends on the text alone."""

    name = "random"
    fingerprint = "random-1"

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return random unit vectors."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return random unit vectors."""
        seeds = [int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") for text in texts]
        found = np.array([np.random.default_rng(seed).standard_normal(self.dimension) for seed in seeds], np.float32)
        found = found.reshape(len(texts), self.dimension)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--passages", type=int, default=100_000)
    options.add_argument("--per-plan", type=int, default=100)
    options.add_argument("--dimension", type=int, default=384)
    options.add_argument("--keep", type=Path, help="use and keep this folder")
    options.add_argument("--step", choices=("build", "search"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.step:
        print(json.dumps(STEPS[chosen.step](chosen.keep, chosen.dimension)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        figures = measure(folder, chosen.passages, chosen.per_plan, chosen.dimension)
    print(json.dumps(figures, indent=1))


def measure(folder: Path, passages: int, per_plan: int, dimension: int) -> dict[str, object]:
    """Return all figures; every build runs in a process of its own, so that its peak memory is its own."""
    corpus = folder / "corpus"
    if not corpus.exists():
        corpus.mkdir(parents=True)
        for number in range(passages // per_plan):
            (corpus / f"plan-{number:05d}.txt").write_text(plan(number, per_plan), "utf-8")
    figures: dict[str, object] = {"built from nothing": apart("build", folder, dimension)}
    figures["nothing changed"] = apart("build", folder, dimension)
    (corpus / "plan-new.txt").write_text(plan(10**6, 50), "utf-8")
    figures["one plan of 50 passages more"] = apart("build", folder, dimension)
    figures["search"] = apart("search", folder, dimension)
    (corpus / "plan-new.txt").unlink()
    figures["one plan less"] = apart("build", folder, dimension)
    data = folder / "data"
    for name in ("snapshots", "segments", "readings"):
        size = sum(path.stat().st_size for path in (data / name).rglob("*") if path.is_file())
        figures[f"{name}, MB"] = round(size / 1e6)
    return figures


def apart(step: str, folder: Path, dimension: int) -> object:
    """Run one step in a process of its own and return what it printed."""
    command = [sys.executable, "-m", "bench.index", "--step", step, "--keep", str(folder), "--dimension", str(dimension)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def build_step(folder: Path, dimension: int) -> dict[str, object]:
    """Bring the index up to date and tell what it took."""
    stages: dict[str, float] = {}
    last = [time.monotonic(), "start"]

    def listen(stage: str) -> None:
        now = time.monotonic()
        stages[str(last[1])] = round(stages.get(str(last[1]), 0) + now - float(last[0]), 2)
        last[:] = [now, stage]

    report: BuildReport = build(folder / "corpus", folder / "data", RandomEncoder(dimension), lambda p: listen(p.stage), keep=2)
    listen("end")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    changed = {name: len(getattr(report, name)) for name in ("added", "changed", "removed", "unchanged", "failed")}
    return {"seconds": round(report.seconds, 2), "peak_mb": round(peak), "stages": stages, **changed}


def search_step(folder: Path, dimension: int) -> dict[str, object]:
    """Open the index and search it with 100 questions of 12 syllables."""
    started = time.perf_counter()
    snapshot = open_snapshot(folder / "data")
    opened = time.perf_counter() - started
    words = vocabulary()
    rng = random.Random(7)
    analyzer, encoder = Analyzer(), RandomEncoder(dimension)
    questions = [" ".join(rng.choices(words, k=12)) for _ in range(100)]
    vectors = encoder.encode_queries(questions)
    terms = [analyzer.terms(question) for question in questions]
    one_plan = [snapshot.plans()[0].id]
    found: dict[str, object] = {"passages": snapshot.manifest.passages, "open_ms": round(opened * 1000)}
    found["dense_ms"] = timed(lambda i: snapshot.dense(vectors[i], 60), len(questions))
    found["dense_one_plan_ms"] = timed(lambda i: snapshot.dense(vectors[i], 60, one_plan), len(questions))
    found["lexical_ms"] = timed(lambda i: snapshot.lexical(terms[i], 60), len(questions))
    found["lexical_one_plan_ms"] = timed(lambda i: snapshot.lexical(terms[i], 60, one_plan), len(questions))
    hits = [[hit.passage for hit in snapshot.lexical(terms[i], 60)] for i in range(len(questions))]
    found["similarities_of_60_ms"] = timed(lambda i: snapshot.similarities(vectors[i], hits[i]), len(questions))
    found["records_of_60_ms"] = timed(lambda i: snapshot.passages(hits[i]), len(questions))
    started = time.perf_counter()
    snapshot.bigram_counts()
    found["counts_ms"] = round((time.perf_counter() - started) * 1000)
    found["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return found


STEPS: dict[str, Callable[[Path, int], dict[str, object]]] = {"build": build_step, "search": search_step}


def timed(work: Callable[[int], object], count: int) -> dict[str, float]:
    """Return the median and the 95th percentile of the milliseconds that ``work`` takes, called with 0 to ``count`` - 1."""
    times = []
    for number in range(count):
        started = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - started) * 1000)
    return {"median": round(statistics.median(times), 1), "p95": round(statistics.quantiles(times, n=20)[18], 1)}


@cache
def vocabulary() -> list[str]:
    """Return all words of the plans, as often as they stand there."""
    return " ".join(path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "plans").glob("*.[tm][xd]*"))).split()


def plan(number: int, passages: int) -> str:
    """Return the text of a made plan with so many list items."""
    rng = random.Random(number)
    words = [word for word in vocabulary() if word.isalpha()]
    lines = [f"KẾ HOẠCH\nSố hiệu {number} {' '.join(rng.choices(words, k=10))}\n", "I. NHIỆM VỤ"]
    lines += [f"- {' '.join(rng.choices(words, k=SYLLABLES))}." for _ in range(passages - 1)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
