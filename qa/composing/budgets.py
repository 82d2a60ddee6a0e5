"""Answers about the money of a whole plan: from which sources it comes, plan by plan, from the section that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.layout.item_marks import without_mark
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredPlan
from indexer.segments.understood import MONEY_SOURCE
from qa.composing.computed.money_topic import ASKING
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.prose import cite_passage, label_of
from qa.contracts.query import RANKS, Expects, Field, Form
from qa.ranking.looked_up import LookedUp
from qa.reading.sentence_values import best_excerpt
from qa.reading.statements import years_in
from qa.retrieval.knowledge import Knowledge
from qa.understanding.money_asked import asks_whence

_ON_MONEY: Final = re.compile(r"\b(?:kinh phi|nguon luc|nguon von|tai chinh|ngan sach)\b")
_NAMES_SOURCE: Final = re.compile(
    r"(?:tong |nguon |muc )*(?:kinh phi|von|ngan sach|nguon|xa hoi hoa|huy dong|ho tro tu|tai tro|vien tro|long ghep|dong gop"
    r"|khuyen khich (?:nguon|cac nguon|huy dong)|quy)\b"
)
"""How a paragraph or a heading begins that tells a source of the plan's money, and not who manages it."""
_OF_PLAN: Final = re.compile(r"(?:tong |nguon |muc )*(?:kinh phi|du toan|von)\b(?! (?:dong gop|ho tro|vay|tai tro))")
"""How it begins where it tells all of them."""
_SAYS_WHENCE: Final = re.compile(
    r"\b(?:nguon|kinh phi|von|tong du toan)\b[^.;]{0,80}\b(?:gom|tu|la|trong du toan|long ghep)\b"
    r"|\btu (?:cac )?nguon\b|\bnguon:"
)
_GETTING: Final = frozenset(
    re.findall(
        r"\w+",
        "lay tim kiem trich rut cap tra dau den huong dam bao tinh thanh pho so ban nganh trong cay vao dua nho xoay van dong"
        " keu goi xin gom vay bo xuat rot do xai dung tieu ganh chiu lo cho sang day bang lam hoat thu xep tho te",
    )
)
"""Folded syllables of how money is come by, and of whoever is asked about one by one: they tell no part of it."""
_MOST: Final = 420
_FEW_PLANS: Final = 3
_WIDE: Final = 900
_NOTE: Final = 80
_LABEL: Final = 60
"""Characters of an answer that a plan's notice may take, and of a line those before what it quotes."""


def answer_from_nearest(looked: LookedUp) -> Draft | None:
    """Return what the one plan in scope says of its money where that is nearest to a question on whence some money comes."""
    nearest = looked.order.by("prose").found[:1]
    if not _asks_whence(looked) or len(looked.plans) != 1 or not nearest:
        return None
    on_money = looked.knowledge.understood.on_money(looked.knowledge.plan(looked.plans[0]))
    return answer_about_budget(looked) if nearest[0].candidate.passage in on_money else None


def _asks_whence(looked: LookedUp) -> bool:
    query = looked.query
    return query.ask == (Field.FUNDING,) and query.form in (Form.VALUE, Form.LIST) and asks_whence(looked.words.text)


def asks_of_whole_plan(looked: LookedUp) -> bool:
    """Tell whether it is asked whence a plan's money comes, in whatever words, and not that of a part of what it pays for."""
    if not _asks_whence(looked):
        return False
    titles = [looked.knowledge.plan(plan).metadata.title or "" for plan in looked.plans[:_FEW_PLANS]]
    return _besides_getting(looked) <= frozenset(syllable for title in titles for syllable in folded_syllables(title))


