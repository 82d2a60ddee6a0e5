"""How much memory a turn that is kept takes: one estimate for all that keep turns within a room of bytes.

In: a turn. Out: bytes, about, on the safe side (measured on answers of every form, and on questions full of names).
"""

from __future__ import annotations

from typing import Final

from qa.contracts.answer import Answer
from qa.understanding.turns import Turn

_TURN: Final = 8_000
_OF_QUESTION: Final = 60
"""For each character of the question: its query and words hold what it names."""
_OF_ANSWER: Final = 4
"""For each character of an answer's text, quotes and items."""


def bytes_of(turn: Turn) -> int:
    """Return about how many bytes of memory ``turn`` takes."""
    listed = turn.held.listed
    answers = (turn.answer,) if listed is None or listed is turn.answer else (turn.answer, listed)
    return _TURN + _OF_QUESTION * len(turn.query.words.spelled.typed) + _OF_ANSWER * sum(map(_characters, answers))


def _characters(answer: Answer) -> int:
    quotes = sum(len(citation.quote) + sum(len(each.quote) for each in citation.more) for citation in answer.citations)
    items = sum(len(item.detail) + sum(map(len, item.values)) for item in answer.items)
    return len(answer.question) + len(answer.answer) + quotes + items
