"""Connections that ask nothing, or slowly, end by themselves and keep nobody out."""

import socket
import time

import httpx
import pytest
import uvicorn

from ui.server import wire
from ui.server.wire import Connections, guarded

CAP = 8


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    message = await receive()
    while message.get("more_body"):
        message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def served(monkeypatch):
    """Serve, looking often; yield the port and the connections. Who asks at once has all the time of a busy machine."""
    from tests.ui.running import serving

    monkeypatch.setattr(wire, "HEAD_S", 60.0)
    monkeypatch.setattr(wire, "LOOK_S", 0.05)
    connections = Connections(CAP, 100)
    protocol = guarded(connections)
    config = uvicorn.Config(app, port=0, log_level="critical", http=protocol, ws="none", lifespan="off", timeout_keep_alive=60)
    with serving(config) as port:
        yield port, connections


@pytest.fixture
def impatient(served, monkeypatch):
    """Serve with short times; yield the port."""
    monkeypatch.setattr(wire, "HEAD_S", 0.4)
    monkeypatch.setattr(wire, "BODY_GRACE_S", 0.4)
    return served[0]


def opened(port, source="127.0.0.1"):
    return socket.create_connection(("127.0.0.1", port), timeout=60, source_address=(source, 0))


def ended(connection):
    try:
        while connection.recv(4096):
            pass
    except ConnectionError:
        pass
    connection.close()
    return True


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX: ", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nx"],
)
def test_a_request_that_does_not_come_ends_its_connection(impatient, sent):
    connection = opened(impatient)
    connection.sendall(sent)
    assert ended(connection)


def test_a_header_a_second_does_not_keep_a_connection(impatient):
    connection = opened(impatient)
    connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
    sent = 0
    try:
        for sent in range(1000):
            connection.sendall(f"X-{sent}: y\r\n".encode())
            time.sleep(0.02)
    except ConnectionError:
        pass
    assert sent < 500
    connection.close()


def test_idle_connections_of_one_address_keep_neither_others_nor_it_out(served):
    port, _ = served
    held = [opened(port, "127.0.0.2") for _ in range(CAP * 5)]
    assert httpx.get(f"http://127.0.0.1:{port}/").text == "ok"
    late = opened(port, "127.0.0.2")
    late.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert late.recv(4096).startswith(b"HTTP/1.1 200")
    for each in (*held, late):
        each.close()


def test_a_connection_between_two_requests_is_kept(served, monkeypatch):
    looked = []
    real = wire.Guarded._too_slow
    monkeypatch.setattr(wire.Guarded, "_too_slow", lambda self, now: looked.append(real(self, now)) or looked[-1])
    with httpx.Client(base_url=f"http://127.0.0.1:{served[0]}", timeout=60) as client:
        first = client.get("/").extensions["network_stream"].get_extra_info("client_addr")
        with monkeypatch.context() as patch:
            patch.setattr(wire, "HEAD_S", 0.0)  # so a request that has begun would be late at once
            before = len(looked)
            while len(looked) < before + 5:
                time.sleep(0.02)
        assert client.get("/").extensions["network_stream"].get_extra_info("client_addr") == first
    assert not any(looked)


def test_what_has_ended_is_not_counted(served):
    port, connections = served
    for _ in range(3 * CAP):
        assert httpx.get(f"http://127.0.0.1:{port}/").text == "ok"
    deadline = time.monotonic() + 60
    while connections._count and time.monotonic() < deadline:
        time.sleep(0.02)
    assert connections._count == 0
    assert connections._by_address == {}


def test_the_number_of_files_is_raised_as_far_as_allowed():
    import resource

    allowed = wire.raise_descriptors()
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert allowed + wire.SPARE_DESCRIPTORS <= soft


@pytest.mark.parametrize(("proxies", "believed"), [("", []), ("10.0.0.1, 10.0.0.2", ["10.0.0.1", "10.0.0.2"])])
def test_only_configured_proxies_are_believed_about_who_calls(monkeypatch, tmp_path, proxies, believed):
    from ui.cli import serving

    (tmp_path / "corpus").mkdir()
    monkeypatch.setenv("TRACUU_TRUSTED_PROXIES", proxies)
    given = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **named: given.update(named))
    serving.serve(host=None, port=0, corpus=tmp_path / "corpus", data=tmp_path / "data")
    assert given["proxy_headers"] == bool(believed)
    assert given["forwarded_allow_ips"] == believed
    assert issubclass(given["http"], wire.Guarded)


def test_those_that_never_asked_give_way_before_a_connection_that_is_kept_for_its_next_request(served):
    port, _ = served
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        assert client.get("/").text == "ok"
        held = [opened(port) for _ in range(3 * CAP)]
        assert client.get("/").text == "ok", "the kept connection is still there"
        for each in held:
            each.close()
