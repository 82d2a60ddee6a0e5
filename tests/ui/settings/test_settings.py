from pathlib import Path

import pytest

from corpus.records.errors import SettingsError
from ui.settings import settings as module
from ui.settings.settings import Settings, load


def write(folder: Path, text: str, monkeypatch) -> Path:
    path = folder / "tracuu.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setenv("TRACUU_CONFIG", str(path))
    return path


def test_defaults_stand_beside_pyproject():
    loaded = load()
    root = Path(module.__file__).parents[2]
    assert loaded.corpus == root / "corpus" / "plans"
    assert loaded.data == root / "data"
    assert loaded.host == "127.0.0.1"


def test_environment_wins_over_file_and_arguments_over_both(tmp_path, monkeypatch):
    write(tmp_path, "port = 1000\nthreads = 3\n", monkeypatch)
    monkeypatch.setenv("TRACUU_PORT", "2000")
    monkeypatch.setenv("TRACUU_DATA", str(tmp_path / "env"))
    loaded = load(data=tmp_path / "argument")
    assert (loaded.port, loaded.threads, loaded.data) == (2000, 3, tmp_path / "argument")


def test_paths_in_the_file_are_meant_from_its_folder(tmp_path, monkeypatch):
    write(tmp_path, 'corpus = "ke-hoach"\n', monkeypatch)
    monkeypatch.chdir("/")
    assert load().corpus == tmp_path / "ke-hoach"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cong = 1\n", "“cong” không có khóa này"),
        ("port = 'x'\n", "“port” phải là số nguyên"),
        ("port = 70000\n", "“port” phải từ 65535 trở xuống"),
        ("threads = 0\n", "“threads” phải từ 1 trở lên"),
        ("log = 'loud'\n", "“log” phải là một trong"),
        ("port = \n", "Không đọc được tệp cấu hình"),
    ],
)
def test_a_slip_in_the_file_is_refused_in_vietnamese(tmp_path, monkeypatch, text, told):
    write(tmp_path, text, monkeypatch)
    with pytest.raises(SettingsError, match=told):
        load()


def test_an_unknown_variable_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("TRACUU_PROT", "1")
    with pytest.raises(SettingsError, match="TRACUU_PROT"):
        load()


def test_a_named_file_must_exist(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACUU_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match="Không có tệp cấu hình"):
        load()


def test_every_setting_says_what_it_is():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
