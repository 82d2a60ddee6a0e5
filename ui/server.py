"""The one server: REST, page and assistants' tools in one process over one desk."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from corpus.errors import TraCuuError
from ui import mcp
from ui.api import deadlines, health, keeping, openapi, problems, reading
from ui.api.middleware import Around
from ui.desk import Desk
from ui.faces import Faces
from ui.settings import Settings

log = logging.getLogger(__name__)
API = "/api/v1"
VERSION = "1"
DESCRIPTION = """Hỏi đáp và tra cứu trên các kế hoạch hành chính. Mọi câu trả lời kèm trích dẫn nguyên văn;
mọi lỗi theo RFC 9457 với `type` không đổi."""


def create_app(settings: Settings, desk: Desk | None = None, *, page: bool = True) -> FastAPI:
    """Return the server's application over ``desk`` (one is made from the settings where none is given).

    Without ``page`` it serves the API alone, and Gradio is not imported.
    """
    faces = Faces.over(desk or Desk(settings))
    tools = mcp.server(faces)
    tools_app = tools.streamable_http_app()
    mounted: list[FastAPI] = []

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=_open, args=(faces.desk,), name="open-index", daemon=True).start()
        stop = threading.Event()
        if settings.watch:
            threading.Thread(target=faces.keeper.follow, args=(stop,), name="watch-corpus", daemon=True).start()
        async with AsyncExitStack() as stack:
            stack.callback(faces.desk.close)
            stack.callback(stop.set)
            await stack.enter_async_context(tools.session_manager.run())
            for each in mounted:
                await stack.enter_async_context(each.router.lifespan_context(each))
            yield

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
    app.router.routes.append(Route(mcp.PATH, endpoint=mcp.Door(tools_app)))
    problems.install(app)
    openapi.install(app)
    if page:
        mounted.append(_mount_page(app, faces))
    app.add_middleware(Around, metrics=faces.metrics, https=settings.secure_cookies)
    return app


def _api(settings: Settings) -> APIRouter:
    router = APIRouter()
    for each in (reading.router, deadlines.router):
        router.include_router(each, max_body_size=settings.max_body_kb * 1024)
    largest_upload = (settings.max_upload_mb + 1) * 1024 * 1024
    router.include_router(keeping.router, max_body_size=largest_upload)
    return router


def _mount_page(app: FastAPI, faces: Faces) -> FastAPI:
    """Mount the page, its gate and its static files; return the application whose lifespan must run with the server's."""
    from starlette.middleware.sessions import SessionMiddleware

    from ui.web import login
    from ui.web.gate import Gate, PageMount
    from ui.web.page import application
    from ui.web.shell import STATIC, STATIC_PATH, Dressing

    pages = application(faces)
    app.include_router(login.router, max_body_size=faces.settings.max_body_kb * 1024)
    app.mount(STATIC_PATH, StaticFiles(directory=STATIC), name="static")
    app.add_middleware(
        SessionMiddleware,
        secret_key=login.session_secret(faces.settings.data),
        session_cookie=login.COOKIE,
        max_age=login.SESSION_SECONDS,
        same_site="lax",
        https_only=faces.settings.secure_cookies,
    )
    app.router.routes.append(PageMount("/", app=Gate(Dressing(pages), faces)))
    return pages


def _open(desk: Desk) -> None:
    """Open index and model before the first question comes; where there is no index yet, the first question after one is."""
    try:
        desk.service()
    except TraCuuError as error:
        log.warning("not ready", extra={"code": error.code, "detail": str(error)})
