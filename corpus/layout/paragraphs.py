"""Lines become units: paragraphs, list items and headings, joined where the paper's width broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.genres.table import plan_pattern
from corpus.layout.broken import breaks_name, closes_bracket, ends_open, spells_number
from corpus.layout.lines import Layout, TextLine
from corpus.layout.markers import Marker, MarkerKind, follows, read_marker
from corpus.records import Range
from corpus.text.cleaning import clean

# Formulas that conclude an administrative document.
_CONCLUDES: Final = re.compile(
    r"Trong quá trình (?:[^\W\d]+ ){0,6}thực hiện|Trên đây là "
    rf"|(?:{plan_pattern()}) này (?:thay thế|có hiệu lực)"
    r"|Yêu cầu (?:các|[Tt]hủ trưởng|[Gg]iám đốc|[Cc]hủ tịch)\b"
)
# What a document calls itself, and a mark of a sentence that goes on: no paragraph begins so.
_KIND_WITHIN: Final = re.compile(rf"(?:{plan_pattern()}|Luật|Nghị định|Nghị quyết|Chỉ thị)\s*[;,.)]")
# A mark alone on its line, as a page leaves it that numbers by itself: "1." above "Sở Y tế".
_LONE_MARK: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[IVX]{1,5}\.|[a-zđ]\)")
_HEADING_WORD: Final = re.compile(r"(?i:phần|chương|mục|điều)")
_FULL: Final = 0.9
_SURELY_FULL: Final = 0.97
_NEARLY_FULL: Final = 0.75
_FIRST_LINE: Final = 3
_CAPITALS: Final = 8
_PROSE: Final = 30

# Words that a dash joins: "phát triển kinh tế | - xã hội".
_PAIR: Final = re.compile(
    r"(?:kinh tế|văn hóa|chính trị) - (?:xã hội|văn hóa|chính trị)(?![^\W_])|quốc phòng - an ninh"
    r"|khoa học - (?:kỹ thuật|công nghệ)"
)
_HALF: Final = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are one paragraph, item or heading, by their indexes, with the mark the first begins with."""

    lines: tuple[int, ...]
    ranges: tuple[Range, ...]
    clean: str
    marker: Marker | None
    strong: bool

    @property
    def ended(self) -> bool:
        """Tell whether the text ends as a sentence or a list item does."""
        return self.clean.rstrip("”\"’') ").endswith((".", ";", "!", "?", "/."))


def concludes(clean_text: str) -> bool:
    """Tell whether a paragraph is one of those that end a document's last part, whatever was charged before it."""
    return _CONCLUDES.match(clean_text) is not None


def build_units(text: str, lines: Sequence[TextLine], members: Sequence[int], layout: Layout) -> list[Unit]:
    """Return the units of the lines with the indexes ``members`` (in order), of the document ``text``."""
    builder = _Builder(lines, layout)
    for index in members:
        builder.add(index)
    return [_unit(text, lines, found, marker) for found, marker in builder.units]


def make_unit(text: str, lines: Sequence[TextLine], members: Sequence[int]) -> Unit:
    """Return the lines ``members`` as one unit without a mark."""
    return _unit(text, lines, list(members), None)


def joined(text: str, lines: Sequence[TextLine], first: Unit, second: Unit) -> Unit:
    """Return two units as one, with the mark of the first."""
    return _unit(text, lines, [*first.lines, *second.lines], first.marker)


def _unit(text: str, lines: Sequence[TextLine], members: list[int], marker: Marker | None) -> Unit:
    ranges = _ranges(text, lines, members)
    strong = all(lines[index].bold or lines[index].heading for index in members)
    cleaned = lines[members[0]].plain if len(members) == 1 else clean(text, ranges).text
    return Unit(tuple(members), ranges, cleaned, marker, strong)


def _ranges(text: str, lines: Sequence[TextLine], members: list[int]) -> tuple[Range, ...]:
    """Return the ranges of the lines, those one that nothing but white space parts."""
    ranges: list[Range] = []
    for index in members:
        line = lines[index]
        if ranges and not text[ranges[-1].end : line.start].strip():
            ranges[-1] = Range(ranges[-1].start, line.end)
        else:
            ranges.append(line.range)
    return tuple(ranges)


