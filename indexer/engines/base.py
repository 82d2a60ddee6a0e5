"""The interface of an engine: what holds the index, publishes its versions and searches them.

The question floor talks to a :class:`Snapshot` only: one immutable state of the index, under one version. Whoever builds or
keeps the index talks to an :class:`Engine`: one writer at a time fills a :class:`SnapshotDraft` and publishes it, which readers
see whole or not at all. ``local`` keeps snapshots in folders (FAISS, tantivy, SQLite), ``milvus`` in a Milvus server; both
give the same answers, and one suite of tests runs over both (tests/engines_contract).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.records import AssignmentKind, Document
from corpus.text.analyzer import Terms
from indexer.segments.rows import StoredRows
from indexer.segments.segment import Segment
from indexer.segments.spread import Spread
from indexer.segments.stored import Hit, Manifest, Passage, StoredAssignment, StoredDocument, StoredPlan

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How much each lexical field's BM25 counts in the sum; 0 leaves a field out."""

    exact: float = 0.5
    folded: float = 0.5
    bigrams: float = 1.0
    words: float = 0.0
    numbers: float = 3.0
    context: float = 0.3


DEFAULT_WEIGHTS = FieldWeights()
FIELDS: Final = tuple(field.name for field in fields(FieldWeights))
"""The lexical fields, in the order in which engines keep them."""


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


class Snapshot(Protocol):
    """One immutable state of the index. Safe to use from several threads; valid until it is closed."""

    @property
    def version(self) -> str:
        """The snapshot's version, as answers name it."""

    @property
    def manifest(self) -> Manifest:
        """What the snapshot says of itself."""

    def dense(self, vector: Vector, k: int, plans: Collection[str] | None = None) -> list[Hit]:
        """Return the ``k`` passages nearest to the unit ``vector`` (shape [d]) by cosine, best first, ties by passage id.

        ``plans`` narrows to the passages of these plans; None searches all, an empty collection finds nothing.
        """

    def lexical(
        self, terms: Terms, k: int, plans: Collection[str] | None = None, weights: FieldWeights = DEFAULT_WEIGHTS
    ) -> list[Hit]:
        """Return the ``k`` best passages by BM25, summed over the fields of ``terms`` with ``weights``; as :meth:`dense`."""

    def similarities(self, vector: Vector, passage_ids: Sequence[str]) -> Vector:
        """Return the exact cosine (shape [n], in order) of the unit ``vector`` with each of the passages."""

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages with these ids, in this order; KeyError for an id that the snapshot does not hold."""

    def passage(self, passage_id: str) -> Passage:
        """Return one passage; KeyError where there is none."""

    def neighbours(self, passage_id: str) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after this one in its document."""

    def passages_of(self, plan_or_document: str) -> tuple[Passage, ...]:
        """Return all passages of a plan (documents in its order) or of a document, as they stand; empty where unknown."""

    def spread_of(self, plan: str) -> Spread:
        """Return how the plan's words are spread over its passages; over none where it is unknown."""

    def plans(self) -> tuple[StoredPlan, ...]:
        """Return all plans, sorted by id."""

    def assignments(
        self,
        *,
        plans: Collection[str] | None = None,
        lead: str | None = None,
        coordinate: str | None = None,
        kind: AssignmentKind | None = None,
    ) -> StoredRows:
        """Return the register, by plan and as it stands, narrowed by plan, kind and agency; rows are read when looked at.

        ``lead`` and ``coordinate`` are agency ids of ``corpus.names.agencies``; an assignment matches where one of its agencies
        in that role has the id.
        """

    def agencies(self) -> frozenset[str]:
        """Return the ids (of ``corpus.names.agencies``) of all agencies that lead or coordinate anything in the register."""

    def assignment(self, assignment_id: str) -> StoredAssignment:
        """Return one assignment; KeyError where there is none."""

    def document(self, document_id: str) -> Document:
        """Return a document's text, pages and OCR ranges (its grids are not kept); KeyError where there is none."""

    def document_text(self, document_id: str) -> str:
        """Return a document's stored text; KeyError where there is none."""

    def stored_document(self, document_id: str) -> StoredDocument:
        """Return a document's metadata, outline and warnings; KeyError where there is none."""

    def syllable_counts(self) -> Mapping[str, int]:
        """Return how often each accented syllable (lower-cased, tone marks in one position) stands in the passages.

        An engine may leave out the rarest where there are hundreds of thousands.
        """

    def bigram_counts(self) -> Mapping[tuple[str, str], int]:
        """Return how often each pair of neighbouring accented syllables stands in the passages, as :meth:`syllable_counts`."""

    def segments(self) -> Mapping[str, tuple[str, str]]:
        """Return the id and the segment's key of each document by its file."""

    def sizes(self) -> tuple[int, int]:
        """Return how many vectors and how many lexical entries the snapshot holds; both are its passages where it is whole."""

    def close(self) -> None:
        """Let go of what the snapshot holds open; it cannot be used afterwards."""


