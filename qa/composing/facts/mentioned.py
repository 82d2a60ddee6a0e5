"""The document that a plan's text speaks of, where the question asks for one by its kind: "thế chỗ quyết định nào".

In: a plan and a question. Out: the documents that the passage which proves it best names, as facts. What the plan rests on is
read with it (``choosing``); this is for all that its text says of others, in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.text import find_document_numbers, fold_accents
from corpus.text.dates import find_dates
from indexer.segments.stored import Passage, StoredPlan
from qa.contracts.query import Form, Query
from qa.contracts.words import QueryWords
from qa.ranking.looked_up import LookedUp
from qa.ranking.reranking import excerpt_of_passage
from qa.reading.interrogatives import WHICH_ONE
from qa.reading.kinds_said import CITED_NAMES
from qa.reading.mentions import Mention, mentions_in
from qa.reading.parties import agency_ids
from qa.reading.plan_facts import PlanFact
from qa.reading.wording import Wording
from qa.retrieval.knowledge import Knowledge

_WHICH: Final = rf"(?:{WHICH_ONE}|chi)"
_ELSE: Final = "này|đó|ấy|kia|trên|có|gồm|giao|cho|do|ai|sở|cơ quan|đơn vị|ngành|điều|khoản|mục|ngày|khi|lúc"
"""Words behind a kind that tell that something else is asked for."""
_ASKED: Final = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join(CITED_NAMES)})(?:\s+(?!(?:{_WHICH}|{_ELSE})\b)[^\W\d]+){{0,3}}?\s+(?:số\s+(?:hiệu\s+)?(?:là\s+)?)?{_WHICH}(?!\w)",
    re.IGNORECASE,
)
_ANY: Final = "văn bản"
_PART: Final = re.compile(rf"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần)\s+(?:số\s+)?{_WHICH}(?!\w)", re.IGNORECASE)
"""Where a part of the document is asked for too, only the passage tells it."""
_SEVERAL: Final = re.compile(
    rf"\b(?:nhung|cac|may|hai|ba|bon|toan bo)\s+(?:\w+\s+)?(?:{'|'.join(map(fold_accents, CITED_NAMES))})\b"
)
"""Several of a kind are asked for, with accents or without."""
_BY: Final = re.compile(r"\b(?:của|do)\s+(?P<by>[^?,;]+)", re.IGNORECASE)
_READ: Final = 4
"""Passages that are read with the question: those with most of its words."""
_A_PROOF: Final = 0.0
_SURELY: Final = 2.0
"""The logit from which on what a passage names goes before what the plan says that it rests on."""


def document_kinds(text: str) -> frozenset[str]:
    """Return the kinds of documents, in lower case, of which ``text`` asks for one: "quyết định nào", "báo cáo số mấy"."""
    return frozenset(asked["kind"].lower() for asked in _ASKED.finditer(text))


@dataclass(frozen=True, slots=True)
class DocumentsNamed:
    """The documents that one passage names, as facts, and how surely (a logit) it proves the answer."""

    passage: Passage
    facts: tuple[PlanFact, ...]
    logit: float


def mentioned_documents(plan: StoredPlan, query: Query, looked: LookedUp) -> tuple[DocumentsNamed, ...]:
    """Return the documents of the asked kind that ``plan`` names, passage by passage, what proves the answer best first.

    Nothing where the question asks for no document by its kind, or goes on with another.
    """
    kinds, reader = document_kinds(query.words.text), looked.proof_reader
    if not kinds or reader is None:
        return ()
    found = _named(plan, kinds, query.words, looked.knowledge)
    passages = _nearest(list({each.passage.id: each.passage for each in found}.values()), query, looked.knowledge)
    proofs = reader.proofs([excerpt_of_passage(passage) for passage in passages])
    named = [
        DocumentsNamed(passage, tuple({each.key: each.fact for each in found if each.passage.id == passage.id}.values()), logit)
        for passage, logit in zip(passages, proofs, strict=True)
    ]
    return tuple(sorted((each for each in named if each.logit >= _A_PROOF), key=lambda each: -each.logit))


def instead_of(told: Sequence[PlanFact], plan: StoredPlan, query: Query, looked: LookedUp) -> tuple[PlanFact, ...]:
    """Return the document that ``plan`` names elsewhere in its text where that is surely meant, and not those ``told``.

    Where none is told it need not be so sure. Nothing where those told stand.
    """
    if query.form is not Form.VALUE or len(query.where.plans) != 1 or _PART.search(query.words.text):
        return ()
    found = mentioned_documents(plan, query, looked)
    best = next(iter(found), None)
    if best is None or (told and best.logit < _SURELY):
        return ()
    if _SEVERAL.search(fold_accents(query.words.text).lower()):
        return tuple(told) or _beside(best, plan, query, looked)
    keys = {number.key for fact in told for number in find_document_numbers(fact.number or fact.text)}
    return () if keys & {number.key for fact in best.facts for number in find_document_numbers(fact.number)} else best.facts


def _beside(best: DocumentsNamed, plan: StoredPlan, query: Query, looked: LookedUp) -> tuple[PlanFact, ...]:
    """Return the documents that the surest passage names, and those of the list that it is an item of."""
    kinds = document_kinds(query.words.text)
    found = _named(plan, kinds, query.words, looked.knowledge)
    listed = [
        each for each in found if _list_of(each.passage) == _list_of(best.passage) and each.passage.kind is best.passage.kind
    ]
    return tuple({each.key: each.fact for each in listed}.values())


def _list_of(passage: Passage) -> tuple[object, ...]:
    return passage.document, passage.section_path, passage.context


def _named(plan: StoredPlan, kinds: frozenset[str], words: QueryWords, knowledge: Knowledge) -> list[Mention]:
    """Return what the plan names of the asked kinds, as far as it may be meant."""
    wanted = frozenset() if _ANY in kinds else kinds
    return [each for each in mentions_in(plan, knowledge.engine.passages_of, wanted) if _may_be(each, words)]


def _may_be(mention: Mention, words: QueryWords) -> bool:
    """Tell whether the mention is of the day and the issuer that the question says, if any.

    The question names another document by its number: it is not the one that is asked for.
    """
    text = words.text
    if _is_named(mention, words):
        return False
    days = [day.value for day in find_dates(text)]
    if days and mention.fact.day is not None and mention.fact.day not in days:
        return False
    said = _BY.search(text)
    asked = set(agency_ids(said["by"])) if said else set()
    return not asked or not mention.fact.agencies or bool(asked & set(mention.fact.agencies))


def _is_named(mention: Mention, words: QueryWords) -> bool:
    """Tell whether the question names the document itself by its number, whole or without its sign."""
    if mention.key in {number.key for number in find_document_numbers(words.text)}:
        return True
    bare = re.split(r"[/-]", fold_accents(mention.key), maxsplit=1)[0]
    return bare in words.named.bare_numbers


def _nearest(passages: list[Passage], query: Query, knowledge: Knowledge) -> list[Passage]:
    words = Wording(query.topic, knowledge.weight)
    return sorted(passages, key=lambda passage: -words.in_text(passage.clean))[:_READ]
