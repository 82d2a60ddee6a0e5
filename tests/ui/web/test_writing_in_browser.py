"""The tab "Viết gọn" in a real browser: sentences with their citations come in, or a line that says why there are none."""

import time
from dataclasses import replace

import pytest

from tests.indexer.conftest import BODY, OTHER
from tests.model_server import ModelServer
from tests.ui.browsing import IN_BROWSER, ask, site_of
from tests.ui.running import running
from ui.services.language import Language, Writing
from ui.settings.language_model import LlmSettings

pytestmark = IN_BROWSER
QUESTION = "Đến năm 2025 số đàn ong tăng bao nhiêu?"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    model = ModelServer()
    with running(model.app) as address:
        llm = LlmSettings(base_url=f"{address}/v1", model="honest", timeout_s=60)
        with site_of(tmp_path_factory.mktemp("house"), {"ong.txt": BODY, "rung.txt": OTHER}, llm=llm) as (site, live):
            yield site, live, model


@pytest.fixture
def site(served):
    return served[0]


def test_the_tab_writes_once_opened_and_its_citations_open_the_source(page, site, served):
    ask(page, site, QUESTION)
    asked = len(served[2].requests)
    assert not page.locator(".tc-written__text").is_visible()
    page.click(".tc-written summary")
    page.wait_for_selector(".tc-written[data-done]")
    assert len(served[2].requests) == asked + 1
    assert "10%" in page.inner_text(".tc-written__text")
    assert "máy viết" in page.inner_text(".tc-written summary")
    page.click(".tc-written .tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")


def test_a_model_that_fails_leaves_the_answer_and_says_so(page, site, served):
    live = served[1]
    live.writing = Writing(Language(replace(live.settings.language_model, name="invents")), live.service)
    ask(page, site, QUESTION)
    page.click(".tc-written summary")
    page.wait_for_function("document.querySelector('.tc-written__state').textContent.includes('Không viết gọn được')")
    assert page.inner_text(".tc-written__text") == ""
    assert "10%" in page.inner_text(".tc-answer__headline")


def test_closing_the_tab_ends_the_request_to_the_model(page, site, served):
    _, live, model = served
    live.writing = Writing(Language(replace(live.settings.language_model, name="hangs", timeout_s=60)), live.service)
    ask(page, site, QUESTION)
    before, hanging = model.cancelled, model.hanging
    page.click(".tc-written summary")
    page.wait_for_function("document.querySelector('.tc-written__state').textContent === 'Đang viết…'")
    until = time.monotonic() + 60
    while model.hanging == hanging and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert model.hanging == hanging + 1
    page.click(".tc-written summary")
    while model.cancelled == before and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert model.cancelled == before + 1
