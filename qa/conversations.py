"""Conversations under way: the last turn of each, by an id that nobody can guess, for a while and up to a number of them.

Nothing of one conversation is seen by another. What is dropped costs its client no more than the context: the next question
is read as a first one.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from qa.understanding.following import Turn

MOST: Final = 2000
"""Conversations that are kept at once; the one asked longest ago is dropped first."""
LIFETIME_S: Final = 3600.0
"""Seconds without a question after which a conversation is dropped."""


class Conversations:
    """The last turn of each conversation under way; safe to share by threads."""

    def __init__(self, most: int = MOST, lifetime_s: float = LIFETIME_S, clock: Callable[[], float] = time.monotonic) -> None:
        """Take how many to keep, for how long, and the clock in seconds."""
        self._most = most
        self._lifetime_s = lifetime_s
        self._clock = clock
        self._turns: OrderedDict[str, tuple[float, Turn]] = OrderedDict()
        self._lock = threading.Lock()

    def last(self, conversation: str) -> Turn | None:
        """Return the last turn of the conversation; None where there is none of that id, or none any more."""
        with self._lock:
            found = self._turns.get(conversation)
            if found is None or self._clock() - found[0] > self._lifetime_s:
                return None
            return found[1]

    def put(self, conversation: str, turn: Turn) -> str:
        """Keep ``turn`` as the last of ``conversation`` ("" or an unknown id: of a new one); return the conversation's id."""
        with self._lock:
            key = conversation if conversation in self._turns else secrets.token_urlsafe(12)
            self._turns[key] = (self._clock(), turn)
            self._turns.move_to_end(key)
            while self._turns and (len(self._turns) > self._most or self._oldest_expired()):
                self._turns.popitem(last=False)
            return key

    def _oldest_expired(self) -> bool:
        asked, _ = next(iter(self._turns.values()))
        return self._clock() - asked > self._lifetime_s
