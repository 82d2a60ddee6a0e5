"""Segments: all that is derived from one document, made once and stored under the hash of what it was made from.

A segment is a pure function of the document's bytes, of what the catalogue and the plan's body say of its plan, of the
versions of pipeline and analyzer, and of the model; so a hash of these names it, and it is never made twice.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

from corpus.names.agencies import charged
from corpus.records import Document, Reading, Value
from corpus.text import Analyzer, tokens
from indexer.encoding.encoder import Encoder, Vectors
from indexer.segments.passages import PlanHeader, cut, embedded_text, place_assignments
from indexer.segments.stored import Passage, StoredAssignment, StoredDocument
from indexer.segments.understood import understood_in
from indexer.storage.sealed import SealedFiles

SEGMENT_VERSION: Final = "5"
"""Changes with the form of a stored segment or with what this module derives."""

LEAD: Final = "lead"
COORDINATE: Final = "coordinate"


@dataclass(frozen=True, slots=True)
class AgencyRole:
    """An agency (its id in ``corpus.names.agencies``) in an assignment, given by ordinal; ``role`` is LEAD or COORDINATE."""

    assignment: int
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class Derived:
    """The segment without its vectors; ``bigrams`` counts pairs of neighbouring syllables joined by a space."""

    plan: str
    document: Document
    stored: StoredDocument
    passages: tuple[Passage, ...]
    assignments: tuple[StoredAssignment, ...]
    agencies: tuple[AgencyRole, ...]
    syllables: dict[str, int]
    bigrams: dict[str, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Everything of one document; ``vectors`` [passages, dimension] by the encoder with fingerprint ``model``."""

    key: str
    model: str
    derived: Derived
    vectors: Vectors


def segment_key(digest: str, file: str, header: PlanHeader, versions: Mapping[str, str]) -> str:
    """Return the name of the segment of ``file``, whose bytes have the SHA-256 ``digest``, in the plan of ``header``."""
    facts = {
        "bytes": digest,
        "file": file,
        "plan": [header.plan, header.title, header.province, header.annex],
        "versions": dict(sorted(versions.items())),
        "segment": SEGMENT_VERSION,
    }
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def derive(reading: Reading, header: PlanHeader) -> Derived:
    """Return all of a document's segment but the vectors."""
    passages = cut(reading, header)
    assignments = place_assignments(reading, header, passages)
    document = replace(reading.document, grids=())
    stored = StoredDocument(
        document.id,
        document.file,
        document.format,
        header.annex,
        reading.metadata,
        reading.sections,
        reading.warnings,
        understood=understood_in(passages),
    )
    syllables, bigrams = _counts([*(p.clean for p in passages), *(section.heading for section in reading.sections)])
    return Derived(header.plan, document, stored, passages, assignments, tuple(_agencies(assignments)), syllables, bigrams)


def embed(derived: Derived, encoder: Encoder, known: Mapping[str, Vectors] | None = None) -> Vectors:
    """Return the passages' vectors; ``known`` has vectors by embedded text that need not be computed again."""
    texts = [embedded_text(passage) for passage in derived.passages]
    known = known or {}
    missing = sorted({text for text in texts if text not in known})
    fresh = dict(zip(missing, encoder.encode_passages(missing), strict=True)) if missing else {}
    vectors = [known[text] if text in known else fresh[text] for text in texts]
    return np.array(vectors, np.float32).reshape(len(texts), encoder.dimension)


def vectors_by_text(segment: Segment) -> dict[str, Vectors]:
    """Return the segment's vectors by the text that was embedded, to be used again where a passage did not change."""
    return {embedded_text(p): segment.vectors[i] for i, p in enumerate(segment.derived.passages)}


def analyzer() -> Analyzer:
    """Return the one analyzer of documents and questions."""
    return Analyzer()


def segment_files(data: Path) -> SealedFiles:
    """Return the files of the segments below a data folder."""
    return SealedFiles(data / "segments", ".segment")


class SegmentStore:
    """The segments below one data folder, each a sealed file named by its key; a damaged one counts as missing."""

    def __init__(self, data: Path) -> None:
        self._files = segment_files(data)

    def stored_keys(self) -> list[str]:
        """Return the keys of all stored segments, damaged ones included."""
        return self._files.stored_keys()

    def save(self, segment: Segment) -> None:
        """Store a segment; raises OSError where the disk refuses."""
        vectors = np.ascontiguousarray(segment.vectors, np.float32)
        self._files.save(segment.key, segment.model.encode(), _records().dump_json(segment.derived), vectors.tobytes())

    def load(self, key: str) -> Segment | None:
        """Return the segment with this key, or None where there is none or the file is not whole."""
        parts = self._files.load(key)
        if parts is None or len(parts) != 3:
            return None
        try:
            derived: Derived = _records().validate_json(parts[1])
            vectors = np.frombuffer(parts[2], np.float32)
            return Segment(key, parts[0].decode(), derived, vectors.reshape(len(derived.passages), -1))
        except ValueError:
            return None

    def holds(self, key: str) -> bool:
        """Tell whether there is a file for this key, whole or not."""
        return self._files.holds(key)

    def remove(self, key: str) -> None:
        """Take a segment away if it is there."""
        self._files.remove(key)


@cache
def _records() -> Any:  # noqa: ANN401 - pydantic's adapter of a plain dataclass
    from pydantic import TypeAdapter

    return TypeAdapter(Derived)


def _agencies(assignments: Sequence[StoredAssignment]) -> Iterator[AgencyRole]:
    for ordinal, stored in enumerate(assignments):
        roles: tuple[tuple[str, tuple[Value, ...]], ...] = (
            (LEAD, stored.assignment.lead),
            (COORDINATE, stored.assignment.coordinate),
        )
        for role, values in roles:
            for agency in dict.fromkeys(agency for value in values for agency in charged(value.text)):
                yield AgencyRole(ordinal, role, agency)


def _counts(texts: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    syllables: Counter[str] = Counter()
    bigrams: Counter[str] = Counter()
    for text in texts:
        found = [token.text for token in tokens(text)]
        syllables.update(found)
        bigrams.update(f"{first} {second}" for first, second in pairwise(found))
    return dict(syllables), dict(bigrams)
