"""The keeper's page: upload plans, take one out and put it back, see what runs and what failed, go back, read feedback."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import gradio as gr

from corpus.readers import READERS
from corpus.records.errors import InvalidRequestError, TraCuuError
from indexer.building.snapshots import SnapshotInfo
from ui.api.guards import key_in_session
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.services.jobs import NAMES, Job, JobState, name_of
from ui.services.keeping import Difference
from ui.services.limits import Bucket
from ui.web.ask import caller_of
from ui.web.calls import MOST_FILES
from ui.web.events import QUIET, carried, heading, panel, shown
from ui.web.render import render

POLL_S: Final = 1.0
VERDICTS: Final = {"right": "đúng", "wrong": "sai", "wrong_passage": "sai đoạn trích"}
SHOWN_JOBS: Final = 8
SHOWN_FILES: Final = 6
JUST_NOW: Final = timedelta(minutes=10)
SHOWN_REMOVED: Final = 20
SHOWN_WORDS: Final = 20
SHOWN_DEEDS: Final = 20


def build(faces: Faces) -> gr.Blocks:
    """Return the keeper's Blocks; whoever reaches them has passed the gate as a keeper."""
    with gr.Blocks(title="Quản trị - TraCứu", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)) as blocks:
        KeeperPage(faces).wire(blocks)
    return blocks


class KeeperPage:
    """The components of the page and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="quan-tri", elem_classes=["tc-keeping"]):
            heading("Quản trị", "Thêm, gỡ kế hoạch và chăm sóc chỉ mục.")
            with gr.Row(elem_classes=["tc-keeping__upload"]):
                self.file = gr.File(
                    label="Kế hoạch mới", file_types=sorted(READERS), file_count="multiple", elem_id="tep-moi", height=170
                )
                with gr.Column():
                    gr.HTML(_limits(faces), apply_default_css=False)
                    self.replace = gr.Checkbox(label="Thay tệp cũ cùng tên", value=False)
                    self.send = gr.Button("Tải lên và lập chỉ mục", variant="primary", elem_id="nut-tai-len")
            self.said = gr.HTML(elem_id="tra-loi-quan-tri", apply_default_css=False)
            self.state = panel("keeper", "act", elem_id="tinh-trang")
            self.timer = gr.Timer(POLL_S)

    def wire(self, blocks: gr.Blocks) -> None:
        """Connect the events."""
        outputs = [self.said, self.state]
        self.send.click(self.upload, [self.file, self.replace], [self.file, *outputs], **QUIET)
        self.state.act(self.act, None, outputs, **QUIET)
        self.timer.tick(self.refresh, None, [self.state], **QUIET)
        blocks.load(self.refresh, None, [self.state], **QUIET)

    def upload(self, chosen: list[dict[str, Any]] | None, replace: bool, request: gr.Request) -> tuple[None, str, str]:
        """Take in the chosen files, which Gradio's upload has put below the data folder."""

        def work() -> str:
            """Take in the chosen files; return what to say of them."""
            self._faces.limits.hit(Bucket.WRITE, caller_of(request))
            paths = [Path(each["path"]) for each in chosen or ()]
            if not paths:
                raise InvalidRequestError("Hãy chọn một hay nhiều tệp.")
            with ExitStack() as opened:
                sources = [(opened.enter_context(path.open("rb")), path.name) for path in paths]
                job = self._faces.keeper.upload_all(sources, replace=replace)
            for path in paths:
                path.unlink(missing_ok=True)
            self._write_down(request, "upload", ", ".join(path.name for path in paths))
            return _started(job)

        return None, shown(work, str), self.refresh()

    def act(self, request: gr.Request, event: gr.EventData) -> tuple[str, str]:
        """Do what a button of the list asks for: take a plan out, build again, go back."""

        def work() -> str:
            """Do what was clicked and write it down; return what to say of it."""
            self._faces.limits.hit(Bucket.WRITE, caller_of(request))
            act, which = carried(event, "act"), carried(event, "which")
            subject = self._called(act, which)
            told = self._do(act, which)
            self._write_down(request, act, subject)
            return told

        return shown(work, str), self.refresh()

    def _do(self, act: str, which: str) -> str:
        keeper = self._faces.keeper
        match act:
            case "remove":
                return _started(keeper.remove(which))
            case "restore":
                return _started(keeper.restore(which))
            case "rebuild":
                return _started(keeper.rebuild(full=which == "full"))
            case "rollback":
                return _started(keeper.rollback(which))
            case "cancel":
                return _stopping(self._faces.jobs.cancel(which))
        raise InvalidRequestError("Không có việc này.")

    def _called(self, act: str, which: str) -> str:
        """Return how people call what a button names: a plan, the files that go back, a version of the index."""
        match act:
            case "remove":
                found = next((plan for plan in _plans(self._faces) if plan.id == which), None)
                return short_plan_name(found) if found else which
            case "restore":
                return next((", ".join(each.files) for each in self._faces.keeper.removed() if each.folder == which), which)
            case "rollback":
                return f"bản {which}"
            case _:
                return ""

    def _write_down(self, request: gr.Request, act: str, subject: str) -> None:
        key = key_in_session(request.request, self._faces) if request.request is not None else None
        self._faces.audit.add(key.name if key else "", act, subject)

    def refresh(self) -> str:
        """Return the state of corpus, jobs, snapshots and feedback."""
        return shown(lambda: keeper_html(self._faces), str)


