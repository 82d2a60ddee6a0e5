"""How many things a plan lists, where a question counts what one of its lists is of: the number, and the things as its proof.

In: a question that counts. Out: a draft. A list is matched by what begins it: it must be one of the things that are counted,
and say with its headings most of what the question says of them. Where the text gives the number itself, that is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.records import BlockKind
from corpus.text import folded_syllables
from qa.composing.draft import Draft, Line
from qa.composing.prose import cite_passage, label_of
from qa.composing.prose_answers.best_statements import find_statements
from qa.composing.prose_answers.lists_meant import (
    ALL,
    ListFitting,
    ListMeant,
    asks_for,
    lines_of,
    lists_of_plans,
    of_part,
    place_of_list,
)
from qa.composing.prose_answers.whole_lists import Listing
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Counted, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.reranking import excerpt_of_statement
from qa.ranking.statement_ranking import Found
from qa.reading.counted import GENERAL, counted_in, counts_as_listed, is_called, lists_of
from qa.reading.enumerations import EnumeratedItem, Enumeration
from qa.reading.inline_lists import listed_within
from qa.reading.items import without_sign
from qa.reading.listed import heads_with, items_begin, names_of
from qa.reading.plan_parts import names_part
from qa.reading.statements import Statement
from qa.reading.wording import SAYS_NOTHING
from qa.understanding.money_asked import asks_of_parts

_FORMS: Final = frozenset({Form.VALUE, Form.LIST, Form.COUNT, Form.TIMELINE})
_LEAST: Final = 0.8
"""How much of the question, by where it stands, a list of the counted things must say at least."""
_LEAST_GENERAL: Final = 1.1
_WHOLE: Final = 0.5
_PLACE: Final = re.compile(r"\b(?:tỉnh|thành phố)\s+(?=[A-ZĐ])")
_ACTS: Final = re.compile(
    r"\b(?:xem xét|trả lời|giải quyết|xử lý|đề cập|kết luận|quy định|công bố|ban hành|phê duyệt|giải đáp|tiếp thu|ghi nhận)"
    r"(?:\s+(?:tới|đến|về|cho|ra|rõ|được))?(?=\s+(?:tất cả\s+)?(?:mấy|bao nhiêu)\b)",
    re.IGNORECASE,
)
"""What a document does with what it lists: of which things it lists how many it does not tell."""
_STATED: Final = 3
_END: Final = re.compile(r"(?<=[.!?])(?<!^.\.)(?<!^..\.)\s")
_FEW: Final = re.compile(r"\bmấy\b", re.IGNORECASE)
_SURE: Final = 1.0
"""The reranker's word from which on a statement is held to be what the question means."""
_AS_GOOD: Final = 0.05
_SO_CALLED: Final = 0.3
"""What a list gains whose items all begin with what is counted ("Giai đoạn 1 …", "Giai đoạn 2 …")."""
_BEGINS: Final = 60
_BEGUN: Final = 4
_WORDS: Final = frozenset(
    folded_syllables(
        "số mục phần nhóm bảng gồm nêu kể tất cả cả thảy tổng cộng đếm được liệt kê theo chia thành lớn nhỏ chính đưa đặt giao"
        " gạch vạch chỉ về trên địa bàn tỉnh đánh"
    )
)


@ahead_kind("enumeration")
def answer_with_enumeration(query: Query, looked: LookedUp) -> Draft | None:
    """Return how many things the list that the question means has, and which; None where it means none."""
    text = query.words.spelled.text
    noun = counted_in(text) if query.form in _FORMS and not query.carried and not asks_of_parts(query) else ()
    if not noun or not counts_as_listed(text) or (query.form is Form.COUNT and query.of is Counted.PLANS):
        return None
    in_rows = _of_register(query, looked)
    best = _meant(list(_listed(noun, query, looked, in_rows=in_rows)))
    if best is None:
        return None if in_rows else _counted_within(noun, query, looked)
    listed, stated = best.enumeration, _stated(noun, find_statements(query, looked))
    if stated and len(listed.items) not in stated:
        return None
    listing = Listing(_printed(noun, text), place_of_list(best, looked.knowledge), lines_of(best, looked.knowledge))
    return replace(listing.counted(), counts=True, exact=best.by_name)


