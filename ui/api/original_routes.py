"""The routes that give out the original: the file as it is, and its pages as pictures."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from starlette.responses import FileResponse, Response

from ui.api.guards import READING, FacesOf
from ui.api.problems import documented
from ui.api.read_routes import TAG
from ui.presenting.spots import SPOT, marks_of
from ui.presenting.text import find_document

router = APIRouter(tags=[TAG], dependencies=READING)
PICTURE = "image/webp"
BINARY = "application/octet-stream"
Name = Annotated[str | None, Query(max_length=300, description="Mã hoặc tên tệp; mặc định là tài liệu chính")]


@router.get(
    "/plans/{plan}/file",
    response_class=Response,
    responses={
        200: {"content": {BINARY: {"schema": {"type": "string", "format": "binary"}}}},
        **documented(401, 403, 404),
    },
)
def original(plan: str, faces: FacesOf, document: Name = None) -> Response:
    """Tệp gốc của một tài liệu, nếu người quản trị cho tải."""
    stored = find_document(faces.live.service().plan(plan), document)
    path = faces.originals.download(stored)
    name = quote(PurePosixPath(stored.file).name)
    # Never shown in place: what a file holds must not run as a page of ours.
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Cache-Control": "private, no-cache"}
    return FileResponse(path, media_type=BINARY, headers=headers)


@router.get(
    "/plans/{plan}/pages/{number}",
    response_class=Response,
    responses={
        200: {"content": {PICTURE: {"schema": {"type": "string", "format": "binary"}}}},
        **documented(401, 403, 404),
    },
)
def page(
    plan: str,
    number: Annotated[int, Path(ge=1, le=100_000, description="Số trang, từ 1")],
    faces: FacesOf,
    document: Name = None,
    spot: Annotated[
        str | None, Query(max_length=2000, pattern=f"^{SPOT}$", description="Đoạn cần tô, như “120-180,200-240”")
    ] = None,
) -> Response:
    """Ảnh một trang của bản gốc (PDF, bản quét), với đoạn trích được tô."""
    service = faces.live.service()
    stored = find_document(service.plan(plan), document)
    marks = marks_of(spot) if spot else ()
    picture = faces.originals.page_picture(stored, service.document(stored.id), number, marks)
    return Response(picture, media_type=PICTURE, headers={"Cache-Control": "private, max-age=3600"})
