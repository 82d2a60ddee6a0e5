"""What speaks for and against a stretch of fragments being one cell of a column, in points.

Besides the grammar of the column (flat_fit): how its lines were wrapped (a line that had room for the next word ends a
paragraph), capitals, marks of lists, empty lines, and, once a pass over the whole table has told, the width of each column
and the agencies that it named in other rows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus.names.agency_lexicon import lexicon, word_spans
from corpus.tables.cells import labels_of_agencies, says_nothing, says_the_same
from corpus.tables.columns import ColumnRole
from corpus.tables.flat.extracted_lines import width
from corpus.tables.flat.fit import NEVER, Fit, fit, is_item, may_start, starts_agency
from corpus.tables.flat.fragments import Fragment, whole_lines

_AGENCIES: Final = (ColumnRole.LEAD, ColumnRole.COORDINATE)
_INLINE, _AT_LINE, _AT_BLANK = -2.0, 0.0, 0.4
_LOWER_START, _LOWER_AGENCY = -3.0, -0.7
# A cell does not end in the middle of a name, unless the page ended there.
_OPEN_END, _OPEN_AT_PAGE_END = -4.0, -1.0
_INSIDE_NAME: Final = -3.0
_LONGEST_BEFORE: Final = 8
_LOOSE_LINE, _TOO_WIDE = -1.3, -2.5
# In a list with marks every item has one, and all but the last end with a mark; a list does not begin after a bare line.
_MARK_MISSING, _MARK_LATE, _ITEM_OPEN, _ITEM_STOPPED = -2.0, -4.0, -2.5, -0.5
_ENDS_WITH_SEMICOLON, _SELDOM_SEMICOLON, _ENDS_WITH_STOP = -0.8, -2.5, 0.5
_SELDOM: Final = 0.15
# Over a page break: a cell goes on where it was not finished, in the style it had.
_GOES_ON, _FINISHED, _LOWER_GOES_ON, _LOWER_AFTER_STOP = 1.5, -1.0, 1.5, -1.0
# A cell that the page cut reached its end; one with few lines above was whole, unless it stood lower in its row.
_DEEP, _SHORT_ABOVE = 0.7, -2.0
_SAME_MARK, _OTHER_MARK, _WHOLE_PERIOD, _CUT_OPEN = 1.0, -2.0, -1.0, 2.0
_HABIT, _MOST_HABIT = 0.6, 1.2
_LINE_END_MARK: Final = (";", ":", ".", "!", "?")
_STOP: Final = (".", "!", "?")
# Letters differ in width, so a column's limit is only known to about a tenth.
_ROOM: Final = 0.9
_WIDER: Final = 1.12
_FEW_LINES: Final = 4


@dataclass(slots=True)
class TableSense:
    """What a pass over the whole table has told.

    ``widths``: how wide columns are; ``seen``: how often an agency stands in each; ``open_lists``: what part of the cells with
    agencies end with a semicolon.
    """

    widths: dict[int, float] = field(default_factory=dict)
    seen: dict[int, dict[str, int]] = field(default_factory=dict)
    open_lists: float | None = None


def learn(rows: Sequence[Sequence[tuple[int, Sequence[Fragment]]]], roles: Sequence[ColumnRole]) -> TableSense:
    """Return what the cells of a pass tell of the table: ``rows`` hold each cell's column and fragments."""
    widths: dict[int, list[float]] = {}
    seen: dict[int, dict[str, int]] = {column: {} for column, role in enumerate(roles) if role in _AGENCIES}
    ends: list[bool] = []
    for column, pieces in (cell for row in rows for cell in row):
        lines = whole_lines(pieces)
        if column in seen:
            ends.append(lines[-1].endswith(";"))
        widths.setdefault(column, []).extend(width(line) for line in lines)
        for entry in fit(roles[column], "\n".join(lines)).entries if column in seen else ():
            seen[column][entry] = seen[column].get(entry, 0) + 1
    limits = {column: _limit(found) for column, found in widths.items() if len(found) >= _FEW_LINES}
    return TableSense(limits, seen, sum(ends) / len(ends) if len(ends) >= _FEW_LINES else None)


