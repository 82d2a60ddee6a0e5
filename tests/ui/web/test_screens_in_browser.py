"""Every section on narrow and wide screens, light and dark, by keyboard alone, and with a plan that tries to be a program."""

import pytest

from tests.indexer.conftest import BODY, OTHER
from tests.ui.browsing import IN_BROWSER, ask, site_of, tab_to, watched_page

pytestmark = IN_BROWSER
ATTACK = (
    '<script>document.title="bị chiếm"</script><img src=x onerror="document.title=1">'
    " **đậm** [bấm](javascript:alert(1)) <b>to</b>"
)
HOSTILE = f"""ỦY BAN NHÂN DÂN
TỈNH BÌNH LÂM
-------
Số: 99/KH-UBND

Bình Lâm, ngày 07 tháng 6 năm 2024

KẾ HOẠCH
Trồng sen {ATTACK} trên địa bàn tỉnh

I. MỤC TIÊU {ATTACK}
- Diện tích trồng sen đạt 300 ha {ATTACK} vào năm 2030.
II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương chủ trì, phối hợp với các sở, ngành nhân giống sen {ATTACK}.
"""
QUESTION = "Diện tích trồng sen đạt bao nhiêu?"
WIDTHS = {360: 740, 1920: 1080}
SECTIONS = {
    "": ".tc-welcome",
    "?muc=ke-hoach": ".tc-plan",
    "?muc=nhiem-vu": "#bang-nhiem-vu .tc-tablehead",
    "?muc=tong-quan": ".tc-charts",
    "?muc=so-sanh": "#o-chu_de",
    "?muc=han-bao-cao": "#danh-sach-han .tc-tablehead",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    plans = {"ong.txt": BODY, "rung.txt": OTHER, "sen.txt": HOSTILE}
    with site_of(tmp_path_factory.mktemp("house"), plans) as (address, _):
        yield address


def unharmed(page, selector):
    """Check that the attack stands in ``selector`` as text, and did nothing; emphasis is no part of a heading's text."""
    shown = " ".join(page.inner_text(selector).split())
    assert '<script>document.title="bị chiếm"</script><img src=x onerror=' in shown
    assert "[bấm](javascript:alert(1))" in shown
    inside = f"{selector} :is(script, img, b, strong, a[href^=javascript])"
    found = page.locator(inside).evaluate_all("all => all.map(each => each.outerHTML)")
    assert not [each for each in found if "đậm" in each or "to</b>" in each or "script" in each or "onerror" in each]
    assert "chiếm" not in page.title().replace(ATTACK, "")
    assert page.title() != "1"


def test_a_plan_that_holds_scripts_and_marks_shows_them_as_text(page, site):
    ask(page, site, QUESTION)
    assert "300 ha" in page.inner_text(".tc-answer__headline")
    unharmed(page, ".tc-answer")
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")
    unharmed(page, ".tc-sourcepanel")
    page.goto(f"{site}/?muc=ke-hoach&xem=sen")
    page.wait_for_selector(".tc-plan")
    unharmed(page, ".tc-plan")
    page.goto(f"{site}/?muc=nhiem-vu&loai=duty")
    page.wait_for_selector(".tc-table tr:has-text('nhân giống sen')")
    unharmed(page, ".tc-table")
    page.goto(f"{site}/?muc=so-sanh")
    page.fill("#o-chu_de", "trồng sen")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-compare__plan")
    unharmed(page, ".tc-compare")
    page.goto(f"{site}/van-ban?ke_hoach=sen")
    page.wait_for_selector(".tc-doc")
    unharmed(page, ".tc-doc")


@pytest.mark.parametrize("question", [ATTACK, "<script>alert(1)</script> ai chủ trì?"])
def test_a_question_that_holds_scripts_shows_them_as_text(page, site, question):
    ask(page, site, question)
    assert page.locator(".tc-answer script, .tc-answer img, #lich-su script, #lich-su img").count() == 0
    assert question in page.inner_text("#muc-hoi #lich-su ul")


def overflowing(page):
    """Return what stands out of the screen sideways, as "tag.class"."""
    return page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const out = [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > width + 1);
          return out.slice(0, 5).map((each) => `${each.tagName}.${each.className}`);
        }"""
    )


def reachable(page, selector):
    """Scroll to a control and check that it is wholly on the screen and not under something else."""
    control = page.locator(selector).first
    control.scroll_into_view_if_needed()
    control.click(trial=True)
    box = control.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_section_fits_the_screen(browser, site, width, scheme):
    with watched_page(browser, site, viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme) as page:
        for address, waited in SECTIONS.items():
            page.goto(f"{site}/{address}")
            page.wait_for_selector(waited)
            assert overflowing(page) == [], address
            for control in ("#doi-nen", ".tc-keeper", ".tc-nav a[aria-current]"):
                reachable(page, control)
        ask(page, site, QUESTION)
        page.wait_for_selector(".tc-answer--found")
        for control in ("#nut-hoi", ".tc-chip", "[data-verdict=right]"):
            reachable(page, control)
        assert overflowing(page) == []
        page.click(".tc-chip >> nth=0")
        page.wait_for_selector(".tc-sourcepanel mark")
        assert overflowing(page) == []
        for control in (".tc-sourcepanel [data-do=close-source]", ".tc-sourcepanel [data-do=copy]"):
            reachable(page, control)


def luminance(page, selector, what):
    """Return the relative luminance (WCAG 2.2) of a colour as the browser computes it."""
    colour = page.evaluate(
        """([selector, what]) => {
          let at = document.querySelector(selector);
          let colour = getComputedStyle(at)[what];
          while (what === "backgroundColor" && /rgba\\(.*, 0\\)|transparent/.test(colour) && at.parentElement) {
            at = at.parentElement;
            colour = getComputedStyle(at)[what];
          }
          const canvas = document.createElement("canvas").getContext("2d");
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        [selector, what],
    )
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground_in_light_and_dark(browser, site, scheme):
    with watched_page(browser, site, color_scheme=scheme) as page:
        ask(page, site, QUESTION)
        page.click(".tc-chip >> nth=0")
        page.wait_for_selector(".tc-sourcepanel mark")
        for selector in (
            ".tc-answer__headline",
            ".tc-label",
            ".tc-source__quote",
            ".tc-sourcepanel mark",
            ".tc-passage--around",
            ".tc-nav a[aria-current]",
            ".tc-sourcepanel__file",
            "#cau-hoi textarea",
            "#nut-hoi",
        ):
            ink, ground = luminance(page, selector, "color"), luminance(page, selector, "backgroundColor")
            contrast = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
            assert contrast >= 4.5, (selector, contrast)
        assert (luminance(page, "body", "backgroundColor") < 0.2) == (scheme == "dark")


