"""An index in memory, for tests of the question floor that need no model and no files: BM25 in Python, hashed vectors."""

import hashlib
import itertools
import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from corpus.names.agencies import charged
from corpus.names.places import find_places
from corpus.readers import read
from corpus.reading import understand
from corpus.records import BlockKind
from corpus.text import Analyzer, fold_accents, tokens
from indexer.segments.passages import PlanHeader, cut
from indexer.segments.rows import StoredRows
from indexer.segments.spread import Spread
from indexer.segments.stored import (
    COLUMN_JOINT,
    CONTEXT_JOINT,
    Hit,
    Manifest,
    Passage,
    StoredAssignment,
    StoredDocument,
    StoredPlan,
)
from qa.service import Service
from tests.corpus.outline.test_outline import document_of

DIMENSION = 256


class HashEncoder:
    """Vectors of folded syllable pairs, hashed: texts that share words lie close."""

    name = "hash"
    dimension = DIMENSION
    fingerprint = "hash-1"

    def encode_queries(self, texts):
        return np.stack([self._vector(text) for text in texts])

    encode_passages = encode_queries

    def _vector(self, text):
        vector = np.zeros(DIMENSION, np.float32)
        syllables = [fold_accents(token.text) for token in tokens(text)]
        for term in (*syllables, *map(" ".join, itertools.pairwise(syllables))):
            vector[int(hashlib.md5(term.encode()).hexdigest(), 16) % DIMENSION] += 1
        return vector / (np.linalg.norm(vector) or 1)


