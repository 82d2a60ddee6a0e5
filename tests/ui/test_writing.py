"""What a language model writes stands beside the answer on every face that is asked for it, and nowhere else."""

import json
import threading
import time

import pytest
from fastapi.testclient import TestClient

from evaluation.proving import unproved
from qa.contracts.answer import WrittenSentence
from qa.endpoint import client
from tests.model_server import ModelServer
from tests.qa.conftest import plain_service, snapshot  # noqa: F401 - fixtures
from tests.ui.running import free_port, running
from ui.server.app import create_app
from ui.services.live_service import LiveService
from ui.settings.language_model import LlmSettings
from ui.settings.settings import Settings

QUESTION = "ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?"

PATIENCE_S = 60
"""How long what must happen is waited for: a busy machine takes its time."""


@pytest.fixture(scope="module")
def model():
    server = ModelServer()
    with running(server.app) as address:
        server.address = f"{address}/v1"
        yield server


@pytest.fixture
def live_with(model, plain_service, tmp_path):  # noqa: F811
    def make(way, **changes):
        llm = {"base_url": model.address, "model": way, "api_key": "khoa-bi-mat", "timeout_s": 60.0, **changes}
        settings = Settings(
            data=tmp_path / "data", corpus=tmp_path, watch=False, allowed_hosts="testserver", llm=LlmSettings(**llm)
        )
        return LiveService(settings, lambda _: plain_service)

    return make


@pytest.fixture
def rest(live_with):
    opened = []

    def start(way, *, page=False, **changes):
        live = live_with(way, **changes)
        opened.append(TestClient(create_app(live.settings, live, page=page)))
        return opened[-1].__enter__()

    yield start
    for each in opened:
        each.__exit__(None, None, None)


def events(text):
    found = [block.split("\ndata: ", 1) for block in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data)) for name, data in found]


def proved(written, citations):
    from types import SimpleNamespace

    by_number = {
        each["n"]: SimpleNamespace(quote=each["quote"], more=[SimpleNamespace(**more) for more in each["more"]])
        for each in citations
    }
    said = [WrittenSentence(each["text"], tuple(each["citations"])) for each in written["sentences"]]
    return said and all(unproved(each, by_number) == [] for each in said)


def test_it_is_written_where_it_is_asked_for(rest):
    client = rest("honest")
    plain = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert "written" not in plain
    asked = client.post("/api/v1/ask", json={"question": QUESTION, "write": True}).json()
    assert asked["written"]["model"] == "honest"
    assert proved(asked["written"], asked["citations"])
    same = [key for key in plain if key not in ("elapsed_ms", "conversation")]
    assert {key: asked[key] for key in same} == {key: plain[key] for key in same}


@pytest.mark.parametrize("way", ["errors", "hangs", "half", "broken", "invents", "unknown-citation", "silent"])
def test_whatever_the_model_does_the_answer_comes(rest, way):
    asked = rest(way, timeout_s=0.5).post("/api/v1/ask", json={"question": QUESTION, "write": True})
    assert asked.status_code == 200
    assert asked.json()["found"]
    assert "written" not in asked.json() or proved(asked.json()["written"], asked.json()["citations"])


def test_with_the_model_down_nothing_is_sent(live_with, monkeypatch):
    live = live_with("honest", base_url=f"http://127.0.0.1:{free_port()}/v1")
    for _ in range(4):
        live.ask(QUESTION, write=True)
    tried = []
    monkeypatch.setattr(client, "ask", lambda *given: tried.append(given))  # what sends a request
    for _ in range(10):
        written = live.ask(QUESTION, write=True)
        assert written.found
        assert written.written is None
    assert tried == []


def test_the_answer_comes_first_then_its_sentences(rest):
    response = rest("honest").post("/api/v1/ask/stream", json={"question": QUESTION})
    assert response.headers["content-type"].startswith("text/event-stream")
    (first, answer), *sentences, (last, written) = events(response.text)
    assert (first, last) == ("answer", "written")
    assert "written" not in answer
    assert [each for name, each in sentences if name == "sentence"] == written["sentences"]
    assert proved(written, answer["citations"])


@pytest.mark.parametrize(("question", "way"), [("giá vàng hôm nay", "honest"), (QUESTION, "errors")])
def test_a_stream_without_anything_written_says_so(rest, question, way):
    response = rest(way).post("/api/v1/ask/stream", json={"question": question})
    assert [name for name, _ in events(response.text)] == ["answer", "written"]
    assert events(response.text)[-1][1] is None


def test_what_cannot_be_asked_is_a_problem_and_no_stream(rest):
    response = rest("honest").post("/api/v1/ask/stream", json={"question": QUESTION, "plan": "không có"})
    assert response.status_code == 404
    assert response.json()["type"].endswith("plan-not-found")


def test_who_goes_away_ends_the_request_to_the_model(live_with, model):
    import httpx

    live = live_with("hangs", timeout_s=60)
    before, hanging = model.cancelled, model.hanging
    with (
        running(create_app(live.settings, live, page=False)) as address,
        httpx.Client(trust_env=False) as client,
    ):
        with client.stream("POST", f"{address}/api/v1/ask/stream", json={"question": QUESTION}, timeout=PATIENCE_S) as response:
            lines = response.iter_lines()
            assert next(lines) == "event: answer"
            until = time.monotonic() + PATIENCE_S
            while model.hanging == hanging:
                assert time.monotonic() < until
                time.sleep(0.02)
        until = time.monotonic() + PATIENCE_S
        while model.cancelled == before and time.monotonic() < until:
            time.sleep(0.02)
    assert model.cancelled == before + 1


