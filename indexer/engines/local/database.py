"""The records of a snapshot in one SQLite file: who writes it, and its schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from indexer.segments.segment import Segment
from indexer.segments.spread import Spread
from indexer.segments.stored import StoredPlan
from indexer.storage.json_records import to_json

SCHEMA_VERSION: Final = 2

_SCHEMA: Final = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plans (id TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, file TEXT NOT NULL UNIQUE, plan TEXT NOT NULL, place INTEGER NOT NULL,
    segment TEXT NOT NULL, first_row INTEGER NOT NULL, end_row INTEGER NOT NULL, record BLOB NOT NULL, text BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE passages (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record BLOB NOT NULL);
CREATE TABLE assignments (id TEXT PRIMARY KEY, document TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,
    record BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX assignments_in_order ON assignments (document, place, kind);
CREATE INDEX documents_in_order ON documents (plan, place, first_row, end_row, file, segment);
CREATE TABLE agencies (agency TEXT NOT NULL, role TEXT NOT NULL, assignment TEXT NOT NULL,
    PRIMARY KEY (agency, role, assignment)) WITHOUT ROWID;
CREATE TABLE syllables (text TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE bigrams (text TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""

_SPREADS: Final = "CREATE TABLE IF NOT EXISTS spreads (document TEXT PRIMARY KEY, record BLOB NOT NULL)"
"""Files from before it was there get it with the first change; what is in them already is read from the passages then."""

_PRAGMAS: Final = "PRAGMA page_size=8192; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
"""Rows hold whole records: on pages of 4 KB they take a third more room (bench/index.py)."""


class RecordWriter:
    """Changes the records of a snapshot that is being built; nothing counts before :meth:`close`."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it where there is none; raises sqlite3.Error where that fails."""
        new = not path.exists()
        self._base = sqlite3.connect(path)
        self._base.executescript(_PRAGMAS)
        if new:
            self._base.executescript(_SCHEMA)
        self._base.execute(_SPREADS)
        self._next = int(self.setting("next_row") or 0)

    def setting(self, name: str) -> str | None:
        """Return a setting, None where it was never set."""
        row = self._base.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Store a setting."""
        self._base.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def documents(self) -> dict[str, str]:
        """Return the segment of each stored document by the document's id."""
        return dict(self._base.execute("SELECT id, segment FROM documents"))

    def add(self, segment: Segment, place: int) -> int:
        """Store a document's records; return the row number of its first passage (the others follow).

        ``place`` orders the documents of a plan, body first.
        """
        derived, base = segment.derived, self._base
        first, self._next = self._next, self._next + len(derived.passages)
        document = derived.stored
        base.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(document.id, document.file, derived.plan, place, segment.key, first, self._next),
                *(to_json(document), to_json(derived.document)),
            ),
        )
        base.executemany(
            "INSERT INTO passages VALUES (?, ?, ?)",
            ((first + i, passage.id, to_json(passage)) for i, passage in enumerate(derived.passages)),
        )
        base.executemany(
            "INSERT INTO assignments VALUES (?, ?, ?, ?, ?)",
            (
                (stored.id, document.id, i, stored.assignment.kind.value, to_json(stored))
                for i, stored in enumerate(derived.assignments)
            ),
        )
        base.executemany(
            "INSERT OR IGNORE INTO agencies VALUES (?, ?, ?)",
            ((found.agency, found.role, derived.assignments[found.assignment].id) for found in derived.agencies),
        )
        spread = Spread.of(passage.clean for passage in derived.passages)
        base.execute("INSERT OR REPLACE INTO spreads VALUES (?, ?)", (document.id, spread.packed()))
        self._count("syllables", derived.syllables, 1)
        self._count("bigrams", derived.bigrams, 1)
        return first

    def remove(self, document: str, segment: Segment | None) -> tuple[int, int]:
        """Take a document's records out; return the row numbers that its passages had (half-open).

        ``segment`` is the one that was added, for its counts; without it the counts stay a little too high.
        """
        base = self._base
        first, end = base.execute("SELECT first_row, end_row FROM documents WHERE id = ?", (document,)).fetchone()
        base.execute("DELETE FROM agencies WHERE assignment IN (SELECT id FROM assignments WHERE document = ?)", (document,))
        base.execute("DELETE FROM assignments WHERE document = ?", (document,))
        base.execute("DELETE FROM passages WHERE number >= ? AND number < ?", (first, end))
        base.execute("DELETE FROM spreads WHERE document = ?", (document,))
        base.execute("DELETE FROM documents WHERE id = ?", (document,))
        if segment is not None:
            self._count("syllables", segment.derived.syllables, -1)
            self._count("bigrams", segment.derived.bigrams, -1)
        return int(first), int(end)

    def set_plans(self, plans: Iterable[StoredPlan], places: Mapping[str, int]) -> None:
        """Replace the plans, and the places of documents (by id) in them."""
        self._base.execute("DELETE FROM plans")
        self._base.executemany("INSERT INTO plans VALUES (?, ?)", ((plan.id, to_json(plan)) for plan in plans))
        self._base.executemany("UPDATE documents SET place = ? WHERE id = ?", ((n, name) for name, n in places.items()))

    def totals(self) -> tuple[int, int]:
        """Return how many passages and assignments are stored."""
        passages, assignments = self._base.execute(
            "SELECT (SELECT count(*) FROM passages), (SELECT count(*) FROM assignments)"
        ).fetchone()
        return int(passages), int(assignments)

    def close(self) -> None:
        """Write everything and end."""
        self.set("next_row", str(self._next))
        self.set("schema", str(SCHEMA_VERSION))
        self._base.commit()
        self._base.close()

    def abandon(self) -> None:
        """End without writing."""
        self._base.close()

    def _count(self, table: str, counts: Mapping[str, int], sign: int) -> None:
        self._base.executemany(
            f"INSERT INTO {table} VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET count = count + excluded.count",
            ((text, sign * count) for text, count in sorted(counts.items())),
        )
        if sign < 0:
            self._base.execute(f"DELETE FROM {table} WHERE count <= 0")
