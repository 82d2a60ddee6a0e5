"""The section "Hạn báo cáo": the recurring report duties of the plans, next first, as a list and a calendar file."""

from __future__ import annotations

from datetime import date
from typing import Final
from urllib.parse import urlencode

import gradio as gr

from ui.presenting.calendars import deadlines
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.web.answer import citation_view
from ui.web.events import QUIET, carried, panel, shown
from ui.web.paging import page_of, paged
from ui.web.render import render
from ui.web.source import address

PAGE_DUTIES: Final = 60


class DeadlinesSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-han-bao-cao", elem_classes=["tc-section"]):
            self.filters = panel("filters", elem_id="loc-han-bao-cao")
            self.list = panel("section:han-bao-cao", "open", "look", "cite", elem_id="danh-sach-han")

    def wire(self) -> None:
        """Connect the events."""
        self.list.open(self.open, None, [self.filters, self.list], **QUIET)
        self.list.look(self.look, None, [self.list], **QUIET)

    def open(self, event: gr.EventData) -> tuple[str, str]:
        """Show the choice of plans, and the duties of the one that the address names, or of all."""
        return shown(lambda: self._filters(carried(event, "ke_hoach"))), self.look(event)

    def look(self, event: gr.EventData) -> str:
        """List the duties of one plan, or of all."""
        plan, page = carried(event, "ke_hoach") or None, page_of(carried(event, "trang"))
        return shown(lambda: deadlines_html(self._faces, plan, date.today(), page))

    def _filters(self, plan: str) -> str:
        plans = [(each.id, plan_name(each)) for each in self._faces.live.service().plans()]
        return render("deadline_filters.html", plans=plans, plan=plan)


def deadlines_html(faces: Faces, plan: str | None, today: date, page: int = 0) -> str:
    """Return a page (from 0) of the duties of one plan, or of all, those due next first."""
    service = faces.live.service()
    if plan:
        found = deadlines(service, today, plan)
    else:
        found = faces.of_index.get(service, "deadlines", lambda: deadlines(service, today))
    part, page, pages = paged(found, page, PAGE_DUTIES)
    return render(
        "deadlines.html",
        found=[
            (each, citation_view(each.citation, each.plan), (each.next - today).days if each.next else None) for each in part
        ],
        total=len(found),
        page=page,
        pages=pages,
        dated=any(each.next for each in found),
        share=address(muc="han-bao-cao", ke_hoach=plan, trang=str(page + 1) if page else None),
        query=urlencode({"format": "ics", **({"plan": plan} if plan else {})}),
        short=short_plan_name,
        day=today,
    )