class SnapshotDraft(Protocol):
    """The next version while it is being made, of the :class:`Contents` it was begun with; readers see nothing of it."""

    def held(self) -> Mapping[str, str]:
        """Return the segment's key of each document (by id) that is in the draft already, from the version it began with."""

    def remove(self, document: str, segment: Segment | None) -> None:
        """Take a document out; ``segment`` is what was put in of it, None where that is lost (its counts then stay)."""

    def put(self, placed: Placed, segment: Segment) -> None:
        """Put a document in."""

    def publish(self) -> Manifest:
        """Make the draft the live version, all at once, and return what it says of itself."""


class Engine(Protocol):
    """Where an index is kept. Reading is safe in threads and processes; whatever changes takes place within :meth:`writing`.

    Versions rise with every publication and are never used twice. Every method raises
    :class:`corpus.records.errors.StorageError` where what keeps the index is away or refuses.
    """

    @property
    def place(self) -> str:
        """What tells this engine's index from any other's in the note of the last build; no credentials."""

    @property
    def schema(self) -> int:
        """The form in which versions are kept today; one of another form is published anew."""

    def open(self, *, thorough: bool = False) -> Snapshot:
        """Open the live version; where that is damaged, the newest whole one before it.

        Large ones are checked lightly, or in all their parts where ``thorough``. Raises IndexMissingError where nothing was
        published yet, IndexDamagedError where no version is whole.
        """

    def open_version(self, version: str) -> Snapshot:
        """Open one version; raises IndexDamagedError where it is not whole."""

    def has_moved(self, current: Snapshot) -> bool:
        """Tell cheaply whether another version may be live than ``current``, which this engine opened."""

    def newer(self, current: Snapshot) -> Snapshot | None:
        """Open the live version if it is another than ``current``, else None; one that is damaged is left alone."""

    def current(self) -> str | None:
        """Return the version that is said to be live, None where none is."""

    def versions(self) -> list[str]:
        """Return all versions, damaged ones included, oldest first."""

    def manifest(self, version: str) -> Manifest:
        """Return what a version says of itself; raises IndexDamagedError where that cannot be read."""

    def segments_of(self, version: str) -> Mapping[str, tuple[str, str]]:
        """Return the id and the segment's key of each document of a version by its file, without looking at the rest of it.

        Raises IndexDamagedError where that cannot be read.
        """

    def damages(self, version: str) -> list[str]:
        """Return what of a version is missing or altered; raises IndexDamagedError where it has no manifest."""

    def bytes_of(self, version: str) -> int:
        """Return how much room a version takes, what it shares with others included; 0 where that cannot be told."""

    def writing(self) -> AbstractContextManager[None]:
        """Be the one writer; raises IndexBusyError at once where there is another."""

    def draft(self, contents: Contents, base: str | None) -> AbstractContextManager[SnapshotDraft]:
        """Begin the next version: from ``base``, known to be whole, where changing that is quicker, else from nothing.

        What is not published when the context ends leaves no trace for readers.
        """

    def point_to(self, version: str) -> None:
        """Make a version the live one; raises SnapshotNotFoundError where there is none such."""

    def remove(self, version: str, *, forced: bool = False) -> bool:
        """Take a version away unless it is live or read here (``forced``: whatever it is); tell whether it is gone."""

    def leftovers(self) -> list[str]:
        """Return the names of what killed writers left behind."""

    def sweep(self) -> None:
        """Take away what killed writers left behind."""
