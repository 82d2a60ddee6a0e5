"""Ten minutes under siege: eight honest readers and plans that come and go, while strangers try all that is cheap for them.

    python -m bench.siege --data FOLDER [--minutes 10] [--readers 8]

FOLDER is a built index to copy; the server runs over copies of it and of corpus/plans, with the watch on. Every caller has a
loopback address of its own, as callers have in the world. Told: answers to the honest, their errors and times, and the
server's memory over time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx

from bench.asking import endless
from bench.attacks import Server, served
from bench.made_plans import made_plan
from bench.stress import REAL

ROOT = Path(__file__).parents[1]
THINK_S = 0.5
EVERY_S = 20.0
SETTLED, LOOK = 0.2, 0.05
BAR_P95_S = 1.0
BAR_GROWTH = 5.0
COMING_AND_GOING = "den-va-di.txt"
Attack = Callable[[httpx.Client, int], object]


def at(server: Server, address: str) -> httpx.Client:
    """Return a client that calls from the loopback address ``address``."""
    return httpx.Client(base_url=server.address, transport=httpx.HTTPTransport(local_address=address), timeout=30)


def made_sessions(client: httpx.Client, turn: int) -> None:
    body = {"data": ["x" * 10_000, ""], "fn_index": 0, "trigger_id": 1, "session_hash": f"made{turn}"}
    client.post("/gradio_api/run/predict", json=body, headers={"Origin": str(client.base_url).rstrip("/")})


def wrong_keys(client: httpx.Client, turn: int) -> None:
    client.get("/api/v1/jobs", headers={"Authorization": f"Bearer made-{turn}"})


def odd_methods(client: httpx.Client, turn: int) -> None:
    client.request(f"MADE{turn}", "/healthz")


def large_body(client: httpx.Client, _: int) -> None:
    client.post("/api/v1/ask", content=(b" " * 2**16 for _ in range(64)))


def long_filter(client: httpx.Client, _: int) -> None:
    client.get("/api/v1/assignments", params={"lead": "Sở Y tế và " * 700})


def long_question(client: httpx.Client, turn: int) -> None:
    client.post("/api/v1/ask", json={"question": ("Sở Y tế và " * 170) + str(turn)})


def burst(client: httpx.Client, turn: int) -> None:
    asked = [{"question": "ai chủ trì" + " " * (turn % 100 + 100 * number)} for number in range(40)]
    threads = [
        threading.Thread(target=_quietly, args=(lambda body=body: client.post("/api/v1/ask", json=body),)) for body in asked
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


ATTACKS: tuple[Attack, ...] = (made_sessions, wrong_keys, odd_methods, large_body, long_filter, long_question, burst)


def _quietly(work: Callable[[], object]) -> None:
    with suppress(httpx.HTTPError, OSError):  # refused or cut off: what attackers are for
        work()


class Siege:
    """One run against ``server``; ``corpus`` is the folder of plans that it watches."""

    def __init__(self, server: Server, corpus: Path) -> None:
        self.server = server
        self.times: list[float] = []
        self.statuses: Counter[str] = Counter()
        self.attacks = 0
        self._corpus = corpus
        self._stop = threading.Event()

    def run(self, seconds: float, readers: int) -> dict[str, object]:
        """Besiege for ``seconds``; return the figures."""
        works = [threading.Thread(target=self._read, args=(n,), daemon=True) for n in range(readers)]
        works += [threading.Thread(target=self._attack, args=(n, attack), daemon=True) for n, attack in enumerate(ATTACKS)]
        works += [threading.Thread(target=self._write, daemon=True), threading.Thread(target=self._hold, daemon=True)]
        for work in works:
            work.start()
        memory = []
        for _ in range(int(1 / LOOK)):
            self._stop.wait(LOOK * seconds)
            memory.append(round(self.server.megabytes()))
        self._stop.set()
        for work in works:
            work.join(60)
        settled, ended = memory[int(SETTLED / LOOK) - 1], memory[-1]
        times = sorted(self.times)
        wrong = {name: count for name, count in self.statuses.items() if name != "200"}
        return {
            "seconds": round(seconds),
            "answers": len(times),
            "wrong": wrong,
            "p50_s": round(times[len(times) // 2], 3),
            "p95_s": round(times[int(0.95 * (len(times) - 1))], 3),
            "attacks": self.attacks,
            "memory_mb": memory,
            "growth_percent": round(100 * (ended / settled - 1), 1),
        }

    def _read(self, number: int) -> None:
        questions = endless(REAL[number % len(REAL) :] + REAL[: number % len(REAL)])
        with at(self.server, f"127.0.1.{number + 1}") as client:
            while not self._stop.wait(THINK_S):
                began = time.perf_counter()
                try:
                    status = str(client.post("/api/v1/ask", json={"question": next(questions)}).status_code)
                except httpx.HTTPError as error:
                    status = type(error).__name__
                self.times.append(time.perf_counter() - began)
                self.statuses[status] += 1

    def _attack(self, number: int, attack: Attack) -> None:
        for turn in itertools.count():
            if self._stop.wait(0.1):
                return
            with at(self.server, f"127.0.2.{number + 1}") as client:
                _quietly(lambda client=client, turn=turn: attack(client, turn))  # type: ignore[misc]
            self.attacks += 1

    def _write(self) -> None:
        for turn in itertools.count():
            path = self._corpus / COMING_AND_GOING
            if turn % 3 == 2:
                path.unlink()
            else:
                path.write_text(made_plan(turn, 30), "utf-8")
            if self._stop.wait(EVERY_S):
                return

    def _hold(self) -> None:
        """Hold connections that ask nothing, and say so slowly, from two addresses."""
        host, port = self.server.address.removeprefix("http://").split(":")
        while not self._stop.is_set():
            held = []
            for n in range(300):
                with_address = (f"127.0.3.{1 + n % 2}", 0)
                try:
                    held.append(socket.create_connection((host, int(port)), timeout=5, source_address=with_address))
                    held[-1].sendall(b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\n")
                except OSError:
                    continue
            self._stop.wait(20)
            for each in held:
                each.close()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--readers", type=int, default=8)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        corpus, data = Path(temporary) / "corpus", Path(temporary) / "data"
        shutil.copytree(ROOT / "corpus" / "plans", corpus)
        shutil.copytree(chosen.data, data)
        with served(corpus, data, watch=True) as server:
            siege = Siege(server, corpus)
            found = siege.run(chosen.minutes * 60, chosen.readers)
            found["well"] = server.well() or "yes"
    print(json.dumps(found, ensure_ascii=False, indent=1))
    p95, growth = found["p95_s"], found["growth_percent"]
    assert isinstance(p95, float)
    assert isinstance(growth, float)
    sys.exit(bool(found["wrong"]) or p95 > BAR_P95_S or growth > BAR_GROWTH or found["well"] != "yes")


if __name__ == "__main__":
    main()
