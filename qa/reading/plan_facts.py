"""What plans say of themselves, as facts that can be listed, counted, compared and held against a claim.

In: a stored plan, its passages, and a field of :data:`qa.contracts.query.PLAN_FIELDS`. Out: :class:`PlanFact` records, each
with the ranges that prove it. Nothing here reads the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.records import BlockKind, LegalBasis, Metadata, Range
from corpus.text import find_document_numbers
from corpus.text.dates import find_dates, written_date
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.contracts.query import Field

PassagesOf = Callable[[str], Sequence[Passage]]
"""Gives the passages of a plan or document by its id, as they stand."""

IMPLEMENTS: Final = "implements"

_NAMES: Final = {
    Field.NUMBER: "number",
    Field.ISSUED_ON: "issued_on",
    Field.SIGNER: "signer",
    Field.OFFICE: "signer_office",
    Field.ISSUER: "issuer",
    Field.SUBJECT: "title",
    Field.PERIOD: "period",
}
_OPENING: Final = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:Căn cứ(?:\s+các)?|Thực hiện|Triển khai(?:\s+thực hiện)?|Theo(?:\s+đề nghị của[^,;]*?\s+tại)?|"
    r"Xét(?:\s+đề nghị của)?)\s+",
    re.IGNORECASE,
)
_ISSUES: Final = re.compile(
    r"[,;]\s+[^,;]*\b(?:ban hành|xây dựng)\s+(?:bản\s+)?(?:Kế hoạch|Quyết định|Chỉ thị|Quy chế|Chương trình|Đề án)\b[^,;]*$"
)
_CITES: Final = re.compile(r"\b(?:Luật|Pháp lệnh|Hiến pháp|Chiến lược|Quy hoạch|Đề án|Nghị quyết|Kết luận)\s+\w")
_CARRIES_OUT: Final = re.compile(r"^\W*(?:\d+[.)]\s*)?(?:Thực hiện|Triển khai)\b", re.IGNORECASE)
_PROPOSAL: Final = re.compile(r"\W*(?:Theo|Xét|Trên cơ sở)\s+(?:sự\s+)?(?:đề nghị|tờ trình)\b", re.IGNORECASE)
_PROPOSAL_ENDS: Final = re.compile(r"[;.]\s|[,;.]?\s*\**(?=QUYẾT ĐỊNH|QUYẾT NGHỊ)")
_HEAD: Final = frozenset({BlockKind.HEADER})


@dataclass(frozen=True, slots=True)
class PlanFact:
    """One value that a plan says of itself.

    ``text`` is what an answer shows; ``document`` and ``ranges`` where it stands; ``day`` and ``number`` what it holds of
    these; ``agencies`` the ids of the agencies that it names (of a basis: of its issuer); ``carried_out`` tells that a basis
    is what the plan implements.
    """

    field: Field
    text: str
    document: StoredDocument
    ranges: tuple[Range, ...]
    day: date | None = None
    number: str = ""
    agencies: tuple[str, ...] = ()
    carried_out: bool = False


def facts_of(plan: StoredPlan, field: Field, passages_of: PassagesOf) -> tuple[PlanFact, ...]:
    """Return what ``plan`` says in ``field``, in its order; nothing where it does not say it.

    Of IMPLEMENTS these are the bases that it carries out; STANDING has no values of its own (see ``qa.reading.life``).
    """
    if field is Field.RECIPIENTS:
        return tuple(_recipients(plan))
    if field in (Field.BASIS, Field.IMPLEMENTS):
        bases = tuple(_bases(plan, passages_of))
        return bases if field is Field.BASIS else tuple(fact for fact in bases if fact.carried_out)
    name = _NAMES.get(field)
    if name is None:
        return ()
    return tuple(fact for document in plan.documents[:1] if (fact := _single(plan, document, field, name)) is not None)


def _single(plan: StoredPlan, document: StoredDocument, field: Field, name: str) -> PlanFact | None:
    owner = next((each for each in plan.documents if _said(each.metadata, name)), document)
    value = _said(owner.metadata, name) or (_said(plan.metadata, name))
    if not value:
        return None
    day = plan.metadata.issued_on if field is Field.ISSUED_ON else None
    text = f"{day:%d/%m/%Y} ({in_words(day)})" if day else str(value)
    agencies = _agencies(text) if field is Field.ISSUER else ()
    number = text if field is Field.NUMBER else ""
    return PlanFact(field, text.strip(" —–-"), owner, owner.metadata.ranges.get(name, ()), day, number, agencies)


def _said(metadata: Metadata, name: str) -> object:
    return getattr(metadata, name)


def in_words(day: date) -> str:
    """Return the day as a document writes it: "ngày 08 tháng 05 năm 2024"."""
    return f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"


def _recipients(plan: StoredPlan) -> Iterator[PlanFact]:
    """Yield the recipients one by one: an item may name several, between semicolons."""
    document = next((each for each in plan.documents if each.metadata.recipients), plan.documents[0])
    for value in document.metadata.recipients:
        for part in re.split(r"\s*;\s*", value.text):
            if part.strip():
                yield PlanFact(Field.RECIPIENTS, part.strip(), document, value.ranges, agencies=_agencies(part))


def _bases(plan: StoredPlan, passages_of: PassagesOf) -> Iterator[PlanFact]:
    """Yield the documents that the plan rests on, as its paragraphs write them, in their order.

    A paragraph that cites one document is shown whole; one that cites several gives each its own part. What the opening cites
    besides ("Tờ trình số …") counts too.
    """
    for document in plan.documents:
        left = list(document.metadata.legal_bases)
        for passage in passages_of(document.id):
            inside = [basis for basis in left if any(r.overlaps(mine) for r in basis.ranges for mine in passage.ranges)]
            left = [basis for basis in left if basis not in inside]
            if len(inside) == 1:
                yield _basis(document, inside[0], _without_opening(passage.clean), passage.ranges)
            elif inside:
                yield from (_basis(document, basis, describe(basis), basis.ranges) for basis in inside)
            elif passage.kind in _HEAD and _OPENING.match(passage.clean) and _names_document(passage.clean):
                yield _unread(document, passage, _without_opening(passage.clean))
        yield from (_basis(document, basis, describe(basis), basis.ranges) for basis in left)


def proposals_of(plan: StoredPlan, passages_of: PassagesOf) -> tuple[PlanFact, ...]:
    """Return at whose proposal the plan was issued, as its head says: "Theo đề nghị của Giám đốc Sở …"."""
    return tuple(
        _unread(document, passage, _PROPOSAL_ENDS.split(passage.clean, maxsplit=1)[0].strip(" ;,.:*"))
        for document in plan.documents
        for passage in passages_of(document.id)
        if passage.kind in _HEAD and _PROPOSAL.match(passage.clean)
    )


def _names_document(text: str) -> bool:
    return bool(find_document_numbers(text) or _CITES.search(text))


def _without_opening(text: str) -> str:
    """Return what a paragraph rests on: without the word that opens it, and without who issues what on these grounds."""
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    issues = _ISSUES.search(text)
    return (text[: issues.start()] if issues else text).rstrip(" ;.,:")


def _basis(document: StoredDocument, basis: LegalBasis, text: str, ranges: tuple[Range, ...]) -> PlanFact:
    agencies = _agencies(basis.issuer or "")
    carried_out = basis.role == IMPLEMENTS
    return PlanFact(Field.BASIS, text, document, ranges, basis.issued_on, basis.number, agencies, carried_out)


def _unread(document: StoredDocument, passage: Passage, text: str) -> PlanFact:
    """Return a document that only the paragraph's words (``text``) tell of: its number and date as far as they stand there."""
    carried_out = _CARRIES_OUT.match(passage.clean) is not None
    numbers, days = find_document_numbers(text), find_dates(text)
    day = days[0].value if days else None
    return PlanFact(
        Field.BASIS, text, document, passage.ranges, day, numbers[0].printed if numbers else "", _agencies(text), carried_out
    )


def describe(basis: LegalBasis) -> str:
    """Return the document in words: "Quyết định số 1600/QĐ-TTg ngày 22/9/2021 của Thủ tướng Chính phủ về …"."""
    parts = [f"{basis.kind} số {basis.number}" if basis.number else basis.kind]
    if basis.issued_on:
        parts.append(f"ngày {written_date(basis.issued_on)}")
    if basis.issuer:
        parts.append(f"của {basis.issuer}")
    if basis.subject:
        parts.append(f"về {basis.subject}")
    return " ".join(parts)


def _agencies(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(agency for mention in find_agencies(text) for agency in mention.ids))
