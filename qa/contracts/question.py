"""A question as it was understood: what is asked for, of which plans, about which agencies, on which topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from corpus.names.places import PlaceMention
from corpus.records import Assignment, Value
from qa.contracts.cues import CueGroup


class Intent(StrEnum):
    """What is asked for.

    ROSTER: tasks one by one, each with what the further intents ask for. TASKS: which tasks an agency leads or coordinates;
    DUTY: what it must do, register and prose; FUNDING: with what money a task is done; BUDGET: with what money the plan as a
    whole is. STANDING: whether a plan is in force, and what it replaces or was replaced by.
    """

    LEAD = "lead"
    COORDINATE = "coordinate"
    PERIOD = "period"
    PRODUCT = "product"
    FUNDING = "funding"
    BUDGET = "budget"
    ROSTER = "roster"
    TASKS = "tasks"
    DUTY = "duty"
    REPORT = "report"
    TARGET = "target"
    LEGAL = "legal_basis"
    DEFINITION = "definition"
    SIGNER = "signer"
    NUMBER = "number"
    ISSUE_DATE = "issue_date"
    ISSUER = "issuer"
    RECIPIENTS = "recipients"
    STANDING = "standing"
    FACT = "fact"


YEAR: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")
"""A year by itself, no part of a date or of a document's number."""

REGISTER_INTENTS: Final = frozenset({Intent.LEAD, Intent.COORDINATE, Intent.PERIOD, Intent.PRODUCT, Intent.FUNDING})
METADATA_INTENTS: Final = frozenset(
    {Intent.SIGNER, Intent.NUMBER, Intent.ISSUE_DATE, Intent.ISSUER, Intent.RECIPIENTS, Intent.STANDING}
)


def field_values(assignment: Assignment, intent: Intent) -> Sequence[Value]:
    """Return what the assignment says in the field that ``intent`` asks for."""
    match intent:
        case Intent.LEAD:
            return assignment.lead
        case Intent.COORDINATE:
            return assignment.coordinate
        case Intent.PRODUCT:
            return assignment.product or ()
        case Intent.PERIOD:
            return (assignment.period,) if assignment.period else ()
        case Intent.FUNDING:
            return (assignment.funding,) if assignment.funding else ()
        case _:
            return ()


class Expected(StrEnum):
    """The kind of value that an answer must hold; QUANTITY is any figure with what it measures."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    DATE = "date"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class AskedAgency:
    """An agency named in the question; ``role`` is "lead", "coordinate" or "" where the question does not say."""

    ids: tuple[str, ...]
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Colloquial:
    """A phrase as people say it and as plans write it."""

    said: str
    formal: str


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """Which tasks are asked for one by one.

    ``kinds`` are names of what they are or yield ("đề án"), empty where tasks of any kind are asked for; ``dated`` tells that
    the question's years are those of the tasks, ``ending`` that they are those in which they end; ``numbers`` are the numbers
    that tasks bear in their plan.
    """

    kinds: tuple[str, ...] = ()
    ending: bool = False
    dated: bool = False
    numbers: tuple[str, ...] = ()


class Subject(StrEnum):
    """What any plan is about: itself (PLANS), reporting on it, its money."""

    PLANS = "plans"
    REPORTS = "reports"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Spelled:
    """What spelling made of what was ``typed``: slips ``repaired``, abbreviations ``expanded``, each by what stood there."""

    typed: str
    repaired: Mapping[str, str] = field(default_factory=dict)
    expanded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    ``text`` is the question as it was ``spelled``; ``topic`` the words that tell what it is about (in ``text``'s spelling,
    question words, places and cues left out) and ``formal`` how plans write its colloquial phrases; ``generic`` tells which
    subjects of any plan the topic is no more than; ``unit`` is what is counted ("bao nhiêu doanh nghiệp"); ``numbers`` are
    documents' numbers, ``bare_numbers`` those of plans without their sign ("kế hoạch 457"); ``wide`` tells that every plan
    is asked; ``rows`` which tasks are asked for one by one; ``parts`` are the questions that it holds where it is several;
    ``cues`` the groups of the cues found in it.
    """

    spelled: Spelled
    text: str
    intents: tuple[Intent, ...]
    expected: Expected | None
    places: tuple[PlaceMention, ...]
    agencies: tuple[AskedAgency, ...]
    unit: str
    years: tuple[int, ...]
    numbers: tuple[str, ...]
    bare_numbers: tuple[str, ...]
    topic: tuple[str, ...]
    formal: tuple[Colloquial, ...]
    generic: frozenset[Subject]
    wide: bool
    dropped: tuple[str, ...]
    rows: RowsAsked | None = None
    parts: tuple[str, ...] = ()
    cues: frozenset[CueGroup] = frozenset()

    @property
    def which(self) -> bool:
        """Tell whether the answer is the plans or provinces themselves."""
        return CueGroup.WHICH_PLAN in self.cues

    @property
    def says_lead(self) -> bool:
        """Tell whether leading is spoken of in so many words."""
        return CueGroup.LEAD in self.cues

    @property
    def columns(self) -> tuple[Intent, ...]:
        """The columns of the register that are asked for, in the order of the intents."""
        return tuple(intent for intent in self.intents if intent in REGISTER_INTENTS)

    @property
    def topic_text(self) -> str:
        """The topic as one string, colloquial phrases also as plans write them."""
        return " ".join((*self.topic, *(phrase.formal for phrase in self.formal)))
