"""HTTP on the wire under limits: how long a request may take to come, how slowly a response may be taken, how many connections.

uvicorn waits without end for a request that does not come; four hundred such connections shut everyone else out.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S: Final = 15.0
"""Time from a connection's first moment, or a response's end (then keep-alive counts too), to the whole head of a request."""

BODY_GRACE_S: Final = 20.0
SLOWEST_BYTES_A_SECOND: Final = 8 * 1024
"""How slowly a body may come, on average, once the grace is over; also for large uploads over a poor line."""

STALLED_S: Final = 60.0
"""How long a caller may leave a response untaken."""

LOOK_S: Final = 1.0
SPARE_DESCRIPTORS: Final = 256
"""Files that the server itself holds open: index, model, logs, children."""

_WANTED_DESCRIPTORS: Final = 8192


class Connections:
    """The connections of one server by address: a cap for each address and one for all."""

    def __init__(self, per_address: int, most: int, trusted: Iterable[str] = ()) -> None:
        """Take the caps; ``trusted`` proxies carry everybody's connections and are under the second only."""
        self._per_address = per_address
        self._most = most
        self._trusted = frozenset(trusted)
        self._by_address: dict[str, dict[Guarded, None]] = {}
        self._count = 0

    def enter(self, connection: Guarded, address: str) -> bool:
        """Count a new connection in; at a cap the oldest that never asked, then the oldest that asks nothing now gives way.

        Where all are asking, the new one may not come.
        """
        own = self._by_address.setdefault(address, {})
        full = len(own) >= self._per_address and address not in self._trusted
        if full or self._count >= self._most:
            among = own if full else [each for held in self._by_address.values() for each in held]
            idle = next((each for each in among if each.silent()), None) or next((each for each in among if each.idle()), None)
            if idle is None:
                if not own:
                    del self._by_address[address]
                return False
            idle.drop()
            own = self._by_address.setdefault(address, {})
        own[connection] = None
        self._count += 1
        return True

    def leave(self, connection: Guarded, address: str) -> None:
        """Count a connection out; one that was counted out already stays so."""
        own = self._by_address.get(address, {})
        if connection in own:
            del own[connection]
            self._count -= 1
            if not own:
                del self._by_address[address]


class Guarded(H11Protocol):
    """uvicorn's protocol with the limits; made by :func:`guarded` with the connections to count by."""

    all_connections: Connections

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - as the base takes them
        super().__init__(*args, **named)
        self._address = ""
        self._since = time.monotonic()
        self._received = 0
        self._paused_at: float | None = None
        self._look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count the connection in and start its clock, or end it."""
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        if not self.all_connections.enter(self, self._address):
            transport.abort()
            return
        self._look = self.loop.call_later(LOOK_S, self._looked)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count the connection out."""
        if self._look is not None:
            self._look.cancel()
        self.all_connections.leave(self, self._address)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        self._received += len(data)
        super().data_received(data)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._since, self._received = time.monotonic(), 0
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Note since when the caller takes nothing."""
        self._paused_at = time.monotonic()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Note that the caller takes the response again."""
        self._paused_at = None
        super().resume_writing()

    def idle(self) -> bool:
        """Tell whether no request is being answered or taken in."""
        return self.cycle is None or self.cycle.response_complete

    def silent(self) -> bool:
        """Tell whether no whole request has come at all."""
        return self.cycle is None

    def drop(self) -> None:
        """End the connection at once."""
        self.all_connections.leave(self, self._address)
        self.transport.abort()

    def _looked(self) -> None:
        if self.transport.is_closing():
            return
        if self._too_slow(time.monotonic()):
            self.drop()
            return
        self._look = self.loop.call_later(LOOK_S, self._looked)

    def _too_slow(self, now: float) -> bool:
        if self._paused_at is not None and now - self._paused_at > STALLED_S:
            return True
        waited = now - self._since
        if self.idle():
            # Between two requests uvicorn's keep-alive counts until the first byte comes.
            kept = self.timeout_keep_alive_task is not None
            return not kept and waited > HEAD_S + (self.timeout_keep_alive if self.cycle is not None else 0)
        if self.conn.their_state is h11.SEND_BODY:
            return waited > BODY_GRACE_S and self._received < (waited - BODY_GRACE_S) * SLOWEST_BYTES_A_SECOND
        return False


def guarded(connections: Connections) -> type[Guarded]:
    """Return the protocol over ``connections``, as ``uvicorn.Config(http=…)`` takes it."""
    return type("GuardedHere", (Guarded,), {"all_connections": connections})


def raise_descriptors() -> int:
    """Raise the number of files that this process may open as far as it may, and return how many connections that leaves."""
    try:
        import resource
    except ImportError:
        return _WANTED_DESCRIPTORS - SPARE_DESCRIPTORS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _WANTED_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(_WANTED_DESCRIPTORS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    allowed = _WANTED_DESCRIPTORS if soft == resource.RLIM_INFINITY else min(soft, _WANTED_DESCRIPTORS)
    return max(16, allowed - SPARE_DESCRIPTORS)
