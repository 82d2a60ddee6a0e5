"""Pictures of the page for README and docs, at 360 and 1,920 px, light and dark, of what is printed and exported.

They go into docs/images.

usage: python -m bench.screenshots [--data DIR] [--corpus DIR] [--out docs/images] [--only NAME,NAME]

Starts a server of its own over the index that is there. Look at each picture before it is committed. The picture of an original
page needs a plan as PDF in the corpus, that of an Excel sheet LibreOffice; the keeper's page is opened with a key that is made
for it and taken away again.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bench.serving import ready, serving
from ui.services.keys import KeyRing, KeyRole
from ui.settings.settings import load, project_root

QUESTION = "Ai chủ trì đào tạo nguồn nhân lực ở An Giang?"
FOLLOW_UP = "còn Trà Vinh thì sao?"
TOPIC = "đào tạo nguồn nhân lực"
HEIGHTS = {360: 760, 1920: 1080}
COLOURS = 256
DPI = 72
KEEPER = "chụp ảnh"


def ask(page: Page, url: str) -> None:
    page.goto(f"{url}/?{urlencode({'q': QUESTION})}")
    page.wait_for_selector(".tc-answer--found")


def first(page: Page, url: str) -> None:
    page.goto(f"{url}/")
    page.wait_for_selector(".tc-welcome")


def conversation(page: Page, url: str) -> None:
    page.goto(f"{url}/?{urlencode({'q': FOLLOW_UP, 'truoc': QUESTION})}")
    page.wait_for_selector(".tc-answer .tc-carried")


def source(page: Page, url: str) -> None:
    ask(page, url)
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")


def original(page: Page, url: str) -> None:
    source(page, url)
    picture = page.locator(".tc-facsimile img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.tc-facsimile img').complete")


def document(page: Page, url: str) -> None:
    page.goto(f"{url}/van-ban?{urlencode({'ke_hoach': 'an-giang', 'tu': 'nhân lực'})}")
    page.wait_for_selector(".tc-word.is-here")


def overview(page: Page, url: str) -> None:
    page.goto(f"{url}/?muc=tong-quan")
    page.wait_for_selector(".tc-chart")


def register(page: Page, url: str) -> None:
    page.goto(f"{url}/?muc=nhiem-vu")
    page.wait_for_selector(".tc-table tbody tr")
    page.wait_for_selector("#o-co_quan")


def compare(page: Page, url: str) -> None:
    page.goto(f"{url}/?{urlencode({'muc': 'so-sanh', 'chu_de': TOPIC})}")
    page.wait_for_selector(".tc-compare__plan")


def deadlines(page: Page, url: str) -> None:
    page.goto(f"{url}/?muc=han-bao-cao")
    page.wait_for_selector("#danh-sach-han .tc-tablehead")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, how to come there, in which colours and how wide."""

    name: str
    go: Callable[[Page, str], None]
    scheme: str = "light"
    widths: tuple[int, ...] = tuple(HEIGHTS)


SHOTS = (
    Shot("trang-dau", first, widths=(1920,)),
    Shot("hoi-dap", ask),
    Shot("cuoc-hoi", conversation, widths=(360,)),
    Shot("nguon", source),
    Shot("nguon-toi", source, "dark", (1920,)),
    Shot("ban-goc", original, widths=(1920,)),
    Shot("van-ban", document, widths=(1920,)),
    Shot("tong-quan", overview),
    Shot("tong-quan-toi", overview, "dark", (360,)),
    Shot("nhiem-vu", register),
    Shot("so-sanh", compare, widths=(1920,)),
    Shot("han-bao-cao", deadlines, widths=(1920,)),
)


def save(picture: Image.Image, path: Path) -> None:
    """Store a picture with a palette, which text needs no more than."""
    flat = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    flat.save(path, optimize=True)
    print(f"{path.name:24} {path.stat().st_size / 1024:7.0f} KiB")


def shoot(browser: Browser, shot: Shot, url: str, out: Path) -> None:
    for width in shot.widths:
        size = {"width": width, "height": HEIGHTS[width]}
        page = browser.new_page(viewport=size, color_scheme=shot.scheme, locale="vi-VN")
        page.set_default_timeout(120_000)
        shot.go(page, url)
        page.mouse.move(0, HEIGHTS[width] - 1)
        page.wait_for_timeout(400)
        save(Image.open(io.BytesIO(page.screenshot())), out / f"{shot.name}-{width}.png")
        page.close()


def on_paper(browser: Browser, url: str, out: Path) -> None:
    """Save the first sheet of a printed answer."""
    page = browser.new_page(locale="vi-VN")
    page.set_default_timeout(120_000)
    ask(page, url)
    save(first_sheet(page.pdf(format="A4")), out / "in-cau-tra-loi.png")
    page.close()


def as_keeper(browser: Browser, url: str, data: Path, out: Path) -> None:
    """Save the keeper's page."""
    keys = KeyRing(data)
    secret = keys.add(KEEPER, KeyRole.KEEPER)
    try:
        page = browser.new_page(viewport={"width": 1920, "height": HEIGHTS[1920]}, locale="vi-VN")
        page.set_default_timeout(120_000)
        page.goto(f"{url}/quan-tri")
        page.fill("input[name=khoa]", secret)
        page.keyboard.press("Enter")
        page.wait_for_selector(".tc-keep")
        page.wait_for_timeout(400)
        save(Image.open(io.BytesIO(page.screenshot())), out / "quan-tri-1920.png")
        page.close()
    finally:
        keys.remove(KEEPER)


def as_book(url: str, out: Path) -> None:
    """Save the first sheet of the register as Excel has it, on paper as LibreOffice prints it."""
    office = shutil.which("soffice")
    if office is None:
        print("no picture of the Excel sheet: needs LibreOffice")
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "nhiem-vu.xlsx"
        book.write_bytes(httpx.get(f"{url}/api/v1/assignments", params={"kind": "task", "format": "xlsx"}, timeout=60).content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(book)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        save(first_sheet(book.with_suffix(".pdf").read_bytes()), out / "bang-excel.png")


def first_sheet(pdf: bytes) -> Image.Image:
    import pypdfium2

    picture: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_pil()
    return picture


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--corpus", type=Path)
    arguments.add_argument("--out", type=Path, default=project_root() / "docs" / "images")
    arguments.add_argument("--only", default="", help="names of pictures, by commas")
    given = arguments.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium here; on Debian: apt-get install chromium")
    given.out.mkdir(parents=True, exist_ok=True)
    wanted = set(given.only.split(",")) if given.only else {shot.name for shot in SHOTS} | {"giay", "quan-tri", "excel"}
    settings = load(data=given.data, corpus=given.corpus)
    with serving(settings.data, corpus=str(settings.corpus)) as server, sync_playwright() as driver:
        ready(server)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            if shot.name in wanted:
                shoot(browser, shot, server.url, given.out)
        if "giay" in wanted:
            on_paper(browser, server.url, given.out)
        if "quan-tri" in wanted:
            as_keeper(browser, server.url, settings.data, given.out)
        if "excel" in wanted:
            as_book(server.url, given.out)
        browser.close()


if __name__ == "__main__":
    main()
