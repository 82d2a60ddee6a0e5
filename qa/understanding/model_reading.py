"""What a language model makes of an odd question, held against the index and put to the query that the rules made.

What is closed stays with the rules: plans, places, times, numbers. The model may say which fields, which form, what is counted,
which words are the topic, and which agencies in which part. In: its reading and the query. Out: the query, or nothing where the
reading names what the index does not hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import fold_accents, tokens
from qa.contracts.query import AgencyCondition, Counted, Field, Form, Query, Role

CONFIDENCE: Final = 0.5
"""What a language model's reading counts as: it says nothing of how sure it is."""

UNSURE: Final = 0.5
"""Below this confidence of the learned reader a question that found nothing is worth another reading."""


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency as the model names it, and its part in the task."""

    name: str
    role: Role = Role.EITHER


@dataclass(frozen=True, slots=True)
class ModelReading:
    """What a language model reads in a question; ``claim`` is the value that a yes/no question asserts."""

    ask: tuple[Field, ...]
    form: Form
    of: Counted | None = None
    topic: tuple[str, ...] = ()
    agencies: tuple[NamedAgency, ...] = ()
    claim: str = ""


def worth_reading(query: Query, *, found: bool) -> bool:
    """Tell whether a language model may be asked: nothing was found, and the learned reader was unsure what was meant."""
    return not found and query.confidence < UNSURE


def applied(
    reading: ModelReading, query: Query, registered: Callable[[str], tuple[str, ...]], known: Callable[[str], bool]
) -> Query | None:
    """Return ``query`` as ``reading`` has it, or None where it names an agency or a word that the index does not hold.

    ``registered`` returns the ids by which the register knows a name; ``known`` tells whether plans hold a folded syllable.
    """
    agencies: list[AgencyCondition] = []
    for named in reading.agencies:
        ids = registered(named.name)
        if not ids:
            return None
        agencies.append(AgencyCondition(ids, named.name, named.role))
    words = [fold_accents(token.text) for phrase in (*reading.topic, reading.claim) for token in tokens(phrase)]
    if not all(known(word) for word in words):
        return None
    kept = tuple(agencies) or query.where.agencies
    return replace(
        query,
        ask=reading.ask,
        form=reading.form,
        of=reading.of,
        topic=reading.topic or query.topic,
        claim=reading.claim if reading.form is Form.YES_NO else "",
        where=replace(query.where, agencies=kept),
        source="llm",
        confidence=CONFIDENCE,
    )
