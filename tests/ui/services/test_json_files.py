"""Small state files are whole or not there, and one process changes them at a time."""

import json
import stat
import threading

import pytest

from corpus.records.errors import StorageError
from ui.problems.errors import StateDamagedError
from ui.services.json_files import last_lines, locked, read_json, write_json


def test_what_is_written_is_read_and_only_the_owner_may_read_it(tmp_path):
    path = tmp_path / "new" / "keys.json"
    write_json(path, {"tên": ["chè"]})
    assert read_json(path) == {"tên": ["chè"]}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path], "nothing is left beside it"


def test_a_file_that_is_not_there_is_none(tmp_path):
    assert read_json(tmp_path / "keys.json") is None


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_told_by_its_name_alone(tmp_path, raw):
    path = tmp_path / "keys.json"
    path.write_bytes(raw)
    with pytest.raises(StateDamagedError) as raised:
        read_json(path)
    assert "keys.json" in str(raised.value)
    assert str(tmp_path) not in str(raised.value)


def test_what_cannot_be_written_leaves_the_old_file(tmp_path):
    path = tmp_path / "keys.json"
    write_json(path, {"a": 1})
    with pytest.raises(TypeError):
        write_json(path, {"a": object()})
    assert json.loads(path.read_text("utf-8")) == {"a": 1}
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(StorageError):
        write_json(path / "below a file.json", {})


def test_changes_of_many_are_made_one_after_the_other(tmp_path):
    path = tmp_path / "count.json"

    def add():
        for _ in range(20):
            with locked(path):
                write_json(path, (read_json(path) or 0) + 1)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read_json(path) == 80


def test_the_end_of_a_file_is_read_by_lines(tmp_path):
    path = tmp_path / "log"
    path.write_text("một\nhai\nba\n", "utf-8")
    assert last_lines(path, 1000) == ["một", "hai", "ba", ""]
    assert last_lines(path, 4) == ["", "ba", ""]
    assert last_lines(tmp_path / "none", 10) == []
