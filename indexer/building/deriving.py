"""Makes the segments of a build: those that are not stored yet, and again those that turn out damaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.metadata.catalog import Plan
from corpus.records.errors import IndexDamagedError
from indexer.building.report import Listener, Progress
from indexer.building.sources import Readings, Source
from indexer.building.workshop import SegmentToMake, Workshop
from indexer.encoding.encoder import Encoder, Vectors
from indexer.segments.called import with_called
from indexer.segments.passages import PlanHeader, embedded_text
from indexer.segments.segment import Derived, Segment, SegmentStore, derive, embed, segment_key, vectors_by_text
from indexer.segments.stored import StoredDocument
from indexer.storage.atomic import reached


class Deriver:
    """Holds the recipe of every segment that the next snapshot needs, and makes what is missing."""

    def __init__(
        self,
        data: Path,
        readings: Readings,
        encoder: Encoder,
        versions: Mapping[str, str],
        progress: Listener,
        workshop: Workshop | None = None,
    ) -> None:
        self._workshop = workshop
        self.store = SegmentStore(data)
        self.embedded = 0
        self._readings = readings
        self._encoder = encoder
        self._versions = versions
        self._progress = progress
        self._recipes: dict[str, tuple[Source, PlanHeader]] = {}

    def plan_segments(self, plans: Sequence[Plan], sources: Mapping[str, Source]) -> dict[str, str]:
        """Return the segment's key of each file of the plans."""
        keys: dict[str, str] = {}
        for plan in plans:
            for place, file in enumerate(plan.files):
                header = PlanHeader(plan.id, plan.metadata.title, plan.province, annex=place > 0)
                keys[file] = segment_key(sources[file].digest, file, header, self._versions)
                self._recipes[keys[file]] = (sources[file], header)
        return keys

    def make_missing(self, keys: Mapping[str, str], before: Mapping[str, str], *, again: bool = False) -> None:
        """Make and store the segments of ``keys`` (by file) that are not stored, or all of them.

        ``before`` has the keys that the files had until now: vectors of passages that did not change are taken from there.
        """
        missing = [file for file in sorted(keys) if again or not self.store.holds(keys[file])]
        if self._workshop is not None:
            self._make_elsewhere(self._workshop, [keys[file] for file in missing])
            return
        for done, file in enumerate(missing):
            self._progress(Progress("embed", done, len(missing), file))
            self._make(keys[file], None if again else before.get(file))

    def _make_elsewhere(self, workshop: Workshop, keys: Sequence[str]) -> None:
        """Have segments made by the workshop and store each when it comes, so that a killed build goes on from there."""
        work = (SegmentToMake(key, self._readings.get(self._recipes[key][0]), self._recipes[key][1]) for key in keys)
        for done, (key, derived, vectors) in enumerate(workshop.make(work)):
            self._progress(Progress("embed", done, len(keys), derived.stored.file))
            self.embedded += len(vectors)
            reached("save segment")
            self.store.save(Segment(key, self._encoder.fingerprint, derived, vectors))

    def load(self, key: str) -> Segment | None:
        """Return a segment from the store; one that is missing or damaged is made again where its recipe is known."""
        segment = self.store.load(key)
        if segment is None and key in self._recipes:
            segment = self._make(key, None)
        return segment

    def stored(self, key: str) -> StoredDocument:
        """Return the document's record in a segment that was made; raises :class:`IndexDamagedError` where it is lost."""
        segment = self.load(key)
        if segment is None:
            raise IndexDamagedError("Dữ liệu trung gian của một văn bản bị hỏng; hãy chạy lại “tracuu index”.")
        return segment.derived.stored

    def _make(self, key: str, before: str | None) -> Segment:
        source, header = self._recipes[key]
        old = self.store.load(before) if before else None
        old = old if old is not None and old.model == self._encoder.fingerprint else None
        derived = derive(self._readings.get(source), header)
        stored = with_called(derived.stored, header, self._encoder, old.derived.stored.called if old else None)
        derived = replace(derived, stored=stored)
        segment = Segment(key, self._encoder.fingerprint, derived, self._vectors(derived, old))
        reached("save segment")
        self.store.save(segment)
        return segment

    def _vectors(self, derived: Derived, old: Segment | None) -> Vectors:
        """Return the passages' vectors; those of passages that did not change are ``old``."""
        known = vectors_by_text(old) if old is not None else {}
        self.embedded += sum(1 for passage in derived.passages if embedded_text(passage) not in known)
        return embed(derived, self._encoder, known)
