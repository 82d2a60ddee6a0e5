"""Parts of the server that are made while it already answers: heavy to import, and not what a question needs first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """An application with what must run for as long as it serves."""

    app: ASGIApp
    lifespan: AbstractAsyncContextManager[Any]


class Annex:
    """An application that stands where ``make`` will build it; requests that come before wait until it is there."""

    def __init__(self, name: str, make: Callable[[], Built]) -> None:
        """Take what builds the application; it runs in a thread, once, when :func:`build` comes to it."""
        self.name = name
        self.make = make
        self._built: asyncio.Future[ASGIApp] | None = None

    def promise(self) -> asyncio.Future[ASGIApp]:
        """Return what holds the application once it is built; must be called in the server's event loop."""
        if self._built is None:
            self._built = asyncio.get_running_loop().create_future()
        return self._built

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request as soon as the application is there."""
        app = await asyncio.shield(self.promise())
        await app(scope, receive, send)


async def build(first: Callable[[], object], annexes: Sequence[Annex], stop: asyncio.Event) -> None:
    """Do ``first``, then build one annex after the other, and keep all running until ``stop`` is set.

    One after the other, since Python's imports do not run side by side: what people wait for first comes first. An annex that
    cannot be built fails its own requests and no others; where ``first`` fails, that is logged and all are built even so.
    """
    async with AsyncExitStack() as stack:
        try:
            await asyncio.to_thread(first)
        except Exception:  # the edge of a part: what waits for the annexes must not wait without end
            log.exception("the server began without what it does first")
        for annex in annexes:
            promise = annex.promise()
            if stop.is_set():
                promise.cancel()
                continue
            try:
                built = await asyncio.to_thread(annex.make)
                await stack.enter_async_context(built.lifespan)
            except Exception as error:  # the edge of a part: the others serve on without it
                log.exception("a part of the server could not be built", extra={"annex": annex.name})
                promise.set_exception(error)
            else:
                promise.set_result(built.app)
        await stop.wait()
