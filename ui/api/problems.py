"""Every error as an RFC 9457 problem, in Vietnamese, with the stable type of ``ui.problems.table``."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from corpus.records.errors import TraCuuError
from ui.api.models import ProblemBody
from ui.problems.table import Problem, problem_of
from ui.settings.validation import told

log = logging.getLogger(__name__)
MEDIA_TYPE: Final = "application/problem+json"
_CODES_OF_STATUS: Final = {
    400: "invalid_request",
    401: "unauthenticated",
    403: "forbidden",
    404: "route_not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media",
    422: "invalid_request",
    429: "rate_limited",
}
_OF_PROGRAMS: Final = ("/api/", "/mcp", "/openapi.json", "/healthz", "/readyz", "/metrics")
"""Addresses that programs ask, whatever they say that they accept."""
TellsPage = Callable[[Request, Problem, str, Mapping[str, str] | None], Response]
"""Makes the page on which a person reads of a problem; the server gives it to the application where it has a page."""
_ALWAYS: Final = (400, 413, 422, 429, 500, 503)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the further responses of a route for OpenAPI: problems that every route may give, and ``statuses``."""
    schema = {"$ref": f"#/components/schemas/{ProblemBody.__name__}"}
    problem = {"description": "Lỗi (RFC 9457)", "content": {MEDIA_TYPE: {"schema": schema}}}
    unchanged = {"description": "Bản đã có vẫn đúng (theo If-None-Match)"}
    return {status: unchanged if status == 304 else problem for status in sorted({*_ALWAYS, *statuses})}


def response(
    request: Request,
    problem: Problem,
    detail: str,
    *,
    headers: dict[str, str] | None = None,
    errors: Sequence[tuple[str, str]] = (),
) -> Response:
    """Return the problem response for ``request``: an object, or the page of ours where a browser asks for a page."""
    page: TellsPage | None = getattr(request.app.state, "tells_page", None)
    if page is not None and _wants_page(request):
        return page(request, problem, detail, headers)
    body: dict[str, Any] = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "detail": detail,
        "instance": quote(request.url.path),
        "request_id": getattr(request.state, "request_id", ""),
    }
    if errors:
        body["errors"] = [{"field": field, "detail": reason} for field, reason in errors]
    return JSONResponse(body, status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)


def _wants_page(request: Request) -> bool:
    path = request.url.path.removeprefix(str(request.scope.get("root_path", "")))
    return request.method == "GET" and "text/html" in request.headers.get("accept", "") and not path.startswith(_OF_PROGRAMS)


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` with a problem."""
    app.add_exception_handler(TraCuuError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)


async def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, TraCuuError)
    return of_ours(request, error)


def of_ours(request: Request, error: TraCuuError) -> Response:
    """Return the problem that an error of the family is, with the headers that go with it."""
    problem = problem_of(error)
    headers = {"WWW-Authenticate": "Bearer"} if problem.status == 401 else {}
    retry_after_s = getattr(error, "retry_after_s", None)
    if retry_after_s is not None:
        headers["Retry-After"] = str(retry_after_s)
    if problem.status >= 500:
        log.warning("request failed", extra={"code": error.code, "path": request.url.path, "detail": str(error)})
    return response(request, problem, str(error), headers=headers)


async def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [told(each) for each in error.errors()]
    detail = "; ".join(f"“{where}” {reason}" for where, reason in found)
    return response(request, problem_of("invalid_request"), detail, errors=found)


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem = problem_of(_CODES_OF_STATUS.get(error.status_code, "error" if error.status_code < 500 else "internal"))
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(sorted(_allowed(request)))
    return response(request, problem, f"{problem.title}.", headers=headers)


def _allowed(request: Request) -> set[str]:
    """Return all methods of this address; a router answers with those of the first of its routes only (RFC 9110, 15.5.6)."""
    fitting = (route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE)
    return {method for route in fitting for method in getattr(route, "methods", None) or ()}


def of_the_unforeseen(request: Request) -> Response:
    """Return the problem for an error that nobody foresaw; what it was stands in the log only."""
    return response(request, problem_of("internal"), "Máy chủ gặp lỗi không lường trước; hãy báo mã yêu cầu này cho quản trị.")


def too_large(request: Request) -> Response:
    """Return the problem for a body over the limit, which Starlette refuses in plain text."""
    return response(request, problem_of("too_large"), "Yêu cầu lớn hơn mức cho phép; hãy gửi ít dữ liệu hơn.")
