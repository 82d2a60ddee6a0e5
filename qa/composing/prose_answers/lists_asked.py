"""All that a plan lists of what a question wants listed: the points under a heading or behind a colon, the rows of a table.

In: a question that asks for several things by their name ("những giấy tờ gì", "tóm tắt các nguyên nhân"). Out: a draft of the
list that is of such things and stands where the question says, each of its items a proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import LONG, SHORT, Draft
from qa.composing.prose_answers.lists_meant import (
    ALL,
    ListFitting,
    ListMeant,
    asks_for,
    lines_of,
    lists_of_plans,
    place_of_list,
)
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import REGISTER_FIELDS, Counted, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.counted import may_be_items
from qa.reading.enumerations import Enumeration
from qa.reading.listed import Noun, heads_with, listed_in, names_of, names_plans
from qa.reading.wording import SAYS_NOTHING

_FORMS: Final = frozenset({Form.VALUE, Form.LIST})
_LEFT_TO_OTHERS: Final = (Field.LEAD, Field.COORDINATE, Field.FUNDING, Field.NONE, Field.HELP, Field.DEFINITION)
_OF_OTHERS: Final = frozenset({Counted.AGENCIES, Counted.PLANS, Counted.PROVINCES})
_LEAST: Final = 0.8
_WHOLE: Final = 0.5
_REST: Final = 0.5
_AS_GOOD: Final = 0.05
_MANY: Final = 7
_LEAD: Final = 160
_WORDS: Final = SAYS_NOTHING | frozenset(
    folded_syllables(
        "số mục gồm bao nêu kể tên liệt kê tóm tắt lược đầy đủ tất cả xin hỏi biết giúp giùm cần những loại nhóm để một"
        " hai ba bốn muốn nộp vậy về"
    )
)


@ahead_kind("list asked")
def answer_with_list(query: Query, looked: LookedUp) -> Draft | None:
    """Return all items of the list that the question means; None where it wants nothing listed, or means no one list."""
    text = query.words.text
    if query.form not in _FORMS or query.carried or query.asks(*_LEFT_TO_OTHERS) or query.of in _OF_OTHERS:
        return None
    nouns = listed_in(text, lists=query.form is Form.LIST)
    if query.asks(Field.PLANS) and any(map(names_plans, nouns)):
        return None
    best = _meant(nouns, query, looked) if nouns else None
    if best is None:
        return None
    lines = lines_of(best, looked.knowledge)
    if query.asks(Field.SUMMARY) and len(lines) > _MANY:
        return None  # what is summed up item by item has no room for so many
    lead = _lead(best.enumeration)
    heading = f"{looked.knowledge.plan_name(best.plan)}, {lead}" if lead else f"{place_of_list(best, looked.knowledge)}:"
    long = not query.asks(Field.SUMMARY) and (query.form is Form.LIST or len(lines) > _MANY)
    return Draft(lines, heading=heading, limit=LONG if long else SHORT, sure=True, exact=best.by_name, gives_way=True)


def _lead(listed: Enumeration) -> str:
    """Return the line that begins the list behind a colon, its end where it is long; "" where none does."""
    lead = listed.lead.strip()
    return "" if not lead.endswith(":") else lead if len(lead) <= _LEAD else f"… {lead[-_LEAD:].partition(' ')[2]}"


def _meant(nouns: tuple[Noun, ...], query: Query, looked: LookedUp) -> ListMeant | None:
    ranked = sorted(_able(nouns, query, looked), key=lambda each: -each.score)
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _AS_GOOD):
        return None
    return ranked[0]


def _able(nouns: tuple[Noun, ...], query: Query, looked: LookedUp) -> Iterator[ListMeant]:
    """Yield the lists of such things, by how much of the question they say where they stand."""
    knowledge = looked.knowledge
    for plan, title, lists in lists_of_plans(query, looked):
        in_rows = query.asks(*REGISTER_FIELDS) and bool(knowledge.register.rows([plan]))
        so_called = [(each, noun) for each in lists if (noun := _noun_of(each, nouns)) and not each.divides(noun)]
        others = [(each, noun) for noun in nouns[:1] if may_be_items(noun) for each in lists if not _noun_of(each, nouns)]
        alone = len(so_called) == 1 and bool(query.where.plans)
        for each, noun in (*so_called, *others):
            if not each.is_of(query.where.years):
                continue
            fit = ListFitting(query.words.text, title, _WORDS.union(*names_of(noun)), knowledge.weight).of(each)
            by_name = asks_for(each, fit, noun, query, in_rows=in_rows)
            if (each, noun) in so_called and not in_rows and fit.score >= _LEAST and (fit.rest >= _REST or alone):
                by_name = by_name or fit.near >= ALL
            elif not by_name:
                continue
            if fit.covered >= _WHOLE:
                yield ListMeant(plan, each, fit.score, by_name=by_name)


def _noun_of(listed: Enumeration, nouns: tuple[Noun, ...]) -> Noun:
    return next((noun for noun in nouns if heads_with(listed, noun)), ())
