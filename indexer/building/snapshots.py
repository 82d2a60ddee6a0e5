"""The versions of an index as their keeper sees them: list, go back, prune; and what of the data folder they still need.

All functions take the data folder and the engine that keeps the index, without one the engine on this machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.records.errors import IndexDamagedError
from indexer.building.sources import Source, reading_files, reading_key
from indexer.engines.base import Engine, Snapshot
from indexer.engines.choice import engine_at
from indexer.segments.segment import segment_files
from indexer.segments.stored import Manifest
from indexer.storage.atomic import reached, storage_errors


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """One version in the list: ``manifest`` is None where it cannot be read, ``live`` tells the one that answers."""

    version: str
    live: bool
    manifest: Manifest | None
    bytes: int


def list_snapshots(data: Path, engine: Engine | None = None) -> list[SnapshotInfo]:
    """Return all versions, newest first."""
    engine = engine or engine_at(data)
    live = engine.current()
    found = []
    for version in reversed(engine.versions()):
        try:
            manifest = engine.manifest(version)
        except IndexDamagedError:
            manifest = None
        found.append(SnapshotInfo(version, version == live, manifest, engine.bytes_of(version)))
    return found


def rollback(data: Path, version: str, engine: Engine | None = None) -> Manifest:
    """Make an older version the live one again; the next build brings the index back to the corpus folder's state.

    ``version`` may leave out leading zeros. Raises :class:`SnapshotNotFoundError`, :class:`IndexDamagedError` where that
    version is not whole, :class:`IndexBusyError` while a build is going on.
    """
    engine = engine or engine_at(data)
    wanted = version.zfill(8) if version.isdigit() else version
    with engine.writing(), storage_errors("chỉ mục"):
        if wanted in engine.versions():
            damaged = engine.damages(wanted)
            if damaged:
                raise IndexDamagedError(f"Bản chỉ mục {wanted} bị hỏng ({', '.join(damaged[:3])}) nên không quay lại được.")
        engine.point_to(wanted)
        return engine.manifest(wanted)


def prune(
    data: Path,
    keep: int,
    max_age: timedelta | None = None,
    now: datetime | None = None,
    engine: Engine | None = None,
) -> list[str]:
    """Take old versions away but the newest ``keep`` and the live one; return the versions that went.

    With ``max_age``, of those kept by number the ones that are older go too, the newest two excepted. Versions that
    somebody reads stay. Raises :class:`IndexBusyError` while a build is going on.
    """
    engine = engine or engine_at(data)
    with engine.writing(), storage_errors("chỉ mục"):
        return prune_unlocked(engine, keep, max_age, now)


def prune_unlocked(engine: Engine, keep: int, max_age: timedelta | None = None, now: datetime | None = None) -> list[str]:
    """Do what :func:`prune` does for a caller that is the writer already."""
    versions = engine.versions()
    kept = set(versions[-max(keep, 1) :])
    if max_age is not None:
        oldest = (now or datetime.now(UTC)) - max_age
        kept = {version for version in kept if version in versions[-2:] or _made(engine, version) >= oldest}
    return [version for version in versions if version not in kept and engine.remove(version)]


def referenced(engine: Engine, versions: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the keys of the segments and of the readings that these versions were made from; damaged ones count for none."""
    segments: set[str] = set()
    readings: set[str] = set()
    for version in versions:
        try:
            found = engine.segments_of(version)
        except IndexDamagedError:
            continue
        segments.update(segment for _, segment in found.values())
        readings.update(reading_key(Source(file, document)) for file, (document, _) in found.items())
    return segments, readings


def drop_orphans(data: Path, engine: Engine) -> int:
    """Take away the segments and readings that no version needs any more; return how many. For the writer only."""
    wanted = referenced(engine, engine.versions())
    gone = 0
    for files, keys in zip((segment_files(data), reading_files(data)), wanted, strict=True):
        for key in set(files.stored_keys()) - keys:
            reached("drop orphan")
            files.remove(key)
            gone += 1
    return gone


def open_whole(engine: Engine) -> Snapshot | None:
    """Open the live version for a writer; None where there is none or not all of it is as it was written."""
    live = engine.current()
    if live is None or live not in engine.versions():
        return None
    try:
        return None if engine.damages(live) else engine.open_version(live)
    except IndexDamagedError:
        return None


def _made(engine: Engine, version: str) -> datetime:
    try:
        return engine.manifest(version).created_at
    except IndexDamagedError:
        return datetime.min.replace(tzinfo=UTC)
