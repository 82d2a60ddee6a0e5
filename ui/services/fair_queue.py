"""Turns at what takes the processor: a few at a time, a short fair queue behind them, and a clear no beyond it.

Python computes one answer at a time, so letting all in makes all slow. Who waits is served in turn by caller, so that one
caller's two hundred questions do not stand before another's one.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from typing import Final

from ui.problems.errors import BusyError

RETRY_AFTER_S: Final = 2
_SHARE: Final = 0.75
"""The part of the turns, and of the queue, that one caller may have; the rest is kept for others."""


class Turns:
    """The turns of one server; to be used in its event loop only."""

    def __init__(self, active: int, waiting: int) -> None:
        """Let ``active`` work at a time and ``waiting`` stand in the queue."""
        self._free = active
        self._most_held = max(1, int(active * _SHARE))
        self._held: Counter[str] = Counter()
        self._most_waiting = waiting
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._count = 0

    async def take(self, caller: str) -> None:
        """Wait for a turn, which :meth:`give_back` ends; raise BusyError at once where the queue is full."""
        if self._may_begin(caller):
            self._begin(caller)
            return
        own = self._waiting.get(caller, ())
        if self._count >= self._most_waiting or len(own) >= max(1, int(self._most_waiting * _SHARE)):
            raise BusyError("Máy chủ đang bận; xin thử lại sau vài giây.", retry_after_s=RETRY_AFTER_S)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(caller, deque()).append(place)
        self._count += 1
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.give_back(caller)
            else:
                self._leave(caller, place)
            raise

    def give_back(self, caller: str) -> None:
        """End a turn of ``caller``; the next caller's first in the queue gets it."""
        self._free += 1
        self._held[caller] -= 1
        if not self._held[caller]:
            del self._held[caller]
        while (following := next(filter(self._may_begin, self._waiting), None)) is not None:
            self._begin_waiting(following)

    def _may_begin(self, caller: str) -> bool:
        return self._free > 0 and self._held[caller] < self._most_held

    def _begin(self, caller: str) -> None:
        self._free -= 1
        self._held[caller] += 1

    def _begin_waiting(self, caller: str) -> None:
        """Let the first that waits of ``caller`` begin; the caller's others go behind all who wait."""
        places = self._waiting.pop(caller)
        place = places.popleft()
        self._count -= 1
        if places:
            self._waiting[caller] = places
        if not place.done():
            self._begin(caller)
            place.set_result(None)

    def _leave(self, caller: str, place: asyncio.Future[None]) -> None:
        places = self._waiting.get(caller)
        if places is not None and place in places:
            places.remove(place)
            self._count -= 1
            if not places:
                del self._waiting[caller]
