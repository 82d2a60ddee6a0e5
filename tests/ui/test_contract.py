"""Page, REST, command line and MCP give the same answer object for the same question, over the real plans."""

import json

import pytest
from fastapi.testclient import TestClient

from tests.qa.conftest import knowledge, plain_service, snapshot, understand_question  # noqa: F401 - fixtures
from tests.ui.test_mcp import over_http
from ui.server.app import create_app
from ui.services.live_service import LiveService

QUESTIONS = [
    "ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?",
    "co quan nao o An Giang chu tri viec thuc day ban san pham cong nghe sinh hoc ra nuoc ngoai",
    "Mục tiêu đến năm 2030 của An Giang?",
    "ở Cà Mau ai chủ trì?",
    "",
]


def same(answer):
    return {key: value for key, value in answer.items() if key not in ("elapsed_ms", "conversation")}


@pytest.fixture(scope="module")
def real(plain_service, tmp_path_factory):  # noqa: F811
    from ui.settings.settings import Settings

    settings = Settings(
        data=tmp_path_factory.mktemp("data"), corpus=tmp_path_factory.mktemp("corpus"), watch=False, allowed_hosts="testserver"
    )
    with TestClient(create_app(settings, LiveService(settings, lambda data: plain_service), page=False)) as client:
        yield client


@pytest.mark.parametrize("question", QUESTIONS)
def test_all_faces_give_the_same_answer_object(real, plain_service, cli, monkeypatch, question):  # noqa: F811
    from ui.web import ask as page

    expected = same(json.loads(json.dumps(plain_service.ask(question).as_json())))

    assert same(real.post("/api/v1/ask", json={"question": question}).json()) == expected

    async def by_tool(session):
        return (await session.call_tool("ask", {"question": question})).structuredContent

    assert same(over_http(real, by_tool)) == expected

    monkeypatch.setattr(LiveService.__init__, "__defaults__", (lambda data: plain_service,))
    code, out, _ = cli("ask", question, "--json")
    assert code == 0
    assert same(json.loads(out)) == expected

    shown = []
    monkeypatch.setattr(page, "answer_html", lambda answer, *_: shown.append(answer) or "")
    section = page.AskSection.__new__(page.AskSection)
    section._faces = real.app.state.faces
    section.card(question, page.Asking(), page.gr.Request())
    if question:
        (answer,) = shown
        assert same(json.loads(json.dumps(answer.as_json()))) == expected
    else:
        assert shown == [], "an empty box shows the examples"
