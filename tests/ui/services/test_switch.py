"""The kill switch."""

import json
from types import SimpleNamespace

import pytest

from corpus.records.errors import TraCuuError
from ui.services.switch import DEFAULT_NOTICE, notice, pause, resume


def settings(data, **changes):
    return SimpleNamespace(**{"data": data, "paused": False, "pause_notice": "", **changes})


def test_answering_stops_by_command_and_goes_on(tmp_path):
    assert notice(settings(tmp_path)) is None
    pause(tmp_path, "Đang sửa.")
    assert notice(settings(tmp_path)) == "Đang sửa."
    assert resume(tmp_path)
    assert notice(settings(tmp_path)) is None
    assert not resume(tmp_path)


def test_answering_stops_by_a_setting(tmp_path):
    assert notice(settings(tmp_path, paused=True)) == DEFAULT_NOTICE
    assert notice(settings(tmp_path, paused=True, pause_notice="Nghỉ.")) == "Nghỉ."


def test_a_file_that_says_something_else_is_no_silence(tmp_path):
    (tmp_path / "pause.json").write_text(json.dumps(["x"]), encoding="utf-8")
    with pytest.raises(TraCuuError):
        notice(settings(tmp_path))
