"""The section "So sánh": one topic across plans, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

import gradio as gr

from indexer.segments.stored import StoredPlan
from ui.presenting.comparing import ASPECTS, Column, cited_in, compare
from ui.presenting.quoting import rows_of
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.services.limits import Bucket
from ui.web.answer import CitationView, citation_view
from ui.web.ask import caller_of
from ui.web.events import QUIET, carried, panel, shown
from ui.web.places import COMPARISON_PATH
from ui.web.render import render
from ui.web.source import address

MOST_PLANS: Final = 6
LONGEST_TOPIC: Final = 300
QUESTIONS: Final = MOST_PLANS * len(ASPECTS)
"""What a comparison counts as: it asks that many."""
FILES: Final = ((".xlsx", "Excel"), (".docx", "Word"))
"""What a comparison can be taken away as."""


class CompareSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-so-sanh", elem_classes=["tc-section", "tc-section--wide"]):
            self.filters = panel("filters", elem_id="loc-so-sanh")
            self.table = panel("section:so-sanh", "open", "look", "cite", elem_id="bang-so-sanh")

    def wire(self) -> None:
        """Connect the events."""
        self.table.open(self.open, None, [self.filters, self.table], **QUIET)
        self.table.look(self.compare, None, [self.table], **QUIET)

    def open(self, request: gr.Request, event: gr.EventData) -> tuple[str, str]:
        """Show what can be compared, and the comparison that the address names."""
        return shown(lambda: self._filters(*_asked(event))), self.compare(request, event)

    def compare(self, request: gr.Request, event: gr.EventData) -> str:
        """Return the topic across the chosen plans."""

        def work() -> str:
            """Return the comparison that is asked for."""
            topic, chosen = _asked(event)
            if topic:
                self._faces.limits.hit(Bucket.ASK, caller_of(request), QUESTIONS)
            return compare_html(self._faces, topic, chosen)

        return shown(work)

    def _filters(self, topic: str, chosen: Sequence[str]) -> str:
        plans = self._faces.live.service().plans()
        return render(
            "compare_filters.html",
            topic=topic,
            plans=[(plan.id, short_plan_name(plan)) for plan in plans],
            chosen=",".join(each for each in chosen if any(plan.id == each for plan in plans)),
            most=MOST_PLANS,
        )


def _asked(event: gr.EventData) -> tuple[str, list[str]]:
    """Return the topic and the plans that an event carried."""
    topic = carried(event, "chu_de").strip()[:LONGEST_TOPIC]
    return topic, [plan for plan in carried(event, "so_sanh").split(",") if plan][:MOST_PLANS]


def compared(faces: Faces, topic: str, plans: Sequence[StoredPlan]) -> list[Column]:
    """Return what the first of ``plans`` say of the topic, by their own answers."""
    return compare(lambda asked: faces.query("page", asked), faces.live.topic(topic), plans[:MOST_PLANS])


def plans_of(faces: Faces, chosen: Sequence[str]) -> list[StoredPlan]:
    """Return the plans with the ids ``chosen``; all where none is."""
    stored = faces.live.service().plans()
    return [plan for plan in stored if plan.id in chosen] or list(stored)


def compare_html(faces: Faces, topic: str, chosen: Sequence[str]) -> str:
    """Return a topic across plans: a column a plan, a row an aspect, each cell with its citations."""
    plans = plans_of(faces, chosen)
    share = address(muc="so-sanh", chu_de=topic, so_sanh=",".join(chosen))
    if not topic or not plans:
        return render("compare.html", topic="", columns=(), share=share, more=0)
    columns = compared(faces, topic, plans)
    rows = rows_of(faces.live.service(), cited_in(columns))
    numbers = {cited.passage: number for number, cited in enumerate(cited_in(columns), 1)}
    named = {plan.id: plan for plan in plans}
    query = urlencode({"chu_de": topic, "so_sanh": ",".join(chosen)})
    return render(
        "compare.html",
        topic=topic,
        # A plan that is silent about everything says nothing by a column of its own; it is named below.
        columns=[_shown(column, numbers) for column in columns if not column.silent],
        sources=[
            citation_view(replace(cited, n=numbers[cited.passage]), named[cited.plan], rows) for cited in cited_in(columns)
        ],
        day=date.today(),
        silent=[short_plan_name(column.plan) for column in columns if column.silent],
        share=share,
        files=[(f".{COMPARISON_PATH}{suffix}?{query}", name) for suffix, name in FILES],
        more=max(0, len(plans) - MOST_PLANS),
    )


def _shown(
    column: Column, numbers: Mapping[str, int]
) -> tuple[str, str, list[tuple[str, tuple[str, ...], list[CitationView]]]]:
    plan = column.plan
    aspects = [
        (each.name, each.values, [citation_view(replace(cited, n=numbers[cited.passage]), plan) for cited in each.citations])
        for each in column.aspects
    ]
    return plan_name(plan), short_plan_name(plan), aspects
