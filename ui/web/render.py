"""Templates to HTML. Autoescaping is on everywhere: a plan that holds HTML or Markdown shows it as text."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.text.dates import written_date
from ui.presenting.reference import RECOGNIZED

TEMPLATES: Final = Path(__file__).parent / "templates"
_LINE_END: Final = re.compile(r"\s*\n\s*")
_NEW_ITEM: Final = re.compile(r"[-–+•*|]|\(?(?:[a-zđ]|\d{1,2}|[ivx]{1,4})[).]\s", re.IGNORECASE)


def squeeze(text: str) -> str:
    """Return ``text`` with lines that an extraction broke put together again, for showing (never for citing).

    A line end stays where an item of a list begins or a table's row ends; white space is all that changes.
    """
    parts: list[str] = []
    for line in _LINE_END.split(text):
        stays = parts and (_NEW_ITEM.match(line) or parts[-1].endswith("|"))
        parts.append(f"\n{line}" if stays else f" {line}" if parts else line)
    return "".join(parts)


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


def written_time(moment: datetime | str) -> str:
    """Return a moment (an object, or ISO 8601 with its zone) in the server's own time: "22/11/2026, 15:00:43"."""
    given = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    local = given.astimezone()
    return f"{local:%d/%m/%Y, %H:%M:%S}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["recognized"] = RECOGNIZED
    environment.filters.update(squeeze=squeeze, one_line=one_line, written_date=written_date, written_time=written_time)
    return environment


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template names
    """Return the template ``template`` filled with ``context``."""
    return _environment().get_template(template).render(**context)
