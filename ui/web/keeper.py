"""The keeper's page: upload a plan, take one out, see what runs and what failed, go back to an older index, read feedback."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import gradio as gr

from corpus.readers import READERS
from corpus.records.errors import InvalidRequestError, TraCuuError
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.services.jobs import Job, JobState
from ui.services.limits import Bucket
from ui.web.ask import caller_of
from ui.web.events import QUIET, carried, heading, panel, shown
from ui.web.render import render

POLL_S: Final = 1.0
KINDS: Final = {
    "upload": "Tải lên",
    "remove": "Gỡ kế hoạch",
    "rebuild": "Dựng chỉ mục",
    "rollback": "Quay lại bản cũ",
    "watch": "Theo dõi thư mục",
}
SHOWN_JOBS: Final = 8


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
                self.file = gr.File(label="Kế hoạch mới", file_types=sorted(READERS), elem_id="tep-moi", height=150)
                with gr.Column():
                    self.replace = gr.Checkbox(label="Thay tệp cũ cùng tên", value=False)
                    self.send = gr.Button("Tải lên và lập chỉ mục", variant="primary", elem_id="nut-tai-len")
            self.said = gr.HTML(elem_id="tra-loi-quan-tri", apply_default_css=False)
            self.state = panel("keeper", "remove", "rebuild", "rollback", "cancel", elem_id="tinh-trang")
            self.timer = gr.Timer(POLL_S)

    def wire(self, blocks: gr.Blocks) -> None:
        """Connect the events."""
        outputs = [self.said, self.state]
        self.send.click(self.upload, [self.file, self.replace], [self.file, *outputs], **QUIET)
        for event in (self.state.remove, self.state.rebuild, self.state.rollback, self.state.cancel):
            event(self.act, None, outputs, **QUIET)
        self.timer.tick(self.refresh, None, [self.state], **QUIET)
        blocks.load(self.refresh, None, [self.state], **QUIET)

    def upload(self, chosen: dict[str, Any] | None, replace: bool, request: gr.Request) -> tuple[None, str, str]:
        """Take in the chosen file, which Gradio's upload has put below the data folder."""

        def work() -> str:
            self._faces.limits.hit(Bucket.WRITE, caller_of(request))
            if not chosen:
                raise InvalidRequestError("Hãy chọn một tệp.")
            path = Path(chosen["path"])
            with path.open("rb") as file:
                job = self._faces.keeper.upload(file, path.name, replace=replace)
            path.unlink(missing_ok=True)
            return _started(job)

        return None, shown(work), self.refresh()

    def act(self, request: gr.Request, event: gr.EventData) -> tuple[str, str]:
        """Do what a button of the list asks for: take a plan out, build again, go back."""

        def work() -> str:
            self._faces.limits.hit(Bucket.WRITE, caller_of(request))
            keeper, which = self._faces.keeper, carried(event, "which")
            match carried(event, "act"):
                case "remove":
                    return _started(keeper.remove(which))
                case "rebuild":
                    return _started(keeper.rebuild(full=which == "full"))
                case "rollback":
                    return _started(keeper.rollback(which))
                case "cancel":
                    return _stopping(self._faces.jobs.cancel(which))
            raise InvalidRequestError("Không có việc này.")

        return shown(work), self.refresh()

    def refresh(self) -> str:
        """Return the state of corpus, jobs, snapshots and feedback."""
        return shown(lambda: keeper_html(self._faces))


def keeper_html(faces: Faces) -> str:
    """Return what the keeper sees: what runs, the plans, the snapshots, how much feedback there is."""
    jobs = faces.jobs.all()
    return render(
        "keeper.html",
        running=faces.jobs.running(),
        jobs=[(KINDS.get(job.kind, job.kind), job, _summary(job)) for job in jobs[:SHOWN_JOBS]],
        plans=[(plan.id, short_plan_name(plan), plan_name(plan), plan) for plan in _plans(faces)],
        snapshots=faces.keeper.snapshots(),
        feedback=faces.feedback.count(),
    )


def _plans(faces: Faces) -> Any:  # noqa: ANN401 - a sequence of plans
    try:
        return faces.desk.service().plans()
    except TraCuuError:
        return ()


def _started(job: Job) -> str:
    return render("said.html", text=f"Đã bắt đầu: {KINDS.get(job.kind, job.kind).lower()}.")


def _stopping(job: Job) -> str:
    return render("said.html", text=f"Đang dừng: {KINDS.get(job.kind, job.kind).lower()}.")


def _summary(job: Job) -> list[str]:
    """Return what came of a job, in lines."""
    if job.state in (JobState.FAILED, JobState.CANCELLED):
        return [job.message or ""]
    result = job.result
    counts = [f"{len(result[key])} {name}" for key, name in _COUNTED if result.get(key)]
    lines = [", ".join(counts)] if counts else []
    lines += [f"{each['file']}: {each['message']}" for each in result.get("failed", ())]
    lines += [str(each["message"]) for each in result.get("warnings", ())]
    if job.state is JobState.DONE and result.get("version"):
        lines.append(f"Chỉ mục {result['version']}")
    return lines


_COUNTED: Final = (("added", "thêm"), ("changed", "đổi"), ("removed", "gỡ"), ("failed", "lỗi"))
