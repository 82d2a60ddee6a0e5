"""Answers about the money of a whole plan: from which sources it comes, plan by plan, from the section that says so."""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredPlan
from indexer.segments.understood import MONEY_SOURCE
from qa.composing.computed.money_topic import ASKING
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.prose import cite_passage
from qa.contracts.query import RANKS
from qa.ranking.looked_up import LookedUp
from qa.reading.sentence_values import best_excerpt
from qa.retrieval.knowledge import Knowledge
from qa.understanding.money_asked import asks_whence

_SAYS_WHENCE: Final = re.compile(r"\bnguon (?:kinh phi|von|luc)?[^.;]{0,60}\b(?:gom|tu|la)\b|\btu (?:cac )?nguon\b|\bnguon:")
_GETTING: Final = frozenset(
    re.findall(r"\w+", "lay tim kiem trich rut cap tra dau den huong dam bao tinh thanh pho so ban nganh")
)
"""Folded syllables of how money is come by, and of whoever is asked about one by one: they tell no part of it."""
_MOST: Final = 420
_FEW_PLANS: Final = 3
_WIDE: Final = 900


def answer_about_budget(looked: LookedUp) -> Draft | None:
    """Return what each plan in scope says of its own money; None where none has a section on it.

    Which has most or least is told by no list of many.
    """
    if looked.query.form in RANKS and len(looked.plans) > _FEW_PLANS:
        return None
    plans = [looked.knowledge.plan(plan) for plan in looked.plans]
    room = _WIDE if looked.wide else max(_MOST // max(len(plans), 1), 120)
    lines = [line for plan in plans if (line := _line(plan, min(room, _WIDE), looked.knowledge)) is not None]
    return Draft(tuple(lines), limit=LONG if looked.wide else SHORT, exact=_of_the_whole(looked)) if lines else None


def _of_the_whole(looked: LookedUp) -> bool:
    """Tell whether it is asked whence a plan's money comes, and not that of some part: then its section on money answers."""
    topic = {syllable for word in looked.query.topic for syllable in folded_syllables(word)}
    return asks_whence(looked.words.text) and topic <= ASKING | _GETTING


def _line(plan: StoredPlan, room: int, knowledge: Knowledge) -> Line | None:
    found = knowledge.understood.on_money(plan)
    if not found:
        return None
    best = max(found, key=_sources)
    others = tuple(cite_passage(other, 0.9, knowledge) for other in found if other is not best)
    excerpt = best_excerpt(best.clean, ("nguồn", "kinh phí", "ngân sách"), knowledge.weight, room)
    return Line(plan.id, knowledge.plan_name(plan.id), (), f"“{excerpt}”", (cite_passage(best, 1.0, knowledge),), others)


def _sources(passage: Passage) -> tuple[bool, int]:
    text = fold_accents(passage.clean).lower()
    return bool(_SAYS_WHENCE.search(text)), len(set(MONEY_SOURCE.findall(text)))
