"""The gate before Gradio: only the routes that our pages use, nobody without a session where one is needed, no foreign origin.

Gradio serves more than our pages use (a queue with its results, sessions, uploads, file proxies, run histories, editing aids);
what is not listed here is not there. What the calls that are let in may say is for :mod:`ui.web.calls`.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.records.errors import TraCuuError
from ui.api import problems
from ui.api.entry import local_path
from ui.api.guards import key_in_session, refuse_foreign
from ui.problems.errors import ForbiddenError, RouteNotFoundError, UnauthenticatedError
from ui.problems.table import problem_of
from ui.services.faces import Faces
from ui.services.keys import KeyRole
from ui.web.places import KEEPER_PATH, LOGIN_PATH

LONGEST_PATH: Final = 250
"""In characters; no file of the page has a longer name, nor may one have on a disk."""

_GET_EXACT: Final = frozenset({"/", "/theme.css", "/favicon.ico", "/robots.txt", "/gradio_api/app_id"})
"""The last tells a page that lost the server that it is there again."""

_GET_BELOW: Final = ("/assets/", "/static/", "/svelte/")
_POST: Final = ("/gradio_api/run/predict",)
_QUERY: Final = frozenset({"q", "ke_hoach", "truoc", "nguon", "tep", "doan", "muc", "xem", "v", "upload_id", "__theme"})
"""What our pages' addresses may carry; Gradio reads more from them (``page``, ``deep_link``)."""

_HEADERS_NOT_OURS: Final = (b"x-forwarded-", b"x-gradio-", b"x-direct-url", b"forwarded")
"""Headers by which a caller would tell Gradio where the server is; what a trusted proxy said is in the scope already."""

_KEEPER_GET: Final = ("/gradio_api/upload_progress",)
_KEEPER_POST: Final = ("/gradio_api/upload",)


class PageMount(Mount):
    """The mount at the root that leaves the addresses of the API to the API, so that its 404 and 405 stay its own."""

    reserved = ("/api/", "/mcp")

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match everything but the reserved addresses."""
        path = scope.get("path", "")
        if any(path == each.rstrip("/") or path.startswith(each) for each in self.reserved):
            return Match.NONE, {}
        return super().matches(scope)


class Gate:
    """Lets through to Gradio what our pages need, and answers the rest."""

    def __init__(self, app: ASGIApp, faces: Faces) -> None:
        self.app = app
        self._faces = faces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = self._answer(Request(scope))
        if answer is None:
            await self.app(_bare(scope), receive, send)
        else:
            await answer(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        """Return the response that stops the request, or None where it may pass."""
        try:
            self._check(request)
        except UnauthenticatedError as error:
            if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
                target = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
                return RedirectResponse(f"{request.scope.get('root_path', '')}{LOGIN_PATH}?tiep={target}", status_code=303)
            return problems.response(request, problem_of(error), str(error))
        except TraCuuError as error:
            return problems.response(request, problem_of(error), str(error))
        if local_path(request) == KEEPER_PATH:
            return RedirectResponse(f"{request.scope.get('root_path', '')}{KEEPER_PATH}/", status_code=303)
        return None

    def _check(self, request: Request) -> None:
        path = local_path(request)
        keeping = path == KEEPER_PATH or path.startswith(f"{KEEPER_PATH}/")
        inner = (path.removeprefix(KEEPER_PATH) or "/") if keeping else path
        if len(path) > LONGEST_PATH or not _known(request.method, inner, keeping=keeping):
            raise RouteNotFoundError("Không có địa chỉ này.")
        if request.method != "GET":
            refuse_foreign(request)
        if keeping or self._faces.settings.read_needs_key:
            key = key_in_session(request, self._faces)
            if key is None:
                raise UnauthenticatedError("Cần đăng nhập bằng khóa truy cập.")
            if keeping and not key.role.may(KeyRole.KEEPER):
                raise ForbiddenError("Khóa bạn đang dùng chỉ để đọc; trang quản trị cần khóa quản trị.")


def _bare(scope: Scope) -> Scope:
    """Return a request without what callers could tell Gradio beside our own calls."""
    headers = [each for each in scope["headers"] if not each[0].startswith(_HEADERS_NOT_OURS)]
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = urlencode([(name, value) for name, value in query if name in _QUERY])
    return {**scope, "headers": headers, "query_string": kept.encode("latin-1")}


def _known(method: str, path: str, *, keeping: bool) -> bool:
    if method in ("GET", "HEAD"):
        below = _GET_BELOW + (_KEEPER_GET if keeping else ())
        return path in _GET_EXACT or path.startswith(below)
    return method == "POST" and path.rstrip("/") in _POST + (_KEEPER_POST if keeping else ())
