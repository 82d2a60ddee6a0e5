"""Attack a real server on loopback with what is too slow or too rough for ``make test``, and say what held.

    python -m bench.attacks --corpus corpus/plans --data data

A server of its own is started over the given index, in a process of its own; nothing but loopback is called.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil

from ui.services.fair_queue import RETRY_AFTER_S

PREDICT = "/gradio_api/run/predict"
START_S = 180.0
MOST_MB = 700
"""What the server may hold after all of it."""
HONEST_S = 3.0
"""One question of another caller beside 200 of one: its turn comes within this, also on a busy machine."""
WORDS = "sở y tế chủ trì phối hợp nông nghiệp tỉnh nhiệm vụ kinh phí năm mục tiêu đào tạo nhân lực báo cáo quý"
SYLLABLES = WORDS.split()
Check = Callable[["Server"], str | None]


class Server:
    """A running server: its address, its process, and how it is called."""

    def __init__(self, address: str, process: psutil.Process) -> None:
        self.address = address
        self.process = process
        self.client = httpx.Client(base_url=address, headers={"Origin": address}, timeout=30)

    def megabytes(self) -> float:
        """Return what the server holds in memory."""
        return float(self.process.memory_info().rss) / 2**20

    def call(self, data: list[object], **more: object) -> int:
        """Send a call of the page's first event; return the status."""
        body = {"data": data, "fn_index": 0, "trigger_id": 1, "session_hash": "abcdefghijk", **more}
        return self.client.post(PREDICT, json=body).status_code

    def timed_ask(self) -> tuple[int, float]:
        """Ask one question; return the status and the seconds that it took."""
        begun = time.monotonic()
        status = self.client.post("/api/v1/ask", json={"question": "ai chủ trì đào tạo nhân lực"}).status_code
        return status, time.monotonic() - begun

    def well(self) -> str | None:
        """Return None while the server answers within a second, else what does not."""
        for path in ("/healthz", "/api/v1/plans", "/"):
            begun = time.monotonic()
            try:
                answered = self.client.get(path, timeout=5)
            except httpx.HTTPError as error:
                return f"{path}: {error!r}"
            if answered.status_code != 200 or time.monotonic() - begun > 3:
                return f"{path}: {answered.status_code} after {time.monotonic() - begun:.1f} s"
        return None


@contextmanager
def served(corpus: Path, data: Path, *, watch: bool = False) -> Iterator[Server]:
    """Serve over ``corpus`` and ``data`` as long as the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "ui.cli.main", "serve", "--port", str(port), "--corpus", str(corpus), "--data", str(data)]
    process = subprocess.Popen(command, env={**os.environ, "TRACUU_WATCH": str(watch).lower()}, stderr=subprocess.DEVNULL)
    server = Server(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
    try:
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            try:
                if server.client.get("/readyz").status_code == server.client.get("/").status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            print("FAILED  SIGTERM did not stop the server")


def endless_file(server: Server) -> str | None:
    """/dev/zero as the value of a component, which once stopped the process for good."""
    value = {"path": "/dev/zero", "meta": {"_type": "gradio.FileData"}}
    statuses = {server.call([value, ""]), server.call(["x", value]), server.call([[value], ""])}
    return None if statuses == {422} else f"statuses {statuses}"


def large_bodies(server: Server) -> str | None:
    """150 MB to each route that takes a body."""
    for path in (PREDICT, "/api/v1/ask", "/mcp", "/dang-nhap", "/api/v1/upload"):
        try:
            status = server.client.post(path, content=(b" " * 2**20 for _ in range(150))).status_code
        except httpx.HTTPError:
            continue  # closed while we sent: as good as a refusal
        if status not in (401, 413):
            return f"{path}: {status}"
    return None


def many_sessions(server: Server) -> str | None:
    """Make up session names and methods without end; memory stays."""
    server.call(["", ""])
    before = server.megabytes()
    for number in range(120):
        server.call(["", ""], session_hash=f"made{number}")
        server.client.request(f"MADE{number}", "/healthz")
    grown = server.megabytes() - before
    return None if grown < 60 else f"grew by {grown:.0f} MB"


def idle_connections(server: Server) -> str | None:
    """400 connections that ask nothing, from another address and from the honest caller's own."""
    host, port = server.address.removeprefix("http://").split(":")
    for source in ("127.0.0.2", "127.0.0.1"):
        held = [socket.create_connection((host, int(port)), source_address=(source, 0)) for _ in range(400)]
        try:
            wrong = server.well()
        finally:
            for each in held:
                each.close()
        if wrong:
            return f"from {source}: {wrong}"
    return None


