"""One snapshot folder, open: FAISS, tantivy and SQLite searched and read together."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from corpus.records import AssignmentKind, Document
from corpus.records.errors import IndexDamagedError, IndexMissingError
from corpus.text import Terms
from indexer.engines.base import DEFAULT_WEIGHTS, FieldWeights, Vector
from indexer.engines.local.folders import SnapshotFolders
from indexer.engines.local.lexical import LexicalIndex
from indexer.engines.local.record_reader import RecordReader
from indexer.engines.local.vectors import VectorIndex
from indexer.segments.rows import StoredRows
from indexer.segments.spread import Spread
from indexer.segments.stored import Hit, Manifest, Passage, StoredAssignment, StoredDocument, StoredPlan

VECTORS: Final = "vectors.faiss"
RECORDS: Final = "records.sqlite"
LEXICAL: Final = "lexical"

_CHECKED_BYTES: Final = 64 * 1024 * 1024
"""Snapshots up to this size are checked by content when they are opened (a tenth of a second), larger ones by size."""

_SPARE: Final = 16

_MOST_COUNTS: Final = 200_000
"""Syllables and pairs of syllables that are told with their counts: what tells good text from slips, some 60 MB at most."""


class LocalSnapshot:
    """One snapshot folder, open; see :class:`indexer.engines.base.Snapshot`.

    It lets go of its files when it is closed or when nobody holds it any more, so that a service that moves to a newer one
    just drops the old: questions under way keep theirs to their end.
    """

    def __init__(self, data: Path, version: str, stamp: tuple[int, int, int] = (0, 0, 0), *, thorough: bool = False) -> None:
        """Open a version, the live one when ``stamp`` was taken; ``thorough`` checks every byte however large it is.

        Raises :class:`IndexDamagedError` where its files are not as they were written.
        """
        folders = SnapshotFolders(data)
        self.stamp = stamp
        self._mark = folders.reader_mark(version)
        try:
            self.manifest: Manifest = folders.manifest(version)
            _check(folders, self.manifest, thorough=thorough)
            self._open(folders.path(version))
        except BaseException:  # whatever stops the opening, the folder is given back
            self._release()
            raise

    def _open(self, folder: Path) -> None:
        try:
            self._vectors = VectorIndex.read(folder / VECTORS)
            self._lexical = LexicalIndex(folder / LEXICAL)
            self._records = RecordReader(folder / RECORDS)
        except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
            raise IndexDamagedError(f"Bản chỉ mục {folder.name} bị hỏng; hãy chạy “tracuu doctor”.") from error

    @property
    def version(self) -> str:
        """The snapshot's version, as answers name it."""
        return self.manifest.version

    def dense(self, vector: Vector, k: int, plans: Collection[str] | None = None) -> list[Hit]:
        """Return the ``k`` passages nearest to the unit ``vector`` (shape [d]) by cosine, best first, ties by passage id."""
        ranges = None
        if plans is not None:
            known = self._records.rows_by_plan
            ranges = sorted(span for plan in set(plans) for span in known.get(plan, ()))
        found = self._vectors.search(vector, k + _SPARE, ranges)
        names = self._records.ids_of_rows([row for row, _ in found])
        return _best([Hit(names[row], score) for row, score in found], k)

    def lexical(
        self, terms: Terms, k: int, plans: Collection[str] | None = None, weights: FieldWeights = DEFAULT_WEIGHTS
    ) -> list[Hit]:
        """Return the ``k`` best passages by BM25, summed over the fields of ``terms`` with ``weights``; as :meth:`dense`."""
        return _best([Hit(name, score) for name, score in self._lexical.search(terms, k + _SPARE, weights, plans)], k)

    def similarities(self, vector: Vector, passage_ids: Sequence[str]) -> Vector:
        """Return the cosine (shape [n], in order) of the unit ``vector`` with each of the passages."""
        rows = self._records.rows_of_ids(sorted(set(passage_ids)))
        scores: Vector = self._vectors.reconstruct([rows[name] for name in passage_ids]) @ vector
        return scores

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages with these ids, in this order; KeyError for an id that the snapshot does not hold."""
        return self._records.passages(ids)

    def passage(self, passage_id: str) -> Passage:
        """Return one passage; KeyError where there is none."""
        return self._records.passages([passage_id])[0]

    def neighbours(self, passage_id: str) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after this one in its document."""
        return self._records.neighbours(passage_id)

    def passages_of(self, plan_or_document: str) -> tuple[Passage, ...]:
        """Return all passages of a plan (documents in its order) or of a document, as they stand; empty where unknown."""
        return self._records.passages_of(plan_or_document)

    def spread_of(self, plan: str) -> Spread:
        """Return how the plan's words are spread over its passages; over none where it is unknown."""
        return self._records.spread_of(plan)

    def plans(self) -> tuple[StoredPlan, ...]:
        """Return all plans, sorted by id."""
        return self._records.plans

    def assignments(
        self,
        *,
        plans: Collection[str] | None = None,
        lead: str | None = None,
        coordinate: str | None = None,
        kind: AssignmentKind | None = None,
    ) -> StoredRows:
        """Return the register, by plan as it stands, narrowed by plan, kind and agency (ids of ``corpus.names.agencies``)."""
        return self._records.assignments(plans, lead, coordinate, kind)

    def agencies(self) -> frozenset[str]:
        """Return the ids of all agencies that lead or coordinate anything in the register."""
        return self._records.agencies()

    def assignment(self, assignment_id: str) -> StoredAssignment:
        """Return one assignment; KeyError where there is none."""
        return self._records.assignment(assignment_id)

    def document(self, document_id: str) -> Document:
        """Return a document's text, pages and OCR ranges (its grids are not kept); KeyError where there is none."""
        return self._records.document(document_id)

    def document_text(self, document_id: str) -> str:
        """Return a document's stored text; KeyError where there is none."""
        return self._records.document(document_id).text

    def stored_document(self, document_id: str) -> StoredDocument:
        """Return a document's metadata, outline and warnings; KeyError where there is none."""
        return self._records.stored_document(document_id)

    def syllable_counts(self) -> Mapping[str, int]:
        """Return how often each accented syllable stands in the passages."""
        return self._syllables

    def bigram_counts(self) -> Mapping[tuple[str, str], int]:
        """Return how often each pair of neighbouring accented syllables stands in the passages."""
        return self._bigrams

    def segments(self) -> Mapping[str, tuple[str, str]]:
        """Return the id and the segment's key of each document by its file."""
        return self._records.segments

    def sizes(self) -> tuple[int, int]:
        """Return how many vectors and how many lexical entries the snapshot holds."""
        return len(self._vectors), len(self._lexical)

    def setting(self, name: str) -> str | None:
        """Return what the build noted under ``name``, None where nothing."""
        return self._records.setting(name)

    def close(self) -> None:
        """Let go of the snapshot's files; it cannot be used afterwards."""
        self._records.close()
        self._release()

    def _release(self) -> None:
        if self._mark is not None:
            self._mark.close()
            self._mark = None

    @cached_property
    def _syllables(self) -> dict[str, int]:
        return dict(self._records.counts("syllables", _MOST_COUNTS))

    @cached_property
    def _bigrams(self) -> dict[tuple[str, str], int]:
        pairs = ((text.partition(" "), count) for text, count in self._records.counts("bigrams", _MOST_COUNTS))
        return {(sys.intern(first), sys.intern(second)): count for (first, _, second), count in pairs}


