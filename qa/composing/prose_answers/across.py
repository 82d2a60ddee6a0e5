"""Prose side by side, by year, by plan or by agency, with what differs; and in the order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from corpus.text import fold_accents, folded_syllables
from corpus.text.dates import find_dates
from qa.composing.computed.kinds import Material
from qa.composing.computed.yearly import answer_years
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.prose import cite_passage
from qa.composing.prose_answers.best_statements import find_statements, quoting_line, ranker_of, with_items
from qa.composing.prose_answers.from_prose import TOLD, answer_from_prose, asks_prose, fits, values_of
from qa.composing.prose_answers.side_by_side import side_by_side
from qa.composing.worded_kinds import worded_kind
from qa.contracts.answer import Status
from qa.contracts.query import Expects, Field, Form, Query
from qa.contracts.words import YEAR, Expected
from qa.ranking.looked_up import LookedUp
from qa.ranking.statement_ranking import Found
from qa.reading.figures import figures_in
from qa.reading.sentence_values import values
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_ROOM: Final = 420
_MOST_SIDES: Final = 8
_FEW_SIDES: Final = 4
_MOST_COMPARED: Final = 12
"""More plans than these that say about as much are not what is compared: the question does not say of what it speaks."""
_MOST_LOOKED_AT: Final = 3 * _MOST_SIDES
"""A text is looked through once for each year, agency or topic; a question can name hundreds."""
_EVENTS: Final = 12
_FEW_EVENTS: Final = 5
_LEAST: Final = 120
_NEAR: Final = 3.0
_FURTHER: Final = 2
_BEST_LISTS: Final = 2
_FEWEST: Final = 3
_OFF_TOPIC: Final = 4.0
"""A score so far below the best (about a fiftieth as likely) tells of another thing."""
_MOST_OF: Final = 0.7
"""Of a list's items so many name a moment where the list is one of moments."""
_OF_IT: Final = 0.5
"""Of the weight of what money is asked for so much stands in what is said of it."""
_QUARTERS: Final = {"i": 3, "ii": 6, "iii": 9, "iv": 12}
_MOMENT: Final = re.compile(
    r"\bquy\s+(?P<quarter>iv|i{1,3})\s*(?:[/-]|nam)?\s*(?P<q_year>(?:19|20)\d\d)?"
    r"|\bthang\s+(?P<month>\d{1,2})\s*(?:[/-]|\s+nam)\s*(?P<m_year>(?:19|20)\d\d)"
    r"|(?:ngay\s+)?(?<!\d)(?P<day>\d{1,2})\s*(?:/|\s+thang\s+)(?P<d_month>\d{1,2})(?!\d|\s*/|\s+nam)"
    r"|(?<![\d/])(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_SPAN: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d(?![\d/])")
_YEARS: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d|\s+trở đi)?(?![\d/])")


@dataclass(frozen=True, slots=True)
class _Part:
    """One of what is compared: its name and what the plans say of it, best first; ``plan`` where it is a plan."""

    name: str
    query: Query
    found: list[Found]
    years: frozenset[int] | None = None
    plan: str = ""


@worded_kind("parts")
def answer_with_parts(query: Query, looked: LookedUp) -> Draft | None:
    """Return what is said of each year, plan or agency that is compared, and which has more.

    None where no prose is compared.
    """
    if query.form is not Form.COMPARE or not asks_prose(query):
        return None
    named = side_by_side(query, looked)
    if named is not None:
        return named
    yearly = answer_years(Material(query, looked.shelf, query.words.text)) if len(_years_named(query)) > 1 else None
    if yearly is not None:
        return yearly
    if not _names_parts(query, looked):
        return answer_from_prose(replace(query, form=Form.VALUE), looked)
    parts = [part for part in _parts(query, looked) if part.found and fits(part.found[0], part.query)]
    parts = _on_topic([part for part in parts if not query.asks(Field.FUNDING) or _tells_money(part, looked)])
    if not parts or len(parts) > _MOST_COMPARED:
        return Draft((), Status.NOT_FOUND)
    lines = [_line(part, looked) for part in parts[:_MOST_SIDES]]
    others = [each for part in parts for each in part.found[1:_FURTHER]]
    further = tuple(cite_passage(each.statement.passage, each.score, looked.knowledge) for each in others)
    short = len({line.plan for line in lines}) == 1 and len(lines) <= _FEW_SIDES
    limit, heading = SHORT if short else LONG, _difference(parts, looked)
    return Draft(tuple(lines), heading=heading, limit=limit, sure=True, labelled=True, further=further)


