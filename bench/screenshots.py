"""Screenshots of the page for the README: ask, source, register and compare, at 360 and 1,920 px, into docs/images.

usage: python -m bench.screenshots [--data DIR] [--out docs/images]

Starts a server of its own over the index that is there. Look at each picture before it is committed.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bench.serving import ready, serving
from ui.settings.settings import load, project_root

QUESTION = "Ai chủ trì đào tạo nguồn nhân lực?"
TOPIC = "đào tạo nguồn nhân lực"
HEIGHTS = {360: 760, 1920: 1080}
COLOURS = 256


def ask(page: Page, url: str) -> None:
    page.goto(f"{url}/")
    page.wait_for_selector(".tc-welcome")
    page.fill("#cau-hoi textarea", QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-answer--found")


def source(page: Page, url: str) -> None:
    ask(page, url)
    page.click(".tc-chip >> nth=0")
    page.wait_for_selector(".tc-sourcepanel mark")


def register(page: Page, url: str) -> None:
    page.goto(f"{url}/?muc=nhiem-vu")
    page.wait_for_selector(".tc-table tbody tr")


def compare(page: Page, url: str) -> None:
    page.goto(f"{url}/?muc=so-sanh")
    page.wait_for_selector(".tc-spread")
    page.fill("#chu-de textarea, #chu-de input", TOPIC)
    page.keyboard.press("Enter")
    page.wait_for_selector(".tc-compare__plan")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, how to come there, in which colours and how wide."""

    name: str
    go: Callable[[Page, str], None]
    scheme: str = "light"
    widths: tuple[int, ...] = tuple(HEIGHTS)


SHOTS = (
    Shot("hoi-dap", ask),
    Shot("nguon", source),
    Shot("nguon-toi", source, "dark", (1920,)),
    Shot("nhiem-vu", register),
    Shot("so-sanh", compare),
)


def save(png: bytes, path: Path) -> None:
    """Store a picture with a palette, which text needs no more than."""
    picture = (
        Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    picture.save(path, optimize=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--out", type=Path, default=project_root() / "docs" / "images")
    given = arguments.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium here; on Debian: apt-get install chromium")
    given.out.mkdir(parents=True, exist_ok=True)
    with serving(load(data=given.data).data) as server, sync_playwright() as driver:
        ready(server)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            for width in shot.widths:
                size = {"width": width, "height": HEIGHTS[width]}
                scale = 2 if width < 1000 else 1
                page = browser.new_page(viewport=size, device_scale_factor=scale, color_scheme=shot.scheme, locale="vi-VN")
                shot.go(page, server.url)
                page.mouse.move(0, HEIGHTS[width] - 1)
                page.wait_for_timeout(400)
                path = given.out / f"{shot.name}-{width}.png"
                save(page.screenshot(), path)
                page.close()
                print(f"{path.name:24} {path.stat().st_size / 1024:7.0f} KiB")
        browser.close()


if __name__ == "__main__":
    main()
