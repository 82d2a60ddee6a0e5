"""What goes wrong with an address, said on a page of ours to whoever came with a browser, with ways on."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from starlette.responses import HTMLResponse

from ui.problems.table import Problem
from ui.web.places import KEEPER_PATH, LOGIN_PATH
from ui.web.render import render
from ui.web.shell import shell_context


def told_page(request: Request, problem: Problem, text: str, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Return the page that says ``text`` about ``problem``; who may not come in is led to another key."""
    root = str(request.scope.get("root_path", ""))
    path = request.url.path.removeprefix(root)
    login = f"{root}{LOGIN_PATH}?doi=1" if problem.status in (401, 403) and path.startswith(KEEPER_PATH) else ""
    if text.rstrip(".") == problem.title:
        text = "Có thể địa chỉ bị gõ nhầm hay chép thiếu. Xin kiểm tra lại, hoặc đi tiếp từ đây."
    html = render("told.html", title=problem.title, text=text, login=login, **shell_context(root, "hoi"))
    return HTMLResponse(html, problem.status, headers={**(headers or {}), "Cache-Control": "no-store"})
