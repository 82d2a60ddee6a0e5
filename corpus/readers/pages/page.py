"""A page as geometry: lines of text and ruled tables, whatever read them (a PDF's text layer, or a picture's recognition).

Coordinates are points (1/72 inch) from the page's top left corner, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: ``x0`` to ``x1`` from left to right, ``top`` to ``bottom`` downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def shares_line(self, other: Box) -> bool:
        """Tell whether the two lie beside each other on one line of text (lines that are set close overlap)."""
        return abs(self.middle[1] - other.middle[1]) < 0.4 * min(self.height, other.height)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all ``boxes``, of which there must be one at least."""
    kept = list(boxes)
    return Box(
        min(box.x0 for box in kept), min(box.top for box in kept), max(box.x1 for box in kept), max(box.bottom for box in kept)
    )


@dataclass(frozen=True, slots=True)
class PageWord:
    """Letters without white space between them, and where they stand."""

    text: str
    box: Box
    size: float
    """Font size in points."""

    bold: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """Words side by side."""

    words: tuple[PageWord, ...]

    @property
    def size(self) -> float:
        """The font size of most of its words."""
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(word.bold for word in self.words)

    @property
    def box(self) -> Box:
        """The box round all words."""
        return around(word.box for word in self.words)

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class RuledCell:
    """A cell of a ruled table: its place and spans in rows and columns, its box, and the lines in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[PageLine] = field(default_factory=list)


@dataclass(slots=True)
class RuledTable:
    """A table drawn with lines; ``xs`` and ``ys`` are where its columns and rows begin and end."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[RuledCell]


@dataclass(slots=True)
class PageLayout:
    """One page: its number (counted from 1), size, the lines outside tables, and the tables, top to bottom."""

    number: int
    width: float
    height: float
    lines: list[PageLine]
    tables: list[RuledTable]
    recognized: bool = False
    """Whether the page was read by optical character recognition."""
