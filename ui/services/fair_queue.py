"""Turns at what takes the processor: a few at a time, a short fair queue behind them, and a clear no beyond it.

Python computes one answer at a time, so letting all in makes all slow. Who waits is served by how much of the turns each
caller had of late, the least first, so that one caller's two hundred questions do not stand before another's one; and where
the queue is full it is the caller who fills it that is told to come back.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable
from typing import Final

from ui.problems.errors import BusyError

RETRY_AFTER_S: Final = 2
_SHARE: Final = 0.75
"""The part of the turns, and of the queue, that one caller may have; the rest is kept for others."""
_HALF_S: Final = 10.0
"""After so many seconds what a caller had counts half."""
_LITTLE_S: Final = 0.2
"""A difference of use that is none: those who had about as much are served as they came."""
_CALLERS: Final = 1000
"""Callers whose use is remembered; anyone may call from many addresses."""


class TimeHad:
    """How many seconds of turns each caller had, those of long ago counting less."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._had: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def of(self, caller: str) -> float:
        """Return the seconds that a caller had of late."""
        seconds, at = self._had.get(caller, (0.0, 0.0))
        return seconds * 0.5 ** ((self._clock() - at) / _HALF_S) if seconds else 0.0

    def add(self, caller: str, seconds: float) -> None:
        """Count a turn of so many seconds."""
        self._had[caller] = (self.of(caller) + seconds, self._clock())
        self._had.move_to_end(caller)
        if len(self._had) > _CALLERS:
            self._had.popitem(last=False)

    def least(self, callers: Iterable[str]) -> str | None:
        """Return the first of ``callers`` that had about the least; None of none."""
        had = {caller: self.of(caller) for caller in callers}
        little = min(had.values(), default=0.0) + _LITTLE_S
        return next((caller for caller, seconds in had.items() if seconds <= little), None)


class Turns:
    """The turns of one server; to be used in its event loop only."""

    def __init__(self, active: int, waiting: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Let ``active`` work at a time and ``waiting`` stand in the queue."""
        self._free = active
        self._most_held = max(1, int(active * _SHARE))
        self._held: Counter[str] = Counter()
        self._most_waiting = waiting
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._count = 0
        self._clock = clock
        self._use = TimeHad(clock)
        self._begun: dict[str, deque[float]] = {}

    async def take(self, caller: str) -> None:
        """Wait for a turn, which :meth:`give_back` ends.

        Raises BusyError where the queue is full, at once, or later where it fills and nobody has more places in it.
        """
        if self._may_begin(caller):
            self._begin(caller)
            return
        self._make_room(caller)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(caller, deque()).append(place)
        self._count += 1
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and place.exception() is None:
                self.give_back(caller)
            else:
                self._leave(caller, place)
            raise

    def give_back(self, caller: str) -> None:
        """End a turn of ``caller``; who had least of late, of those who wait, gets it."""
        self._free += 1
        self._held[caller] -= 1
        begun = self._begun[caller]
        self._use.add(caller, self._clock() - begun.popleft())
        if not self._held[caller]:
            del self._held[caller], self._begun[caller]
        while (following := self._use.least(filter(self._may_begin, self._waiting))) is not None:
            self._begin_waiting(following)

    def _may_begin(self, caller: str) -> bool:
        return self._free > 0 and self._held[caller] < self._most_held

    def _begin(self, caller: str) -> None:
        self._free -= 1
        self._held[caller] += 1
        self._begun.setdefault(caller, deque()).append(self._clock())

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

    def _make_room(self, caller: str) -> None:
        """See that ``caller`` may wait: in a full queue whoever has most places in it, or had most of late, loses the last.

        Raises BusyError where that is the caller.
        """
        own = len(self._waiting.get(caller, ()))
        if own >= max(1, int(self._most_waiting * _SHARE)):
            raise _busy()
        if self._count < self._most_waiting:
            return
        places, _, most = max((len(held), self._use.of(name), name) for name, held in self._waiting.items())
        if (places, self._use.of(most)) <= (own + 1, self._use.of(caller) + _LITTLE_S):
            raise _busy()
        last = self._waiting[most][-1]
        self._leave(most, last)
        if not last.done():
            last.set_exception(_busy())

    def _leave(self, caller: str, place: asyncio.Future[None]) -> None:
        places = self._waiting.get(caller)
        if places is not None and place in places:
            places.remove(place)
            self._count -= 1
            if not places:
                del self._waiting[caller]


def _busy() -> BusyError:
    return BusyError("Máy chủ đang bận; xin thử lại sau vài giây.", retry_after_s=RETRY_AFTER_S)
