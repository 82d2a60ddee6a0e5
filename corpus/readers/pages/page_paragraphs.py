"""From lines to paragraphs: which line ends were made by the margin and which by the writer.

A line end is the margin's where the next line's first word would not have fitted any more; it is the writer's where it would
have, where the next line is indented or begins with a list mark, or where the gap between the lines is wider than usual.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.readers.pages.page import PageLine

_MARK: Final = re.compile(
    r"\f*(?:[-–+•*●○▪☐➢✓]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-zđ]{1,2}[.)]|[IVXL]{1,6}[.)])$"
)
_SENTENCE_END: Final = re.compile(r"[.;:!?…][”\"’)]*$")
_JOINED_END: Final = re.compile(r"[^\W_]*[^\s][-/]$")
_JOINED_START: Final = re.compile(r"[-/][^\W_]")
_INDENT: Final = 0.6
_WIDER_GAP: Final = 1.35
_OTHER_SIZE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Measure:
    """What a stretch of text is set to: its left and right margin, and the usual distance from line to line (0: unknown)."""

    left: float
    right: float
    leading: float = 0.0


def measure_of(lines: Sequence[PageLine]) -> Measure:
    """Return the measure of lines that share a column: margins as most lines keep them, the usual leading."""
    lefts, rights = sorted(line.box.x0 for line in lines), sorted(line.box.x1 for line in lines)
    steps = [two.box.bottom - one.box.bottom for one, two in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return Measure(
        lefts[len(lefts) // 20], rights[len(rights) - 1 - len(rights) // 20], median(steps) if len(steps) > 4 else 0.0
    )


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence or an item of a list does."""
    return bool(_SENTENCE_END.search(text))


def begins_with_mark(line: PageLine) -> bool:
    """Tell whether the line's first word is the mark of a list item or of a numbered heading."""
    return bool(_MARK.match(line.words[0].text)) and len(line.words) > 1


def goes_on(one: PageLine, two: PageLine, measure: Measure, same_page: bool = True) -> bool:
    """Tell whether ``two`` continues the paragraph of ``one``: the line end between them is the margin's."""
    if same_page and measure.leading and two.box.bottom - one.box.bottom > _WIDER_GAP * measure.leading:
        return False
    if _set_apart(one, two):
        return False
    if _centred(two, measure) and (_centred(one, measure) or (_spans(one, measure) and not ends_sentence(one.text))):
        return not has_room(one, two, measure.right - measure.left) and not begins_with_mark(two)
    if has_room(one, two, measure.right - one.box.x0):
        return False
    height = min(one.box.height, two.box.height)
    indented = two.box.x0 > measure.left + _INDENT * height
    if begins_with_mark(two):
        return not indented and _is_no_item(one, two)
    if not indented:
        return True
    if begins_with_mark(one) and abs(two.box.x0 - one.words[1].box.x0) < _INDENT * height:
        return True  # a hanging indent
    return abs(two.box.x0 - one.box.x0) < _INDENT * height and not ends_sentence(one.text)


def goes_on_in_column(one: PageLine, two: PageLine, left: float, right: float) -> bool:
    """Tell the same for two lines of a narrow column (a cell, the letterhead), centred or not, from ``left`` to ``right``."""
    if _set_apart(one, two) or has_room(one, two, right - left):
        return False
    return not begins_with_mark(two) or _is_no_item(one, two)


def has_room(one: PageLine, two: PageLine, width: float) -> bool:
    """Tell whether the first word of ``two`` had room at the end of ``one``, in a column of ``width``."""
    space = 0.25 * one.size
    return one.box.width + space + two.words[0].box.width < width - 0.1 * one.size


def _set_apart(one: PageLine, two: PageLine) -> bool:
    return abs(one.size - two.size) > _OTHER_SIZE * max(one.size, two.size) or (one.bold and not any_bold(two))


def any_bold(line: PageLine) -> bool:
    """Tell whether any of the line's words is bold."""
    return any(word.bold for word in line.words)


def _is_no_item(one: PageLine, two: PageLine) -> bool:
    """Tell whether the mark that begins ``two`` is just a dash or a number in a sentence."""
    return two.words[1].text[:1].islower() and not ends_sentence(one.text)


def _spans(line: PageLine, measure: Measure) -> bool:
    return line.box.x0 - measure.left < line.size and measure.right - line.box.x1 < line.size


def _centred(line: PageLine, measure: Measure) -> bool:
    left, right = line.box.x0 - measure.left, measure.right - line.box.x1
    return left > line.size and abs(left - right) < line.size


def joined(texts: Sequence[str]) -> str:
    """Return the lines of one paragraph as one line; numbers cut at a hyphen or a stroke (36-, NQ/TW) are whole again."""
    text = ""
    for line in texts:
        glue = "" if not text or _JOINED_END.search(text[-40:]) or (_JOINED_START.match(line) and text[-1:].isalnum()) else " "
        text += glue + line
    return text


def column_paragraphs(lines: Sequence[PageLine], left: float, right: float) -> list[str]:
    """Return the lines of a narrow column, whose text may reach from ``left`` to ``right``, as paragraphs."""
    paragraphs: list[list[PageLine]] = []
    for line in lines:
        if paragraphs and goes_on_in_column(paragraphs[-1][-1], line, left, right):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [joined([line.text for line in paragraph]) for paragraph in paragraphs]
