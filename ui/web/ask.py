"""The section "Hỏi đáp": one box, an answer card, the history of this visit, feedback."""

from __future__ import annotations

import time
from typing import Any, Final

import gradio as gr

from corpus.records.errors import TraCuuError
from ui.api.guards import caller
from ui.presenting.reference import plan_name, short_plan_name
from ui.services.faces import Faces
from ui.services.feedback import Feedback, Verdict
from ui.services.limits import Bucket
from ui.web.answer import answer_html
from ui.web.events import QUIET, carried, panel, shown
from ui.web.render import render

EXAMPLES: Final = (
    "Ai chủ trì đào tạo nguồn nhân lực?",
    "Báo cáo kết quả gửi về đâu, trước ngày nào?",
    "Kinh phí thực hiện lấy từ nguồn nào?",
    "so nong nghiep phai lam gi",
    "Mục tiêu đến năm 2030 là gì?",
    "Kế hoạch nào căn cứ Nghị quyết số 36-NQ/TW?",
)
ALL_PLANS: Final = "Tất cả kế hoạch"
HISTORY: Final = """<section class="tc-history" id="lich-su" hidden aria-label="Đã hỏi trong lần này"><h3>Đã hỏi trong lần này
<button type="button" class="tc-quiet" data-do="clear">Xóa</button></h3><ul></ul></section>"""


class AskSection:
    """The components of the section and what they do."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        with gr.Column(elem_id="muc-hoi", elem_classes=["tc-section"]):
            with gr.Row(elem_id="hop-hoi"):
                self.question = gr.Textbox(
                    elem_id="cau-hoi",
                    show_label=False,
                    label="Câu hỏi",
                    container=False,
                    autofocus=True,
                    max_lines=6,
                    placeholder="Hỏi về các kế hoạch…",
                    max_length=faces.settings.max_question_chars,
                )
                self.send = gr.Button("Hỏi", variant="primary", elem_id="nut-hoi")
            self.plan = gr.Dropdown(
                [(ALL_PLANS, "")], value="", label="Tìm trong", elem_id="loc-ke-hoach", container=True, interactive=True
            )
            self.answer = panel("answer", "cite", "example", "feedback", elem_id="tra-loi")
            self.thanks = panel("thanks")
            self.history = panel("history", "example", value=HISTORY)

    def wire(self, source: gr.HTML) -> None:
        """Connect the events; asking closes ``source``."""
        outputs = [self.answer, source]
        for trigger in (self.question.submit, self.send.click):
            trigger(self.ask, [self.question, self.plan], outputs, **QUIET)
        for component in (self.answer, self.history):
            component.example(self.ask_example, [self.plan], [self.question, *outputs], **QUIET)
        self.answer.feedback(self.keep_feedback, None, [self.thanks], **QUIET)

    def ask(self, question: str, plan: str, request: gr.Request) -> tuple[str, str]:
        """Return the answer card, and an empty source panel."""
        return shown(lambda: self._card(question or "", plan, request)), ""

    def ask_example(self, plan: str, request: gr.Request, event: gr.EventData) -> tuple[str, str, str]:
        """Ask an example or a question of this visit again."""
        question = carried(event, "question")
        return question, *self.ask(question, plan, request)

    def keep_feedback(self, request: gr.Request, event: gr.EventData) -> str:
        """Store what a person says of an answer, and say whether it is stored; page.js shows that where it was said."""
        try:
            self._faces.limits.hit(Bucket.WRITE, caller_of(request))
            given = {name: carried(event, name) for name in ("question", "answer", "status", "version", "word")}
            verdict = Verdict(carried(event, "verdict"))
            self._faces.feedback.add(Feedback.now(verdict=verdict, **given))
            self._faces.metrics.feedback.labels(verdict.value).inc()
        except ValueError:
            return _said("Chưa lưu được góp ý: xin chọn đúng, sai hay sai đoạn trích.", kept=False)
        except TraCuuError as error:
            return _said(str(error), kept=False)
        return _said("Cảm ơn, góp ý đã được lưu.", kept=True)

    def welcome(self) -> str:
        """Return what stands where the answer will be: examples, and which plans there are."""
        return shown(lambda: render("welcome.html", examples=EXAMPLES, plans=self._plan_names()))

    def choices(self) -> Any:  # noqa: ANN401 - a component's update
        """Return the plan filter with the plans that there are now."""
        stored = self._faces.desk.service().plans()
        return gr.Dropdown([(ALL_PLANS, ""), *((plan_name(plan), plan.id) for plan in stored)])

    def _card(self, question: str, plan: str, request: gr.Request) -> str:
        if not question.strip():
            return self.welcome()
        self._faces.limits.hit(Bucket.ASK, caller_of(request))
        answer = self._faces.ask("page", question, plan=plan or None)
        return answer_html(answer, self._faces.desk.service().plans(), plan or None)

    def _plan_names(self) -> list[str]:
        return [short_plan_name(plan) for plan in self._faces.desk.service().plans()]


def _said(text: str, *, kept: bool) -> str:
    return render("thanks.html", text=text, kept=kept, at=time.time_ns())


def caller_of(request: gr.Request) -> str:
    """Return the address to count a page's request by."""
    return caller(request.request) if request.request is not None else "unknown"
