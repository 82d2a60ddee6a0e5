"""The goals of a plan, of all years or of one: what the part that holds them says, told item by item.

In: a query whose topic is no more than the goals themselves ("mục tiêu 2030", "tầm nhìn"). Out: a draft of that part's items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import SHORT, Draft, Line, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.gathered import items_of, told
from qa.composing.worded_kinds import worded_kind
from qa.contracts.query import Expects, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.items import part_meant
from qa.reading.plan_parts import formal_words
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge

GOALS: Final = frozenset(folded_syllables("mục tiêu chỉ tầm nhìn cụ thể tổng quát chung phấn đấu đặt ra đề nêu"))
NAMES_GOALS: Final = frozenset({"tieu", "nhin"})
_WHICH: Final = frozenset({"chung", "quat"})
"""What tells one part of the goals from another: "mục tiêu chung", "mục tiêu tổng quát"."""
_HOW_MANY: Final = re.compile(r"\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)
_HEADING: Final = 100
_ROOM: Final = SHORT - 20


@worded_kind("goals")
def answer_with_goals(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the plan's goals are, those of the asked years where years are asked; None where more is asked of them."""
    said = query.topic_syllables
    plain = query.form in (Form.VALUE, Form.LIST) and set(query.ask) <= {Field.FIGURE, Field.CONTENT}
    counts = query.expects not in (None, Expects.TEXT) and _HOW_MANY.search(query.words.text) is not None
    if not plain or not said & NAMES_GOALS or counts or query.where.agencies:
        return None
    plan = _meant(plans_of(query, looked), said - GOALS)
    if plan is None:
        return None
    heading, lines = goals_told(plan, " ".join(query.topic), frozenset(query.where.years), looked.knowledge, _ROOM)
    return Draft(tuple(lines), heading=f"{heading}:", limit=SHORT, sure=True, exact=True) if lines else None


def goals_told(plan: StoredPlan, topic: str, years: frozenset[int], knowledge: Knowledge, room: int) -> tuple[str, list[Line]]:
    """Return the heading that holds the goals which ``topic`` and ``years`` mean, and a line for each, all within ``room``.

    No lines where the plan has no such part.
    """
    idle = formal_words() | (GOALS - NAMES_GOALS - _WHICH) | frozenset(folded_syllables(plan.metadata.title or ""))
    words = Wording((topic,), knowledge.weight, idle - NAMES_GOALS - _WHICH)
    part = part_meant(plan, words, years)
    whole = part_meant(plan, words, ()) if part is None and years else part
    if whole is None:
        return "", []
    heading = shorten(f"{knowledge.plan_name(plan.id)}, {whole.name}", _HEADING)
    items = items_of(whole, plan, knowledge, years)
    if part is None:  # no heading is of the year: those items that are set for it
        items = [item for item in items if any(statement.set_for & years for statement in item.statements)]
    lines = told(items, knowledge, room - len(heading))
    same = len({line.label for line in lines}) == 1  # what all stand under tells none from another
    return heading, [replace(line, label="") for line in lines] if same else lines


def _meant(plans: Sequence[StoredPlan], rest: frozenset[str]) -> StoredPlan | None:
    """Return the one of ``plans`` whose title holds what the topic says beside the goals; None for none or several."""
    found = [
        plan for plan in plans if rest <= frozenset(folded_syllables(f"{plan.metadata.title or ''} {plan.province or ''}"))
    ]
    return found[0] if len(found) == 1 else None
