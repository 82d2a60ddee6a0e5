import os

import pytest

from tests.ui.fakes import FakeService


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch):
    for name in list(os.environ):
        if name.upper().startswith("TRACUU_"):
            monkeypatch.delenv(name)


@pytest.fixture
def service():
    return FakeService()


@pytest.fixture
def cli(service, monkeypatch, tmp_path, capsys):
    """Run ``tracuu`` in this process over the fake service; returns (exit code, standard output, standard error)."""
    from ui import cli as module
    from ui import desk

    monkeypatch.setenv("TRACUU_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(desk.Desk.__init__, "__defaults__", (lambda data: service,))

    def run(*arguments):
        code = module.run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
