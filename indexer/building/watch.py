"""Keeps the index after the corpus folder: sees files come, change and go, waits until they are whole, and builds."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from corpus.records.errors import IndexBusyError, TraCuuError
from indexer.building.report import BuildReport, Failure

_LOG: Final = logging.getLogger(__name__)

SETTLE_S: Final = 1.0
"""For so long sizes and times of all files must stay the same before they count as whole."""

GROWING_LOOKS: Final = 3
"""What was written just now, or was seen to grow, must stay the same for so many times as long: slow copies pause."""

MOST_LOOKS: Final = 600
"""After so many looks the index follows even though files still change: one that always grows must not hold up the others."""

LOOK_S: Final = 30.0
"""The folder is looked over this often even when the system announced nothing (network drives do not)."""

RETRY_S: Final = 5.0
"""Time to the next try where another process was writing the index."""

Stats = dict[str, tuple[int, int, int]]


def watch(
    corpus: Path,
    build: Callable[[], BuildReport],
    stop: threading.Event,
    *,
    told: Callable[[BuildReport], None] | None = None,
    failed: Callable[[TraCuuError], None] | None = None,
    settle_s: float = SETTLE_S,
    look_s: float = LOOK_S,
    retry_s: float = RETRY_S,
) -> None:
    """Call ``build`` at once and after every change below ``corpus`` until ``stop`` is set.

    ``told`` hears the report of each build that changed something or met a new failure; ``failed`` what stopped a build as
    a whole. After such a failure the next change, or ``retry_s`` where another process was writing, brings the next try.
    """
    keeper = _Keeper(build, told, failed, retry_s)
    for announced in _announcements(corpus, stop, min(look_s, retry_s)):
        keeper.look(_whole(corpus, stop, settle_s), announced=announced)
        if stop.is_set():
            return


class _Keeper:
    """Decides whether to build, and remembers what it has seen."""

    def __init__(
        self,
        build: Callable[[], BuildReport],
        told: Callable[[BuildReport], None] | None,
        failed: Callable[[TraCuuError], None] | None,
        retry_s: float,
    ) -> None:
        self._build = build
        self._told = told
        self._failed = failed
        self._retry_s = retry_s
        self._seen: Stats | None = None
        self._retry_at: float | None = None
        self._failures: tuple[Failure, ...] = ()

    def look(self, stats: Stats, *, announced: bool) -> None:
        """Build where ``stats`` are not what was seen last, a change was ``announced``, or a try is due again; tell of it."""
        due = self._retry_at is not None and time.monotonic() >= self._retry_at
        if stats == self._seen and not announced and not due:
            return
        self._seen, self._retry_at = stats, None
        try:
            report = self._build()
        except IndexBusyError:
            self._retry_at = time.monotonic() + self._retry_s
        except TraCuuError as error:
            _LOG.warning("the index could not follow: %s", error)
            if self._failed:
                self._failed(error)
        else:
            if self._told and (report.published or report.failed != self._failures):
                self._told(report)
            self._failures = report.failed


def _announcements(corpus: Path, stop: threading.Event, look_s: float) -> Iterator[bool]:
    """Yield at once, then whenever files change (True) or ``look_s`` seconds have passed without (False)."""
    from watchfiles import watch as changes

    yield True
    while not corpus.is_dir():  # nothing can be announced of a folder that is away
        if stop.wait(look_s):
            return
        yield False
    timeout_ms = max(1, int(look_s * 1000))
    for found in changes(
        corpus,
        watch_filter=None,
        stop_event=stop,
        rust_timeout=timeout_ms,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        yield bool(found)


def _whole(corpus: Path, stop: threading.Event, settle_s: float) -> Stats:
    """Return the files' sizes and times once they have stayed the same for ``settle_s`` seconds, longer after growth."""
    before, same, wanted = _stats(corpus), 0, 1
    for _ in range(MOST_LOOKS):
        if stop.wait(settle_s):
            break
        now = _stats(corpus)
        if _being_written(before, now, GROWING_LOOKS * settle_s):
            wanted = GROWING_LOOKS
        same = same + 1 if now == before else 0
        before = now
        if same >= wanted:
            break
    return before


def _being_written(before: Stats, now: Stats, lately_s: float) -> bool:
    """Tell whether a file grew, or has a time of change less than ``lately_s`` ago (files that are moved in keep theirs)."""
    clock_ns = time.time_ns()
    return any(
        (file in before and before[file][0] < size) or abs(clock_ns - changed_ns) < lately_s * 1e9
        for file, (size, changed_ns, _) in now.items()
    )


def _stats(corpus: Path) -> Stats:
    found: Stats = {}
    for path in corpus.rglob("*"):
        try:
            status = path.stat()
        except OSError:
            continue
        if not path.is_dir():
            found[path.as_posix()] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found
