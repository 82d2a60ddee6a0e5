"""What a learned reader makes of a question: the contract between ``qa.understanding.learned`` and what fuses it into a Query.

Every probability is calibrated on questions about plans that the reader was not trained on, and lies in 0..1. Offsets are
those of ``text``, the question as it was given to the reader: accents restored, abbreviations written out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from qa.contracts.query import Counted, Expects, Field, Form, Role


class SpanKind(StrEnum):
    """What a span of a question names; CLAIM is the value that a yes/no question asserts, PLAN the words that name a plan."""

    TOPIC = "topic"
    AGENCY = "agency"
    PLACE = "place"
    PLAN = "plan"
    TIME = "time"
    MONEY = "money"
    CLAIM = "claim"


class Negated(StrEnum):
    """What a question excludes ("trừ Sở Y tế": AGENCY) or wants empty ("không có đơn vị phối hợp": COORDINATE)."""

    AGENCY = "agency"
    TIME = "time"
    TOPIC = "topic"
    PLACE = "place"
    PRODUCT = "product"
    FUNDING = "funding"
    LEAD = "lead"
    COORDINATE = "coordinate"


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """Words of a question: ``text`` is the question's ``[start:end]``; ``probability`` that these words are of ``kind``."""

    kind: SpanKind
    start: int
    end: int
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class WayToRead:
    """One way to read a question: the fields wanted, most likely first, the form, and the probability of both together."""

    ask: tuple[Field, ...]
    form: Form
    probability: float


@dataclass(frozen=True, slots=True)
class LearnedReading:
    """What the learned reader says of ``text``; every tuple of pairs holds all values of its kind, most likely first.

    ``ask``: each field with the probability that it is among those wanted (they need not sum to 1). ``form``, ``of`` (None:
    nothing is counted), ``expects``, ``role`` (the agency's; None: no agency is named) are distributions. ``negated``: each
    with its own probability. ``none``: that the question is not about plans at all. ``best``: whole readings, the likeliest
    first, at most five. ``spans`` in the order of the text; spans of one kind do not overlap.
    """

    text: str
    ask: tuple[tuple[Field, float], ...]
    form: tuple[tuple[Form, float], ...]
    of: tuple[tuple[Counted | None, float], ...]
    expects: tuple[tuple[Expects, float], ...]
    role: tuple[tuple[Role | None, float], ...]
    negated: tuple[tuple[Negated, float], ...]
    none: float
    spans: tuple[ReadSpan, ...]
    best: tuple[WayToRead, ...]

    def of_kind(self, kind: SpanKind) -> tuple[ReadSpan, ...]:
        """Return the spans of ``kind``, in the order of the text."""
        return tuple(span for span in self.spans if span.kind is kind)


class QuestionReader(Protocol):
    """Reads questions; safe to call from several threads."""

    def read(self, text: str, *, typed: str = "", cues: Collection[str] = ()) -> LearnedReading:
        """Return what ``text`` (well-written, NFC) asks.

        ``typed`` is the question as it was typed, where that differs: both are read and their probabilities averaged.
        ``cues`` are the names of the groups of ``lexicon.toml`` that the rules found; without them the reader stands alone.
        """