def _limit(found: list[float]) -> float:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]


@dataclass(frozen=True, slots=True)
class Above:
    """What a cell had before a page break: its text, and how far down it reached (1 for as far as any cell of the row)."""

    text: str
    depth: float


class Evidence:
    """Weighs stretches of one section's fragments as cells.

    ``before`` holds what the row's cells had before a page break; ``last`` tells that no break follows the section.
    """

    def __init__(
        self,
        fragments: Sequence[Fragment],
        roles: Sequence[ColumnRole],
        before: dict[int, Above],
        sense: TableSense,
        *,
        last: bool,
    ) -> None:
        self._fragments = fragments
        self._roles = roles
        self._before = before
        self._sense = sense
        self._last = last
        self._known: dict[tuple[int, int, int], float] = {}
        self._starts: dict[tuple[ColumnRole, int], bool] = {}
        self._inside_names = frozenset(at for at in range(1, len(fragments)) if _parts_name(fragments, at))

    def points(self, column: int, start: int, end: int) -> float:
        """Return the points of fragments ``start`` to ``end`` as a cell of ``column``, NEVER where they cannot be one."""
        known = self._known.get((column, start, end))
        if known is None:
            known = self._known[(column, start, end)] = self._measure(column, start, end)
        return known

    def _measure(self, column: int, start: int, end: int) -> float:
        role, above = self._roles[column], self._before.get(column)
        before = above.text if above else ""
        pieces = self._fragments[start:end]
        if not before and not self._may_start(role, start):
            return NEVER
        text = _joined(role, pieces)
        whole = fit(role, f"{before} {text}".strip())
        points = whole.points - (fit(role, before).points if before else 0.0)
        points += _going_on(role, above, text) if above else _start(role, pieces[0], first=start == 0)
        points += self._end(end, whole) + self._wrapping(column, pieces)
        if role in _AGENCIES:
            points += (
                _list_style([piece.text for piece in pieces], before)
                + self._list_end(text, end)
                + self._habit(column, whole, before)
            )
        return points

    def _may_start(self, role: ColumnRole, start: int) -> bool:
        known = self._starts.get((role, start))
        if known is None:
            first = self._fragments[start].text
            rest = " ".join(piece.text for piece in self._fragments[start : start + 4])
            empty = says_nothing(first) or (role is not ColumnRole.TASK and says_the_same(first))
            known = empty or may_start(role, rest) or (start == 0 and role is ColumnRole.TASK)
            self._starts[role, start] = known
        return known

    def _end(self, end: int, whole: Fit) -> float:
        if end == len(self._fragments):
            return _OPEN_END if whole.open_end and self._last else 0.0
        following = self._fragments[end].text
        lower = following[0].islower() and not starts_agency(following)
        points = (_OPEN_END if self._last else _OPEN_AT_PAGE_END) if whole.open_end else 0.0
        return points + (_LOWER_START if lower else 0.0) + (_INSIDE_NAME if end in self._inside_names else 0.0)

    def _wrapping(self, column: int, pieces: Sequence[Fragment]) -> float:
        """Return the cost of lines that had room for the next word, and of lines wider than the column."""
        lines = whole_lines(pieces)
        limit = self._sense.widths.get(column, 0.0)
        room = max(limit, *(width(line) for line in lines)) * _ROOM if lines else 0.0
        points = sum(_LOOSE_LINE for line, following in pairwise(lines) if _with_next_word(line, following) <= room)
        if limit:
            points += _TOO_WIDE * sum(1 for line in lines if width(line) > limit * _WIDER)
        return points

    def _list_end(self, text: str, end: int) -> float:
        if end == len(self._fragments) and not self._last:
            return 0.0
        if text.endswith(";"):
            usual = self._sense.open_lists
            return _ENDS_WITH_SEMICOLON if usual is None or usual > _SELDOM else _SELDOM_SEMICOLON
        return _ENDS_WITH_STOP if text.endswith(".") else 0.0

    def _habit(self, column: int, whole: Fit, before: str) -> float:
        """Return the points of agencies that stood in this column in other rows rather than in the other agency column."""
        mine = self._sense.seen.get(column, {})
        other = next((counts for at, counts in self._sense.seen.items() if at != column), {})
        known = set(fit(self._roles[column], before).entries) if before else set()
        points = 0.0
        for entry in whole.entries if self._sense.seen else ():
            if entry not in known:
                told = _HABIT * math.log((mine.get(entry, 0) + 0.5) / (other.get(entry, 0) + 0.5))
                points += max(-_MOST_HABIT, min(_MOST_HABIT, told))
        return points


