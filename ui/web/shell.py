"""What stands around Gradio: its HTML made ours, with our language, header and style and without foreign addresses."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.contracts.answer import LONGEST_QUESTION
from ui.web.places import KEEPER_PATH
from ui.web.render import render

STATIC: Final = Path(__file__).parent / "static"
STATIC_PATH: Final = "/giao-dien"
SECTIONS: Final = (
    ("hoi", "Hỏi đáp"),
    ("ke-hoach", "Kế hoạch"),
    ("tong-quan", "Tổng quan"),
    ("nhiem-vu", "Nhiệm vụ"),
    ("so-sanh", "So sánh"),
    ("han-bao-cao", "Hạn báo cáo"),
)
_CARD_META: Final = re.compile(r"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>\s*")
_LANGUAGE: Final = re.compile(r'<html\s+lang="en"')
_BODY: Final = re.compile(r"<body[^>]*>")


@cache
def static_version() -> str:
    """Return a short hash of style and script, so that browsers keep them until they change."""
    return sha256(b"".join(path.read_bytes() for path in sorted(STATIC.iterdir()))).hexdigest()[:10]


def shell_context(root: str, section: str = "") -> dict[str, Any]:
    """Return what every page's frame needs; ``section`` is the one that a page without a script belongs to."""
    return {
        "static": f"{root}{STATIC_PATH}",
        "root": root,
        "version": static_version(),
        "sections": SECTIONS,
        "section": section,
        "main": "noi-dung-trang" if section else "noi-dung",
    }


def dressed(html: str, root: str, *, asking: bool = True) -> str:
    """Return Gradio's page with our language, head, header and, where ``asking``, the box to ask in.

    It comes without Gradio's addresses of other machines.
    """
    main = "noi-dung" if asking else "quan-tri"
    context = {**shell_context(root), "asking": asking, "main": main, "longest": LONGEST_QUESTION}
    html = _CARD_META.sub("", html)
    html = _LANGUAGE.sub('<html lang="vi"', html, count=1)
    html = html.replace("<head>", f"<head>{render('shell_head.html', **context)}", 1)
    body = render("shell_body.html", **context)
    return _BODY.sub(lambda found: found.group(0) + body, html, count=1)


class Dressing:
    """Dresses every HTML page that Gradio sends; passes all else through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        root = scope.get("root_path", "")
        start: Message | None = None
        body = bytearray()

        async def collect(message: Message) -> None:
            """Hold back a page of HTML until it is whole; send anything else on."""
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                if not Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                    start = None
                    await send(message)
                return
            if start is None:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                asking = KEEPER_PATH not in scope["path"]
                html = dressed(body.decode("utf-8"), root, asking=asking)
                page = HTMLResponse(html, status_code=start["status"])
                page.headers["Cache-Control"] = "no-cache"
                await page(scope, receive, send)

        await self.app(scope, receive, collect)
