"""The engine in a Milvus server: who opens, publishes and keeps its versions."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from corpus.records.errors import IndexDamagedError, IndexMissingError, SnapshotNotFoundError
from indexer.engines.base import Contents, Snapshot
from indexer.engines.milvus.collections import Collections
from indexer.engines.milvus.draft import SCHEMA, Begun, MilvusDraft
from indexer.engines.milvus.lease import Lease
from indexer.engines.milvus.server import MilvusServer
from indexer.engines.milvus.snapshot import MilvusSnapshot
from indexer.engines.milvus.state import VersionState
from indexer.segments.segment import analyzer
from indexer.segments.stored import Manifest

LOOK_S: Final = 1.0
"""The server is asked for a newer version this often at most."""

_MOST_CHANGED: Final = 0.3
"""Share of the documents above which a new generation is as quick."""

_MOST_HIDDEN: Final = 5_000
"""Groups that a filter may name; beyond, a new generation."""

_MOST_DRIFT: Final = 0.1
"""Share by which the fields' mean length may differ from the one that the vectors were made with."""


class MilvusEngine:
    """Versions in a Milvus server; see :class:`indexer.engines.base.Engine`.

    A reader holds a version as long as it is kept: at least two are to be (``keep_snapshots``), so that readers elsewhere,
    who follow within seconds, have theirs until they do.
    """

    schema = SCHEMA

    def __init__(self, data: Path, address: str, token: str = "", prefix: str = "tracuu") -> None:
        """Take the data folder that the index belongs to, the server's address and credentials, and the names' beginning."""
        server = MilvusServer(address, token)
        self.place = f"milvus {address} {prefix}"
        self._collections = Collections(server, prefix)
        self._server = server
        self._lease = Lease(server, prefix, data)

    def open(self, *, thorough: bool = False) -> MilvusSnapshot:
        """Open the live version, or the newest whole one before it; ``thorough`` looks whether all its rows are there."""
        numbers, live = sorted(self._collections.versions()), self._collections.live()
        if not numbers:
            raise IndexMissingError("Chưa có chỉ mục; hãy chạy “tracuu index” trước.")
        before = [number for number in reversed(numbers) if live not in numbers or number <= (live or 0)]
        for number in before:
            try:
                if not thorough or not self.damages(_named(number)):
                    return MilvusSnapshot(self._collections, number)
            except IndexDamagedError:
                continue
        raise IndexDamagedError("Không còn bản chỉ mục nào nguyên vẹn; hãy chạy “tracuu doctor”.")

    def open_version(self, version: str) -> MilvusSnapshot:
        """Open one version; raises IndexDamagedError where it is not whole."""
        return MilvusSnapshot(self._collections, int(version))

    def has_moved(self, current: Snapshot) -> bool:
        """Tell whether another version is live, looked up once a second at most."""
        if isinstance(current, MilvusSnapshot):
            now = time.monotonic()
            if now - current.looked_s < LOOK_S:
                return False
            current.looked_s = now
        return self.current() not in (None, current.version)

    def newer(self, current: Snapshot) -> MilvusSnapshot | None:
        """Open the live version if it is another than ``current``, else None; one that is damaged is left alone."""
        live = self.current()
        if live in (None, current.version):
            return None
        try:
            found = self.open()
        except (IndexDamagedError, IndexMissingError):
            return None
        return found if found.version != current.version else None

    def current(self) -> str | None:
        """Return the version that was made live last."""
        live = self._collections.live()
        return None if live is None else _named(live)

    def versions(self) -> list[str]:
        """Return all versions, oldest first."""
        return [_named(number) for number in sorted(self._collections.versions())]

    def manifest(self, version: str) -> Manifest:
        """Return what a version says of itself."""
        return self._collections.manifest(int(version))

    def segments_of(self, version: str) -> Mapping[str, tuple[str, str]]:
        """Return the id and the segment's key of each document of a version by its file."""
        return MilvusSnapshot(self._collections, int(version)).segments()

    def damages(self, version: str) -> list[str]:
        """Return what of a version is not on the server: rows are counted, records looked for."""
        state = self._collections.state(int(version))
        found = ["bản ghi"] if self._collections.blobs.missing(state.blobs()) else []
        if state.documents:
            for name, what, wanted in (
                (self._collections.passages(state.generation), "đoạn", state.manifest.passages),
                (self._collections.register(state.generation), "nhiệm vụ", state.manifest.assignments),
            ):
                there = name in self._server.names()
                found += [] if there and self._server.count(name, state.where()) == wanted else [what]
        return found

    def bytes_of(self, version: str) -> int:
        """Return 0: the server does not tell what a version takes."""
        del version
        return 0

    def writing(self) -> AbstractContextManager[None]:
        """Be the one writer of this index, on whatever machine."""
        return self._lease.holding()

    @contextmanager
    def draft(self, contents: Contents, base: str | None) -> Iterator[MilvusDraft]:
        """Begin the next version: more rows in the base's collections, or collections of its own."""
        self._collections.create()
        self._drop_rows_left_behind()
        states = self._states()
        based = states.get(int(base)) if base is not None else None
        if based is not None and not self._serves(based, contents):
            based = None
        generation = based.generation if based else max([-1, *self._collections.generations()]) + 1
        alike = [state for state in states.values() if state.generation == generation]
        begun = Begun(
            base=based,
            version=max([0, *self._collections.versions(), self._collections.live() or 0]) + 1,
            generation=generation,
            end=max((state.end for state in alike), default=0),
            elsewhere=frozenset(each.group for state in alike for each in state.documents),
        )
        if based is None:
            self._collections.create_generation(generation, contents.dimension, _expected(contents))
        yield MilvusDraft(self._collections, self._lease, contents, begun)

    def point_to(self, version: str) -> None:
        """Make a version the live one."""
        if version not in self.versions():
            raise SnapshotNotFoundError(f"Không có bản chỉ mục “{version}”; xem các bản đang có bằng “tracuu snapshots list”.")
        self._lease.require()
        self._collections.point_to(int(version))

    def remove(self, version: str, *, forced: bool = False) -> bool:
        """Take a version away with the rows that no other has; not the live one unless ``forced``."""
        if version == self.current() and not forced:
            return False
        number = int(version)
        others = [state for each, state in self._states().items() if each != number]
        try:
            state = self._collections.state(number)
        except IndexDamagedError:
            self._collections.drop_version(number)
            return True
        alike = [other for other in others if other.generation == state.generation]
        if alike:
            needed = {each.group for other in alike for each in other.documents}
            self._drop_groups(state, sorted({each.group for each in state.documents} - needed))
        key = self._collections.state_key(number)
        self._collections.drop_version(number)
        if not alike:
            self._collections.drop_generation(state.generation)
        self._collections.blobs.forget({key, *state.blobs()} - {name for other in others for name in other.blobs()})
        return True

    def leftovers(self) -> list[str]:
        """Return the names of collections and records that no version needs."""
        wanted = {state.generation for state in self._states().values()}
        unknown = [self._collections.passages(n) for n in self._collections.generations() if n not in wanted]
        blobs = self._unwanted_blobs()
        return [*unknown, *self._lease.left_behind(), *([f"{len(blobs)} bản ghi"] if blobs else [])]

    def sweep(self) -> None:
        """Take away what no version needs."""
        self._drop_rows_left_behind()
        self._collections.blobs.drop(self._unwanted_blobs())

    def close(self) -> None:
        """End the connection to the server."""
        self._server.close()

    def _states(self) -> dict[int, VersionState]:
        """Return what each version is, without those that cannot be read."""
        found: dict[int, VersionState] = {}
        for number in sorted(self._collections.versions()):
            try:
                found[number] = self._collections.state(number)
            except IndexDamagedError:
                continue
        return found

    def _serves(self, base: VersionState, contents: Contents) -> bool:
        """Tell whether rows of ``base`` can be kept: of the same kind, mostly the same, and weighed as today."""
        told = base.manifest
        if (told.schema, told.fingerprint, told.analyzer) != (SCHEMA, contents.fingerprint, analyzer().version):
            return False
        before = {each.segment for each in base.documents}
        after = {placed.segment for placed in contents.documents}
        if not before or len(before ^ after) > _MOST_CHANGED * len(before | after):
            return False
        means = [length / told.passages for length in base.lengths] if told.passages else []
        drifted = any(abs(now - then) > _MOST_DRIFT * then for now, then in zip(means, base.average, strict=True) if then)
        return not drifted and len(base.hidden) <= _MOST_HIDDEN

    def _drop_rows_left_behind(self) -> None:
        """Take away collections of no version, leases of killed writers, and rows beyond what any version names."""
        ends: dict[int, int] = {}
        for state in self._states().values():
            ends[state.generation] = max(ends.get(state.generation, 0), state.end)
        for generation in self._collections.generations():
            if generation not in ends:
                self._collections.drop_generation(generation)
                continue
            for name in (self._collections.passages(generation), self._collections.register(generation)):
                self._server.delete(name, f"grp >= {ends[generation]}")
        for name in self._lease.left_behind():
            self._server.drop(name)

    def _drop_groups(self, state: VersionState, groups: list[int]) -> None:
        if groups:
            for name in (self._collections.passages(state.generation), self._collections.register(state.generation)):
                self._server.delete(name, f"grp in {groups}")

    def _unwanted_blobs(self) -> list[str]:
        states = self._states()
        if not self._collections.versions():
            return []
        kept = [key for state in states.values() for key in state.blobs()]
        kept += [self._collections.state_key(number) for number in states]
        return self._collections.blobs.unwanted(kept)


def _named(number: int) -> str:
    return f"{number:08d}"


_PASSAGES_A_DOCUMENT: Final = 60


def _expected(contents: Contents) -> int:
    """Return about how many passages the contents have: sixty a document, as in the plans that were measured."""
    return _PASSAGES_A_DOCUMENT * len(contents.documents)
