"""The process calls nobody: neither as it starts, nor for a visitor, a question or a keeper."""

import ipaddress
import socket

from tests.attacks.conftest import Site, call, log_in
from ui.services.keys import KeyRole


def own(host):
    """Tell whether an address is of this machine."""
    try:
        return host in (None, "", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def test_no_request_leaves_the_machine(tmp_path, monkeypatch):
    called = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connecting(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not own(address[0]):
            called.append(address)
            raise OSError("not from here")
        return connect(self, address)

    def looking_up(host, *given, **named):
        if not own(host if host is None or isinstance(host, str) else host.decode()):
            called.append(host)
            raise socket.gaierror("not from here")
        return look_up(host, *given, **named)

    monkeypatch.setattr(socket.socket, "connect", connecting)
    monkeypatch.setattr(socket, "getaddrinfo", looking_up)
    made = Site(tmp_path)
    with made.client() as client:
        for path in ("/", "/docs", "/van-ban?ke_hoach=an-giang-457", "/ban-in", "/api/v1/plans", "/metrics"):
            assert client.get(path).status_code == 200, path
        assert call(client, [], event_data={"question": "ai đào tạo", "plan": "", "earlier": ""}).status_code == 200
        log_in(client, made.keys[KeyRole.KEEPER])
        assert client.get("/quan-tri/").status_code == 200
    assert called == []