def _joined(role: ColumnRole, pieces: Sequence[Fragment]) -> str:
    """Return the text of ``pieces``; where agencies are listed a line end may part two of them, so it is kept."""
    if role in _AGENCIES:
        return "\n".join(whole_lines(pieces))
    return " ".join(piece.text for piece in pieces)


def _parts_name(fragments: Sequence[Fragment], at: int) -> bool:
    """Tell whether a known name goes over the place before fragment ``at``: "Thủ tướng | Chính phủ"."""
    before = " ".join(fragment.text for fragment in fragments[max(0, at - 2) : at])
    text = f"{before} {' '.join(fragment.text for fragment in fragments[at : at + 2])}"
    for start, _ in word_spans(before)[-_LONGEST_BEFORE:]:
        name = lexicon().longest(text, start)
        if name is not None and name[0] > len(before) and lexicon().longest(before, start) is None:
            return True
    return False


def _start(role: ColumnRole, fragment: Fragment, *, first: bool) -> float:
    place = _AT_BLANK if fragment.blanks else _AT_LINE if fragment.starts_line else _INLINE
    lower = (_LOWER_AGENCY if role in _AGENCIES else _LOWER_START) if fragment.text[0].islower() else 0.0
    if says_the_same(fragment.text):
        return _AT_LINE
    return lower if first else place + lower


def _going_on(role: ColumnRole, above: Above, text: str) -> float:
    """Return the points of going on with a cell over a page break."""
    before = above.text
    finished = before.rstrip().endswith(_STOP)
    points = _FINISHED if finished else _GOES_ON
    if fit(role, before).open_end:
        points += _CUT_OPEN
    elif above.depth < _DEEP:
        points += _SHORT_ABOVE
    if text[0].islower():
        points += _LOWER_AFTER_STOP if finished else _LOWER_GOES_ON
    if is_item(text):
        points += _SAME_MARK if is_item(before) else _OTHER_MARK
    return points + (_WHOLE_PERIOD if role is ColumnRole.PERIOD and not fit(role, before).open_end else 0.0)


@lru_cache(maxsize=50_000)
def _with_next_word(line: str, following: str) -> float:
    """Return how wide ``line`` would be with the next line's first word; without end where it was ended on purpose."""
    if line.endswith(_LINE_END_MARK) or is_item(following):
        return math.inf
    return width(line) + width(" ") + width(following.split(maxsplit=1)[0])


def _list_style(lines: Sequence[str], before: str) -> float:
    """Return what speaks against ``lines`` being one list: marks that come late, are missing, or items without an end."""
    points = 0.0
    marked = is_item(before or lines[0])
    for line, following in pairwise(lines):
        item = is_item(following)
        if any(start == 0 for start, _ in labels_of_agencies(following)):
            continue
        if item and not marked and not line.endswith(":"):
            points += _MARK_LATE
        elif item:
            points += 0.0 if line.endswith((";", ",")) else _ITEM_STOPPED if line.endswith(".") else _ITEM_OPEN
        elif marked and line.endswith((";", ".")) and starts_agency(following):
            points += _MARK_MISSING
    return points
