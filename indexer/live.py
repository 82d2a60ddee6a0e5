"""The live snapshot of a running service: every request gets the newest one and keeps it to its end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexDamagedError, IndexMissingError
from indexer.engines.folders import SnapshotFolders
from indexer.engines.local import LocalSnapshot, open_snapshot


class LiveSnapshot:
    """Hands out the newest snapshot; one that was replaced is closed when its last user is done. Safe in threads."""

    def __init__(self, data: Path) -> None:
        """Open the newest snapshot below ``data``; raises :class:`IndexMissingError`, :class:`IndexDamagedError`."""
        self._data = data
        self._folders = SnapshotFolders(data)
        self._lock = threading.Lock()
        self._moving = threading.Lock()
        self._users: dict[str, int] = {}
        self._old: dict[str, LocalSnapshot] = {}
        self._stamp = self._folders.stamp()
        self._current = open_snapshot(data)

    @property
    def version(self) -> str:
        """The version that the next user gets, unless a newer one comes."""
        return self._current.version

    def refresh(self) -> bool:
        """Move to the newest snapshot if there is one; tell whether it moved. A damaged newer one is left alone."""
        stamp = self._folders.stamp()
        if stamp == self._stamp or not self._moving.acquire(blocking=False):
            return False
        try:
            try:
                newer = open_snapshot(self._data)
            except (IndexDamagedError, IndexMissingError):
                self._stamp = stamp
                return False
            with self._lock:
                self._stamp = stamp
                if newer.version == self._current.version:
                    newer.close()
                    return False
                before, self._current = self._current, newer
                if self._users.get(before.version):
                    self._old[before.version] = before
                else:
                    before.close()
            return True
        finally:
            self._moving.release()

    @contextmanager
    def using(self) -> Iterator[LocalSnapshot]:
        """Give the newest snapshot, which stays open and the same to the end of the block."""
        self.refresh()
        with self._lock:
            snapshot = self._current
            self._users[snapshot.version] = self._users.get(snapshot.version, 0) + 1
        try:
            yield snapshot
        finally:
            with self._lock:
                self._users[snapshot.version] -= 1
                if not self._users[snapshot.version]:
                    del self._users[snapshot.version]
                    retired = self._old.pop(snapshot.version, None)
                    if retired is not None:
                        retired.close()

    def close(self) -> None:
        """Close everything; requests that still run lose their snapshot."""
        with self._lock:
            for snapshot in (*self._old.values(), self._current):
                snapshot.close()
            self._old.clear()
