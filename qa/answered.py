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

from qa.contracts.answer import Answer
from qa.pipeline import Answerer
from qa.understanding.turns import Turn

TOP_K: Final = 5
"""Citations of an answer at most, where nobody says how many."""
ROOM_BYTES: Final = 8 * 2**20
"""Memory, as estimated, that all answers kept may take; those asked longest ago are dropped first."""

_TURN_BYTES: Final = 8_000
_CHARACTER_BYTES: Final = 4
"""What a turn takes by itself and for each character of its quotes and items (measured on answers of every form)."""


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
        self._turns: LRUCache[AnswerKey, Turn] = LRUCache(room_bytes, getsizeof=_bytes_of)
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
            if _bytes_of(turn) <= self._turns.maxsize:
                self._turns[asked] = turn
        return turn


def _bytes_of(turn: Turn) -> int:
    """Return about how much memory a turn takes."""
    held = turn.held.listed
    answers = (turn.answer,) if held is None or held is turn.answer else (turn.answer, held)
    return _TURN_BYTES + _CHARACTER_BYTES * sum(map(_characters, answers))


def _characters(answer: Answer) -> int:
    quotes = sum(len(citation.quote) + sum(len(each.quote) for each in citation.more) for citation in answer.citations)
    items = sum(len(item.detail) + sum(map(len, item.values)) for item in answer.items)
    return len(answer.question) + len(answer.answer) + quotes + items
