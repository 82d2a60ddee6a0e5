"""Bodies of requests, taken whole under a limit, for the routes that read them before anything parses them."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Receive, Scope

from corpus.records.errors import InvalidRequestError
from ui.problems.errors import TooLargeError


async def whole_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """Return the body; raise TooLargeError as soon as it is known to be over ``limit`` bytes, without taking the rest.

    Raises InvalidRequestError where the caller left before the end.
    """
    told = Headers(scope=scope).get("content-length", "")
    if told.isascii() and told.isdigit() and (len(told) > 15 or int(told) > limit):
        raise _too_large(limit)
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise InvalidRequestError("Yêu cầu bị cắt giữa chừng.")
        body += message.get("body", b"")
        if len(body) > limit:
            raise _too_large(limit)
        if not message.get("more_body"):
            return bytes(body)


def _too_large(limit: int) -> TooLargeError:
    return TooLargeError(f"Yêu cầu lớn hơn {limit // 1024} KiB; hãy gửi ít dữ liệu hơn.")