def _tells_money(part: _Part, looked: LookedUp) -> bool:
    """Tell whether the best statement of a part that is asked for money speaks of what the money is for."""
    topic, best = ranker_of(part.query, looked, part.years).topic, part.found[0].statement
    return not topic or topic.cover(frozenset(folded_syllables(f"{best.text} {' '.join(best.headings)} {best.lead}"))) >= _OF_IT


def _names_parts(query: Query, looked: LookedUp) -> bool:
    """Tell whether several years, agencies, plans or things are named; the single words of a question name no things."""
    years = _years_named(query)
    things = len(query.topic) > 1 and (not query.words.text or any(" " in thing for thing in query.topic))
    several = len(years) > 1 or len(query.where.agencies) > 1 or len(plans_of(query, looked)) > 1
    return several or things


def _years_named(query: Query) -> list[int]:
    """Return the years that are named one by one, in order: "giai đoạn 2026 - 2030" is one time."""
    said = " ".join((query.words.text, *(time.text for time in query.where.times)))
    return sorted({int(year) for year in YEAR.findall(_SPAN.sub(" ", said))})


def _parts(query: Query, looked: LookedUp) -> Iterator[_Part]:
    """Yield what is compared: the years where the question names several, else its agencies, else the plans in scope."""
    years = _years_named(query)
    plans = plans_of(query, looked)
    if query.asks(Field.FIGURE, Field.FUNDING) and query.expects in (None, Expects.TEXT):
        query = replace(query, expects=Expects.MONEY if query.asks(Field.FUNDING) else Expects.QUANTITY)
    if len(years) > 1:
        for year in years[:_MOST_LOOKED_AT]:
            found = find_statements(query, looked, plans, (year,))
            own = [each for each in found if year in each.statement.set_for]
            yield _Part(f"Năm {year}", query, own or found, frozenset((year,)))
    elif len(query.where.agencies) > 1:
        for agency in query.where.agencies[:_MOST_LOOKED_AT]:
            of_one = replace(query, where=replace(query.where, agencies=(agency,)))
            found = find_statements(of_one, looked, plans)
            naming = [each for each in found if each.features.agency or each.features.agency_above]
            yield _Part(agency.name, of_one, naming or found)
    elif len(plans) == 1 and len(query.topic) > 1:
        for topic in tuple(dict.fromkeys(query.topic))[:_MOST_LOOKED_AT]:
            of_one = replace(query, topic=(topic,))
            yield _Part(topic[0].upper() + topic[1:], of_one, find_statements(of_one, looked, plans))
    else:
        for plan in plans:
            yield _Part(looked.knowledge.plan_name(plan.id), query, find_statements(query, looked, (plan,)), plan=plan.id)


def _on_topic(parts: list[_Part]) -> list[_Part]:
    """Return the parts without the plans whose best statement is far less likely to be on the topic than that of the best."""
    best = max((part.found[0].score for part in parts), default=0.0)
    return [part for part in parts if not part.plan or best - part.found[0].score < _OFF_TOPIC]


def _line(part: _Part, looked: LookedUp) -> Line:
    best = part.found[0]
    told = values_of(best.statement, part.query, ranker_of(part.query, looked, part.years)) or _figures(best.statement)
    line = quoting_line(best.statement, told, looked.knowledge, _ROOM, best.score)
    return replace(line, label=part.name)


def _figures(statement: Statement) -> tuple[str, ...]:
    return tuple(figure.text for figure in figures_in(statement.text))[:1]


