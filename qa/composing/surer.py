"""A second passage beside an answer: one that the reranker takes for a proof more surely than what the answer rests on.

In: the draft that a way to an answer made of what was looked up. Out: the draft, with a note where there is such a passage. The
answer stays as it is: of such pairs it was right more often than the passage, and either often alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from qa.composing.draft import SHORT, Draft, compose
from qa.composing.prose import prose_line
from qa.contracts.query import Field, Form, Query
from qa.contracts.ranked import Ranked
from qa.ranking.looked_up import LookedUp
from qa.ranking.proof_reader import ProofReader
from qa.ranking.reranking import excerpt_of_passage
from qa.reading.heads import is_of_head

_AHEAD: Final = 1.0
"""By how much the reranker must be surer (in its logits): half an answer and half a passage were right from there on."""
_WAYS: Final = frozenset({"prose_answers", "tasks", "reports", "evidence"})
"""The ways to an answer that rest on what the search found."""
_WHOLES: Final = (Field.OUTLINE, Field.SUMMARY, Field.PLANS, Field.HELP, Field.NONE)
_SAYS: Final = re.compile(r"(?:[^\W\d_]+\W+){3}")
"""Words enough to tell something: of "2. …" nothing is learned."""
_LEAST: Final = 120
_ROOM: Final = 300


def with_surer(draft: Draft, looked: LookedUp) -> Draft:
    """Return ``draft`` with a note of the surest passage that was read, where that is surer by far than its proof."""
    found = surer_than(draft, looked)
    if found is None:
        return draft
    room = min(_ROOM, SHORT - len(compose(draft).text))
    line = prose_line(found, looked, max(room, _LEAST))
    if not _SAYS.search(line.detail):
        return draft
    note = f"Đoạn khác cũng có thể trả lời câu hỏi: {line.detail} ({line.label})."
    return replace(draft, notes=(*draft.notes, note), further=(*draft.further, *line.proofs))


def in_its_place(draft: Draft, looked: LookedUp) -> Draft | None:
    """Return the answer that the surest passage makes where ``draft`` is none; None where none is surer by far."""
    found = surer_than(draft, looked)
    return None if found is None else replace(draft, lines=(prose_line(found, looked, SHORT - _ROOM),), heading="", notes=())


def surer_than(draft: Draft, looked: LookedUp) -> Ranked | None:
    """Return the surest passage that was read, where that is surer by far than the proof of ``draft``."""
    proof_reader = looked.proof_reader
    if proof_reader is None or not _may_have_one(draft, looked.query):
        return None
    cited = {proof.passage.id for line in draft.lines for proof in line.proofs}
    proofs = [excerpt_of_passage(passage) for passage in looked.knowledge.engine.passages(list(cited))]
    surest = surest_read(looked.order.evidence, proof_reader, cited)
    if surest is None or not proofs:
        return None
    found, logit = surest
    if any(logit - said < _AHEAD for said in map(proof_reader.proof_of, proofs) if said is not None):
        return None  # what was read already says so: the others need not be
    return None if logit - max(proof_reader.proofs(proofs)) < _AHEAD else found


def _may_have_one(draft: Draft, query: Query) -> bool:
    """Tell whether one passage of one plan may prove the answer."""
    of_one_plan = len({line.plan for line in draft.lines}) == 1 and draft.limit == SHORT
    one_proof = query.form in (Form.VALUE, Form.LIST) and not query.asks(*_WHOLES)
    return draft.room in _WAYS and of_one_plan and one_proof and not draft.exact


def surest_read(
    evidence: Sequence[Ranked], proof_reader: ProofReader, cited: Collection[str] = ()
) -> tuple[Ranked, float] | None:
    """Return what the reranker was surest of in the body, but ``cited``, with its logit: nothing is read for this alone."""
    read = [(found, proof_reader.proof_of(excerpt_of_passage(found.candidate.passage))) for found in evidence]
    others = [
        (found, logit)
        for found, logit in read
        if logit is not None and found.candidate.passage.id not in cited and not is_of_head(found.candidate.passage)
    ]
    return max(others, key=lambda pair: pair[1], default=None)
