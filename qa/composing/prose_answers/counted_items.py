"""The goals, purposes or solutions that a part of a plan lists, where a question counts them."""

from __future__ import annotations

import re
from typing import Final

from corpus.text import folded_syllables
from qa.composing.draft import Line
from qa.composing.facts.choosing import plans_of
from qa.composing.identity import cite_ranges
from qa.composing.prose_answers.whole_lists import Listing
from qa.contracts.query import Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.items import items_of_part, part_meant
from qa.reading.plan_parts import PlanPart, formal_words
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge
from qa.understanding.forms import items_asked

_SAYS_NOTHING: Final = frozenset(folded_syllables("nêu đưa ra đặt gồm ý gạch đầu dòng mục phần điểm nhóm cụ thể là cho"))
_GENERAL: Final = frozenset({"ý", "gạch đầu dòng"})


def items_listed(query: Query, looked: LookedUp) -> Listing | None:
    """Return the items of the part that the question names; None where it names none, or that lists none."""
    noun = items_asked(query.words.text) or items_asked(f"mấy {' '.join(query.topic)}")
    if query.form is not Form.COUNT or query.of is not None or query.ask != (Field.CONTENT,) or not noun:
        return None
    plans = plans_of(query, looked)
    named = "" if noun in _GENERAL else noun
    years = query.where.years
    words = Wording((named, " ".join(query.topic)), looked.knowledge.weight, formal_words() | _SAYS_NOTHING)
    if len(plans) != 1 or not (words or years):
        return None
    plan = plans[0]
    part = part_meant(plan, words, years)
    found = items_of_part(part, named or "-", looked.knowledge.engine.passages_of(plan.id)) if part is not None else None
    if part is None or found is None or not found.count:
        return None
    of_each = "; ".join(f"{leaf.name}: {len(items)}" for leaf, items in found.leaves)
    lines = tuple(_line(plan.id, item, looked.knowledge) for _, items in found.leaves for item in items)
    where = f"{looked.knowledge.plan_name(plan.id)}, {part.name}"
    return Listing(named or "mục", where, lines, f" ({of_each})" if len(found.leaves) > 1 else "")


def _line(plan: str, item: PlanPart, knowledge: Knowledge) -> Line:
    text = re.sub(r"^\s*[-–+*•]\s*", "", item.name)
    return Line(plan, "", (), text, tuple(cite_ranges(item.document, (item.range,), knowledge)))
