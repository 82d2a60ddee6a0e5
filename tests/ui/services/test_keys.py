import json

import pytest

from corpus.records.errors import InvalidRequestError
from ui.problems.errors import StateDamagedError
from ui.services.keys import FILE_NAME, KeyRing, KeyRole


def test_a_key_is_kept_as_a_hash_only(tmp_path):
    ring = KeyRing(tmp_path)
    secret = ring.add("phòng tin học", KeyRole.KEEPER)
    stored = (tmp_path / FILE_NAME).read_text("utf-8")
    assert secret not in stored
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
    assert ring.find(secret).name == "phòng tin học"
    assert ring.find(secret + "x") is None
    assert ring.find("") is None


def test_a_running_server_follows_the_file(tmp_path):
    running, command = KeyRing(tmp_path), KeyRing(tmp_path)
    assert running.all() == ()
    secret = command.add("a", KeyRole.READER)
    assert running.find(secret).role is KeyRole.READER
    command.remove("a")
    assert running.find(secret) is None
    assert running.named("a") is None


def test_names_are_unique_and_plain(tmp_path):
    ring = KeyRing(tmp_path)
    ring.add("a", KeyRole.READER)
    for name in ("a", "", " ", "x\ny", "<b>", "x" * 65):
        with pytest.raises(InvalidRequestError):
            ring.add(name, KeyRole.READER)
    with pytest.raises(InvalidRequestError):
        ring.remove("b")


def test_a_keeper_may_read_and_a_reader_may_not_keep():
    assert KeyRole.KEEPER.may(KeyRole.READER)
    assert not KeyRole.READER.may(KeyRole.KEEPER)


@pytest.mark.parametrize("content", ["{", "[]", '{"keys": [{"name": "a", "role": "king", "created_at": "", "digest": ""}]}'])
def test_a_damaged_file_is_told_and_lets_nobody_in(tmp_path, content):
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    with pytest.raises(StateDamagedError):
        KeyRing(tmp_path).find("x")


def test_the_command_makes_lists_and_takes_back(cli, tmp_path):
    code, out, err = cli("keys", "add", "máy A", "--role", "keeper")
    assert code == 0
    assert "chỉ giữ dấu băm" in err
    secret = out.strip()
    assert KeyRing(tmp_path / "data").find(secret).role is KeyRole.KEEPER
    code, out, _ = cli("keys", "list")
    assert "máy A" in out
    assert secret not in out
    assert cli("keys", "remove", "máy A")[0] == 0
    assert json.loads((tmp_path / "data" / FILE_NAME).read_text("utf-8")) == {"keys": []}
    assert cli("keys", "remove", "máy A")[0] == 2
