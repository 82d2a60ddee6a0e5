"""What the tests in a real browser share: Chromium, a house of small plans with a real index, a page that is watched."""

import contextlib
import dataclasses
import shutil
from pathlib import Path

import pytest

from tests.ui.running import running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium"),
]
ROOT = Path(__file__).parents[2]
TIMEOUT_MS = 60000


@contextlib.contextmanager
def house(folder, plans, **chosen):
    """Build a real index over ``plans`` (name: text) in ``folder`` and yield a live service; uploads build it again here."""
    from indexer.building.build import build
    from indexer.encoding.encoder import load_encoder
    from qa.service import Service
    from ui.services import keeping
    from ui.services.live_service import LiveService
    from ui.settings.settings import Settings

    encoder = load_encoder("default", ROOT / "data")
    settings = Settings(corpus=folder / "corpus", data=folder / "data", watch=False, **chosen)
    settings.corpus.mkdir(parents=True)
    for name, text in plans.items():
        (settings.corpus / name).write_text(text, "utf-8")

    def build_here(settings, tell, *, rebuild=False, stopping=None):
        return dataclasses.asdict(build(settings.corpus, settings.data, encoder, rebuild=rebuild))

    build_here(settings, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "build_apart", build_here)
        yield LiveService(settings, lambda data: Service.open(data, encoder=encoder))


@contextlib.contextmanager
def site_of(folder, plans, **chosen):
    """Serve a house of ``plans`` on loopback, with settings as ``chosen``; yield its address and its live."""
    from ui.server.app import create_app

    with house(folder, plans, **chosen) as live, running(create_app(live.settings, live)) as address:
        yield address, live


@contextlib.contextmanager
def watched_page(browser, site, **options):
    """Yield a page; any script error and any request that leaves this machine fail the test at its end."""
    given = {"viewport": {"width": 1280, "height": 900}, "locale": "vi-VN", "accept_downloads": True, **options}
    context = browser.new_context(**given)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    requested, errors = [], []
    context.on("request", lambda request: requested.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(TIMEOUT_MS)
    try:
        yield page
    finally:
        context.close()
    assert [url for url in requested if not url.startswith((f"{site}/", "data:", "blob:"))] == []
    assert requested
    assert errors == []


def ask(page, site, question):
    """Ask in the box of a fresh page and wait for the answer card."""
    page.goto(f"{site}/")
    page.wait_for_selector(".tc-welcome")
    page.fill("#cau-hoi textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer")


def tab_to(page, selector):
    """Press Tab until what fits ``selector`` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way by Tab to {selector}")
