"""How many things a plan lists, where a question counts what one of its lists is of: the number, and the things as its proof.

In: a question that counts. Out: a draft. A list is matched by what begins it: it must be one of the things that are counted,
and say with its headings most of what the question says of them. Where the text gives the number itself, that is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.records import BlockKind
from corpus.text import folded_syllables
from qa.composing.draft import Draft, Line
from qa.composing.identity import cite_ranges
from qa.composing.prose import cite_passage, label_of
from qa.composing.prose_answers.best_statements import find_statements
from qa.composing.prose_answers.whole_lists import Listing
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Counted, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.reranking import excerpt_of_statement
from qa.ranking.statement_ranking import Found
from qa.reading.counted import GENERAL, counted_in, counts_as_listed, lists_of
from qa.reading.enumerations import EnumeratedItem, Enumeration
from qa.reading.inline_lists import listed_within
from qa.reading.items import without_sign
from qa.reading.listed import heads_with, names_of
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.retrieval.knowledge import Knowledge
from qa.understanding.money_asked import asks_of_parts

_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT, Form.TIMELINE})
_PLANS: Final = 3
_BEST: Final = 10
_LEAST: Final = 0.6
"""How much of the question, by where it stands, a list of the counted things must say at least."""
_LEAST_GENERAL: Final = 0.9
_WHOLE: Final = 0.5
_STATED: Final = 3
_END: Final = re.compile(r"(?<=[.!?])(?<!^.\.)(?<!^..\.)\s")
_FEW: Final = re.compile(r"\bmấy\b", re.IGNORECASE)
_SURE: Final = 1.0
"""The reranker's word from which on a statement is held to be what the question means."""
_AS_GOOD: Final = 0.05
_BEGINS: Final = 60
_BEGUN: Final = 4
_WORDS: Final = frozenset(folded_syllables("số mục gồm nêu kể tất cả cả thảy tổng cộng đếm được liệt kê theo"))


@dataclass(frozen=True, slots=True)
class ListMeant:
    """A list of a plan and how much of a question it says."""

    plan: str
    enumeration: Enumeration
    score: float


@ahead_kind("enumeration")
def answer_with_enumeration(query: Query, looked: LookedUp) -> Draft | None:
    """Return how many things the list that the question means has, and which; None where it means none."""
    if asks_of_parts(query):
        return None
    noun = counted_in(query.words.text) if query.form in _FORMS and not query.carried else ()
    if not noun or not counts_as_listed(query.words.text) or _of_register(query, looked):
        return None
    general = " ".join(noun) in GENERAL
    best = _meant(_listed(noun, query, looked, general=general))
    if best is None:
        return _counted_within(noun, query, looked)
    listed, stated = best.enumeration, _stated(noun, find_statements(query, looked))
    if stated and len(listed.items) not in stated:
        return None
    listing = Listing(_printed(noun, query.words.text), place_of_list(best, looked.knowledge), lines_of(best, looked.knowledge))
    return replace(listing.counted(), counts=True)


def place_of_list(meant: ListMeant, knowledge: Knowledge) -> str:
    """Return the plan's name and the heading that the list stands under."""
    return ", ".join(part for part in (knowledge.plan_name(meant.plan), _heading(meant.enumeration)) if part)


def lines_of(meant: ListMeant, knowledge: Knowledge) -> tuple[Line, ...]:
    """Return a line for each item of the list, with the item as its proof."""
    return tuple(_line(meant.plan, meant.enumeration, item, knowledge) for item in meant.enumeration.items)


def _counted_within(noun: tuple[str, ...], query: Query, looked: LookedUp) -> Draft | None:
    """Return how many parts the surest statement lists within itself, where the question counts few ("mấy")."""
    proof_reader = looked.proof_reader
    if query.of is not None or proof_reader is None or not _FEW.search(query.words.text):
        return None
    found = find_statements(query, looked)
    parts = listed_within(_sentence(found[0].statement)) if found else ()
    if not parts or proof_reader.proofs([excerpt_of_statement(found[0].statement)])[0] < _SURE or _stated(noun, found):
        return None
    passage = found[0].statement.passage
    cited = cite_passage(passage, found[0].score, looked.knowledge)
    lines = tuple(Line(passage.plan, "", (), part, (cited,)) for part in parts)
    listing = Listing(_printed(noun, query.words.text), label_of(passage, looked.knowledge), lines)
    return replace(listing.counted(), counts=True)


