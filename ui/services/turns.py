"""Turns at what takes the processor: a few at a time, a short fair queue behind them, and a clear no beyond it.

Python computes one answer at a time, so letting all in makes all slow. Who waits is served in turn by caller, so that one
caller's two hundred questions do not stand before another's one.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from typing import Final

from ui.problems.errors import BusyError

RETRY_AFTER_S: Final = 2
_SHARE: Final = 0.75
"""The part of the queue that one caller may fill; the rest is kept for others."""


class Turns:
    """The turns of one server; to be used in its event loop only."""

    def __init__(self, active: int, waiting: int) -> None:
        """Let ``active`` work at a time and ``waiting`` stand in the queue."""
        self._free = active
        self._most_waiting = waiting
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._count = 0

    async def take(self, caller: str) -> None:
        """Wait for a turn, which :meth:`give_back` ends; raise BusyError at once where the queue is full."""
        if self._free:
            self._free -= 1
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
                self.give_back()
            else:
                self._leave(caller, place)
            raise

    def give_back(self) -> None:
        """End a turn; the next caller's first in the queue gets it."""
        while self._waiting:
            caller, places = self._waiting.popitem(last=False)
            place = places.popleft()
            self._count -= 1
            if places:
                self._waiting[caller] = places
            if not place.done():
                place.set_result(None)
                return
        self._free += 1

    def _leave(self, caller: str, place: asyncio.Future[None]) -> None:
        places = self._waiting.get(caller)
        if places is not None and place in places:
            places.remove(place)
            self._count -= 1
            if not places:
                del self._waiting[caller]
