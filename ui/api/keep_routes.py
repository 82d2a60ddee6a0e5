"""The routes that change something; all need a keeper's key, and what takes long is a job."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Path, Query, Response, UploadFile

from ui.api.guards import KEEPING, FacesOf, keeper
from ui.api.job_models import DeedBody, JobBody, RebuildBody, RemovedBody, SnapshotBody
from ui.api.problems import documented
from ui.services.jobs import Job
from ui.terminal.building import snapshot_json

router = APIRouter(tags=["Quản trị"], dependencies=KEEPING)
JSON_LINES = "application/jsonl"
Who = Annotated[str, Depends(keeper)]
"""The key of whoever calls, for the log of who did what."""


def _accepted(response: Response, job: Job) -> dict[str, Any]:
    """Answer with a job that has begun."""
    response.status_code = 202
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return asdict(job)


@router.post("/upload", response_model=JobBody, status_code=202, responses=documented(401, 403, 409, 415, 507))
def upload(
    response: Response,
    faces: FacesOf,
    who: Who,
    file: Annotated[UploadFile, File(description="Tệp kế hoạch; tên tệp là tên trong thư mục kế hoạch")],
    replace: Annotated[bool, Form(description="Thay tệp cùng tên đã có")] = False,
) -> dict[str, Any]:
    """Tải một kế hoạch lên; tệp được kiểm tra rồi lập chỉ mục."""
    job = faces.keeper.upload(file.file, file.filename or "", replace=replace)
    faces.audit.add(who, "upload", file.filename or "")
    return _accepted(response, job)


@router.delete("/plans/{plan}", response_model=JobBody, status_code=202, responses=documented(401, 403, 404, 409))
def remove(plan: str, response: Response, faces: FacesOf, who: Who) -> dict[str, Any]:
    """Gỡ một kế hoạch; các tệp được giữ lại trong thư mục dữ liệu."""
    job = faces.keeper.remove(plan)
    faces.audit.add(who, "remove", plan)
    return _accepted(response, job)


@router.post("/rebuild", response_model=JobBody, status_code=202, responses=documented(401, 403, 409))
def rebuild(response: Response, faces: FacesOf, who: Who, body: RebuildBody | None = None) -> dict[str, Any]:
    """Đưa chỉ mục về đúng thư mục kế hoạch."""
    job = faces.keeper.rebuild(full=body.full if body else False)
    faces.audit.add(who, "rebuild", "full" if body and body.full else "")
    return _accepted(response, job)


@router.get("/jobs", response_model=list[JobBody], responses=documented(401, 403))
def jobs(faces: FacesOf) -> list[dict[str, Any]]:
    """Các công việc gần đây, mới nhất trước."""
    return [asdict(job) for job in faces.jobs.all()]


@router.get("/jobs/{job}", response_model=JobBody, responses=documented(401, 403, 404))
def job(job: str, faces: FacesOf) -> dict[str, Any]:
    """Một công việc: tiến độ, kết quả hoặc lỗi."""
    return asdict(faces.jobs.get(job))


@router.post("/jobs/{job}/cancel", response_model=JobBody, status_code=202, responses=documented(401, 403, 404))
def cancel(job: str, response: Response, faces: FacesOf, who: Who) -> dict[str, Any]:
    """Dừng một công việc đang chạy; việc đã làm dở được trả lại như trước."""
    stopping = faces.jobs.cancel(job)
    faces.audit.add(who, "cancel", stopping.kind)
    return _accepted(response, stopping)


@router.get("/snapshots", response_model=list[SnapshotBody], responses=documented(401, 403))
def list_snapshots(faces: FacesOf) -> list[dict[str, Any]]:
    """Các bản chỉ mục đã lưu, mới nhất trước."""
    return [snapshot_json(each) for each in faces.keeper.snapshots()]


@router.post("/snapshots/{version}/rollback", response_model=JobBody, status_code=202, responses=documented(401, 403, 409))
def rollback(
    version: Annotated[str, Path(pattern="^[0-9A-Za-z-]{1,64}$")], response: Response, faces: FacesOf, who: Who
) -> dict[str, Any]:
    """Trả lời bằng một bản chỉ mục cũ."""
    job = faces.keeper.rollback(version)
    faces.audit.add(who, "rollback", version)
    return _accepted(response, job)


@router.get("/removed", response_model=list[RemovedBody], responses=documented(401, 403))
def removed(faces: FacesOf) -> list[dict[str, Any]]:
    """Các kế hoạch đã gỡ, còn đưa trở lại được."""
    return [{**asdict(each), "at": each.at.isoformat()} for each in faces.keeper.removed()]


@router.post("/removed/{folder}/restore", response_model=JobBody, status_code=202, responses=documented(401, 403, 409))
def restore(folder: str, response: Response, faces: FacesOf, who: Who) -> dict[str, Any]:
    """Đưa một kế hoạch đã gỡ trở lại."""
    job = faces.keeper.restore(folder)
    faces.audit.add(who, "restore", folder)
    return _accepted(response, job)


@router.get("/audit", response_model=list[DeedBody], responses=documented(401, 403))
def audit(
    faces: FacesOf, limit: Annotated[int, Query(ge=1, le=500, description="Số dòng nhiều nhất")] = 100
) -> list[dict[str, Any]]:
    """Ai đã làm gì với kho và chỉ mục, mới nhất trước."""
    return [asdict(deed) for deed in faces.audit.last(limit)]


@router.get(
    "/feedback",
    response_class=Response,
    responses={200: {"content": {JSON_LINES: {"schema": {"type": "string"}}}}, **documented(401, 403)},
)
def feedback(faces: FacesOf) -> Response:
    """Góp ý của người dùng dưới dạng câu hỏi để đo, mỗi dòng một đối tượng JSON."""
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in faces.feedback.as_questions())
    headers = {"Content-Disposition": 'attachment; filename="gop-y.jsonl"'}
    return Response(lines, media_type=JSON_LINES, headers=headers)
