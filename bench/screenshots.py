"""Pictures of every screen at 360 and 1,920 px, light and dark, of what is printed and exported; they go into docs/images.

usage: python -m bench.screenshots [--data DIR] [--corpus DIR] [--out docs/images] [--only NAME,NAME]

Starts a server of its own over a copy of the corpus, indexed for this; its first plan is typeset as PDF, so that there is an
original page to show. The model is that of --data. Look at each picture before it is committed. The picture of an Excel sheet
needs LibreOffice Calc (Debian: libreoffice-calc-nogui).
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bench.serving import ready, serving
from corpus.readers import read
from corpus.reading import understand
from tests.typesetting import as_pdf, flow_of
from ui.services.keys import KeyRing, KeyRole
from ui.settings.settings import load, project_root

QUESTION = "Ai chủ trì đào tạo nguồn nhân lực ở An Giang?"
FOLLOW_UP = "còn Trà Vinh thì sao?"
TOPIC = "đào tạo nguồn nhân lực"
HEIGHTS = {360: 760, 1920: 1080}
SCHEMES = ("light", "dark")
COLOURS = 256
DPI = 72
KEEPER = "Phòng tin học"
PATIENCE_MS = 120_000


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
    page.locator(".tc-facsimile img").first.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('.tc-facsimile img')].some((each) => each.naturalWidth > 0)")


def document(page: Page, url: str) -> None:
    page.goto(f"{url}/van-ban?{urlencode({'ke_hoach': 'an-giang', 'tu': 'nhân lực'})}")
    page.wait_for_selector(".tc-word.is-here")
    page.wait_for_load_state("networkidle")


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


def keeper(secret: str) -> Callable[[Page, str], None]:
    """Return the way to the keeper's page, on which the index has just been brought up to date."""

    def go(page: Page, url: str) -> None:
        page.goto(f"{url}/quan-tri")
        page.fill("input[name=khoa]", secret)
        page.keyboard.press("Enter")
        page.wait_for_selector(".tc-keep .tc-rows")
        if not page.locator(".tc-finished").count():
            page.click("button:has-text('Cập nhật chỉ mục')")
            page.wait_for_selector(".tc-finished")

    return go


@dataclass(frozen=True, slots=True)
class Shot:
    """Pictures of one screen: their name, how to come there, in which colours and how wide."""

    name: str
    go: Callable[[Page, str], None]
    schemes: tuple[str, ...] = SCHEMES
    widths: tuple[int, ...] = tuple(HEIGHTS)


def shots(secret: str) -> tuple[Shot, ...]:
    """Return all screens; ``secret`` opens the keeper's."""
    return (
        Shot("trang-dau", first),
        Shot("hoi-dap", ask),
        Shot("cuoc-hoi", conversation),
        Shot("nguon", source, ("light",), (1920,)),
        Shot("ban-goc", original),
        Shot("van-ban", document, ("light",), (1920,)),
        Shot("tong-quan", overview),
        Shot("nhiem-vu", register),
        Shot("so-sanh", compare),
        Shot("han-bao-cao", deadlines),
        Shot("quan-tri", keeper(secret)),
    )


def save(picture: Image.Image, path: Path) -> None:
    """Store a picture with a palette, which text needs no more than."""
    flat = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(path, optimize=True)
    print(f"{path.name:24} {path.stat().st_size / 1024:7.0f} KiB")


def opened(browser: Browser, width: int = 1280, scheme: str = "light") -> Page:
    size = {"width": width, "height": HEIGHTS.get(width, 900)}
    page = browser.new_page(viewport=size, color_scheme=scheme, locale="vi-VN")  # type: ignore[arg-type]  # one of SCHEMES
    page.set_default_timeout(PATIENCE_MS)
    return page


def shoot(browser: Browser, shot: Shot, url: str, out: Path) -> None:
    for width, scheme in product(shot.widths, shot.schemes):
        page = opened(browser, width, scheme)
        shot.go(page, url)
        page.mouse.move(0, HEIGHTS[width] - 1)
        page.wait_for_timeout(400)
        name = f"{shot.name}{'-toi' if scheme == 'dark' else ''}-{width}.png"
        save(Image.open(io.BytesIO(page.screenshot())), out / name)
        page.close()


def on_paper(browser: Browser, url: str, out: Path) -> None:
    """Save the first sheet of a printed answer."""
    page = opened(browser)
    ask(page, url)
    save(first_sheet(page.pdf(format="A4")), out / "in-cau-tra-loi.png")
    page.close()


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
        if not book.with_suffix(".pdf").exists():
            print("no picture of the Excel sheet: needs LibreOffice Calc")
            return
        save(first_sheet(book.with_suffix(".pdf").read_bytes()), out / "bang-excel.png")


def first_sheet(pdf: bytes) -> Image.Image:
    import pypdfium2

    picture: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_pil()
    return picture


def with_an_original(corpus: Path, copy: Path) -> Path:
    """Copy ``corpus`` with its first plan as the PDF that an office would send; return the copy."""
    shutil.copytree(corpus, copy)
    plan = min(copy.glob("*.txt"))
    document = read(plan, copy)
    plan.with_suffix(".pdf").write_bytes(as_pdf(flow_of(document, understand(document))))
    plan.unlink()
    catalog = copy / "catalog.toml"
    if catalog.exists():
        catalog.write_text(catalog.read_text("utf-8").replace(plan.name, plan.with_suffix(".pdf").name), "utf-8")
    return copy


def indexed(corpus: Path, data: Path, models: Path) -> Path:
    """Index ``corpus`` in the new folder ``data``, with the models that are there already; return it."""
    data.mkdir()
    if models.is_dir():
        (data / "models").symlink_to(models.resolve())
    command = [sys.executable, "-m", "ui.cli.main", "index", "--corpus", str(corpus), "--data", str(data)]
    subprocess.run(command, check=True, env=os.environ)
    return data


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
    settings = load(data=given.data, corpus=given.corpus)
    with tempfile.TemporaryDirectory() as folder:
        corpus = with_an_original(settings.corpus, Path(folder) / "corpus")
        data = indexed(corpus, Path(folder) / "data", settings.data / "models")
        screens = shots(KeyRing(data).add(KEEPER, KeyRole.KEEPER))
        wanted = set(given.only.split(",")) if given.only else {shot.name for shot in screens} | {"giay", "excel"}
        with serving(data, corpus=str(corpus)) as server, sync_playwright() as driver:
            ready(server)
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for shot in screens:
                if shot.name in wanted:
                    shoot(browser, shot, server.url, given.out)
            if "giay" in wanted:
                on_paper(browser, server.url, given.out)
            if "excel" in wanted:
                as_book(server.url, given.out)
            browser.close()


if __name__ == "__main__":
    main()
