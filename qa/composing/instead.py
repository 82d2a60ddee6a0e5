"""What a plan's body says where its own facts were told though the question asks of something else.

"Mẫu biểu số mấy" asks for no document's number, "gồm những nhóm hàng nào" for no plan's parts. In: a draft of a plan's facts,
and what was looked up. Out: the draft, or what that passage says which says more of the question and is taken for a
proof.
"""

from __future__ import annotations

from typing import Final

from qa.composing.draft import SHORT, Draft
from qa.composing.prose import prose_line
from qa.composing.surer import surest_read
from qa.contracts.answer import Status
from qa.contracts.query import Field, Form
from qa.ranking.looked_up import LookedUp
from qa.reading.wording import SAYS_NOTHING, Wording, bare_of_numbers

_OF_ITSELF: Final = (Field.NUMBER, Field.SIGNER, Field.OFFICE, Field.ISSUER, Field.RECIPIENTS, Field.OUTLINE, Field.PLANS)
_A_PROOF: Final = 1.5
"""The reranker's logit from which on a passage is one: no right fact had such a passage that says more of the question."""
_MORE: Final = 0.1
"""By how much more of the question's weight the passage must say."""
_UNSURE: Final = 0.65
"""How sure the reading of the question is where the facts stand without a second look."""
_ROOM: Final = 300


def replaced_by_body(draft: Draft, looked: LookedUp) -> Draft:
    """Return what the plan's body says instead of ``draft``, or ``draft`` where the facts answer."""
    proof_reader = looked.proof_reader
    if proof_reader is None or not _is_in_doubt(draft, looked):
        return draft
    best, logit = surest_read(looked.order.evidence, proof_reader) or (None, 0.0)
    if best is None or logit < _A_PROOF:
        return draft
    passage = best.candidate.passage
    weight = looked.knowledge.spread(passage.plan).weight
    asked = Wording([bare_of_numbers(looked.words.text)], weight, SAYS_NOTHING)
    told = " ".join((draft.heading, *(part for line in draft.lines for part in (line.label, *line.values, line.detail))))
    if asked.in_text(passage.clean) < asked.in_text(told) + _MORE:
        return draft
    return Draft((prose_line(best, looked, SHORT - _ROOM),), limit=SHORT).made_by(replaced_by_body)


def _is_in_doubt(draft: Draft, looked: LookedUp) -> bool:
    query = looked.query
    of_itself = query.ask[0] in _OF_ITSELF and draft.room in ("facts", "identity", "prose_answers")
    alone = query.form in (Form.VALUE, Form.LIST) and not looked.wide
    return of_itself and alone and query.confidence < _UNSURE and draft.status is Status.ANSWERED and bool(draft.lines)