def crowd(server: Server) -> str | None:
    """200 questions at once: an answer, or a time to come back; health meanwhile, and another caller's questions in turn."""
    statuses: list[int] = []

    def ask() -> None:
        transport = httpx.HTTPTransport(local_address="127.0.0.2")
        try:
            with httpx.Client(transport=transport, base_url=server.address, timeout=60) as client:
                statuses.append(client.post("/api/v1/ask", json={"question": "ai chủ trì"}).status_code)
        except httpx.HTTPError:
            statuses.append(0)  # no answer within the time

    askers = [threading.Thread(target=ask) for _ in range(200)]
    for asker in askers:
        asker.start()
    begun = time.monotonic()
    health = server.client.get("/healthz").status_code
    waited = time.monotonic() - begun
    honest = [server.timed_ask() for _ in range(5)]
    for asker in askers:
        asker.join()
    time.sleep(RETRY_AFTER_S)
    sound = health == 200 and waited < 2 and set(statuses) <= {200, 503} and statuses.count(200) > 0
    fair = all(status == 200 and seconds < HONEST_S for status, seconds in honest)
    told = ", ".join(f"{status} in {seconds:.1f} s" for status, seconds in honest)
    print(f"        {statuses.count(200)} answered, {statuses.count(503)} asked to come back; another caller beside: {told}")
    return None if sound and fair else f"statuses {sorted(set(statuses))}, health after {waited:.1f} s"


def long_filters(server: Server) -> str | None:
    """Send filters of 80,000 characters to every face."""
    name = "Sở Y tế và " * 8000
    begun = time.monotonic()
    server.call([name, name])
    for field in ("lead", "agency"):
        arguments = {"name": "assignments", "arguments": {field: name}}
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": arguments}
        server.client.post("/mcp", json=message, headers={"Accept": "application/json, text/event-stream"})
    taken = time.monotonic() - begun
    return None if taken < 3 else f"took {taken:.1f} s"


def every_length(server: Server) -> str | None:
    """Ask questions of every length there is, each of other words; memory stays."""
    server.timed_ask()
    before = server.megabytes()
    for number in range(1, 61):
        question = " ".join(SYLLABLES[(at * number) % len(SYLLABLES)] for at in range(number * 7))[:2000]
        server.client.post("/api/v1/ask", json={"question": question}, timeout=120)
    grown = server.megabytes() - before
    print(f"        {before:.0f} MB before, {before + grown:.0f} MB after")
    return None if grown < 200 else f"grew by {grown:.0f} MB"


def costly_pages(server: Server) -> str | None:
    """80 comparisons at once from one address, each of 24 questions; another caller's question in turn."""

    def compare() -> None:
        transport = httpx.HTTPTransport(local_address="127.0.0.3")
        with suppress(httpx.HTTPError), httpx.Client(transport=transport, base_url=server.address, timeout=60) as client:
            client.get("/so-sanh.docx", params={"chu_de": "đào tạo"})

    askers = [threading.Thread(target=compare) for _ in range(80)]
    for asker in askers:
        asker.start()
    status, seconds = server.timed_ask()
    for asker in askers:
        asker.join()
    print(f"        another caller beside: {status} in {seconds:.1f} s")
    return None if status == 200 and seconds < 5 * HONEST_S else f"{status} after {seconds:.1f} s"


CHECKS: tuple[Check, ...] = (
    *(endless_file, large_bodies, many_sessions, every_length, idle_connections, long_filters, crowd, costly_pages),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, help="also write the findings here")
    given = parser.parse_args()
    found: dict[str, str | None] = {}
    with served(given.corpus, given.data) as server:
        for check in CHECKS:
            found[check.__name__] = check(server) or server.well()
            print(f"{'held   ' if found[check.__name__] is None else 'FAILED '} {check.__doc__} {found[check.__name__] or ''}")
        ended = server.megabytes()
        found["memory"] = None if ended < MOST_MB else f"{ended:.0f} MB"
        print(f"memory at the end: {ended:.0f} MB")
    if given.json:
        given.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    sys.exit(any(found.values()))


if __name__ == "__main__":
    main()
