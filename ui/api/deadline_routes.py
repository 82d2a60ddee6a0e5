"""The route of recurring report duties, as JSON and as a calendar file."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from ui.api.guards import READING, FacesOf
from ui.api.problems import documented
from ui.api.read_routes import TAG
from ui.api.register_models import DeadlinePage
from ui.presenting.calendars import as_ics, deadline_json, deadlines

router = APIRouter(tags=[TAG])
ICS = "text/calendar; charset=utf-8"


class DeadlineFormat(StrEnum):
    """Dạng của danh sách hạn báo cáo."""

    JSON = "json"
    ICS = "ics"


@router.get(
    "/deadlines",
    response_model=DeadlinePage,
    dependencies=READING,
    responses={200: {"content": {ICS: {"schema": {"type": "string"}}}}, **documented(401, 403, 404)},
)
def list_deadlines(
    faces: FacesOf,
    plan: Annotated[str | None, Query(max_length=300, description="Chỉ của kế hoạch này")] = None,
    format: Annotated[DeadlineFormat, Query(description="json, hoặc ics cho các chương trình lịch")] = DeadlineFormat.JSON,  # noqa: A002
) -> Any:  # noqa: ANN401 - an object or a file
    """Hạn báo cáo định kỳ trong các kế hoạch."""
    service = faces.live.service()
    found = deadlines(service, date.today(), plan or None)
    if format is DeadlineFormat.ICS:
        headers = {"Content-Disposition": 'attachment; filename="han-bao-cao.ics"'}
        return Response(as_ics(found), media_type=ICS, headers=headers)
    return {"total": len(found), "index_version": service.index_version, "items": [deadline_json(each) for each in found]}
