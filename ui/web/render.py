"""Templates to HTML. Autoescaping is on everywhere: a plan that holds HTML or Markdown shows it as text."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.text.dates import written_date
from ui.presenting.readable import marked_runs, tidy
from ui.presenting.reference import RECOGNIZED
from ui.web.places import page_of_source, reader_of_source

TEMPLATES: Final = Path(__file__).parent / "templates"


def written_time(moment: datetime | str) -> str:
    """Return a moment (an object, or ISO 8601 with its zone) in the server's own time: "22/11/2026, 15:00:43"."""
    given = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    local = given.astimezone()
    return f"{local:%d/%m/%Y, %H:%M:%S}"


def begun(text: str) -> str:
    """Return ``text`` as a sentence begins, with a capital."""
    return text[:1].upper() + text[1:]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["recognized"] = RECOGNIZED
    environment.filters.update(reader_address=reader_of_source, page_address=page_of_source)
    environment.filters.update(
        begun=begun, tidy=tidy, marked_runs=marked_runs, written_date=written_date, written_time=written_time
    )
    return environment


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template names
    """Return the template ``template`` filled with ``context``."""
    return _environment().get_template(template).render(**context)
