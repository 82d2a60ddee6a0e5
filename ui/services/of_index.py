"""What is computed from the whole index, for all who look, once: the names to choose from, the figures, the report duties."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from cachetools import LRUCache

if TYPE_CHECKING:
    from qa.service import Service

T = TypeVar("T")
MOST: Final = 16
"""Things that are kept at once; those of an older index or day are the first to go, since nobody asks for them."""


class OfIndex:
    """Keeps what was computed for an index and a day; safe to share by threads, of which one computes and the others wait."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: LRUCache[Hashable, Any] = LRUCache(MOST)
        self._lock = threading.Lock()

    def get(self, service: Service, what: Hashable, make: Callable[[], T]) -> T:
        """Return ``what`` as made for the index that ``service`` is at, on this day; ``make`` it where it was not yet."""
        key = (service.index_version, date.today(), what)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            kept: T = self._kept[key]
            return kept
