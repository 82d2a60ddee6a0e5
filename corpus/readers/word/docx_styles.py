"""What a Word style says that changes the text: its list, capitals, hidden text, fonts, and the lines of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.word.ooxml import W, child_value, descend, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_LINE = {"nil", "none"}


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A place in a list: the list instance (``numId``) and the level; either may be left open to the style."""

    num_id: str | None
    level: int | None


class Styles:
    """The styles of one document by id, each asked together with the styles that it is based on."""

    def __init__(self, root: _Element | None) -> None:
        """Take the root of ``styles.xml``, or None where there is none."""
        self._styles: dict[str, _Element] = {}
        self._defaults: _Element | None = None
        self._default_paragraph: str | None = None
        if root is None:
            return
        self._defaults = descend(root, "docDefaults", "rPrDefault", "rPr")
        for style in root.findall(f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default_paragraph = style.get(f"{W}styleId")

    def name(self, style: str | None) -> str:
        """Return the style's name in lower case, such as "heading 1" or "toc 2"; "" for none."""
        found = self._styles.get(style or "")
        return "" if found is None else (child_value(found, "name") or "").lower()

    def list_place(self, style: str | None) -> ListPlace:
        """Return the list that a paragraph style puts its paragraphs in."""
        num_id, level = None, None
        for found in self._chain(style or self._default_paragraph):
            place = list_place(found.find(f"{W}pPr"))
            num_id = num_id if num_id is not None else place.num_id
            level = level if level is not None else place.level
        return ListPlace(num_id, level)

    def number_list(self, style: str) -> str | None:
        """Return the ``numId`` that a numbering style stands for."""
        found = self._styles.get(style)
        return None if found is None else list_place(found.find(f"{W}pPr")).num_id

    def toggle(self, name: str, run: _Element | None, paragraph_style: str | None) -> bool:
        """Tell whether a run property such as ``caps`` or ``vanish`` is on for a run with properties ``run``."""
        for properties in self._run_properties(run, paragraph_style):
            element = properties.find(f"{W}{name}")
            if element is not None:
                return is_on(element)
        return False

    def font(self, run: _Element | None, paragraph_style: str | None) -> str:
        """Return the name of the run's font for Latin letters; "" where none is named."""
        for properties in self._run_properties(run, paragraph_style):
            fonts = properties.find(f"{W}rFonts")
            named = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
            if named:
                return str(named)
        return ""

    def table_lines(self, style: str | None) -> bool:
        """Tell whether a table style draws lines."""
        for found in self._chain(style):
            borders = descend(found, "tblPr", "tblBorders")
            if borders is not None:
                return has_lines(borders)
        return False

    def _run_properties(self, run: _Element | None, paragraph_style: str | None) -> Iterator[_Element]:
        if run is not None:
            yield run
            yield from (found.find(f"{W}rPr") for found in self._chain(child_value(run, "rStyle")) if _has_run(found))
        for found in self._chain(paragraph_style or self._default_paragraph):
            if _has_run(found):
                yield found.find(f"{W}rPr")
        if self._defaults is not None:
            yield self._defaults

    def _chain(self, style: str | None) -> Iterator[_Element]:
        seen: set[str] = set()
        while style and style not in seen and style in self._styles:
            seen.add(style)
            yield self._styles[style]
            style = child_value(self._styles[style], "basedOn")


def list_place(properties: _Element | None) -> ListPlace:
    """Return the list place that paragraph properties (``w:pPr``) name themselves."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    if numbering is None:
        return ListPlace(None, None)
    level = child_value(numbering, "ilvl")
    return ListPlace(child_value(numbering, "numId"), None if level is None else int(level))


def has_lines(borders: _Element) -> bool:
    """Tell whether any side of a ``w:tblBorders`` or ``w:tcBorders`` is drawn."""
    return any(side.get(f"{W}val", "single") not in _NO_LINE for side in borders)


def _has_run(style: _Element) -> bool:
    return style.find(f"{W}rPr") is not None
