"""The register and the plans as the faces give them out: filtered rows with their plans and proofs, and JSON objects."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import InvalidRequestError
from corpus.records import AssignmentKind, Metadata, Section, Value
from indexer.records import StoredPlan
from ui.desk import AnsweringService
from ui.export import RegisterRow
from ui.reference import plan_name


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person narrows the register by; names as typed, None or empty for no filter."""

    plan: str | None = None
    province: str | None = None
    lead: str | None = None
    coordinate: str | None = None
    agency: str | None = None
    kind: str | None = None
    q: str | None = None

    def __post_init__(self) -> None:
        if self.kind and self.kind not in {kind.value for kind in AssignmentKind}:
            raise InvalidRequestError(f"Loại “{self.kind}” không có; hãy chọn task (nhiệm vụ) hoặc duty (trách nhiệm).")

    def given(self) -> dict[str, str]:
        """Return the filters that are set, ready for the service."""
        return {name: value for name, value in asdict(self).items() if value}


def register(service: AnsweringService, filters: Filters) -> list[RegisterRow]:
    """Return the rows of the register that match, each with its plan and its citations."""
    plans = {plan.id: plan for plan in service.plans()}
    return [
        RegisterRow(stored, plans[stored.plan], tuple(service.assignment_citations(stored)))
        for stored in service.assignments(**filters.given())
    ]


def row_json(row: RegisterRow) -> dict[str, Any]:
    """Return the assignment object of the contracts, with the id of its plan and its written source."""
    stored, found = row.stored, row.stored.assignment
    return {
        "id": stored.id,
        "file": stored.file,
        "plan": stored.plan,
        "province": row.plan.province,
        "kind": found.kind.value,
        "group": found.group,
        "no": found.number,
        "task": found.task.text,
        "lead": _texts(found.lead),
        "coordinate": _texts(found.coordinate),
        "product": None if found.product is None else _texts(found.product),
        "period": found.period.text if found.period else None,
        "funding": found.funding.text if found.funding else None,
        "source": row.source,
        "citations": [asdict(citation) for citation in row.citations],
    }


def plan_json(plan: StoredPlan, *, outline: bool = False) -> dict[str, Any]:
    """Return a plan as JSON: what it says of itself and its documents; with ``outline`` their headings too."""
    return {
        "id": plan.id,
        "name": plan_name(plan),
        "province": plan.province,
        **_metadata_json(plan.metadata),
        "source": plan.source,
        "replaces": list(plan.replaces),
        "documents": [
            {
                "id": document.id,
                "file": document.file,
                "format": document.format,
                "annex": document.annex,
                "warnings": [asdict(warning) for warning in document.warnings],
                **({"outline": [_section_json(section) for section in document.sections]} if outline else {}),
            }
            for document in plan.documents
        ],
    }


def _metadata_json(said: Metadata) -> dict[str, Any]:
    return {
        "title": said.title,
        "number": said.number,
        "issued_on": said.issued_on.isoformat() if said.issued_on else None,
        "issuer": said.issuer,
        "signer": said.signer,
        "signer_office": said.signer_office,
        "period": said.period,
        "legal_bases": [
            {
                "kind": basis.kind,
                "number": basis.number,
                "issued_on": basis.issued_on.isoformat() if basis.issued_on else None,
                "issuer": basis.issuer,
                "subject": basis.subject,
                "role": basis.role,
            }
            for basis in said.legal_bases
        ],
        "recipients": _texts(said.recipients),
    }


def _section_json(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
        "parent": section.parent,
        "start": section.range.start,
        "end": section.range.end,
    }


def _texts(values: tuple[Value, ...]) -> list[str]:
    return [value.text for value in values]
