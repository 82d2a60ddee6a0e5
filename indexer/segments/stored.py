"""The records of the index floor: what is stored, searched and cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from corpus.records import Assignment, BlockKind, Metadata, Range, ReadWarning, Section


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and cited: one block of a document (or a part of a long one).

    ``id`` is stable across builds: the document's id, a colon and the passage's ordinal in it. ``clean`` is searched and
    embedded together with ``context`` (plan title, section path, a table's header and group), which is never part of a
    quote: quotes are the exact ``ranges``. ``assignments`` are the ids of the :class:`StoredAssignment` it carries.
    ``headings`` are where the headings of ``section_path`` stand.
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


@dataclass(frozen=True, slots=True)
class Called:
    """How a plan is called (title, place, number), and the ``vector`` of that text: half floats in base64."""

    text: str
    vector: str


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document of a plan as stored; ``annex`` tells an annex from the body, which says how its plan is ``called``."""

    id: str
    file: str
    format: str
    annex: bool
    metadata: Metadata
    sections: tuple[Section, ...]
    warnings: tuple[ReadWarning, ...]
    called: Called | None = None


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
