"""Is it up, can it answer, what has it done: /healthz, /readyz, /metrics."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from ui.api.guards import FacesOf
from ui.api.models import example
from ui.api.problems import documented
from ui.services import switch

router = APIRouter(tags=["Vận hành"])


class Health(BaseModel):
    """Máy chủ đang chạy."""

    model_config = example({"status": "ok"})

    status: str


class Readiness(BaseModel):
    """Trả lời được: chỉ mục nào đang dùng, có đang tạm dừng không."""

    model_config = example({"status": "ready", "index_version": "20240508T031500Z-1f2e3d", "paused": False})

    status: str
    index_version: str
    paused: bool


@router.get("/healthz", response_model=Health)
async def healthz() -> dict[str, str]:
    """Máy chủ còn sống, cả khi tạm dừng trả lời hay chưa có chỉ mục."""
    return {"status": "ok"}


@router.get("/readyz", response_model=Readiness, responses=documented(503))
def readyz(faces: FacesOf) -> dict[str, Any]:
    """Đã mở chỉ mục và mô hình, trả lời được ngay; chưa thì 503."""
    faces.metrics.ready.set(0)
    version = faces.live.ready().index_version
    faces.metrics.ready.set(1)
    return {"status": "ready", "index_version": version, "paused": switch.notice(faces.settings) is not None}


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def metrics(faces: FacesOf) -> Response:
    """Số đo cho Prometheus."""
    return Response(faces.metrics.text(), media_type=CONTENT_TYPE_LATEST)