def test_the_choice_of_light_or_dark_is_kept(page, site):
    page.goto(f"{site}/")
    page.wait_for_selector(".tc-welcome")
    before = luminance(page, "body", "backgroundColor")
    page.click("#doi-nen")
    page.reload()
    page.wait_for_selector(".tc-welcome")
    assert abs(luminance(page, "body", "backgroundColor") - before) > 0.5


def test_asked_opened_walked_and_closed_with_the_keyboard_alone(page, site):
    page.goto(f"{site}/")
    page.wait_for_selector(".tc-welcome")
    page.wait_for_function("document.activeElement.matches('#cau-hoi textarea')")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer--found")
    tab_to(page, ".tc-chip")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-sourcepanel mark")
    assert page.evaluate("Boolean(document.activeElement.closest('.tc-sourcepanel'))"), "the focus moves to the source"
    tab_to(page, ".tc-sourcepanel [data-event=cite]:not([disabled])")
    before = page.inner_text(".tc-passage--cited")
    page.keyboard.press("Enter")
    page.wait_for_function("text => document.querySelector('.tc-passage--cited').innerText !== text", arg=before)
    page.keyboard.press("Escape")
    page.wait_for_selector(".tc-sourcepanel", state="hidden")
    assert page.evaluate("document.activeElement.matches('.tc-chip')"), "the focus goes back to where it came from"
