"""The section "Hỏi đáp": an answer card for what the box asks, the conversation that it is part of, feedback."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

import gradio as gr

from corpus.records.errors import TraCuuError
from ui.api.guards import caller
from ui.presenting.quoting import rows_of
from ui.presenting.reference import plan_name, short_plan_name
from ui.presenting.suggesting import everywhere, examples, following
from ui.services.faces import Faces
from ui.services.feedback import Feedback, Verdict
from ui.services.limits import Bucket
from ui.web.answer import Asking, Ways, answer_html
from ui.web.events import QUIET, carried, panel, shown
from ui.web.render import render

MOST_EARLIER: Final = 4


class AskSection:
    """The components of the section and what they do; the box itself is in the page's frame, there before anything else."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-hoi", elem_classes=["tc-section"]):
            self.plan = panel("ask-plan", elem_id="loc-ke-hoach")
            self.answer = panel("answer", "ask", "cite", "feedback", elem_id="tra-loi")
            self.thanks = panel("thanks")

    def wire(self, source: gr.HTML) -> None:
        """Connect the events; asking closes ``source``."""
        self.answer.ask(self.ask, None, [self.answer, source], **QUIET)
        self.answer.feedback(self.keep_feedback, None, [self.thanks], **QUIET)

    def ask(self, request: gr.Request, event: gr.EventData) -> tuple[str, str]:
        """Return the answer card for what the box asks, and an empty source panel."""
        asking = Asking(carried(event, "plan"), earlier_of(carried(event, "earlier").split("\n")))
        return self.card(carried(event, "question"), asking, request), ""

    def card(self, question: str, asking: Asking, request: gr.Request) -> str:
        """Return the answer card for a question, or the first screen where there is none."""
        return shown(lambda: self._card(question, asking, request))

    def choices(self, chosen: str) -> str:
        """Return the choice of a plan to ask, filled with the plans that there are now."""
        stored = self._faces.live.service().plans()
        chosen = chosen if any(plan.id == chosen for plan in stored) else ""
        return render("asking.html", plans=[(plan.id, plan_name(plan)) for plan in stored], chosen=chosen)

    def keep_feedback(self, request: gr.Request, event: gr.EventData) -> str:
        """Store what a person says of an answer, and say whether it is stored; page.js shows that where it was said."""
        try:
            self._faces.limits.hit(Bucket.WRITE, caller_of(request))
            given = {name: carried(event, name) for name in ("question", "answer", "said", "status", "version", "word")}
            verdict = Verdict(carried(event, "verdict"))
            self._faces.feedback.add(Feedback.now(verdict=verdict, **given))
            if not carried(event, "more"):
                self._faces.metrics.feedback.labels(verdict.value).inc()
        except ValueError:
            return _said("Chưa lưu được góp ý: xin chọn đúng, sai hay sai đoạn trích.", kept=False)
        except TraCuuError as error:
            return _said(str(error), kept=False)
        return _said("Cảm ơn, góp ý đã được lưu.", kept=True)

    def _card(self, question: str, asking: Asking, request: gr.Request) -> str:
        service = self._faces.live.service()
        if not question.strip():
            plans = [short_plan_name(plan) for plan in service.plans()]
            offered = examples(service, self._faces.of_index, self._answered)
            return render("welcome.html", examples=offered, plans=plans, reader=self._faces.live.reading.model)
        self._faces.limits.hit(Bucket.ASK, caller_of(request))
        answer = self._faces.ask("page", question, plan=asking.plan or None, conversation=asking.earlier)
        writer = self._faces.live.writing.offered(answer)
        ways = Ways(following(service, answer), everywhere(service, answer), rows_of(service, answer.citations))
        return answer_html(answer, service.plans(), asking, ways, writer)

    def _answered(self, question: str) -> bool:
        """Tell whether a question has an answer; what cannot be asked now counts as if it had none."""
        try:
            return self._faces.live.ask(question).found
        except TraCuuError:
            return False


def earlier_of(questions: Iterable[str]) -> tuple[str, ...]:
    """Return the questions before this one, the last few that say anything."""
    return tuple(question for question in questions if question.strip())[-MOST_EARLIER:]


def _said(text: str, *, kept: bool) -> str:
    return render("thanks.html", text=text, kept=kept, at=time.time_ns())


def caller_of(request: gr.Request) -> str:
    """Return the address to count a page's request by."""
    return caller(request.request) if request.request is not None else "unknown"
