"""Many people at once: answers by REST and by the page's own calls, their times and errors, and the server's memory.

usage: python -m bench.load QUESTIONS.jsonl [--askers 20] [--minutes 2] [--think 1.0] [--rates 5,10,15,20] [--data DIR]
           [--repeated]

Starts a server of its own on loopback. After a warm-up: all askers by REST, all by the page (each asks, then opens the first
source), both mixed for --minutes, with the memory each minute, then REST at rising rates. A person asks again --think seconds
(give or take a half) after the last answer. Questions that come again are typed a little otherwise, so that each is computed;
with --repeated they are asked as they were, and the server may answer from what it kept. Memory is the resident set of the
server's process; times are those of one call.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from bench.asking import endless
from bench.serving import ready, serving
from evaluation.gold import read_gold
from ui.settings.settings import load

WARM_UP_S = 30.0
ALONE_S = 30.0
RATE_S = 15.0
RATE_LIMIT = "1000000"
CONFIG = "window.gradio_config = "
SOURCE = re.compile(r'data-event="cite" data-plan="([^"]*)" data-file="([^"]*)" data-spot="([^"]*)"')


@dataclass(slots=True)
class Told:
    """What came of the calls of one phase: milliseconds of each, and how many went wrong."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    async def timed(self, call: Awaitable[str]) -> str:
        """Wait for one call; return what it gave, "" where it failed."""
        started = time.perf_counter()
        try:
            given = await call
            self.errors["not what was asked for"] += not given
        except httpx.HTTPError as error:
            given = ""
            self.errors[type(error).__name__] += 1
        self.times.append(1000 * (time.perf_counter() - started))
        return given

    def row(self, name: str, seconds: float) -> str:
        """Return the figures of the phase as a line of the table."""
        times = sorted(self.times)
        p50, p95, most = statistics.median(times), times[int(0.95 * (len(times) - 1))], times[-1]
        kinds = ", ".join(f"{count} {kind}" for kind, count in (+self.errors).items())
        counts = f"{len(times):7} {len(times) / seconds:6.1f} {self.errors.total():6}"
        return f"{name:22} {counts} {p50:8.0f} {p95:8.0f} {most:8.0f}  {kinds}".rstrip()


Work = Callable[[httpx.AsyncClient, str, Told], Awaitable[None]]


async def by_rest(client: httpx.AsyncClient, question: str, told: Told) -> None:
    async def call() -> str:
        answer = await client.post("/api/v1/ask", json={"question": question})
        return answer.text if answer.status_code == 200 else ""

    await told.timed(call())


class Page:
    """The calls that the page itself makes in a browser: the events of its configuration, by component and name."""

    def __init__(self, config: dict[str, Any]) -> None:
        components = {each["id"]: each.get("props", {}).get("elem_id") for each in config["components"]}
        self.events = {
            (components.get(target), name): each["id"] for each in config["dependencies"] for target, name in each["targets"]
        }

    async def by_page(self, client: httpx.AsyncClient, question: str, told: Told) -> None:
        """Ask, then open the first source of the answer where there is one."""
        asked = {"question": question, "plan": "", "earlier": ""}
        card = await told.timed(self._fire(client, ("tra-loi", "ask"), "tc-answer", asked))
        found = SOURCE.search(card)
        if found:
            place = dict(zip(("plan", "file", "spot"), map(html.unescape, found.groups()), strict=True))
            await told.timed(self._fire(client, ("tra-loi", "cite"), "tc-sourcepanel", place))

    async def _fire(
        self,
        client: httpx.AsyncClient,
        where: tuple[str, str],
        wanted: str,
        event: dict[str, str],
    ) -> str:
        """Fire one event as the page does; return the first of its outputs, "" where it does not hold what is ``wanted``."""
        body = {"data": [], "event_data": event, "fn_index": self.events[where], "trigger_id": None, "session_hash": "load"}
        answer = await client.post("/gradio_api/run/predict", json=body)
        shown = str(answer.json()["data"][0]) if answer.status_code == 200 else ""
        return shown if wanted in shown else ""


