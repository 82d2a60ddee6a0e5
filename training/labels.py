"""What is learned of a question: the heads of the model, their classes, and a question with its labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from qa.contracts.learned_reading import Negated, SpanKind
from qa.contracts.query import Counted, Expects, Field, Form, Role

NOTHING: Final = ""
"""The class of a head for "none of them": nothing is counted, no agency is named."""

HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "ask": tuple(Field),
    "wanted": tuple(Field),
    "many": ("1", "2", "3"),
    "form": tuple(Form),
    "of": (NOTHING, *Counted),
    "expects": tuple(Expects),
    "role": (NOTHING, *Role),
    "negated": tuple(Negated),
}
"""The classes of each head. "ask" is the likeliest field, "wanted" each field by itself, "many" how many fields are wanted."""

MULTIPLE: Final = frozenset({"wanted", "negated"})
"""Heads whose classes do not exclude each other."""

KINDS: Final = tuple(SpanKind)
"""What the words of a question are marked as, each kind by itself."""

OUTSIDE, BEGINS, INSIDE = range(3)


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters ``start`` to ``end`` of a question that are of ``kind``."""

    kind: SpanKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with its labels; a label that is None is not known and teaches nothing.

    ``source`` is the plan that an author's question is about (questions are held out by it), or what else it comes from;
    ``typed`` is the question as typed, where ``text`` is how the product reads it.
    """

    text: str
    source: str
    ask: tuple[str, ...]
    form: str
    of: str | None = None
    expects: str | None = None
    role: str | None = None
    negated: tuple[str, ...] | None = None
    spans: tuple[Marked, ...] | None = None
    weight: float = 1.0
    typed: str = ""
    style: str = ""
    unsure: frozenset[SpanKind] = frozenset()
    """Kinds of which the question may hold spans that are not marked."""
