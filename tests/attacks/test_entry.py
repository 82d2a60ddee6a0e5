"""Names, keys, bodies and rates at the entry: what is refused is refused before it costs anything."""

import json
import logging

import pytest

from tests.attacks.conftest import ORIGIN, PREDICT, log_in
from ui.services.keys import KeyRole

ASK = "/api/v1/ask"
LONG = "Sở Y tế và " * 4000


def problem(answered, status, code):
    assert answered.status_code == status, answered.text
    assert answered.json()["type"] == f"urn:tracuu:problem:{code}"


def counted(chunks, size=1 << 16):
    """Give a body of that many chunks, of a length that the request does not say."""
    for _ in range(chunks):
        yield b" " * size


@pytest.mark.parametrize(
    "host", ["bad.example", "bad.example:7860", "127.0.0.1.bad.example", "", "a b", "localhost@bad.example"]
)
@pytest.mark.parametrize("path", ["/", "/healthz", "/api/v1/plans", "/quan-tri/"])
def test_a_foreign_name_gets_no_answer(site, host, path):
    problem(site.get(path, headers={"Host": host}), 421, "host-refused")


@pytest.mark.parametrize("host", ["localhost", "localhost:7860", "127.0.0.1", "[::1]:7860", "LOCALHOST"])
def test_the_names_of_this_machine_are_answered(site, host):
    assert site.get("/healthz", headers={"Host": host}).status_code == 200


def test_an_upload_without_a_key_is_refused_before_its_body_is_taken(site):
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    problem(site.post("/api/v1/upload", content=counted(800), headers=headers), 401, "unauthenticated")
    problem(site.post("/api/v1/upload/", content=counted(800), headers=headers), 401, "unauthenticated")
    reader = {"Authorization": f"Bearer {site.site.keys[KeyRole.READER]}"}
    problem(site.post("/api/v1/upload", content=counted(8), headers={**headers, **reader}), 403, "forbidden")


def test_where_reading_needs_a_key_it_is_asked_for_before_the_body_is_parsed(kept_site):
    for body in (b"{", b"", b" " * 1000):
        problem(kept_site.post(ASK, content=body), 401, "unauthenticated")
    problem(kept_site.post(PREDICT, content=b"{", headers=ORIGIN), 401, "unauthenticated")
    problem(kept_site.post("/mcp", content=b"{"), 401, "unauthenticated")


@pytest.mark.parametrize("path", [ASK, "/mcp", PREDICT, "/dang-nhap", "/api/v1/nothing", "/nothing"])
def test_no_route_takes_a_large_body(site, path):
    answered = site.post(path, content=counted(64), headers={**ORIGIN, "Content-Type": "application/json"})
    problem(answered, 413, "too-large")
    problem(site.post(path, content=b"x", headers={**ORIGIN, "Content-Length": "999999999"}), 413, "too-large")


def test_a_caller_cannot_name_itself_like_a_key_or_like_another():
    from starlette.requests import Request

    from ui.api.guards import caller

    def counted_as(host):
        return caller(Request({"type": "http", "client": (host, 1), "headers": []}))

    assert counted_as("key:keeper") == counted_as("nobody") == counted_as("") == "unknown"
    assert counted_as("10.1.2.3") == counted_as("::ffff:10.1.2.3") == "ip:10.1.2.3"
    assert counted_as("2001:db8:1:2::5") == counted_as("2001:db8:1:2:ffff::9") != counted_as("2001:db8:1:3::5")


def test_wrong_keys_do_not_shut_out_the_right_one_of_the_same_address(site, caplog):
    right = {"Authorization": f"Bearer {site.site.keys[KeyRole.READER]}"}
    with caplog.at_level(logging.WARNING):
        tried = [site.get("/api/v1/plans", headers={"X-API-Key": "sai-khoa-mat"}).status_code for _ in range(15)]
    assert tried[0] == 401
    assert tried[-1] == 429
    assert site.get("/api/v1/plans", headers=right).status_code == 200
    log_in(site, site.site.keys[KeyRole.READER])
    site.cookies.clear()
    told = [each for each in caplog.records if each.getMessage() == "wrong key"]
    assert 1 <= len(told) <= 10
    assert all(each.address and "sai-khoa-mat" not in str(each.__dict__) for each in told)


