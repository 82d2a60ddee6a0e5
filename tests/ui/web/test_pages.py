"""Pages and files that stand apart from Gradio: the reader, the print of the register, the Word file, the API for people."""

import io

import docx
import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from bench.load import Page, config_in
from tests.ui.fakes import DOCUMENT, PLAN, FakeService
from ui.server.app import create_app
from ui.services.keys import KeyRing, KeyRole
from ui.services.live_service import LiveService
from ui.settings.settings import Settings


def site_in(folder, **changes):
    (folder / "corpus").mkdir()
    given = {"data": folder / "data", "corpus": folder / "corpus", "watch": False, "allowed_hosts": "testserver", **changes}
    settings = Settings(**given)
    return TestClient(create_app(settings, LiveService(settings, lambda data: FakeService())))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with site_in(tmp_path_factory.mktemp("open")) as client:
        yield client


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    with site_in(folder, read_needs_key=True) as client:
        client.key = KeyRing(folder / "data").add("đọc", KeyRole.READER)
        yield client


def soup(answered):
    assert answered.status_code == 200
    return BeautifulSoup(answered.text, "html.parser")


def test_the_api_is_described_for_people_and_loads_nothing_from_elsewhere(site):
    page = soup(site.get("/docs"))
    told = {code.text for code in page.select("h3 code")}
    assert set(site.get("/openapi.json").json()["paths"]) <= told
    assert page.html["lang"] == "vi"
    assert all(each["src"].startswith("/") for each in page.select("[src]"))
    assert all(not each["href"].startswith(("http", "//")) for each in page.select("link[href]"))
    assert any("curl" in each.text for each in page.select("pre"))


def test_the_whole_filtered_register_is_printed_with_what_it_was_narrowed_by(site):
    page = soup(site.get("/ban-in", params={"muc": "nhiem-vu", "co_quan": "Sở Nội vụ"}))
    assert "Cơ quan (chủ trì hoặc phối hợp): Sở Nội vụ" in page.select_one(".about").text
    assert [cell.text for cell in page.select("tbody td")][1].startswith("Đào tạo nguồn nhân lực")
    assert page.select("nav:not(.no-print), form, .tc-top") == []


def test_an_answer_is_given_out_as_a_word_document(site):
    answered = site.get("/cau-tra-loi.docx", params={"q": "ai chủ trì đào tạo"})
    assert "attachment" in answered.headers["content-disposition"]
    assert docx.Document(io.BytesIO(answered.content)).paragraphs[1].text == "Sở Nội vụ"


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_comparison_is_given_out_as_a_file(site, form):
    answered = site.get(f"/so-sanh.{form}", params={"chu_de": "đào tạo / nhân lực?", "so_sanh": PLAN.id})
    assert answered.status_code == 200
    assert f"%20-%20%C4%91%C3%A0o%20t%E1%BA%A1o%20%20nh%C3%A2n%20l%E1%BB%B1c.{form}" in answered.headers["content-disposition"]
    assert answered.content.startswith(b"PK")
    assert site.get(f"/so-sanh.{form}").status_code == 422
    assert site.get("/so-sanh.exe", params={"chu_de": "x"}).status_code in (404, 422)


def test_what_is_not_there_is_told_on_a_page_of_ours(site):
    answered = site.get("/van-ban", params={"ke_hoach": "none"})
    assert answered.status_code == 404
    assert "Không có kế hoạch này" in answered.text


@pytest.mark.parametrize(
    "path", ["/van-ban?ke_hoach=an-giang-457", "/ban-in", "/cau-tra-loi.docx?q=x", "/so-sanh.xlsx?chu_de=x", "/docs"]
)
def test_where_reading_needs_a_key_these_pages_do_too(kept, path):
    answered = kept.get(path, follow_redirects=False)
    assert answered.status_code == 303
    assert answered.headers["location"].startswith("/dang-nhap")


def test_pages_and_files_of_the_original_need_the_key_as_all_reading_does(kept):
    for path in (f"/api/v1/plans/{PLAN.id}/file", f"/api/v1/plans/{PLAN.id}/pages/1"):
        assert kept.get(path).status_code == 401
        answered = kept.get(path, headers={"X-API-Key": kept.key})
        assert answered.status_code == 404, "the text stands in the index, its file is gone"
        assert answered.json()["type"] == "urn:tracuu:problem:original-missing"
    assert DOCUMENT.format == "txt"


def wrong(site, address, **headers):
    """Return the status and the soup of what a browser gets at an address that does not work."""
    answered = site.get(address, headers={"Accept": "text/html,*/*;q=0.8", **headers}, follow_redirects=False)
    return answered.status_code, BeautifulSoup(answered.text, "html.parser")


@pytest.mark.parametrize(
    ("address", "status"),
    [("/khong-co-trang-nay", 404), ("/van-ban?ke_hoach=zzz", 404), ("/van-ban?ke_hoach=an-giang-457&phan=mot", 422)],
)
def test_a_wrong_address_is_told_on_a_page_with_ways_on(site, address, status):
    got, page = wrong(site, address)
    assert got == status
    assert page.html["lang"] == "vi"
    assert page.select_one("h1").text
    assert {link["href"] for link in page.select("main a")} == {"/", "/?muc=ke-hoach"}
    assert "tracuu " not in page.select_one("main").text


def test_programs_get_an_object_at_the_same_addresses(site):
    assert site.get("/khong-co-trang-nay").headers["content-type"] == "application/problem+json"
    api = site.get("/api/v1/khong-co", headers={"Accept": "text/html"})
    assert (api.status_code, api.headers["content-type"]) == (404, "application/problem+json")


def test_a_reader_at_the_keeper_s_page_is_led_to_another_key(kept):
    kept.post("/dang-nhap", data={"khoa": kept.key}, headers={"Origin": "http://testserver"}, follow_redirects=False)
    got, page = wrong(kept, "/quan-tri/")
    assert got == 403
    assert "chỉ để đọc" in page.select_one("main").text
    way = page.select_one("main a")["href"]
    assert kept.get(way).status_code == 200
    assert "Đăng nhập" in kept.get(way).text
    kept.cookies.clear()


def test_what_only_the_keeper_can_mend_is_told_without_commands(tmp_path):
    (tmp_path / "corpus").mkdir()
    settings = Settings(data=tmp_path / "data", corpus=tmp_path / "corpus", watch=False, allowed_hosts="testserver")
    with TestClient(create_app(settings)) as empty:
        got, page = wrong(empty, "/van-ban?ke_hoach=x")
    assert got == 503
    assert "Xin báo cho người quản trị" in page.select_one("main").text
    assert "tracuu " not in page.select_one("main").text


def test_the_load_measurement_finds_the_page_s_own_calls(site):
    calls = Page(config_in(site.get("/", headers={"Accept": "text/html"})))
    assert {("tra-loi", "ask"), ("tra-loi", "cite")} <= set(calls.events)
