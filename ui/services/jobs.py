"""Work that takes long: one writer at a time, with progress and a result that stay readable for a while."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

from corpus.records.errors import TraCuuError
from ui.problems.errors import CancelledError, JobNotFoundError, JobRunningError
from ui.problems.table import problem_of

log = logging.getLogger(__name__)
KEPT = 200
NAMES: Final = {
    "upload": "Tải lên",
    "remove": "Gỡ kế hoạch",
    "rebuild": "Dựng chỉ mục",
    "rollback": "Quay lại bản cũ",
    "watch": "Theo dõi thư mục",
    "restore": "Đưa trở lại",
    "cancel": "Dừng việc",
}
"""How people call the kinds of jobs, and what is done with one."""


class JobState(StrEnum):
    """Where a job is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class JobProgress:
    """What a job is doing: a step in Vietnamese, and how many of how many are done (``total`` 0: not known)."""

    step: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it stands; ``result`` once done, ``error`` (a code) and ``message`` once failed. Times are UTC, ISO 8601."""

    id: str
    kind: str
    state: JobState
    started_at: str
    finished_at: str | None = None
    progress: JobProgress = field(default_factory=JobProgress)
    result: dict[str, Any] = field(default_factory=dict)
    error: str | None = None
    message: str | None = None


def name_of(kind: str) -> str:
    """Return how to call a kind of job within a sentence."""
    return NAMES.get(kind, kind).lower()


Work = Callable[[Callable[[JobProgress], None]], dict[str, Any]]


class Jobs:
    """The jobs of one server; the last :data:`KEPT` are remembered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._thread: threading.Thread | None = None
        self._stop: Callable[[], None] | None = None
        self._stopped: str | None = None

    def start(self, kind: str, work: Work) -> Job:
        """Run ``work`` in the background and return its job; raise JobRunningError while another job is writing."""
        with self._lock:
            running = self._running()
            if running is not None:
                raise JobRunningError(
                    f"Đang có việc khác: {name_of(running.kind)} (mã {running.id}). Xin đợi việc ấy xong rồi thử lại."
                )
            job = Job(uuid4().hex, kind, JobState.RUNNING, _now())
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            self._thread = threading.Thread(target=self._run, args=(job.id, work), name=f"job-{kind}", daemon=True)
            self._thread.start()
        return job

    def stopping(self, stop: Callable[[], None]) -> None:
        """Take what ends the running job's work; for that work. Where the job was cancelled meanwhile it is ended now."""
        with self._lock:
            self._stop = stop
            running = self._running()
            wanted = running is not None and running.id == self._stopped
        if wanted:
            stop()

    def cancel(self, job_id: str) -> Job:
        """End a job; return it as it stands, for its end takes a moment. Raises JobNotFoundError; one that ended stays so."""
        job = self.get(job_id)
        with self._lock:
            running = self._running()
            stop = self._stop if running is not None and running.id == job_id else None
            if running is not None and running.id == job_id:
                self._stopped = job_id
        if stop is not None:
            stop()
        return job

    def close(self, timeout_s: float) -> None:
        """End the running job, as the server ends, and wait for it ``timeout_s`` seconds at most."""
        running = self.running()
        if running is not None:
            self.cancel(running.id)
            self.wait(timeout_s)

    def get(self, job_id: str) -> Job:
        """Return a job as it stands; raise JobNotFoundError."""
        with self._lock:
            if job_id not in self._jobs:
                raise JobNotFoundError("Không có công việc này, hoặc đã cũ quá.")
            return self._jobs[job_id]

    def all(self) -> list[Job]:
        """Return the jobs, newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def running(self) -> Job | None:
        """Return the job that is writing now, or None."""
        with self._lock:
            return self._running()

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until the running job, if there is one, has ended."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout_s)

    def _running(self) -> Job | None:
        return next((job for job in self._jobs.values() if job.state is JobState.RUNNING), None)

    def _run(self, job_id: str, work: Work) -> None:
        try:
            result = work(lambda progress: self._change(job_id, progress=progress))
        except CancelledError as error:
            self._change(job_id, state=JobState.CANCELLED, finished_at=_now(), error=error.code, message=str(error))
        except TraCuuError as error:
            self._change(job_id, state=JobState.FAILED, finished_at=_now(), error=error.code, message=str(error))
        except Exception:  # the edge of a job: it fails, the server serves on
            log.exception("job failed", extra={"job": job_id})
            told = f"{problem_of('internal').title}; xin xem nhật ký của máy chủ."
            self._change(job_id, state=JobState.FAILED, finished_at=_now(), error="internal", message=told)
        else:
            self._change(job_id, state=JobState.DONE, finished_at=_now(), result=result)

    def _change(self, job_id: str, **changes: Any) -> None:  # noqa: ANN401 - fields of Job
        with self._lock:
            if changes.get("state") is not None:
                self._stop = None
            self._jobs[job_id] = replace(self._jobs[job_id], **changes)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
