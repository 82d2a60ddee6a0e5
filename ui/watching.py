"""Following the corpus folder: when files come, change or go, wait until they are whole, then build once."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from corpus.errors import TraCuuError

log = logging.getLogger(__name__)
SETTLE_S: Final = 1.0
"""How long nothing may change before files count as whole: a copy in progress keeps changing sizes."""


def changes(corpus: Path, stop: threading.Event) -> Iterator[None]:
    """Yield each time the folder has changed and come to rest, until ``stop`` is set."""
    from watchfiles import watch

    corpus.mkdir(parents=True, exist_ok=True)
    for found in watch(corpus, stop_event=stop, debounce=1000, rust_timeout=1000, raise_interrupt=False):
        if any(not Path(path).name.startswith(".") for _, path in found):
            _wait_for_rest(corpus, stop)
            yield


def follow(corpus: Path, build: Callable[[], None], stop: threading.Event) -> None:
    """Call ``build`` after each change of the folder; an error of one build is logged and does not end the following."""
    for _ in changes(corpus, stop):
        try:
            build()
        except TraCuuError as error:
            log.warning("build failed", extra={"code": error.code, "detail": str(error)})


def _wait_for_rest(corpus: Path, stop: threading.Event) -> None:
    state, since = _state(corpus), time.monotonic()
    while time.monotonic() - since < SETTLE_S and not stop.wait(SETTLE_S / 4):
        now = _state(corpus)
        if now != state:
            state, since = now, time.monotonic()


def _state(corpus: Path) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for path in corpus.rglob("*"):
        try:
            stat = path.stat()
        except OSError:
            continue
        found[str(path)] = (stat.st_size, stat.st_mtime_ns)
    return found