def keeper_html(faces: Faces) -> str:
    """Return what the keeper sees: what runs, the plans, the snapshots, how much feedback there is."""
    jobs = faces.jobs.all()
    running = faces.jobs.running()
    last = jobs[0] if jobs and running is None and _just_now(jobs[0]) else None
    return render(
        "keeper.html",
        running=running,
        finished=(name_of(last.kind), last, _summary(last)) if last else None,
        jobs=[(NAMES.get(job.kind, job.kind), job, _summary(job)) for job in jobs[:SHOWN_JOBS]],
        plans=[(plan.id, short_plan_name(plan), plan_name(plan), plan) for plan in _plans(faces)],
        snapshots=[(each, _difference(faces, each)) for each in faces.keeper.snapshots()],
        removed=faces.keeper.removed()[:SHOWN_REMOVED],
        feedback=faces.feedback.count(),
        words=faces.feedback.last(SHOWN_WORDS),
        verdicts=VERDICTS,
        deeds=[(deed, NAMES.get(deed.act, deed.act)) for deed in faces.audit.last(SHOWN_DEEDS)],
    )


def _difference(faces: Faces, info: SnapshotInfo) -> Difference | None:
    """Return what going back to a version would bring and take; None for the live one and for what cannot be read."""
    if info.live or info.manifest is None:
        return None
    try:
        return faces.keeper.difference(info.version)
    except TraCuuError:
        return None


def _limits(faces: Faces) -> str:
    """Return what may be uploaded, in a line."""
    kinds = ", ".join(suffix.lstrip(".") for suffix in sorted(READERS))
    most = f"Nhiều nhất {MOST_FILES} tệp một lần, mỗi tệp {faces.settings.max_upload_mb} MB"
    return render("said.html", text=f"{most}, {faces.settings.max_upload_pages} trang. Các dạng: {kinds}.", quiet=True)


def _plans(faces: Faces) -> Any:  # noqa: ANN401 - a sequence of plans
    try:
        return faces.live.service().plans()
    except TraCuuError:
        return ()


def _started(job: Job) -> str:
    return render("said.html", quiet=False, text=f"Đã bắt đầu: {name_of(job.kind)}.")


def _stopping(job: Job) -> str:
    return render("said.html", quiet=False, text=f"Đang dừng: {name_of(job.kind)}.")


def _just_now(job: Job) -> bool:
    """Tell whether a job has ended so lately that whoever began it may still wait for it."""
    if job.finished_at is None:
        return False
    return datetime.now(UTC) - datetime.fromisoformat(job.finished_at) < JUST_NOW


def _summary(job: Job) -> list[str]:
    """Return what came of a job, in lines."""
    if job.state in (JobState.FAILED, JobState.CANCELLED):
        return [job.message or ""]
    result = job.result
    lines = [f"{len(result[key])} {name}{_first_of(result[key])}" for key, name in _COUNTED if result.get(key)]
    lines += [f"{each['file']}: {each['message']}" for each in result.get("failed", ())]
    lines += [str(each["message"]) for each in result.get("warnings", ())]
    if job.state is JobState.DONE and result.get("version"):
        lines.append(f"Chỉ mục {result['version']}")
    return lines


def _first_of(files: Sequence[object]) -> str:
    """Return the names of the first files, as far as they are names: ": a.txt, b.txt và 3 tệp khác"."""
    names = [each for each in files if isinstance(each, str)]
    if not names:
        return ""
    more = f" và {len(names) - SHOWN_FILES} tệp khác" if len(names) > SHOWN_FILES else ""
    return f": {', '.join(names[:SHOWN_FILES])}{more}"


_COUNTED: Final = (("added", "thêm"), ("changed", "đổi"), ("removed", "gỡ"), ("failed", "lỗi"))
