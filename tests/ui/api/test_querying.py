"""A program's query comes to the same answer on the command line, over HTTP and as a tool, and is refused alike."""

import io
import json
import sys

import pytest

from qa.contracts.query import Counted, Form, Query
from tests.ui.test_mcp import over_http
from ui.api.query_models import query_of

BODY = {"form": "count", "of": "tasks", "where": {"provinces": ["An Giang"], "agencies": [{"name": "Sở Y tế", "role": "lead"}]}}


def expected(service):
    return json.loads(json.dumps(service.query(query_of(BODY)).as_json()))


def test_the_three_faces_give_one_answer(cli, client, service):
    async def work(session):
        return await session.call_tool("query", {"query": BODY})

    code, out, _ = cli("query", json.dumps(BODY), "--json")
    assert (code, json.loads(out)) == (0, expected(service))
    assert client.post("/api/v1/query", json=BODY).json() == expected(service)
    assert over_http(client, work).structuredContent == expected(service)


def test_a_query_comes_from_a_file_or_standard_input_too(cli, service, tmp_path, monkeypatch):
    path = tmp_path / "q.json"
    path.write_text(json.dumps(BODY), "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(BODY)))
    for said in (f"@{path}", "-"):
        assert json.loads(cli("query", said, "--json")[1]) == expected(service)


@pytest.mark.parametrize("body", ['{"form": "how many"}', "[1", '{"where": {"nothing": 1}}', "@/no/such/file"])
def test_what_is_no_query_is_told_in_vietnamese(cli, body):
    code, _, err = cli("query", body)
    assert code != 0
    assert err.startswith("Yêu cầu không hợp lệ: ")


def test_the_body_is_the_contract_and_goes_back_to_it():
    query = query_of(BODY)
    assert (query.form, query.of, query.source) == (Form.COUNT, Counted.TASKS, "api")
    assert query_of(
        json.loads(json.dumps({k: v for k, v in query.as_json().items() if k not in ("carried", "source", "confidence")}))
    )
    assert Query.from_json(query.as_json()) == query
