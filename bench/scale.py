"""Measure one machine at size, by steps: time to build and to add a plan, to open, memory, disk, a question, recall.

usage: python -m bench.scale --data FOLDER [--steps 10000 100000 1000000] [--shelf FOLDER …] [--questions 60]

FOLDER keeps, for each step, a corpus and its index, so that only the first run builds them. What is real and what is made is
printed with every step: the files of the folders given by --shelf are real text, read and cut by the product; the rest up to
the step's size are made plans (bench/made_plans.py: runs of words of the real ones). Vectors are made around the real ones'
(bench/made_vectors.py) for all of them, since a million real ones take a day; the added plan and the questions get the real
encoder's. Figures of parts run in processes of their own, so that each one's peak memory is its own.

Bars on 2 cores (issue 16): at 100,000 passages a search's p95 at most 80 ms and 1.5 GB; at 1,000,000 at most 200 ms and
4 GB, a plan of 50 passages added within 15 s, opened within 5 s, recall@50 of the vectors' index at least 0.99.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.index import ADDED, ADDED_PASSAGES, PER_PLAN, built, megabytes, now_mb, peak_mb, timed
from bench.made_plans import made_plan, made_question
from bench.made_vectors import MadeVectors, MeasuredEncoder, real_vectors
from indexer.building.sources import list_sources
from indexer.encoding.encoder import DEFAULT_MODEL, LazyEncoder
from indexer.engines.local.snapshot import open_snapshot
from qa.service import Service

ROOT = Path(__file__).parents[1]
STEPS_OF = (10_000, 100_000, 1_000_000)
K = 50
BARS = {100_000: {"p95_ms": 80, "peak_mb": 1500}, 1_000_000: {"p95_ms": 200, "peak_mb": 4000, "add_s": 15, "open_s": 5}}
PASSAGES_OF_A_REAL_FILE = 60
"""About; only to know how many made plans a step needs beside the real files."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="where the steps' corpora and indexes are kept")
    options.add_argument("--steps", type=int, nargs="+", default=list(STEPS_OF), help="passages of each step")
    options.add_argument("--shelf", type=Path, nargs="*", default=[ROOT / "corpus" / "plans"], help="folders of real documents")
    options.add_argument("--questions", type=int, default=60)
    options.add_argument("--part", choices=tuple(PARTS), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.part:
        print(json.dumps(PARTS[chosen.part](chosen.data, chosen.questions), ensure_ascii=False))
        return
    for step in sorted(chosen.steps):
        figures = measure(chosen.data / str(step), step, chosen.shelf, chosen.questions)
        print(json.dumps({"step": step, **figures}, ensure_ascii=False, indent=1), flush=True)


def measure(folder: Path, step: int, shelf: list[Path], questions: int) -> dict[str, object]:
    """Return the figures of one step, and which of its bars they miss."""
    figures: dict[str, object] = {"what": lay_out(folder, step, shelf)}
    (folder / "corpus" / ADDED).unlink(missing_ok=True)
    figures["build"] = apart("build", folder, questions)
    (folder / "corpus" / ADDED).write_text(made_plan(time.time_ns(), ADDED_PASSAGES), "utf-8")
    figures["add"] = apart("add", folder, questions)
    figures["ask"] = apart("ask", folder, questions)
    figures["recall"] = apart("recall", folder, questions)
    figures["disk_mb"] = {name: megabytes(folder / "data" / name) for name in ("snapshots", "segments", "readings")}
    figures["missed"] = missed(step, figures)
    return figures


def lay_out(folder: Path, step: int, shelf: list[Path]) -> dict[str, int]:
    """Make the corpus of a step: the real files, then made plans; return how many of each there are."""
    corpus = folder / "corpus"
    real = [(root, path) for root in shelf for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".toml"]
    real = real[: step // PASSAGES_OF_A_REAL_FILE]
    for root, path in real:
        target = corpus / "real" / root.name / path.relative_to(root)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    plans = max(0, step - PASSAGES_OF_A_REAL_FILE * len(real)) // PER_PLAN
    for number in range(plans):
        path = corpus / f"{number // 1000:03d}" / f"plan-{number:06d}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made_plan(number, PER_PLAN), "utf-8")
    return {"real_files": len(real), "made_plans": plans, "real_vectors": 0, "files": len(list_sources(corpus))}


def apart(part: str, folder: Path, questions: int) -> dict[str, object]:
    """Run one part in a process of its own and return what it printed."""
    command = [sys.executable, "-m", "bench.scale", "--data", str(folder), "--questions", str(questions), "--part", part]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def build_part(folder: Path, questions: int) -> dict[str, object]:
    """Bring the index up to date with made vectors."""
    del questions
    return built(folder, MeasuredEncoder(folder / "data", made=True))


def add_part(folder: Path, questions: int) -> dict[str, object]:
    """Bring the index up to date with one plan more, embedded by the real encoder, its loading included."""
    del questions
    return built(folder, MeasuredEncoder(folder / "data", made=False))


def ask_part(folder: Path, questions: int) -> dict[str, object]:
    """Open the service and search it; ask it without a filter, of one province, and of one plan."""
    encoder = MeasuredEncoder(folder / "data", made=False)
    encoder.encode_queries(["làm nóng"])
    before, started = now_mb(), time.perf_counter()
    service = Service.open(folder / "data", encoder=encoder)
    found: dict[str, object] = {"open_s": round(time.perf_counter() - started, 2)}
    started = time.perf_counter()
    service.ask(made_question(10_000))
    found["first_question_s"] = round(time.perf_counter() - started, 2)
    plans = service.plans()
    provinces = sorted({plan.province for plan in plans if plan.province})
    found["passages"], found["plans"] = service.knowledge.engine.manifest.passages, len(plans)
    found["search_ms"] = timed(lambda i: service.search(made_question(i + questions)), questions)
    found["question_ms"] = timed(lambda i: service.ask(made_question(i)), questions)
    found["question_of_a_province_ms"] = timed(
        lambda i: service.ask(made_question(i), province=provinces[i % len(provinces)]), questions
    )
    found["question_of_a_plan_ms"] = timed(
        lambda i: service.ask(made_question(i), plan=plans[i * 7 % len(plans)].id), questions
    )
    found["open_mb"], found["peak_mb"] = now_mb() - before, peak_mb()
    return found


def recall_part(folder: Path, questions: int) -> dict[str, object]:
    """Compare the vectors' index with an exact search over the vectors that the segments hold."""
    from indexer.segments.segment import SegmentStore

    snapshot = open_snapshot(folder / "data")
    store = SegmentStore(folder / "data")
    real = real_vectors(folder / "data", LazyEncoder(DEFAULT_MODEL, folder / "data"))
    asked = MadeVectors(real).make(questions, seed=2**32 - 1)
    best: list[list[tuple[float, str]]] = [[] for _ in range(questions)]
    for _, key in snapshot.segments().values():
        segment = store.load(key)
        if segment is None or not len(segment.vectors):
            continue
        scores = segment.vectors @ asked.T
        for row in range(questions):
            top = np.argsort(-scores[:, row])[:K]
            merged = [*best[row], *((float(scores[at, row]), segment.derived.passages[at].id) for at in top)]
            best[row] = sorted(merged, reverse=True)[:K]
    shares = []
    for row in range(questions):
        found = {hit.passage for hit in snapshot.dense(asked[row], K)}
        least = best[row][-1][0] - 1e-3  # what ties with the last one, rounding to 16 bits included, is as good
        exact = {name for score, name in best[row] if score > least}
        shares.append(len(found & exact) / len(exact))
    return {"recall_at_50": round(float(np.mean(shares)), 4), "least": round(min(shares), 3), "questions": questions}


def missed(step: int, figures: dict[str, object]) -> list[str]:
    """Return in words which bars of a step its figures miss."""
    bars, ask, add, recall = BARS.get(step, {}), figures["ask"], figures["add"], figures["recall"]
    assert isinstance(ask, dict)
    assert isinstance(add, dict)
    assert isinstance(recall, dict)
    had = {
        "p95_ms": ask["search_ms"]["p95"],
        "peak_mb": ask["peak_mb"],
        "add_s": add["seconds"],
        "open_s": ask["open_s"],
    }
    found = [f"{name} {had[name]} > {bar}" for name, bar in bars.items() if had[name] > bar]
    return found + ([f"recall {recall['recall_at_50']} < 0.99"] if recall["recall_at_50"] < 0.99 else [])


PARTS: dict[str, Callable[[Path, int], dict[str, object]]] = {
    "build": build_part,
    "add": add_part,
    "ask": ask_part,
    "recall": recall_part,
}

if __name__ == "__main__":
    main()
