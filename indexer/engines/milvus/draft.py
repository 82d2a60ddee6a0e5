"""The next version while it is made: rows that no version names yet, then the record that names them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import numpy as np

from corpus.records.errors import StorageError
from indexer.engines.base import FIELDS, Contents, Placed
from indexer.engines.milvus.collections import Collections
from indexer.engines.milvus.lease import Lease
from indexer.engines.milvus.server import LONGEST_TEXT, Row
from indexer.engines.milvus.snapshot import ELSEWHERE
from indexer.engines.milvus.state import GROUP_BITS, GroupedDocument, VersionState
from indexer.engines.milvus.weights import FieldBags, Frequencies, bags_of, dimension_of, passage_vector
from indexer.segments.segment import COORDINATE, LEAD, Segment, analyzer
from indexer.segments.stored import Manifest
from indexer.storage.atomic import reached
from indexer.storage.json_records import to_json

SCHEMA: Final = 1
_LEARNT_FROM: Final = 10_000
"""Passages that the fields' mean lengths of a new generation are taken from: all of a small corpus, enough of a large one."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a draft begins with: the ``base`` (None: nothing), its numbers, and the groups that other versions need."""

    base: VersionState | None
    version: int
    generation: int
    end: int
    elsewhere: frozenset[int]


class MilvusDraft:
    """See :class:`indexer.engines.base.SnapshotDraft`."""

    def __init__(self, collections: Collections, lease: Lease, contents: Contents, begun: Begun) -> None:
        self._collections = collections
        self._server = collections.server
        self._lease = lease
        self._contents = contents
        self._begun = begun
        self._analyzer = analyzer()
        base = begun.base
        self._documents = {each.document: each for each in base.documents} if base else {}
        self._end = begun.end
        self._average = base.average if base else None
        self._lengths = Counter(dict(enumerate(base.lengths))) if base else Counter()
        self._agencies = Counter(base.agencies) if base else Counter()
        self._frequencies = _frequencies(collections, base)
        self._counts = _counts(collections, base)
        self._added = 0
        self._changes: Counter[int] = Counter()
        self._waiting: list[tuple[Row, FieldBags]] = []
        self._long: list[str] = []

    def held(self) -> Mapping[str, str]:
        """Return the segment's key of each document (by id) that the base holds."""
        return {name: each.segment for name, each in self._documents.items()}

    def remove(self, document: str, segment: Segment | None) -> None:
        """Take a document out: its rows stay for the versions that have them."""
        gone = self._documents.pop(document)
        self._added -= gone.passages
        if segment is not None:
            self._count(segment, self._bags(segment), -1)

    def put(self, placed: Placed, segment: Segment) -> None:
        """Put a document in; its rows go to the server when there are enough of them."""
        self._lease.heard()
        derived = segment.derived
        group, self._end = self._end, self._end + 1
        if max(len(derived.passages), len(derived.assignments)) >= 1 << GROUP_BITS:
            raise StorageError(f"“{derived.stored.file}” có quá nhiều đoạn cho một văn bản.")
        text, record = self._collections.blobs.put([to_json(derived.document), to_json(derived.stored)])
        bags = self._bags(segment)
        self._count(segment, bags, 1)
        self._long = []
        for ordinal, (passage, vector, found) in enumerate(zip(derived.passages, segment.vectors, bags, strict=True)):
            row = {"pk": (group << GROUP_BITS) | ordinal, "grp": group, "dense": vector, "body": self._body(to_json(passage))}
            self._waiting.append((row, found))
        self._register(segment, group)
        self._added += len(bags)
        self._documents[placed.document] = GroupedDocument(
            *(placed.document, derived.stored.file, derived.plan, placed.place, segment.key, group),
            *(len(derived.passages), len(derived.assignments), text, record, tuple(self._long)),
        )
        if len(self._waiting) >= (_LEARNT_FROM if self._average is None else _LEARNT_FROM // 10):
            self._flush()

    def publish(self) -> Manifest:
        """Write what is left, then the version, then the row that makes it live; raises IndexBusyError where taken over."""
        self._flush()
        begun, blobs = self._begun, self._collections.blobs
        reached("milvus seal")
        for name in (self._collections.passages(begun.generation), self._collections.register(begun.generation)):
            self._server.seal(name)
        state = self._state(
            blobs.put([to_json(plan) for plan in sorted(self._contents.plans, key=lambda plan: plan.id)]),
            *blobs.put(
                [
                    self._frequencies.changed(self._added, self._changes).to_bytes(),
                    json.dumps(self._counts, ensure_ascii=False, sort_keys=True).encode(),
                ]
            ),
        )
        self._lease.require()
        reached("milvus version")
        self._collections.write_version(begun.version, state)
        reached("milvus live")
        self._collections.point_to(begun.version)
        reached("milvus published")
        return state.manifest

    def _state(self, plans: list[str], frequencies: str, counts: str) -> VersionState:
        begun = self._begun
        places = {placed.document: placed.place for placed in self._contents.documents}
        documents = tuple(replace(each, place=places.get(each.document, each.place)) for each in self._documents.values())
        own = {each.group for each in documents}
        return VersionState(
            manifest=self._manifest(),
            generation=begun.generation,
            end=self._end,
            hidden=tuple(sorted(begun.elsewhere - own)),
            documents=documents,
            plans=tuple(plans),
            average=tuple(self._average or (0.0,) * len(FIELDS)),
            lengths=tuple(self._lengths[field] for field in range(len(FIELDS))),
            frequencies=frequencies,
            counts=counts,
            agencies={agency: count for agency, count in sorted(self._agencies.items()) if count > 0},
            settings=dict(self._contents.settings),
        )

    def _manifest(self) -> Manifest:
        contents, documents = self._contents, self._documents.values()
        return Manifest(
            version=f"{self._begun.version:08d}",
            created_at=datetime.now(UTC),
            model=contents.model,
            pipeline=contents.pipeline,
            files={},
            passages=sum(each.passages for each in documents),
            assignments=sum(each.assignments for each in documents),
            documents=len(documents),
            plans=len(contents.plans),
            dimension=contents.dimension,
            fingerprint=contents.fingerprint,
            analyzer=self._analyzer.version,
            schema=SCHEMA,
        )

    def _flush(self) -> None:
        """Write the rows that wait, with the sparse vectors that the mean lengths give them."""
        if self._average is None and self._waiting:
            lengths = np.array([found.lengths for _, found in self._waiting], np.float64)
            self._average = tuple(lengths.mean(axis=0).tolist())
        for row, found in self._waiting:
            row["sparse"] = passage_vector(found, self._average or ())
            row["dense"] = np.asarray(row["dense"], np.float32).tolist()
        reached("milvus rows")
        self._server.write(self._collections.passages(self._begun.generation), [row for row, _ in self._waiting])
        self._waiting = []

    def _register(self, segment: Segment, group: int) -> None:
        roles: dict[tuple[int, str], list[str]] = {}
        for found in segment.derived.agencies:
            roles.setdefault((found.assignment, found.role), []).append(found.agency)
        rows: list[Row] = [
            {
                "pk": (group << GROUP_BITS) | ordinal,
                "grp": group,
                "kind": stored.assignment.kind.value,
                "lead": roles.get((ordinal, LEAD), []),
                "coordinate": roles.get((ordinal, COORDINATE), []),
                "body": self._body(to_json(stored)),
                "nothing": [0.0, 0.0],
            }
            for ordinal, stored in enumerate(segment.derived.assignments)
        ]
        reached("milvus register")
        self._server.write(self._collections.register(self._begun.generation), rows)

    def _body(self, record: bytes) -> str:
        """Return a record as a row holds it: itself, or where it is kept if it is too long."""
        if len(record) < LONGEST_TEXT and not record.startswith(ELSEWHERE.encode()):
            return record.decode()
        (key,) = self._collections.blobs.put([record])
        self._long.append(key)
        return ELSEWHERE + key

    def _bags(self, segment: Segment) -> list[FieldBags]:
        contexts = {passage.context: self._analyzer.terms(passage.context) for passage in segment.derived.passages}
        return [bags_of(self._analyzer.terms(p.clean), contexts[p.context]) for p in segment.derived.passages]

    def _count(self, segment: Segment, bags: list[FieldBags], sign: int) -> None:
        for found in bags:
            for field, length in enumerate(found.lengths):
                self._lengths[field] += sign * length
            for field_name, bag in zip(FIELDS, found.bags, strict=True):
                for term in bag:
                    self._changes[dimension_of(field_name, term)] += sign
        for name, counts in (("syllables", segment.derived.syllables), ("bigrams", segment.derived.bigrams)):
            known = self._counts[name]
            for text, count in counts.items():
                known[text] = known.get(text, 0) + sign * count
                if known[text] <= 0:
                    del known[text]
        for role in segment.derived.agencies:
            self._agencies[role.agency] += sign


def _frequencies(collections: Collections, base: VersionState | None) -> Frequencies:
    return Frequencies.from_bytes(collections.blobs.get([base.frequencies])[0]) if base else Frequencies.none()


def _counts(collections: Collections, base: VersionState | None) -> dict[str, dict[str, int]]:
    if base is None:
        return {"syllables": {}, "bigrams": {}}
    found: dict[str, dict[str, int]] = json.loads(collections.blobs.get([base.counts])[0])
    return found
