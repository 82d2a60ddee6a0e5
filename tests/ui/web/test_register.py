import pytest
from bs4 import BeautifulSoup

from corpus.records.errors import InvalidRequestError
from tests.ui.fakes import PLAN
from ui.web.overview import overview_html
from ui.web.register import Asked, agency_names, filters_html, register_html


def soup(html):
    return BeautifulSoup(html, "html.parser")


def test_a_look_is_in_its_address_and_comes_back_from_it():
    asked = Asked(co_quan="Sở Y tế", vai_tro="lead", thoi_gian="2026", trang="2", phieu="1")
    assert "co_quan=S%E1%BB%9F+Y+t%E1%BA%BF" in asked.address()
    assert asked.filters == {"lead": "Sở Y tế", "kind": "task", "period": "2026"}
    assert asked.page == 1
    assert Asked.of({"trang": "x", "giam": "1", "bay": "x", "co_quan": " a "}) == Asked(trang="x", giam="1", co_quan="a")
    assert Asked(trang="x").page == 0
    assert Asked(loai="all").filters == {}


def test_rows_stand_under_their_plan_and_group_and_nothing_is_offered_for_no_rows(service):
    page = soup(register_html(service, Asked()))
    assert [band.text for band in page.select(".tc-band th")] == [
        "Kế hoạch số 457/KH-UBND ngày 08/5/2024 của UBND tỉnh An Giang",
        "Nhóm A",
    ]
    assert page.select("a[href*='format=xlsx']")
    assert page.select_one("[data-share]")["data-share"] == "./?muc=nhiem-vu"
    none = soup(register_html(service, Asked(tu_khoa="zzz")))
    assert none.select("a[href*='format=xlsx'], table") == []
    assert none.select("[data-do=clear-filters]")


def test_where_one_kind_has_no_rows_those_of_the_other_are_one_click_away(service):
    page = soup(register_html(service, Asked(loai="duty", co_quan="Sở Nội vụ")))
    offered = page.select_one(".tc-empty a")
    assert offered.text == "Xem 1 nhiệm vụ"
    assert offered["href"] == Asked(co_quan="Sở Nội vụ").address()
    assert not soup(register_html(service, Asked(loai="duty", tu_khoa="zzz"))).select(".tc-empty a")


def test_the_agency_s_sheet_has_its_own_address(service):
    page = soup(register_html(service, Asked(co_quan="Sở Nội vụ", phieu="1")))
    assert page.select_one("h2").text == "Việc của Sở Nội vụ"
    assert "phieu=1" in page.select_one("[data-share]")["data-share"]


def test_filters_show_what_the_address_says(service):
    page = soup(filters_html(service, Asked(ke_hoach=PLAN.id, co_quan="Sở Nội vụ", han="overdue"), agency_names(service)))
    assert page.select_one("input[name=co_quan]")["value"] == "Sở Nội vụ"
    assert page.select_one("#o-ke_hoach")["value"] == "An Giang (457/KH-UBND)", "as much as the field can show"
    assert page.select_one("select[name=han] option[selected]")["value"] == "overdue"
    assert not page.select("script")


def test_what_is_no_filter_is_refused(service):
    with pytest.raises(InvalidRequestError):
        register_html(service, Asked(han="sometime"))


def test_every_figure_of_the_overview_opens_its_rows(service):
    page = soup(overview_html(service, "lead"))
    links = [link["href"] for link in page.select(".tc-bars a, .tc-tiles a, .tc-timeline a")]
    assert all(link.startswith("./?muc=nhiem-vu") for link in links)
    assert any("vai_tro=lead" in link for link in links)
    assert any("han=overdue" in link for link in links)
