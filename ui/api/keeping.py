"""The routes that change something; all need a keeper's key, and what takes long is a job."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, Response, UploadFile

from ui.api.guards import KEEPING, FacesOf
from ui.api.job_models import JobBody, RebuildBody, SnapshotBody
from ui.api.problems import documented
from ui.services.jobs import Job
from ui.terminal.building import snapshot_json

router = APIRouter(tags=["Quản trị"], dependencies=KEEPING)
JSON_LINES = "application/jsonl"


def _accepted(response: Response, job: Job) -> dict[str, Any]:
    response.status_code = 202
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return asdict(job)


@router.post("/upload", response_model=JobBody, status_code=202, responses=documented(401, 403, 409, 415, 507))
def upload(
    response: Response,
    faces: FacesOf,
    file: Annotated[UploadFile, File(description="Tệp kế hoạch; tên tệp là tên trong thư mục kế hoạch")],
    replace: Annotated[bool, Form(description="Thay tệp cùng tên đã có")] = False,
) -> dict[str, Any]:
    """Tải một kế hoạch lên; tệp được kiểm tra rồi lập chỉ mục."""
    return _accepted(response, faces.keeper.upload(file.file, file.filename or "", replace=replace))


@router.delete("/plans/{plan}", response_model=JobBody, status_code=202, responses=documented(401, 403, 404, 409))
def remove(plan: str, response: Response, faces: FacesOf) -> dict[str, Any]:
    """Gỡ một kế hoạch; các tệp được giữ lại trong thư mục dữ liệu."""
    return _accepted(response, faces.keeper.remove(plan))


@router.post("/rebuild", response_model=JobBody, status_code=202, responses=documented(401, 403, 409))
def rebuild(response: Response, faces: FacesOf, body: RebuildBody | None = None) -> dict[str, Any]:
    """Đưa chỉ mục về đúng thư mục kế hoạch."""
    return _accepted(response, faces.keeper.rebuild(full=body.full if body else False))


@router.get("/jobs", response_model=list[JobBody], responses=documented(401, 403))
def jobs(faces: FacesOf) -> list[dict[str, Any]]:
    """Các công việc gần đây, mới nhất trước."""
    return [asdict(job) for job in faces.jobs.all()]


@router.get("/jobs/{job}", response_model=JobBody, responses=documented(401, 403, 404))
def job(job: str, faces: FacesOf) -> dict[str, Any]:
    """Một công việc: tiến độ, kết quả hoặc lỗi."""
    return asdict(faces.jobs.get(job))


@router.post("/jobs/{job}/cancel", response_model=JobBody, status_code=202, responses=documented(401, 403, 404))
def cancel(job: str, response: Response, faces: FacesOf) -> dict[str, Any]:
    """Dừng một công việc đang chạy; việc đã làm dở được trả lại như trước."""
    return _accepted(response, faces.jobs.cancel(job))


@router.get("/snapshots", response_model=list[SnapshotBody], responses=documented(401, 403))
def list_snapshots(faces: FacesOf) -> list[dict[str, Any]]:
    """Các bản chỉ mục đã lưu, mới nhất trước."""
    return [snapshot_json(each) for each in faces.keeper.snapshots()]


@router.post("/snapshots/{version}/rollback", response_model=JobBody, status_code=202, responses=documented(401, 403, 409))
def rollback(
    version: Annotated[str, Path(pattern="^[0-9A-Za-z-]{1,64}$")], response: Response, faces: FacesOf
) -> dict[str, Any]:
    """Trả lời bằng một bản chỉ mục cũ."""
    return _accepted(response, faces.keeper.rollback(version))


@router.get(
    "/feedback",
    response_class=Response,
    responses={200: {"content": {JSON_LINES: {"schema": {"type": "string"}}}}, **documented(401, 403)},
)
def feedback(faces: FacesOf) -> Response:
    """Góp ý của người dùng dưới dạng câu hỏi của bộ kiểm thử, mỗi dòng một đối tượng JSON."""
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in faces.feedback.as_questions())
    headers = {"Content-Disposition": 'attachment; filename="gop-y.jsonl"'}
    return Response(lines, media_type=JSON_LINES, headers=headers)
