"""The tools over both ways that the product offers, a command's standard streams and HTTP, against REST: the same objects."""

import json
import sys
from contextlib import asynccontextmanager

import anyio
import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from tests.indexer.conftest import BODY, OTHER
from tests.ui.browsing import ROOT, house
from tests.ui.running import running
from ui.server.app import create_app

pytestmark = pytest.mark.slow
QUESTION = "Đến năm 2025 số đàn ong tăng bao nhiêu?"
CALLS = {
    "query": (
        {"query": {"form": "count", "of": "tasks", "where": {"provinces": ["An Giang"]}}},
        ("POST", "/query", {"json": {"form": "count", "of": "tasks", "where": {"provinces": ["An Giang"]}}}),
    ),
    "ask": ({"question": QUESTION, "top_k": 3}, ("POST", "/ask", {"json": {"question": QUESTION, "top_k": 3}})),
    "search": ({"query": "nuôi ong", "limit": 2}, ("GET", "/search", {"params": {"q": "nuôi ong", "limit": 2}})),
    "assignments": ({"limit": 5}, ("GET", "/assignments", {"params": {"limit": 5}})),
    "plan": ({"name": "ong"}, ("GET", "/plans/ong", {})),
    "plans": ({}, ("GET", "/plans", {})),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    plans = {"ong.txt": BODY, "rung.txt": OTHER}
    with (
        house(tmp_path_factory.mktemp("house"), plans) as live,
        running(create_app(live.settings, live, page=False)) as address,
    ):
        yield address, live.settings


@asynccontextmanager
async def over_streams(served):
    arguments = ["-m", "ui.cli.main", "mcp", "--data", str(served[1].data), "--corpus", str(served[1].corpus)]
    # The house in this process has nothing that was learned on the encoder; the command's process does without, too.
    environment = {"PYTHONPATH": str(ROOT), "TRACUU_LEARNED_READER": "false", "TRACUU_LEARNED_RERANKER": "false"}
    command = StdioServerParameters(command=sys.executable, args=arguments, cwd=ROOT, env=environment)
    async with stdio_client(command) as (read, write), ClientSession(read, write) as session:
        yield session


@asynccontextmanager
async def over_http(served):
    async with streamable_http_client(f"{served[0]}/mcp") as (read, write, _), ClientSession(read, write) as session:
        yield session


@pytest.mark.parametrize("transport", [over_streams, over_http], ids=["stdio", "http"])
def test_every_tool_is_listed_and_gives_what_rest_gives(served, transport):
    async def work():
        async with transport(served) as session:
            told = await session.initialize()
            tools = (await session.list_tools()).tools
            results = {name: await session.call_tool(name, arguments) for name, (arguments, _) in CALLS.items()}
            wrong = await session.call_tool("plan", {"name": "Cà Mau"})
            return told, tools, results, wrong

    told, tools, results, wrong = anyio.run(work)
    assert told.serverInfo.name == "TraCứu"
    assert {tool.name for tool in tools} == set(CALLS)
    assert all(tool.annotations.readOnlyHint for tool in tools)
    with httpx.Client(base_url=f"{served[0]}/api/v1") as rest:
        for name, (_, (method, path, options)) in CALLS.items():
            assert not results[name].isError, results[name].content
            given = results[name].structuredContent
            assert json.loads(results[name].content[0].text) == given
            assert same(name, given, rest.request(method, path, **options).json()), name
    assert results["ask"].structuredContent["found"]
    assert wrong.isError
    assert "Cà Mau" in wrong.content[0].text


def same(name, given, by_rest):
    """Tell whether a tool gave what REST gives; pages name their items and their limits differently, times differ."""
    if name == "plans":
        return given["plans"] == [without_outline(plan) for plan in by_rest["items"]]
    if name == "assignments":
        return (given["total"], given["items"]) == (by_rest["total"], by_rest["items"])
    own = {"elapsed_ms": 0, "conversation": ""}
    return {**given, **own} == {**by_rest, **own}


def without_outline(plan):
    """Return a plan of REST's list without the outlines that the list has as nulls."""
    documents = [{key: value for key, value in each.items() if key != "outline"} for each in plan["documents"]]
    assert all(each["outline"] is None for each in plan["documents"])
    return {**plan, "documents": documents}
