"""Measure the index at size: add and take out one plan, open, search, ask, move to a new snapshot; time, memory, disk.

usage: python -m bench.index --data FOLDER [--passages 100000] [--questions 40]

FOLDER keeps a corpus of made plans (bench/made_plans.py, 100 passages each) and its index, so that only the first run builds
them; made passages get made vectors (bench/made_vectors.py), the plan of 50 passages that is added gets the real encoder's.
Every step runs in a process of its own, so that its peak memory is its own. Bars (issue 5): the added plan is searchable in
10 s, most of it embedding, with a peak memory under 2 GB.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench.made_plans import made_plan, made_question, made_sentence
from bench.made_vectors import MeasuredEncoder
from corpus.text import Analyzer
from indexer.building.build import build
from indexer.building.report import BuildReport, Progress
from indexer.engines.local.snapshot import open_snapshot
from indexer.storage import atomic as storage
from qa.service import Service

ROOT = Path(__file__).parents[1]
PER_PLAN = 100
ADDED = "plan-new.txt"
ADDED_PASSAGES = 50


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="where corpus and index are kept")
    options.add_argument("--passages", type=int, default=100_000)
    options.add_argument("--questions", type=int, default=40)
    options.add_argument("--step", choices=tuple(STEPS), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.step:
        print(json.dumps(STEPS[chosen.step](chosen.data, chosen.questions), ensure_ascii=False))
        return
    for name, figures in measure(chosen.data, chosen.passages, chosen.questions):
        print(json.dumps({name: figures}, ensure_ascii=False), flush=True)


def measure(folder: Path, passages: int, questions: int):  # noqa: ANN201 - pairs of a name and figures
    """Yield each step's name and figures."""
    corpus = folder / "corpus"
    (corpus / ADDED).unlink(missing_ok=True)
    for number in range(-(-passages // PER_PLAN)):
        path = corpus / f"{number // 1000:03d}" / f"plan-{number:06d}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made_plan(number, PER_PLAN), "utf-8")
    yield "base", apart("base", folder, questions)
    yield "nothing changed", apart("base", folder, questions)
    (corpus / ADDED).write_text(made_plan(time.time_ns(), ADDED_PASSAGES), "utf-8")
    yield "one plan of 50 passages more", apart("change", folder, questions)
    yield "search", apart("search", folder, questions)
    yield "ask", apart("ask", folder, questions)
    (corpus / ADDED).unlink()
    yield "one plan less, while 4 threads ask", apart("move", folder, questions)
    yield "disk, MB", {name: megabytes(folder / "data" / name) for name in ("snapshots", "segments", "readings")}


def apart(step: str, folder: Path, questions: int) -> object:
    """Run one step in a process of its own and return what it printed."""
    command = [sys.executable, "-m", "bench.index", "--data", str(folder), "--questions", str(questions), "--step", step]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def base_step(folder: Path, questions: int) -> dict[str, object]:
    """Bring the index up to date with made vectors for every passage."""
    del questions
    return built(folder, MeasuredEncoder(folder / "data", made=True))


def change_step(folder: Path, questions: int) -> dict[str, object]:
    """Bring the index up to date with the real encoder, its loading included."""
    del questions
    return built(folder, MeasuredEncoder(folder / "data", made=False))


def built(folder: Path, encoder: MeasuredEncoder) -> dict[str, object]:
    """Build and tell what it took: in all, between the steps of writing, and in memory."""
    spent: dict[str, float] = {}
    last: list[tuple[str, float]] = [("look", time.perf_counter())]

    def reached(step: str) -> None:
        name, since = last[0]
        now = time.perf_counter()
        spent[name] = round(spent.get(name, 0.0) + now - since, 2)
        last[0] = (step.split()[0] if step.startswith(("write ", "rename ", "remove ")) else step, now)

    def listen(progress: Progress) -> None:
        reached(progress.stage)

    storage.hook = reached
    report: BuildReport = build(folder / "corpus", folder / "data", encoder, listen, keep=2)
    reached("end")
    changed = {name: len(getattr(report, name)) for name in ("added", "changed", "removed", "unchanged", "failed")}
    slow = {step: seconds for step, seconds in spent.items() if seconds >= 0.05}
    used = resource.getrusage(resource.RUSAGE_SELF)
    processor = {"cpu_s": round(used.ru_utime + used.ru_stime, 2)}  # of all threads, the start of Python included
    return {"seconds": round(report.seconds, 2), **processor, "peak_mb": peak_mb(), "after": slow, **changed}


def search_step(folder: Path, questions: int) -> dict[str, object]:
    """Open the index and search it as the question floor does."""
    before = now_mb()
    started = time.perf_counter()
    snapshot = open_snapshot(folder / "data")
    found: dict[str, object] = {"passages": snapshot.manifest.passages, "open_ms": _ms(started)}
    found["open_mb"] = now_mb() - before
    asked = [made_sentence(-number - 1)[:80] for number in range(questions)]
    analyzer, encoder = Analyzer(), MeasuredEncoder(folder / "data", made=True)
    vectors = encoder.encode_passages(asked)
    terms = [analyzer.terms(question) for question in asked]
    plans = [plan.id for plan in snapshot.plans()]
    one, some = plans[:1], plans[: len(plans) // 20]
    for name, chosen in (("", None), ("_one_plan", one), ("_20th_of_plans", some), ("_all_named", plans)):
        found[f"dense{name}_ms"] = timed(lambda i, chosen=chosen: snapshot.dense(vectors[i], 60, chosen), questions)
        found[f"lexical{name}_ms"] = timed(lambda i, chosen=chosen: snapshot.lexical(terms[i], 60, chosen), questions)
    hits = [[hit.passage for hit in snapshot.lexical(terms[i], 60)] for i in range(questions)]
    found["similarities_of_60_ms"] = timed(lambda i: snapshot.similarities(vectors[i], hits[i]), questions)
    found["records_of_60_ms"] = timed(lambda i: snapshot.passages(hits[i]), questions)
    return found


def ask_step(folder: Path, questions: int) -> dict[str, object]:
    """Open the service and ask it."""
    encoder = MeasuredEncoder(folder / "data", made=False)
    encoder.encode_queries(["làm nóng"])
    before = now_mb()
    started = time.perf_counter()
    service = Service.open(folder / "data", encoder=encoder)
    found: dict[str, object] = {"open_ms": _ms(started)}
    started = time.perf_counter()
    service.ask(made_question(10_000))
    found["first_question_ms"] = _ms(started)
    found["open_mb"] = now_mb() - before
    found["question_ms"] = timed(lambda i: service.ask(made_question(i)), questions)
    found["search_ms"] = timed(lambda i: service.search(made_question(i + questions)), questions)
    found["peak_mb"] = peak_mb()
    return found


def move_step(folder: Path, questions: int) -> dict[str, object]:
    """Let four threads ask while another process builds and the service moves to the new snapshot."""
    service = Service.open(folder / "data", encoder=MeasuredEncoder(folder / "data", made=False))
    service.ask(made_question(0))
    moving, stop = threading.Event(), threading.Event()
    waits: dict[str, list[float]] = {"before": [], "while_moving": []}

    def ask(first: int) -> None:
        number = first
        while not stop.is_set():
            during = moving.is_set()
            started = time.perf_counter()
            service.ask(made_question(number))
            waits["while_moving" if during or moving.is_set() else "before"].append((time.perf_counter() - started) * 1000)
            number += 4

    askers = [threading.Thread(target=ask, args=(first,)) for first in range(4)]
    for asker in askers:
        asker.start()
    time.sleep(questions / 10)
    report = apart("change", folder, questions)
    moving.set()
    started = time.perf_counter()
    moved = service.refresh()
    seconds = time.perf_counter() - started
    moving.clear()
    stop.set()
    for asker in askers:
        asker.join()
    slowest = {name: {"median": round(statistics.median(times)), "most": round(max(times))} for name, times in waits.items()}
    return {"build": report, "moved": moved, "move_s": round(seconds, 2), "question_ms": slowest, "peak_mb": peak_mb()}


STEPS: dict[str, Callable[[Path, int], dict[str, object]]] = {
    "base": base_step,
    "change": change_step,
    "search": search_step,
    "ask": ask_step,
    "move": move_step,
}


def timed(work: Callable[[int], object], count: int) -> dict[str, float]:
    """Return the milliseconds that ``work`` takes, called with 0 to ``count`` - 1: median, 95th percentile, processor time.

    The last is this thread's, in the median; a busy machine does not stretch it as much.
    """
    times, spent = [], []
    for number in range(count):
        started, before = time.perf_counter(), time.thread_time()
        work(number)
        times.append((time.perf_counter() - started) * 1000)
        spent.append((time.thread_time() - before) * 1000)
    p95 = statistics.quantiles(times, n=20)[18]
    return {"median": round(statistics.median(times), 1), "p95": round(p95, 1), "cpu": round(statistics.median(spent), 1)}


def peak_mb() -> int:
    """Return the most memory that this process has held."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def now_mb() -> int:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return round(pages * resource.getpagesize() / 2**20)


def megabytes(folder: Path) -> int:
    """Return the size of the files below ``folder``, hard links counted once."""
    sizes = {path.stat().st_ino: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    return round(sum(sizes.values()) / 1e6)


def _ms(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


if __name__ == "__main__":
    main()
