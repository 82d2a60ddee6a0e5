"""How a plan's own subject is carried out: its summary, where the question asks of no more than what its title says.

In: a query, and what was looked up for it. Out: a draft, or None. "Thành phố triển khai Luật Việc làm như thế nào" asks of the
plan that carries that law out; no sentence of it answers, all of it does.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import SHORT, Draft
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.whole_plans import whole_plan
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_parts import formal_words
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge

_HOW: Final = re.compile(r"\s*\b(?:(?:như\s+)?thế nào|như nào|ra sao|làm sao)\b[^\w]*(?:ạ|vậy|nhỉ|hả|thế)?\W*$", re.IGNORECASE)
_DOING: Final = frozenset(
    re.findall(r"\w+", "trien khai thuc hien thi hanh lam to chuc cong tac viec duoc cua tinh thanh pho tren dia ban o tai")
)
"""Folded syllables of carrying something out somewhere: they tell no part of a plan."""
_IS_TITLE: Final = 0.95
_LEAST: Final = 2
"""Words that a subject has at least."""
_UNSURE: Final = 0.5
"""A reader below this confidence has not understood what is asked for."""


@ahead_kind("subject")
def answer_of_subject(query: Query, looked: LookedUp) -> Draft | None:
    """Return the summary of the one plan in scope whose title says all that ``query`` asks of; None where there is none."""
    asks = query.asks(Field.CONTENT) or query.confidence < _UNSURE
    said = _HOW.sub("", looked.words.text)
    if not asks or query.form is not Form.VALUE or said == looked.words.text:
        return None
    places = {syllable for place in looked.words.named.places for syllable in folded_syllables(place.name)}
    topic = Wording([said], looked.knowledge.weight, formal_words() | places)
    plans = [plan for plan in plans_of(query, looked) if _is_of(plan, topic, looked.knowledge)]
    if len(plans) != 1:
        return None
    heading, lines, first = whole_plan(plans[0], looked.knowledge, SHORT - 20)
    return Draft(tuple(lines), heading=heading, limit=SHORT, sure=True, exact=True, first=first) if lines else None


def _is_of(plan: StoredPlan, topic: Wording, knowledge: Knowledge) -> bool:
    """Tell whether the plan's title says the topic, and this more than that something is carried out."""
    title = frozenset(folded_syllables(plan.metadata.title or ""))
    told = Wording([" ".join(topic.syllables - (_DOING - title))], knowledge.weight)
    return len(told.syllables) >= _LEAST and bool(told.syllables - _DOING) and told.cover(title) >= _IS_TITLE
