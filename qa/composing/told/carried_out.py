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
from qa.contracts.query import Form, Query
from qa.ranking.inquiry import Inquiry

_PLANS: Final = 3
_KINDS: Final = "|".join(own_names())
_ASKED: Final = re.compile(
    rf"(?<!\w)(?:ai|những ai|chức danh|người|cơ quan|đơn vị|cá nhân|tổ chức|thủ trưởng)(?!\w)[^?]*"
    rf"(?<!\w)thi hành\s+(?:(?:các|cái)\s+)?(?:{_KINDS}|qđ|nq)(?!\w)",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    rf"(?<!\w)(?:chịu trách nhiệm|có trách nhiệm)\s+(?:tổ chức\s+)?(?:thi hành|thực hiện)\s+(?:{_KINDS})\s+này(?!\w)",
    re.IGNORECASE,
)
_TOLD: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def answer_who_carries_out(query: Query, inquiry: Inquiry) -> Draft | None:
    """Return whom the documents that are meant charge with carrying them out; None where that is not asked, or not said."""
    if _ASKED.search(inquiry.words.text) is None or query.form not in (Form.VALUE, Form.LIST) or not query.where.plans:
        return None
    lines = [line for plan in plans_of(query, inquiry)[:_PLANS] if (line := _line(plan, inquiry)) is not None]
    return Draft(tuple(lines), limit=SHORT, sure=True, exact=True) if lines else None


def _line(plan: StoredPlan, inquiry: Inquiry) -> Line | None:
    passages = inquiry.knowledge.engine.passages_of(plan.id)
    said = next((p for p in passages if p.kind in _TOLD and _SAID.search(p.clean)), None)
    if said is None:
        return None
    name = inquiry.knowledge.plan_name(plan.id)
    return Line(plan.id, name, (), f"“{_whole(said, inquiry)}”", (cite_passage(said, 1.0, inquiry),))


def _whole(passage: Passage, inquiry: Inquiry) -> str:
    """Return the sentence with the words of its article's heading, where it goes on with what the heading begins."""
    document = inquiry.knowledge.engine.stored_document(passage.document)
    start = passage.ranges[0].start
    around = [section for section in document.sections if section.range.start <= start < section.range.end]
    heading = max(around, key=lambda section: section.level).heading_range if around else None
    text = inquiry.knowledge.engine.document_text(passage.document)
    if heading is None or text[heading.end : start].strip(" \t\n*_"):
        return passage.clean
    article = re.sub(r"^\W*Điều\s+\d+\W+", "", clean(text, [heading]).text)
    return f"{article} {passage.clean}" if article else passage.clean
