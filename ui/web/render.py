"""Templates to HTML. Autoescaping is on everywhere: a plan that holds HTML or Markdown shows it as text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ui.reference import written_date

TEMPLATES: Final = Path(__file__).parent / "templates"
_BLANK_LINES: Final = re.compile(r"\s*\n\s*")


def squeeze(text: str) -> str:
    """Return ``text`` with every run of white space that holds a line end as one line end, for showing (never for citing)."""
    return _BLANK_LINES.sub("\n", text)


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(squeeze=squeeze, one_line=one_line, written_date=written_date)
    return environment


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template names
    """Return the template ``template`` filled with ``context``."""
    return _environment().get_template(template).render(**context)
