"""The lines of a document outside its tables, with what their layout tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpus.layout.markers import read_marker
from corpus.layout.piped import cell_lines, page_tables
from corpus.records import Document, Range
from corpus.text.cleaning import clean
from corpus.text.folding import CAPITALS, SMALL

# A signatory's paraph after the final "./." is read by OCR as a slash and a few letters: a line of its own.
_BREAK: Final = re.compile(r"[\n\f]|(?<=[.]) +(?P<tail>/ ?[^\W\d_]{2,6}(?=\s*(?:\n|$)))")
_RULE: Final = re.compile(r"[ \t]{20,}|\s*[_\-–—=.]{5,}\s*")
# Two columns of a letterhead or a closing, as text extraction sets them side by side.
_COLUMNS: Final = re.compile(r"(?<=\S)(?:[ \u00a0]{4,}|\t+)(?=[^\W\d_a-z]|\()")
# The same with nothing left between them: a recipient, then the signatory's authority or office.
_MERGED: Final = re.compile(
    r"(?<=[;.:]) +(?=(?:TM|KT|TL|TUQ)\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|TRƯỞNG BAN)\s*$)"
)
# A signatory's authority, office and name in one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH | Nguyễn Văn An".
_SIGNED: Final = re.compile(
    rf"(?P<office>(?:TM|KT|TL|TUQ)\.\s[{CAPITALS}\s.,]{{4,110}}?[{CAPITALS}]) "
    rf"(?=[{CAPITALS}][{SMALL}]+(?: [{CAPITALS}][{SMALL}]+){{1,4}}$)"
)
_MAX_COLUMN: Final = 80
_BARE_MARK: Final = re.compile(r"\W{0,3}\w{0,6}\W{0,2}|(?i:phần|chương|điều|mục)\s+\w+\W?")
_HEADING: Final = re.compile(r"#{1,6}\s")
_BOLD: Final = re.compile(r"(?:#{1,6}\s+)?(?:\*\*|__|<b>|<strong>).+(?:\*\*|__|</b>|</strong>)[\s\\]*", re.DOTALL)
# Bold or italic words that go on over line ends: the lines were broken by whoever wrote the file down.
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{2})(?=[^\s*_])(?:(?!\1|\n[ \t|]*\n)[\s\S]){1,700}?\1")
# What begins a line of its own all the same: a signatory's authority or office, the kind of the document.
_OWN_LINE: Final = re.compile(
    r"\W*(?:(?:TM|KT|TL|TUQ|T/M|K/T)\s*[.,]|PHÓ |CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|Độc lập|Số\s*:)"
)
_HEADS: Final = re.compile(r"[\s*_]*(?:\d{1,2}|[IVX]+|[a-zđ])[.)]\s")
_STROKE: Final = "|"
_ITEM: Final = re.compile(r"\d{1,2}[.)]\s|[a-zđ]\)\s|[-–+]\s")
_COUNTED: Final = re.compile(r"\d{1,2}[.)]\s|[a-zđ]\)\s")
_MANY: Final = 10
_FEW: Final = 6
_NEARLY_ALL: Final = 0.9
_SENTENCE_END: Final = re.compile(r"[.;:!?…][”\"’')\]*_ /]*$|/\.$|\./\.?$")
_MIN_PROSE: Final = 30
_MAX_WIDTH: Final = 160


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line that holds something: its place without outer white space, and its surroundings.

    ``plain`` is its clean text. ``gap`` counts the blank lines before it, ``ruled`` tells that one of them was a drawn line
    or a run of spaces in its place; ``page`` is the index of its page (0 without pages), ``stretch`` counts the tables
    before it; ``heading`` marks a Markdown heading, ``bold`` a line that is bold as a whole; ``column`` is 1 for the right one
    of two columns, else 0.
    """

    start: int
    end: int
    plain: str
    indent: int
    gap: int
    ruled: bool
    page: int
    stretch: int
    heading: bool
    bold: bool
    column: int = 0

    @property
    def range(self) -> Range:
        """Return the line's characters without outer white space."""
        return Range(self.start, self.end)

    @property
    def width(self) -> int:
        """Return how far the line reaches to the right, in characters."""
        return self.indent + len(self.plain)

    @property
    def ended(self) -> bool:
        """Tell whether the line ends as a sentence, a list item or an introduction does."""
        return _SENTENCE_END.search(self.plain) is not None

    @property
    def upper(self) -> bool:
        """Tell whether the line's letters are capitals, but for a few (numbers like 24-CTr/TU)."""
        letters = [letter for letter in self.plain if letter.isalpha()]
        small = sum(1 for letter in letters if letter.islower())
        return len(letters) >= 2 and small * 8 <= len(letters)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's prose is set.

    ``width`` is that of its hard-wrapped lines (None where a line is a paragraph), ``double_spaced`` tells that blank lines
    stand between them, ``exact`` that the file itself marks its paragraphs and parts them with a blank line, ``parted`` that
    blank lines part hard-wrapped paragraphs, so that nothing but a mark begins one without, ``guessed`` that only lines
    within paragraphs reach the width, so that what stands beside it tells little.
    """

    width: int | None
    double_spaced: bool
    exact: bool
    parted: bool = False
    guessed: bool = False


def split_lines(document: Document, tables: Sequence[Range]) -> list[TextLine]:
    """Return the lines of ``document`` that stand outside ``tables`` (ranges in order that do not overlap)."""
    text = document.text
    lines: list[TextLine] = []
    bounds = [0, *(edge for table in tables for edge in (table.start, table.end)), len(text)]
    page = 0
    arranged = page_tables(text) if _STROKE in text else ()
    for stretch in range(len(bounds) // 2):
        gap, ruled = 1, False
        for piece in _pieces(text, bounds[2 * stretch], bounds[2 * stretch + 1]):
            raw = piece.of(text)
            stripped = raw.strip()
            if not any(letter.isalnum() for letter in stripped) and (not stripped or _RULE.fullmatch(raw)):
                gap, ruled = gap + 1, ruled or bool(_RULE.fullmatch(raw))
                if not stripped:
                    continue
            start = piece.start + len(raw) - len(raw.lstrip())
            while page + 1 < len(document.pages) and document.pages[page + 1].range.start <= start:
                page += 1
            line = _line(text, Range(start, start + len(stripped)), raw, gap, ruled, page, stretch)
            cells = any(place.start <= start < place.end for place in arranged) and any(map(str.isalnum, stripped))
            lines.extend(_cells(text, line) if cells else _columns(text, line))
            gap, ruled = int(stripped == _STROKE), ruled and not any(letter.isalnum() for letter in stripped)
    return lines


def _cells(text: str, line: TextLine) -> list[TextLine]:
    """Return the lines that stand side by side in the cells of a row that only arranges the page."""
    found: list[TextLine] = []
    for column, place in cell_lines(text, line.range):
        own = _line(text, place, place.of(text), 0 if found else line.gap, line.ruled and not found, line.page, line.stretch)
        found.append(replace(own, column=min(max(column, 0), 1)))
    return found or [line]


def _columns(text: str, line: TextLine) -> list[TextLine]:
    """Return the line, or the two that stand side by side in it."""
    content = line.range.of(text)
    parts = signed_parts(text, line.range)
    if len(parts) > 1:
        above, name = (clean(text, [part]).text for part in parts)
        below = replace(line, start=parts[1].start, plain=name, indent=0, gap=0, ruled=False)
        return [replace(line, end=parts[0].end, plain=above), below]
    gaps = list(_COLUMNS.finditer(content)) if len(content) <= 4 * _MAX_COLUMN else []
    if not gaps and len(content) <= 2 * _MAX_COLUMN and (content.startswith("-") or content.lower().startswith("nơi nhận")):
        gaps = list(_MERGED.finditer(content))[:1]
    if len(gaps) != 1 or _BARE_MARK.fullmatch(content[: gaps[0].start()]):
        return [line]
    left = Range(line.start, line.start + gaps[0].start())
    right = Range(line.start + gaps[0].end(), line.end)
    if max(left.end - left.start, right.end - right.start) > _MAX_COLUMN:
        return [line]
    first = replace(line, end=left.end, plain=clean(text, [left]).text)
    second = replace(line, start=right.start, plain=clean(text, [right]).text, indent=0, gap=0, ruled=False, column=1)
    return [first, second]


def signed_parts(text: str, place: Range) -> list[Range]:
    """Return a line, or its two parts where a signatory's office and name stand in it."""
    signed = _SIGNED.match(place.of(text))
    if signed is None:
        return [place]
    return [Range(place.start, place.start + signed.end("office")), Range(place.start + signed.end(), place.end)]


