"""The section "Hạn báo cáo": the recurring report duties of the plans, next first, as a list and a calendar file."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

import gradio as gr

from ui.presenting.calendars import Deadline, deadlines
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.web.answer import citation_view
from ui.web.events import QUIET, heading, panel, shown
from ui.web.render import render

ALL: Final = ""


class DeadlinesSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-han-bao-cao", elem_classes=["tc-section"]):
            heading("Hạn báo cáo", "Các chế độ báo cáo định kỳ mà kế hoạch đặt ra.")
            with gr.Row(elem_classes=["tc-filters"]):
                self.plan = gr.Dropdown([("Tất cả", ALL)], value=ALL, label="Kế hoạch", interactive=True)
            self.list = panel("section:han-bao-cao", "open", "cite", elem_id="danh-sach-han")

    def wire(self) -> None:
        """Connect the events."""
        self.list.open(self.open, None, [self.plan, self.list], **QUIET)
        self.plan.input(self.refresh, [self.plan], [self.list], **QUIET)

    def open(self) -> tuple[Any, str]:
        """Fill the choice of plans, and list all duties."""
        choices: list[tuple[str, str]] = []

        def fill() -> str:
            choices.extend((plan_name(plan), plan.id) for plan in self._faces.desk.service().plans())
            return deadlines_html(self._faces, None, date.today())

        html = shown(fill)
        return gr.Dropdown([("Tất cả", ALL), *choices]), html

    def refresh(self, plan: str) -> str:
        """List the duties of one plan, or of all."""
        return shown(lambda: deadlines_html(self._faces, plan or None, date.today()))


def deadlines_html(faces: Faces, plan: str | None, today: date) -> str:
    """Return the duties of one plan, or of all, those due next first."""
    found = deadlines(faces.desk.service(), today, plan)
    return render(
        "deadlines.html",
        found=[
            (each, citation_view(each.citation, each.plan), (each.next - today).days if each.next else None) for each in found
        ],
        dated=any(each.next for each in found),
        query=urlencode({"format": "ics", **({"plan": plan} if plan else {})}),
        short=short_plan_name,
    )


def _days_left(deadline: Deadline, today: date) -> int | None:
    return (deadline.next - today).days if deadline.next else None
