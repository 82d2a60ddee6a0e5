"""Is it so? A claim held against the statement that tells of its subject: its figures, its days, its agencies, its words."""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents, folded_syllables
from corpus.text.dates import find_dates
from qa.composing.draft import SHORT, Draft, Inquiry
from qa.composing.facts.checking import NO, YES
from qa.composing.prose import cite_passage
from qa.composing.told.finding import find_statements, quoting_line, ranker_of
from qa.composing.told.telling import asks_prose
from qa.contracts.answer import Status
from qa.contracts.query import Form, Query
from qa.deciding.sureness import sureness
from qa.ranking.statements import Found, StatementRanker
from qa.reading.figures import Figure, figures_in
from qa.reading.wording import Wording

_SURE: Final = 0.5
_SAYS: Final = 0.62
"""A claim in words is said where this much of it stands in the statement."""
_NEGATED: Final = re.compile(r"\b(?:khong|chua|cam|nghiem cam|tru|mien)\b")
_DAY: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s*[/-]\s*(\d{1,2})(?!\d)|ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})|(?<!\d)(\d{1,2})\s+thang\s+(\d{1,2})\b"
)
_CITED: Final = 6


def answer_whether_told(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return whether the plans say what is claimed, and what they say; None where no prose is asked.

    NOT_FOUND where nothing is said of the claim's subject, so that neither "Có" nor "Không" would be true.
    """
    if query.form is not Form.YES_NO or not asks_prose(query):
        return None
    found = find_statements(query, inquiry)
    if not found or sureness(found, query) < _SURE:
        return Draft((), Status.NOT_FOUND)
    ranker = ranker_of(query, inquiry)
    verdict, best = _judge(found, query, inquiry, ranker)
    line = quoting_line(best.statement, (YES if verdict else NO,), inquiry, SHORT - 200, best.score)
    for each in found[:_CITED]:
        cite_passage(each.statement.passage, each.score, inquiry)
    return Draft((line,), limit=SHORT, sure=True)


def _judge(found: list[Found], query: Query, inquiry: Inquiry, ranker: StatementRanker) -> tuple[bool, Found]:
    """Return whether the claim is so, and the statement that decides it.

    A figure or a day that is claimed must stand in a statement about the same thing; other claims in the statement's words.
    """
    best = found[0]
    claim = query.claim or inquiry.question.text
    near = [each for each in found[:4] if best.score - each.score <= 1.0 and not each.features.clash]
    exact = [each for each in near if ranker.years and each.statement.when == ranker.years]
    near = exact or near  # "năm 2026" is not what is said of 2026 to 2030
    best = near[0] if near else best
    figures = figures_in(claim)
    days = _days(claim)
    if days:
        right = next((each for each in near if days <= _days(each.statement.text)), None)
        if right or any(_days(each.statement.text) for each in near):
            return right is not None, right or next(each for each in near if _days(each.statement.text))
    if figures:
        right = next((each for each in near if _all_in(figures, each)), None)
        return right is not None, right or best
    if not query.claim:
        return True, best
    words = Wording([claim], inquiry.knowledge.weight)
    text = " ".join((best.statement.text, best.statement.lead, *best.statement.headings[-1:]))
    said = words.cover(frozenset(folded_syllables(text))) >= _SAYS
    negated = _NEGATED.search(fold_accents(claim)) is not None
    other = _NEGATED.search(fold_accents(best.statement.text)) is not None
    return said and not (negated and not other), best


def _all_in(figures: list[Figure], found: Found) -> bool:
    """Tell whether the statement holds all the claimed figures, where it has several each by what it counts."""
    held = figures_in(found.statement.text)
    return all(any(_same(figure, other) for other in held) for figure in figures)


def _same(one: Figure, other: Figure) -> bool:
    if one.value != other.value or one.kind != other.kind:
        return False
    return one.kind != "" or not one.unit or not other.unit or one.unit == other.unit or len(one.unit) < 2


def _days(text: str) -> frozenset[tuple[int, int]]:
    """Return the days (day, month) that ``text`` names, with or without their year."""
    folded = fold_accents(text)
    said = {tuple(int(part) for part in match.groups() if part) for match in _DAY.finditer(folded)}
    whole = {(found.value.day, found.value.month) for found in find_dates(text)}
    return frozenset((day[0], day[1]) for day in said | whole if len(day) == 2 and 1 <= day[1] <= 12)
