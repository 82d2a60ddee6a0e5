"""Keys and sessions end when they are ended, for every copy, and none is lost or inherited."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.attacks.conftest import ORIGIN, log_in
from ui.services import sessions as module
from ui.services.keys import KeyRing, KeyRole
from ui.services.sessions import Sessions

KEEPING = "/quan-tri/"


def status(client):
    return client.get(KEEPING, headers={"Accept": "application/json"}).status_code


def test_logging_out_ends_the_session_on_the_server(site):
    log_in(site, site.site.keys[KeyRole.KEEPER])
    stolen = site.cookies.get("tracuu")
    assert status(site) == 200
    assert site.post("/dang-xuat", headers=ORIGIN, follow_redirects=False).status_code == 303
    site.cookies.clear()
    site.cookies.set("tracuu", stolen)
    assert status(site) == 401
    site.cookies.clear()


def test_a_name_given_anew_does_not_inherit_the_old_one_s_session(site):
    ring = KeyRing(site.site.settings.data)
    log_in(site, ring.add("tạm", KeyRole.KEEPER))
    assert status(site) == 200
    ring.remove("tạm")
    assert status(site) == 401
    ring.add("tạm", KeyRole.KEEPER)
    assert status(site) == 401
    ring.remove("tạm")
    site.cookies.clear()


def test_an_ended_session_stays_ended_in_other_processes_and_is_forgotten_in_time(tmp_path, monkeypatch):
    ring = KeyRing(tmp_path)
    ring.add("a", KeyRole.KEEPER)
    key = ring.named("a")
    sessions = Sessions(tmp_path, ring)
    first, second = sessions.begin(key), sessions.begin(key)
    sessions.end(first)
    again = Sessions(tmp_path, ring)
    assert again.key_of(first) is None
    assert again.key_of(second) == key
    clock = module.time.time() + module.LONGEST_S + 1
    monkeypatch.setattr(module.time, "time", lambda: clock)
    assert again.key_of(second) is None
    again.end(again.begin(key))
    assert len(module._read(tmp_path / module.FILE_NAME)) == 1


@pytest.mark.parametrize("session", [{}, {"key": "a"}, {"key": "a", "mark": 5, "id": "x", "at": 1}, {"key": ["a"]}])
def test_what_is_no_session_is_none(tmp_path, session):
    assert Sessions(tmp_path, KeyRing(tmp_path)).key_of(session) is None


def test_keys_made_at_once_are_all_kept(tmp_path):
    with ThreadPoolExecutor(12) as pool:
        made = list(pool.map(lambda number: KeyRing(tmp_path).add(f"k{number}", KeyRole.READER), range(24)))
    assert all(KeyRing(tmp_path).find(secret) for secret in made)


def test_keys_made_by_two_processes_at_once_are_all_kept(tmp_path):
    code = (
        "import sys; from pathlib import Path; from ui.services.keys import KeyRing, KeyRole\n"
        "for n in range(20): KeyRing(Path(sys.argv[1])).add(f'{sys.argv[2]}-{n}', KeyRole.READER)"
    )
    made = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in ("a", "b")]
    assert [each.wait(60) for each in made] == [0, 0]
    assert len(KeyRing(tmp_path).all()) == 40