def config_in(page: httpx.Response) -> dict[str, Any]:
    """Return the configuration that the page holds, as its script finds it."""
    start = page.text.index(CONFIG) + len(CONFIG)
    config: dict[str, Any] = json.JSONDecoder().raw_decode(page.text, start)[0]
    return config


async def people(
    client: httpx.AsyncClient, works: list[Work], questions: Iterator[str], seconds: float, think_s: float
) -> tuple[Told, float]:
    """Let one person a work ask for ``seconds``; return what came of it and how long it took."""
    told, chance, started = Told(), random.Random(1), time.monotonic()

    async def person(work: Work) -> None:
        await asyncio.sleep(chance.uniform(0, think_s))
        while time.monotonic() - started < seconds:
            await work(client, next(questions), told)
            await asyncio.sleep(think_s * chance.uniform(0.5, 1.5))

    await asyncio.gather(*map(person, works))
    return told, time.monotonic() - started


async def at_rate(client: httpx.AsyncClient, questions: Iterator[str], rate: float) -> tuple[Told, float]:
    """Ask by REST ``rate`` times a second, whether or not the earlier answers have come."""
    told, started = Told(), time.monotonic()
    asked = []
    for number in range(int(rate * RATE_S)):
        await asyncio.sleep(max(0.0, started + number / rate - time.monotonic()))
        asked.append(asyncio.create_task(by_rest(client, next(questions), told)))
    await asyncio.gather(*asked)
    return told, time.monotonic() - started


async def watched(server: psutil.Process, minutes: float, before: int) -> None:
    """Print the server's memory each minute."""
    for minute in range(1, int(minutes) + 1):
        await asyncio.sleep(60)
        print(f"  minute {minute:3}: {memory(server, before)}", flush=True)


def memory(server: psutil.Process, before: int) -> str:
    now = server.memory_info().rss
    return f"{now / 2**20:.0f} MiB ({100 * (now / before - 1):+.1f} %)"


async def run(url: str, pid: int, questions: list[str], given: argparse.Namespace) -> None:
    server, asked, askers = psutil.Process(pid), endless(questions, repeated=given.repeated), given.askers
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        page = Page(config_in(await client.get("/"))).by_page
        mixed = [by_rest] * (askers // 2) + [page] * (askers - askers // 2)
        print(f"{'':22} {'calls':>7} {'a s':>6} {'errors':>6} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}")
        start = server.memory_info().rss
        told, took = await people(client, mixed, asked, WARM_UP_S, given.think)
        print(told.row("warm-up", took), flush=True)
        before = server.memory_info().rss
        for name, works in (("REST", [by_rest] * askers), ("page", [page] * askers)):
            told, took = await people(client, works, asked, ALONE_S, given.think)
            print(told.row(f"{askers} by {name}", took), flush=True)
        watching = asyncio.create_task(watched(server, given.minutes, before))
        told, took = await people(client, mixed, asked, 60 * given.minutes, given.think)
        watching.cancel()
        print(told.row(f"{askers} mixed, {given.minutes:g} min", took), flush=True)
        print(f"memory at start {start / 2**20:.0f}, after warm-up {before / 2**20:.0f} MiB, now {memory(server, before)}")
        for rate in map(float, filter(None, given.rates.split(","))):
            told, took = await at_rate(client, asked, rate)
            print(told.row(f"REST, {rate:g} a second", took), flush=True)
        print(f"memory at the end {memory(server, before)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("questions", type=Path)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--askers", type=int, default=20)
    arguments.add_argument("--minutes", type=float, default=2)
    arguments.add_argument("--think", type=float, default=1.0)
    arguments.add_argument("--rates", default="5,10,15,20")
    arguments.add_argument("--repeated", action="store_true", help="ask the same again as it was typed")
    given = arguments.parse_args()
    questions = [gold.question for gold in read_gold(given.questions)]
    rates = dict.fromkeys(("ask_per_minute", "read_per_minute", "write_per_minute"), RATE_LIMIT)
    with serving(load(data=given.data).data, **rates) as server:
        ready(server)
        asyncio.run(run(server.url, server.pid, questions, given))


if __name__ == "__main__":
    main()
