"""The objects of the HTTP contract that tell of the keeper's work: jobs and snapshots."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, StrictBool

from ui.api.models import example


class ProgressBody(BaseModel):
    """Công việc đang ở bước nào."""

    step: str
    done: int
    total: int


class JobBody(BaseModel):
    """Một công việc chạy lâu: tải lên, gỡ kế hoạch, dựng lại chỉ mục, quay lại bản cũ."""

    model_config = example(
        {
            "id": "5d41402abc4b2a76b9719d911017c592",
            "kind": "upload",
            "state": "running",
            "started_at": "2024-05-08T03:15:00+00:00",
            "finished_at": None,
            "progress": {"step": "Chuẩn bị tìm kiếm", "done": 40, "total": 120},
            "result": {},
            "error": None,
            "message": None,
        }
    )

    id: str
    kind: str
    state: str
    started_at: str
    finished_at: str | None
    progress: ProgressBody
    result: dict[str, Any]
    error: str | None
    message: str | None


class RebuildBody(BaseModel):
    """Dựng lại chỉ mục; full: đọc lại mọi tài liệu, kể cả tài liệu không đổi."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"full": False}]})

    full: StrictBool = False


class SnapshotBody(BaseModel):
    """Một bản chỉ mục đã lưu."""

    model_config = example(
        {
            "version": "00000012",
            "live": True,
            "bytes": 5242880,
            "created_at": "2024-05-08T03:15:00+00:00",
            "passages": 392,
            "assignments": 63,
            "model": "default",
        }
    )

    version: str
    live: bool
    bytes: int
    created_at: str | None
    passages: int | None
    assignments: int | None
    model: str | None


class RemovedBody(BaseModel):
    """Một kế hoạch đã gỡ; folder để đưa trở lại."""

    model_config = example(
        {
            "folder": "20240508T031500Z-an-giang-457-kh-ubnd-2024",
            "at": "2024-05-08T03:15:00+00:00",
            "plan": "an-giang-457-kh-ubnd-2024",
            "files": ["an-giang-457-kh-ubnd-2024.txt"],
        }
    )

    folder: str
    at: str
    plan: str
    files: list[str]


class DeedBody(BaseModel):
    """Một việc đã làm: lúc nào, khóa nào, việc gì, với kế hoạch, tệp hay bản nào."""

    model_config = example(
        {"at": "2024-05-08T03:15:00+00:00", "who": "key:phong-tin-hoc", "act": "upload", "subject": "ke-hoach.docx"}
    )

    at: str
    who: str
    act: str
    subject: str
