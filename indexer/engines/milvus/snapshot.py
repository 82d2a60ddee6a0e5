"""One version of the index in a Milvus server, open for searching and reading."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Final, TypeVar

import numpy as np

from corpus.records import AssignmentKind, Document
from corpus.records.errors import IndexDamagedError
from corpus.text import Terms
from indexer.engines.base import DEFAULT_WEIGHTS, FieldWeights, Vector
from indexer.engines.milvus.collections import Collections
from indexer.engines.milvus.state import GROUP_BITS, VersionState
from indexer.engines.milvus.weights import Frequencies, question_vector
from indexer.segments.rows import StoredRows
from indexer.segments.spread import Spread
from indexer.segments.stored import Hit, Manifest, Passage, StoredAssignment, StoredDocument, StoredPlan
from indexer.storage.json_records import record_of
from indexer.storage.remembered import Remembered

_SPARE: Final = 16
_MOST_HITS: Final = 16_384
"""Milvus's own limit for one search."""

_REMEMBERED: Final = 20_000
_DOCUMENTS: Final = 200
_MOST_COUNTS: Final = 200_000
ELSEWHERE: Final = "@"
"""Begins the body of a row whose record is too long for it: the key of a blob follows."""

T = TypeVar("T")


class MilvusSnapshot:
    """One version; see :class:`indexer.engines.base.Snapshot`. Safe in threads, valid while the version is kept."""

    def __init__(self, collections: Collections, number: int) -> None:
        """Open a version; raises IndexDamagedError where what it is cannot be read."""
        self._collections = collections
        self._server = collections.server
        self._blobs = collections.blobs
        self._state: VersionState = collections.state(number)
        self._rows = collections.passages(self._state.generation)
        self._tasks = collections.register(self._state.generation)
        self._passages: Remembered[Passage] = Remembered(_REMEMBERED)
        self._assignments: Remembered[StoredAssignment] = Remembered(_REMEMBERED)
        self._documents: Remembered[Document] = Remembered(_DOCUMENTS)
        self.looked_s = time.monotonic()

    @property
    def version(self) -> str:
        """The version, as answers name it."""
        return self._state.manifest.version

    @property
    def manifest(self) -> Manifest:
        """What the version says of itself."""
        return self._state.manifest

    def dense(self, vector: Vector, k: int, plans: Collection[str] | None = None) -> list[Hit]:
        """Return the ``k`` passages nearest to the unit ``vector`` by cosine, best first, ties by passage id."""
        return self._search("dense", np.asarray(vector, np.float32).tolist(), k, plans)

    def lexical(
        self, terms: Terms, k: int, plans: Collection[str] | None = None, weights: FieldWeights = DEFAULT_WEIGHTS
    ) -> list[Hit]:
        """Return the ``k`` best passages by BM25, summed over the fields of ``terms`` with ``weights``."""
        asked = question_vector(terms, weights, self._frequencies)
        return [hit for hit in self._search("sparse", asked, k, plans) if hit.score > 0] if asked else []

    def similarities(self, vector: Vector, passage_ids: Sequence[str]) -> Vector:
        """Return the exact cosine of the unit ``vector`` with each of the passages."""
        keys = [self._state.passage_key(name) for name in passage_ids]
        rows = self._server.by_key(self._rows, sorted(set(keys)), ("dense",))
        found = np.array([rows[key]["dense"] for key in keys], np.float32).reshape(len(keys), len(vector))
        scores: Vector = found @ np.asarray(vector, np.float32)
        return scores

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages with these ids, in this order; KeyError for an unknown one."""
        keys = {name: self._state.passage_key(name) for name in ids}
        return self._records(self._passages, Passage, self._rows, keys, ids)

    def passage(self, passage_id: str) -> Passage:
        """Return one passage; KeyError where there is none."""
        return self.passages([passage_id])[0]

    def neighbours(self, passage_id: str) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after this one in its document; KeyError where there is no such passage."""
        self._state.passage_key(passage_id)
        document, _, ordinal = passage_id.rpartition(":")
        at, count = int(ordinal), self._state.by_document[document].passages
        before = self.passage(f"{document}:{at - 1}") if at > 0 else None
        return before, self.passage(f"{document}:{at + 1}") if at + 1 < count else None

    def passages_of(self, plan_or_document: str) -> tuple[Passage, ...]:
        """Return all passages of a plan (documents in its order) or of a document, as they stand; empty where unknown."""
        state = self._state
        documents = state.by_plan.get(plan_or_document) or (
            [state.by_document[plan_or_document]] if plan_or_document in state.by_document else []
        )
        return tuple(self.passages([f"{each.document}:{n}" for each in documents for n in range(each.passages)]))

    def spread_of(self, plan: str) -> Spread:
        """Return how the plan's words are spread over its passages; over none where it is unknown."""
        return Spread.of(passage.clean for passage in self.passages_of(plan))

    def plans(self) -> tuple[StoredPlan, ...]:
        """Return all plans, sorted by id."""
        return self._plans

    def assignments(
        self,
        *,
        plans: Collection[str] | None = None,
        lead: str | None = None,
        coordinate: str | None = None,
        kind: AssignmentKind | None = None,
    ) -> StoredRows:
        """Return the register, by plan and as it stands, narrowed by plan, kind and agency; the server narrows."""
        where = [self._state.where(plans)]
        where += [f'kind == "{kind.value}"'] if kind is not None else []
        where += [
            f"array_contains({role}, {json.dumps(agency)})"
            for role, agency in (("lead", lead), ("coordinate", coordinate))
            if agency is not None
        ]
        if plans is not None and not any(plan in self._state.by_plan for plan in plans):
            return StoredRows((), lambda _: [])
        rows = self._server.all(self._tasks, " and ".join(where), ())
        keys = sorted((int(row["pk"]) for row in rows), key=self._as_it_stands)
        names = {self._assignment_id(key): key for key in keys}

        def read(ids: Sequence[str]) -> list[StoredAssignment]:
            """Return the rows of some of the names."""
            asked = {name: names[name] for name in ids}
            return self._records(self._assignments, StoredAssignment, self._tasks, asked, ids)

        return StoredRows(list(names), read)

    def agencies(self) -> frozenset[str]:
        """Return the ids of all agencies that lead or coordinate anything in the register."""
        return frozenset(self._state.agencies)

    def assignment(self, assignment_id: str) -> StoredAssignment:
        """Return one assignment; KeyError where there is none."""
        document, _, ordinal = assignment_id.rpartition("#")
        found = self._state.by_document[document]
        if not ordinal.isdigit() or int(ordinal) >= found.assignments:
            raise KeyError(assignment_id)
        keys = {assignment_id: (found.group << GROUP_BITS) | int(ordinal)}
        return self._records(self._assignments, StoredAssignment, self._tasks, keys, [assignment_id])[0]

    def document(self, document_id: str) -> Document:
        """Return a document's text, pages and OCR ranges; KeyError where there is none."""
        found = self._documents.get(document_id)
        if found is None:
            found = record_of(Document, self._blobs.get([self._state.by_document[document_id].text])[0])
            self._documents.put(document_id, found)
        return found

    def document_text(self, document_id: str) -> str:
        """Return a document's stored text; KeyError where there is none."""
        return self.document(document_id).text

    def stored_document(self, document_id: str) -> StoredDocument:
        """Return a document's metadata, outline and warnings; KeyError where there is none."""
        return record_of(StoredDocument, self._blobs.get([self._state.by_document[document_id].record])[0])

    def syllable_counts(self) -> Mapping[str, int]:
        """Return how often each accented syllable stands in the passages; the rarest are left out of very many."""
        return _most(self._counts["syllables"])

    def bigram_counts(self) -> Mapping[tuple[str, str], int]:
        """Return how often each pair of neighbouring accented syllables stands in the passages."""
        return self._bigrams

    def segments(self) -> Mapping[str, tuple[str, str]]:
        """Return the id and the segment's key of each document by its file."""
        return {each.file: (each.document, each.segment) for each in self._state.documents}

    def sizes(self) -> tuple[int, int]:
        """Return how many vectors and how many lexical entries the version holds: a row has both."""
        rows = self._server.count(self._rows, self._state.where())
        return rows, rows

    def close(self) -> None:
        """Nothing is held open: the engine's connection is shared by its versions."""

    def _search(self, field: str, vector: Any, k: int, plans: Collection[str] | None) -> list[Hit]:  # noqa: ANN401
        state = self._state
        if k <= 0 or not state.documents or (plans is not None and not any(plan in state.by_plan for plan in plans)):
            return []
        found = self._server.search(self._rows, field, vector, min(k + _SPARE, _MOST_HITS), state.where(plans))
        hits = [Hit(state.passage_id(key), score) for key, score in found]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:k]

    def _records(
        self, kept: Remembered[T], kind: type[T], name: str, keys: Mapping[str, int], wanted: Sequence[str]
    ) -> list[T]:
        """Return the records named ``wanted``, whose rows in the collection ``name`` have ``keys``."""
        found = {each: record for each in keys if (record := kept.get(each)) is not None}
        missing = [each for each in keys if each not in found]
        rows = self._server.by_key(name, [keys[each] for each in missing], ("body",))
        for each in missing:
            if keys[each] not in rows:
                raise IndexDamagedError("Một bản ghi của chỉ mục thiếu trên máy chủ; hãy chạy “tracuu doctor”.")
            body = str(rows[keys[each]]["body"])
            raw = self._blobs.get([body[len(ELSEWHERE) :]])[0] if body.startswith(ELSEWHERE) else body.encode()
            found[each] = record_of(kind, raw)
            kept.put(each, found[each])
        return [found[each] for each in wanted]

    def _as_it_stands(self, key: int) -> tuple[str, int, int]:
        document = self._state.by_group[key >> GROUP_BITS]
        return document.plan, document.place, key

    def _assignment_id(self, key: int) -> str:
        return f"{self._state.by_group[key >> GROUP_BITS].document}#{key & ((1 << GROUP_BITS) - 1)}"

    @cached_property
    def _plans(self) -> tuple[StoredPlan, ...]:
        return tuple(record_of(StoredPlan, raw) for raw in self._blobs.get(self._state.plans))

    @cached_property
    def _frequencies(self) -> Frequencies:
        return Frequencies.from_bytes(self._blobs.get([self._state.frequencies])[0])

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = json.loads(self._blobs.get([self._state.counts])[0])
        return found

    @cached_property
    def _bigrams(self) -> dict[tuple[str, str], int]:
        pairs = ((text.partition(" "), count) for text, count in _most(self._counts["bigrams"]).items())
        return {(first, second): count for (first, _, second), count in pairs}


def _most(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts, without the rarest where there are very many."""
    if len(counts) <= _MOST_COUNTS:
        return counts
    return dict(islice(sorted(counts.items(), key=lambda item: (-item[1], item[0])), _MOST_COUNTS))
