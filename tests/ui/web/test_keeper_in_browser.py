"""The keeper's work in a real browser: log in, upload a plan, ask about it, go back, take a plan out."""

import pytest

from tests.indexer.conftest import BODY
from tests.ui.browsing import IN_BROWSER, ask, site_of
from ui.services.keys import KeyRing, KeyRole

pytestmark = IN_BROWSER
LOTUS = """ỦY BAN NHÂN DÂN
TỈNH BÌNH LÂM
-------
Số: 99/KH-UBND

Bình Lâm, ngày 07 tháng 6 năm 2024

KẾ HOẠCH
Trồng sen trên địa bàn tỉnh đến năm 2030

I. MỤC TIÊU
- Diện tích trồng sen đạt 300 ha vào năm 2030.
II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương chủ trì, phối hợp với các sở, ngành nhân giống sen.
"""
QUESTION = "Diện tích trồng sen đạt bao nhiêu?"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with site_of(tmp_path_factory.mktemp("house"), {"ong.txt": BODY}, max_upload_mb=1) as (site, live):
        keys = KeyRing(live.settings.data)
        yield site, {role: keys.add(role.value, role) for role in KeyRole}, live


@pytest.fixture
def site(served):
    return served[0]


def log_in(page, site, secret):
    page.goto(f"{site}/quan-tri")
    page.fill("input[name=khoa]", secret)
    page.keyboard.press("Enter")


def upload(page, path):
    page.wait_for_selector(".tc-keep")
    page.set_input_files("#tep-moi input[type=file]", path)
    page.wait_for_selector(f"#tep-moi :has-text('{path.stem[:8]}')")
    page.click("#nut-tai-len")


def finished(page, kind):
    page.wait_for_selector(f".tc-job--done:has-text('{kind}') >> nth=0")


def test_an_uploaded_plan_is_asked_cited_and_gone_after_the_way_back(page, site, served, tmp_path):
    ask(page, site, QUESTION)
    assert "300" not in page.inner_text(".tc-answer")
    path = tmp_path / "Kế hoạch trồng sen.txt"
    path.write_text(LOTUS, "utf-8")

    log_in(page, site, served[1][KeyRole.KEEPER])
    upload(page, path)
    finished(page, "Tải lên")
    page.wait_for_selector(f".tc-rows small:has-text('{path.name}')")

    ask(page, site, QUESTION)
    assert "300 ha" in page.inner_text(".tc-answer__headline")
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    assert "300 ha" in "".join(page.locator(".tc-sourcepanel mark").all_inner_texts())
    assert path.name in page.inner_text(".tc-sourcepanel__file")

    page.goto(f"{site}/quan-tri/")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("button:has-text('Quay lại bản này') >> nth=0")
    finished(page, "Quay lại bản cũ")
    ask(page, site, QUESTION)
    assert "300" not in page.inner_text(".tc-answer")
    page.goto(f"{site}/?muc=ke-hoach")
    page.wait_for_selector(".tc-plan")
    assert page.locator(".tc-planlist button").count() == 1


def test_a_file_that_is_no_plan_is_refused_with_its_reason(page, site, served, tmp_path):
    log_in(page, site, served[1][KeyRole.KEEPER])
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 no")
    upload(page, path)
    page.wait_for_selector(".tc-job--failed:has-text('Tải lên')")
    assert "hong.docx" not in page.inner_text(".tc-rows >> nth=0")


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        ("x.exe", 2, "Không nhận dạng của tệp x.exe. Các dạng nhận được: .doc,"),
        ("lớn.txt", 2_000_000, 'Tệp lớn hơn 1.0 MB: "lớn.txt".'),
    ],
)
def test_what_the_browser_refuses_itself_is_told_in_vietnamese(page, site, served, tmp_path, name, size, told):
    log_in(page, site, served[1][KeyRole.KEEPER])
    page.wait_for_selector(".tc-keep")
    (tmp_path / name).write_bytes(b"a" * size)
    page.set_input_files("#tep-moi input[type=file]", tmp_path / name)
    page.wait_for_selector(".toast-title:text-is('Lỗi')")
    assert page.inner_text(".toast-message-text").startswith(told)
    named = page.locator("[aria-label], [title]").evaluate_all("all => all.map(each => each.ariaLabel || each.title)")
    english = ("upload", "click", "close", "file ", "drop", "error", "common.")
    assert [each for each in named if any(word in each.lower() for word in english)] == []


