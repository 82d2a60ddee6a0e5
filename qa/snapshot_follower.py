"""Moving to newer snapshots while questions are answered: one opening at a time, in a thread that nobody has to wait for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from corpus.records.errors import TraCuuError
from indexer.engines.base import Engine, Snapshot

_LOG: Final = logging.getLogger(__name__)


class SnapshotFollower:
    """Follows the live version of an engine's index."""

    def __init__(self, engine: Engine, live: Snapshot, take: Callable[[Snapshot], None]) -> None:
        """Take the engine, its version that is open, and what to do with each newer one."""
        self._engine = engine
        self._live = live
        self._take = take
        self._lock = threading.Lock()
        self._move: _Move | None = None

    def move(self, patience_s: float | None = None) -> bool:
        """Move to the newest snapshot if there is one; tell whether that is done.

        With ``patience_s`` this returns after so many seconds at most, the move then goes on by itself, and what goes wrong
        with it is logged. Without, it waits for the end and raises ModelError where the newer snapshot's model is not to be
        had. Costs a look at one file where nothing changed.
        """
        with self._lock:
            if self._move is None or not self._move.is_alive():
                if patience_s is not None and not self._engine.has_moved(self._live):
                    return False
                self._move = _Move(self._open_newer)
                self._move.start()
            move = self._move
        move.join(patience_s)
        if move.is_alive():
            return False
        if move.error is not None and patience_s is None:
            raise move.error
        return move.moved

    def recover(self, damaged: str) -> bool:
        """Move to the newest snapshot that is whole, every byte checked; tell whether that is another than ``damaged``.

        For when the version ``damaged`` turned out so while it was open. Raises IndexDamagedError where none is whole.
        """
        with self._lock:
            if self._live.version != damaged:  # somebody else was quicker
                return True
            found = self._engine.open(thorough=True)
            if found.version == self._live.version:
                found.close()
                return False
            _LOG.error("snapshot %s is damaged; answering from %s", self._live.version, found.version)
            self._live = found
            self._take(found)
            return True

    def _open_newer(self) -> bool:
        newer = self._engine.newer(self._live)
        if newer is None:
            return False
        self._live = newer
        self._take(newer)
        return True


class _Move(threading.Thread):
    def __init__(self, work: Callable[[], bool]) -> None:
        super().__init__(name="move-to-newer-snapshot", daemon=True)
        self._work = work
        self.moved = False
        self.error: TraCuuError | None = None

    def run(self) -> None:
        """Do the work and keep what came of it: ``moved``, or the ``error``."""
        try:
            self.moved = self._work()
        except TraCuuError as error:
            _LOG.warning("could not move to the newer snapshot: %s", error)
            self.error = error
