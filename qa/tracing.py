"""What ``ask --explain`` shows of each stage: the records that a question leaves on its way, in short and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from qa.composing.draft import Draft
from qa.contracts.answer import Answer
from qa.contracts.candidates import Candidate
from qa.contracts.learned_reading import LearnedReading
from qa.contracts.plain import plain
from qa.contracts.query import Query
from qa.contracts.ranked import Ranked
from qa.contracts.trace import Stage, Trace
from qa.deciding.decide import Ruling
from qa.ranking.looked_up import LookedUp
from qa.ranking.proof_reader import ProofReader
from qa.ranking.rank import UNLEARNED, family_of, load_weights
from qa.ranking.reranking import excerpt_of_passage

_CANDIDATES: Final = 10
_BEST: Final = 5
_LIKELY: Final = 3
_QUOTE: Final = 160


def trace_read(trace: Trace, own: Query, reading: LearnedReading | None) -> None:
    """Add what was typed and how it is spelled; the rules' ``own`` query, and what the learned reader says."""
    spelled = own.words.spelled
    trace.add(Stage.SPELLING, typed=spelled.typed, spelled=spelled.text, repaired=spelled.repaired, expanded=spelled.expanded)
    words = {"asking": plain(own.words.asking), "named": plain(own.words.named), "parts": list(own.words.parts)}
    learned = _reading(reading) if reading else None
    trace.add(Stage.UNDERSTANDING, rules=_filled(own.as_json()), words=_filled(words), learned=learned)


def trace_found(trace: Trace, looked: LookedUp) -> None:
    """Add the query that is meant and where it is looked for; the candidates, and the best as ranked with their features."""
    trace.add(Stage.QUERY, **_filled(looked.query.as_json()))
    scope = looked.scope
    trace.add(
        Stage.SCOPE,
        plans=list(scope.plans),
        narrowed=scope.narrowed,
        outside=list(scope.outside),
        notes=list(scope.notes),
        own=scope.own,
    )
    fused = sorted(looked.candidates, key=lambda each: -each.fused())
    trace.add(
        Stage.RETRIEVAL,
        source=looked.candidates.source,
        confidence=round(looked.candidates.confidence, 3),
        found=len(fused),
        background=round(looked.candidates.background, 3),
        best=[_candidate(each) for each in fused[:_CANDIDATES]],
    )
    family = family_of(looked.words.asking.intents) if looked.shelf.learned_order else UNLEARNED
    ranked = looked.order.by(family).found
    weights = load_weights()[family]
    trace.add(
        Stage.RANKING,
        weights=family,
        confidence=round(looked.order.by(family).confidence, 3),
        ranked=len(ranked),
        best=[_ranked(each, weights, looked.proof_reader) for each in ranked[:_BEST]],
    )


def trace_drafted(trace: Trace, draft: Draft) -> None:
    """Add which way gave the draft, and its lines."""
    lines = [{"plan": line.plan, "label": line.label, "values": list(line.values)} for line in draft.lines[:_BEST]]
    trace.add(Stage.READING, way=draft.source, status=draft.status.value, found=len(draft.lines), lines=lines)


def trace_decided(trace: Trace, draft: Draft, ruling: Ruling) -> None:
    """Add how probably the draft is right, and by which signals, where that was asked."""
    if ruling.signals:
        signals = {name: round(value, 3) for name, value in ruling.signals.items() if value}
        probability = round(ruling.probability, 3)
        trace.add(Stage.DECIDING, way=draft.source, probability=probability, least=ruling.least, signals=signals)


def trace_answer(trace: Trace, answer: Answer) -> None:
    """Add what the answer came to."""
    trace.add(Stage.COMPOSING, status=answer.status.value, items=len(answer.items), citations=len(answer.citations))


def _reading(reading: LearnedReading) -> dict[str, Any]:
    return {
        "ask": _likely(reading.ask),
        "form": _likely(reading.form),
        "of": _likely(reading.of),
        "expects": _likely(reading.expects),
        "negated": {name.value: round(share, 3) for name, share in reading.negated if share >= 0.5},
        "none": round(reading.none, 3),
        "spans": [{"kind": s.kind.value, "text": s.text, "probability": round(s.probability, 3)} for s in reading.spans],
    }


def _likely(pairs: Sequence[tuple[StrEnum | None, float]]) -> dict[str, float]:
    return {(name.value if name else "-"): round(share, 3) for name, share in pairs[:_LIKELY]}


def _candidate(found: Candidate) -> dict[str, Any]:
    return {
        **_place(found),
        "cosine": round(found.cosine, 3),
        "bm25": round(found.bm25, 2),
        "fused": round(found.fused(), 3),
    }


def _ranked(found: Ranked, weights: Mapping[str, float], proof_reader: ProofReader | None) -> dict[str, Any]:
    features = {name: round(value, 3) for name, value in found.features._asdict().items() if value}
    return {
        **_place(found.candidate),
        "task": found.assignment.assignment.number if found.assignment else None,
        "score": round(found.score, 3),
        **_proof(found, proof_reader),
        "features": features,
        "adds": {name: round(weights.get(name, 0.0) * value, 3) for name, value in features.items()},
    }


def _proof(found: Ranked, proof_reader: ProofReader | None) -> dict[str, float]:
    """Return the reranker's logit, where it read the candidate."""
    logit = proof_reader.proof_of(excerpt_of_passage(found.candidate.passage)) if proof_reader else None
    return {} if logit is None else {"proof": round(logit, 3)}


def _place(found: Candidate) -> dict[str, Any]:
    passage = found.passage
    clean = " ".join(passage.clean.split())
    text = clean if len(clean) <= _QUOTE else clean[:_QUOTE].rsplit(" ", 1)[0] + " …"
    return {"passage": passage.id, "plan": passage.plan, "kind": passage.kind.value, "text": text}


def _filled(query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a query as JSON without what it leaves open."""
    return {
        key: _filled(value) if isinstance(value, Mapping) else value
        for key, value in query.items()
        if value not in (None, "", [], {}) and value is not False and not (isinstance(value, Mapping) and not _filled(value))
    }