def test_a_plan_that_is_taken_out_leaves_the_list_and_its_file_is_kept(page, site, served, tmp_path):
    log_in(page, site, served[1][KeyRole.KEEPER])
    path = tmp_path / "thu.txt"
    path.write_text(LOTUS.replace("99/KH-UBND", "77/KH-UBND"), "utf-8")
    upload(page, path)
    page.wait_for_selector(".tc-rows li:has-text('thu.txt')")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(".tc-rows li:has-text('thu.txt') button:has-text('Gỡ')")
    finished(page, "Gỡ kế hoạch")
    page.wait_for_selector(".tc-rows >> nth=0 >> li:has-text('thu.txt')", state="detached")
    assert [each.name for each in (served[2].settings.data / "removed").rglob("*.txt")] == ["thu.txt"]
    page.click("button:has-text('Đưa trở lại')")
    finished(page, "Đưa trở lại")
    page.wait_for_selector(".tc-rows >> nth=0 >> li:has-text('thu.txt')")
    deeds = page.inner_text(".tc-keep section:has-text('Ai đã làm gì')")
    assert "Đưa trở lại thu.txt" in deeds
    assert "Gỡ kế hoạch UBND tỉnh Bình Lâm (77/KH-UBND)" in deeds


def test_several_plans_are_uploaded_at_once_and_what_was_done_is_listed(page, site, served, tmp_path):
    log_in(page, site, served[1][KeyRole.KEEPER])
    page.wait_for_selector(".tc-keep")
    assert "Nhiều nhất" in page.inner_text(".tc-keeping__upload")
    paths = []
    for number in (1, 2):
        paths.append(tmp_path / f"sen-{number}.txt")
        paths[-1].write_text(LOTUS.replace("99/KH-UBND", f"{number}/KH-UBND"), "utf-8")
    page.set_input_files("#tep-moi input[type=file]", paths)
    page.wait_for_selector("#tep-moi :has-text('sen-2')")
    page.click("#nut-tai-len")
    page.wait_for_selector(".tc-rows >> nth=0 >> li:has-text('sen-1.txt')")
    page.wait_for_selector(".tc-rows >> nth=0 >> li:has-text('sen-2.txt')")
    page.wait_for_selector(".tc-finished:has-text('Xong: tải lên')")
    assert "2 thêm: sen-1.txt, sen-2.txt" in page.inner_text(".tc-finished")
    assert not page.locator("#tra-loi-quan-tri .tc-said").is_visible(), "that it has begun is no news any more"
    assert "sen-1.txt, sen-2.txt" in page.inner_text(".tc-keep section:has-text('Ai đã làm gì')")


def test_a_wrong_key_opens_nothing_and_says_so(page, site):
    log_in(page, site, "không phải khóa")
    page.wait_for_selector("[role=alert]")
    assert page.inner_text("[role=alert]") == "Khóa không đúng hoặc đã bị thu hồi."
    assert page.locator(".tc-keep, #tep-moi").count() == 0
    answered = page.request.get(f"{site}/quan-tri/", headers={"Accept": "application/json"})
    assert answered.status == 401
    joined = page.request.post(f"{site}/quan-tri/gradio_api/run/predict", data={}, headers={"Origin": site})
    assert joined.status == 401


def test_a_reader_s_key_does_not_open_the_keeper_s_page(page, site, served):
    log_in(page, site, served[1][KeyRole.READER])
    page.wait_for_selector("text=chỉ để đọc")
    assert page.locator(".tc-keep, #tep-moi").count() == 0


def test_after_logging_out_the_page_asks_for_the_key_again(page, site, served):
    log_in(page, site, served[1][KeyRole.KEEPER])
    page.click("button:has-text('Đăng xuất')")
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/quan-tri")
    page.wait_for_selector("input[name=khoa]")