def answer_about_budget(looked: LookedUp) -> Draft | None:
    """Return what each plan in scope says of its own money; None where none has a section on it.

    Which has most or least is told by no list of many, and how much there is in a year by nothing that does not name it.
    """
    if looked.query.form in RANKS and len(looked.plans) > _FEW_PLANS:
        return None
    plans = [looked.knowledge.plan(plan) for plan in looked.plans]
    if _asks_other_years(looked, plans):
        return None
    if len(plans) == 1:
        lines = _sources_of(plans[0], looked.knowledge)
    else:
        room = _WIDE if looked.wide else max(_MOST // max(len(plans), 1), 120)
        lines = [line for plan in plans if (line := _line(plan, min(room, _WIDE), looked.knowledge)) is not None]
    return Draft(tuple(lines), limit=LONG if looked.wide else SHORT, exact=_of_the_whole(looked)) if lines else None


def _asks_other_years(looked: LookedUp, plans: Sequence[StoredPlan]) -> bool:
    """Tell whether an amount of years is asked for that neither the title nor the section on money of any plan names."""
    years = set(looked.query.where.years)
    if looked.query.expects is not Expects.MONEY or not years:
        return False
    told = [passage.clean for plan in plans for passage in looked.knowledge.understood.on_money(plan)]
    return not any(years & years_in(text) for text in (*told, *(plan.metadata.title or "" for plan in plans)))


def _of_the_whole(looked: LookedUp) -> bool:
    """Tell whether it is asked whence a plan's money comes, and not that of some part: then its section on money answers."""
    return asks_whence(looked.words.text) and not _besides_getting(looked)


def _besides_getting(looked: LookedUp) -> frozenset[str]:
    """Return the folded syllables of the topic that say more than that money is asked for, or come by."""
    return looked.query.topic_syllables - ASKING - _GETTING


def _line(plan: StoredPlan, room: int, knowledge: Knowledge) -> Line | None:
    found = knowledge.understood.on_money(plan)
    if not found:
        return None
    best = max(found, key=_sources)
    others = tuple(cite_passage(other, 0.9, knowledge) for other in found if other is not best)
    name = knowledge.plan_name(plan.id)
    return Line(plan.id, name, (), _quoted(best, room, knowledge), (cite_passage(best, 1.0, knowledge),), others)


def _sources_of(plan: StoredPlan, knowledge: Knowledge) -> list[Line]:
    """Return what one plan's section on money says of its sources, in its order; the best paragraph has room before others."""
    found = knowledge.understood.on_money(plan)
    if not found:
        return []
    best = max(found, key=_sources)
    told, left = [best], SHORT - _NOTE - _LABEL - min(len(best.clean), _MOST)
    for other in (passage for passage in found if passage is not best and _is_beside(passage, best)):
        if len(other.clean) + _LABEL <= left:
            told.append(other)
            left -= len(other.clean) + _LABEL
    return [
        Line(
            plan.id,
            label_of(passage, knowledge),
            (),
            _quoted(passage, _MOST, knowledge),
            (cite_passage(passage, 1.0 if passage is best else 0.9, knowledge),),
        )
        for passage in found
        if passage in told
    ]


def _quoted(passage: Passage, room: int, knowledge: Knowledge) -> str:
    return f"“{best_excerpt(passage.clean, ('nguồn', 'kinh phí', 'ngân sách'), knowledge.weight, room)}”"


def _is_beside(passage: Passage, best: Passage) -> bool:
    """Tell whether the passage tells another source in the section on money that ``best`` stands in."""
    above = _money_path(best.section_path)
    return _tells_source(passage) and passage.document == best.document and passage.section_path[: len(above)] == above


def _money_path(path: Sequence[str]) -> tuple[str, ...]:
    """Return the headings down to the uppermost that is on money."""
    at = next((at for at, heading in enumerate(path) if _ON_MONEY.search(fold_accents(heading).lower())), len(path) - 1)
    return tuple(path[: at + 1])


def _tells_source(passage: Passage) -> bool:
    """Tell whether the passage, or the heading right above it, begins with a source of money."""
    openings = (passage.clean, *passage.section_path[-1:])
    return any(_NAMES_SOURCE.match(fold_accents(without_mark(text)).lower()) for text in openings)


def _sources(passage: Passage) -> tuple[bool, bool, bool, int]:
    """Return how well a passage tells the sources of the plan's money: "Kinh phí thực hiện Kế hoạch gồm …" does so best."""
    text = fold_accents(without_mark(passage.clean)).lower()
    says = bool(_SAYS_WHENCE.search(text))
    return says and bool(_OF_PLAN.match(text)), _tells_source(passage), says, len(set(MONEY_SOURCE.findall(text)))
