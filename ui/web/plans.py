"""The section "Kế hoạch": which plans there are, what each says of itself, and its outline, one click from the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import gradio as gr

from corpus.names.places import current_name, find_places
from corpus.records import LegalBasis
from corpus.text.dates import written_date
from indexer.segments.stored import StoredDocument, StoredPlan
from qa.reading.life import Life
from ui.presenting.readable import tidy
from ui.presenting.reference import plan_name, short_plan_name
from ui.presenting.spots import written_spot
from ui.services.faces import Faces
from ui.web.events import QUIET, carried, panel, shown
from ui.web.places import file_address, reader_address
from ui.web.render import render

OPENED_BY: Final = "xem"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading as the outline shows it; ``spot`` is where it stands."""

    text: str
    level: int
    spot: str


class PlansSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-ke-hoach", elem_classes=["tc-section", "tc-section--wide"]):
            self.view = panel("section:ke-hoach", "open", "plan", "cite", elem_id="xem-ke-hoach")

    def wire(self) -> None:
        """Connect the events."""
        self.view.open(self.show, None, [self.view], **QUIET)
        self.view.plan(self.show, None, [self.view], **QUIET)

    def show(self, event: gr.EventData) -> str:
        """Return the list of plans with one of them open: the one named by the click or the address, else the first."""
        return shown(lambda: plans_html(self._faces, carried(event, "plan") or carried(event, OPENED_BY)))


def plans_html(faces: Faces, chosen: str = "") -> str:
    """Return the plans, with ``chosen`` (a plan as people name it; "" for the first) open."""
    service = faces.live.service()
    stored = service.plans()
    plan = service.plan(chosen) if chosen else next(iter(stored), None)
    lives = service.lives()
    entries = [(each.id, short_plan_name(each), tidy(each.metadata.title or each.id), lives[each.id].notice) for each in stored]
    if plan is None:
        return render("plans.html", entries=entries, plan=None)
    return render(
        "plans.html",
        entries=entries,
        plan=plan,
        name=plan_name(plan),
        facts=_facts(plan, lives[plan.id]),
        bases=[basis_text(basis) for basis in plan.metadata.legal_bases],
        recipients=[value.text for value in plan.metadata.recipients],
        documents=[
            (
                document,
                _outline(document),
                reader_address(plan.id, document.file),
                file_address(plan.id, document.file) if faces.settings.downloads else "",
            )
            for document in plan.documents
        ],
        tasks=len(service.assignments(plan=plan.id, kind="task")),
        duties=len(service.assignments(plan=plan.id, kind="duty")),
    )


def basis_text(basis: LegalBasis) -> str:
    """Return a legal basis in writing: "Nghị quyết số 36-NQ/TW ngày 30/01/2023 của Bộ Chính trị"."""
    parts = [
        basis.kind,
        f"số {basis.number}" if basis.number else "",
        f"ngày {written_date(basis.issued_on)}" if basis.issued_on else "",
        f"của {basis.issuer}" if basis.issuer else "",
        tidy(basis.subject or ""),
    ]
    return " ".join(part for part in parts if part)


def _facts(plan: StoredPlan, life: Life) -> list[tuple[str, str]]:
    """Return what the plan says of itself as pairs of a name and a text, what it does not say left out."""
    said = plan.metadata
    facts = (
        ("Trích yếu", said.title),
        ("Số, ký hiệu", said.number),
        ("Ngày ban hành", written_date(said.issued_on) if said.issued_on else None),
        ("Cơ quan ban hành", said.issuer),
        ("Người ký", ", ".join(part for part in (said.signer, said.signer_office) if part)),
        ("Thời kỳ", said.period),
        ("Hiệu lực", life.said),
        ("Tỉnh", _province(plan.province) if plan.province else None),
        ("Thay thế", ", ".join(plan.replaces)),
        ("Nguồn", plan.source),
    )
    return [(name, tidy(text)) for name, text in facts if text]


def _province(name: str) -> str:
    """Return a province's name, with today's where it has been merged since."""
    mentions = find_places(name)
    today = current_name(mentions[0].key) if mentions else name
    return name if today == name else f"{name} (nay thuộc {today})"


def _outline(document: StoredDocument) -> list[OutlineEntry]:
    return [
        OutlineEntry(
            tidy(f"{section.number}. {section.heading}" if section.number else section.heading),
            section.level,
            written_spot((section.heading_range,)),
        )
        for section in document.sections
    ]
