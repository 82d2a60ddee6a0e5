"""The numbers of a flattened table's rows: which of the numbers in its lines start a row.

A number starts a row where the numbers around it make one sequence: 1, 1.1, 1.2, 2; I, 1, 2, II, 1. A page number, the "2"
of "Quý 2" or a year may look like one alone, but not in the sequence; so all are decided together, by the best path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.tables.flat.extracted_lines import ExtractedLine

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_FORM: Final = r"(?:(?:[IVX]+|\d{1,2})(?:\.\d{1,2}){0,3}|[A-HĐ])"
_AT_START: Final = re.compile(rf"({_FORM})\s*[.)/]?(?:\s+|$)(?=(\S?))")
_AT_END: Final = re.compile(rf"(?<=\s)({_FORM})\.?$")
_INSIDE: Final = re.compile(r"(?<=\s)((?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4}))\.?\s+(?=([^\W\d_]))")
# After these a number counts or names something else; "hàng năm 2" does not.
_COUNTED: Final = re.compile(
    r"(?:(?<!hàng )(?<!hằng )năm|quý|tháng|ngày|số|mục|phần|điều|khoản|điểm|lần|thứ|giai đoạn|đến|từ|và|,|khu vực|nhóm|cấp"
    r"|loại)\s*$",
    re.IGNORECASE,
)

_DOUBTFUL: Final = 0.3
_SKIPPED: Final = -3.0
_REPEATED: Final = -2.5
_RESTARTED: Final = -2.0
_UNEXPLAINED: Final = -1.0


@dataclass(frozen=True, slots=True)
class RowStart:
    """A number that starts a row: the line it stands in, its place in the line's text, and where its row's text begins."""

    line: int
    start: int
    end: int
    number: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: RowStart
    parts: tuple[int, ...]
    style: str
    weight: float


@dataclass(frozen=True, slots=True)
class _State:
    """Where a sequence stands: the group (by its style), the last number, and whether the group has just been opened."""

    group: tuple[str, int] | None
    parts: tuple[int, ...]
    fresh: bool = False


def row_starts(lines: Sequence[ExtractedLine], skip: frozenset[int], doubtful: frozenset[int] = frozenset()) -> list[RowStart]:
    """Return the numbers of ``lines`` that start a row, in order; lines in ``skip`` (headers) hold none.

    Lines in ``doubtful`` may be page numbers: they start a row only where the sequence misses their number.
    """
    candidates: list[_Candidate] = []
    for at in range(len(lines)):
        if at not in skip:
            found = _candidates(lines, at)
            candidates.extend(replace(one, weight=_DOUBTFUL) if at in doubtful else one for one in found)
    best: dict[_State, tuple[float, tuple[_Candidate, ...]]] = {_State(None, ()): (0.0, ())}
    for candidate in candidates:
        following: dict[_State, tuple[float, tuple[_Candidate, ...]]] = {}
        for state, (score, path) in best.items():
            _keep(following, state, score + (_UNEXPLAINED if candidate.weight > 2 else 0.0), path)
            for then, cost in _next_states(state, candidate):
                _keep(following, then, score + candidate.weight + cost, (*path, candidate))
        best = dict(sorted(following.items(), key=lambda item: -item[1][0])[:60])
    chosen = max(best.values(), key=lambda item: item[0])[1]
    return [candidate.start for candidate in chosen]


def _keep(
    states: dict[_State, tuple[float, tuple[_Candidate, ...]]], state: _State, score: float, path: tuple[_Candidate, ...]
) -> None:
    if state not in states or states[state][0] < score:
        states[state] = (score, path)


def _candidates(lines: Sequence[ExtractedLine], at: int) -> Iterator[_Candidate]:
    line = lines[at]
    found = _AT_START.match(line.text)
    if found is not None:
        first = found.group(2)
        alone = not first
        begins = first.isupper() or first in "-–“\"'("
        weight = 3.0 if alone else 2.5 if begins else -2.0
        yield from _candidate(at, found, weight)
    for inside in _INSIDE.finditer(line.text):
        if inside.group(2).isupper() and not _COUNTED.search(line.text[: inside.start()]):
            yield from _candidate(at, inside, 0.5 if "." in inside.group(1) else _DOUBTFUL)
    ending = _AT_END.search(line.text)
    before = lines[at - 1].text + " " if at else ""
    if ending is not None and not _COUNTED.search(before + line.text[: ending.start()]):
        yield from _candidate(at, ending, 0.5)


def _candidate(at: int, found: re.Match[str], weight: float) -> Iterator[_Candidate]:
    number = found.group(1)
    pieces = number.split(".")
    head = pieces[0]
    if head.isdigit():
        style, parts = "1", tuple(int(piece) for piece in pieces)
    elif set(head) <= set(_ROMAN):
        style, parts = "I", (_roman(head), *(int(piece) for piece in pieces[1:]))
    else:
        style, parts = "A", (ord(head),)
    if 0 not in parts:
        yield _Candidate(RowStart(at, found.start(1), found.end(), number, len(parts) + (style == "1")), parts, style, weight)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _next_states(state: _State, candidate: _Candidate) -> Iterator[tuple[_State, float]]:
    """Yield the states that a sequence may go to with ``candidate``, with what is odd about each step as a cost."""
    parts = candidate.parts
    if candidate.style != "1":
        if len(parts) > 1:
            yield from _below_group(state, candidate)
            return
        first = 1 if candidate.style == "I" else ord("A")
        group = state.group
        expected = group[1] + 1 if group is not None and group[0] == candidate.style else first
        if parts[0] >= expected:
            cost = _SKIPPED * (parts[0] - expected)
            if group is None or group[0] == candidate.style or parts[0] == first:
                yield _State((candidate.style, parts[0]), state.parts, fresh=True), cost
        return
    step = _step(state.parts, parts)
    if step is not None:
        yield _State(state.group, parts), step
    elif parts[-1] == 1 and len(parts) == 1:
        yield _State(state.group, parts), 0.0 if state.fresh else _RESTARTED


def _below_group(state: _State, candidate: _Candidate) -> Iterator[tuple[_State, float]]:
    """Rows numbered "II.3" below group "II"."""
    group = (candidate.style, candidate.parts[0])
    if state.group is not None and state.group == group:
        cost = _step(state.parts, candidate.parts[1:])
        if cost is not None or candidate.parts[1:] == (1,):
            yield _State(group, candidate.parts[1:]), cost or 0.0


def _step(last: tuple[int, ...], parts: tuple[int, ...]) -> float | None:
    """Return what the step from ``last`` to ``parts`` costs, None where it is none."""
    if not last:
        return 0.0 if set(parts) == {1} else None
    if parts == last:
        return _REPEATED
    if len(parts) > len(last):
        below = parts[: len(last)] == last and set(parts[len(last) :]) == {1}
        return 0.0 if below else None
    kept, stepped = parts[:-1], parts[-1] - last[len(parts) - 1]
    if kept != last[: len(kept)] or stepped < 1:
        return _REPEATED if kept == last[: len(kept)] and stepped == 0 and len(parts) < len(last) else None
    return _SKIPPED * (stepped - 1) if stepped <= 3 else None
