"""What a document says of itself: number, date, issuer, signer, legal bases, earlier documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from corpus.records.document import Range, Value

UNTIL = "until"
"""The name under which the ranges of a document hold the day until which it says that it holds."""

DRAFT = "draft"
"""The name under which the ranges of a document hold the line that calls it a draft."""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document that the plan rests on: kind ("Quyết định"), number, date, issuer, what it is about, and its role.

    ``role`` is "implements" for the document(s) that the plan carries out ("Thực hiện …") and "basis" for the rest
    ("Căn cứ …").
    """

    kind: str
    number: str
    issued_on: date | None
    issuer: str | None
    subject: str | None
    role: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class EarlierDocument:
    """An earlier document that this one replaces, or amends in part (``role``), with what it says of its date and issuer."""

    number: str
    issued_on: date | None
    year: int | None
    issuer: str | None
    role: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; None or empty where it does not say. ``ranges`` prove each field by its name.

    ``document_kind`` is what the document calls itself ("Kế hoạch", "Thông báo"); ``annex_of`` the number of the document
    that an annex without a body of its own belongs to; ``replaces`` and ``amends`` the numbers of the earlier documents that
    this one says it replaces or amends, ``earlier`` the same documents with the dates and issuers that tell them from others;
    ``until`` is the last day that it says it holds.
    """

    title: str | None = None
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    province: str | None = None
    signer: str | None = None
    signer_office: str | None = None
    signed_for: str | None = None
    period: str | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    recipients: tuple[Value, ...] = ()
    document_kind: str | None = None
    annex_of: str | None = None
    replaces: tuple[Value, ...] = ()
    amends: tuple[Value, ...] = ()
    earlier: tuple[EarlierDocument, ...] = ()
    until: date | None = None
    ranges: dict[str, tuple[Range, ...]] = field(default_factory=dict)

    @property
    def draft(self) -> bool:
        """Whether the document calls itself a draft; ``ranges`` say where."""
        return DRAFT in self.ranges
