"""Reading and embedding on Ray (extra ``scale``): on this machine's processors, or on a cluster.

The workers need the package and, for a sentence-transformers model by path, that path; they share no folder with the caller.
A worker that is killed is started again by Ray and its documents are given out again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from corpus.records import Reading
from corpus.records.errors import ModelError, SettingsError, UnreadableFileError
from indexer.building.report import Failure
from indexer.building.sources import Source
from indexer.building.workshop import FileToRead, SegmentToMake
from indexer.encoding.encoder import Encoder, Vectors
from indexer.segments.called import with_called
from indexer.segments.passages import PlanHeader
from indexer.segments.segment import Derived, derive, embed
from indexer.storage.json_records import adapter, to_json

HERE: Final = "local"
"""The address that means a Ray of this machine's own, started with the work and ended with it."""

_TRIES: Final = 5
_SLOW_START: Final = r".*timed out during startup"
_WAITING: Final = 2
"""Pieces of work given out for each worker: one at work, one to take up next."""

T = TypeVar("T")
Load = Callable[[], Encoder]


class RayWorkshop:
    """Workers on Ray; use it as a context, which connects to Ray and lets go of it."""

    def __init__(self, address: str, load: Load, fingerprint: str, workers: int | None = None) -> None:
        """Take the address (:data:`HERE`, "auto" or "ray://host:10001"), how a worker loads the encoder, and what it must be.

        ``workers`` is their number, by default one for each processor that Ray has; each uses one processor.
        """
        self._address = address
        self._load = load
        self._fingerprint = fingerprint
        self._workers = workers

    def __enter__(self) -> RayWorkshop:
        """Connect, or start a Ray here; raises SettingsError where Ray is not installed or not to be reached."""
        try:
            import ray
            import tenacity
        except ImportError as error:
            raise SettingsError("--ray cần gói mở rộng: pip install “tracuu[scale]”.") from error
        here = self._address == HERE
        paths = {"env_vars": {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}} if here else {}
        where = {"num_cpus": self._workers} if here else {"address": self._address}
        slow = (
            tenacity.Retrying(  # a busy machine takes longer than the half minute that Ray allows; it raises a bare Exception
                retry=tenacity.retry_if_exception_message(match=_SLOW_START),
                stop=tenacity.stop_after_attempt(_TRIES),
                before_sleep=lambda _: ray.shutdown(),
                reraise=True,
            )
        )
        try:
            slow(ray.init, **where, runtime_env=paths, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise SettingsError(f"Không tới được Ray ở “{self._address}” ({error}).") from error
        self._workers = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of Ray; one that was started here ends."""
        import ray

        ray.shutdown()

    def read(self, files: Iterable[FileToRead]) -> Iterator[tuple[Source, Reading | Failure]]:
        """Read files as tasks; see :class:`indexer.building.workshop.Workshop`."""
        import ray

        task = ray.remote(num_cpus=1, max_retries=_TRIES)(_read)
        for file, found in self._spread(files, lambda file: task.remote(file.source.file, file.content)):
            if isinstance(found, bytes):
                yield file.source, adapter(Reading).validate_json(found)
            else:
                yield file.source, Failure(file.source.file, *found)

    def make(self, segments: Iterable[SegmentToMake]) -> Iterator[tuple[str, Derived, Vectors]]:
        """Derive and embed by actors, each with a model of its own; see :class:`indexer.building.workshop.Workshop`."""
        import ray

        kind = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=_TRIES)(_Embedder)
        actors = [kind.remote(self._load, self._fingerprint) for _ in range(self._workers or 1)]
        turns = iter(range(sys.maxsize))

        def give(each: SegmentToMake) -> Any:  # noqa: ANN401 - a reference of Ray's
            """Hand a segment to the next of the actors in turn; return the promise of its parts."""
            return actors[next(turns) % len(actors)].make.remote(to_json(each.reading), to_json(each.header))

        for each, (derived, vectors) in self._spread(segments, give):
            yield each.key, adapter(Derived).validate_json(derived), np.asarray(vectors, np.float32)

    def _spread(self, work: Iterable[T], give: Callable[[T], Any]) -> Iterator[tuple[T, Any]]:
        """Give work out, never more than the workers can hold, and yield each piece with its result when it is there."""
        import ray

        waiting: dict[Any, T] = {}
        coming = iter(work)
        most = _WAITING * (self._workers or 1)
        while True:
            while len(waiting) < most and (piece := next(coming, None)) is not None:
                waiting[give(piece)] = piece
            if not waiting:
                return
            done, _ = ray.wait(list(waiting), num_returns=1)
            for reference in done:
                try:
                    found = ray.get(reference)
                except ray.exceptions.RayTaskError as error:
                    raise _cause_of(error) from error
                yield waiting.pop(reference), found


class _Embedder:
    """One worker with a model; Ray makes it anew where it is killed."""

    def __init__(self, load: Load, fingerprint: str) -> None:
        self._encoder = load()
        if self._encoder.fingerprint != fingerprint:
            raise ModelError("Mô hình nhúng trên máy làm việc của Ray khác với mô hình đang đặt.")

    def make(self, reading: bytes, header: bytes) -> tuple[bytes, Vectors]:
        """Return what is derived of a reading, with its vectors; records travel as JSON."""
        of_plan = adapter(PlanHeader).validate_json(header)
        derived = derive(adapter(Reading).validate_json(reading), of_plan)
        derived = replace(derived, stored=with_called(derived.stored, of_plan, self._encoder))
        return to_json(derived), embed(derived, self._encoder)


def _read(file: str, content: bytes) -> bytes | tuple[str, str]:
    """Return the reading of a file as JSON, or the code and the message of what keeps it from being read."""
    from corpus.readers.isolation.sandbox import understood_in_child

    with tempfile.TemporaryDirectory(prefix="tracuu-") as folder:
        path = Path(folder) / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        try:
            reading = understood_in_child(path, Path(folder))
        except UnreadableFileError as error:
            return error.code, str(error)
    return to_json(reading)


def _cause_of(error: Any) -> Exception:  # noqa: ANN401 - Ray's error carries the worker's
    return error.cause if isinstance(error.cause, Exception) else error
