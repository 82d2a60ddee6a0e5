"""A Milvus server, or the writer, killed in the middle of a publication: nothing is lost, readers keep the last version."""

import multiprocessing
import os
import signal

import pytest

from corpus.records.errors import EngineUnavailableError, IndexBusyError
from corpus.text import Analyzer
from indexer.building.build import build
from indexer.building.doctor import examine
from indexer.engines.choice import EngineChoice, engine_at
from indexer.engines.milvus import lease, server
from indexer.storage import atomic as storage
from tests.engines_contract.milvus_process import MilvusProcess, require_milvus
from tests.indexer.fakes import HashEncoder

STEPS = ("milvus register", "milvus rows", "milvus seal", "milvus version", "milvus live", "milvus published")
NEW = "KẾ HOẠCH\nTrồng cây\n\nI. MỤC TIÊU\n- Trồng 500 ha dừa sáp.\n1. Sở Y tế chủ trì, phối hợp với các sở trồng dừa.\n"
PATIENCE_S = 300


@pytest.fixture
def own_server(tmp_path):
    require_milvus()
    folder = tmp_path / "server"
    folder.mkdir()
    process = MilvusProcess(folder).start()
    yield process
    process.kill()


def state(engine):
    """Return the plans of the live version, all of which must be there with all their passages."""
    snapshot = engine.open(thorough=True)
    assert snapshot.sizes() == (snapshot.manifest.passages,) * 2
    for plan in snapshot.plans():
        assert snapshot.passages_of(plan.id)
        assert snapshot.lexical(Analyzer().terms(plan.metadata.title or "kế hoạch"), 1, [plan.id])
    return [plan.id for plan in snapshot.plans()]


@pytest.mark.parametrize("step", STEPS[1:5:2])
def test_a_killed_server_loses_nothing(own_server, corpus, tmp_path, step, monkeypatch):
    data = tmp_path / "data"
    engine = engine_at(data, EngineChoice("milvus", own_server.address))
    build(corpus, data, HashEncoder(), engine=engine)
    (corpus / "moi.txt").write_text(NEW, "utf-8")

    def kill(reached):
        if reached == step:
            own_server.kill()

    with monkeypatch.context() as patch:
        patch.setattr(storage, "hook", kill)
        patch.setattr(engine._server, "_timeout_s", 2.0)
        patch.setattr(engine._server, "_patience_s", 1.0)
        with pytest.raises(EngineUnavailableError):
            build(corpus, data, HashEncoder(), engine=engine)
    own_server.start()
    after = engine_at(data, EngineChoice("milvus", own_server.address))
    assert state(after) == ["ong", "rung"]
    build(corpus, data, HashEncoder(), engine=after)
    assert state(after) == ["moi", "ong", "rung"]
    assert examine(data, "hash", engine=after).findings == []


def _publish_and_die(corpus, data, choice, step):
    def die(reached):
        if reached == step:
            os.kill(os.getpid(), signal.SIGKILL)

    storage.hook = die
    build(corpus, data, HashEncoder(), engine=engine_at(data, choice))


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_writer_leaves_the_last_version_and_the_next_one_mends(milvus_choice, corpus, data, step):
    engine = engine_at(data, milvus_choice)
    build(corpus, data, HashEncoder(), engine=engine)
    (corpus / "moi.txt").write_text(NEW, "utf-8")
    child = multiprocessing.get_context("spawn").Process(target=_publish_and_die, args=(corpus, data, milvus_choice, step))
    child.start()
    child.join(PATIENCE_S)
    assert child.exitcode == -signal.SIGKILL
    assert state(engine) == (["moi", "ong", "rung"] if step == "milvus published" else ["ong", "rung"])
    build(corpus, data, HashEncoder(), engine=engine)
    assert state(engine) == ["moi", "ong", "rung"]
    assert not examine(data, "hash", engine=engine).build_needed
    assert examine(data, "hash", engine=engine).findings == []


def test_a_writer_elsewhere_waits_until_the_holder_is_silent(milvus_choice, tmp_path, monkeypatch):
    here, there = (engine_at(tmp_path / name, milvus_choice) for name in ("here", "there"))
    with here.writing():
        with pytest.raises(IndexBusyError), there.writing():
            pass
        monkeypatch.setattr(lease, "SILENT_S", -1.0)
        with there.writing(), pytest.raises(IndexBusyError):
            here._lease.require()  # who was taken for dead publishes nothing


def test_a_server_that_is_away_is_told(tmp_path, monkeypatch):
    require_milvus()
    monkeypatch.setattr(server, "TIMEOUT_S", 0.5)
    with pytest.raises(EngineUnavailableError, match=r"127\.0\.0\.1:1 "):
        engine_at(tmp_path, EngineChoice("milvus", "http://127.0.0.1:1")).open()