def line_ranges(text: str, place: Range) -> list[Range]:
    """Return the lines of ``place``; emphasised words that a file broke over lines are on one."""
    return _pieces(text, place.start, place.end)


def _pieces(text: str, start: int, end: int) -> list[Range]:
    pieces: list[Range] = []
    runs = iter([found.span() for found in _EMPHASIS.finditer(text, start, end) if "\n" in found.group()])
    run = next(runs, None)
    for match in _BREAK.finditer(text, start, end):
        while run is not None and run[1] <= match.start():
            run = next(runs, None)
        if run is not None and run[0] < match.start() and _goes_on(text, match.end()):
            continue
        pieces.append(Range(start, match.start()))
        start = match.start("tail") if match["tail"] else match.end()
    pieces.append(Range(start, end))
    return pieces


def _goes_on(text: str, at: int) -> bool:
    """Tell whether the line at ``at``, within emphasised words, goes on with the line before."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    # "**2. Sở Y tế | - Cơ quan thường trực**": a dash within a heading, and no item of a list.
    before = text[text.rfind("\n", 0, at - 1) + 1 : at - 1]
    if line.startswith(("- ", "– ")) and _HEADS.match(before) and not before.rstrip(" *_").endswith((":", ";", ".", ",")):
        return True
    return _OWN_LINE.match(line) is None and read_marker(line.strip(" \t*_")) is None and line.strip() != _STROKE


def _line(text: str, place: Range, raw: str, gap: int, ruled: bool, page: int, stretch: int) -> TextLine:
    content = place.of(text)
    return TextLine(
        start=place.start,
        end=place.end,
        plain=clean(text, [place]).text,
        indent=len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()),
        gap=gap,
        ruled=ruled,
        page=page,
        stretch=stretch,
        heading=_HEADING.match(content) is not None,
        bold=_BOLD.fullmatch(content) is not None,
    )


def measure(lines: Sequence[TextLine], marked: bool) -> Layout:
    """Return the layout of ``lines``: hard-wrapped where most longer lines reach about the same width.

    ``marked`` tells that the format marks paragraphs (docx, html); what was pasted into it may be hard-wrapped all the same.
    """
    broken = sorted(line.width for line, after in pairwise(lines) if _is_broken(line, after))
    prose = sorted(line.width for line in lines if line.width >= _MIN_PROSE and not line.heading)
    # Whoever wraps a page's source breaks a paragraph's first line early: its tag took room there.
    parted = _parted(lines)
    inner = [line.width for before, line, after in _triples(lines) if _is_inner(before, line) and _is_broken(line, after)]
    inner.sort()
    for widths, share in ((prose, 0.5), (broken, 0.7), (inner, _NEARLY_ALL)):
        if len(widths) < (_FEW if widths is inner else 3) or (widths is broken and len(broken) * 10 < len(prose)):
            continue
        width = widths[int(len(widths) * 0.9)]
        near = sum(1 for each in widths if 0.8 * width <= each <= 1.1 * width)
        if width <= _MAX_WIDTH and near >= share * len(widths):
            full = [after.gap > 0 for line, after in pairwise(lines) if line.width >= 0.85 * width]
            return Layout(width, bool(full) and sum(full) >= 0.7 * len(full), False, parted, widths is inner and not parted)
    return Layout(None, False, marked)


def _parted(lines: Sequence[TextLine]) -> bool:
    """Tell whether blank lines part the paragraphs: nearly each item of a list has one before it."""
    beside = [(line, after) for line, after in pairwise(lines) if after.stretch == line.stretch and _ITEM.match(after.plain)]
    parted = [(after, after.gap > 0) for line, after in beside if not _BARE_MARK.fullmatch(line.plain)]
    # Recipients and other short lists of dashes stand close in any paper.
    counted = [gap for after, gap in parted if _COUNTED.match(after.plain)]
    gaps = counted if len(counted) >= _MANY else [gap for _, gap in parted]
    return len(gaps) >= _MANY and sum(gaps) >= _NEARLY_ALL * len(gaps)


def _triples(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, TextLine, TextLine]]:
    return zip(lines, lines[1:], lines[2:], strict=False)


def _is_inner(before: TextLine, line: TextLine) -> bool:
    """Tell whether a line surely goes on with the one before it, so that it is no paragraph's first."""
    return line.gap == 0 and not before.ended and line.plain[:1].islower()


def _is_broken(line: TextLine, after: TextLine) -> bool:
    """Tell whether a sentence surely goes on from the line to the next, so that the line was broken at the paper's width."""
    return line.width >= _MIN_PROSE and not line.ended and after.plain[:1].islower() and not after.column