class MemorySnapshot:
    """A snapshot made of readings; ``plans`` maps plan ids to the readings of their documents, body first."""

    def __init__(self, plans, encoder):
        self._plans, self._passages, self._assignments, self._documents, self._stored = [], {}, {}, {}, {}
        for plan, readings in plans.items():
            self._add(plan, readings)
        self.version = "memory"
        self.manifest = Manifest(
            "memory", datetime.now(UTC), encoder.name, "1", {}, len(self._passages), len(self._assignments)
        )
        self._ids = sorted(self._passages)
        texts = [f"{self._passages[i].context} {self._passages[i].clean}" for i in self._ids]
        self._vectors = encoder.encode_passages(texts)
        self._terms = [Counter((*t.folded, *t.bigrams, *t.numbers)) for t in map(Analyzer().terms, texts)]
        self._frequency = Counter(term for terms in self._terms for term in terms)
        found = [[token.text for token in tokens(p.clean)] for p in self._passages.values()]
        self._syllables = Counter(itertools.chain.from_iterable(found))
        self._bigrams = Counter(pair for one in found for pair in itertools.pairwise(one))

    def _add(self, plan, readings):
        documents = []
        metadata = next((r.metadata for r in readings if r.metadata.province), readings[0].metadata)
        for annex, reading in enumerate(readings):
            document = reading.document
            self._documents[document.id] = document
            stored = StoredDocument(
                document.id, document.file, document.format, annex > 0, reading.metadata, reading.sections, ()
            )
            documents.append(stored)
            self._stored[document.id] = stored
            parted = {p.ranges[0]: p for p in cut(reading, PlanHeader(plan)) if p.kind is BlockKind.TABLE_ROW}
            for at, block in enumerate(b for b in reading.blocks if b.kind not in (BlockKind.NOISE, BlockKind.HEADING)):
                path = reading.section_path(block.section)
                carried = [
                    f"{document.id}#{n}"
                    for n, a in enumerate(reading.assignments)
                    if any(mine.overlaps(r) for mine in block.ranges for r in a.task.ranges)
                ]
                passage = Passage(
                    id=f"{document.id}:{at}",
                    plan=plan,
                    document=document.id,
                    file=document.file,
                    kind=block.kind,
                    section_path=path,
                    page=None,
                    ranges=block.ranges,
                    clean=block.clean,
                    context=" ".join((metadata.title or "", *path)),
                    assignments=tuple(carried),
                )
                of_table = parted.get(block.ranges[0])
                if of_table is not None and of_table.columns:
                    context = CONTEXT_JOINT.join((passage.context, COLUMN_JOINT.join(of_table.columns)))
                    passage = replace(passage, cells=of_table.cells, context=context)
                self._passages[passage.id] = passage
                for assignment in carried:
                    row = reading.assignments[int(assignment.split("#")[1])]
                    self._assignments.setdefault(
                        assignment, StoredAssignment(assignment, plan, document.id, document.file, path, passage.id, row)
                    )
        province = next((p.name for p in find_places(metadata.province or metadata.title or "")), None)
        self._plans.append(StoredPlan(plan, tuple(documents), metadata, province, None))

    def _allowed(self, plans):
        return [n for n, i in enumerate(self._ids) if plans is None or self._passages[i].plan in plans]

    def dense(self, vector, k, plans=None):
        allowed = self._allowed(plans)
        scored = sorted(((float(self._vectors[n] @ vector), self._ids[n]) for n in allowed), key=lambda x: (-x[0], x[1]))
        return [Hit(i, score) for score, i in scored[:k]]

    def lexical(self, terms, k, plans=None, weights=None):
        wanted = {*terms.folded, *terms.bigrams, *terms.numbers}
        scored = []
        for n in self._allowed(plans):
            bag = self._terms[n]
            score = sum(
                math.log(1 + len(self._ids) / (0.5 + self._frequency[t])) * bag[t] * 2.2 / (bag[t] + 1.2)
                for t in wanted
                if t in bag
            )
            if score:
                scored.append((score, self._ids[n]))
        return [Hit(i, score) for score, i in sorted(scored, key=lambda x: (-x[0], x[1]))[:k]]

    def similarities(self, vector, passage_ids):
        at = {i: n for n, i in enumerate(self._ids)}
        return np.array([self._vectors[at[i]] @ vector for i in passage_ids], np.float32)

    def passages(self, ids):
        return [self._passages[i] for i in ids]

    def passage(self, passage_id):
        return self._passages[passage_id]

    def spread_of(self, plan):
        return Spread.of(passage.clean for passage in self.passages_of(plan))

    def passages_of(self, plan_or_document):
        return tuple(p for p in self._passages.values() if plan_or_document in (p.plan, p.document))

    def neighbours(self, passage_id):
        near = self.passages_of(self._passages[passage_id].document)
        at = [p.id for p in near].index(passage_id)
        return (near[at - 1] if at else None, near[at + 1] if at + 1 < len(near) else None)

    def plans(self):
        return tuple(self._plans)

    def assignments(self, *, plans=None, lead=None, coordinate=None, kind=None):
        found = {
            a.id: a
            for a in self._assignments.values()
            if (plans is None or a.plan in plans)
            and (kind is None or a.assignment.kind is kind)
            and (lead is None or any(lead in charged(v.text) for v in a.assignment.lead))
            and (coordinate is None or any(coordinate in charged(v.text) for v in a.assignment.coordinate))
        }
        return StoredRows(tuple(found), lambda ids: [self._assignments[i] for i in ids])

    def agencies(self):
        rows = [stored.assignment for stored in self._assignments.values()]
        return frozenset(i for row in rows for v in (*row.lead, *row.coordinate) for i in charged(v.text))

    def assignment(self, assignment_id):
        return self._assignments[assignment_id]

    def document(self, document_id):
        return self._documents[document_id]

    def document_text(self, document_id):
        return self._documents[document_id].text

    def stored_document(self, document_id):
        return self._stored[document_id]

    def syllable_counts(self):
        return self._syllables

    def bigram_counts(self):
        return self._bigrams

    def close(self):
        pass


def service_of_files(folder, plans):
    """Return a service over plans given as Markdown by name, which are written into ``folder`` and read from there."""
    readings = {}
    for name, text in plans.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        readings[name] = [understand(read(folder / f"{name}.md", folder))]
    return Service(MemorySnapshot(readings, HashEncoder()), HashEncoder())


def service_of(plans):
    """Return a service over plans given as texts by name."""
    readings = {name: [understand(document_of(text))] for name, text in plans.items()}
    return Service(MemorySnapshot(readings, HashEncoder()), HashEncoder())
