"""How many goals, purposes or solutions a part of a plan lists: the number first, what it was counted over, the items."""

from __future__ import annotations

import re
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.identity import cite_ranges
from qa.contracts.query import Field, Form, Query
from qa.ranking.inquiry import Inquiry
from qa.reading.items import items_of_part, part_meant
from qa.reading.parts import PlanPart, formal_words
from qa.reading.wording import Wording
from qa.understanding.forms import items_asked

_SAYS_NOTHING: Final = frozenset(folded_syllables("nêu đưa ra đặt gồm ý gạch đầu dòng mục phần điểm nhóm cụ thể là cho"))
_GENERAL: Final = frozenset({"ý", "gạch đầu dòng"})


def answer_with_count_of_items(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return how many items the part lists that the question names; None where it names none, or that lists none."""
    noun = items_asked(inquiry.words.text) or items_asked(f"mấy {' '.join(query.topic)}")
    if query.form is not Form.COUNT or query.of is not None or query.ask != (Field.CONTENT,) or not noun:
        return None
    plans = plans_of(query, inquiry)
    named = "" if noun in _GENERAL else noun
    years = query.where.years
    words = Wording((named, " ".join(query.topic)), inquiry.knowledge.weight, formal_words() | _SAYS_NOTHING)
    if len(plans) != 1 or not (words or years):
        return None
    plan = plans[0]
    part = part_meant(plan, words, years)
    found = items_of_part(part, named or "-", inquiry.knowledge.engine.passages_of(plan.id)) if part is not None else None
    if part is None or found is None or not found.count:
        return None
    heading = f"{found.count} {named or 'mục'} – {inquiry.knowledge.plan_name(plan.id)}, {part.name}"
    if len(found.leaves) > 1:
        heading += f" ({'; '.join(f'{leaf.name}: {len(items)}' for leaf, items in found.leaves)})"
    lines = tuple(_line(plan.id, item, inquiry) for _, items in found.leaves for item in items)
    return Draft(lines, heading=f"{heading}:", limit=SHORT, sure=True)


def _line(plan: str, item: PlanPart, inquiry: Inquiry) -> Line:
    text = re.sub(r"^\s*[-–+*•]\s*", "", item.name)
    return Line(plan, "", (), text, tuple(cite_ranges(item.document, (item.range,), inquiry)))