def _sentence(statement: Statement) -> str:
    """Return the statement with those that go on with it behind semicolons, to the end of the sentence."""
    return _END.split(statement.passage.clean[statement.start :], maxsplit=1)[0]


def _of_register(query: Query, looked: LookedUp) -> bool:
    """Tell whether plans are counted, or tasks or agencies where the plans that are meant give any."""
    if query.form is not Form.COUNT or query.of not in (Counted.TASKS, Counted.AGENCIES, Counted.PLANS):
        return False
    return query.of is Counted.PLANS or any(
        looked.knowledge.register.rows([plan]) for plan in query.where.plans or looked.plans
    )


def _meant(found: Iterable[ListMeant]) -> ListMeant | None:
    """Return the best of the lists; None where there is none, or another of another length is as good."""
    ranked = sorted(found, key=lambda each: -each.score)
    as_good = [each for each in ranked if ranked[0].score - each.score < _AS_GOOD]
    return ranked[0] if len({len(each.enumeration.items) for each in as_good}) == 1 else None


def _listed(noun: tuple[str, ...], query: Query, looked: LookedUp, *, general: bool) -> Iterator[ListMeant]:
    """Yield the lists that may be meant."""
    found = (each.candidate.passage.plan for each in looked.order.by("prose").found[:_BEST])
    plans = query.where.plans or tuple(dict.fromkeys(found))
    knowledge = looked.knowledge
    words = Wording([query.words.text], knowledge.weight, SAYS_NOTHING | _WORDS | frozenset(noun))
    asked = f" {' '.join(folded_syllables(query.words.text))} "
    for plan in plans[:_PLANS]:
        title = frozenset(folded_syllables(f"{knowledge.plan(plan).metadata.title or ''} {knowledge.plan_name(plan)}"))
        for listed in knowledge.enumerations(plan):
            if (not general and not _lists(listed, noun)) or any(_is_named(item, asked) for item in listed.items):
                continue
            near, whole = listed.near, listed.near | listed.above | title
            covered = words.cover(whole)
            said = words.cover(near) + 0.5 * (words.cover(near | listed.above) + covered)
            score = said + 0.3 * words.cover(whole | listed.said)
            if score >= (_LEAST_GENERAL if general else _LEAST) and covered >= _WHOLE:
                yield ListMeant(plan, listed, score)


def _lists(listed: Enumeration, noun: tuple[str, ...]) -> bool:
    """Tell whether the list is of what the noun names, by this or by another of its names."""
    return lists_of(listed, noun) or any(heads_with(listed, name) for name in names_of(noun)[1:])


def _is_named(item: EnumeratedItem, asked: str) -> bool:
    """Tell whether the question says how an item begins: it asks about that one, and counts something else."""
    begins = folded_syllables(without_sign(item.text)[:_BEGINS])[:_BEGUN]
    return len(begins) == _BEGUN and f" {' '.join(begins)} " in asked


def _stated(noun: Sequence[str], found: Sequence[Found]) -> set[int]:
    """Return the numbers that the best statements give themselves: "02 thủ tục"; that of a row or an item is none."""
    said = re.compile(rf"\b(\d{{1,4}})(?: (?:loai|nhom|cai))? {' '.join(noun)}\b")
    told = ((each.statement, " ".join(folded_syllables(each.statement.text))) for each in found[:_STATED])
    return {
        int(match[1])
        for statement, text in told
        for match in said.finditer(text)
        if match.start() or statement.passage.kind is BlockKind.PARAGRAPH
    }


def _heading(listed: Enumeration) -> str:
    return (listed.headings[-1] if listed.headings else "").rstrip(" .:;")


def _line(plan: str, listed: Enumeration, item: EnumeratedItem, knowledge: Knowledge) -> Line:
    if item.passage is not None:
        return Line(plan, "", (), without_sign(item.text), (cite_passage(item.passage, 1.0, knowledge),))
    return Line(plan, "", (), item.text, tuple(cite_ranges(listed.document, (item.range,), knowledge)))


def _printed(noun: Sequence[str], question: str) -> str:
    """Return the counted words with the accents that the question has."""
    words = question.lower().split()
    for at in range(len(words)):
        run = " ".join(words[at : at + len(noun)]).strip(" ,;:?.!")
        if folded_syllables(run) == list(noun):
            return run
    return "mục"
