"""Many report duties are paged through, and are found once for all who look."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from ui.presenting.calendars import deadlines
from ui.services.of_index import OfIndex
from ui.web import deadlines as section
from ui.web.paging import page_of

TODAY = date(2026, 3, 1)


@pytest.fixture
def many(service, monkeypatch):
    """Faces over a service whose plans set 150 report duties; the days on which they were looked for."""
    (found,) = deadlines(service, TODAY)
    looked = []

    def made(of, today, plan=None):
        looked.append(plan)
        return [replace(found, duty=replace(found.duty, sentence=f"lần {number}")) for number in range(150)]

    monkeypatch.setattr(section, "deadlines", made)
    return SimpleNamespace(live=SimpleNamespace(service=lambda: service), of_index=OfIndex()), looked


def shown(faces, page):
    made = BeautifulSoup(section.deadlines_html(faces, None, TODAY, page), "html.parser")
    return made, [each.text.split("…")[-1].strip() for each in made.select(".tc-deadline__text")]


def test_they_are_paged_through(many):
    faces, looked = many
    first, some = shown(faces, 0)
    assert (len(some), some[0]) == (60, "lần 0")
    assert "150" in first.select_one("[role=status]").text
    assert first.select_one("[data-share]")["data-share"] == "./?muc=han-bao-cao"
    last, others = shown(faces, 99)
    assert (len(others), others[0]) == (30, "lần 120")
    assert "trang=3" in last.select_one("[data-share]")["data-share"]
    assert [button.has_attr("disabled") for button in last.select(".tc-pager button")] == [False, True]
    assert looked == [None], "all who look share what was found"


@pytest.mark.parametrize(("text", "page"), [("", 0), ("1", 0), ("3", 2), ("0", 0), ("-1", 0), ("²", 0), ("9999999", 0)])
def test_pages_count_from_one(text, page):
    assert page_of(text) == page
