"""Askers at once against a server that runs on loopback: prints p50, p95, errors, and the server's memory before and after.

usage: python -m bench.load QUESTIONS.jsonl --url http://127.0.0.1:7860 --pid PID [--askers 20] [--seconds 60] [--think 1.0]

Start the server with rates above what is asked here (TRACUU_ASK_PER_MINUTE), as all askers share one address.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil

from ui.evaluation.gold import read_gold


async def asker(
    client: httpx.AsyncClient, questions: Iterator[str], until: float, think_s: float, told: list[tuple[int, float]]
) -> None:
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            status = (await client.post("/api/v1/ask", json={"question": next(questions)})).status_code
        except httpx.HTTPError:
            status = 0
        told.append((status, 1000 * (time.perf_counter() - started)))
        await asyncio.sleep(think_s)


async def run(url: str, questions: list[str], askers: int, seconds: float, think_s: float) -> list[tuple[int, float]]:
    told: list[tuple[int, float]] = []
    endless = itertools.cycle(questions)
    until = time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        await asyncio.gather(*(asker(client, endless, until, think_s, told) for _ in range(askers)))
    return told


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("questions", type=Path)
    arguments.add_argument("--url", default="http://127.0.0.1:7860")
    arguments.add_argument("--pid", type=int, required=True)
    arguments.add_argument("--askers", type=int, default=20)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--think", type=float, default=1.0)
    given = arguments.parse_args()
    if urlsplit(given.url).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise SystemExit("loopback only")
    questions = [gold.question for gold in read_gold(given.questions)]
    server = psutil.Process(given.pid)
    before = server.memory_info().rss
    told = asyncio.run(run(given.url, questions, given.askers, given.seconds, given.think))
    times = sorted(milliseconds for _, milliseconds in told)
    figures = {
        "askers": given.askers,
        "asked": len(told),
        "errors": sum(status != 200 for status, _ in told),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))], 1),
        "memory_mib": {"before": round(before / 2**20), "after": round(server.memory_info().rss / 2**20)},
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
