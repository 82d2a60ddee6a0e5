"""A question floor over the real plans without a model: quick, and the same everywhere."""

from pathlib import Path

import pytest

from corpus.readers import read
from corpus.reading import understand
from qa.retrieval.knowledge import Knowledge
from qa.service import Service
from tests.model_server import ModelServer
from tests.qa.memory import HashEncoder, MemorySnapshot
from tests.ui.running import running

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
FILES = {
    "an-giang-457-kh-ubnd-2024": ("an-giang-457-kh-ubnd-2024.txt",),
    "quang-nam-cong-nghiep-sinh-hoc": ("quang-nam-cong-nghiep-sinh-hoc.txt", "quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt"),
    "quang-ngai-cong-nghiep-sinh-hoc": ("quang-ngai-cong-nghiep-sinh-hoc.txt",),
    "tra-vinh-105-kh-ubnd-2023": ("tra-vinh-105-kh-ubnd-2023.md",),
}


@pytest.fixture(scope="session")
def snapshot():
    readings = {plan: [understand(read(PLANS / name, PLANS)) for name in names] for plan, names in FILES.items()}
    return MemorySnapshot(readings, HashEncoder())


@pytest.fixture(scope="session")
def knowledge(snapshot):
    return Knowledge(snapshot)


@pytest.fixture(scope="session")
def understand_question(knowledge):
    return knowledge.understander.understand


@pytest.fixture(scope="session")
def plain_service(snapshot):
    return Service(snapshot, HashEncoder())


@pytest.fixture(scope="module")
def served():
    """Yield a language model's endpoint that goes wrong as it is told to, and its address."""
    server = ModelServer()
    with running(server.app) as address:
        yield server, f"{address}/v1/"
