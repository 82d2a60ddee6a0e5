"""The outline of a document: its sections and its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.layout.footnotes import find_footnotes
from corpus.layout.header import Head, is_opening, read_annex_head, read_head, tells
from corpus.layout.lines import Layout, TextLine, measure, split_lines
from corpus.layout.markers import MarkerKind
from corpus.layout.noise import noise_lines
from corpus.layout.paragraphs import Unit, build_units, concludes, joined, make_unit
from corpus.layout.tail import tail_start
from corpus.layout.zones import Part, annex_label, find_parts, is_recipients, is_signature
from corpus.outline.assembly import ANNEX_RANK, CAPITALS_RANK, PLAIN_RANK, Assembly
from corpus.outline.headings import Heading, heading_of, is_unnumbered_heading, lacks_title
from corpus.records import Block, BlockKind, Document, Range, Section, Table
from corpus.text.cleaning import clean

_BOLD: Final = re.compile(r"[#\s>]*(?:\*\*|<b>)(?P<bold>.+?)(?:\*\*|</b>)", re.DOTALL)
_RIGHT_INDENT: Final = 24
_MARKED: Final = frozenset({"docx", "doc", "odt", "rtf", "html", "pdf", "image"})


def outline(document: Document, tables: Sequence[Table]) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """Return the sections of ``document`` and its blocks, both in reading order.

    Every character that is not white space stands in exactly one block. ``tables`` are those that
    :func:`corpus.tables.finding.find_tables` found; the first of a row's assignments is counted over them in order, as
    ``Reading.assignments`` lists them. Levels follow the numbering, not the marks of Markdown.
    """
    return _Outliner(document, tables).run()


class _Outliner:
    def __init__(self, document: Document, tables: Sequence[Table]) -> None:
        self._text = document.text
        self._tables = sorted(tables, key=lambda table: table.range)
        self._lines = split_lines(document, [table.range for table in self._tables])
        tail = range(tail_start(self._lines), len(self._lines))
        self._noise = noise_lines(self._lines) | set(tail)
        marked = document.format in _MARKED
        self._layout: Layout = measure(self._lines, marked)
        paged = bool(document.pages) and not marked
        self._footnotes = find_footnotes(self._lines, self._noise, document.notes, paged, self._layout.width)
        self._assembly = Assembly(self._text)
        self._next_table = 0

    def run(self) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
        """Go through the parts in order."""
        skipped = self._noise | {index for footnote in self._footnotes for index in footnote.lines}
        body = [index for index in range(len(self._lines)) if index not in skipped]
        lines = [self._lines[index] for index in body]
        for part in find_parts(lines, set()) if lines else ():
            self._part(part, body)
        self._tables_before(len(self._text) + 1)
        for footnote in self._footnotes:
            ranges = make_unit(self._text, self._lines, footnote.lines).ranges
            self._assembly.add(BlockKind.FOOTNOTE, ranges, marker=footnote.number, outside=True)
        for index in sorted(self._noise):
            self._assembly.add(BlockKind.NOISE, [self._lines[index].range], outside=True)
        return self._assembly.finish()

    def _part(self, part: Part, body: Sequence[int]) -> None:
        members, closing = body[part.start : part.closing], body[part.closing : part.end]
        if part.attached:
            head = read_annex_head(self._lines, members)
            if head.title:
                self._annex(head)
        else:
            head = read_head(self._lines, members)
            self._furniture(head.furniture)
            self._header(head.letterhead)
            self._header(head.title)
        self._header(head.note)
        self._body(members, head)
        self._closing(closing)

    def _header(self, indexes: Sequence[int]) -> None:
        if indexes:
            self._before(self._lines[indexes[0]])
            self._assembly.add(BlockKind.HEADER, make_unit(self._text, self._lines, indexes).ranges)

    def _furniture(self, indexes: Sequence[int]) -> None:
        if indexes:
            self._before(self._lines[indexes[0]])
            self._assembly.add(BlockKind.NOISE, make_unit(self._text, self._lines, indexes).ranges, outside=True)

    def _annex(self, head: Head) -> None:
        unit = make_unit(self._text, self._lines, head.title)
        self._before(self._lines[head.title[0]])
        label = annex_label(unit.clean) or ""
        heading = unit.clean[len(label) :].lstrip(" .:–—-")
        self._assembly.open_section(ANNEX_RANK, label, heading, unit.ranges, unit.clean)

    def _body(self, members: Sequence[int], head: Head) -> None:
        units = self._with_titles(build_units(self._text, self._lines, members[head.body :], self._layout))
        opening = bool(head.title or head.letterhead)
        for place, unit in enumerate(units):
            self._before(self._lines[unit.lines[0]])
            following = units[place + 1] if place + 1 < len(units) else None
            before_heading = head.first_heading < len(members) and unit.lines[0] < members[head.first_heading]
            words = unit.clean[unit.marker.length :] if unit.marker else unit.clean
            unnumbered = unit.marker is None or unit.marker.kind is MarkerKind.BULLET
            opening = opening and (before_heading or (unnumbered and is_opening(words)))
            if opening and not (unit.marker is None and tells(words)):
                self._assembly.add(BlockKind.HEADER, unit.ranges, unit.clean)
            else:
                self._unit(unit, following)

    def _with_titles(self, units: list[Unit]) -> list[Unit]:
        """Return the units with "PHẦN I" and the title on the next line made one."""
        result: list[Unit] = []
        for unit in units:
            if result and lacks_title(result[-1], unit):
                result[-1] = joined(self._text, self._lines, result[-1], unit)
            else:
                result.append(unit)
        return result

    def _unit(self, unit: Unit, following: Unit | None) -> None:
        table_next = self._next_table < len(self._tables) and (
            following is None or self._tables[self._next_table].range.start < following.ranges[0].start
        )
        heading = heading_of(unit, following, self._bold_end(unit), table_next)
        if heading is not None and unit.marker is not None:
            self._heading(unit, heading)
        elif is_unnumbered_heading(unit, following):
            rank = CAPITALS_RANK if unit.clean.upper() == unit.clean else PLAIN_RANK
            self._assembly.open_section(rank, "", unit.clean.rstrip(" :"), unit.ranges, unit.clean)
        elif unit.marker is not None:
            self._assembly.add_item(unit.marker, unit.ranges, unit.clean)
        else:
            if concludes(unit.clean):
                self._assembly.conclude()
            self._assembly.add_paragraph(unit.ranges, unit.clean)

    def _heading(self, unit: Unit, heading: Heading) -> None:
        assert unit.marker is not None
        text = unit.clean[heading.start : heading.end].strip()
        if not heading.runs_in or not unit.clean[heading.end :].strip(" :."):
            self._assembly.open_section(unit.marker.kind, unit.marker.number, text, unit.ranges, unit.clean)
            return
        mapped = clean(self._text, unit.ranges)
        rest = heading.end
        while rest < len(unit.clean) and unit.clean[rest] in " :.":
            rest += 1
        cut = mapped.offsets[rest]
        before = [Range(part.start, min(part.end, cut)) for part in unit.ranges if part.start < cut]
        after = [Range(max(part.start, cut), part.end) for part in unit.ranges if part.end > cut]
        before[-1] = Range(before[-1].start, before[-1].start + len(before[-1].of(self._text).rstrip()))
        self._assembly.open_section(unit.marker.kind, unit.marker.number, text, before)
        self._assembly.add_paragraph(after)

    def _bold_end(self, unit: Unit) -> int:
        """Return how much of the unit's clean text is bold from its start on; 0 where it is not, or all is."""
        match = _BOLD.match(self._text, unit.ranges[0].start, unit.ranges[0].end)
        if match is None or unit.strong:
            return 0
        return len(clean(self._text, [Range(unit.ranges[0].start, match.end())]).text)

    def _closing(self, indexes: Sequence[int]) -> None:
        """Add the closing: a block for each list of recipients and for each signature."""
        groups: list[list[int]] = []
        signing = False
        for index in self._by_column(indexes):
            line = self._lines[index]
            signature, recipients = is_signature(line.plain), is_recipients(line.plain)
            if not groups or recipients or (signature and not signing) or line.stretch != self._lines[groups[-1][-1]].stretch:
                groups.append([])
            signing = (signing or signature) and not recipients
            groups[-1].append(index)
        if groups:
            self._assembly.close_to(ANNEX_RANK)
        for group in groups:
            self._before(self._lines[min(group)])
            ranges = make_unit(self._text, self._lines, sorted(group)).ranges
            self._assembly.add(BlockKind.CLOSING, ranges, outside=True)

    def _by_column(self, indexes: Sequence[int]) -> list[int]:
        """Return the lines in order; where two columns stand side by side, the left one's before the right one's."""
        columns = [index for index in indexes if self._lines[index].column]
        if not columns:
            return list(indexes)
        right = {index for index in indexes if self._lines[index].column or self._lines[index].indent >= _RIGHT_INDENT}
        right |= {index for index in indexes if index > columns[-1] and not self._lines[index].plain.startswith(("-", "+"))}
        return [*(index for index in indexes if index not in right), *(index for index in indexes if index in right)]

    def _before(self, line: TextLine) -> None:
        self._tables_before(line.start)

    def _tables_before(self, offset: int) -> None:
        while self._next_table < len(self._tables) and self._tables[self._next_table].range.start < offset:
            self._assembly.add_table(self._tables[self._next_table])
            self._next_table += 1
