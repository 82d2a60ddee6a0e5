"""Conversations under way: the last turn of each, by an id that nobody can guess, for a while and as far as there is room.

Nothing of one conversation is seen by another. What is dropped costs its client no more than the context: the next question
is read as a first one.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from qa.contracts.answer import LONGEST_QUESTION, Answer, Interpretation
from qa.understanding.turn_size import bytes_of
from qa.understanding.turns import Turn

MOST: Final = 2000
"""Conversations that are kept at once; the one asked longest ago is dropped first."""
ROOM_BYTES: Final = 16 * 2**20
"""Memory, as estimated, that all conversations may take: those with long questions are fewer."""
LIFETIME_S: Final = 3600.0
"""Seconds without a question after which a conversation is dropped."""

MOST_TURNS: Final = 6
"""Earlier questions of a conversation that are read again where a client sends them instead of an id, where they are short:
together no more than one question may be long, for each is read at the cost of its length."""


class Conversations:
    """The last turn of each conversation under way; safe to share by threads."""

    def __init__(
        self,
        most: int = MOST,
        lifetime_s: float = LIFETIME_S,
        clock: Callable[[], float] = time.monotonic,
        room_bytes: int = ROOM_BYTES,
    ) -> None:
        """Take how many to keep, for how long, the clock in seconds, and the room for all."""
        self._room = room_bytes
        self._taken = 0
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
        kept = _needed_later(turn)
        with self._lock:
            key = conversation if conversation in self._turns else secrets.token_urlsafe(12)
            self._drop(key)
            self._turns[key] = (self._clock(), kept)
            self._taken += bytes_of(kept)
            while self._turns and (len(self._turns) > self._most or self._taken > self._room or self._oldest_expired()):
                self._drop(next(iter(self._turns)))
            return key

    def _drop(self, key: str) -> None:
        found = self._turns.pop(key, None)
        if found is not None:
            self._taken -= bytes_of(found[1])

    def _oldest_expired(self) -> bool:
        asked, _ = next(iter(self._turns.values()))
        return self._clock() - asked > self._lifetime_s


def counting(earlier: Sequence[str]) -> Sequence[str]:
    """Return those of the questions before this one that are read again: the last few, as many as are short enough."""
    counting = list(earlier[-MOST_TURNS:])
    while len(counting) > 1 and sum(map(len, counting)) > LONGEST_QUESTION:
        del counting[0]
    return counting


def _needed_later(turn: Turn) -> Turn:
    """Return the turn without what the next question does not look at: quotes, and how the question was read in words."""
    listed = turn.held.listed
    held = replace(turn.held, listed=_bare(listed) if listed is not None else None)
    return replace(turn, answer=_bare(turn.answer), held=held)


def _bare(answer: Answer) -> Answer:
    citations = tuple(
        replace(citation, quote="", more=tuple(replace(each, quote="") for each in citation.more))
        for citation in answer.citations
    )
    return replace(answer, citations=citations, interpretation=Interpretation())
