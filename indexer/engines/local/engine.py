"""The engine on this machine: who opens, publishes and keeps the snapshots' folders below a data folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from corpus.records.errors import IndexDamagedError, IndexMissingError
from indexer.engines.base import Contents, Snapshot
from indexer.engines.local.database import SCHEMA_VERSION
from indexer.engines.local.folders import SnapshotFolders
from indexer.engines.local.publishing import LocalDraft, drafting
from indexer.engines.local.record_reader import RecordReader
from indexer.engines.local.snapshot import RECORDS, LocalSnapshot, open_snapshot
from indexer.segments.stored import Manifest
from indexer.storage.lock import writing


class LocalEngine:
    """Snapshots in folders below a data folder; see :class:`indexer.engines.base.Engine`."""

    place = "local"
    schema = SCHEMA_VERSION

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folders = SnapshotFolders(data)

    def open(self, *, thorough: bool = False) -> LocalSnapshot:
        """Open the live snapshot, or the newest whole one before it."""
        return open_snapshot(self._data, thorough=thorough)

    def open_version(self, version: str) -> LocalSnapshot:
        """Open one snapshot; raises IndexDamagedError where it is not whole."""
        return LocalSnapshot(self._data, version)

    def has_moved(self, current: Snapshot) -> bool:
        """Tell by a look at one file whether another snapshot may have become the live one."""
        return not isinstance(current, LocalSnapshot) or self._folders.stamp() != current.stamp

    def newer(self, current: Snapshot) -> LocalSnapshot | None:
        """Open the live snapshot if it is another than ``current``; a damaged one is left alone, until yet another comes."""
        stamp = self._folders.stamp()
        if isinstance(current, LocalSnapshot) and stamp == current.stamp:
            return None
        try:
            found: LocalSnapshot | None = self.open()
        except (IndexDamagedError, IndexMissingError):
            found = None
        if found is not None and found.version != current.version:
            return found
        if found is not None:
            found.close()
        if isinstance(current, LocalSnapshot):
            current.stamp = stamp
        return None

    def current(self) -> str | None:
        """Return the version that the file ``current`` names."""
        return self._folders.current()

    def versions(self) -> list[str]:
        """Return all versions, oldest first."""
        return self._folders.versions()

    def manifest(self, version: str) -> Manifest:
        """Return what a snapshot says of itself."""
        return self._folders.manifest(version)

    def segments_of(self, version: str) -> Mapping[str, tuple[str, str]]:
        """Return the id and the segment's key of each document of a snapshot by its file."""
        try:
            records = RecordReader(self._folders.path(version) / RECORDS)
        except sqlite3.Error as error:
            raise IndexDamagedError(f"Bản chỉ mục {version} bị hỏng; hãy chạy “tracuu doctor”.") from error
        try:
            return records.segments
        finally:
            records.close()

    def damages(self, version: str) -> list[str]:
        """Return the names of the snapshot's files that are missing or altered."""
        return self._folders.damages(version)

    def bytes_of(self, version: str) -> int:
        """Return the bytes of a snapshot's files."""
        return sum(path.stat().st_size for path in self._folders.path(version).rglob("*") if path.is_file())

    def writing(self) -> AbstractContextManager[None]:
        """Be the one writer below the data folder."""
        return writing(self._data)

    def draft(self, contents: Contents, base: str | None) -> AbstractContextManager[LocalDraft]:
        """Begin the next snapshot."""
        return drafting(self._folders, contents, base)

    def point_to(self, version: str) -> None:
        """Make a snapshot the live one."""
        self._folders.point_to(version)

    def remove(self, version: str, *, forced: bool = False) -> bool:
        """Take a snapshot away unless it is live or somebody reads it, or ``forced``."""
        return self._folders.remove(version, forced=forced)

    def leftovers(self) -> list[str]:
        """Return the names of folders that killed processes left half-built or half-removed."""
        return self._folders.leftovers()

    def sweep(self) -> None:
        """Take such folders away."""
        self._folders.sweep()
