import json
import sys
from pathlib import Path

import anyio
import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from tests.ui.fakes import VERSION
from ui.services.keys import KeyRing, KeyRole

QUESTION = "ai chủ trì đào tạo nhân lực"
ROOT = Path(__file__).parents[2]


def over_http(client, work, headers=None):
    """Run ``work(session)`` with the official client against the server's application, without a socket."""

    async def run():
        transport = httpx.ASGITransport(app=client.app)
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as http,
            streamable_http_client("http://127.0.0.1/mcp", http_client=http) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await work(session)

    return client.portal.call(run)


def test_the_tools_are_listed_and_only_read(client):
    async def work(session):
        return (await session.list_tools()).tools

    tools = over_http(client, work)
    assert {tool.name for tool in tools} == {"ask", "query", "search", "assignments", "plans", "plan"}
    for tool in tools:
        assert tool.annotations.readOnlyHint
        assert not tool.annotations.destructiveHint
        assert tool.description


def test_ask_gives_the_answer_object(client, service):
    async def work(session):
        return await session.call_tool("ask", {"question": QUESTION, "top_k": 2})

    result = over_http(client, work)
    assert not result.isError
    assert result.structuredContent == json.loads(json.dumps(service.ask(QUESTION, top_k=2).as_json()))


def test_search_assignments_and_plans(client):
    async def work(session):
        return [
            (await session.call_tool(name, arguments)).structuredContent
            for name, arguments in (
                ("search", {"query": "nhân lực", "limit": 1}),
                ("assignments", {"lead": "Sở Nội vụ"}),
                ("plans", {}),
                ("plan", {"name": "An Giang"}),
            )
        ]

    found, rows, plans, plan = over_http(client, work)
    assert (found["total"], len(found["citations"]), found["index_version"]) == (3, 1, VERSION)
    assert rows["items"][0]["lead"] == ["Sở Nội vụ"]
    assert [each["id"] for each in plans["plans"]] == ["an-giang-457", "tra-vinh-105"]
    assert plan["documents"][0]["outline"]


def test_an_error_is_told_in_vietnamese(client):
    async def work(session):
        return await session.call_tool("plan", {"name": "Cà Mau"})

    result = over_http(client, work)
    assert result.isError
    assert "Không có kế hoạch nào là “Cà Mau”" in result.content[0].text


def test_where_reading_needs_a_key_so_do_the_tools(serve, settings):
    client = serve(read_needs_key=True)
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"Accept": "application/json, text/event-stream"}
    assert client.post("/mcp", json=body, headers=headers).status_code == 401
    secret = KeyRing(settings.data).add("trợ lý", KeyRole.READER)

    async def work(session):
        return (await session.list_tools()).tools

    assert over_http(client, work, headers={"Authorization": f"Bearer {secret}"})


def test_another_site_s_browser_is_refused(client):
    refused = client.post("/mcp", json={}, headers={"Origin": "http://evil.example"})
    assert refused.status_code == 403


@pytest.mark.slow
def test_over_standard_input_and_output(tmp_path):
    async def run():
        arguments = ["-m", "ui.cli.main", "mcp", "--data", str(tmp_path)]
        command = StdioServerParameters(command=sys.executable, args=arguments, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
        async with stdio_client(command) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            return await session.list_tools(), await session.call_tool("ask", {"question": QUESTION})

    tools, answer = anyio.run(run)
    assert len(tools.tools) == 6
    assert answer.isError
    assert "tracuu index" in answer.content[0].text, "without an index it says what to run"
