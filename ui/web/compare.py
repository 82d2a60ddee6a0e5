"""The section "So sánh": one topic across plans, side by side, and how tasks spread over agencies and plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import gradio as gr

from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.services.limits import Bucket
from ui.web.answer import CitationView, citation_view
from ui.web.ask import caller_of
from ui.web.events import QUIET, carried, heading, panel, shown
from ui.web.render import render
from ui.web.spread import spread

MOST_PLANS: Final = 6
SHOWN_VALUES: Final = 4
QUOTED: Final = "“"
ASPECTS: Final = (
    ("Ai chủ trì", "Ai chủ trì {topic}?", True),
    ("Ai phối hợp", "Ai phối hợp {topic}?", True),
    ("Khi nào", "Thời gian thực hiện {topic}?", True),
    ("Mục tiêu, chỉ tiêu", "Mục tiêu, chỉ tiêu về {topic} là gì?", False),
)
"""What is compared: its name, how it is asked, and whether only a value will do (a quoted sentence then counts as silence)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One aspect of the topic in one plan: what its answer says and what proves it; nothing where the plan is silent."""

    aspect: str
    values: tuple[str, ...]
    citations: tuple[CitationView, ...]


class CompareSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-so-sanh", elem_classes=["tc-section", "tc-section--wide"]):
            heading("So sánh", "Một việc, mỗi kế hoạch giao cho ai, làm khi nào, đạt gì.")
            with gr.Row(elem_classes=["tc-filters", "tc-filters--compare"]):
                self.topic = gr.Textbox(
                    label="Việc hoặc chủ đề",
                    placeholder="đào tạo nhân lực",
                    max_length=300,
                    max_lines=1,
                    elem_id="chu-de",
                )
                self.plans = gr.Dropdown(
                    [], label=f"Kế hoạch (nhiều nhất {MOST_PLANS})", multiselect=True, max_choices=MOST_PLANS
                )
                self.send = gr.Button("So sánh", variant="primary", elem_id="nut-so-sanh")
            self.table = panel("section:so-sanh", "open", "cite", elem_id="bang-so-sanh")
            self.chart = panel("chart", "role", elem_id="bieu-do")

    def wire(self) -> None:
        """Connect the events."""
        self.table.open(self.open, None, [self.plans, self.chart], **QUIET)
        for trigger in (self.topic.submit, self.send.click):
            trigger(self.compare, [self.topic, self.plans], [self.table], **QUIET)
        self.chart.role(self.redraw, None, [self.chart], **QUIET)

    def open(self) -> tuple[gr.Dropdown, str]:
        """Fill the choice of plans, and draw the chart."""
        choices: list[tuple[str, str]] = []

        def fill() -> str:
            choices.extend((short_plan_name(plan), plan.id) for plan in self._faces.desk.service().plans())
            return spread_html(self._faces, lead=True)

        html = shown(fill)
        return gr.Dropdown(choices, value=[value for _, value in choices[:MOST_PLANS]]), html

    def compare(self, topic: str, chosen: list[str], request: gr.Request) -> str:
        """Return the topic across the chosen plans."""

        def work() -> str:
            self._faces.limits.hit(Bucket.ASK, caller_of(request))
            return compare_html(self._faces, topic or "", chosen or [])

        return shown(work)

    def redraw(self, event: gr.EventData) -> str:
        """Draw the chart for the other role."""
        return shown(lambda: spread_html(self._faces, lead=carried(event, "role") != "coordinate"))


def compare_html(faces: Faces, topic: str, chosen: Sequence[str]) -> str:
    """Return a topic across plans: a column a plan, a row an aspect, each cell with its citations."""
    topic = topic.strip().rstrip("?.")
    stored = faces.desk.service().plans()
    plans = [plan for plan in stored if plan.id in chosen] or list(stored)
    if not topic or not plans:
        return ""
    columns = [(plan_name(plan), short_plan_name(plan), _cells(faces, topic, plan)) for plan in plans[:MOST_PLANS]]
    return render("compare.html", topic=topic, columns=columns)


def spread_html(faces: Faces, *, lead: bool) -> str:
    """Return the chart of tasks by agency and plan."""
    service = faces.desk.service()
    return render("spread.html", spread=spread(service.assignments(kind="task"), service.plans(), lead=lead), lead=lead)


def _cells(faces: Faces, topic: str, plan: StoredPlan) -> list[Cell]:
    cells = []
    for aspect, asked, exact in ASPECTS:
        cell = _cell(aspect, faces.ask("page", asked.format(topic=topic), plan=plan.id), plan)
        quoted = exact and any(value.startswith(QUOTED) for value in cell.values)
        cells.append(Cell(aspect, (), ()) if quoted else cell)
    return cells


def _cell(aspect: str, answer: Answer, plan: StoredPlan) -> Cell:
    """Return what an answer says: the values of its items, or its first line, with the citations that prove just that."""
    if not answer.found:
        return Cell(aspect, (), ())
    items = answer.items[:SHOWN_VALUES]
    values = tuple(dict.fromkeys("; ".join(item.values) for item in items)) or (answer.answer.split("\n")[0],)
    numbers = {number for item in items for number in item.citations} or {1}
    cited = [citation for citation in answer.citations if citation.n in numbers]
    return Cell(aspect, values, tuple(citation_view(citation, plan) for citation in cited[:SHOWN_VALUES]))
