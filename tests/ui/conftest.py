import contextlib
import dataclasses
import os
import socket
import threading
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.ui.fakes import FakeService

ROOT = Path(__file__).parents[2]


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


@pytest.fixture
def settings(tmp_path):
    from ui.settings import Settings

    (tmp_path / "corpus").mkdir()
    return Settings(data=tmp_path / "data", corpus=tmp_path / "corpus", watch=False)


@pytest.fixture
def serve(settings, service):
    """Start the API over the fake service with changed settings; returns a client."""
    from ui.desk import Desk
    from ui.server import create_app

    clients = []

    def start(**changes):
        changed = settings.model_copy(update=changes)
        client = TestClient(create_app(changed, Desk(changed, lambda data: service), page=False), raise_server_exceptions=False)
        clients.append(client)
        return client.__enter__()

    yield start
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def client(serve):
    return serve()


@pytest.fixture
def keeping_house(tmp_path, monkeypatch):
    """Give a corpus of two small plans with a real index over it; uploads build it again in this process."""
    from indexer.build import build
    from indexer.encoder import load_encoder
    from qa.service import Service
    from tests.indexer.conftest import BODY, OTHER
    from ui import keeping
    from ui.desk import Desk
    from ui.settings import Settings

    encoder = load_encoder("default", ROOT / "data")
    settings = Settings(corpus=tmp_path / "corpus", data=tmp_path / "data", watch=False)
    settings.corpus.mkdir(parents=True)
    (settings.corpus / "ong.txt").write_text(BODY, "utf-8")
    (settings.corpus / "rung.txt").write_text(OTHER, "utf-8")

    def build_here(settings, tell, *, rebuild=False):
        return dataclasses.asdict(build(settings.corpus, settings.data, encoder, rebuild=rebuild))

    build_here(settings, None)
    monkeypatch.setattr(keeping, "build_apart", build_here)
    return Desk(settings, lambda data: Service.open(data, encoder=encoder))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(app):
    """Serve ``app`` on loopback in a thread; yield its address."""
    import uvicorn

    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
