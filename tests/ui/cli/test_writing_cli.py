"""``tracuu ask --write`` and ``tracuu eval --llm`` over a model of the tests."""

import json

import pytest

from tests.model_server import ModelServer
from tests.qa.conftest import plain_service, snapshot  # noqa: F401 - fixtures
from tests.ui.running import running
from ui.services.live_service import LiveService

QUESTION = "ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?"


@pytest.fixture(scope="module")
def address():
    with running(ModelServer().app) as found:
        yield f"{found}/v1"


@pytest.fixture
def with_model(cli, monkeypatch, address, plain_service):  # noqa: F811

    monkeypatch.setattr(LiveService.__init__, "__defaults__", (lambda data: plain_service,))

    def run(way, *arguments):
        if way:
            monkeypatch.setenv("TRACUU_LLM_BASE_URL", address)
            monkeypatch.setenv("TRACUU_LLM_MODEL", way)
        return cli(*arguments)

    return run


def test_it_is_written_below_the_answer(with_model):
    code, out, _ = with_model("honest", "ask", QUESTION, "--write")
    assert code == 0
    assert out.index("Viết gọn (máy viết: honest)") < out.index("Nguồn")
    assert json.loads(with_model("honest", "ask", QUESTION, "--write", "--json")[1])["written"]["sentences"]
    assert "written" not in json.loads(with_model("honest", "ask", QUESTION, "--json")[1])


def test_a_model_that_fails_leaves_the_answer(with_model):
    code, out, _ = with_model("errors", "ask", QUESTION, "--write")
    assert code == 0
    assert "Viết gọn" not in out


@pytest.mark.parametrize("arguments", [("ask", QUESTION, "--write"), ("eval", "CAU_HOI.jsonl", "--llm")])
def test_without_a_model_it_says_what_to_set(with_model, arguments):
    code, _, err = with_model("", *arguments)
    assert code != 0
    assert "[llm]" in err


def test_both_ways_are_scored_side_by_side(with_model, tmp_path):
    gold = {"id": "1", "question": QUESTION, "answer": [], "evidence": []}
    (tmp_path / "q.jsonl").write_text(
        json.dumps(gold) + "\n" + json.dumps({**gold, "id": "2", "question": "giá vàng"}), "utf-8"
    )
    code, out, _ = with_model("honest", "eval", str(tmp_path / "q.jsonl"), "--llm", "--json")
    assert code == 0
    found = json.loads(out)
    assert (found["questions"], found["found"], found["written"], found["unproved"]) == (2, 1, 1, 0)
    assert (found["found_with"], found["understood"]) == (1, 0)
    assert found["run"]["writer"] == "honest"
    assert found["sentences"] >= 1
    code, out, _ = with_model("honest", "eval", str(tmp_path / "q.jsonl"), "--llm")
    assert "Câu không có trong trích dẫn" in out
    assert "Không mô hình" in out
    assert "Có mô hình" in out


def test_what_leaves_the_machine_is_told(cli):
    told = " ".join(cli("ask", "--help")[1].replace("│", " ").split())
    assert "được gửi tới nó" in told
    assert "có thể được gửi tới mô hình ấy để đọc lại" in told
