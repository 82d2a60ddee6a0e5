"""The interface of an engine: what holds the index and searches it.

The question floor talks to a :class:`Snapshot` only: one immutable state of the index, under one version. ``local`` keeps
snapshots in folders (FAISS, tantivy, SQLite); another engine gives the same answers from elsewhere, and one suite of
tests runs over all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.records import AssignmentKind, Document
from corpus.text.analyzer import Terms
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

    def plans(self) -> tuple[StoredPlan, ...]:
        """Return all plans, sorted by id."""

    def assignments(
        self,
        *,
        plans: Collection[str] | None = None,
        lead: str | None = None,
        coordinate: str | None = None,
        kind: AssignmentKind | None = None,
    ) -> list[StoredAssignment]:
        """Return the register, by plan and as it stands, narrowed by plan, kind and agency.

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

    def close(self) -> None:
        """Let go of the snapshot's files; it cannot be used afterwards."""
