"""What a question asks of two things that it names: their own words and those of both, and the kinds of values that are meant.

In: the two things as the question names them, its query, and the plan that they stand in. Out: :class:`AskedOfTwo`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents, folded_syllables, tokens
from qa.composing.prose_answers.paired import Told, told_in
from qa.contracts.query import Expects, Field, Form, Query
from qa.ranking.statement_ranking import Found
from qa.reading.figures import figures_in
from qa.reading.measures import DAY, DAY_OF_MONTH, DAY_OF_YEAR, DAYS
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers
from qa.retrieval.knowledge import Knowledge
from qa.understanding.sides import Sides

_RATHER: Final = re.compile(
    r"\b(?P<small>sớm|ngắn|nhanh|ít|thấp|nhỏ|rẻ)\b(?:\s+\w+){0,2}?\s+hơn\b"
    r"|\b(?P<great>muộn|trễ|dài|lâu|chậm|nhiều|cao|lớn|nặng|đắt|tốn)\b(?:\s+\w+){0,2}?\s+hơn\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\bnào\b[^,]*?\b(?P<which>trước|sau)\b", re.IGNORECASE)
_OF_TIME: Final = ("sớm", "ngắn", "nhanh", "muộn", "trễ", "dài", "lâu", "chậm", "trước", "sau")
_FORMS: Final = (Form.VALUE, Form.LIST, Form.COUNT)
_TIMED: Final = re.compile(
    r"\b(?:mấy|bao nhiêu)\s+(?:năm|tháng|tuần|ngày|giờ|phút)\b|\b(?:bao lâu|bao giờ|khi nào|ngày nào|hạn|thời hạn|thời gian)\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"\b(?:bao nhiêu|mấy|mức|tỷ lệ|số|diện tích|gấp)\b", re.IGNORECASE)
_TIMES: Final = (Field.DEADLINE, Field.PERIOD)
_MEASURED: Final = (*_TIMES, Field.FIGURE, Field.FUNDING, Field.REPORT)
_OF_DAYS: Final = frozenset({DAY, DAYS, DAY_OF_YEAR, DAY_OF_MONTH})
_VALUED: Final = {Expects.PERCENT: "%", Expects.MONEY: "money"}


@dataclass(frozen=True, slots=True)
class Side:
    """A side by its name, with the words that the other side does not have."""

    name: str
    own: Wording
    other: Wording
    words: frozenset[str]

    @property
    def called(self) -> str:
        """Its name at the beginning of a line."""
        return self.name[:1].upper() + self.name[1:]

    def fit(self, statement: Statement) -> float:
        """Return how far the statement is of this side and not of the other, -1..1."""
        said = self.said(statement.text)
        own = self.own.cover(said | self.said(" ".join((*statement.headings[-2:], statement.lead)))) if self.own else 0.5
        return own - (self.other.cover(said) if self.other else 0.0)

    def said(self, text: str) -> frozenset[str]:
        """Return which of both sides' words, folded, stand in ``text`` with the accents that the question writes them with."""
        return frozenset(fold_accents(token.text) for token in tokens(text) if token.text in self.words)


@dataclass(frozen=True, slots=True)
class AskedOfTwo:
    """What is asked of the two ``sides``: the words of both, the figures of the question, and kinds of values (None: any)."""

    text: str
    sides: tuple[Side, ...]
    shared: Wording
    named: frozenset[tuple[float, str]]
    kinds: frozenset[str] | None
    measures: bool

    def liked(self, kind: str) -> bool:
        """Tell whether values of ``kind`` are what is asked for."""
        return self.measures and (kind not in _OF_DAYS if self.kinds is None else kind in self.kinds)

    def told_in(self, side: int, found: Found) -> list[Told]:
        """Return the values in a statement, as said of that side."""
        return told_in(self.sides[side].own, found.statement.text, self.shared, self.named)


def asked_of_two(named: Sides, plan: str, query: Query, knowledge: Knowledge) -> AskedOfTwo | None:
    """Return what is asked of the two sides; None where neither has a word of its own."""
    sides, weight, text = _sides(named, plan, knowledge), knowledge.weight, query.words.text
    if not sides:
        return None
    shared = Wording([bare_of_numbers(f"{named.before} {named.after}")], weight, SAYS_NOTHING)
    figures = frozenset((figure.value, figure.unit) for figure in figures_in(text))
    word, _ = wanted(text)
    kinds = _kinds(text, query, word)
    measures = bool(word or kinds or query.asks(*_MEASURED) or query.expects is Expects.QUANTITY or _COUNTED.search(text))
    return AskedOfTwo(text, sides, shared, figures, kinds, measures)


def _kinds(text: str, query: Query, word: str) -> frozenset[str] | None:
    """Return the kinds of values that are asked for; None for any amount."""
    if query.expects in _VALUED:
        return frozenset({_VALUED[query.expects]})
    timed = word in _OF_TIME or query.expects is Expects.DATE or query.asks(*_TIMES) or _TIMED.search(text)
    return _OF_DAYS if timed else None


def asks_values(query: Query) -> bool:
    """Tell whether a question that compares nothing asks for a value of each."""
    return query.form in _FORMS and (query.asks(*_MEASURED) or query.expects in (*_VALUED, Expects.DATE, Expects.QUANTITY))


def _sides(named: Sides, plan: str, knowledge: Knowledge) -> tuple[Side, ...]:
    """Return the sides with the words that only one of them has: those that the plan knows, where it knows any."""
    weight, known = knowledge.weight, knowledge.spread(plan).syllables
    words = [[s for s in folded_syllables(name) if s not in SAYS_NOTHING] for name in named.names]
    only = [[s for s in one if s not in other] for one, other in (words, words[::-1])]
    own = [Wording([" ".join([s for s in one if s in known] or one)], weight) for one in only]
    one, other = named.names
    said = frozenset(token.text for name in named.names for token in tokens(name))
    return (Side(one, own[0], own[1], said), Side(other, own[1], own[0], said)) if any(own) else ()


def wanted(text: str) -> tuple[str, bool]:
    """Return the word for what one side is more of ("sớm"), "" for none, and whether it is the greater one that is meant."""
    if rather := _RATHER.search(text):
        return (rather["small"] or rather["great"]).lower(), rather["great"] is not None
    first = _FIRST.search(text)
    return (first["which"].lower(), first["which"].lower() == "sau") if first else ("", True)
