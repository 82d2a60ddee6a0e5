"""Bodies of requests, taken whole under a limit, for the routes that read them before anything parses them."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from corpus.records.errors import InvalidRequestError
from ui.problems.errors import TooLargeError


def told_size(headers: Headers, limit: int) -> int | None:
    """Return the length in bytes that a request says its body has, None for none; raise TooLargeError over ``limit``."""
    told = headers.get("content-length", "")
    if not (told.isascii() and told.isdigit()):
        return None
    if len(told) > 15 or int(told) > limit:
        raise _too_large(limit)
    return int(told)


async def whole_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """Return the body; raise TooLargeError as soon as it is known to be over ``limit`` bytes, without taking the rest.

    Raises InvalidRequestError where the caller left before the end.
    """
    told_size(Headers(scope=scope), limit)
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


def replayed(body: bytes, receive: Receive) -> Receive:
    """Return a ``receive`` that gives ``body``, then what comes after it."""
    given = False

    async def once() -> Message:
        """Give the body that was read as one message, then what the server says."""
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def _too_large(limit: int) -> TooLargeError:
    return TooLargeError(f"Yêu cầu lớn hơn {limit // 1024} KiB; hãy gửi ít dữ liệu hơn.")
