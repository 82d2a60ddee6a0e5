"""Puts sections and blocks together in reading order, with their nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corpus.layout.cover import Uncovered
from corpus.layout.markers import Marker, MarkerKind, read_marker
from corpus.records import Block, BlockKind, Range, Section, Table, TableRow, TableRowKind
from corpus.text.cleaning import clean

ANNEX_RANK: Final = -1.0
CAPITALS_RANK: Final = float(MarkerKind.ROMAN)
PLAIN_RANK: Final = MarkerKind.LOWER + 0.5
_TABLE_RANK: Final = 20.0


@dataclass(slots=True)
class _OpenSection:
    number: str
    heading: str
    level: int
    parent: int | None
    place: Range
    end: int


@dataclass(slots=True)
class Assembly:
    """Sections and blocks of ``text`` as they grow; ranks nest (a smaller rank stands above a greater one)."""

    text: str
    _sections: list[_OpenSection] = field(default_factory=list)
    _stack: list[tuple[float, int]] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _items: list[tuple[MarkerKind, str, int]] = field(default_factory=list)
    _assignments: int = 0

    def open_section(self, rank: float, number: str, heading: str, ranges: Sequence[Range], text: str | None = None) -> None:
        """Begin a section below the last one of a smaller rank; ``ranges`` hold its number and heading."""
        self.close_to(rank)
        parent = self._stack[-1][1] if self._stack else None
        level = self._sections[parent].level + 1 if parent is not None else 1
        place = Range(ranges[0].start, ranges[-1].end)
        self._sections.append(_OpenSection(number, heading, level, parent, place, place.end))
        self._stack.append((rank, len(self._sections) - 1))
        self._items.clear()
        self.add(BlockKind.HEADING, ranges, text, marker=number)

    def close_to(self, rank: float) -> None:
        """End the sections of this rank and below."""
        while self._stack and self._stack[-1][0] >= rank:
            self._stack.pop()
        self._items.clear()

    def add(
        self,
        kind: BlockKind,
        ranges: Sequence[Range],
        text: str | None = None,
        *,
        marker: str = "",
        outside: bool = False,
        parent: int | None = None,
        assignment: int | None = None,
    ) -> int:
        """Add a block to the current section (or to none, where it is ``outside``) and return its index.

        ``text`` is the clean text of ``ranges`` where the caller has it.
        """
        section = self._stack[-1][1] if self._stack and not outside else None
        cleaned = clean(self.text, ranges).text if text is None else text
        block = Block(kind, tuple(ranges), cleaned, marker, section, assignment, parent)
        self._blocks.append(block)
        if section is not None and kind is not BlockKind.NOISE:
            self._extend(section, block.ranges[-1].end)
        return len(self._blocks) - 1

    def add_item(self, marker: Marker, ranges: Sequence[Range], text: str | None = None) -> None:
        """Add a list item under the item or the paragraph that introduces it; it ends the sections that are its siblings."""
        while self._stack and marker.kind <= MarkerKind.LOWER and self._stack[-1][0] >= marker.kind:
            self._stack.pop()
            self._items.clear()
        places = [place for place, (kind, style, _) in enumerate(self._items) if (kind, style) == (marker.kind, marker.style)]
        if places:
            parent = self._blocks[self._items[places[0]][2]].parent
            del self._items[places[0] :]
        else:
            while self._items and self._items[-1][0] > marker.kind:
                self._items.pop()
            parent = self._items[-1][2] if self._items else self._introduction()
        index = self.add(BlockKind.LIST_ITEM, ranges, text, marker=marker.printed, parent=parent)
        self._items.append((marker.kind, marker.style, index))

    def add_paragraph(self, ranges: Sequence[Range], text: str | None = None) -> None:
        """Add a paragraph; it ends the lists before it."""
        self._items.clear()
        self.add(BlockKind.PARAGRAPH, ranges, text)

    def conclude(self) -> None:
        """End the numbered sections that have some text: what comes next speaks for the whole part."""
        if self._blocks and self._blocks[-1].kind is not BlockKind.HEADING:
            self.close_to(MarkerKind.ARABIC)

    def add_table(self, table: Table) -> None:
        """Add a table's rows, its group rows as sections, its headers and the noise in it, and what else stands there."""
        self._items.clear()
        free = Uncovered(self.text, table.range)
        for row in table.rows:
            ranges = free.take(row.ranges)
            if ranges:
                self._add_row(row, ranges)
        for place in (*table.headers, *table.noise):
            ranges = free.take([place])
            if ranges:
                self.add(BlockKind.NOISE, ranges, outside=True)
        for place in free.take([table.range]):
            drawn = not any(map(str.isalnum, place.of(self.text)))
            self.add(BlockKind.NOISE if drawn else BlockKind.PARAGRAPH, [place], outside=drawn)
        self.close_to(_TABLE_RANK)

    def _add_row(self, row: TableRow, ranges: tuple[Range, ...]) -> None:
        if row.kind is TableRowKind.GROUP:
            marker = read_marker(f"{row.number.rstrip('. ')}. X") if row.number else None
            self.open_section(_TABLE_RANK + (marker.kind if marker else 0), row.number, row.heading, ranges)
            return
        first = self._assignments if row.assignments else None
        self.add(BlockKind.TABLE_ROW, ranges, row.clean, marker=row.number, assignment=first)
        self._assignments += len(row.assignments)

    def _introduction(self) -> int | None:
        """Return the index of the paragraph before, where it introduces a list."""
        if not self._blocks or not self._blocks[-1].clean.endswith(":"):
            return None
        return len(self._blocks) - 1 if self._blocks[-1].kind is BlockKind.PARAGRAPH else None

    def _extend(self, section: int | None, end: int) -> None:
        while section is not None:
            found = self._sections[section]
            found.end = max(found.end, end)
            section = found.parent

    def finish(self) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
        """Return the sections and the blocks, both in reading order."""
        order = sorted(range(len(self._blocks)), key=lambda index: self._blocks[index].ranges[0])
        position = {index: place for place, index in enumerate(order)}
        blocks = tuple(self._placed(self._blocks[index], position) for index in order)
        sections = tuple(
            Section(s.number, s.heading, s.level, s.parent, Range(s.place.start, s.end), s.place) for s in self._sections
        )
        return sections, blocks

    @staticmethod
    def _placed(block: Block, position: dict[int, int]) -> Block:
        return block if block.parent is None else replace(block, parent=position[block.parent])
