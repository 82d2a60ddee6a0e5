"""The names that this server may be called by: a foreign name that was made to lead here (DNS rebinding) gets no answer."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from ui.problems.errors import HostRefusedError
from ui.settings.settings import Settings

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_WILDCARDS: Final = frozenset({"0.0.0.0", "::", ""})
_HOST: Final = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]/@\s]+))(?::[0-9]{1,5})?")


class Hosts:
    """The allowed names of one server."""

    def __init__(self, settings: Settings) -> None:
        """Take loopback's names, the configured host, and ``allowed_hosts``; "*" there allows all.

        A server that listens everywhere is also reached by its addresses, which no foreign name can be.
        """
        listed = {name.strip().lower().rstrip(".") for name in settings.allowed_hosts.split(",") if name.strip()}
        self._all = "*" in listed
        self._names = LOOPBACK | listed | {settings.host.lower()}
        self._addresses = settings.host in _WILDCARDS

    def check(self, host: str) -> None:
        """Raise HostRefusedError for the value of a Host header that is not allowed."""
        found = _HOST.fullmatch(host)
        name = (found["six"] or found["name"]).lower().rstrip(".") if found else ""
        if not (self._all or name in self._names or (self._addresses and _is_address(name))):
            raise HostRefusedError("Máy chủ không nhận tên này; người quản trị đặt tên được nhận ở “allowed_hosts”.")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
