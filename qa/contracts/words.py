"""The words of a question: what stands in it beside what its query means, each part a record of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from corpus.names.places import PlaceMention
from corpus.records import Assignment, Value
from qa.contracts.cues import CueGroup
from qa.contracts.spelled import Spelled


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
            return (assignment.money,) if assignment.money else ()
        case _:
            return ()


class Expected(StrEnum):
    """The kind of value that an answer must hold; QUANTITY is any figure with what it measures, SPAN how long a time is."""

    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    DATE = "date"
    CONTACT = "contact"
    SPAN = "span"


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
class Named:
    """What a question names: places, agencies, years, documents by their ``numbers``.

    ``bare_numbers`` are those of plans without their sign ("kế hoạch 457"), ``kinds`` what documents are called by that are
    spoken of without a number ("kế hoạch", "chỉ thị").
    """

    places: tuple[PlaceMention, ...] = ()
    agencies: tuple[AskedAgency, ...] = ()
    years: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    bare_numbers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def agency_ids(self) -> frozenset[str]:
        """The ids of all agencies that are named."""
        return frozenset(own for agency in self.agencies for own in agency.ids)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """How a question asks, finer than its query's fields and form say.

    ``unit`` is what is counted ("bao nhiêu doanh nghiệp"); ``rows`` tells which tasks are asked for one by one; ``generic``
    which subjects of any plan the topic is no more than; ``wide`` that every plan is asked; ``cues`` are the groups of the cues
    found.
    """

    intents: tuple[Intent, ...] = ()
    expected: Expected | None = None
    unit: str = ""
    rows: RowsAsked | None = None
    generic: frozenset[Subject] = frozenset()
    wide: bool = False
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


@dataclass(frozen=True, slots=True)
class QueryWords:
    """How a question says what its query means, for what looks for words; empty where a program sends the query itself.

    ``text`` is the question as it was ``spelled``, with the words of a topic that was taken over; ``formal`` how plans write
    its colloquial phrases; ``dropped`` its words that tell nothing of the topic; ``parts`` the questions that it holds where it
    is several.
    """

    spelled: Spelled = field(default_factory=Spelled)
    text: str = ""
    named: Named = Named()
    asking: AskedFor = AskedFor()
    formal: tuple[Colloquial, ...] = ()
    dropped: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
