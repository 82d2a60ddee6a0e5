"""Two things that one plan speaks of in prose, side by side: which is sooner, shorter, more; or what each is.

In: a question that names two sides ("thủ tục cấp mới và thủ tục gia hạn, thủ tục nào ngắn hơn") about plans without a register
of such things. Out: a draft with a line for each side, the one that is asked for first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.records import AssignmentKind, BlockKind
from corpus.text import folded_syllables
from qa.composing.draft import SHORT, Draft
from qa.composing.told.finding import find_statements, quoting_line
from qa.contracts.query import Field, Form, Query
from qa.ranking.inquiry import Inquiry
from qa.ranking.statements import Found
from qa.reading.measures import Measure, Measured, amount_of, day_of, of_words, span_of
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.understanding.sides import sides_of

_RATHER: Final = re.compile(
    r"\b(?P<small>sớm|ngắn|nhanh|ít|thấp|nhỏ|rẻ)\b(?:\s+\w+){0,2}?\s+hơn\b"
    r"|\b(?P<great>muộn|trễ|dài|lâu|chậm|nhiều|cao|lớn|nặng|đắt|tốn)\b(?:\s+\w+){0,2}?\s+hơn\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\bnào\b[^,]*?\b(?P<which>trước|sau)\b", re.IGNORECASE)
_OF_TIME: Final = ("sớm", "ngắn", "nhanh", "muộn", "trễ", "dài", "lâu", "chậm", "trước", "sau")
_DIFFERENT: Final = re.compile(r"\b(?:khác|hơn kém|hơn)\b", re.IGNORECASE)
_OF_TASKS: Final = (Field.LEAD, Field.COORDINATE, Field.TASK, Field.PLANS, Field.SUMMARY, Field.OUTLINE)
_READ: Final = 14
_A_REGISTER: Final = 3
_WHOLE: Final = 520
_ROOM: Final = 220
_HALF: Final = 0.5
_ALIKE: Final = 3.0
_OWN: Final = 3.0
"""Of a statement's score beside how much of one side's own words stands in it, and none of the other's."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A side by its name, with the words that the other side does not have."""

    name: str
    own: Wording
    other: Wording

    @property
    def called(self) -> str:
        """Its name at the beginning of a line."""
        return self.name[:1].upper() + self.name[1:]

    def fit(self, statement: Statement) -> float:
        """Return how far the statement is of this side and not of the other, -1..1."""
        under = statement.syllables | frozenset(folded_syllables(" ".join((*statement.headings[-2:], statement.lead))))
        own = self.own.cover(under) if self.own else 0.5
        return own - (self.other.cover(statement.syllables) if self.other else 0.0)


@dataclass(frozen=True, slots=True)
class _Told:
    """Which side is more: the heading that says so, its index, and the value of each."""

    heading: str
    first: int
    values: list[tuple[str, ...]]


