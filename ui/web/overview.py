"""The section "Tổng quan": the register in figures and bars, each of which opens the rows behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import gradio as gr

from ui.presenting.overview import Chart, Overview, overview
from ui.presenting.timing import DUE_NAMES
from ui.services.faces import Faces
from ui.services.of_index import OfIndex
from ui.web.events import QUIET, carried, panel, shown
from ui.web.register import Asked
from ui.web.render import render

if TYPE_CHECKING:
    from qa.service import Service

LEAD: Final = "lead"


class OverviewSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-tong-quan", elem_classes=["tc-section", "tc-section--wide"]):
            self.view = panel("section:tong-quan", "open", elem_id="xem-tong-quan")

    def wire(self) -> None:
        """Connect the events."""
        self.view.open(self.open, None, [self.view], **QUIET)

    def open(self, event: gr.EventData) -> str:
        """Draw the figures for the role and the plan of the address."""
        role, plan = carried(event, "vai_tro") or LEAD, carried(event, "ke_hoach")
        return shown(lambda: overview_html(self._faces.live.service(), role, plan, self._faces.of_index))


def overview_html(service: Service, role: str, plan: str = "", kept: OfIndex | None = None) -> str:
    """Return the figures of the register, of one plan where ``plan`` is given, agencies by ``role``.

    Those of the whole register are ``kept`` for the next who looks.
    """
    chosen, lead = service.plan(plan).id if plan else "", role == LEAD

    def make() -> Overview:
        """Return the figures as they are now."""
        rows = service.assignments(kind="task", **({"plan": chosen} if chosen else {}))
        return overview(rows, service.plans(), date.today(), lead=lead)

    found = make() if chosen or kept is None else kept.get(service, ("overview", lead), make)
    asked = Asked(ke_hoach=chosen)
    charts: tuple[tuple[str, str, str, Chart], ...] = (
        ("agency", "Theo cơ quan", "co_quan", found.by_agency),
        ("plan", "Theo kế hoạch", "ke_hoach", found.by_plan),
        ("year", "Theo năm thực hiện", "thoi_gian", found.by_year),
    )
    return render("overview.html", found=found, charts=charts, dues=DUE_NAMES, role=role, asked=asked, today=date.today())
