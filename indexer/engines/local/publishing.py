"""Makes the next snapshot out of segments: changed copies of the last one's files where little changed, else new files."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from corpus.records.errors import IndexDamagedError, StorageError
from indexer.engines.local import lexical
from indexer.engines.local.database import SCHEMA_VERSION, RecordWriter
from indexer.engines.local.engine import LEXICAL, RECORDS, VECTORS
from indexer.engines.local.folders import MANIFEST, SnapshotFolders
from indexer.engines.local.reading import RecordReader
from indexer.engines.local.vectors import VectorIndex
from indexer.segments.segment import Segment, analyzer
from indexer.segments.stored import Manifest, StoredPlan
from indexer.storage.atomic import reached

_MOST_CHANGED: Final = 0.3
"""Share of the passages above which building anew is as quick as changing a copy."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in the next snapshot: its id, its segment's key, and its place in its plan (0 is the body)."""

    document: str
    segment: str
    place: int


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the next snapshot holds; ``settings`` are kept in it as they are; ``model`` is the encoder's name."""

    documents: tuple[Placed, ...]
    plans: tuple[StoredPlan, ...]
    settings: Mapping[str, str]
    model: str
    fingerprint: str
    dimension: int
    pipeline: str


Load = Callable[[str], Segment | None]
Step = Callable[[int, int], None]


def publish(data: Path, contents: Contents, load: Load, step: Step | None = None, *, base: str | None = None) -> Manifest:
    """Build the snapshot of ``contents`` below ``data`` and make it live; return its manifest.

    ``load`` gives a segment by its key; ``base`` is the snapshot whose copy may be changed, which the caller knows to be
    whole, byte by byte; without it nothing is copied. ``step`` hears how many of how many documents are in. The caller
    holds the writer's lock. Raises :class:`StorageError` where the disk refuses, :class:`IndexDamagedError` where a segment
    is missing.
    """
    folders = SnapshotFolders(data)
    try:
        with folders.building() as folder:
            if base is not None and _serves(folders, base, contents):
                reached("copy")
                shutil.copytree(
                    folders.path(base), folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(MANIFEST, "*.lock")
                )
            return folders.publish(folder, _fill(folder, contents, load, step))
    except (OSError, sqlite3.Error, RuntimeError, ValueError) as error:
        raise StorageError(
            f"Không ghi được chỉ mục ({error}); hãy kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại."
        ) from error


def _serves(folders: SnapshotFolders, base: str, contents: Contents) -> bool:
    """Tell whether a copy of the snapshot ``base`` is quicker changed than built anew: of the same kind and mostly the same."""
    manifest = folders.manifest(base)
    if (manifest.schema, manifest.fingerprint, manifest.analyzer) != (SCHEMA_VERSION, contents.fingerprint, analyzer().version):
        return False
    records = RecordReader(folders.path(base) / RECORDS)
    try:
        before = {segment for _, segment in records.segments.values()}
    finally:
        records.close()
    after = {placed.segment for placed in contents.documents}
    return len(before ^ after) <= _MOST_CHANGED * len(before | after)


def _fill(folder: Path, contents: Contents, load: Load, step: Step | None) -> Manifest:
    """Bring the files in ``folder`` (a copy, or nothing yet) to ``contents``."""
    change = _Change(folder, contents.dimension)
    try:
        before = change.records.documents()
        wanted = {placed.document: placed.segment for placed in contents.documents}
        for document in [name for name, segment in before.items() if wanted.get(name) != segment]:
            change.remove(document, load(before[document]))
        fresh = [placed for placed in contents.documents if before.get(placed.document) != placed.segment]
        for number, placed in enumerate(fresh):
            if step:
                step(number, len(fresh))
            change.add(placed, load(placed.segment))
        change.records.set_plans(contents.plans, {placed.document: placed.place for placed in contents.documents})
        for name, value in contents.settings.items():
            change.records.set(name, value)
        passages, assignments = change.records.totals()
        change.commit()
    except BaseException:
        change.records.abandon()
        raise
    return Manifest(
        version="",
        created_at=datetime.now(UTC),
        model=contents.model,
        pipeline=contents.pipeline,
        files={},
        passages=passages,
        assignments=assignments,
        documents=len(contents.documents),
        plans=len(contents.plans),
        dimension=contents.dimension,
        fingerprint=contents.fingerprint,
        analyzer=analyzer().version,
        schema=SCHEMA_VERSION,
    )


class _Change:
    """The three indexes in a folder, open for changing together."""

    def __init__(self, folder: Path, dimension: int) -> None:
        self._folder = folder
        self._analyzer = analyzer()
        self.records = RecordWriter(folder / RECORDS)
        self._texts = lexical.open_for_writing(folder / LEXICAL)
        old = folder / VECTORS
        self._vectors = VectorIndex.read(old) if old.exists() else VectorIndex.empty(dimension)

    def remove(self, document: str, segment: Segment | None) -> None:
        """Take a document (by id) out of all three; ``segment`` is what was added of it, None where that is lost."""
        first, end = self.records.remove(document, segment)
        self._texts.remove(document)
        self._vectors.remove(first, end)

    def add(self, placed: Placed, segment: Segment | None) -> None:
        """Put a document into all three; raises :class:`IndexDamagedError` where there is no segment to take it from."""
        if segment is None:
            raise IndexDamagedError("Dữ liệu trung gian của một văn bản bị hỏng; hãy chạy lại “tracuu index”.")
        first = self.records.add(segment, placed.place)
        self._texts.add(segment.derived.passages, self._analyzer)
        self._vectors.add(segment.vectors, first)

    def commit(self) -> None:
        """Write all three files; raises OSError, RuntimeError, ValueError or sqlite3.Error where the disk refuses."""
        reached("commit lexical")
        self._texts.commit()
        reached("write vectors")
        self._vectors.fitted().write(self._folder / VECTORS)
        reached("commit records")
        self.records.close()
