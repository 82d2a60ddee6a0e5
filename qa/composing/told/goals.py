"""The goals of a plan, of all years or of one: what the part that holds them says, told item by item.

In: a query whose topic is no more than the goals themselves ("mục tiêu 2030", "tầm nhìn"). Out: a draft of that part's items.
"""

from __future__ import annotations

from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import SHORT, Draft, shorten
from qa.composing.facts.choosing import plans_of
from qa.composing.told.gathered import items_of, told
from qa.composing.worded_kinds import worded_kind
from qa.contracts.query import Expects, Field, Form, Query
from qa.ranking.inquiry import Inquiry
from qa.reading.items import part_meant
from qa.reading.parts import formal_words
from qa.reading.wording import Wording

_GOALS: Final = frozenset(folded_syllables("mục tiêu chỉ tầm nhìn cụ thể tổng quát chung phấn đấu đặt ra đề nêu"))
_NAMES_THEM: Final = frozenset({"tieu", "nhin"})
_HEADING: Final = 100
_ROOM: Final = SHORT - 20


@worded_kind("goals")
def answer_with_goals(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return what the plan's goals are, those of the asked years where years are asked; None where more is asked of them."""
    said = frozenset(folded_syllables(" ".join(query.topic)))
    plain = query.form in (Form.VALUE, Form.LIST) and set(query.ask) <= {Field.FIGURE, Field.CONTENT}
    if not plain or not said & _NAMES_THEM or said - _GOALS or query.expects not in (None, Expects.TEXT):
        return None
    plans = plans_of(query, inquiry)
    if len(plans) != 1 or query.where.agencies:
        return None
    years = frozenset(query.where.years)
    words = Wording((" ".join(query.topic),), inquiry.knowledge.weight, formal_words() | (_GOALS - _NAMES_THEM - {"chung"}))
    part = part_meant(plans[0], words, years)
    if part is None:
        return None
    heading = shorten(f"{inquiry.knowledge.plan_name(plans[0].id)}, {part.name}", _HEADING)
    lines = told(items_of(part, plans[0], inquiry, years), inquiry, _ROOM - len(heading))
    return Draft(tuple(lines), heading=f"{heading}:", limit=SHORT, sure=True) if lines else None
