"""Ask from many threads while plans come, change and go: no error, no answer that mixes two snapshots, memory level.

usage: python -m bench.stress [--minutes 10] [--threads 8] [--every 4] [--data FOLDER]

The asking threads share one service object, as the server's requests do; every few seconds a made plan is added, changed or
taken out and ``tracuu index`` brings the index up in a process of its own, keeping two snapshots. Every citation is held, byte
for byte, against the texts of the very snapshot that its answer names. Memory is read after a fifth of the time and at the end.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from bench.made_plans import made_plan, made_question
from indexer.encoding.encoder import Encoder
from indexer.engines.local.snapshot import open_snapshot
from qa.contracts.answer import Answer
from qa.service import Service

ROOT = Path(__file__).parents[1]
COMING_AND_GOING = "den-va-di.txt"
PATIENCE_S = 60.0
SETTLED = 0.2
REAL = (
    "ai chủ trì đào tạo nhân lực",
    "ai chu tri dao tao nhan luc o An Giang",
    "Sở Y tế Trà Vinh phải làm gì",
    "mục tiêu đến năm 2030 của Quảng Nam",
    "Kế hoạch 457/KH-UBND ai ký",
    "thời gian thực hiện nhiệm vụ tuyên truyền",
    "giá vé máy bay đi Đà Lạt",
)


class Stress:
    """One run: ``ask`` in threads and ``change`` in the caller's, until the time is up."""

    def __init__(self, folder: Path, build: Callable[[Path, Path], object], encoder: Encoder | None = None) -> None:
        """Take a folder for corpus and data, what brings the index up, and the encoder unless it is the default one."""
        self.corpus, self.data = folder / "corpus", folder / "data"
        self.answers = self.moves = self.changes = 0
        self.errors: list[str] = []
        self.times_ms: list[float] = []
        self.versions: set[str] = set()
        self._build = build
        self._texts: dict[str, dict[str, str]] = {}
        self._known = threading.Condition()
        self._stop = threading.Event()
        self._build(self.corpus, self.data)
        self._learn_texts()
        self.service = Service.open(self.data, encoder=encoder)
        self._threads = threading.active_count()

    def run(
        self, seconds: float, threads: int, every_s: float, *, enough: Callable[[], bool] = lambda: True
    ) -> dict[str, object]:
        """Ask and change for ``seconds``, on a busy machine longer until there is ``enough``; return the figures."""
        askers = [threading.Thread(target=self._ask_on, args=(number,), daemon=True) for number in range(threads)]
        started = time.monotonic()
        for asker in askers:
            asker.start()
        settled = 0.0
        while not self.errors and (_within(started, seconds) or (not enough() and _within(started, seconds + PATIENCE_S))):
            due = time.monotonic() + every_s
            self._change()
            if not settled and time.monotonic() - started > SETTLED * seconds:
                settled = now_mb()
            self._stop.wait(max(0.0, due - time.monotonic()))
        self._stop.set()
        for asker in askers:
            asker.join(PATIENCE_S)
            if asker.is_alive():
                self.errors.append("an asking thread hangs")
        gc.collect()
        return self._figures(time.monotonic() - started, settled or now_mb())

    def _figures(self, seconds: float, settled_mb: float) -> dict[str, object]:
        ended = now_mb()
        return {
            "seconds": round(seconds),
            "answers": self.answers,
            "changes": self.changes,
            "moves": self.moves,
            "snapshots answered from": len(self.versions),
            "errors": len(self.errors),
            "median_ms": round(statistics.median(self.times_ms), 1) if self.times_ms else None,
            "p99_ms": round(statistics.quantiles(self.times_ms, n=100)[98], 1) if len(self.times_ms) > 1 else None,
            "settled_mb": round(settled_mb),
            "end_mb": round(ended),
            "growth_percent": round(100 * (ended / settled_mb - 1), 1),
            "open_files": len(os.listdir("/proc/self/fd")),  # noqa: PTH208
            "threads": threading.active_count() - self._threads,
        }

    def _change(self) -> None:
        path = self.corpus / COMING_AND_GOING
        if self.changes % 3 == 2:
            path.unlink()
        else:
            path.write_text(made_plan(self.changes, 30), "utf-8")
        try:
            self._build(self.corpus, self.data)
            self._learn_texts()
        except Exception:  # noqa: BLE001 - whatever goes wrong is the finding
            self.errors.append(traceback.format_exc())
        self.changes += 1

    def _learn_texts(self) -> None:
        """Remember the texts of the live snapshot under its version; texts that stay are kept once."""
        before = {text: text for texts in list(self._texts.values())[-1:] for text in texts.values()}
        snapshot = open_snapshot(self.data)
        documents = [document for plan in snapshot.plans() for document in plan.documents]
        texts = {document.file: snapshot.document_text(document.id) for document in documents}
        with self._known:
            self._texts[snapshot.version] = {file: before.get(text, text) for file, text in texts.items()}
            self._known.notify_all()
        snapshot.close()

    def _ask_on(self, seed: int) -> None:
        rng = random.Random(seed)
        while not self._stop.is_set():
            question = rng.choice(REAL) if rng.random() < 0.5 else made_question(rng.randrange(self.changes + 1))
            try:
                self.moves += self.service.refresh(0.25)
                held = self.service.pinned()
                began = time.perf_counter()
                answer = held.ask(question)
                self.times_ms.append((time.perf_counter() - began) * 1000)
                assert answer.index_version == held.index_version
                self._check(answer)
            except Exception:  # noqa: BLE001
                self.errors.append(f"{question}\n{traceback.format_exc()}")
                return
            self.answers += 1

    def _check(self, answer: Answer) -> None:
        version = answer.index_version
        with self._known:
            assert self._known.wait_for(lambda: version in self._texts, PATIENCE_S), f"no snapshot {version}"
            texts = self._texts[version]
        self.versions.add(version)
        for citation in answer.citations:
            text = texts[citation.file]
            for part in (citation, *citation.more):
                assert text[part.start : part.end] == part.quote, (citation.file, part.start, part.end)


def _within(started: float, seconds: float) -> bool:
    return time.monotonic() - started < seconds


def index_apart(corpus: Path, data: Path) -> None:
    """Bring the index up as the server does, by ``tracuu index`` in a process of its own."""
    command = [sys.executable, "-m", "ui.cli.main", "index", "--json", "--corpus", str(corpus), "--data", str(data)]
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, env={**os.environ, "TRACUU_KEEP_SNAPSHOTS": "2"}
    )
    if done.returncode != 0:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])


def now_mb() -> float:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--threads", type=int, default=8)
    options.add_argument("--every", type=float, default=4, help="seconds from one change to the next, at least")
    options.add_argument("--data", type=Path, help="an empty folder to work in and keep")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.data or Path(temporary)
        shutil.copytree(ROOT / "corpus" / "plans", folder / "corpus")
        stress = Stress(folder, index_apart)
        print(json.dumps(stress.run(chosen.minutes * 60, chosen.threads, chosen.every), indent=1))
    for error in stress.errors[:3]:
        print(error, file=sys.stderr)
    sys.exit(bool(stress.errors))


if __name__ == "__main__":
    main()
