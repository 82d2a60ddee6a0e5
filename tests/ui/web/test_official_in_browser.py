"""What an official sees when several plans speak of one thing: nothing cut off, nothing left unsaid, papers without forms."""

import io

import docx
import pytest

from tests.ui.browsing import IN_BROWSER, ask, site_of, watched_page

pytestmark = IN_BROWSER


def plan(number, place, subject, *rows):
    """Return a made plan with a table of tasks: each row its task, who leads it, who helps, when."""
    lines = "\n".join(f"| {at} | {' | '.join(row)} |" for at, row in enumerate(rows, 1))
    return f"""ỦY BAN NHÂN DÂN
TỈNH {place.upper()}
-------
Số: {number}/KH-UBND

{place}, ngày 04 tháng 3 năm 2025

KẾ HOẠCH
{subject} trên địa bàn tỉnh đến năm 2030

I. MỤC TIÊU
- Đến năm 2030, 90% hộ dân tham gia.
II. NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
|---|---|---|---|---|
{lines}

III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí.
2. Các sở, ngành báo cáo về Sở Nội vụ hằng quý, trước ngày 20 của tháng cuối quý.
"""


MARKETS = "Sắp xếp lại các chợ cóc trên vỉa hè thành điểm bán hàng có mái che"
PLANS = {
    "bac-lang.md": plan(
        11,
        "Bắc Láng",
        "Trồng cây bóng mát",
        ("Trồng cây bóng mát trên đường phố", "Sở Xây dựng", "Sở Nội vụ", "Năm 2026"),
        (MARKETS, "Sở Công Thương", "Ủy ban nhân dân cấp xã", "Hằng năm"),
        ("Lập danh mục cây cổ thụ", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Quý IV năm 2025"),
    ),
    "nam-kha.md": plan(
        22,
        "Nam Khà",
        "Trồng cây bóng mát",
        ("Trồng cây bóng mát trên đường phố và trong trường học", "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "2025 - 2027"),
    ),
    "tay-phu.md": plan(
        33, "Tây Phú", "Nuôi hươu lấy nhung", ("Nhân giống hươu sao", "Sở Khoa học và Công nghệ", "Hội Nông dân", "Năm 2027")
    ),
}
QUESTION = "Ai chủ trì trồng cây bóng mát trên đường phố?"
SECTIONS = {
    "?muc=nhiem-vu&co_quan=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng&phieu=1": ".tc-sheet",
    "?muc=so-sanh&chu_de=tr%E1%BB%93ng+c%C3%A2y+b%C3%B3ng+m%C3%A1t": ".tc-compare__plan",
    "?muc=han-bao-cao": ".tc-deadlines",
    "?muc=tong-quan": ".tc-charts",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with site_of(tmp_path_factory.mktemp("house"), PLANS) as found:
        yield found


@pytest.fixture
def site(served):
    return served[0]


def seen(page, selector):
    """Return the texts of what ``selector`` names and shows."""
    return [each.inner_text() for each in page.locator(selector).all() if each.is_visible()]


@pytest.mark.parametrize("address", SECTIONS)
def test_paper_shows_no_form_no_button_and_no_mark_that_leads_nowhere(page, site, address):
    page.goto(f"{site}/{address}")
    page.wait_for_selector(SECTIONS[address])
    page.emulate_media(media="print")
    controls = "form, input, select, [data-do], .tc-filters, .tc-tablehead, .tc-actions, .tc-top"
    assert seen(page, f"{controls}, .tc-sheet .tc-chip, .tc-deadlines .tc-chip") == []
    assert len(seen(page, ".tc-printed, .tc-sheet .tc-searched, .tc-lede")) > 0


def test_a_printed_answer_says_when_it_was_made(page, site):
    ask(page, site, QUESTION)
    assert seen(page, ".tc-printed") == []
    page.emulate_media(media="print")
    (made,) = seen(page, ".tc-answer .tc-printed")
    assert made.startswith("Lập ngày ")


CUT_OFF = """() => {
  const width = (element, text) => {
    const pen = document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(element);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return pen.measureText(text).width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  };
  const fields = [...document.querySelectorAll("select, input:not([type=hidden])")].filter((each) => each.offsetParent);
  const said = (each) => (each.tagName === "SELECT" ? each.selectedOptions[0].text : each.value || each.placeholder);
  return fields.filter((each) => width(each, said(each)) > each.clientWidth + 1).map((each) => `${each.id}: ${said(each)}`);
}"""
"""Names the fields that show less than they say."""


@pytest.mark.parametrize("width", [360, 1366, 1920])
def test_no_field_shows_less_than_it_says(browser, site, width):
    with watched_page(browser, site, viewport={"width": width, "height": 800}) as page:
        for address in (
            "?muc=nhiem-vu",
            "?muc=nhiem-vu&co_quan=S%E1%BB%9F+Gi%C3%A1o+d%E1%BB%A5c+v%C3%A0+%C4%90%C3%A0o+t%E1%BA%A1o",
        ):
            page.goto(f"{site}/{address}")
            page.wait_for_selector("#bang-nhiem-vu .tc-tablehead")
            page.wait_for_selector("#o-co_quan")
            assert page.evaluate(CUT_OFF) == [], address
        page.goto(f"{site}/van-ban?ke_hoach=bac-lang")
        page.wait_for_selector(".tc-doc")
        assert page.evaluate(CUT_OFF) == []


def test_nothing_of_a_comparison_is_cut_off_and_its_marks_stand_in_its_sources(page, site):
    page.goto(f"{site}/?muc=so-sanh&chu_de=tr%E1%BB%93ng+c%C3%A2y+b%C3%B3ng+m%C3%A1t")
    page.wait_for_selector(".tc-compare__plan")
    hidden = (
        "all => all.filter(each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1).length"
    )
    assert page.locator(".tc-compare__plan dd p").evaluate_all(hidden) == 0
    marks = [int(text) for text in page.locator(".tc-compare .tc-chip").all_inner_texts()]
    sources = [int(text) for text in page.locator(".tc-compare ~ .tc-sources .tc-source__n").all_inner_texts()]
    assert sources == list(range(1, len(sources) + 1))
    assert set(marks) == set(sources)
    page.click(".tc-compare ~ .tc-sources .tc-source >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")


def test_compared_and_asked_the_plans_say_the_same(page, site):
    page.goto(f"{site}/?muc=so-sanh&chu_de=tr%E1%BB%93ng+c%C3%A2y+b%C3%B3ng+m%C3%A1t")
    page.wait_for_selector(".tc-compare__plan")
    for name, file in (("Bắc Láng", "bac-lang"), ("Nam Khà", "nam-kha")):
        column = page.locator(f".tc-compare__plan:has(h2:has-text('{name}'))")
        leads = column.locator("dt:has-text('Ai chủ trì') + dd").inner_text().split("\n")[0]
        other = page.context.new_page()
        other.goto(f"{site}/?q=Ai+ch%E1%BB%A7+tr%C3%AC+tr%E1%BB%93ng+c%C3%A2y+b%C3%B3ng+m%C3%A1t%3F&ke_hoach={file}")
        other.wait_for_selector(".tc-answer")
        said = other.inner_text(".tc-answer__headline")
        assert said == leads if leads != "không thấy ghi" else other.locator(".tc-answer--none").count() == 1
        other.close()


def test_all_provinces_are_asked_with_one_click_and_the_silent_are_named(page, site):
    ask(page, site, f"{QUESTION.rstrip('?')} ở kế hoạch 11/KH-UBND?")
    page.wait_for_selector(".tc-answer--found")
    page.click(".tc-next button:has-text('Hỏi cả các tỉnh')")
    page.wait_for_selector(".tc-group + .tc-group")
    assert "Sở Xây dựng" in page.inner_text(".tc-groups")
    assert "Sở Giáo dục và Đào tạo" in page.inner_text(".tc-groups")
    assert "Không thấy nêu ở: UBND tỉnh Tây Phú (33/KH-UBND)." in page.inner_text(".tc-answer__rest")


def test_a_row_is_copied_and_exported_by_its_columns(page, site, tmp_path):
    ask(page, site, "Ai chủ trì sắp xếp lại các chợ cóc trên vỉa hè?")
    page.wait_for_selector(".tc-answer--found")
    row = f"Nhiệm vụ 2: {MARKETS} · Chủ trì: Sở Công Thương · Phối hợp: Ủy ban nhân dân cấp xã · Thời gian: Hằng năm"
    page.click("[data-do=copy]")
    page.wait_for_selector(".tc-copied")
    assert row in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.click("a:has-text('Word')")
    assert download.value.suggested_filename.startswith("Trả lời - Ai chủ trì sắp xếp")
    download.value.save_as(tmp_path / "x.docx")
    assert any(row in each.text for each in docx.Document(tmp_path / "x.docx").paragraphs)


def test_the_tasks_of_an_agency_look_alike_and_what_was_asked_is_not_offered_again(page, site):
    ask(page, site, "Sở Công Thương ở kế hoạch 11/KH-UBND chủ trì những việc gì?")
    page.wait_for_selector(".tc-answer--found")
    assert page.locator(".tc-next button:text-is('Ai chủ trì?')").count() == 0
    weights = page.locator(".tc-group .tc-value").evaluate_all("all => all.map(each => getComputedStyle(each).fontWeight)")
    assert len(set(weights)) <= 1


def test_an_agency_s_sheet_is_given_out_as_a_word_document(page, site):
    page.goto(f"{site}/?muc=nhiem-vu&co_quan=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng&phieu=1")
    page.wait_for_selector(".tc-sheet")
    with page.expect_download() as download:
        page.click(".tc-register a:has-text('Word')")
    assert download.value.suggested_filename == "Việc của Sở Xây dựng.docx"
    told = [each.text for each in docx.Document(io.BytesIO(download.value.path().read_bytes())).paragraphs]
    assert told[:4] == [
        "Việc của Sở Xây dựng",
        "Chủ trì (1)",
        "Kế hoạch số 11/KH-UBND ngày 04/3/2025 của UBND tỉnh Bắc Láng",
        told[3],
    ]
    assert told[3] == "1. Trồng cây bóng mát trên đường phố"
    assert "Năm 2026 · Phối hợp: Sở Nội vụ · Nguồn: mục II" in told


def test_a_wrong_address_shows_a_page_of_ours_with_a_way_on(page, site):
    page.goto(f"{site}/khong-co-trang-nay")
    assert page.inner_text("h1") == "Không có địa chỉ này"
    page.click("main a:has-text('Xem các kế hoạch')")
    page.wait_for_selector(".tc-plan")


def test_quarterly_days_are_told_in_one_line_and_the_place_stands_beside(page, site):
    page.goto(f"{site}/?muc=han-bao-cao")
    page.wait_for_selector(".tc-deadlines")
    told = page.inner_text(".tc-deadlines")
    assert "Hằng quý, trước ngày 20/03, 20/06, 20/09 và 20/12 · UBND tỉnh Bắc Láng (11/KH-UBND), mục III" in told
