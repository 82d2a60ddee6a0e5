import os

import pytest
from fastapi.testclient import TestClient

from tests.ui.fakes import FakeService
from ui.services.live_service import LiveService


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
    from ui.cli import main as module

    monkeypatch.setenv("TRACUU_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(LiveService.__init__, "__defaults__", (lambda data: service,))

    def run(*arguments):
        code = module.run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def settings(tmp_path):
    from ui.settings.settings import Settings

    (tmp_path / "corpus").mkdir()
    return Settings(data=tmp_path / "data", corpus=tmp_path / "corpus", watch=False, allowed_hosts="testserver")


@pytest.fixture
def serve(settings, service):
    """Start the API over the fake service with changed settings; returns a client."""
    from ui.server.app import create_app
    from ui.services.live_service import LiveService

    clients = []

    def start(**changes):
        changed = settings.model_copy(update=changes)
        client = TestClient(
            create_app(changed, LiveService(changed, lambda data: service), page=False), raise_server_exceptions=False
        )
        clients.append(client)
        return client.__enter__()

    yield start
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def client(serve):
    return serve()


@pytest.fixture(scope="module")
def browser():
    """Start one Chromium for the tests of one file; Playwright holds the event loop of its thread for as long as it runs."""
    from playwright.sync_api import sync_playwright

    from tests.ui.browsing import CHROMIUM

    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser, site):
    """Open a watched page for the ``site`` that the file of tests serves."""
    from tests.ui.browsing import watched_page

    with watched_page(browser, site) as found:
        yield found
