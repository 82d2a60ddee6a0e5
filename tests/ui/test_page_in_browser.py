"""The page in a real browser, over a real index of two small plans."""

import re

import openpyxl
import pytest

from tests.indexer.conftest import BODY, OTHER
from tests.ui.browsing import IN_BROWSER, ask, site_of

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with site_of(tmp_path_factory.mktemp("house"), {"ong.txt": BODY, "rung.txt": OTHER}) as found:
        yield found


@pytest.fixture
def site(served):
    return served[0]


@pytest.mark.parametrize("question", ["Đến năm 2025 số đàn ong tăng bao nhiêu?", "den nam 2025 so dan ong tang bao nhieu"])
def test_asked_with_and_without_accents_the_source_opens_with_the_quote_marked_in_its_place(page, site, served, question):
    ask(page, site, question)
    assert "10%" in page.inner_text(".tc-answer__headline")
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    cited = page.evaluate("document.querySelector('.tc-chip').dataset")
    start, end = (int(part) for part in cited["spot"].split(",")[0].split("-"))
    service = served[1].service()
    document = next(each for plan in service.plans() for each in plan.documents if each.file == cited["file"])
    quote = service.document(document.id).text[start:end]
    marked = "".join(page.locator(".tc-sourcepanel mark").all_inner_texts())
    assert " ".join(marked.split()) == " ".join(quote.split())
    assert "I. MỤC TIÊU" in page.inner_text(".tc-path")


def test_a_sent_link_opens_question_and_source_again(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    link, marked = page.url, page.inner_text(".tc-sourcepanel mark >> nth=0")
    assert re.search(r"[?&]doan=\d+-\d+", link)
    other = page.context.new_page()
    other.goto(link)
    other.wait_for_selector(".tc-sourcepanel mark")
    assert other.inner_text(".tc-sourcepanel mark >> nth=0") == marked
    assert "10%" in other.inner_text(".tc-answer__headline")


def test_the_quote_is_copied_with_its_reference(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.click(".tc-chip >> nth=0")
    page.click(".tc-sourcepanel [data-do=copy]")
    page.wait_for_selector(".tc-copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "10%" in copied
    assert "Kế hoạch số 12/KH-UBND ngày 05/3/2024" in copied


def test_the_source_can_be_walked_and_closed_by_keyboard_alone(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('tc-chip')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-sourcepanel mark")
    before = page.inner_text(".tc-passage--cited")
    page.focus(".tc-sourcepanel [data-walk=next]")
    page.keyboard.press("Enter")
    page.wait_for_function("text => document.querySelector('.tc-passage--cited').innerText !== text", arg=before)
    assert page.evaluate("document.activeElement.dataset.walk") == "next", "the focus stays, so that Enter walks on"
    page.keyboard.press("Escape")
    page.wait_for_selector(".tc-sourcepanel", state="hidden")
    assert "doan=" not in page.url


def test_not_found_looks_different_and_says_what_was_searched(page, site):
    ask(page, site, "Ở Cà Mau ai chủ trì nuôi tôm?")
    page.wait_for_selector(".tc-answer--none .tc-answer__status")
    assert "Cà Mau" in page.inner_text(".tc-answer--none")
    page.click(".tc-reading summary")
    assert "Câu hỏi được đọc là" in page.inner_text(".tc-reading")


def test_history_of_this_visit_asks_again(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.fill("#cau-hoi textarea", "Ở Cà Mau ai chủ trì?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer--none")
    page.click("#lich-su [data-event=example] >> nth=1")
    page.wait_for_selector(".tc-answer--found")
    assert page.input_value("#cau-hoi textarea") == "Đến năm 2025 số đàn ong tăng bao nhiêu?"


def test_the_register_is_filtered_sorted_and_exported(page, site, tmp_path):
    page.goto(f"{site}/?muc=nhiem-vu")
    page.wait_for_selector("#bang-nhiem-vu .tc-tablehead")
    page.click("label:has-text('Loại') input, #muc-nhiem-vu [aria-label='Loại']")
    page.click("[role=option]:has-text('Trách nhiệm')")
    page.wait_for_selector(".tc-table tbody tr")
    assert "Sở Nông nghiệp và Phát triển nông thôn" in page.inner_text(".tc-table")
    page.click(".tc-col-lead button")
    page.wait_for_selector("th.tc-col-lead[aria-sort=ascending]")
    page.fill("#muc-nhiem-vu [placeholder='đào tạo']", "không có từ này")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-empty")
    page.fill("#muc-nhiem-vu [placeholder='đào tạo']", "")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-table tbody tr")
    with page.expect_download() as download:
        page.click("a:has-text('Excel')")
    path = tmp_path / "x.xlsx"
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet["K2"].value == "Trách nhiệm"


def test_plans_compare_and_deadlines_open_from_their_address(page, site):
    page.goto(f"{site}/?muc=ke-hoach")
    page.wait_for_selector(".tc-plan .tc-outline button")
    page.click(".tc-outline button >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    page.goto(f"{site}/?muc=so-sanh")
    page.wait_for_selector(".tc-spread")
    page.fill("#chu-de textarea, #chu-de input", "nuôi ong")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-compare__plan")
    page.goto(f"{site}/?muc=han-bao-cao")
    page.wait_for_selector(".tc-deadlines li")
    assert "15/12" in page.inner_text(".tc-deadlines")
