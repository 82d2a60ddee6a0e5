"""What a keeper does with corpus and index: add a plan, take one out, build again, go back. Each is a job."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from corpus.records.errors import IndexBusyError, StorageError, TraCuuError, UnreadableFileError
from indexer.building import snapshots
from indexer.building.build import nothing_new
from indexer.building.report import BuildReport
from indexer.building.snapshots import SnapshotInfo
from indexer.building.watch import watch
from indexer.engines.choice import engine_at
from indexer.segments.stored import StoredPlan
from indexer.storage.atomic import reached
from ui.problems.errors import JobRunningError, TooLargeError, UploadRefusedError
from ui.services import uploads
from ui.services.indexing import build_apart
from ui.services.jobs import Job, JobProgress, Jobs
from ui.services.live_service import LiveService
from ui.services.removed import FOLDER as REMOVED
from ui.services.removed import Removed, all_removed, put_back
from ui.settings.settings import Settings

Tell = Callable[[JobProgress], None]
RETRY_S = 1.0
MEND_AGAIN_S = 60.0
"""After so long a damaged index is built again, should the last try not have mended it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What another version of the index holds that the live one does not, lacks that it has, and holds otherwise."""

    comes: tuple[str, ...]
    goes: tuple[str, ...]
    changes: tuple[str, ...]


class Keeper:
    """The keeper's work for one server; every change is a job, and one job runs at a time."""

    def __init__(self, settings: Settings, live: LiveService, jobs: Jobs) -> None:
        self._settings = settings
        self._live = live
        self._jobs = jobs
        self._mended_at = -MEND_AGAIN_S
        self._differences: dict[tuple[str | None, str], Difference] = {}
        if settings.watch:
            live.on_damage = self.mend

    def upload(self, source: BinaryIO, name: str, *, replace: bool = False) -> Job:
        """Take in a file: name and size are checked at once, content and all that follows in the job.

        Raises UploadRefusedError, TooLargeError, StorageError, JobRunningError.
        """
        name = uploads.safe_name(name)
        uploads.target_in(self._settings.corpus, name, replace=replace)
        kept = uploads.spool(source, name, self._settings)
        try:
            return self._jobs.start("upload", lambda tell: self._take_in(kept, name, replace, tell))
        except TraCuuError:
            shutil.rmtree(kept.parent, ignore_errors=True)
            raise

    def upload_all(self, sources: Sequence[tuple[BinaryIO, str]], *, replace: bool = False) -> Job:
        """Take in several files as one job; a file that is refused is named with its reason and keeps no other out.

        Raises UploadRefusedError where all are refused at once, StorageError, JobRunningError.
        """
        kept, refused = [], []
        for source, given in sources:
            try:
                name = uploads.safe_name(given)
                uploads.target_in(self._settings.corpus, name, replace=replace)
                kept.append((uploads.spool(source, name, self._settings), name))
            except (UploadRefusedError, TooLargeError) as error:
                refused.append({"file": given, "message": str(error)})
        if not kept:
            raise UploadRefusedError(" ".join(f"{each['file']}: {each['message']}" for each in refused) or "Hãy chọn tệp.")
        try:
            return self._jobs.start("upload", lambda tell: self._take_in_all(kept, refused, replace, tell))
        except TraCuuError:
            for path, _ in kept:
                shutil.rmtree(path.parent, ignore_errors=True)
            raise

    def restore(self, folder: str) -> Job:
        """Put a plan that was taken out back, by the name of the folder that its files wait in."""
        return self._jobs.start("restore", lambda tell: self._put_back(folder, tell))

    def removed(self) -> list[Removed]:
        """Return the plans that were taken out and can be put back, the last one first."""
        return all_removed(self._settings.data)

    def difference(self, version: str) -> Difference:
        """Return which files a rollback to ``version`` would bring, take away and change."""
        engine = self._settings.index_engine() or engine_at(self._settings.data)
        live = engine.current()
        known = self._differences.get((live, version))
        if known is not None:
            return known
        now = dict(engine.segments_of(live)) if live else {}
        then = dict(engine.segments_of(version))
        found = Difference(
            comes=tuple(sorted(then.keys() - now.keys())),
            goes=tuple(sorted(now.keys() - then.keys())),
            changes=tuple(sorted(file for file in now.keys() & then.keys() if now[file][0] != then[file][0])),
        )
        self._differences = {key: value for key, value in self._differences.items() if key[0] == live}
        self._differences[(live, version)] = found
        return found

    def remove(self, name: str) -> Job:
        """Take a plan out: its files move to the data folder, where a person can fetch them back."""
        plan = self._live.service().plan(name)
        return self._jobs.start("remove", lambda tell: self._take_out(plan, tell))

    def rebuild(self, *, full: bool = False) -> Job:
        """Bring the index to the state of the folder; with ``full`` read and embed everything again."""
        return self._jobs.start("rebuild", lambda tell: self._build(tell, rebuild=full))

    def rollback(self, version: str) -> Job:
        """Answer from an older snapshot until the next build."""
        return self._jobs.start("rollback", lambda tell: self._go_back(version, tell))

    def follow(self, stop: threading.Event) -> None:
        """Bring the index up to the folder now and after each change of it, as jobs, until ``stop`` is set."""
        watch(self._settings.corpus, self._build_when_new, stop, retry_s=RETRY_S)

    def _build_when_new(self) -> BuildReport:
        """Build as a job where the folder has changed; raises IndexBusyError while another job is writing."""
        settings = self._settings
        if nothing_new(settings.corpus, settings.data, settings.model, settings.index_engine()):
            return BuildReport()
        try:
            job = self._jobs.start("watch", self._build)
        except JobRunningError as error:
            raise IndexBusyError(str(error)) from error
        self._jobs.wait()
        ended = self._jobs.get(job.id)
        if ended.error == IndexBusyError.code:
            raise IndexBusyError(ended.message or "")
        return BuildReport(version=str(ended.result.get("version", "")), published=bool(ended.result.get("published")))

    def mend(self) -> Job | None:
        """Build again after no stored index turned out whole; None where that is under way, or was tried just now."""
        now = time.monotonic()
        if now - self._mended_at < MEND_AGAIN_S:
            return None
        self._mended_at = now
        try:
            return self.rebuild()
        except JobRunningError:
            return None

    def snapshots(self) -> list[SnapshotInfo]:
        """Return the stored snapshots, newest first."""
        return snapshots.list_snapshots(self._settings.data, self._settings.index_engine())

    def _take_in(self, kept: Path, name: str, replace: bool, tell: Tell) -> dict[str, Any]:
        try:
            tell(JobProgress("Kiểm tra tệp"))
            document = uploads.check_content(kept, self._settings, self._jobs.stopping)
            target = uploads.target_in(self._settings.corpus, name, replace=replace)
            with ExitStack() as undo:
                undo.callback(uploads.putting_back(target, kept.parent))
                uploads.place(kept, target)
                report = self._build(tell)
                undo.pop_all()
        finally:
            shutil.rmtree(kept.parent, ignore_errors=True)
        return {"file": name, "warnings": [asdict(warning) for warning in document.warnings], **report}

    def _take_in_all(
        self, kept: Sequence[tuple[Path, str]], refused: Sequence[dict[str, str]], replace: bool, tell: Tell
    ) -> dict[str, Any]:
        warnings, failed, placed = [], list(refused), []
        try:
            with ExitStack() as undo:
                for number, (path, name) in enumerate(kept):
                    tell(JobProgress(f"Kiểm tra {name}", number, len(kept)))
                    try:
                        document = uploads.check_content(path, self._settings, self._jobs.stopping)
                        target = uploads.target_in(self._settings.corpus, name, replace=replace)
                        undo.callback(uploads.putting_back(target, path.parent))
                        uploads.place(path, target)
                    except (UnreadableFileError, UploadRefusedError) as error:
                        failed.append({"file": name, "message": str(error)})
                        continue
                    placed.append(name)
                    warnings += [{**asdict(warning), "message": f"{name}: {warning.message}"} for warning in document.warnings]
                if not placed:
                    raise UploadRefusedError(" ".join(f"{each['file']}: {each['message']}" for each in failed))
                report = self._build(tell)
                undo.pop_all()
        finally:
            for path, _ in kept:
                shutil.rmtree(path.parent, ignore_errors=True)
        return {**report, "files": placed, "warnings": warnings, "failed": [*failed, *report.get("failed", ())]}

    def _put_back(self, folder: str, tell: Tell) -> dict[str, Any]:
        tell(JobProgress("Đưa các tệp trở lại"))
        with ExitStack() as undo:
            files = put_back(self._settings.data, self._settings.corpus, folder, undo)
            report = self._build(tell)
            undo.pop_all()
        return {"files": list(files), **report}

    def _take_out(self, plan: StoredPlan, tell: Tell) -> dict[str, Any]:
        tell(JobProgress("Gỡ các tệp của kế hoạch"))
        folder = self._settings.data / REMOVED / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{plan.id}"
        moved = []
        with ExitStack() as undo:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for document in plan.documents:
                    path = self._settings.corpus / document.file
                    reached("take out")
                    if path.is_file() and path.resolve().is_relative_to(self._settings.corpus.resolve()):
                        shutil.move(path, folder / path.name)
                        undo.callback(shutil.move, folder / path.name, path)
                        moved.append(document.file)
            except OSError as error:
                raise StorageError(f"Không gỡ được tệp: {error.strerror}.") from error
            report = self._build(tell)
            undo.pop_all()
        return {"files": moved, "kept_in": str(folder.relative_to(self._settings.data)), **report}

    def _go_back(self, version: str, tell: Tell) -> dict[str, Any]:
        tell(JobProgress("Quay lại bản cũ"))
        found = snapshots.rollback(self._settings.data, version, self._settings.index_engine())
        self._live.newest()
        return {"version": found.version}

    def _build(self, tell: Tell, *, rebuild: bool = False) -> dict[str, Any]:
        report = build_apart(self._settings, tell, rebuild=rebuild, stopping=self._jobs.stopping)
        self._live.newest()
        return report
