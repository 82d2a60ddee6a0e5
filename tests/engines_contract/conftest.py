"""Every test of this folder that takes ``make_engine`` runs once over each engine."""

import itertools

import pytest

from indexer.engines.choice import EngineChoice, engine_at
from tests.engines_contract.milvus_process import MilvusProcess, require_milvus
from tests.indexer.conftest import BODY, OTHER
from tests.indexer.fakes import HashEncoder

_PREFIXES = itertools.count()


@pytest.fixture(scope="session")
def milvus(tmp_path_factory):
    """Return a server that all tests share, each under a prefix of its own."""
    require_milvus()
    process = MilvusProcess(tmp_path_factory.mktemp("milvus")).start()
    yield process
    process.kill()


@pytest.fixture
def milvus_choice(milvus):
    return EngineChoice("milvus", milvus.address, prefix=f"test_{next(_PREFIXES)}")


@pytest.fixture(params=["local", "milvus"])
def choice(request):
    return EngineChoice() if request.param == "local" else request.getfixturevalue("milvus_choice")


@pytest.fixture
def make_engine(choice):
    """Return what gives the engine of a data folder; every call is like another process that opens the same index."""
    return lambda data: engine_at(data, choice)


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def engine(make_engine, data):
    return make_engine(data)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ong.txt").write_text(BODY, "utf-8")
    (folder / "rung.txt").write_text(OTHER, "utf-8")
    return folder


@pytest.fixture
def encoder():
    return HashEncoder()
