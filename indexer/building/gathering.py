"""Gathering what the files of a corpus folder say of themselves: each read once, doubles and copies of another left out.

In: the files. Out: their metadata by name, the documents within files as sources of their own, and why others are not there.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from corpus.metadata.catalog import CatalogEntry, Plan
from corpus.reading import PIPELINE_VERSION
from corpus.records import Metadata
from corpus.records.errors import UnreadableFileError
from indexer.building.lastbuild import LastBuild
from indexer.building.likeness import Likeness
from indexer.building.report import Failure, Listener, Progress
from indexer.building.sources import Readings, Source, part_of, without_doubles
from indexer.building.workshop import FileToRead, Workshop
from indexer.engines.base import Snapshot


class Gathering:
    """Reads the files of one build: ``sources`` are they and the documents within them, ``failures`` by file why not."""

    def __init__(
        self,
        sources: tuple[Source, ...],
        catalog: Sequence[CatalogEntry],
        readings: Readings,
        likeness: Likeness,
        last: LastBuild | None,
        progress: Listener,
        workshop: Workshop | None,
        *,
        rebuild: bool,
    ) -> None:
        self.sources = sources
        self.failures: dict[str, Failure] = {}
        self._catalog = catalog
        self._readings = readings
        self._likeness = likeness
        self._last = last
        self._progress = progress
        self._workshop = workshop
        self._rebuild = rebuild
        self._copies: dict[str, tuple[str, float]] = {}
        self._doubles: dict[str, str] = {}

    def metadata(self, live: Snapshot | None) -> dict[str, Metadata]:
        """Return the metadata of every file that can be read; the others go to the failures."""
        named = frozenset(file for entry in self._catalog for file in entry.files)
        sources, self._doubles = without_doubles(self.sources, named)
        for file, first in self._doubles.items():
            self.failures[file] = Failure(file, "duplicate_file", f"Trùng nội dung với “{first}” nên không lập chỉ mục lại.")
        known = self._known_metadata(live)
        if self._workshop is not None:
            self._read_elsewhere(self._workshop, [s for s in sources if (s.file, s.digest) not in known])
        found: dict[str, Metadata] = {}
        for done, source in enumerate(sources):
            metadata = known.get((source.file, source.digest)) or self._likeness.metadata(source)
            if metadata is None:
                self._progress(Progress("read", done, len(sources), source.file))
                metadata = self._read_one(source)
            if metadata is not None:
                found[source.file] = metadata
                found.update(self._further(source, known))
        return self._without_copies(found)

    def copies_of(self, plan: Plan) -> tuple[str, ...]:
        """Return the files that hold what the plan's files hold: near the same, or the same byte for byte."""
        kept = {copy: kept for copy, (kept, _) in self._copies.items()}
        kept |= {double: kept.get(first, first) for double, first in self._doubles.items()}
        return tuple(sorted(copy for copy, file in kept.items() if file in plan.files))

    def _further(self, source: Source, known: Mapping[tuple[str, str], Metadata]) -> dict[str, Metadata]:
        """Return the metadata of the documents that a file holds after its first, by name; they become sources."""
        found: dict[str, Metadata] = {}
        if (source.file, source.digest) in known:
            count = next(n for n in itertools.count(1) if _name_of(part_of(source, n + 1)) not in known)
        else:
            count = 1 + (self._readings.get(source).document.further if self._readings.holds(source) else 0)
        for number in range(2, count + 1):
            part = part_of(source, number)
            self.sources = (*self.sources, part)
            found[part.file] = known.get(_name_of(part)) or self._readings.get(part).metadata
        return found

    def _without_copies(self, found: dict[str, Metadata]) -> dict[str, Metadata]:
        """Return ``found`` without the files that hold what another holds; those go to the failures, named by it."""
        named = frozenset(file for entry in self._catalog for file in entry.files)
        sources = [source for source in self.sources if source.file in found]
        self._copies = self._likeness.copies(sources, found, named, self._readings)
        for copy, (kept, share) in self._copies.items():
            told = f"Cùng một văn bản với “{kept}” (giống {share:.0%}) nên không lập chỉ mục lại."
            self.failures[copy] = Failure(copy, "duplicate_file", told)
        return {file: metadata for file, metadata in found.items() if file not in self._copies}

    def _known_metadata(self, live: Snapshot | None) -> dict[tuple[str, str], Metadata]:
        """Return the metadata of the documents in the live snapshot, where the same pipeline read them."""
        if live is None or self._rebuild or live.manifest.pipeline != PIPELINE_VERSION:
            return {}
        documents = [document for plan in live.plans() for document in plan.documents]
        return {(document.file, document.id): document.metadata for document in documents}

    def _read_elsewhere(self, workshop: Workshop, sources: Sequence[Source]) -> None:
        """Have files read by the workshop and keep each reading when it comes; what fails is in the failures."""
        wanted = [
            source
            for source in sources
            if (self._rebuild or not self._readings.holds(source)) and not (self._last and self._last.failure(source))
        ]
        contents = ((source, self._readings.content(source)) for source in wanted)
        work = (FileToRead(source, content) for source, content in contents if content is not None)
        for done, (source, found) in enumerate(workshop.read(work)):
            self._progress(Progress("read", done, len(wanted), source.file))
            if isinstance(found, Failure):
                self.failures[source.file] = found
            else:
                self._readings.keep(source, found)

    def _read_one(self, source: Source) -> Metadata | None:
        failure = self.failures.get(source.file) or (self._last.failure(source) if self._last else None)
        if failure is None:
            try:
                return self._readings.get(source, again=self._rebuild and self._workshop is None).metadata
            except UnreadableFileError as error:
                failure = Failure(source.file, error.code, str(error))
        self.failures[source.file] = failure
        return None


def _name_of(source: Source) -> tuple[str, str]:
    return source.file, source.digest
