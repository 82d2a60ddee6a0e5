"""Brings the index to the state of a corpus folder: reads what is new, derives its segments, publishes a snapshot.

A file that cannot be read stops nothing else. If it was in the index with another content, that content is withdrawn: the
index never answers from a text that the folder does not hold any more, and the report says so.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.metadata.catalog import CatalogEntry, Plan, group_plans, load_catalog
from corpus.reading import PIPELINE_VERSION
from corpus.records import Metadata
from corpus.records.errors import UnreadableFileError
from indexer.building import lastbuild
from indexer.building.deriving import Deriver
from indexer.building.lastbuild import LastBuild
from indexer.building.likeness import Likeness
from indexer.building.publishing import publish
from indexer.building.report import BuildReport, Failure, Progress
from indexer.building.snapshots import drop_orphans, open_whole, prune_unlocked
from indexer.building.sources import Readings, Source, list_sources, part_of, without_doubles
from indexer.building.workshop import FileToRead, Workshop
from indexer.encoding.encoder import Encoder, fingerprint_of
from indexer.engines.base import Contents, Engine, Placed, Snapshot
from indexer.engines.choice import engine_at
from indexer.segments.segment import analyzer
from indexer.segments.stored import StoredDocument, StoredPlan
from indexer.storage.atomic import storage_errors

Listener = Callable[[Progress], None]
KEPT_SNAPSHOTS = 5


def build(
    corpus: Path,
    data: Path,
    encoder: Encoder,
    progress: Listener | None = None,
    *,
    rebuild: bool = False,
    keep: int = KEPT_SNAPSHOTS,
    engine: Engine | None = None,
    workshop: Workshop | None = None,
) -> BuildReport:
    """Bring the index below ``data`` to the state of the folder ``corpus`` and return what was done.

    Where nothing changed nothing is done, and the model is not loaded (give a :class:`indexer.encoding.encoder.LazyEncoder`).
    ``rebuild`` reads and derives everything again; ``keep`` snapshots stay for going back; ``engine`` keeps the index,
    without one the engine on this machine; ``workshop`` reads and derives where many workers are to. Raises
    :class:`IndexBusyError`, :class:`StorageError`, :class:`ModelError`, :class:`CatalogError`; unreadable files are in the
    report.
    """
    started = time.monotonic()
    engine = engine or engine_at(data)
    with engine.writing(), storage_errors("chỉ mục"):
        report = _Build(corpus, data, encoder, progress or (lambda _: None), rebuild, engine, workshop).run()
        if report.published:
            prune_unlocked(engine, keep)
            drop_orphans(data, engine)
    return replace(report, seconds=time.monotonic() - started)


def nothing_new(corpus: Path, data: Path, model: str, engine: Engine | None = None) -> bool:
    """Tell, without opening the index or loading a model, whether a build would meet what the last one met.

    False where that cannot be told. An older snapshot that was made live again since stays so: that is no news.
    """
    engine = engine or engine_at(data)
    last, fingerprint = lastbuild.load(data), fingerprint_of(model, data)
    if last is None or fingerprint is None or engine.current() is None:
        return False
    return last.inputs == _inputs(list_sources(corpus), load_catalog(corpus), _versions(fingerprint), engine)


def _versions(fingerprint: str) -> dict[str, str]:
    return {"pipeline": PIPELINE_VERSION, "analyzer": analyzer().version, "model": fingerprint}


def _inputs(sources: Sequence[Source], catalog: Sequence[CatalogEntry], versions: Mapping[str, str], engine: Engine) -> str:
    return lastbuild.inputs_key(sources, catalog, {**versions, "snapshot": f"{engine.place} {engine.schema}"})


def _name_of(source: Source) -> tuple[str, str]:
    return source.file, source.digest


class _Build:
    def __init__(
        self,
        corpus: Path,
        data: Path,
        encoder: Encoder,
        progress: Listener,
        rebuild: bool,
        engine: Engine,
        workshop: Workshop | None,
    ) -> None:
        self._engine = engine
        self._data = data
        self._encoder = encoder
        self._progress = progress
        self._rebuild = rebuild
        self._catalog = load_catalog(corpus)
        self._sources = list_sources(corpus)
        self._readings = Readings(data, corpus)
        versions = _versions(encoder.fingerprint)
        self._inputs = _inputs(self._sources, self._catalog, versions, engine)
        self._last = None if rebuild else lastbuild.load(data)
        self._deriver = Deriver(data, self._readings, encoder, versions, progress, workshop)
        self._workshop = workshop
        self._failures: dict[str, Failure] = {}
        self._likeness = Likeness(data)
        self._copies: dict[str, tuple[str, float]] = {}
        self._doubles: dict[str, str] = {}

    def run(self) -> BuildReport:
        """Do it and return the report, whose ``seconds`` are left for the caller to fill in; raises as :func:`build`."""
        live = open_whole(self._engine)
        try:
            return self._nothing_to_do(live) or self._bring_up(live)
        finally:
            if live is not None:
                live.close()

    def _nothing_to_do(self, live: Snapshot | None) -> BuildReport | None:
        last = self._last
        if live is None or last is None or (last.inputs, last.version) != (self._inputs, live.version):
            return None
        failed = tuple(failure for _, failure in last.failures)
        return BuildReport(unchanged=tuple(sorted(live.segments())), failed=failed, version=live.version)

    def _bring_up(self, live: Snapshot | None) -> BuildReport:
        before = {} if live is None else {file: key for file, (_, key) in live.segments().items()}
        plans = group_plans(self._catalog, self._read(live))
        sources = {source.file: source for source in self._sources}
        after = self._deriver.plan_segments(plans, sources)
        self._deriver.make_missing(after, before, again=self._rebuild)
        stored = self._stored_plans(plans, after, live)
        same = live if live is not None and before == after and self._holds(live, stored) else None
        version = same.version if same else self._publish(plans, stored, after, live)
        failures = tuple((sources[file].digest, failure) for file, failure in sorted(self._failures.items()))
        lastbuild.save(self._data, LastBuild(self._inputs, version, PIPELINE_VERSION, failures))
        return self._report(before, after, version, published=same is None)

    def _holds(self, live: Snapshot, stored: tuple[StoredPlan, ...]) -> bool:
        """Tell whether the live snapshot, of the same documents, may stay: of today's form and with the same plans."""
        return not self._rebuild and live.manifest.schema == self._engine.schema and live.plans() == stored

    def _read(self, live: Snapshot | None) -> dict[str, Metadata]:
        """Return the metadata of every file that can be read; the others go to the failures."""
        named = frozenset(file for entry in self._catalog for file in entry.files)
        sources, self._doubles = without_doubles(self._sources, named)
        for file, first in self._doubles.items():
            self._failures[file] = Failure(file, "duplicate_file", f"Trùng nội dung với “{first}” nên không lập chỉ mục lại.")
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

    def _further(self, source: Source, known: Mapping[tuple[str, str], Metadata]) -> dict[str, Metadata]:
        """Return the metadata of the documents that a file holds after its first, by name; they become sources."""
        found: dict[str, Metadata] = {}
        if (source.file, source.digest) in known:
            count = next(n for n in itertools.count(1) if _name_of(part_of(source, n + 1)) not in known)
        else:
            count = 1 + (self._readings.get(source).document.further if self._readings.holds(source) else 0)
        for number in range(2, count + 1):
            part = part_of(source, number)
            self._sources = (*self._sources, part)
            found[part.file] = known.get(_name_of(part)) or self._readings.get(part).metadata
        return found

    def _without_copies(self, found: dict[str, Metadata]) -> dict[str, Metadata]:
        """Return ``found`` without the files that hold what another holds; those go to the failures, named by it."""
        named = frozenset(file for entry in self._catalog for file in entry.files)
        sources = [source for source in self._sources if source.file in found]
        self._copies = self._likeness.copies(sources, found, named, self._readings)
        for copy, (kept, share) in self._copies.items():
            told = f"Cùng một văn bản với “{kept}” (giống {share:.0%}) nên không lập chỉ mục lại."
            self._failures[copy] = Failure(copy, "duplicate_file", told)
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
                self._failures[source.file] = found
            else:
                self._readings.keep(source, found)

    def _read_one(self, source: Source) -> Metadata | None:
        failure = self._failures.get(source.file) or (self._last.failure(source) if self._last else None)
        if failure is None:
            try:
                return self._readings.get(source, again=self._rebuild and self._workshop is None).metadata
            except UnreadableFileError as error:
                failure = Failure(source.file, error.code, str(error))
        self._failures[source.file] = failure
        return None

    def _stored_plans(self, plans: tuple[Plan, ...], keys: dict[str, str], live: Snapshot | None) -> tuple[StoredPlan, ...]:
        known: dict[str, StoredDocument] = {}
        if live is not None:
            segments = live.segments()
            documents = (document for plan in live.plans() for document in plan.documents)
            known = {segments[document.file][1]: document for document in documents}
        found = []
        for plan in plans:
            documents_of = tuple(known.get(keys[file]) or self._deriver.stored(keys[file]) for file in plan.files)
            said = plan.entry
            found.append(
                StoredPlan(
                    plan.id,
                    documents_of,
                    plan.metadata,
                    plan.province,
                    plan.source,
                    plan.replaces,
                    said.replaced_by,
                    said.amends,
                    said.until,
                    self._copies_of(plan),
                )
            )
        return tuple(found)

    def _copies_of(self, plan: Plan) -> tuple[str, ...]:
        """Return the files that hold what the plan's files hold: near the same, or the same byte for byte."""
        kept = {copy: kept for copy, (kept, _) in self._copies.items()}
        kept |= {double: kept.get(first, first) for double, first in self._doubles.items()}
        return tuple(sorted(copy for copy, file in kept.items() if file in plan.files))

    def _publish(
        self, plans: tuple[Plan, ...], stored: tuple[StoredPlan, ...], keys: dict[str, str], live: Snapshot | None
    ) -> str:
        digests = {source.file: source.digest for source in self._sources}
        placed = [
            Placed(digests[file], keys[file], place)
            for plan in sorted(plans, key=lambda plan: plan.id)
            for place, file in enumerate(plan.files)
        ]
        contents = Contents(
            documents=tuple(placed),
            plans=stored,
            settings={},
            model=self._encoder.name,
            fingerprint=self._encoder.fingerprint,
            dimension=self._dimension(live),
            pipeline=PIPELINE_VERSION,
        )

        base = None if live is None or self._rebuild else live.version
        return publish(self._engine, contents, self._deriver.load, self._publishing, base=base).version

    def _publishing(self, done: int, total: int) -> None:
        self._progress(Progress("publish", done, total))

    def _dimension(self, live: Snapshot | None) -> int:
        """Return the vectors' length, without loading the model where the live snapshot tells it."""
        if live is not None and live.manifest.fingerprint == self._encoder.fingerprint:
            return live.manifest.dimension
        return self._encoder.dimension

    def _report(self, before: dict[str, str], after: dict[str, str], version: str, *, published: bool) -> BuildReport:
        present = {source.file for source in self._sources}
        gone = sorted(set(before) - set(after))
        return BuildReport(
            added=tuple(sorted(set(after) - set(before))),
            changed=tuple(sorted(file for file in after if file in before and before[file] != after[file])),
            removed=tuple(file for file in gone if file not in present),
            unchanged=tuple(sorted(file for file in after if before.get(file) == after[file])),
            failed=tuple(self._failures[file] for file in sorted(self._failures)),
            withdrawn=tuple(file for file in gone if file in present),
            version=version,
            published=published,
            embedded=self._deriver.embedded,
        )
