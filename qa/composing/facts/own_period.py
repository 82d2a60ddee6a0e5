"""Over which years a plan runs, as it says of itself: "Kế hoạch bảo tồn cây dược liệu thực hiện từ năm nào đến năm nào".

In: a question for the time of a plan as a whole, which it names by its subject. Out: a draft of the period that the plan's
title gives; None where a task's time is asked for, or the plan gives no years.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import own_names
from corpus.text import folded_syllables
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.identity import cite_ranges
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Field, Form, Query
from qa.contracts.words import YEAR
from qa.ranking.looked_up import LookedUp
from qa.reading.wording import SAYS_NOTHING, Wording

_TIMES: Final = frozenset({Field.PERIOD, Field.DEADLINE})
_YEARS: Final = re.compile(
    r"\b(?:giai đoạn|thời kỳ|những năm|các năm) (?:nào|mấy)\b|\b(?:từ|đến|tới|trong) (?:mấy năm|năm (?:nào|mấy|bao nhiêu))\b"
    r"|\bmấy năm\b",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    rf"^\W*(?:(?:cho|xin|em|tôi|mình|hỏi|biết|thế|vậy|còn|cái|bản)\s+)*(?:{'|'.join(own_names())}|kh|qđ|đề án|chương trình)\b",
    re.IGNORECASE,
)
_IDLE: Final = frozenset(
    ["ap", "dung", "keo", "dai", "thuc", "hien", "chay", "trien", "khai", "hieu", "luc", "lam", "tinh", "so"]
)
_OF_IT: Final = 0.8
"""So much of what is asked of must stand in the plan's title and name."""


@ahead_kind("own period")
def answer_with_own_period(query: Query, looked: LookedUp) -> Draft | None:
    """Return the years that the one plan which is meant says it is for."""
    text = query.words.text
    if query.form is not Form.VALUE or not set(query.ask) <= _TIMES or not _OPENS.search(text) or not _YEARS.search(text):
        return None
    plans = plans_of(query, looked)
    plan = plans[0] if len(plans) == 1 else None
    if plan is None or not YEAR.search(plan.metadata.period or "") or query.where.agencies:
        return None
    named = folded_syllables(looked.knowledge.title_and_name(plan.id))
    topic = Wording([" ".join(query.topic)], looked.knowledge.weight, SAYS_NOTHING | _IDLE)
    if topic.cover(named) < _OF_IT:
        return None
    document = next((each for each in plan.documents if each.metadata.ranges.get("period")), None)
    if document is None:
        return None
    proofs = tuple(cite_ranges(document, document.metadata.ranges["period"], looked.knowledge))
    line = Line(plan.id, looked.knowledge.plan_name(plan.id), (plan.metadata.period or "",), plan.metadata.title or "", proofs)
    return Draft((line,), limit=SHORT, sure=True, exact=True)
