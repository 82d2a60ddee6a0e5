"""The next snapshot while it is made: changed copies of the last one's files where little changed, else new files."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from corpus.records.errors import StorageError
from indexer.engines.base import Contents, Placed
from indexer.engines.local import lexical
from indexer.engines.local.database import SCHEMA_VERSION, RecordWriter
from indexer.engines.local.folders import MANIFEST, SnapshotFolders
from indexer.engines.local.record_reader import RecordReader
from indexer.engines.local.snapshot import LEXICAL, RECORDS, VECTORS
from indexer.engines.local.vectors import VectorIndex
from indexer.segments.segment import Segment, analyzer
from indexer.segments.stored import Manifest
from indexer.storage.atomic import reached

_MOST_CHANGED: Final = 0.3
"""Share of the passages above which building anew is as quick as changing a copy."""


@contextmanager
def drafting(folders: SnapshotFolders, contents: Contents, base: str | None) -> Iterator[LocalDraft]:
    """Give a draft of ``contents`` in a folder of its own, a copy of the snapshot ``base`` where changing that is quicker.

    The caller holds the writer's lock and knows ``base`` to be whole, byte by byte. Raises :class:`StorageError` where the
    disk refuses.
    """
    try:
        with folders.building() as folder:
            if base is not None and _serves(folders, base, contents):
                reached("copy")
                shutil.copytree(
                    folders.path(base), folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(MANIFEST, "*.lock")
                )
            draft = LocalDraft(folders, folder, contents)
            try:
                yield draft
            finally:
                draft.abandon()
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


class LocalDraft:
    """The three indexes in a folder, open for changing together; see :class:`indexer.engines.base.SnapshotDraft`."""

    def __init__(self, folders: SnapshotFolders, folder: Path, contents: Contents) -> None:
        self._folders = folders
        self._folder = folder
        self._contents = contents
        self._analyzer = analyzer()
        self._records: RecordWriter | None = RecordWriter(folder / RECORDS)
        self._texts = lexical.open_for_writing(folder / LEXICAL)
        old = folder / VECTORS
        self._vectors = VectorIndex.read(old) if old.exists() else VectorIndex.empty(contents.dimension)

    def held(self) -> Mapping[str, str]:
        """Return the segment's key of each document (by id) that the copied snapshot holds."""
        return self._open.documents()

    def remove(self, document: str, segment: Segment | None) -> None:
        """Take a document (by id) out of all three; ``segment`` is what was put in of it, None where that is lost."""
        first, end = self._open.remove(document, segment)
        self._texts.remove(document)
        self._vectors.remove(first, end)

    def put(self, placed: Placed, segment: Segment) -> None:
        """Put a document into all three."""
        first = self._open.add(segment, placed.place)
        self._texts.add(segment.derived.passages, self._analyzer)
        self._vectors.add(segment.vectors, first)

    def publish(self) -> Manifest:
        """Write all three files and make their folder the live snapshot; raises StorageError where the disk refuses."""
        contents = self._contents
        self._open.set_plans(contents.plans, {placed.document: placed.place for placed in contents.documents})
        for name, value in contents.settings.items():
            self._open.set(name, value)
        passages, assignments = self._open.totals()
        self._commit()
        return self._folders.publish(
            self._folder,
            Manifest(
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
                analyzer=self._analyzer.version,
                schema=SCHEMA_VERSION,
            ),
        )

    def abandon(self) -> None:
        """Let go of what is still open, without writing."""
        if self._records is not None:
            self._records.abandon()
            self._records = None

    @property
    def _open(self) -> RecordWriter:
        if self._records is None:
            raise ValueError("the draft was published or abandoned")
        return self._records

    def _commit(self) -> None:
        reached("commit lexical")
        self._texts.commit()
        reached("write vectors")
        self._vectors.fitted().write(self._folder / VECTORS)
        reached("commit records")
        self._open.close()
        self._records = None
