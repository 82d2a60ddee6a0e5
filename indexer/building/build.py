"""Brings the index to the state of a corpus folder: reads what is new, derives its segments, publishes a snapshot.

A file that cannot be read stops nothing else. If it was in the index with another content, that content is withdrawn: the
index never answers from a text that the folder does not hold any more, and the report says so.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.metadata.catalog import CatalogEntry, Plan, group_plans, load_catalog
from corpus.reading import PIPELINE_VERSION
from indexer.building import lastbuild
from indexer.building.deriving import Deriver
from indexer.building.gathering import Gathering
from indexer.building.lastbuild import LastBuild
from indexer.building.likeness import Likeness
from indexer.building.publishing import publish
from indexer.building.report import BuildReport, Listener, Progress
from indexer.building.snapshots import drop_orphans, open_whole, prune_unlocked
from indexer.building.sources import Readings, Source, list_sources
from indexer.building.workshop import Workshop
from indexer.encoding.encoder import Encoder, fingerprint_of
from indexer.engines.base import Contents, Engine, Placed, Snapshot
from indexer.engines.choice import engine_at
from indexer.segments.segment import analyzer
from indexer.segments.stored import StoredDocument, StoredPlan
from indexer.storage.atomic import storage_errors

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
        sources, readings, versions = list_sources(corpus), Readings(data, corpus), _versions(encoder.fingerprint)
        self._inputs = _inputs(sources, self._catalog, versions, engine)
        self._last = None if rebuild else lastbuild.load(data)
        self._deriver = Deriver(data, readings, encoder, versions, progress, workshop)
        self._gathering = Gathering(
            sources, self._catalog, readings, Likeness(data), self._last, progress, workshop, rebuild=rebuild
        )

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
        plans = group_plans(self._catalog, self._gathering.metadata(live))
        sources = {source.file: source for source in self._gathering.sources}
        after = self._deriver.plan_segments(plans, sources)
        self._deriver.make_missing(after, before, again=self._rebuild)
        stored = self._stored_plans(plans, after, live)
        same = live if live is not None and before == after and self._holds(live, stored) else None
        version = same.version if same else self._publish(plans, stored, after, live)
        failures = tuple((sources[file].digest, failure) for file, failure in sorted(self._gathering.failures.items()))
        lastbuild.save(self._data, LastBuild(self._inputs, version, PIPELINE_VERSION, failures))
        return self._report(before, after, version, published=same is None)

    def _holds(self, live: Snapshot, stored: tuple[StoredPlan, ...]) -> bool:
        """Tell whether the live snapshot, of the same documents, may stay: of today's form and with the same plans."""
        return not self._rebuild and live.manifest.schema == self._engine.schema and live.plans() == stored

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
                    self._gathering.copies_of(plan),
                )
            )
        return tuple(found)

    def _publish(
        self, plans: tuple[Plan, ...], stored: tuple[StoredPlan, ...], keys: dict[str, str], live: Snapshot | None
    ) -> str:
        digests = {source.file: source.digest for source in self._gathering.sources}
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
        present = {source.file for source in self._gathering.sources}
        gone = sorted(set(before) - set(after))
        return BuildReport(
            added=tuple(sorted(set(after) - set(before))),
            changed=tuple(sorted(file for file in after if file in before and before[file] != after[file])),
            removed=tuple(file for file in gone if file not in present),
            unchanged=tuple(sorted(file for file in after if before.get(file) == after[file])),
            failed=tuple(failure for _, failure in sorted(self._gathering.failures.items())),
            withdrawn=tuple(file for file in gone if file in present),
            version=version,
            published=published,
            embedded=self._deriver.embedded,
        )