def answer_side_by_side(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return what prose says of the two sides; None where no two are named, or a register holds what is compared."""
    return None if query.asks(*_OF_TASKS) else side_by_side(query, inquiry, registered=False)


def side_by_side(query: Query, inquiry: Inquiry, *, registered: bool = True) -> Draft | None:
    """Return what a plan says of the two sides, the one that is asked for first; None where the question names no two.

    Without ``registered`` also where the plan has a register, of which times and sums are computed.
    """
    text = inquiry.words.text
    sides = _sides(text, inquiry)
    several = len(query.where.plans) > 1 and len(query.where.provinces) != 1  # the plans are the sides
    if not sides or several or not _compares(text, query):
        return None
    found = find_statements(query, inquiry)
    if not found or not (registered or not _in_register(found[0].statement.passage.plan, inquiry)):
        return None
    pair = _best_pair(found, sides, _measures(text))
    if pair is None:
        return None
    if pair[0].statement.passage.id == pair[1].statement.passage.id:
        line = quoting_line(pair[0].statement, (), inquiry, _WHOLE, pair[0].score)
        return Draft((line,), heading=_measured(text, sides, pair).heading, limit=SHORT, sure=True)
    return _draft(sides, pair, _measured(text, sides, pair), inquiry)


def _draft(sides: Sequence[_Side], pair: Sequence[Found], told: _Told, inquiry: Inquiry) -> Draft:
    lines = [
        replace(quoting_line(each.statement, value, inquiry, _ROOM, each.score), label=side.called)
        for side, each, value in zip(sides, pair, told.values, strict=True)
    ]
    ordered = lines[::-1] if told.first else lines
    return Draft(tuple(ordered), heading=told.heading, limit=SHORT, sure=True, labelled=True)


def _sides(text: str, inquiry: Inquiry) -> tuple[_Side, ...]:
    names = sides_of(text)
    if not names:
        return ()
    weight = inquiry.knowledge.weight
    words = [[s for s in folded_syllables(name) if s not in SAYS_NOTHING] for name in names]
    only = [Wording([" ".join(s for s in one if s not in other)], weight) for one, other in (words, words[::-1])]
    return (_Side(names[0], only[0], only[1]), _Side(names[1], only[1], only[0])) if any(only) else ()


def _compares(text: str, query: Query) -> bool:
    return bool(_wanted(text)[0]) or (query.form is Form.COMPARE and _DIFFERENT.search(text) is not None)


def _wanted(text: str) -> tuple[str, bool]:
    """Return the word for what one side is more of ("sớm"), "" for none, and whether it is the greater one that is meant."""
    if rather := _RATHER.search(text):
        return (rather["small"] or rather["great"]).lower(), rather["great"] is not None
    first = _FIRST.search(text)
    return (first["which"].lower(), first["which"].lower() == "sau") if first else ("", True)


def _in_register(plan: str, inquiry: Inquiry) -> bool:
    """Tell whether the plan has a register of tasks with their times or sums, of which these are computed."""
    rows = [row for row in inquiry.knowledge.register.rows([plan]) if row.kind is AssignmentKind.TASK]
    return sum(row.timing.said or row.stored.assignment.funding is not None for row in rows) >= _A_REGISTER


def _best_pair(found: Sequence[Found], sides: Sequence[_Side], measures: Sequence[Measure]) -> tuple[Found, Found] | None:
    """Return the two statements of one plan that fit the sides best, and hold values of one kind where they are measured."""
    plan = found[0].statement.passage.plan
    of_plan = [each for each in found if each.statement.passage.plan == plan][:_READ]
    able = list({each.statement.text: each for each in reversed(of_plan)}.values())

    pairs = [pair for pair in itertools.product(able, able) if pair[0] is not pair[1] or _tells_both(pair[0], sides)]
    kinds = {id(each): {value.kind for measure in measures if (value := measure(each.statement.text))} for each in able}

    def worth(pair: tuple[Found, Found]) -> float:
        """Return how well two statements stand side by side; more where they hold figures of one kind."""
        return _worth(pair, sides) + (_ALIKE if kinds[id(pair[0])] & kinds[id(pair[1])] else 0.0)

    return max(pairs, key=worth, default=None)


def _tells_both(found: Found, sides: Sequence[_Side]) -> bool:
    """Tell whether one statement may be of both sides: a sentence in which each can be told by words of its own."""
    told = all(side.own and side.own.cover(found.statement.syllables) >= _HALF for side in sides)
    return told and found.statement.passage.kind is not BlockKind.TABLE_ROW


def _worth(pair: tuple[Found, Found], sides: Sequence[_Side]) -> float:
    one = pair[0] is pair[1]
    fits = [
        side.own.cover(each.statement.syllables) if one else side.fit(each.statement)
        for each, side in zip(pair, sides, strict=True)
    ]
    return sum(each.score for each in pair) + _OWN * sum(fits)


def _measures(text: str) -> tuple[Measure, ...]:
    """Return what is measured of the sides, the likeliest first; nothing where only what differs is asked."""
    word, _ = _wanted(text)
    return () if not word else (day_of, span_of, amount_of) if word in _OF_TIME else (amount_of,)


def _measured(text: str, sides: Sequence[_Side], pair: Sequence[Found]) -> _Told:
    """Return which side is more (or less, as asked), with the value of each."""
    for measure in _measures(text):
        values = [of_words(side.own, each.statement.text, measure) for side, each in zip(sides, pair, strict=True)]
        kept = [value for value in values if value is not None]
        if len(kept) == len(pair) and kept[0].kind == kept[1].kind:
            return _told(text, sides, kept)
    return _Told("", 0, [() for _ in pair])


def _told(text: str, sides: Sequence[_Side], kept: Sequence[Measured]) -> _Told:
    word, great = _wanted(text)
    values: list[tuple[str, ...]] = [(value.text,) for value in kept]
    if kept[0].value == kept[1].value:
        return _Told(f"Như nhau: {kept[0].text}.", 0, values)
    chosen = (max if great else min)(range(len(kept)), key=lambda at: kept[at].value)
    said = word if word in ("trước", "sau") else f"{word} hơn"
    return _Told(f"{sides[chosen].called} {said}: {kept[chosen].text} so với {kept[1 - chosen].text}.", chosen, values)
