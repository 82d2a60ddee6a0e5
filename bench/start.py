"""From nothing to an answer: how long ``tracuu serve`` takes to live, be ready, answer and show its page; and ``tracuu ask``.

usage: python -m bench.start [--rounds 5] [--data DIR] [--question "…"]

Every round starts new processes over an index that is there already. Seconds of wall time from the start of the process; the
processor time up to /readyz and of ``ask`` says what they would take at most where nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil

from bench.serving import LONGEST_S, can_answer, serving, until
from ui.settings.settings import load

QUESTION = "ai chủ trì đào tạo nhân lực"
COLUMNS = ("healthz", "readyz", "cpu", "answer", "page", "ask", "ask cpu")


def processor_s(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    used = psutil.Process(pid).cpu_times()
    return float(used.user + used.system)


def starting(data: Path, question: str) -> list[float]:
    """Start the server once; return the seconds to /healthz, to /readyz (and of processor), to an answer, to the page."""
    with serving(data) as server, httpx.Client(base_url=server.url, timeout=LONGEST_S) as client:
        asked = {"question": question}
        return [
            until(lambda: client.get("/healthz").status_code == 200, server.started),
            until(lambda: can_answer(client), server.started),
            processor_s(server.pid),
            until(lambda: client.post("/api/v1/ask", json=asked).status_code == 200, server.started),
            until(lambda: client.get("/").status_code == 200, server.started),
        ]


def asking(data: Path, question: str) -> list[float]:
    """Ask once in a new process; return its seconds by the clock and by processor."""

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before, started = used(), time.perf_counter()
    command = [sys.executable, "-m", "ui.cli.main", "ask", question, "--json", "--data", str(data)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if not answer["found"]:
        raise SystemExit(f"the index does not answer “{question}”; give another --question")
    return [time.perf_counter() - started, used() - before]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--question", default=QUESTION)
    given = arguments.parse_args()
    data = load(data=given.data).data
    print("round " + " ".join(f"{name:>8}" for name in (*COLUMNS, "load")))
    rows = []
    for number in range(1, given.rounds + 1):
        load_before = os.getloadavg()[0]
        rows.append([*starting(data, given.question), *asking(data, given.question)])
        print(f"{number:5d} " + " ".join(f"{value:8.2f}" for value in (*rows[-1], load_before)), flush=True)
    print("  med " + " ".join(f"{statistics.median(column):8.2f}" for column in zip(*rows, strict=True)))


if __name__ == "__main__":
    main()