def _counted_within(noun: tuple[str, ...], query: Query, looked: LookedUp) -> Draft | None:
    """Return how many parts the surest statement lists within itself, where the question counts few ("mấy")."""
    proof_reader = looked.proof_reader
    if query.of is not None or proof_reader is None or not _FEW.search(query.words.spelled.text):
        return None
    found = find_statements(query, looked)
    parts = listed_within(_sentence(found[0].statement)) if found else ()
    if not parts or proof_reader.proofs([excerpt_of_statement(found[0].statement)])[0] < _SURE or _stated(noun, found):
        return None
    passage = found[0].statement.passage
    cited = cite_passage(passage, found[0].score, looked.knowledge)
    lines = tuple(Line(passage.plan, "", (), part, (cited,)) for part in parts)
    listing = Listing(_printed(noun, query.words.spelled.text), label_of(passage, looked.knowledge), lines)
    return replace(listing.counted(), counts=True)


def _sentence(statement: Statement) -> str:
    """Return the statement with those that go on with it behind semicolons, to the end of the sentence."""
    return _END.split(statement.passage.clean[statement.start :], maxsplit=1)[0]


def _of_register(query: Query, looked: LookedUp) -> bool:
    """Tell whether tasks or agencies are counted, and the plans that are meant give any."""
    if query.form is not Form.COUNT or query.of not in (Counted.TASKS, Counted.AGENCIES):
        return False
    return any(looked.knowledge.register.rows([plan]) for plan in query.where.plans or looked.plans)


def _meant(found: Sequence[ListMeant]) -> ListMeant | None:
    """Return the best of the lists, of those that are asked for by their name where any are.

    None where there is none, or another of another length is as good.
    """
    ranked = sorted(_once([each for each in found if each.by_name] or found), key=lambda each: -each.score)
    as_good = [each for each in ranked if ranked[0].score - each.score < _AS_GOOD]
    return ranked[0] if len({len(each.enumeration.items) for each in as_good}) == 1 else None


def _once(found: Sequence[ListMeant]) -> list[ListMeant]:
    """Return the lists, of several of headings under one heading the first: the others are below one of its own."""
    first: dict[object, ListMeant] = {}
    for at, each in enumerate(found):
        listed = each.enumeration
        of_headings = listed.items[0].passage is None and not listed.lead
        first.setdefault((each.plan, listed.headings) if of_headings else at, each)
    return list(first.values())


def _listed(noun: tuple[str, ...], query: Query, looked: LookedUp, *, in_rows: bool) -> Iterator[ListMeant]:
    """Yield the lists that may be meant; ``in_rows`` tells that the register counts such things elsewhere."""
    text, knowledge = query.words.spelled.text, looked.knowledge
    asked = f" {' '.join(folded_syllables(text))} "
    any_list = " ".join(noun) in GENERAL
    for plan, title, lists in lists_of_plans(query, looked):
        fitting = ListFitting(
            _PLACE.sub("", _ACTS.sub("", text)), title, SAYS_NOTHING | _WORDS | frozenset(noun), knowledge.weight
        )
        called = [each for each in lists if is_called(each, text)]
        if any_list and not called and not fitting.says_more and not names_part(text):
            continue  # the parts of the plan itself
        for listed in called or of_part(lists, text):
            known = title | listed.named | listed.above
            if any(_is_named(item, asked, known) for item in listed.items):
                continue
            if listed.divides(noun) or not listed.is_of(query.where.years):
                continue
            fit = fitting.of(listed)
            by_name = asks_for(listed, fit, noun, query, in_rows=in_rows)
            of_such = fit.score >= _LEAST_GENERAL if any_list else fit.score >= _LEAST and _lists(listed, noun)
            by_name = by_name or bool(called) or (of_such and fit.near >= ALL and not any_list and not in_rows)
            if fit.covered >= _WHOLE and (by_name or (of_such and not in_rows)):
                score = fit.score + (_SO_CALLED if items_begin(listed, " ".join(noun)) else 0)
                yield ListMeant(plan, listed, score, by_name=by_name)


def _lists(listed: Enumeration, noun: tuple[str, ...]) -> bool:
    """Tell whether the list is of what the noun names, by this or by another of its names."""
    return lists_of(listed, noun) or any(heads_with(listed, name) for name in names_of(noun))


def _is_named(item: EnumeratedItem, asked: str, known: Collection[str]) -> bool:
    """Tell whether the question says how an item begins, beyond what is ``known`` of all: it counts what that one has."""
    begins = folded_syllables(without_sign(item.text)[:_BEGINS])[:_BEGUN]
    return len(begins) == _BEGUN and f" {' '.join(begins)} " in asked and not all(each in known for each in begins)


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


def _printed(noun: Sequence[str], question: str) -> str:
    """Return the counted words with the accents that the question has."""
    words = question.lower().split()
    for at in range(len(words)):
        run = " ".join(words[at : at + len(noun)]).strip(" ,;:?.!")
        if folded_syllables(run) == list(noun):
            return run
    return "mục"
