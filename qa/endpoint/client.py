"""The client of a language model's endpoint: budget, breaker and time limit before every request; threads may share it."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import httpx
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from pybreaker import CircuitBreaker, CircuitBreakerError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from qa.contracts.language_model import LanguageModel
from qa.endpoint.errors import BusyEndpointError, EndpointError, NotAskedError, StoppedError
from qa.endpoint.wire import Message, ask, opened

FAILURES: Final = 3
"""Requests in a row that must fail before the endpoint is left alone."""

REST_S: Final = 30
"""How long it is left alone; then one request tries it again."""

_TRIES, _PAUSE_S, _EARLY_S, _LOOK_S = 2, 0.2, 0.1, 0.1


class Endpoint:
    """One endpoint. Requests run on a thread of their own, so that a caller can let go of one at any time."""

    def __init__(self, model: LanguageModel, *, rest_s: float = REST_S) -> None:
        """Take the model and its bounds; ``rest_s`` is how long the endpoint is left alone once it has failed."""
        self.model = model
        self._breaker = CircuitBreaker(
            fail_max=FAILURES, reset_timeout=rest_s, exclude=[GeneratorExit, NotAskedError, StoppedError]
        )
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rate = RateLimitItemPerMinute(model.per_minute)
        self._places = threading.BoundedSemaphore(model.at_once)
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: httpx.AsyncClient | None = None

    def words(
        self,
        messages: Sequence[Message],
        *,
        longest: int,
        timeout_s: float | None = None,
        stop: threading.Event | None = None,
        more: Mapping[str, object] | None = None,
    ) -> Iterator[str]:
        """Yield the words of the answer to ``messages`` as they come, ``longest`` tokens of them at most.

        ``timeout_s`` is the time for all of it (default: the model's), ``more`` goes into the request as it is. Raises
        EndpointError where no whole answer came, NotAskedError where none was asked for, StoppedError once ``stop`` is set;
        closing the iterator ends the request too.
        """
        if not self._places.acquire(blocking=False):
            raise NotAskedError("as many requests as allowed are under way")
        body = {
            "model": self.model.name,
            "messages": list(messages),
            "max_tokens": longest,
            "temperature": 0,
            "stream": True,
            **(more or {}),
        }
        try:
            with self._breaker.calling():
                if not self._limiter.hit(self._rate, "requests"):
                    raise NotAskedError("the budget of this minute is used up")
                yield from self._asked(body, timeout_s or self.model.timeout_s, stop or threading.Event())
        except CircuitBreakerError as error:
            raise NotAskedError("the endpoint was down a moment ago") from error
        finally:
            self._places.release()

    def close(self) -> None:
        """End what is under way, the connections and the thread."""
        with self._starting:
            loop, self._loop = self._loop, None
            if loop is not None:
                asyncio.run_coroutine_threadsafe(self._end(), loop).add_done_callback(lambda _: loop.stop())

    async def _end(self) -> None:
        asked = asyncio.all_tasks() - {asyncio.current_task()}
        for request in asked:
            request.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()
        await asyncio.get_running_loop().shutdown_asyncgens()

    def _asked(self, body: Mapping[str, Any], timeout_s: float, stop: threading.Event) -> Iterator[str]:
        until = time.monotonic() + timeout_s - _EARLY_S
        said: queue.SimpleQueue[str | EndpointError | None] = queue.SimpleQueue()
        request = asyncio.run_coroutine_threadsafe(self._ask(body, timeout_s, said), self._running())
        try:
            while True:
                if stop.is_set():
                    raise StoppedError("nobody waits")
                try:
                    words = said.get(timeout=min(_LOOK_S, max(0.0, until - time.monotonic())))
                except queue.Empty:
                    words = ""
                if time.monotonic() > until:
                    raise EndpointError("too slow")
                if request.cancelled() and not words:
                    raise EndpointError("closed")
                if words is None:
                    return
                if isinstance(words, EndpointError):
                    raise words
                if words:
                    yield words
        finally:
            request.cancel()

    async def _ask(
        self, body: Mapping[str, Any], timeout_s: float, said: queue.SimpleQueue[str | EndpointError | None]
    ) -> None:
        tries = AsyncRetrying(
            stop=stop_after_attempt(_TRIES),
            wait=wait_fixed(_PAUSE_S),
            retry=retry_if_exception_type(BusyEndpointError),
            reraise=True,
        )
        try:
            self._client = self._client or opened(self.model)
            async with asyncio.timeout(timeout_s):
                await tries(ask, self._client, body, said.put)
        except EndpointError as error:
            said.put(error)
        except TimeoutError:
            said.put(EndpointError("too slow"))
        except Exception as error:  # noqa: BLE001 - the edge of a thread: whoever waits must hear of it
            said.put(EndpointError(type(error).__name__))
        else:
            said.put(None)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="language-model", daemon=True).start()
            return self._loop