def open_snapshot(data: Path, *, thorough: bool = False) -> LocalSnapshot:
    """Open the live snapshot below ``data``; where that is damaged, the newest whole one before it.

    Large snapshots are checked by the sizes of their files, or byte by byte where ``thorough``.
    Raises :class:`IndexMissingError` where nothing was indexed yet, :class:`IndexDamagedError` where no snapshot is whole.
    """
    folders = SnapshotFolders(data)
    stamp, versions, current = folders.stamp(), folders.versions(), folders.current() or ""
    if not versions:
        raise IndexMissingError("Chưa có chỉ mục; hãy chạy “tracuu index” trước.")
    live = [current] if current in versions else []
    before = [version for version in reversed(versions) if not live or version < live[0]]
    failure: IndexDamagedError | None = None
    for version in [*live, *before]:
        try:
            return LocalSnapshot(data, version, stamp, thorough=thorough)
        except IndexDamagedError as error:
            failure = failure or error
    raise failure or IndexDamagedError("Không còn bản chỉ mục nào nguyên vẹn; hãy chạy “tracuu doctor”.")


def _check(folders: SnapshotFolders, manifest: Manifest, *, thorough: bool) -> None:
    contents = thorough or sum(manifest.sizes.values()) <= _CHECKED_BYTES
    damaged = ", ".join(folders.damages(manifest.version, contents=contents)[:3])
    if damaged:
        raise IndexDamagedError(f"Bản chỉ mục {manifest.version} thiếu hoặc sai tệp {damaged}; hãy chạy “tracuu doctor”.")


def _best(hits: list[Hit], k: int) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:k]
