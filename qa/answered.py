"""Questions answered lately, as they were typed: who asks the same again over the same index and day waits for no computing.

A page that is reloaded, shared or gone back to, the examples on the first screen, the earlier questions of a conversation that
a client sends along: all ask what was asked before. An answer follows from the question, what was asked before it, the
filters, the index and the day alone, so that one that was kept is the one that would be computed.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cachetools import LRUCache

from qa.pipeline import Answerer
from qa.understanding.turn_size import bytes_of
from qa.understanding.turns import Turn

TOP_K: Final = 5
"""Citations of an answer at most, where nobody says how many."""
ROOM_BYTES: Final = 8 * 2**20
"""Memory, as estimated, that all answers kept may take; those asked longest ago are dropped first."""


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """All that an answer follows from besides the index; of ``questions``, as typed, the last is answered."""

    questions: tuple[str, ...]
    plan: str | None
    province: str | None
    top_k: int
    today: date


class KeptAnswers:
    """The turns of the questions asked lately over one index; safe to share by threads."""

    def __init__(self, room_bytes: int = ROOM_BYTES) -> None:
        """Take the room for all, in bytes."""
        self._turns: LRUCache[AnswerKey, Turn] = LRUCache(room_bytes, getsizeof=bytes_of)
        self._lock = threading.Lock()

    def before(self, asked: AnswerKey, answerer: Answerer) -> Turn | None:
        """Return the turn before the one that is asked for; None where it is the first."""
        earlier = asked.questions[:-1]
        return self.turn(replace(asked, questions=earlier, top_k=TOP_K), answerer) if earlier else None

    def turn(self, asked: AnswerKey, answerer: Answerer) -> Turn:
        """Return the turn that was kept for what is asked; others are had from ``answerer``, which is over the index."""
        with self._lock:
            kept = self._turns.get(asked)
        if kept is not None:
            return kept
        before = self.before(asked, answerer)
        turn = answerer.turn(asked.questions[-1], before, plan=asked.plan, province=asked.province, top_k=asked.top_k)
        with self._lock:
            if bytes_of(turn) <= self._turns.maxsize:
                self._turns[asked] = turn
        return turn
