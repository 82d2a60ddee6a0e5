"""The entry of the server: foreign names, missing keys and large bodies end here, before anything is parsed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.records.errors import TraCuuError
from ui.api import problems
from ui.api.bodies import replayed, told_size, whole_body
from ui.api.guards import caller, key_in_header, require
from ui.api.hosts import Hosts
from ui.api.middleware import API_PREFIX
from ui.api.turn import in_turn
from ui.services.faces import Faces
from ui.services.keys import KeyRole

UPLOAD: Final = f"{API_PREFIX}/upload"
PAGE_UPLOAD: Final = "/quan-tri/gradio_api/upload"
_NO_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_ENVELOPE: Final = 1 << 20
"""What an upload may hold around its file, in bytes."""


class Entry:
    """Takes each request in: by its Host, its key where one is needed, the size of its body, and its turn."""

    def __init__(self, app: ASGIApp, *, faces: Faces, pages: Collection[str] = ()) -> None:
        """Take the application, and the addresses of the ``pages`` that cost as much as a request of the API."""
        self.app = app
        self._pages = frozenset(pages)
        self._faces = faces
        self._hosts = Hosts(faces.settings)
        self._largest_body = faces.settings.max_body_kb * 1024
        self._largest_upload = faces.settings.max_upload_mb * 1024 * 1024 + _ENVELOPE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or answer it with a problem."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            """Send on, and remember that the answer has begun."""
            nonlocal started
            started = True
            await send(message)

        try:
            await self._take_in(Request(scope), receive, sending)
        except TraCuuError as error:
            if started:
                raise
            await problems.of_ours(Request(scope), error)(scope, receive, send)

    async def _take_in(self, request: Request, receive: Receive, send: Send) -> None:
        scope, path = request.scope, local_path(request)
        self._hosts.check(request.headers.get("host", ""))
        api = path == API_PREFIX or path.startswith(f"{API_PREFIX}/")
        if request.method not in _NO_BODY:
            if api:
                self._check_key(request, path)
            receive = await self._body(scope, receive, path)
        if path in self._pages or (api and path.rstrip("/") != UPLOAD):
            await in_turn(self._faces.turns, caller(request), self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _check_key(self, request: Request, path: str) -> None:
        """Raise before the body of a request is taken from someone who may not send it."""
        needed = (
            KeyRole.KEEPER if path.rstrip("/") == UPLOAD else KeyRole.READER if self._faces.settings.read_needs_key else None
        )
        if needed is not None:
            require(needed, key_in_header(request, self._faces))

    async def _body(self, scope: Scope, receive: Receive, path: str) -> Receive:
        """Return what gives the body, which is here already, or, of an upload, has said its size and may be that large."""
        if path.rstrip("/") in (UPLOAD, PAGE_UPLOAD):
            told_size(Headers(scope=scope), self._largest_upload)
            return receive
        return replayed(await whole_body(scope, receive, self._largest_body), receive)


def local_path(request: Request) -> str:
    """Return the path below where the server is mounted."""
    path: str = request.scope["path"]
    return path.removeprefix(request.scope.get("root_path", "")) or "/"
