"""What a document's grounds say in passing: "Căn cứ Quyết định số … ban hành Kế hoạch rà soát … giai đoạn 2022 - 2025".

In: a question about what a document cites that nothing else answers. Out: a draft of the ground that answers it. Grounds name
much and say little, so they are looked at last.
"""

from __future__ import annotations

import re
from typing import Final

from qa.composing.draft import SHORT, Draft
from qa.composing.facts.choosing import plans_of
from qa.composing.prose_answers.best_statements import FEW_PLANS, quoting_line, ranker_of
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import PLAN_FIELDS, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.proof_reader import ProofReader
from qa.ranking.reranking import excerpt_of_statement, reranked_statements
from qa.ranking.statement_ranking import Found
from qa.reading.heads import is_ground
from qa.reading.statements import Statement, lead_of, years_in

_CITED: Final = re.compile(
    r"(?<!\w)(?:viện dẫn|trích dẫn|dẫn (?:ở|tại|trong|chiếu)|(?:được|có) dẫn|căn cứ|dựa (?:vào|trên|theo))(?!\w)", re.IGNORECASE
)


_NAMES_CITED: Final = re.compile(
    r"(?<!\w)(?:viện dẫn|trích dẫn|nhắc (?:đến |tới )?(?:ở|tại|trong)|dẫn (?:ở|tại|trong|chiếu)"
    r"|(?:được|có) (?:\w+ ){0,3}?(?:dẫn|nhắc))(?!\w)",
    re.IGNORECASE,
)
"""Where a question says that what it asks of is another document's, which this one names."""
_OF_ITSELF: Final = (*PLAN_FIELDS, Field.SUMMARY, Field.OUTLINE)
_NAMED: Final = 0.5
"""So much of the topic stands in a ground that names what is asked of."""
_A_PROOF: Final = 1.0


@ahead_kind("named ground")
def answer_of_named_ground(query: Query, looked: LookedUp) -> Draft | None:
    """Return what a ground says of the other document that the question calls cited; None where it asks of this one."""
    if not _NAMES_CITED.search(query.words.text) or query.asks(*_OF_ITSELF) or looked.proof_reader is None:
        return None
    best = next(iter(_grounds(query, looked, looked.proof_reader)), None)
    if best is None or best.features.cover < _NAMED:
        return None
    proves = looked.proof_reader.proofs([excerpt_of_statement(best.statement)])[0] >= _A_PROOF
    return _told(best, looked) if proves else None


def answer_from_grounds(query: Query, looked: LookedUp) -> Draft | None:
    """Return what the ground says that answers the question best; None where few plans are not meant, or they give none."""
    if not _CITED.search(query.words.text) or looked.proof_reader is None:
        return None
    best = next(iter(_grounds(query, looked, looked.proof_reader)), None)
    return None if best is None else _told(best, looked)


def _told(found: Found, looked: LookedUp) -> Draft:
    return Draft((quoting_line(found.statement, (), looked.knowledge, SHORT - 140),), limit=SHORT, sure=True)


def _grounds(query: Query, looked: LookedUp, proof_reader: ProofReader) -> list[Found]:
    """Return the grounds of the few plans that are meant, best first, for a question after one value."""
    plans = plans_of(query, looked) if query.where.plans else ()
    if query.form is not Form.VALUE or not query.topic or len(plans) > FEW_PLANS:
        return []
    grounds = [
        Statement(p, 0, len(p.clean), lead_of(p), p.section_path, years_in(p.clean), frozenset())
        for plan in plans
        for document in plan.documents
        for p in looked.knowledge.engine.passages_of(document.id)
        if is_ground(p)
    ]
    return reranked_statements(ranker_of(query, looked).rank(grounds), proof_reader.proofs)
