"""What a document's grounds say in passing: "Căn cứ Quyết định số … ban hành Kế hoạch rà soát … giai đoạn 2022 - 2025".

In: a question about what a document cites that nothing else answers. Out: a draft of the ground that answers it. Grounds name
much and say little, so they are looked at last.
"""

from __future__ import annotations

import re
from typing import Final

from qa.composing.draft import SHORT, Draft
from qa.composing.facts.choosing import plans_of
from qa.composing.told.best_statements import FEW_PLANS, quoting_line, ranker_of
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.reranking import reranked_statements
from qa.reading.heads import is_ground
from qa.reading.statements import Statement, lead_of, years_in

_CITED: Final = re.compile(
    r"(?<!\w)(?:viện dẫn|trích dẫn|dẫn (?:ở|tại|trong|chiếu)|(?:được|có) dẫn|căn cứ|dựa (?:vào|trên|theo))(?!\w)", re.IGNORECASE
)


def answer_from_grounds(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the ground says that answers the question best; None where few plans are not meant, or they give none."""
    if not _CITED.search(query.words.text):
        return None
    plans = plans_of(query, looked) if query.where.plans else ()
    if query.form is not Form.VALUE or not query.topic or len(plans) > FEW_PLANS or looked.proof_reader is None:
        return None
    grounds = [
        Statement(p, 0, len(p.clean), lead_of(p), p.section_path, years_in(p.clean), frozenset())
        for plan in plans
        for document in plan.documents
        for p in looked.knowledge.engine.passages_of(document.id)
        if is_ground(p)
    ]
    found = reranked_statements(ranker_of(query, looked).rank(grounds), looked.proof_reader.proofs)
    return (
        Draft((quoting_line(found[0].statement, (), looked.knowledge, SHORT - 140),), limit=SHORT, sure=True) if found else None
    )
