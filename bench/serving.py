"""A server of its own for a measurement: started on a free port of loopback, waited for, stopped."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

LONGEST_S = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A running ``tracuu serve``; ``started`` is when its process began, by ``time.perf_counter``."""

    url: str
    pid: int
    started: float


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(good: Callable[[], bool], started: float) -> float:
    """Return the seconds from ``started`` until ``good`` says so."""
    while True:
        try:
            if good():
                return time.perf_counter() - started
        except httpx.TransportError:
            pass
        if time.perf_counter() - started > LONGEST_S:
            raise SystemExit("the server did not come up")
        time.sleep(0.02)


@contextlib.contextmanager
def serving(data: Path, **settings: str) -> Iterator[Server]:
    """Start ``tracuu serve`` over ``data`` as a process, with further settings by name; it may not be ready yet."""
    port = free_port()
    command = [sys.executable, "-m", "ui.cli.main", "serve", "--port", str(port), "--data", str(data)]
    given = {f"TRACUU_{name.upper()}": value for name, value in {"watch": "false", **settings}.items()}
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **given})
    try:
        yield Server(f"http://127.0.0.1:{port}", process.pid, started)
    finally:
        process.terminate()
        process.wait()


def can_answer(client: httpx.Client) -> bool:
    """Tell whether the server says that it is ready; what keeps it from ever being so ends the measurement with its reason."""
    answer = client.get("/readyz")
    if answer.status_code == 503 and not answer.json()["type"].endswith(":starting"):
        raise SystemExit(answer.json()["detail"])
    return answer.status_code == 200


def ready(server: Server) -> None:
    """Wait until the server can answer and its page is built."""
    with httpx.Client(base_url=server.url, timeout=LONGEST_S) as client:
        until(lambda: can_answer(client), server.started)
        until(lambda: client.get("/").status_code == 200, server.started)
