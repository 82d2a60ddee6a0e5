"""What must stay at hand on any screen: the head of the source on a phone, the top of the next page, the edges of fields."""

import pytest

from tests.ui.browsing import IN_BROWSER, ask, site_of, watched_page
from tests.ui.web.test_official_in_browser import PLANS, QUESTION, SECTIONS
from ui.services.keys import KeyRing, KeyRole
from ui.web import register

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with site_of(tmp_path_factory.mktemp("house"), PLANS) as found:
        yield found


@pytest.fixture
def site(served):
    return served[0]


def test_on_a_phone_each_citation_opens_at_its_top_under_a_header_that_stays(browser, site):
    with watched_page(browser, site, viewport={"width": 360, "height": 640}) as page:
        ask(page, site, "Ở các tỉnh, ai chủ trì trồng cây bóng mát trên đường phố?")
        page.wait_for_selector(".tc-answer--found")
        chips = page.locator(".tc-groups .tc-chip")
        assert chips.count() > 1
        for number in range(2):
            chips.nth(number).click()
            page.wait_for_selector(".tc-sourcepanel mark")
            page.wait_for_function(AT_ITS_TOP)
            page.click(".tc-sourcepanel [data-do=close-source]")
            page.wait_for_selector(".tc-sourcepanel", state="hidden")


AT_ITS_TOP = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const [panel, cited] = [".tc-sourcepanel", ".tc-passage--cited"].map(box);
  const [head, foot] = [".tc-sourcepanel > header", ".tc-sourcepanel > footer"].map(box);
  const stays = Math.abs(head.top) < 1 && Math.abs(foot.bottom - innerHeight) < 1 && panel.height >= innerHeight - 1;
  return stays && cited.top >= head.bottom - 1 && cited.top < head.bottom + (foot.top - head.bottom) / 2;
}"""
"""Tells whether header and buttons stand at the ends of the screen, and the cited passage begins in the upper half between."""


def test_the_next_page_of_the_register_begins_at_the_top(page, site, monkeypatch):
    monkeypatch.setattr(register, "PAGE_ROWS", 2)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{site}/?muc=nhiem-vu")
    page.wait_for_selector(".tc-pager")
    page.locator(".tc-pager button:has-text('Trang sau')").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    page.click(".tc-pager button:has-text('Trang sau')")
    page.wait_for_url("**trang=2**")
    page.wait_for_function("scrollY === 0 && document.activeElement.matches('#bang-nhiem-vu [role=status]')")
    page.reload()
    page.wait_for_selector(".tc-tablehead p:has-text('trang 2/')")


REACHED = """() => {
  const at = document.activeElement;
  if (at === document.body || at === document.documentElement) return null;
  const { width, height, left, top } = at.getBoundingClientRect();
  const named = at.ariaLabel || at.innerText?.trim() || at.labels?.length || at.title || at.getAttribute("aria-labelledby");
  const seen = width > 0 && height > 0 && left >= 0 && top > -height && at.checkVisibility({ visibilityProperty: true });
  return { stray: !seen || !named, covered: !at.closest(".tc-sourcepanel"), it: at.outerHTML.slice(0, 120) };
}"""
"""Tells of what has the focus whether it is seen and has a name, and whether it lies outside of the source; null of nothing."""


def reached(page):
    """Press Tab until the page's end; return what was reached."""
    found = []
    for _ in range(150):
        page.keyboard.press("Tab")
        told = page.evaluate(REACHED)
        if told is None or (found and told == found[0]):
            return found
        found.append(told)
    raise AssertionError("no end of stops")


@pytest.mark.parametrize("address", ["", *SECTIONS])
def test_tab_stops_only_at_what_is_seen_and_has_a_name(page, site, address):
    page.goto(f"{site}/{address}")
    page.wait_for_selector(SECTIONS.get(address, ".tc-welcome"))
    page.evaluate("document.activeElement.blur()")
    stops = reached(page)
    assert len(stops) > 4
    assert [each["it"] for each in stops if each["stray"]] == []


def test_on_a_phone_tab_does_not_leave_the_source_for_what_it_covers(browser, site):
    with watched_page(browser, site, viewport={"width": 360, "height": 640}) as page:
        ask(page, site, QUESTION)
        page.click(".tc-chip >> nth=0")
        page.wait_for_selector(".tc-sourcepanel mark")
        stops = reached(page)
        assert len(stops) >= 4
        assert [each["it"] for each in stops if each["covered"]] == []
        page.click(".tc-sourcepanel [data-do=close-source]")
        page.wait_for_selector(".tc-sourcepanel", state="hidden")
        assert page.evaluate("document.activeElement.matches('.tc-chip')")


EDGES = r"""() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
      .slice(0, 3)
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\(.*, 0\)|transparent/.test(colour)) return colour;
    }
    return "white";
  };
  const edged = (field) => (field.closest(".tc-combo__box, .tc-ask, .tc-find__box") ?? field);
  const all = [...document.querySelectorAll("select, textarea, input:not([type=hidden], [type=file])")];
  return all.filter((each) => each.offsetParent).map(edged).map((each) => {
    const [edge, beside] = [light(getComputedStyle(each).borderTopColor), light(ground(each.parentElement))];
    return [each.id || each.className || each.name, (Math.max(edge, beside) + 0.05) / (Math.min(edge, beside) + 0.05)];
  }).filter(([, contrast]) => contrast < 3).map(([name, contrast]) => `${name}: ${contrast.toFixed(2)}`);
}"""
"""Names the fields whose border stands out from the ground beside it by less than 3:1 (WCAG 2.2, 1.4.11)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_field_s_border_stands_out(browser, site, served, scheme):
    with watched_page(browser, site, color_scheme=scheme) as page:
        for address, waited in {**SECTIONS, "?muc=nhiem-vu": "#o-co_quan", "van-ban?ke_hoach=bac-lang": ".tc-doc"}.items():
            page.goto(f"{site}/{address}")
            page.wait_for_selector(waited)
            assert page.evaluate(EDGES) == [], address
        ask(page, site, QUESTION)
        page.click("[data-verdict=right]")
        page.wait_for_selector(".tc-feedback textarea")
        assert page.evaluate(EDGES) == []
        page.goto(f"{site}/quan-tri/")
        page.wait_for_selector("input[name=khoa]")
        assert page.evaluate(EDGES) == []
        page.fill("input[name=khoa]", KeyRing(served[1].settings.data).add(scheme, KeyRole.KEEPER))
        page.keyboard.press("Enter")
        page.wait_for_selector(".tc-keep .tc-rows")
        assert page.evaluate(EDGES) == []