def test_methods_that_are_made_up_do_not_become_labels(site):
    for number in range(50):
        site.request(f"MADE{number}", "/healthz")
    assert "MADE" not in site.get("/metrics").text


def test_a_log_line_does_not_grow_with_what_was_sent():
    from ui.services.logs import JsonFormatter

    record = logging.makeLogRecord({"msg": "x" * 10**6, "path": "/" + "y" * 10**6, "levelname": "WARNING"})
    with pytest.raises(ValueError) as caught:
        int("z" * 10**6)
    record.exc_info = (caught.type, caught.value, caught.tb)
    line = JsonFormatter().format(record)
    assert len(line) < 12_000
    assert json.loads(line)["exception"]


def rpc(client, tool, **arguments):
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    return client.post("/mcp", json=message, headers={"Accept": "application/json, text/event-stream"})


@pytest.mark.parametrize("name", ["plan", "province", "lead", "coordinate", "agency", "q", "period"])
def test_rest_takes_no_long_filter(site, name):
    problem(site.get("/api/v1/assignments", params={name: "x" * 301}), 422, "invalid-request")


def test_the_tools_take_no_long_filter(site):
    for tool, arguments in (
        ("assignments", {"lead": LONG}),
        ("assignments", {"words": LONG}),
        ("ask", {"question": "x", "plan": LONG}),
        ("search", {"query": "x", "province": LONG}),
        ("plan", {"name": LONG}),
        ("ask", {"question": LONG}),
    ):
        answered = rpc(site, tool, **arguments)
        assert answered.json()["result"]["isError"], tool


def test_the_page_takes_no_long_filter(site):
    from corpus.records.errors import InvalidRequestError
    from ui.web.register import Asked, register_html

    service = site.site.app.state.faces.live.service()
    for name in ("ke_hoach", "co_quan", "thoi_gian", "tu_khoa"):
        with pytest.raises(InvalidRequestError):
            register_html(service, Asked.of({name: LONG}))


def test_the_command_line_takes_no_long_filter():
    from corpus.records.errors import InvalidRequestError
    from ui.presenting.register import Filters

    for name in ("plan", "province", "lead", "coordinate", "agency", "q", "period"):
        with pytest.raises(InvalidRequestError):
            Filters(**{name: LONG})


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[" * 100_000, b"5", b'"x"', b"\xff", b'{"a": NaN}', b'{"a": "\\ud800"}', b'{"a": ' + b"9" * 5000 + b"}"],
)
def test_odd_json_for_the_tools_is_a_problem_of_the_caller(site, body):
    headers = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    problem(site.post("/mcp", content=body, headers=headers), 422, "invalid-request")


@pytest.mark.parametrize("body", [{}, [], {"jsonrpc": "1.0"}, {"jsonrpc": "2.0", "id": {}, "method": 5}, [[]], {"id": 1}])
def test_odd_messages_for_the_tools_are_problems_of_the_caller(site, body):
    answered = site.post("/mcp", json=body, headers={"Accept": "application/json, text/event-stream"})
    assert 400 <= answered.status_code < 500


@pytest.mark.parametrize("path", ["/static/" + "a" * 4000, "/assets/" + "á" * 300, "/svelte/" + "../" * 200 + "etc/passwd"])
def test_an_endless_name_of_a_file_is_not_there_and_no_error_of_ours(site, path, caplog):
    with caplog.at_level(logging.WARNING):
        assert site.get(path).status_code == 404
    assert not caplog.records


def test_a_page_s_calls_are_counted_for_each_address(tmp_path):
    from tests.attacks.conftest import Site, call

    with Site(tmp_path, read_per_minute=4).client() as client:
        client.get("/")
        told = [call(client, [], event_data={"question": "x"}).status_code for _ in range(4)]
        assert told == [200, 200, 200, 429]
