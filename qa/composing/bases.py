"""Answers about the documents that a plan rests on or carries out: kind, number, date, issuer, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.records import LegalBasis
from corpus.text import find_document_numbers, fold_accents
from indexer.segments.stored import StoredDocument, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.identity import cite_ranges
from qa.contracts.words import QueryWords, Subject
from qa.ranking.looked_up import LookedUp
from qa.reading.parties import agency_ids
from qa.reading.plan_facts import describe
from qa.retrieval.knowledge import Knowledge

_ISSUED_BY: Final = re.compile(r"\b(?:nào|gì|mấy|bao nhiêu)\s+(?:do|của)\s+(?P<by>.+)", re.IGNORECASE)
_KINDS = (
    "nghị quyết",
    "quyết định",
    "chương trình",
    "kế hoạch",
    "chỉ thị",
    "nghị định",
    "luật",
    "thông tư",
    "kết luận",
    "thông báo",
)


def answer_from_bases(looked: LookedUp) -> Draft | None:
    """Return the legal bases of each plan in scope that the question asks for; None where it asks about something else.

    It asks for them where its topic has no more than the plans' own words and kinds of documents, or where it names one.
    """
    if Subject.PLANS not in looked.words.asking.generic and not looked.words.named.numbers:
        return None
    found = [
        line
        for plan in looked.plans
        if (line := _line(looked.knowledge.plan(plan), looked.words, looked.knowledge)) is not None
    ]
    return Draft(tuple(found), limit=LONG if looked.wide else SHORT) if found else None


def _line(plan: StoredPlan, words: QueryWords, knowledge: Knowledge) -> Line | None:
    pairs = [(document, basis) for document in plan.documents for basis in document.metadata.legal_bases]
    chosen = _asked(pairs, words)
    if not chosen:
        return None
    proofs = [proof for document, basis in chosen for proof in cite_ranges(document, basis.ranges, knowledge)]
    if plan.metadata.signer and fold_accents(plan.metadata.signer) in fold_accents(words.text):
        signed = [(document, document.metadata.ranges.get("signer", ())) for document in plan.documents]
        proofs += [proof for document, ranges in signed for proof in cite_ranges(document, ranges, knowledge)]
    values = tuple(describe(basis) for _, basis in chosen)
    return Line(plan.id, knowledge.plan_name(plan.id), values, "", tuple(proofs))


def _asked(pairs: Sequence[tuple[StoredDocument, LegalBasis]], words: QueryWords) -> list[tuple[StoredDocument, LegalBasis]]:
    """Return the bases named by number in the question, else those of an asked kind, what the plan carries out first."""
    named = [pair for pair in pairs if {n.key for n in find_document_numbers(pair[1].number)} & set(words.named.numbers)]
    if named:
        return named
    pairs = [pair for pair in pairs if _may_be_of(pair[1].issuer, words.text)]
    text = fold_accents(words.text)
    kinds = [kind for kind in _KINDS if fold_accents(f"{kind} nào") in text or fold_accents(f"{kind} gì") in text]
    ordered = sorted(pairs, key=lambda pair: pair[1].role != "implements")
    fitting = [pair for pair in ordered if any(kind in describe(pair[1]).lower() for kind in kinds)]
    return fitting or ordered


def _may_be_of(issuer: str | None, question: str) -> bool:
    """Tell whether ``issuer`` may be whose document is asked for: not where the question says another's ("… nào của UBND")."""
    said = _ISSUED_BY.search(question)
    asked = set(agency_ids(said["by"])) if said else set()
    issuing = set(agency_ids(issuer or ""))
    return not asked or not issuing or bool(asked & issuing)
