"""A language model is off until an endpoint is named; its key is told to nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.records.errors import SettingsError
from qa.contracts.language_model import Use
from ui.settings.settings import load

ROOT = Path(__file__).parents[3]
ASKS = """
import sys, tempfile
from pathlib import Path
from corpus.readers import read
from corpus.reading import understand
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot
from ui.services.live_service import LiveService
from ui.settings.settings import Settings

plans = Path("corpus/plans")
plan = "tra-vinh-105-kh-ubnd-2023"
service = Service(MemorySnapshot({plan: [understand(read(plans / f"{plan}.md", plans))]}, HashEncoder()), HashEncoder())
live = LiveService(Settings(data=Path(tempfile.mkdtemp())), lambda _: service)
answer = live.ask("ai chủ trì đào tạo nhân lực", write=True)
print(answer.status, "written" in answer.as_json())
off = ("qa.endpoint", "qa.writing", "qa.understanding.llm", "pybreaker", "tenacity", "httpx")
print([name for name in sys.modules if name.startswith(off)])
"""


def write(folder, text, monkeypatch):
    path = folder / "tracuu.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setenv("TRACUU_CONFIG", str(path))


def test_nothing_is_set_by_default():
    assert load().language_model is None


def test_off_nothing_changes_and_nothing_of_it_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", ASKS],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["answered False", "[]"]


def test_a_table_of_the_file_sets_it_and_the_environment_wins(tmp_path, monkeypatch):
    write(tmp_path, '[llm]\nbase_url = "http://127.0.0.1:11434/v1"\nmodel = "nhỏ"\nuse = ["write"]\n', monkeypatch)
    monkeypatch.setenv("TRACUU_LLM_API_KEY", "khoa-123")
    monkeypatch.setenv("TRACUU_LLM_TIMEOUT_S", "7.5")
    settings = load()
    model = settings.language_model
    assert (model.base_url, model.name, model.api_key) == ("http://127.0.0.1:11434/v1/", "nhỏ", "khoa-123")
    assert (model.timeout_s, model.uses, model.at_once) == (7.5, {Use.WRITE}, settings.threads)
    assert "khoa-123" not in repr(settings) + str(settings) + repr(model) + settings.model_dump_json()


def test_a_use_in_the_environment_is_a_list(monkeypatch):
    monkeypatch.setenv("TRACUU_LLM_USE", '["understand"]')
    assert load().llm.use == (Use.UNDERSTAND,)
    monkeypatch.setenv("TRACUU_LLM_USE", "understand")
    with pytest.raises(SettingsError, match="TRACUU_LLM_USE"):
        load()


def test_the_key_may_stand_in_a_file_beside_the_settings(tmp_path, monkeypatch):
    (tmp_path / "khoa.txt").write_text("khoa-trong-tep\n", "utf-8")
    write(tmp_path, '[llm]\nbase_url = "https://x.example/v1/"\nmodel = "m"\napi_key_file = "khoa.txt"\n', monkeypatch)
    assert load().language_model.api_key == "khoa-trong-tep"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('base_url = "http://x/v1"', "llm.model"),
        ('base_url = "x/v1"\nmodel = "m"', "llm.base_url"),
        ('base_url = "file:///etc/passwd"\nmodel = "m"', "llm.base_url"),
        ('base_url = "http://ai:matkhau@x/v1"\nmodel = "m"', "llm.base_url"),
        ('base_url = "http://x:99999/v1"\nmodel = "m"', "llm.base_url"),
        ('base_url = "http://x/v1"\nmodel = "m"\napi_key = "bí mật"', "llm.api_key"),
        ('base_url = "http://x/v1"\nmodel = "m"\napi_key_file = "khong-co"', "llm.api_key_file"),
        ("timeout_s = 0", "“llm.timeout_s” phải từ 0.5"),
        ('use = ["think"]', "“llm.use.0” phải là một trong"),
        ('url = "http://x"', "“llm.url” không có khóa này"),
    ],
)
def test_what_cannot_be_used_is_told_when_loaded(tmp_path, monkeypatch, table, told):
    write(tmp_path, f"[llm]\n{table}\n", monkeypatch)
    with pytest.raises(SettingsError, match=told) as raised:
        load()
    assert "matkhau" not in str(raised.value)
    assert "bí mật" not in str(raised.value)


def test_a_slip_in_a_variable_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("TRACUU_LLM_URL", "http://x")
    with pytest.raises(SettingsError, match="TRACUU_LLM_URL"):
        load()
