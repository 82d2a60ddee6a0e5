"""What happens around every request: an id, a line in the log, counters, and headers that keep browsers safe."""

from __future__ import annotations

import logging
import re
import time
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api.problems import of_the_unforeseen, too_large
from ui.services.metrics import Metrics

log = logging.getLogger("tracuu.access")
REQUEST_ID: Final = "X-Request-ID"
_GIVEN_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")

API_PREFIX: Final = "/api/v1"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""What is counted by its own name; a caller may make up others without end."""

OWN_PATHS: Final = frozenset({"/healthz", "/readyz", "/metrics", "/openapi.json"})

# Gradio compiles its components' small scripts at run time, hence 'unsafe-eval'; nothing may be loaded from elsewhere.
_POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
HSTS: Final = {"Strict-Transport-Security": "max-age=31536000"}


class Around:
    """The outermost layer of the server: request ids, access log, metrics, security headers, and the last catch of errors."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, https: bool) -> None:
        self.app = app
        self._metrics = metrics
        self._headers = {**SECURITY_HEADERS, **(HSTS if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an HTTP request on; everything else goes through as it is."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        request_id = given if _GIVEN_ID.fullmatch(given) else uuid4().hex[:16]
        scope.setdefault("state", {})["request_id"] = request_id
        started = time.perf_counter()
        sending = _Sending(scope, receive, send, {REQUEST_ID: request_id, **self._headers})
        try:
            await self.app(scope, receive, sending)
        except Exception:  # the edge of a request: what nobody foresaw is logged, and told as such
            log.exception("unforeseen error", extra={"request_id": request_id, "path": scope["path"]})
            if not sending.status:
                await of_the_unforeseen(Request(scope))(scope, receive, sending)
        finally:
            self._count(scope, request_id, sending.status or 500, time.perf_counter() - started)

    def _count(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        route = _route(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.latency.labels(route).observe(seconds)
        log.info(
            "request",
            extra={
                "request_id": request_id,
                "method": method,
                "route": route,
                "path": scope["path"],
                "status": status,
                "ms": round(1000 * seconds, 1),
            },
        )


class _Sending:
    """The ``send`` of one request: adds the headers, remembers the status, says a plain-text 413 as a problem."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, headers: dict[str, str]) -> None:
        self.status = 0
        self._scope, self._receive, self._send = scope, receive, send
        self._headers = headers
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        if self._replaced:
            return
        if message["type"] != "http.response.start":
            await self._send(message)
            return
        self.status = message["status"]
        if self.status == 413 and Headers(raw=message["headers"]).get("content-type", "").startswith("text/plain"):
            self._replaced = True
            sending = _Sending(self._scope, self._receive, self._send, self._headers)
            await too_large(Request(self._scope))(self._scope, self._receive, sending)
            return
        headers = MutableHeaders(scope=message)
        for name, value in self._headers.items():
            headers.setdefault(name, value)
        await self._send(message)


def _route(scope: Scope) -> str:
    """Return the route's template, so that metrics have a bounded number of labels."""
    path = getattr(scope.get("route"), "path", None)
    if scope["path"].startswith(API_PREFIX):
        return f"{API_PREFIX}{path.removeprefix(API_PREFIX)}" if isinstance(path, str) else "unknown"
    if scope["path"] in OWN_PATHS:
        return str(scope["path"])
    return "mcp" if scope["path"].startswith("/mcp") else "page"
