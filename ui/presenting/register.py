"""The register and the plans as the faces give them out: filtered rows with their plans and proofs, and JSON objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from corpus.records import AssignmentKind, Metadata, Section, Value
from corpus.records.errors import InvalidRequestError
from corpus.text.folding import fold_accents, fold_case
from indexer.segments.stored import StoredAssignment, StoredPlan
from qa.reading.life import Life, Successor
from ui.presenting.export import RegisterRow
from ui.presenting.reference import plan_name
from ui.presenting.timing import Due, due_of, lies_in
from ui.services.filters import fitting

if TYPE_CHECKING:
    from qa.service import Service


class Sort(StrEnum):
    """Orders of the register besides its own (by plan, as it stands); all but the last ignore accents and case."""

    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    PERIOD = "period"
    PLAN = "plan"


FILTER_NAMES: Final = {
    "plan": "Kế hoạch",
    "province": "Tỉnh",
    "lead": "Cơ quan chủ trì",
    "coordinate": "Cơ quan phối hợp",
    "agency": "Cơ quan",
    "period": "Thời gian",
    "due": "Hạn",
    "q": "Từ trong nhiệm vụ",
}
"""How files of the register name what their rows were narrowed by."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person narrows the register by; names as typed, None or empty for no filter.

    ``period`` is a time that the task's own must share a day with ("2025", "quý III/2026"), or words of it ("hằng năm"), with
    or without accents; ``due`` how the task's last day lies to today (:class:`ui.presenting.timing.Due`).
    """

    plan: str | None = None
    province: str | None = None
    lead: str | None = None
    coordinate: str | None = None
    agency: str | None = None
    kind: str | None = None
    q: str | None = None
    period: str | None = None
    due: str | None = None

    def __post_init__(self) -> None:
        for text in asdict(self).values():
            fitting(text)
        if self.kind and self.kind not in {kind.value for kind in AssignmentKind}:
            raise InvalidRequestError(f"Loại “{self.kind}” không có; hãy chọn task (nhiệm vụ) hoặc duty (trách nhiệm).")
        if self.due and self.due not in set(Due):
            raise InvalidRequestError(f"Hạn “{self.due}” không có; hãy chọn một trong: {', '.join(Due)}.")

    def given(self) -> dict[str, str]:
        """Return the filters that the service knows and that are set."""
        return {name: value for name, value in asdict(self).items() if value and name not in ("period", "due")}


def find_rows(
    service: Service,
    filters: Filters,
    sort: Sort | None = None,
    *,
    descending: bool = False,
    today: date | None = None,
) -> Sequence[StoredAssignment]:
    """Return the rows of the register that match, in its own order or sorted; empty fields come last.

    Rows that no time narrows and nothing sorts are read only when they are looked at: a page of a long register comes at once.

    ``today`` is the day by which tasks are due, the real one where it is not given.
    """
    rows = service.assignments(**filters.given())
    if filters.period:
        rows = [row for row in rows if _in_period(row, filters.period)]
    if filters.due:
        rows = [row for row in rows if due_of(row.assignment, today or date.today()) == filters.due]
    if sort is not None:
        key = _SORT_KEYS[sort]
        filled, empty = [row for row in rows if key(row)], [row for row in rows if not key(row)]
        rows = sorted(filled, key=key, reverse=descending) + empty
    return rows


def _in_period(row: StoredAssignment, wanted: str) -> bool:
    period = row.assignment.period
    if period is None:
        return False
    lies = lies_in(row.assignment, wanted)
    return _plain(wanted) in _plain(period.text) if lies is None else lies


def with_proofs(service: Service, rows: Iterable[StoredAssignment]) -> list[RegisterRow]:
    """Return rows, each with its plan and its citations."""
    plans = {plan.id: plan for plan in service.plans()}
    return [RegisterRow(row, plans[row.plan], tuple(service.assignment_citations(row))) for row in rows]


def register(service: Service, filters: Filters) -> list[RegisterRow]:
    """Return the rows of the register that match, each with its plan and its citations."""
    return with_proofs(service, find_rows(service, filters))


def _plain(text: str) -> str:
    return fold_accents(fold_case(text)).strip()


def _agencies(values: tuple[Value, ...]) -> str:
    return _plain("; ".join(value.text for value in values))


_SORT_KEYS: dict[Sort, Callable[[StoredAssignment], str]] = {
    Sort.TASK: lambda row: _plain(row.assignment.task.text),
    Sort.LEAD: lambda row: _agencies(row.assignment.lead),
    Sort.COORDINATE: lambda row: _agencies(row.assignment.coordinate),
    Sort.PERIOD: lambda row: _plain(row.assignment.period.text) if row.assignment.period else "",
    Sort.PLAN: lambda row: row.plan,
}


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
        "cost": found.cost.dong if found.cost else None,
        "source": row.source,
        "notice": row.notice,
        "citations": [asdict(citation) for citation in row.citations],
    }


def plan_json(plan: StoredPlan, life: Life, *, outline: bool = False) -> dict[str, Any]:
    """Return a plan as JSON: what it says of itself, its life and its documents; with ``outline`` their headings too."""
    return {
        "id": plan.id,
        "name": plan_name(plan),
        "province": plan.province,
        **_metadata_json(plan.metadata),
        "source": plan.source,
        "replaces": list(plan.replaces),
        "copies": list(plan.copies),
        "life": life_json(life),
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


def life_json(life: Life) -> dict[str, Any]:
    """Return whether a plan is in force as JSON: its state, its last day, what replaced and amended it, and the notice."""
    return {
        "state": life.force.value,
        "until": life.until.isoformat() if life.until else None,
        "replaced_by": [_successor_json(successor) for successor in life.replaced_by],
        "amended_by": [_successor_json(successor) for successor in life.amended_by],
        "notice": life.notice,
    }


def _successor_json(successor: Successor) -> dict[str, Any]:
    since = successor.since.isoformat() if successor.since else None
    return {"plan": successor.plan, "name": successor.name, "since": since}


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
