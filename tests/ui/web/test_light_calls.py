"""A call of the page describes only what it changes, and searches for nothing that is not there."""

import sys

from gradio.blocks import BlocksConfig

from bench.load import Page, config_in
from tests.ui.web.test_pages import site_in


def test_a_call_describes_only_what_it_changes(tmp_path, monkeypatch):
    described = []
    real = BlocksConfig.config_for_block

    def describing(*given, **named):
        described.append(given)
        return real(*given, **named)

    with site_in(tmp_path) as site:
        page = Page(config_in(site.get("/")))
        monkeypatch.setattr(BlocksConfig, "config_for_block", staticmethod(describing))
        place = {"question": "ai đào tạo?", "plan": "", "earlier": ""}
        body = {"data": [], "event_data": place, "fn_index": page.events["tra-loi", "ask"], "trigger_id": None}
        answered = site.post("/gradio_api/run/predict", json=body)
    assert answered.status_code == 200
    assert "tc-answer" in answered.json()["data"][0]
    assert len(described) <= 2 * len(answered.json()["data"])


def test_a_drawing_library_that_is_not_there_is_not_looked_for():
    assert "matplotlib" in sys.modules
