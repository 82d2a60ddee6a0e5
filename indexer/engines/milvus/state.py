"""What a version is: which rows of which collection belong to it, and the records that stand beside them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from indexer.segments.stored import Manifest

GROUP_BITS = 20
"""A row's key is its document's group, so many bits up, and its place in the document."""


@dataclass(frozen=True, slots=True)
class GroupedDocument:
    """A document in a version: its rows have ``group``; ``text`` and ``record`` are the keys of its blobs.

    ``long`` are those of records that are too long for their rows.
    """

    document: str
    file: str
    plan: str
    place: int
    segment: str
    group: int
    passages: int
    assignments: int
    text: str
    record: str
    long: tuple[str, ...] = ()


@dataclass(frozen=True)
class VersionState:
    """All of one version but the rows and blobs that it names.

    ``generation`` numbers the collections of its rows; ``end`` is one more than the greatest group in use in them when it
    was published; ``hidden`` are lesser groups that are there for other versions. ``average`` is the mean length of each
    lexical field that the sparse vectors of this generation were made with, ``lengths`` the fields' lengths summed today.
    ``frequencies`` and ``counts`` are keys of blobs, ``plans`` too; ``agencies`` counts each agency's assignments.
    """

    manifest: Manifest
    generation: int
    end: int
    hidden: tuple[int, ...]
    documents: tuple[GroupedDocument, ...]
    plans: tuple[str, ...]
    average: tuple[float, ...]
    lengths: tuple[int, ...]
    frequencies: str
    counts: str
    agencies: dict[str, int]
    settings: dict[str, str]

    @cached_property
    def by_document(self) -> dict[str, GroupedDocument]:
        """The documents by id."""
        return {document.document: document for document in self.documents}

    @cached_property
    def by_group(self) -> dict[int, GroupedDocument]:
        """The documents by group."""
        return {document.group: document for document in self.documents}

    @cached_property
    def by_plan(self) -> dict[str, list[GroupedDocument]]:
        """The documents of each plan in order, plans by id."""
        found: dict[str, list[GroupedDocument]] = {}
        for document in sorted(self.documents, key=lambda d: (d.plan, d.place)):
            found.setdefault(document.plan, []).append(document)
        return found

    def blobs(self) -> list[str]:
        """Return the keys of all blobs that the version needs."""
        own = [key for document in self.documents for key in (document.text, document.record, *document.long)]
        return [*own, *self.plans, self.frequencies, self.counts]

    def where(self, plans: Collection[str] | None = None) -> str:
        """Return the filter that is true of this version's rows, of these plans only where they are named."""
        if plans is not None:
            groups = [document.group for plan in set(plans) for document in self.by_plan.get(plan, ())]
            return f"grp in {sorted(groups)}"
        hidden = f" and grp not in {sorted(self.hidden)}" if self.hidden else ""
        return f"grp >= 0 and grp < {self.end}{hidden}"

    def passage_key(self, passage_id: str) -> int:
        """Return the key of a passage's row; KeyError where the version has no such passage."""
        document, _, ordinal = passage_id.rpartition(":")
        found = self.by_document[document]
        if not ordinal.isdigit() or int(ordinal) >= found.passages:
            raise KeyError(passage_id)
        return (found.group << GROUP_BITS) | int(ordinal)

    def passage_id(self, key: int) -> str:
        """Return the id of the passage whose row has this key."""
        return f"{self.by_group[key >> GROUP_BITS].document}:{key & ((1 << GROUP_BITS) - 1)}"
