"""Small words of WordprocessingML (ECMA-376): its namespace, on/off values, and the value of a child element."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Signs of Symbol and Wingdings that people put in plans, by the private use code that Word stores for them.
_SYMBOLS = {
    0x2D: "-",
    0xA7: "•",
    0xA8: "☐",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xF0: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFE: "☑",
    0x6F: "☐",
}

_SMALLEST_EMU = (7 * 360_000, 2 * 360_000)
"""Width and height of a picture, in English metric units (360,000 a centimetre), below which it is a logo or a seal."""

_OFF = {"0", "false", "off", "none"}


def is_on(element: _Element) -> bool:
    """Tell whether a toggle element such as ``w:vanish`` is on: it is, unless its value says no."""
    return element.get(f"{W}val", "1").lower() not in _OFF


def child_value(element: _Element, name: str) -> str | None:
    """Return the ``w:val`` of the child called ``name``, or None."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def descend(element: _Element, *names: str) -> _Element | None:
    """Return the element at the end of a path of child names, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def large_pictures(drawing: _Element) -> list[str]:
    """Return the ``r:id`` of the pictures in a ``w:drawing`` that are large enough to hold a table or a page of text."""
    extent = next(iter(drawing.iter(f"{WP}extent")), None)
    if extent is None or int(extent.get("cx", 0)) < _SMALLEST_EMU[0] or int(extent.get("cy", 0)) < _SMALLEST_EMU[1]:
        return []
    return [blip.get(f"{R}embed", "") for blip in drawing.iter(f"{A}blip") if blip.get(f"{R}embed")]


def chosen_entry(begin: _Element) -> str:
    """Return what is chosen in a drop-down field of a form, whose ``w:fldChar`` holds the list; "" for other fields."""
    choices = descend(begin, "ffData", "ddList")
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    chosen = child_value(choices, "result") or child_value(choices, "default") or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""


def symbol(code: str) -> str:
    """Return the sign of a ``w:sym`` with the hexadecimal character ``code``; a bullet for those that have no better one."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "•")
    return chr(number) if 0x20 <= number <= 0x10FFFF else ""
