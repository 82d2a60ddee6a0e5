"""A server answers to its own names only."""

import pytest

from ui.api.hosts import Hosts
from ui.problems.errors import HostRefusedError
from ui.settings.settings import Settings


def hosts(**given):
    return Hosts(Settings(**given))


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:7860", "[::1]:80", "LOCALHOST.", "ke-hoach.example:443"])
def test_its_own_names_are_answered(name):
    hosts(host="ke-hoach.example").check(name)


@pytest.mark.parametrize(
    "name", ["evil.example", "", "a/b", "user@localhost", "localhost:port", "[::1", "192.168.1.5", "localhost.evil"]
)
def test_foreign_names_and_what_is_none_are_refused(name):
    with pytest.raises(HostRefusedError):
        hosts(host="ke-hoach.example").check(name)


def test_names_that_are_allowed_are_read_in_any_case():
    allowed = hosts(allowed_hosts=" Tra-Cuu.vn. , b.vn ")
    allowed.check("tra-cuu.vn")
    allowed.check("B.VN.")
    with pytest.raises(HostRefusedError):
        allowed.check("c.vn")


def test_a_star_allows_all_but_nothing_else_does():
    hosts(allowed_hosts="a.vn,*").check("c.vn")
    with pytest.raises(HostRefusedError):
        hosts(allowed_hosts="*.vn").check("c.vn")


def test_a_server_that_listens_everywhere_is_reached_by_its_addresses_and_by_no_foreign_name():
    everywhere = hosts(host="0.0.0.0")
    everywhere.check("192.168.1.5:7860")
    everywhere.check("[fe80::1]")
    with pytest.raises(HostRefusedError):
        everywhere.check("evil.example")
