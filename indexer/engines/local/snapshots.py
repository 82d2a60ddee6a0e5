"""The snapshots of a data folder as their keeper sees them: list, go back, prune."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.records.errors import IndexDamagedError
from indexer.building.sources import Source, reading_files, reading_key
from indexer.engines.local.engine import RECORDS, LocalSnapshot
from indexer.engines.local.folders import SnapshotFolders
from indexer.engines.local.reading import RecordReader
from indexer.segments.segment import segment_files
from indexer.segments.stored import Manifest
from indexer.storage.atomic import reached, storage_errors
from indexer.storage.lock import writing


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """One snapshot in the list: ``manifest`` is None where it cannot be read, ``live`` tells the one that answers."""

    version: str
    live: bool
    manifest: Manifest | None
    bytes: int


def list_snapshots(data: Path) -> list[SnapshotInfo]:
    """Return all snapshots below ``data``, newest first."""
    folders = SnapshotFolders(data)
    live = folders.current()
    found = []
    for version in reversed(folders.versions()):
        try:
            manifest = folders.manifest(version)
        except IndexDamagedError:
            manifest = None
        size = sum(path.stat().st_size for path in folders.path(version).rglob("*") if path.is_file())
        found.append(SnapshotInfo(version, version == live, manifest, size))
    return found


def rollback(data: Path, version: str) -> Manifest:
    """Make an older snapshot the live one again; the next build brings the index back to the corpus folder's state.

    ``version`` may leave out leading zeros. Raises :class:`SnapshotNotFoundError`, :class:`IndexDamagedError` where that
    snapshot is not whole, :class:`IndexBusyError` while a build is going on.
    """
    folders = SnapshotFolders(data)
    wanted = version.zfill(8) if version.isdigit() else version
    with writing(data), storage_errors("chỉ mục"):
        if wanted in folders.versions():
            damaged = folders.damages(wanted)
            if damaged:
                raise IndexDamagedError(f"Bản chỉ mục {wanted} bị hỏng ({', '.join(damaged[:3])}) nên không quay lại được.")
        folders.point_to(wanted)
        return folders.manifest(wanted)


def prune(data: Path, keep: int, max_age: timedelta | None = None, now: datetime | None = None) -> list[str]:
    """Take old snapshots away but the newest ``keep`` and the live one; return the versions that went.

    With ``max_age``, of those kept by number the ones that are older go too, the newest two excepted. Snapshots that
    somebody reads stay. Raises :class:`IndexBusyError` while a build is going on.
    """
    with writing(data), storage_errors("chỉ mục"):
        return prune_unlocked(data, keep, max_age, now)


def prune_unlocked(data: Path, keep: int, max_age: timedelta | None = None, now: datetime | None = None) -> list[str]:
    """Do what :func:`prune` does for a caller that is the writer already."""
    folders = SnapshotFolders(data)
    versions = folders.versions()
    kept = set(versions[-max(keep, 1) :])
    if max_age is not None:
        oldest = (now or datetime.now(UTC)) - max_age
        kept = {version for version in kept if version in versions[-2:] or _made(folders, version) >= oldest}
    return [version for version in versions if version not in kept and folders.remove(version)]


def referenced(data: Path, versions: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the keys of the segments and of the readings that these snapshots were made from; damaged ones count for none."""
    segments: set[str] = set()
    readings: set[str] = set()
    for version in versions:
        try:
            records = RecordReader(SnapshotFolders(data).path(version) / RECORDS)
            found = records.segments
            records.close()
        except (sqlite3.Error, IndexDamagedError):
            continue
        segments.update(segment for _, segment in found.values())
        readings.update(reading_key(Source(file, document)) for file, (document, _) in found.items())
    return segments, readings


def drop_orphans(data: Path) -> int:
    """Take away the segments and readings that no snapshot needs any more; return how many. For the writer only."""
    wanted = referenced(data, SnapshotFolders(data).versions())
    gone = 0
    for files, keys in zip((segment_files(data), reading_files(data)), wanted, strict=True):
        for key in set(files.stored_keys()) - keys:
            reached("drop orphan")
            files.remove(key)
            gone += 1
    return gone


def open_whole(data: Path) -> LocalSnapshot | None:
    """Open the live snapshot for a writer; None where there is none or not every byte of it is as it was written."""
    folders = SnapshotFolders(data)
    live = folders.current()
    if live is None or live not in folders.versions():
        return None
    try:
        return None if folders.damages(live) else LocalSnapshot(data, live)
    except IndexDamagedError:
        return None


def _made(folders: SnapshotFolders, version: str) -> datetime:
    try:
        return folders.manifest(version).created_at
    except IndexDamagedError:
        return datetime.min.replace(tzinfo=UTC)
