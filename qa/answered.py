"""Questions answered lately, as they were typed: who asks the same again over the same index and day waits for no computing.

A page that is reloaded, shared or gone back to, the examples on the first screen, the earlier questions of a conversation that
a client sends along: all ask what was asked before. An answer follows from the question, what was asked before it, the
filters, the index and the day alone, so that one that was kept is the one that would be computed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cachetools import LRUCache

from qa.contracts.answer import Answer
from qa.contracts.query import Query
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


@dataclass(frozen=True, slots=True)
class QueryKey:
    """All that the answer to a program's query follows from besides the index; ``text`` are the words that it came with."""

    query: Query
    text: str
    top_k: int
    today: date


class KeptAnswers:
    """The turns of the questions and queries asked lately over one index; safe to share by threads."""

    def __init__(self, room_bytes: int = ROOM_BYTES) -> None:
        """Take the room for all, in bytes."""
        self._turns: LRUCache[AnswerKey | QueryKey, Turn] = LRUCache(room_bytes, getsizeof=bytes_of)
        self._lock = threading.Lock()

    def before(self, asked: AnswerKey, answerer: Answerer) -> Turn | None:
        """Return the turn before the one that is asked for; None where it is the first."""
        earlier = asked.questions[:-1]
        return self.turn(replace(asked, questions=earlier, top_k=TOP_K), answerer) if earlier else None

    def turn(self, asked: AnswerKey, answerer: Answerer) -> Turn:
        """Return the turn that was kept for what is asked; others are had from ``answerer``, which is over the index."""

        def turn() -> Turn:
            """Return the turn, computed."""
            before = self.before(asked, answerer)
            return answerer.turn(asked.questions[-1], before, plan=asked.plan, province=asked.province, top_k=asked.top_k)

        return self._kept(asked, turn)

    def answer(self, asked: QueryKey, answerer: Answerer) -> Answer:
        """Return the answer that was kept for a query; others are had from ``answerer``, which is over the index."""
        return self._kept(asked, lambda: Turn(asked.query, answerer.query(asked.query, top_k=asked.top_k))).answer

    def _kept(self, asked: AnswerKey | QueryKey, make: Callable[[], Turn]) -> Turn:
        with self._lock:
            kept = self._turns.get(asked)
        if kept is not None:
            return kept
        turn = make()
        with self._lock:
            if bytes_of(turn) <= self._turns.maxsize:
                self._turns[asked] = turn
        return turn
