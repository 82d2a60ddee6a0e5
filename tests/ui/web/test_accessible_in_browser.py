"""axe-core over every screen, light and dark, at three widths: no violation of what it checks."""

import importlib.util
from pathlib import Path

import pytest

from tests.indexer.conftest import BODY, OTHER
from tests.ui.browsing import IN_BROWSER, ask, site_of, watched_page
from tests.ui.web.test_official_in_browser import PLANS

_AXE = importlib.util.find_spec("axe_playwright_python")
pytestmark = [
    *IN_BROWSER,
    pytest.mark.skipif(_AXE is None, reason="axe-playwright-python is not there"),
]
WIDTHS = (360, 1366, 1920)
QUESTION = "Số đàn ong đến năm 2030 đạt bao nhiêu?"


@pytest.fixture(scope="module")
def axe():
    return (Path(_AXE.origin).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    plans = {"ong.txt": BODY, "rung.txt": OTHER, "bac-lang.md": PLANS["bac-lang.md"]}
    with site_of(tmp_path_factory.mktemp("house"), plans) as found:
        yield found


@pytest.fixture(scope="module")
def site(house):
    return house[0]


def at(address, waited):
    def go(page, site):
        page.goto(f"{site}/{address}")
        page.wait_for_selector(waited)

    return go


def answered(page, site):
    ask(page, site, QUESTION)
    page.wait_for_selector(".tc-answer--found")


def followed_up(page, site):
    answered(page, site)
    page.fill("#cau-hoi textarea", "ai chủ trì?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer .tc-carried")


def silent(page, site):
    ask(page, site, "giá vé máy bay đi Đà Lạt là bao nhiêu?")


def sourced(page, site):
    answered(page, site)
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")


def compared(page, site):
    at("?muc=so-sanh", "#o-chu_de")(page, site)
    page.fill("#o-chu_de", "nuôi ong")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-compare__plan")


SCREENS = {
    "first": at("", ".tc-welcome"),
    "answer": answered,
    "conversation": followed_up,
    "silence": silent,
    "source": sourced,
    "plans": at("?muc=ke-hoach", ".tc-plan"),
    "register": at("?muc=nhiem-vu", "#bang-nhiem-vu .tc-table tbody tr"),
    "sheet": at("?muc=nhiem-vu&co_quan=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng&phieu=1", ".tc-sheet"),
    "print": at("ban-in?muc=nhiem-vu", "table"),
    "overview": at("?muc=tong-quan", ".tc-timeline td a"),
    "compare": compared,
    "deadlines": at("?muc=han-bao-cao", "#danh-sach-han .tc-tablehead"),
    "document": at("van-ban?ke_hoach=ong", ".tc-doc"),
    "api": at("docs", "main"),
    "wrong address": at("khong-co-trang-nay", "main"),
    "login": at("quan-tri/", "form"),
}


SETTLED = """async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const running = document.getAnimations().filter((each) => each.effect.getComputedTiming().iterations !== Infinity);
  await Promise.all(running.map((each) => each.finished.catch(() => 0)));
}"""
"""Waits until colours that change over have done so."""


def violations(page, axe):
    """Return what axe-core finds wrong with the page as it stands, as "rule: element"."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:160]}" for each in found["violations"] for node in each["nodes"][:4]
    ]


def everywhere(page, axe):
    """Return what is wrong at each width, light and dark."""
    found = {}
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            wrong = violations(page, axe)
            if wrong:
                found[(width, scheme)] = wrong
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing(browser, site, axe, screen):
    with watched_page(browser, site) as page:
        SCREENS[screen](page, site)
        assert everywhere(page, axe) == {}


def test_axe_finds_nothing_on_the_keeper_s_page(browser, house, axe):
    from ui.services.keys import KeyRing, KeyRole

    site, live = house
    key = KeyRing(live.settings.data).add("lan", KeyRole.KEEPER)
    with watched_page(browser, site) as page:
        page.goto(f"{site}/quan-tri/")
        page.fill("input[type=password]", key)
        page.keyboard.press("Enter")
        page.wait_for_selector(".tc-keep .tc-rows")
        assert everywhere(page, axe) == {}
