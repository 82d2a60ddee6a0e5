"""The edge between Gradio's events and our functions: what goes wrong shows as a notice on the page, never as a stack trace."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Final

import gradio as gr

from corpus.records.errors import TraCuuError
from ui.problems.table import problem_of, text_for_readers
from ui.web.render import render

log = logging.getLogger(__name__)
QUIET: Final[dict[str, Any]] = {
    "queue": False,
    "preprocess": False,
    "show_progress": "hidden",
    "api_visibility": "private",
}
"""How all our events run: at once, on the values as ui.web.calls lets them in, without Gradio's own progress, and not
offered as an API (ours is /api/v1)."""


def notice(error: TraCuuError, told: Callable[[TraCuuError], str] = text_for_readers) -> str:
    """Return an error as a notice on the page."""
    return render("notice.html", title=problem_of(error).title, text=told(error))


def shown(work: Callable[[], str], told: Callable[[TraCuuError], str] = text_for_readers) -> str:
    """Return the HTML that ``work`` gives, or a notice of why it could not; keepers are ``told`` the whole message (str)."""
    try:
        return work()
    except TraCuuError as error:
        return notice(error, told)
    except Exception:  # the edge of an event: the page says so and stays
        log.exception("page event failed")
        return notice(TraCuuError("Máy chủ gặp lỗi không lường trước; xin thử lại, hoặc báo cho người quản trị."))


def panel(kind: str, *events: str, value: str = "", elem_id: str | None = None) -> gr.HTML:
    """Return an HTML component that page.js takes over as ``kind``, and that gives ``events`` to Python.

    The events stand in the script's comment because Gradio offers those that it finds quoted there.
    """
    named = " ".join(repr(event) for event in events)
    script = f"/* {named} */ tracuu.bind(element, trigger, watch, {kind!r});"
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=script)


def heading(title: str, lede: str) -> gr.HTML:
    """Return the heading of a section, with a line that says what it is for."""
    return gr.HTML(render("heading.html", title=title, lede=lede), apply_default_css=False)


def carried(event: gr.EventData, name: str) -> str:
    """Return what the clicked button carried under ``name``; "" where it carried nothing.

    The name must not be "target": Gradio's event has one of its own, the component.
    """
    return str(getattr(event, name, ""))
