"""The page as one Gradio application, mounted in the server."""

from __future__ import annotations

import os

import gradio as gr
from fastapi import FastAPI
from starlette.types import ASGIApp

from ui.services.faces import Faces
from ui.web import keeper
from ui.web.answer import Asking
from ui.web.ask import AskSection, earlier_of
from ui.web.calls import Calls, events_of
from ui.web.compare import CompareSection
from ui.web.deadlines import DeadlinesSection
from ui.web.events import QUIET, carried, panel, shown
from ui.web.light_calls import lighten
from ui.web.overview import OverviewSection
from ui.web.places import KEEPER_PATH
from ui.web.plans import PlansSection
from ui.web.register import RegisterSection
from ui.web.source import source_html

# Gradio's own words that show on our pages; under "en" too, since the page is Vietnamese whatever the browser speaks.
WORDS = {
    "upload_text.drop_file": "Thả tệp vào đây",
    "upload_text.click_to_upload": "Bấm để chọn tệp",
    "common.or": "hoặc",
    "common.loading": "Đang tải",
    "common.error": "Lỗi",
    "common.clear": "Xóa",
    "common.remove": "Bỏ",
    "common.download": "Tải về",
    "common.upload": "Tải lên",
    "file.uploading": "Đang tải lên…",
}
FONTS = ["Segoe UI", "system-ui", "sans-serif"]


def build(faces: Faces) -> gr.Blocks:
    """Return the page's Blocks."""

    def open_source(event: gr.EventData) -> str:
        """Return the pane that shows a passage in its document."""
        plan, file, spot, words = (carried(event, name) for name in ("plan", "file", "spot", "words"))
        looked = [word for word in words.split(";") if word]
        return shown(lambda: source_html(faces.live.service(), plan, file, spot, looked))

    def open_page(request: gr.Request) -> tuple[str, str, str]:
        """Return what the page shows at first, by its address."""
        return arrive(faces, asking, request)

    with gr.Blocks(title="TraCứu", analytics_enabled=False, fill_width=True) as blocks:
        with gr.Row(elem_id="noi-dung"):
            asking = AskSection(faces)
            plans, glance, register = PlansSection(faces), OverviewSection(faces), RegisterSection(faces)
            comparing, due = CompareSection(faces), DeadlinesSection(faces)
            source = panel("source", "cite", elem_id="nguon")
        asking.wire(source)
        for section in (plans, glance, register, comparing, due):
            section.wire()
        for component in (asking.answer, plans.view, register.table, comparing.table, due.list, source):
            component.cite(open_source, None, [source], **QUIET)
        blocks.load(open_page, None, [asking.plan, asking.answer, source], **QUIET)
    return blocks


def arrive(faces: Faces, asking: AskSection, request: gr.Request) -> tuple[str, str, str]:
    """Fill the page for the address that it was opened with: plan to ask, answer and source."""
    given = request.query_params
    plan = given.get("ke_hoach", "") if not given.get("muc") else ""
    earlier = earlier_of(given.getlist("truoc"))
    choices = shown(lambda: asking.choices(plan))
    answer = asking.card(given.get("q", ""), Asking(plan, earlier), request)
    spot = [given.get(name, "") for name in ("nguon", "tep", "doan")]
    return choices, answer, shown(lambda: source_html(faces.live.service(), *spot)) if all(spot) else ""


def application(faces: Faces) -> tuple[FastAPI, ASGIApp]:
    """Return the page and the keeper's page as an application of its own, and the same behind the check of its calls.

    The second is what is mounted at the root of the server; the first has what must run meanwhile.
    """
    uploads = faces.settings.data / "uploads" / "page"
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = str(uploads)
    lighten()
    pages = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    events = {}
    for path, blocks in ((KEEPER_PATH, keeper.build(faces)), ("/", build(faces))):
        _mount(pages, blocks, path, faces)
        events[path.rstrip("/")] = events_of(blocks)
    return pages, Calls(pages, events, uploads, faces)


def _mount(pages: FastAPI, blocks: gr.Blocks, path: str, faces: Faces) -> None:
    gr.mount_gradio_app(
        pages,
        blocks,
        path=path,
        footer_links=[],
        run_history=False,
        show_error=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        i18n=gr.I18n(vi=WORDS, en=WORDS),
        theme=gr.themes.Base(font=FONTS, font_mono=["ui-monospace", "monospace"]),
        max_file_size=f"{faces.settings.max_upload_mb}mb",
    )