def test_a_hanging_model_holds_up_no_other_question(live_with):
    live = live_with("hangs", timeout_s=60)
    stop = threading.Event()
    answer = live.ask(QUESTION)
    waiting = [
        threading.Thread(target=lambda: list(live.writing.sentences(answer, stop)), daemon=True)
        for _ in range(live.settings.threads + 3)
    ]
    for each in waiting:
        each.start()
    assert live.ask(QUESTION, write=True).found
    assert any(each.is_alive() for each in waiting)
    stop.set()
    for each in waiting:
        each.join(PATIENCE_S)
        assert not each.is_alive()


def test_being_read_by_a_hanging_model_holds_up_no_other_question(live_with, plain_service):  # noqa: F811
    reading = threading.Event()
    done = threading.Event()

    class Hanging:
        model = "x"

        def read(self, question):
            reading.set()
            done.wait(PATIENCE_S)

    class Odd:
        """A service that has its first questions read by the model."""

        index_version = "x"

        def refresh(self, patience_s=None):
            return False

        def pinned(self):
            return self

        def ask(self, question, *, odd=None, **more):
            if question == "lạ":
                odd(question)
            return plain_service.ask(QUESTION)

    live = live_with("honest")
    live._opener = lambda _: Odd()
    live.reading = Hanging()
    waiting = [threading.Thread(target=live.ask, args=("lạ",)) for _ in range(live.settings.threads + 2)]
    for each in waiting:
        each.start()
    assert reading.wait(PATIENCE_S)
    assert live.ask("thường").found
    assert all(each.is_alive() for each in waiting)
    done.set()
    for each in waiting:
        each.join(PATIENCE_S)


def test_the_key_is_told_to_nobody(rest, caplog):
    caplog.set_level("DEBUG")
    client = rest("errors")
    said = client.post("/api/v1/ask", json={"question": QUESTION, "write": True}).text
    said += client.get("/metrics").text + client.get("/openapi.json").text + client.get("/readyz").text
    assert "khoa-bi-mat" not in said + caplog.text


def test_only_understanding_writes_nothing(live_with):
    live = live_with("honest", use=("understand",))
    assert live.writing.model == ""
    assert live.ask(QUESTION, write=True).written is None


def test_the_page_has_a_quiet_tab_that_says_who_writes_and_what_is_sent(live_with, plain_service):  # noqa: F811
    from ui.web.answer import answer_html

    answer = plain_service.ask(QUESTION)
    card = answer_html(answer, plain_service.plans(), writer=live_with("mô-hình <b>").writing.offered(answer))
    assert "Viết gọn" in card
    assert "máy viết" in card
    assert "“mô-hình &lt;b&gt;”" in card
    assert "được gửi tới mô hình ấy" in card
    assert 'data-address="./viet-gon?q=' in card
    assert "Viết gọn" not in answer_html(answer, plain_service.plans())
    silent = plain_service.ask("giá vàng hôm nay")
    assert live_with("honest").writing.offered(silent) == ""


def test_the_tab_gets_sentences_and_other_sites_get_nothing(rest):
    client = rest("honest", page=True)
    response = client.get("/viet-gon", params={"q": QUESTION})
    assert events(response.text)[-1][0] == "written"
    assert events(response.text)[-1][1]["sentences"]
    foreign = client.get("/viet-gon", params={"q": QUESTION}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403


def test_the_tab_needs_a_session_where_reading_does(live_with):
    live = live_with("honest")
    live.settings = live.settings.model_copy(update={"read_needs_key": True})
    with TestClient(create_app(live.settings, live)) as client:
        response = client.get("/viet-gon", params={"q": QUESTION}, follow_redirects=False)
    assert response.status_code == 303


def test_rest_tells_what_leaves_the_machine(rest):
    told = rest("honest").get("/openapi.json").json()
    write = told["components"]["schemas"]["AskBody"]["properties"]["write"]["description"]
    assert "được gửi tới mô hình ấy" in write
    assert "có thể được gửi tới mô hình ấy để đọc lại" in told["paths"]["/api/v1/ask"]["post"]["description"]
    assert "được gửi tới mô hình ngôn ngữ" in told["paths"]["/api/v1/ask/stream"]["post"]["description"]


@pytest.mark.parametrize(("llm", "told"), [({}, True), ({"use": ("write",)}, False), ({"base_url": ""}, False)])
def test_the_page_tells_that_questions_may_leave_before_any_is_asked(live_with, llm, told):
    from types import SimpleNamespace

    from ui.services.of_index import OfIndex
    from ui.web.answer import Asking
    from ui.web.ask import AskSection

    section = AskSection.__new__(AskSection)
    section._faces = SimpleNamespace(live=live_with("nhỏ", **llm), of_index=OfIndex())
    screen = section.card("", Asking(), None)
    assert "Hỏi điều gì" in screen
    assert ("có thể được gửi tới mô hình ngôn ngữ “nhỏ”" in screen) is told
