import threading
import time
from dataclasses import replace

from tests.ui.fakes import FakeService
from ui.presenting.suggesting import completions, everywhere, examples, following
from ui.services.of_index import OfIndex


def test_what_is_typed_is_completed_with_and_without_accents(service):
    kept = OfIndex()
    for typed in ("ai chủ trì sở nội", "ai chu tri so noi"):
        first = completions(service, typed, kept)[0]
        assert first["text"] == "Sở Nội vụ"
        assert typed[: len(typed) - first["keep"]] in ("ai chủ trì ", "ai chu tri ")
    assert completions(service, "xyzxyz", kept) == []
    assert completions(service, "s", kept) == []


def test_questions_that_go_on_ask_for_what_the_row_fills(service):
    found = following(service, service.ask("ai chủ trì đào tạo"))
    assert "Ai phối hợp?" in found
    assert "Thực hiện khi nào?" in found
    assert "Ai chủ trì?" not in found, "that was asked"
    assert "Kinh phí lấy từ đâu?" not in found, "the row says nothing of it"
    assert following(service, service.ask("giá vàng")) == ()


def test_examples_are_made_from_the_plans_and_the_unanswered_go():
    kept, service = OfIndex(), FakeService()
    seen, asked = threading.Event(), threading.Event()

    def answered(question):
        seen.wait(60)
        if question == "Có những kế hoạch nào?":
            asked.set()
        return question.startswith(("Ai chủ trì", "Có những"))

    first = examples(service, kept, answered)
    seen.set()
    assert "Ai chủ trì đào tạo nguồn nhân lực công nghệ sinh học?" in first
    assert any("An Giang" in question for question in first)
    assert asked.wait(60)
    for _ in range(600):
        if all(map(answered, examples(service, kept, answered))):
            return
        time.sleep(0.1)
    raise AssertionError("the unanswered stay")


def test_all_provinces_can_be_asked_what_one_plan_answered(service):
    answer = service.ask("ai chủ trì đào tạo")
    read = replace(
        answer.interpretation, restored="ai chủ trì đào tạo", topic=("đào", "tạo"), query={"ask": ["lead"], "form": "value"}
    )
    answer = replace(answer, interpretation=read)
    assert everywhere(service, answer) == "Ở các tỉnh, ai chủ trì đào tạo?"
    assert everywhere(service, replace(answer, question="Ở các tỉnh, ai chủ trì đào tạo?")) == "", "that was asked"
    assert everywhere(service, service.ask("giá vàng")) == ""


def test_after_the_tasks_that_an_agency_leads_those_it_helps_with_are_offered(service):
    answer = service.ask("ai chủ trì đào tạo")
    where = {"agencies": [{"name": "Sở Nội vụ", "role": "lead"}]}
    read = replace(answer.interpretation, intents=("tasks",), query={"ask": ["task"], "form": "list", "where": where})
    found = following(service, replace(answer, interpretation=read))
    assert "Sở Nội vụ phối hợp những việc gì?" in found
    assert "Ai chủ trì?" not in found
