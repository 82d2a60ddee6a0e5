"""The records of the question floor: the answer object that every face returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from qa.contracts.plain import record_from

SECTION_JOINT: Final = " › "
"""What joins the headings of a citation's section."""
LONGEST_QUESTION: Final = 2000
"""Characters of a question; a longer text is not one."""


class Status(StrEnum):
    """The closed list of answer statuses.

    ANSWERED: the plans hold the answer. NOT_FOUND: they do not. OUT_OF_SCOPE: the question names a place, plan or agency
    that the corpus does not hold. OFF_TOPIC: it is not a question about plans. INVALID: empty or unreadable as a question.
    PAUSED: the keeper has stopped answering for a while.
    """

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    OFF_TOPIC = "off_topic"
    INVALID = "invalid"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class QuotedRange:
    """A range of a document's text and exactly what stands there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A proof: ``quote`` is the document's text from ``start`` to ``end``; ``more`` the further ranges of a cut row.

    ``n`` counts from 1 in the answer, best first; ``section`` is the path of headings joined by " › "; ``page`` is None where
    the file has no pages; ``kind`` is the passage's kind; ``passage`` its id. ``notice`` says in Vietnamese what a reader must
    know of a plan that is no longer in force, or was amended ("" otherwise); ``ocr`` tells that some of the quote was read by
    optical character recognition and may hold slips.
    """

    n: int
    plan: str
    file: str
    title: str
    section: str
    page: int | None
    kind: str
    start: int
    end: int
    quote: str
    more: tuple[QuotedRange, ...] = ()
    score: float = 0.0
    passage: str = ""
    notice: str = ""
    ocr: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The headings that it stands under, outermost first."""
        return tuple(self.section.split(SECTION_JOINT))


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an answer: a plan's (or a row's) label, its values, and the numbers of the citations that prove them.

    ``detail`` is what the values stand in (the task, the sentence), whole, where the values do not say it themselves;
    ``notice`` what a reader must know of the plan, as in :class:`Citation`; ``quotes`` tells that the item only quotes what
    was found, and gives no value of the asked kind.
    """

    plan: str
    label: str
    values: tuple[str, ...]
    citations: tuple[int, ...]
    detail: str = ""
    notice: str = ""
    quotes: bool = False


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a question was read, so that a person can see why an answer came out; ``query`` is the :class:`Query` as JSON."""

    restored: str = ""
    intents: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    expanded: dict[str, str] = field(default_factory=dict)
    topic: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    query: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """One sentence that a language model wrote, and the numbers of the citations in which all that it says was found."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a language model made of an answer: the sentences that stood the check, as one ``text`` with numbers in brackets.

    ``dropped`` counts the sentences that did not; ``model`` names who wrote.
    """

    text: str
    sentences: tuple[WrittenSentence, ...]
    dropped: int
    model: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What every face returns for a question; ``answer`` is Vietnamese, the direct answer first.

    The text in its parts: ``heading`` stands before the items (of an answer without items it is what is said), ``notes`` are
    the lines after them but for the plans' notices, which stand with their items, and the nearest passage, which is cited.
    ``conversation`` is the id by which the next question of the same conversation is asked; "" where it cannot go on.
    ``written`` is there only where it was asked for, a language model is set, and what it wrote stood the check.
    """

    question: str
    status: Status
    answer: str
    items: tuple[Item, ...] = ()
    citations: tuple[Citation, ...] = ()
    interpretation: Interpretation = field(default_factory=Interpretation)
    index_version: str = ""
    elapsed_ms: float = 0.0
    conversation: str = ""
    written: Written | None = None
    heading: str = ""
    notes: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Tell whether the plans hold the answer."""
        return self.status is Status.ANSWERED

    def as_json(self) -> dict[str, Any]:
        """Return the answer object of the CLI and HTTP contracts; ``written`` is a key of it only where there is something."""
        body = asdict(self)
        body["found"] = self.found
        if self.written is None:
            del body["written"]
        return body

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Answer:
        """Return the answer that ``body`` says, as :meth:`as_json` wrote it. Raises ValueError where it says none."""
        return record_from(cls, {key: value for key, value in body.items() if key != "found"})


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of search results: citations best first, and how many passages matched in all."""

    query: str
    total: int
    citations: tuple[Citation, ...]
    interpretation: Interpretation
    index_version: str
    elapsed_ms: float

    def as_json(self) -> dict[str, Any]:
        """Return the search object of the CLI and HTTP contracts."""
        return asdict(self)
