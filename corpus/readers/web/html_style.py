"""What an element's inline style says that changes the text: hidden or not, lines round a table, Word's own marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"([-\w]+)\s*:\s*([^;]*)")
_LINE = re.compile(r"\b(?:solid|double|dotted|dashed|groove|ridge|inset|outset)\b")


def style_of(element: HtmlElement) -> dict[str, str]:
    """Return the inline style's properties, names and values in lower case."""
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(element.get("style", ""))}


def is_hidden(element: HtmlElement, style: dict[str, str]) -> bool:
    """Tell whether a reader of the page does not see ``element``."""
    hidden = style.get("display") == "none" or style.get("visibility") == "hidden" or style.get("mso-hide") == "all"
    return hidden or element.get("hidden") is not None


def has_border(style: dict[str, str]) -> bool:
    """Tell whether any border that the style names is drawn."""
    return any(name.startswith("border") and _LINE.search(value) for name, value in style.items())
