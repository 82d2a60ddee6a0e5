"""Reading the records of a snapshot from its SQLite file."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from corpus.records import AssignmentKind, Document
from corpus.records.errors import IndexDamagedError
from indexer.segments.rows import StoredRows
from indexer.segments.segment import COORDINATE, LEAD
from indexer.segments.spread import Spread
from indexer.segments.stored import Passage, StoredAssignment, StoredDocument, StoredPlan
from indexer.storage.json_records import record_of
from indexer.storage.remembered import Remembered

_REMEMBERED: Final = 5_000
"""Passages and assignments kept in memory, each some 2 KB."""

_DOCUMENTS: Final = 200
"""Documents kept in memory, each some 50 KB."""

_WHOLE: Final = 64
_FEW: Final = 1_000
"""Documents whose passages are kept together, of so many passages each at most, some 2 KB a passage."""

_SPREADS: Final = """SELECT spreads.record FROM documents LEFT JOIN spreads ON spreads.document = documents.id
    WHERE documents.plan = ? AND documents.end_row > documents.first_row ORDER BY documents.place"""
_ASKED_AT_ONCE: Final = 500
T = TypeVar("T")


class RecordReader:
    """Reads records; safe in threads, which take turns (a query takes far less than a millisecond)."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises sqlite3.Error or :class:`IndexDamagedError` where it is none.

        So does whatever reads from it, where the file is altered afterwards.
        """
        self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._passages: Remembered[Passage] = Remembered(_REMEMBERED)
        self._assignments: Remembered[StoredAssignment] = Remembered(_REMEMBERED)
        self._documents: Remembered[Document] = Remembered(_DOCUMENTS)
        self._stored_documents: Remembered[StoredDocument] = Remembered(_DOCUMENTS)
        self._wholes: Remembered[tuple[Passage, ...]] = Remembered(_WHOLE)
        self._roles: Remembered[frozenset[str]] = Remembered(256)
        self._rows("SELECT name FROM settings")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()

    def setting(self, name: str) -> str | None:
        """Return a setting, None where it was never set."""
        row = self._one("SELECT value FROM settings WHERE name = ?", name)
        return None if row is None else str(row[0])

    @cached_property
    def plans(self) -> tuple[StoredPlan, ...]:
        """All plans by id."""
        rows = self._rows("SELECT record FROM plans ORDER BY id")
        return tuple(record_of(StoredPlan, record) for (record,) in rows)

    @cached_property
    def rows_by_plan(self) -> dict[str, list[tuple[int, int]]]:
        """The half-open row numbers of each plan's passages."""
        found: dict[str, list[tuple[int, int]]] = {}
        for plan, first, end in self._rows(
            "SELECT plan, first_row, end_row FROM documents WHERE end_row > first_row ORDER BY first_row"
        ):
            found.setdefault(plan, []).append((first, end))
        return found

    @cached_property
    def segments(self) -> dict[str, tuple[str, str]]:
        """The id and the segment of each document by its file."""
        return {file: (i, segment) for file, i, segment in self._rows("SELECT file, id, segment FROM documents")}

    def stored_document(self, document_id: str) -> StoredDocument:
        """Return a document's record; KeyError where there is none."""
        return self._of_document(self._stored_documents, StoredDocument, "record", document_id)

    def document(self, document_id: str) -> Document:
        """Return a document's text, pages and OCR ranges; KeyError where there is none."""
        return self._of_document(self._documents, Document, "text", document_id)

    def _of_document(self, kept: Remembered[T], kind: type[T], column: str, document_id: str) -> T:
        found = kept.get(document_id)
        if found is None:
            row = self._one(f"SELECT {column} FROM documents WHERE id = ?", document_id)
            if row is None:
                raise KeyError(document_id)
            found = record_of(kind, row[0])
            kept.put(document_id, found)
        return found

    def ids_of_rows(self, rows: Sequence[int]) -> dict[int, str]:
        """Return the passage ids by row number."""
        return dict(self._many("SELECT number, id FROM passages WHERE number IN ({})", rows))

    def rows_of_ids(self, ids: Sequence[str]) -> dict[str, int]:
        """Return the row numbers by passage id."""
        return dict(self._many("SELECT id, number FROM passages WHERE id IN ({})", ids))

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return passages in the order of ``ids``; KeyError for an unknown one."""
        found = {name: passage for name in set(ids) if (passage := self._passages.get(name)) is not None}
        missing = sorted(set(ids) - set(found))
        for name, record in self._many("SELECT id, record FROM passages WHERE id IN ({})", missing):
            found[name] = record_of(Passage, record)
            self._passages.put(name, found[name])
        return [found[name] for name in ids]

    def neighbours(self, passage_id: str) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after this one in its document; KeyError where there is no such passage."""
        document, _, ordinal = passage_id.rpartition(":")
        place = self.rows_of_ids([passage_id])[passage_id] - int(ordinal)
        rows = [place + int(ordinal) - 1, place + int(ordinal) + 1]
        named = {row: name for row, name in self.ids_of_rows(rows).items() if name.rpartition(":")[0] == document}
        before, after = (self.passages([named[row]])[0] if row in named else None for row in rows)
        return before, after

    def passages_of(self, plan_or_document: str) -> tuple[Passage, ...]:
        """Return all passages of a plan or a document in order."""
        ranges = self._rows(
            "SELECT first_row, end_row FROM documents WHERE plan = ?1 OR id = ?1 ORDER BY place", (plan_or_document,)
        )
        return tuple(passage for first, end in ranges for passage in self._between(first, end))

    def _between(self, first: int, end: int) -> tuple[Passage, ...]:
        """Return the passages of one document, which stand in the rows from ``first`` up to ``end``."""
        found = self._wholes.get(key := f"{first}-{end}")
        if found is None:
            query = "SELECT record FROM passages WHERE number >= ? AND number < ? ORDER BY number"
            found = tuple(record_of(Passage, record) for (record,) in self._rows(query, (first, end)))
            if len(found) <= _FEW:
                self._wholes.put(key, found)
        return found

    def spread_of(self, plan: str) -> Spread:
        """Return how the plan's words are spread over its passages, as it was noted when they were indexed, else read anew."""
        noted = self._rows(_SPREADS, (plan,)) if self._notes_spreads else []
        if not noted or any(packed is None for (packed,) in noted):
            return Spread.of(passage.clean for passage in self.passages_of(plan))
        try:
            return Spread.joined([Spread.unpacked(packed) for (packed,) in noted])
        except ValueError as error:
            raise IndexDamagedError("Tệp dữ liệu của chỉ mục bị hỏng; hãy chạy “tracuu doctor”.") from error

    @cached_property
    def _notes_spreads(self) -> bool:
        """Whether the file is of a version that notes how words are spread."""
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'spreads'"))

    def assignments(
        self, plans: Collection[str] | None, lead: str | None, coordinate: str | None, kind: AssignmentKind | None
    ) -> StoredRows:
        """Return the register in order, narrowed as :meth:`indexer.engines.base.Snapshot.assignments` says."""
        roles = [
            self._with_role(agency, role) for role, agency in ((LEAD, lead), (COORDINATE, coordinate)) if agency is not None
        ]
        known = self._register
        found = [
            name
            for plan in sorted(known if plans is None else set(plans) & known.keys())
            for name, of_kind in known[plan]
            if (kind is None or of_kind == kind.value) and all(name in ids for ids in roles)
        ]
        return StoredRows(found, self._assignments_by_id)

    @cached_property
    def _register(self) -> dict[str, list[tuple[str, str]]]:
        """The id and the kind of each assignment, in order, by plan."""
        by_document: dict[str, list[tuple[str, str]]] = {}
        for document, name, kind in self._rows("SELECT document, id, kind FROM assignments ORDER BY document, place"):
            by_document.setdefault(document, []).append((name, sys.intern(kind)))
        found: dict[str, list[tuple[str, str]]] = {}
        for plan, document in self._rows("SELECT plan, id FROM documents ORDER BY plan, place"):
            found.setdefault(plan, []).extend(by_document.get(document, ()))
        return found

    def _with_role(self, agency: str, role: str) -> frozenset[str]:
        """Return the ids of the assignments in which an agency has a role."""
        key = f"{role} {agency}"
        found = self._roles.get(key)
        if found is None:
            rows = self._rows("SELECT assignment FROM agencies WHERE agency = ? AND role = ?", (agency, role))
            found = frozenset(name for (name,) in rows)
            self._roles.put(key, found)
        return found

    def agencies(self) -> frozenset[str]:
        """Return the ids of all agencies that have a role in the register."""
        return frozenset(agency for (agency,) in self._rows("SELECT DISTINCT agency FROM agencies"))

    def assignment(self, assignment_id: str) -> StoredAssignment:
        """Return one assignment; KeyError where there is none."""
        return self._assignments_by_id([assignment_id])[0]

    def counts(self, table: str, most: int) -> list[tuple[str, int]]:
        """Return the counts of a table, ``syllables`` or ``bigrams``; the rarest are left out where there are over ``most``."""
        if table not in ("syllables", "bigrams"):
            raise ValueError(table)
        least, kept = 1, 0
        by_count = self._rows(f"SELECT count, count(*) FROM {table} GROUP BY count ORDER BY count DESC")
        for count, entries in by_count:
            kept += entries
            if kept > most:
                least = count + 1
                break
        return self._rows(f"SELECT text, count FROM {table} WHERE count >= ?", (least,))

    def _assignments_by_id(self, ids: Sequence[str]) -> list[StoredAssignment]:
        found = {name: stored for name in ids if (stored := self._assignments.get(name)) is not None}
        missing = [name for name in ids if name not in found]
        for name, record in self._many("SELECT id, record FROM assignments WHERE id IN ({})", missing):
            found[name] = record_of(StoredAssignment, record)
            self._assignments.put(name, found[name])
        return [found[name] for name in ids]

    def _one(self, query: str, value: str) -> Any:  # noqa: ANN401 - a row of SQLite
        return next(iter(self._rows(query, (value,))), None)

    def _many(self, query: str, values: Sequence[Any]) -> list[Any]:
        rows: list[Any] = []
        for at in range(0, len(values), _ASKED_AT_ONCE):
            part = values[at : at + _ASKED_AT_ONCE]
            rows += self._rows(query.format(", ".join("?" * len(part))), part)
        return rows

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            try:
                return self._base.execute(query, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise IndexDamagedError("Tệp dữ liệu của chỉ mục bị hỏng; hãy chạy “tracuu doctor”.") from error
