"""The page in a real browser, over a real index of two small plans."""

import re
import time

import openpyxl
import pytest

from tests.indexer.conftest import BODY, OTHER
from tests.ui.browsing import IN_BROWSER, ask, site_of, tab_to
from ui.services.feedback import FeedbackStore

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


def test_asked_copied_filtered_and_exported_by_keyboard_alone(page, site, tmp_path):
    page.goto(f"{site}/")
    page.wait_for_function("document.activeElement.matches('#cau-hoi textarea')")
    page.keyboard.type("Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer--found")
    tab_to(page, ".tc-chip")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-sourcepanel mark")
    tab_to(page, ".tc-sourcepanel [data-do=copy]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-copied")
    assert "10%" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    page.wait_for_selector(".tc-sourcepanel", state="hidden")
    page.reload()
    page.wait_for_selector(".tc-answer--found")
    page.focus("body")
    tab_to(page, ".tc-nav [data-section=nhiem-vu]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-empty")  # a plan without a table; what it charges in its sentences is one key away
    tab_to(page, ".tc-empty a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-table tbody tr")
    tab_to(page, "#o-co_quan")
    page.keyboard.type("so nong")
    page.wait_for_selector("#ds-co_quan [role=option]:has-text('Sở Nông nghiệp')")
    page.keyboard.press("Enter")
    page.wait_for_url("**co_quan=**")
    page.wait_for_selector(".tc-tablehead p:has-text('khớp bộ lọc')")
    tab_to(page, "a[href*='xlsx']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]["A1"].value == "BẢNG PHÂN CÔNG NHIỆM VỤ"


def test_not_found_looks_different_and_says_what_was_searched(page, site):
    ask(page, site, "Ở Cà Mau ai chủ trì nuôi tôm?")
    page.wait_for_selector(".tc-answer--none .tc-answer__status")
    assert "Cà Mau" in page.inner_text(".tc-answer--none")
    page.click(".tc-reading summary")
    assert "Câu hỏi được đọc là" in page.inner_text(".tc-reading")


def test_what_was_asked_is_kept_in_the_browser_and_asks_again(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.click("[data-do=save]")
    page.fill("#cau-hoi textarea", "Ở Cà Mau ai chủ trì?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer--none")
    page.goto(f"{site}/")
    page.wait_for_selector("#muc-hoi #da-luu")
    assert "số đàn ong" in page.inner_text("#da-luu")
    page.click("#lich-su [data-event=example] >> nth=1")
    page.wait_for_selector(".tc-answer--found")
    assert page.input_value("#cau-hoi textarea") == "Đến năm 2025 số đàn ong tăng bao nhiêu?"


def test_what_is_typed_before_the_page_is_ready_is_kept_and_asked(page, site):
    page.goto(f"{site}/", wait_until="domcontentloaded")
    page.fill("#cau-hoi textarea", "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer--found")
    assert page.input_value("#cau-hoi textarea") == "Đến năm 2025 số đàn ong tăng bao nhiêu?"
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_one_click_says_right_and_a_word_may_follow(page, site, served):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.click("[data-verdict=right]")
    page.wait_for_selector(".tc-feedback__thanks:not([hidden])")
    store = FeedbackStore(served[1].settings.data)
    before = list(store.all())
    assert before[-1].verdict.value == "right"
    page.fill(".tc-feedback textarea", "rất hay")
    page.click(".tc-feedback .tc-button")
    page.wait_for_selector(".tc-feedback form", state="hidden")
    page.wait_for_function("document.querySelector('.tc-feedback__thanks').textContent")
    wait_until(lambda: list(store.all())[-1].word == "rất hay")


def wait_until(good):
    for _ in range(200):
        if good():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


def test_the_register_is_filtered_without_accents_kept_in_the_address_sorted_and_exported(page, site, tmp_path):
    page.goto(f"{site}/?muc=nhiem-vu&loai=duty")
    page.wait_for_selector(".tc-table tbody tr")
    assert "Sở Nông nghiệp và Phát triển nông thôn" in page.inner_text(".tc-table")
    page.click("#o-co_quan")
    page.keyboard.type("so nong")
    page.wait_for_selector("#ds-co_quan [role=option]:has-text('Sở Nông nghiệp')")
    page.keyboard.press("Enter")
    page.wait_for_url("**co_quan=**")
    page.click(".tc-col-lead button")
    page.wait_for_selector("th.tc-col-lead[aria-sort=ascending]")
    page.reload()
    page.wait_for_selector("th.tc-col-lead[aria-sort=ascending]")
    assert page.input_value("#o-co_quan").startswith("Sở Nông nghiệp")
    with page.expect_download() as download:
        page.click("a:has-text('Excel')")
    path = tmp_path / "x.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    assert book.worksheets[0]["A1"].value == "BẢNG PHÂN CÔNG NHIỆM VỤ"
    assert book["Dữ liệu"]["K2"].value == "Trách nhiệm"
    page.fill("#o-tu_khoa", "không có từ này")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-empty")
    assert page.locator("a:has-text('Excel')").count() == 0
    page.click("[data-clear]")
    page.wait_for_function("!location.search.includes('tu_khoa') && !location.search.includes('co_quan')")


def test_a_bar_opens_its_rows_and_back_leads_to_the_bars(page, site):
    page.goto(f"{site}/?muc=tong-quan")
    page.wait_for_selector(".tc-tiles a")
    total = page.inner_text(".tc-tiles a strong")
    page.click(".tc-tiles a >> nth=0")
    page.wait_for_selector("#bang-nhiem-vu .tc-tablehead")
    assert page.inner_text("#bang-nhiem-vu [role=status] strong") == total
    page.go_back()
    page.wait_for_selector(".tc-tiles a")
    if page.locator(".tc-timeline td a").count():
        tasks = page.inner_text(".tc-timeline td a >> nth=0")
        page.click(".tc-timeline td a >> nth=0")
        page.wait_for_selector("#bang-nhiem-vu .tc-tablehead")
        assert page.inner_text("#bang-nhiem-vu [role=status] strong") == tasks


def test_an_arrived_answer_is_said_aloud_and_the_focus_stays_in_the_box(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    assert page.get_attribute("#thong-bao", "aria-live") == "polite"
    page.wait_for_function("document.querySelector('#thong-bao').textContent.includes('10%')")
    assert page.inner_text("#thong-bao").startswith("Đã có câu trả lời.")
    assert page.evaluate("document.activeElement.matches('#cau-hoi textarea')")


def test_what_is_typed_is_completed_without_accents_by_keyboard(page, site):
    page.goto(f"{site}/")
    page.wait_for_function("document.activeElement.matches('#cau-hoi textarea')")
    page.wait_for_selector(".tc-welcome")
    page.keyboard.type("viec cua so nong")
    page.wait_for_selector("#goi-y [role=option]:has-text('Sở Nông nghiệp')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#cau-hoi textarea").startswith("viec cua Sở Nông nghiệp")
    assert page.locator("#goi-y").is_hidden()


def test_a_page_that_lost_the_server_says_so_and_is_there_again_with_it(page, site):
    page.goto(f"{site}/")
    page.wait_for_selector(".tc-welcome")
    page.context.set_offline(True)
    page.fill("#cau-hoi textarea", "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".toast-message-text:has-text('Mất kết nối với máy chủ')")
    with page.expect_navigation():
        page.context.set_offline(False)
    page.wait_for_selector(".tc-answer--found")
    assert "10%" in page.inner_text(".tc-answer__headline")
    assert page.locator(".toast-body").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_back_closes_the_source_and_keeps_the_answer(page, site, width):
    page.set_viewport_size({"width": width, "height": 760})
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    page.go_back()
    page.wait_for_selector(".tc-sourcepanel", state="hidden")
    assert page.locator(".tc-answer--found").count() == 1
    assert page.title() == "Đến năm 2025 số đàn ong tăng bao nhiêu? - TraCứu"


def test_a_document_is_read_whole_from_the_source(page, site):
    ask(page, site, "Đến năm 2025 số đàn ong tăng bao nhiêu?")
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    page.click(".tc-sourcepanel a:has-text('Đọc cả văn bản')")
    page.wait_for_selector(".tc-doc mark")
    assert "I. MỤC TIÊU" in page.inner_text(".tc-reader__outline")
    page.fill("#tim-trong-van-ban", "dan ong")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-doc .tc-word.is-here")
    assert page.locator(".tc-doc .tc-word").count() == int(page.inner_text(".tc-find__hits strong"))


def test_plans_compare_and_deadlines_open_from_their_address(page, site):
    page.goto(f"{site}/?muc=ke-hoach")
    page.wait_for_selector(".tc-plan .tc-outline button")
    page.click(".tc-outline button >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    page.goto(f"{site}/?muc=so-sanh")
    page.fill("#o-chu_de", "nuôi ong")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-compare__plan")
    page.goto(f"{site}/?muc=han-bao-cao")
    page.wait_for_selector("#danh-sach-han .tc-tablehead")
