"""Several plans beside each other as wholes: their goals, or each in brief, field by field.

In: a query that names several plans and compares nothing narrower than their goals ("so sánh mục tiêu của A và B", "so sánh A
và B"). Out: a draft with a line for each plan and field, those of one field together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import LONG, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.goals import GOALS, NAMES_GOALS, goals_told
from qa.composing.prose_answers.whole_plans import whole_plan
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Expects, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.plan_parts import formal_words
from qa.retrieval.knowledge import Knowledge

_BRIEF: Final = frozenset({Field.CONTENT, Field.FIGURE, Field.TASK, Field.SUMMARY, Field.NONE})
_COMPARED: Final = frozenset(
    folded_syllables("so sánh đối chiếu giống khác nhau chung điểm gì nào thế ra sao hai ba bản với tỉnh")
)
_MOST: Final = 4
"""More plans than these are not put beside each other: the page that compares plans holds them."""
_ROOM: Final = LONG - 400
_ORDER: Final = ("Mục đích", "Mục tiêu", "", "Chủ trì", "Kinh phí", "Báo cáo")
"""How the labels of a plan in brief begin, in the order in which they are told; "" stands for all others."""


@ahead_kind("plans compared")
def answer_with_plans_compared(query: Query, looked: LookedUp) -> Draft | None:
    """Return the goals of each plan that is named, or each plan in brief; None where something narrower is asked."""
    where = query.where
    narrowed = where.agencies or where.fields or where.group or where.numbers or where.excluding or where.also
    if len(where.plans) < 2 or narrowed or query.many is not None:
        return None
    plans = [plan for plan in plans_of(query, looked) if plan.id in where.plans]
    if not 1 < len(plans) <= _MOST:
        return None
    said = query.topic_syllables - _COMPARED - _named(plans)
    if said & NAMES_GOALS and said <= GOALS | formal_words():
        return _goals(query, plans, looked.knowledge)
    counted = query.expects is Expects.NUMBER  # "A hơn B mấy nhiệm vụ"
    whole = query.form is Form.COMPARE and set(query.ask) <= _BRIEF and not (where.times or where.years or counted)
    return _in_brief(plans, looked.knowledge) if whole and not said - formal_words() else None


def _named(plans: Sequence[StoredPlan]) -> Set[str]:
    """Return the syllables that ``plans`` are called by."""
    return frozenset(folded_syllables(" ".join(plan.province or "" for plan in plans)))


def _goals(query: Query, plans: Sequence[StoredPlan], knowledge: Knowledge) -> Draft | None:
    """Return a line for each goal of each plan; None where one of the plans sets none that are meant."""
    plain = query.form in (Form.VALUE, Form.LIST, Form.COMPARE) and set(query.ask) <= {Field.FIGURE, Field.CONTENT}
    if not plain:
        return None
    years = frozenset(query.where.years)
    found = [goals_told(plan, " ".join(query.topic), years, knowledge, _ROOM // len(plans)) for plan in plans]
    if not all(lines for _, lines in found):
        return None
    told = tuple(_under(plan, line, knowledge) for plan, (_, lines) in zip(plans, found, strict=True) for line in lines)
    return Draft(told, limit=LONG, sure=True, exact=True, labelled=True)


def _in_brief(plans: Sequence[StoredPlan], knowledge: Knowledge) -> Draft:
    """Return the plans' titles, then their goals, tasks, leaders, money and reports, those of one kind together."""
    titles, kinds = [], list[tuple[int, Line]]()
    for plan in plans:
        title, lines, proofs = whole_plan(plan, knowledge, _ROOM // len(plans))
        titles.append(Line(plan.id, knowledge.plan_name(plan.id), (), title, proofs[:1]))
        kinds += ((at, _under(plan, line, knowledge)) for at, line in _ranked(lines))
    beside = [line for _, line in sorted(kinds, key=lambda ranked: ranked[0])]
    return Draft((*titles, *beside), limit=LONG, sure=True, exact=True, labelled=True)


def _ranked(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    for line in lines:
        yield next((at for at, begins in enumerate(_ORDER) if begins and line.label.startswith(begins)), _ORDER.index("")), line


def _under(plan: StoredPlan, line: Line, knowledge: Knowledge) -> Line:
    """Return the line called by its plan as well."""
    label = " – ".join(filter(None, (knowledge.plan_name(plan.id), line.label)))
    return Line(line.plan, label, line.values, line.detail, line.proofs)
