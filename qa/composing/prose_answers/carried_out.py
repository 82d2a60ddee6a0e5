"""Who is to carry a document out, as its last article says: "… chịu trách nhiệm thi hành Quyết định này".

In: a question for whom it names. Out: a draft of that sentence, whole also where its heading took a line of it.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import own_names
from corpus.records import BlockKind
from corpus.text.cleaning import clean
from indexer.segments.stored import Passage, StoredPlan
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.facts.choosing import plans_of
from qa.composing.prose import cite_passage
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.enacting import carrying_out
from qa.retrieval.knowledge import Knowledge

_PLANS: Final = 3
_KINDS: Final = "|".join(own_names())
_ASKED: Final = re.compile(
    rf"(?<!\w)(?:ai|những ai|chức danh|người|cơ quan|đơn vị|cá nhân|tổ chức|thủ trưởng)(?!\w)[^?]*"
    rf"(?<!\w)thi hành\s+(?:(?:các|cái)\s+)?(?:{_KINDS}|qđ|nq)(?!\w)",
    re.IGNORECASE,
)
_SAID: Final = re.compile(carrying_out("chịu trách nhiệm|có trách nhiệm"), re.IGNORECASE)
_TOLD: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@ahead_kind("carried out")
def answer_who_carries_out(query: Query, looked: LookedUp) -> Draft | None:
    """Return whom the documents that are meant charge with carrying them out; None where that is not asked, or not said."""
    if _ASKED.search(query.words.text) is None or query.form not in (Form.VALUE, Form.LIST) or not query.where.plans:
        return None
    lines = [line for plan in plans_of(query, looked)[:_PLANS] if (line := _line(plan, looked.knowledge)) is not None]
    return Draft(tuple(lines), limit=SHORT, sure=True, exact=True) if lines else None


def _line(plan: StoredPlan, knowledge: Knowledge) -> Line | None:
    passages = knowledge.engine.passages_of(plan.id)
    said = next((p for p in passages if p.kind in _TOLD and _SAID.search(p.clean)), None)
    if said is None:
        return None
    name = knowledge.plan_name(plan.id)
    return Line(plan.id, name, (), f"“{_whole(said, knowledge)}”", (cite_passage(said, 1.0, knowledge),))


def _whole(passage: Passage, knowledge: Knowledge) -> str:
    """Return the sentence with the words of its article's heading, where it goes on with what the heading begins."""
    document = knowledge.engine.stored_document(passage.document)
    start = passage.ranges[0].start
    around = [section for section in document.sections if section.range.start <= start < section.range.end]
    heading = max(around, key=lambda section: section.level).heading_range if around else None
    text = knowledge.engine.document_text(passage.document)
    if heading is None or text[heading.end : start].strip(" \t\n*_"):
        return passage.clean
    article = re.sub(r"^\W*Điều\s+\d+\W+", "", clean(text, [heading]).text)
    return f"{article} {passage.clean}" if article else passage.clean
