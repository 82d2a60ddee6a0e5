"""Items that a plan numbers in words ("Bước 1. …", "Giai đoạn 2: …"): the last, the third, or all of them, to be counted.

In: a question that counts such items or names one by its place. Out: the item's draft, or the listing of all, each cited.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.text import fold_accents
from corpus.text.number_words import FOLDED_PLACES
from qa.composing.draft import LONG, Draft, Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.prose import cite_passage, label_of
from qa.composing.prose_answers.best_statements import FEW_PLANS, find_statements
from qa.composing.prose_answers.whole_lists import Listing
from qa.composing.worded_kinds import worded_kind
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT})
_PLACE: Final = re.compile(
    rf"\b(?P<noun>[a-z]+) (?:thu (?P<place>\d{{1,2}}|{'|'.join(FOLDED_PLACES)})|(?P<last>cuoi cung)|(?P<first>dau tien))\b"
)
_HOW_MANY: Final = re.compile(r"\b(?:may|bao nhieu) (?P<noun>[a-z]+(?: [a-z]+)?)\b")
_LEAST: Final = 3
_ITEM: Final = 260
Numbered = list[tuple[int, Statement]]


@worded_kind("numbered item")
def answer_with_numbered_item(query: Query, looked: LookedUp) -> Draft | None:
    """Return the item at the asked place; None where no place is asked, or no items are numbered so."""
    place = _PLACE.search(fold_accents(query.words.text))
    if query.form not in _FORMS or place is None:
        return None
    items = _items(place["noun"], query, looked)
    return _one(items, place, looked.knowledge) if len(items) >= _LEAST else None


def all_numbered(query: Query, looked: LookedUp) -> Listing | None:
    """Return all items of what is counted; None where a place is asked, nothing is counted, or no items are numbered so."""
    folded = fold_accents(query.words.text)
    counted = _HOW_MANY.search(folded)
    if query.form not in _FORMS or counted is None or _PLACE.search(folded):
        return None
    for noun in (counted["noun"], counted["noun"].split()[0]):  # of two words after "mấy" both, or the first
        items = _items(noun, query, looked)
        if len(items) >= _LEAST:
            lines = tuple(_line(statement, looked.knowledge) for _, statement in items)
            return Listing("mục", label_of(items[0][1].passage, looked.knowledge), lines, limit=LONG)
    return None


def _items(noun: str, query: Query, looked: LookedUp) -> Numbered:
    """Return the items of one list, numbered from one on: those under the heading of the statement that fits best."""
    plans = plans_of(query, looked)
    starts = re.compile(rf"\W*{re.escape(noun)} (?P<number>\d{{1,2}})\s*[.:)]")
    if len(plans) > FEW_PLANS:
        return []
    lists: dict[tuple[str, tuple[str, ...]], Numbered] = {}
    for each in find_statements(query, looked):
        said = starts.match(each.statement.folded)
        if said is not None:
            of = (each.statement.passage.plan, each.statement.headings)
            lists.setdefault(of, []).append((int(said["number"]), each.statement))
    found = sorted(next(iter(lists.values()), []), key=lambda item: item[0])
    in_turn = itertools.takewhile(lambda pair: pair[0] == pair[1][0], enumerate(found, start=1))
    return [item for _, item in in_turn]


def _one(items: Numbered, place: re.Match[str], knowledge: Knowledge) -> Draft | None:
    said = place["place"]
    at = (
        len(items) if place["last"] else 1 if place["first"] else int(said) if said.isdigit() else FOLDED_PLACES.index(said) + 1
    )
    found = next((statement for number, statement in items if number == at), None)
    return Draft((_line(found, knowledge),), sure=True) if found is not None else None


def _line(statement: Statement, knowledge: Knowledge) -> Line:
    cited = (cite_passage(statement.passage, 1.0, knowledge),)
    said = shorten(statement.passage.clean[statement.start :], _ITEM)  # "Bước 1." may be a sentence of its own
    return Line(statement.passage.plan, "", (said.strip(" ;."),), "", cited)
