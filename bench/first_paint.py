"""How soon the page shows something, and what it weighs, in a fresh Chromium without a cache.

    python -m bench.first_paint [--data DIR] [--times 5]

Told: first contentful paint and the time at which a question can be typed, in milliseconds (median and worst), and what the
first visit transfers, in kilobytes. The bars: 400 ms and 450 KB.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.serving import ready, serving
from ui.settings.settings import load

PAINT_BAR_MS = 400.0
WEIGHT_BAR_KB = 450.0
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
TYPED = "() => document.activeElement?.matches('#cau-hoi textarea') ? performance.now() : null"


def visit(browser: Browser, url: str) -> tuple[float, float, float]:
    """Return the first paint and the time until the box has the focus (ms), and what came over the wire (KB)."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="vi-VN")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[float] = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(f"{url}/")
    page.wait_for_function(PAINTED)
    typed = float(page.wait_for_function(TYPED).json_value())
    page.wait_for_selector(".tc-welcome")
    page.wait_for_load_state("networkidle")
    painted = float(page.evaluate(PAINT))
    context.close()
    return painted, typed, sum(received) / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path)
    options.add_argument("--times", type=int, default=5)
    given = options.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium here; on Debian: apt-get install chromium")
    settings = load(data=given.data)
    with serving(settings.data) as server, sync_playwright() as driver:
        ready(server)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        visit(browser, server.url)
        visits = [visit(browser, server.url) for _ in range(given.times)]
        browser.close()
    paints, typed, weights = (sorted(values) for values in zip(*visits, strict=True))
    found = {
        "first_paint_ms": [round(statistics.median(paints)), round(paints[-1])],
        "can_type_ms": [round(statistics.median(typed)), round(typed[-1])],
        "kilobytes": round(max(weights)),
    }
    print(json.dumps(found, indent=1))
    sys.exit(statistics.median(paints) > PAINT_BAR_MS or max(weights) > WEIGHT_BAR_KB)


if __name__ == "__main__":
    main()