def _difference(parts: list[_Part], looked: LookedUp) -> str:
    """Return which part has more where each is told by a figure of one measure; "" where that cannot be said."""
    if not parts[0].query.asks(Field.FIGURE, Field.FUNDING):
        return ""
    told = []
    for part in parts:
        told_of = values_of(part.found[0].statement, part.query, ranker_of(part.query, looked, part.years))
        figures = figures_in(told_of[0] if told_of else part.found[0].statement.text)
        if not figures:
            return ""
        told.append((part.name, figures[0]))
    if len(told) < 2 or len({figure.kind or figure.unit for _, figure in told}) > 1:
        return ""
    high, low = max(told, key=lambda each: each[1].value), min(told, key=lambda each: each[1].value)
    if high[1].value == low[1].value:
        return f"Như nhau ({high[1].text}):"
    return f"{high[0]} nhiều hơn: {high[1].text} so với {low[1].text}."


@worded_kind("in order")
def answer_in_order(query: Query, looked: LookedUp) -> Draft | None:
    """Return what is said of the topic in the order of the days and years that it names; None where no prose is asked."""
    if query.form is not Form.TIMELINE or not query.asks(*TOLD, Field.PERIOD):
        return None
    found = find_statements(query, looked)
    if not found:
        return Draft((), Status.NOT_FOUND)
    near = [each for each in found[: 3 * _EVENTS] if found[0].score - each.score <= _NEAR]
    dated = [(when, each) for each in near if (when := moment_of(each.statement)) is not None]
    if query.asks(Field.REPORT):
        dated = [(when, each) for when, each in dated if each.features.report]
    listed = _listed(found, looked.knowledge)
    dated = listed or dated
    if not dated:
        return Draft((), Status.NOT_FOUND)
    one = len({each.statement.passage.plan for _, each in dated}) == 1
    limit, most = (SHORT, _FEW_EVENTS) if one else (LONG, _EVENTS)
    most = max(most, len(listed))
    chosen = sorted(dated[:most], key=lambda each: (each[0], each[1].statement.passage.id, each[1].statement.start))
    room = max(_LEAST, (limit - 200) // len(chosen) - 80)
    lines = tuple(
        quoting_line(each.statement, _said_in(each.statement), looked.knowledge, room, each.score) for _, each in chosen
    )
    headings = {line.label for line in lines}
    if len(lines) > 1 and len(headings) == 1:  # said once, there is more room for what is told
        return Draft(tuple(replace(line, label="") for line in lines), heading=f"{headings.pop()}:", limit=limit, sure=True)
    return Draft(lines, limit=limit, sure=True)


def _listed(found: Sequence[Found], knowledge: Knowledge) -> list[tuple[date, Found]]:
    """Return the items of the list that one of the best statements begins or stands in, where most of them name a moment."""
    for best in found[:_BEST_LISTS]:
        items = [replace(best, statement=item) for item in with_items(best.statement, knowledge)[:_EVENTS]]
        dated = [(when, item) for item in items if (when := moment_of(item.statement)) is not None]
        if len(dated) >= _FEWEST and len(dated) >= _MOST_OF * len(items):
            return dated
    return []


def _said_in(statement: Statement) -> tuple[str, ...]:
    """Return the time that a statement names, as it is written, where it names one."""
    said = (*values(statement.text, Expected.DATE), *(match.group() for match in _YEARS.finditer(statement.text)))
    return tuple(dict.fromkeys(said))[:1]


def moment_of(statement: Statement) -> date | None:
    """Return the first moment that the statement names, or the year it stands under; days without a year come last."""
    days = [found.value for found in find_dates(statement.text)]
    if days:
        return days[0]
    for match in _MOMENT.finditer(fold_accents(statement.text)):
        if match["quarter"]:
            return _day(int(match["q_year"] or 2999), _QUARTERS[match["quarter"]], 28)
        if match["month"]:
            return _day(int(match["m_year"]), int(match["month"]), 28)
        if match["day"]:
            return _day(2999, int(match["d_month"]), int(match["day"]))
        return _day(int(match["year"]), 12, 31)
    return date(min(statement.under), 12, 31) if statement.under else None


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return date(year, month, min(day, 28))
