"""The records of the index floor: what is stored, searched and cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from corpus.records import Assignment, BlockKind, Metadata, Range, ReadWarning, Section
from corpus.tables.columns import ColumnRole

CONTEXT_JOINT: Final = " › "
"""What joins the parts of a passage's context."""
COLUMN_JOINT: Final = " | "
"""What joins the titles of a table's columns in it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and cited: one block of a document (or a part of a long one).

    ``id`` is stable across builds: the document's id, a colon and the passage's ordinal in it. ``clean`` is searched and
    embedded together with ``context`` (plan title, section path, a table's header and group), which is never part of a
    quote: quotes are the exact ``ranges``. ``assignments`` are the ids of the :class:`StoredAssignment` it carries.
    ``headings`` are where the headings of ``section_path`` stand. ``cells`` are where each titled column of a table's row
    stands, in the order of ``columns``; empty for all else, and where its cells cannot be told apart.
    """

    id: str
    plan: str
    document: str
    file: str
    kind: BlockKind
    section_path: tuple[str, ...]
    page: int | None
    ranges: tuple[Range, ...]
    clean: str
    context: str
    assignments: tuple[str, ...] = ()
    headings: tuple[Range, ...] = ()
    cells: tuple[tuple[Range, ...], ...] = ()

    @property
    def introduced_by(self) -> tuple[str, ...]:
        """The parts of its context, outermost first."""
        return tuple(self.context.split(CONTEXT_JOINT))

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the columns over a table's row, those without one left out; empty where none are known."""
        titles = next((part for part in reversed(self.introduced_by) if COLUMN_JOINT in part), "")
        return tuple(titles.split(COLUMN_JOINT)) if titles else ()


@dataclass(frozen=True, slots=True)
class StoredAssignment:
    """An assignment with where it stands; ``id`` is the document's id, "#" and its ordinal; ``passage`` the one it is in."""

    id: str
    plan: str
    document: str
    file: str
    section_path: tuple[str, ...]
    passage: str
    assignment: Assignment


class Frequency(StrEnum):
    """How often a report is due; PERIODIC where the plan says no more than "định kỳ"."""

    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    PERIODIC = "periodic"


@dataclass(frozen=True, slots=True, order=True)
class DueDay:
    """The day by which a report is due: ``month`` is None where it is every month's day."""

    month: int | None
    day: int


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A duty to report that the characters ``start`` to ``end`` of a passage's clean text say, in the ``clause`` of them.

    ``passage`` is the passage's ordinal in its document; ``due`` is empty where the plan gives no day. ``reporters`` and
    ``recipients`` are agencies as the plan writes them; a duty under an agency's own heading is that agency's.
    """

    passage: int
    start: int
    end: int
    clause: tuple[int, int]
    frequency: Frequency
    due: tuple[DueDay, ...]
    reporters: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label in prose ("Đơn vị chủ trì: …"): the ``role`` that it names, and where its value stands in the passage."""

    passage: int
    role: ColumnRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """The number of a document that a passage says is replaced or done away with, as it is printed."""

    passage: int
    number: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What a document says in prose, by the passages that say it.

    ``reports`` are its duties to report again and again, ``force`` the clause that says since when or until when it holds,
    ``ended`` the documents that it puts an end to, ``money`` the passages of its sections on money that say whence that comes,
    ``labels`` what labels in its paragraphs and items say.
    """

    reports: tuple[FoundReport, ...] = ()
    force: int | None = None
    ended: tuple[FoundNumber, ...] = ()
    money: tuple[int, ...] = ()
    labels: tuple[FoundLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """How a plan is called (title, place, number), and the ``vector`` of that text: half floats in base64."""

    text: str
    vector: str


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document of a plan as stored; ``annex`` tells an annex from the body, which says how its plan is ``called``.

    ``understood`` is what its prose says of reports, force, money and under labels; None where an older version stored it.
    """

    id: str
    file: str
    format: str
    annex: bool
    metadata: Metadata
    sections: tuple[Section, ...]
    warnings: tuple[ReadWarning, ...]
    called: Called | None = None
    understood: Understood | None = None


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan: its documents, body first, and the metadata merged over them (each field from the first that says it).

    ``replaces`` holds the ids or numbers of the plans that it replaces; ``replaced_by``, ``amends`` and ``until`` (its last
    day) are what the catalogue says. ``copies`` are other files of the corpus that hold the same documents.
    """

    id: str
    documents: tuple[StoredDocument, ...]
    metadata: Metadata
    province: str | None
    source: str | None
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    until: date | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: a passage's id and its score (cosine for dense, BM25 for lexical; higher is better)."""

    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot says of itself: its version (also its folder's name), when, with what, over which files.

    ``files`` holds the digest of each of the snapshot's own files ("blake2b:…") and ``sizes`` their bytes; ``model`` is the
    name by which the encoder is loaded, ``fingerprint`` tells its vectors from another's; ``pipeline`` and ``analyzer`` are
    versions.
    """

    version: str
    created_at: datetime
    model: str
    pipeline: str
    files: dict[str, str]
    passages: int
    assignments: int
    documents: int = 0
    plans: int = 0
    dimension: int = 0
    fingerprint: str = ""
    analyzer: str = ""
    schema: int = 1
    sizes: dict[str, int] = field(default_factory=dict)
