"""The one server: REST, page and assistants' tools in one process over one live."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from corpus.records.errors import TraCuuError
from ui.api import deadline_routes, health, keep_routes, openapi, original_routes, problems, read_routes
from ui.api.entry import Entry
from ui.api.middleware import Around
from ui.server import annexes
from ui.server.annexes import Annex, Built
from ui.server.memory import keep_giving_back, without
from ui.services.faces import Faces
from ui.services.live_service import LiveService
from ui.settings.settings import Settings

log = logging.getLogger(__name__)
API = "/api/v1"
MCP = "/mcp"
VERSION = "1"
ENDING_S = 8.0
"""How long a job that is ended with the server may take to put back what it had begun."""

DESCRIPTION = """Hỏi đáp và tra cứu trên các kế hoạch hành chính. Mọi câu trả lời kèm trích dẫn nguyên văn;
mọi lỗi theo RFC 9457 với `type` không đổi."""


def create_app(settings: Settings, live: LiveService | None = None, *, page: bool = True) -> FastAPI:
    """Return the server's application over ``live`` (one is made from the settings where none is given).

    It answers questions before page and assistants' tools are built; without ``page`` Gradio is never imported.
    """
    faces = Faces.over(live or LiveService(settings))
    tools = Annex("tools", lambda: _tools(faces))
    pages = Annex("page", lambda: _page(faces))
    app = FastAPI(
        title="TraCứu",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(faces, [pages, tools] if page else [tools]),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.faces = faces
    app.include_router(health.router)
    app.include_router(_api(settings), prefix=API)
    app.router.routes.append(Route(MCP, endpoint=tools))
    problems.install(app)
    openapi.install(app, settings)
    served = _mount(app, faces, pages) if page else frozenset[str]()
    app.add_middleware(Entry, faces=faces, pages=served)
    app.add_middleware(Around, metrics=faces.metrics, https=settings.secure_cookies)
    return app


def _lifespan(faces: Faces, parts: Sequence[Annex]) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return what runs from the server's start to its end: the opening of the index, the parts, the watch over the folder."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        """Build what the server is made of while it already answers, and close it in the end."""
        stop, watched = asyncio.Event(), threading.Event()
        building = asyncio.create_task(annexes.build(lambda: _open(faces.live), parts, stop))
        tidying = asyncio.create_task(keep_giving_back(stop))
        if faces.settings.watch:
            threading.Thread(target=faces.keeper.follow, args=(watched,), name="watch-corpus", daemon=True).start()
        try:
            yield
        finally:
            watched.set()
            stop.set()
            await asyncio.gather(building, tidying)
            await asyncio.to_thread(faces.jobs.close, ENDING_S)
            faces.live.close()

    return lifespan


def _api(settings: Settings) -> APIRouter:
    router = APIRouter()
    for each in (read_routes.router, deadline_routes.router, original_routes.router):
        router.include_router(each, max_body_size=settings.max_body_kb * 1024)
    largest_upload = (settings.max_upload_mb + 1) * 1024 * 1024
    router.include_router(keep_routes.router, max_body_size=largest_upload)
    return router


def _tools(faces: Faces) -> Built:
    """Build the assistants' tools behind their door."""
    from ui import mcp

    tools = mcp.server(faces)
    return Built(mcp.Door(tools.streamable_http_app()), tools.session_manager.run())


def _page(faces: Faces) -> Built:
    """Build the page; Gradio's import is most of it."""
    from ui.web.page import application
    from ui.web.shell import Dressing

    pages, guarded = application(faces)
    return Built(Dressing(guarded), pages.router.lifespan_context(pages))


def _mount(app: FastAPI, faces: Faces, pages: Annex) -> frozenset[str]:
    """Mount the page behind its gate, with the login and the static files; return the addresses of what is costly to make."""
    from starlette.middleware.sessions import SessionMiddleware

    with without("pyarrow"):
        from ui.web import api_page, login, printing, reader, writing
        from ui.web.gate import Gate, PageMount
        from ui.web.places import COSTLY
        from ui.web.shell import STATIC, STATIC_PATH
        from ui.web.told import told_page

    for each in (login.router, reader.router, printing.router, writing.router, api_page.router):
        app.include_router(each, max_body_size=faces.settings.max_body_kb * 1024)
    app.state.tells_page = told_page
    app.mount(STATIC_PATH, StaticFiles(directory=STATIC), name="static")
    app.add_middleware(
        SessionMiddleware,
        secret_key=login.session_secret(faces.settings.data),
        session_cookie=login.COOKIE,
        max_age=login.SESSION_SECONDS,
        same_site="lax",
        https_only=faces.settings.secure_cookies,
    )
    app.router.routes.append(PageMount("/", app=Gate(pages, faces)))
    return frozenset({api_page.PATH, *COSTLY})


def _open(live: LiveService) -> None:
    """Open index and model before the first question comes; where there is no index yet, the first question after one is."""
    try:
        live.ready()
    except TraCuuError as error:
        log.warning("not ready", extra={"code": error.code, "detail": str(error)})
