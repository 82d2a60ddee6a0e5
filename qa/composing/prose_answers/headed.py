"""What a part of a plan says, where a question asks for that part by the words of its heading: "nguyên tắc phối hợp là gì".

In: a question for one value or a list. Out: a draft of all that the part says. The question must say the heading, and hold
hardly anything that neither the headings nor the plan's own name say: who asks for more wants one sentence of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.prose import cite_passage
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.items import without_sign
from qa.reading.plan_parts import PlanPart, name_of_section, passages_in
from qa.reading.wording import SAYS_NOTHING
from qa.retrieval.knowledge import Knowledge

_FORMS: Final = frozenset({Form.VALUE, Form.LIST})
_FIELDS: Final = frozenset({Field.CONTENT, Field.DEFINITION, Field.COORDINATE, Field.LEAD, Field.TASK, Field.REASON})
_PLANS: Final = 3
_BEST: Final = 10
_LONGEST: Final = 200
_MOST: Final = 40
_SAYS: Final = 0.8
"""A heading is meant where the question says this share of its telling words."""
_TOLD: Final = 0.85
"""And where headings and the plan's name hold this share of what the question says."""
_NAMED: Final = 0.1
"""What the plan's own words count besides: how many of those asked stand in the heading, and of its own are asked."""
_OWN: Final = 0.4
"""Of which the heading itself holds as much."""
_WHOLE: Final = 2.9
"""From this score on nothing but the heading is asked: all of a long part is told, in short."""
_ASKING: Final = SAYS_NOTHING | frozenset(
    folded_syllables("gồm bao gồm nêu kể liệt kê cho biết xin hỏi về quy định theo trình bày hãy giúp thì nhé cụ thể")
)


@dataclass(frozen=True, slots=True)
class PartMeant:
    """A part of a plan whose heading a question says, and how well."""

    plan: StoredPlan
    part: PlanPart
    score: float


@ahead_kind("heading")
def answer_under_heading(query: Query, looked: LookedUp) -> Draft | None:
    """Return what stands under the heading that the question means; None where it means none, or several alike."""
    if query.form not in _FORMS or not set(query.ask) <= _FIELDS or query.carried or query.where.agencies:
        return None
    ranked = sorted(_meant(query, looked), key=lambda each: -each.score)
    if not ranked or (len(ranked) > 1 and math.isclose(ranked[0].score, ranked[1].score)):
        return None
    plan, part = ranked[0].plan, ranked[0].part
    passages = passages_in(part, looked.knowledge.engine.passages_of(plan.id))[:_MOST]
    length = sum(len(passage.clean) + 4 for passage in passages)
    label = f"{looked.knowledge.plan_name(plan.id)}, {part.name}"
    short = len(label) + length < SHORT
    if not passages or (query.form is Form.VALUE and not short and ranked[0].score < _WHOLE):
        return None
    if query.form is Form.VALUE and not short:
        return Draft(
            tuple(_brief(passage, looked.knowledge) for passage in passages), heading=f"{label}:", sure=True, exact=True
        )
    if len(passages) == 1:
        lines = [Line(plan.id, label, (), f"“{passages[0].clean}”", (cite_passage(passages[0], 1.0, looked.knowledge),))]
        return Draft(tuple(lines), limit=SHORT if short else LONG, sure=True, exact=True)
    lines = [
        Line(plan.id, "", (without_sign(p.clean).rstrip(" ;."),), "", (cite_passage(p, 1.0, looked.knowledge),))
        for p in passages
    ]
    return Draft(tuple(lines), heading=f"{label}:", limit=SHORT if short else LONG, sure=True, exact=True)


def _brief(passage: Passage, knowledge: Knowledge) -> Line:
    return Line(passage.plan, "", (), without_sign(passage.clean).rstrip(" ;."), (cite_passage(passage, 1.0, knowledge),))


def _meant(query: Query, looked: LookedUp) -> Iterator[PartMeant]:
    knowledge = looked.knowledge
    asked = frozenset(folded_syllables(query.words.text)) - _ASKING
    near = sorted(looked.candidates, key=lambda each: -each.fused())[:_BEST]
    nearest = dict.fromkeys(each.passage.plan for each in near)
    allowed = [plan.id for plan in plans_of(query, looked)] if query.where.plans else list(nearest)
    for plan in map(knowledge.plan, sorted(allowed, key=lambda plan: plan not in nearest)[:_PLANS]):
        name = frozenset(folded_syllables(knowledge.title_and_name(plan.id)))
        needed = asked - name
        for document in plan.documents[:1] if needed else ():
            for at in range(len(document.sections)):
                score = _score(document, at, asked, name, knowledge)
                if score:
                    section = document.sections[at]
                    yield PartMeant(plan, PlanPart(document, name_of_section(section), section.heading_range, at), score)


def _score(document: StoredDocument, at: int, asked: Set[str], name: Set[str], knowledge: Knowledge) -> float:
    """Return how well the section's heading is what the question asks for; 0 where it is not meant."""
    section, needed = document.sections[at], asked - name
    if not section.heading or len(section.heading) > _LONGEST:
        return 0.0
    own = knowledge.syllables(section.heading) - _ASKING
    telling = own - name
    if not telling & needed:
        return 0.0
    above: set[str] = set()
    place = section.parent
    while place is not None:
        above |= knowledge.syllables(document.sections[place].heading)
        place = document.sections[place].parent

    def share(part: Set[str], whole: Set[str]) -> float:
        """Return how much of the weight of ``whole`` is that of ``part``."""
        return math.fsum(map(knowledge.weight, part)) / math.fsum(map(knowledge.weight, whole))

    says, told, said = share(telling & needed, telling), share(needed & (own | above), needed), share(needed & own, needed)
    score = says + told + said + _NAMED * (share(asked & own, asked) + share(asked & own, own))
    return score if says >= _SAYS and told >= _TOLD and said >= _OWN else 0.0