class _Builder:
    """Takes lines in order and decides which go on the unit before."""

    def __init__(self, lines: Sequence[TextLine], layout: Layout) -> None:
        self._lines = lines
        self._layout = layout
        self._last_of: dict[tuple[MarkerKind, str], Marker] = {}
        self.units: list[tuple[list[int], Marker | None]] = []

    def add(self, index: int) -> None:
        """Put the line into the last unit or into a new one."""
        line = self._lines[index]
        marker = self._settled(read_marker(line.plain))
        before = self._lines[self.units[-1][0][-1]] if self.units else None
        whole = self._with_its_word(index)
        if whole is not None:
            self.units[-1] = ([*self.units[-1][0], index], whole)
            self._remember(whole)
            return
        if self._is_lone_mark(index):
            self.units.append(([index], None))
            return
        refused = before is not None and marker is not None and not self._is_mark(marker, before, line)
        if refused:
            marker = None
        goes_on = before is not None and marker is None and (self._goes_on(before, line) or (refused and not before.ended))
        if not goes_on:
            self.units.append(([index], marker))
            if marker is not None:
                self._remember(marker)
        else:
            self.units[-1][0].append(index)

    def _with_its_word(self, index: int) -> Marker | None:
        """Return the mark that a line break parted from its number or text ("Điều | 10. Trách nhiệm", "1. | Sở Y tế")."""
        line = self._lines[index]
        members = self.units[-1][0] if self.units else []
        if len(members) != 1 or line.gap > 0:
            return None
        if not _HEADING_WORD.fullmatch(self._lines[members[0]].plain) and not self._is_lone_mark(members[0]):
            return None
        return self._settled(read_marker(f"{self._lines[members[0]].plain} {line.plain}"))

    def _is_lone_mark(self, index: int) -> bool:
        """Tell whether a line is a mark whose text is the next line."""
        line, following = self._lines[index], self._lines[index + 1 : index + 2]
        if not following or _LONE_MARK.fullmatch(line.plain) is None:
            return False
        below = following[0]
        return below.gap == 0 and below.stretch == line.stretch and any(map(str.isalpha, below.plain[:1]))

    def _settled(self, marker: Marker | None) -> Marker | None:
        """Tell "i)", "v)" and "x)" of a Roman list from letters, by what came before in the list."""
        if marker is None or marker.kind is not MarkerKind.LOWER or marker.number not in ("i", "v", "x"):
            return marker
        letters, romans = self._last_of.get((MarkerKind.LOWER, "")), self._last_of.get((MarkerKind.LOWER_ROMAN, ""))
        if marker.number == "i":
            return (
                marker if letters is not None and letters.number in ("g", "h") else replace(marker, kind=MarkerKind.LOWER_ROMAN)
            )
        return replace(marker, kind=MarkerKind.LOWER_ROMAN) if romans is not None else marker

    def _remember(self, marker: Marker) -> None:
        self._last_of = {key: last for key, last in self._last_of.items() if key[0] <= marker.kind}
        self._last_of[marker.kind, marker.style] = marker

    def _is_mark(self, marker: Marker, before: TextLine, line: TextLine) -> bool:
        """Tell whether what looks like a mark is one, and not a number or a dash that a line break put first."""
        if self._layout.exact and line.gap > 0:
            return True
        if before.ended or before.heading or line.heading or line.bold or before.bold or before.stretch != line.stretch:
            return True
        if marker.kind is MarkerKind.BULLET:
            rest = line.plain[marker.length :]
            if line.gap == 0 and _PAIR.search(f"{before.plain} - {rest}", len(before.plain) - _HALF, len(before.plain) + _HALF):
                return False
            if rest[:1].isdigit():  # "2026 | - 2030" is a range; below a blank line "Đến năm 2030 || - 80% …" is a goal
                parted = line.gap > 0 and not self._layout.double_spaced
                return (parted or not before.plain[-1:].isdigit()) and not ends_open(before.plain)
            if self._layout.parted and line.gap == 0 and self._full(before, line):
                return False
            close = line.gap == 0 or self._layout.double_spaced
            return not (rest[:1].islower() and self._full(before, line) and close) and not ends_open(before.plain)
        if not self._full(before, line) and not ends_open(before.plain):
            return True
        expected = follows(marker, self._last_of.get((marker.kind, marker.style)))
        return expected and not (ends_open(before.plain) and self._full(before, line))

    def _goes_on(self, before: TextLine, line: TextLine) -> bool:
        if before.stretch != line.stretch or line.heading or before.heading or line.column:
            return False
        if self._layout.exact:
            return line.gap == 0
        if before.bold != line.bold and (before.bold or before.ended):
            return False
        if before.upper and len(before.plain) >= _CAPITALS and not line.upper and any(map(str.islower, line.plain)):
            return False
        if before.ended and line.indent - before.indent >= _FIRST_LINE:
            return False
        first = line.plain[:1]
        roomy = line.gap > 0 and not self._layout.double_spaced
        if first.islower() or first in ",;.:)%/" or spells_number(before.plain, line.plain):
            return not before.ended or (not roomy and self._full(before, line))
        if before.ended:
            return (
                not self._layout.guessed
                and self._full(before, line, _SURELY_FULL)
                and not roomy
                and first != "("
                and not concludes(line.plain)
            )
        return self._joins_capital(before, line, roomy)

    def _joins_capital(self, before: TextLine, line: TextLine, roomy: bool) -> bool:
        """Decide for a line that starts like a sentence after a line that does not end like one."""
        if before.plain.endswith((",", "-", "–", "(", "“")) or ends_open(before.plain) or breaks_name(before.plain, line.plain):
            return True
        if _KIND_WITHIN.match(line.plain) or closes_bracket(before.plain, line.plain):
            return True
        width = self._layout.width
        if self._layout.parted and not self._layout.double_spaced and line.gap > 0:
            return False
        if width is None:
            return before.bold and line.bold and line.gap == 0
        if self._layout.guessed:
            return self._full(before, line) and self._in_running_text()
        if self._full(before, line) or self._in_running_text() or self._wraps(line):
            return True
        nearly = before.width + 1 + _first_word(line) >= _NEARLY_FULL * width
        return nearly and (not roomy or line.width < _NEARLY_FULL * width)

    def _wraps(self, line: TextLine) -> bool:
        """Tell whether the line goes on the item or paragraph before it, since a blank line would part it from it."""
        if not self._layout.parted or line.gap > 0:
            return False
        members, marker = self.units[-1]
        first = self._lines[members[0]]
        return first.width >= _PROSE and not first.upper if marker is None else marker.kind >= MarkerKind.ARTICLE

    def _in_running_text(self) -> bool:
        """Tell whether the last unit is a paragraph or an item of several lines, which ends with a mark and not without."""
        members, marker = self.units[-1]
        return len(members) > 1 and (marker is None or marker.kind >= MarkerKind.LOWER) and not self._lines[members[0]].upper

    def _full(self, before: TextLine, line: TextLine, share: float = _FULL) -> bool:
        """Tell whether the line before had no room for the first word of this one, to a ``share`` of the width."""
        width = self._layout.width
        return width is not None and before.width + 1 + _first_word(line) >= share * width


def _first_word(line: TextLine) -> int:
    return len(line.plain.split(" ", 1)[0])
