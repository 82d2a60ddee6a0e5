"""The one server: REST, page and assistants' tools in one process over one desk."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from corpus.errors import TraCuuError
from ui.api import health, openapi, problems, reading
from ui.api.middleware import Around
from ui.desk import Desk
from ui.faces import Faces
from ui.settings import Settings

log = logging.getLogger(__name__)
API = "/api/v1"
VERSION = "1"
DESCRIPTION = """Hỏi đáp và tra cứu trên các kế hoạch hành chính. Mọi câu trả lời kèm trích dẫn nguyên văn;
mọi lỗi theo RFC 9457 với `type` không đổi."""


def create_app(settings: Settings, desk: Desk | None = None) -> FastAPI:
    """Return the server's application over ``desk`` (one is made from the settings where none is given)."""
    faces = Faces.over(desk or Desk(settings))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        opening = threading.Thread(target=_open, args=(faces.desk,), name="open-index", daemon=True)
        opening.start()
        try:
            yield
        finally:
            faces.desk.close()

    app = FastAPI(
        title="TraCứu",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.faces = faces
    app.include_router(health.router)
    app.include_router(_api(settings), prefix=API)
    problems.install(app)
    openapi.install(app)
    app.add_middleware(Around, metrics=faces.metrics, https=settings.secure_cookies)
    return app


def _api(settings: Settings) -> APIRouter:
    router = APIRouter()
    router.include_router(reading.router, max_body_size=settings.max_body_kb * 1024)
    return router


def _open(desk: Desk) -> None:
    """Open index and model before the first question comes; where there is no index yet, the first question after one is."""
    try:
        desk.service()
    except TraCuuError as error:
        log.warning("not ready", extra={"code": error.code, "detail": str(error)})
