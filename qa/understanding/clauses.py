"""The clauses of a question that ask something of their own: "ra kết quả gì, hạn quý mấy" asks for a product and a time.

In: a question's text. Out: its clauses, each with a word of asking; they are read one by one beside the whole, since what a
reader holds likeliest of the whole is often only the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from qa.contracts.learned_reading import LearnedReading
from qa.contracts.query import REGISTER_FIELDS, Field
from qa.reading.interrogatives import ANY, HOW_SHORT, asking

_ASKS: Final = asking(*ANY, HOW_SHORT)
_BREAK: Final = re.compile(r"\s*[,;]\s*|\s+(?:và|rồi|với lại)\s+", re.IGNORECASE)
_SURE: Final = 0.7
"""A clause's field is wanted too from this probability on: measured on questions about other plans."""
_OF_ONE: Final = (
    REGISTER_FIELDS,
    frozenset({Field.NUMBER, Field.ISSUED_ON, Field.SIGNER, Field.OFFICE, Field.ISSUER}),
)
"""What can be asked together of one task, and of one plan; the date of a legal basis is part of it, no other value."""
_TIMES: Final = (Field.PERIOD, Field.DEADLINE)


def asking_clauses(text: str) -> tuple[str, ...]:
    """Return the clauses of ``text`` with a word of asking each; what asks nothing stays with the clause after it."""
    clauses: list[str] = []
    waiting = ""
    for part in _BREAK.split(text):
        waiting = f"{waiting}, {part}" if waiting else part
        if _ASKS.search(part):
            clauses.append(waiting)
            waiting = ""
    return tuple(clauses)


def with_fields_of(ask: tuple[Field, ...], clauses: Iterable[LearnedReading]) -> tuple[Field, ...]:
    """Return ``ask`` with the values that single clauses ask for besides; as it is where it asks for more than values."""
    together = next((fields for fields in _OF_ONE if fields.issuperset(ask)), None)
    if together is None:
        return ask
    wanted = list(ask)
    for field, probability in (clause.ask[0] for clause in clauses):
        known = field in wanted or (field in _TIMES and any(time in wanted for time in _TIMES))
        if field in together and probability >= _SURE and not known:
            wanted.append(field)
    return tuple(wanted)
