"""How long a question takes: as a new process (``tracuu ask``), and in a running one. Prints medians and p95 in milliseconds.

usage: python -m bench.latency QUESTIONS.jsonl [--data DIR] [--processes N]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evaluation.gold import read_gold
from ui.services.live_service import LiveService
from ui.settings.settings import load


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def as_processes(questions: Sequence[str], data: Path, count: int) -> list[float]:
    times = []
    for question in questions[:count]:
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "ui.cli.main", "ask", question, "--json", "--data", str(data)],
            check=True,
            capture_output=True,
        )
        times.append(1000 * (time.perf_counter() - started))
    return times


def in_process(questions: Sequence[str], live: LiveService) -> list[float]:
    live.ask(questions[0])
    times = []
    for question in questions:
        started = time.perf_counter()
        live.ask(question)
        times.append(1000 * (time.perf_counter() - started))
    return times


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("questions", type=Path)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--processes", type=int, default=5, help="how many questions to ask as new processes")
    given = arguments.parse_args()
    settings = load(data=given.data)
    questions = [gold.question for gold in read_gold(given.questions)]
    inside = in_process(questions, LiveService(settings))
    outside = as_processes(questions, settings.data, given.processes)
    figures = {
        "questions": len(inside),
        "in_process_ms": {"median": round(statistics.median(inside), 1), "p95": round(p95(inside), 1)},
        "new_process_ms": {"median": round(statistics.median(outside)), "max": round(max(outside)), "n": len(outside)},
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
