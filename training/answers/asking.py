"""Asking the product: what it would answer were it never silent, with the signals for that, and what it finds in prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.text import normalize
from indexer.building.build import build
from indexer.encoding.encoder import Encoder
from indexer.engines.choice import engine_at
from indexer.segments.stored import Passage
from qa.composing.draft import Draft, Inquiry
from qa.composing.told.finding import find_statements
from qa.composing.told.telling import asks_prose
from qa.contracts.answer import Status
from qa.contracts.reading import QuestionReader
from qa.deciding.signals import Signals, signals_of
from qa.pipeline import Answerer
from qa.ranking.rank import Ranked, family_of
from qa.ranking.statements import Found
from qa.retrieval.knowledge import Knowledge
from qa.understanding.turns import Turn
from training.answers.asked import Gold, bare, plans_of

STATEMENTS: Final = "statements"
TODAY: Final = date(2026, 1, 15)
"""The day on which all is asked, so that the same comes out on any day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, and what it came to: the signals for the answer (None: no answer was found), and whether that is right."""

    question: Gold
    signals: Signals | None
    right: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """What may answer a question, in the plan that proves it: features [each, features], and which of them are the proof.

    ``family`` tells what they are and by which weights they are ranked: :data:`STATEMENTS`, or candidates by a family of
    ``qa.ranking.rank``.
    """

    question: Gold
    family: str
    features: NDArray[np.float64]
    proves: NDArray[np.bool_]


@dataclass(slots=True)
class _Witness:
    """A judge who lets every draft pass and remembers the signals for the last."""

    seen: list[Signals] = field(default_factory=list)

    def __call__(self, inquiry: Inquiry, draft: Draft) -> bool:
        self.seen.append(signals_of(inquiry, draft))
        return True


def index_of_authors(folder: Path, encoder: Encoder) -> Path:
    """Bring the index of all authors' plans below ``folder`` up to date, and return its folder."""
    corpus = folder / "plans"
    corpus.mkdir(parents=True, exist_ok=True)
    for plan in plans_of():
        (corpus / plan.name).write_bytes(plan.read_bytes())
    return index_of(corpus, folder / "authors", encoder)


def index_of(corpus: Path, data: Path, encoder: Encoder) -> Path:
    """Bring the index of the folder ``corpus`` below ``data`` up to date, and return ``data``."""
    build(corpus, data, encoder)
    return data


class Asker:
    """Asks one index with everything that the product has but silence."""

    def __init__(self, data: Path, encoder: Encoder, reader: QuestionReader | None) -> None:
        """Take the folder of the index, the encoder, and the learned reader (None: the rules alone read)."""
        self._witness = _Witness()
        knowledge = Knowledge(engine_at(data).open())
        self._answerer = Answerer(knowledge, encoder, TODAY, reader, judge=self._witness)
        self._bare = lru_cache(maxsize=None)(bare)
        self._files = {plan.id: {document.file for document in plan.documents} for plan in knowledge.plans}

    def outcomes(self, questions: Iterable[Gold]) -> list[Outcome]:
        """Return what each of ``questions`` comes to; turns of a conversation are asked one after the other."""
        before: dict[str, Turn] = {}
        found = []
        for question in questions:
            self._witness.seen.clear()
            turn = self._answerer.turn(question.text, before.get(question.thread))
            if question.thread:
                before[question.thread] = turn
            answered = turn.answer.status is Status.ANSWERED and bool(self._witness.seen)
            signals = self._witness.seen[-1] if answered else None
            right = answered and question.answered_by(turn.answer.answer)
            found.append(Outcome(question, signals, right))
        return found

    def lists(self, questions: Iterable[Gold]) -> list[Listed]:
        """Return the candidates, and where prose is asked the statements, for each question that stands alone.

        Only lists of the plan that proves it, and only those that hold its proof.
        """
        found: list[Listed] = []
        for question in questions:
            if question.thread or not question.proofs:
                continue
            inquiry = self._answerer.inquire(normalize(question.text).strip())
            found.append(self._candidates(question, inquiry))
            if asks_prose(inquiry.query):
                found.append(self._statements(question, inquiry))
        return [listed for listed in found if listed.proves.any()]

    def _candidates(self, question: Gold, inquiry: Inquiry) -> Listed:
        family = family_of(inquiry.question.intents)
        ranked = inquiry.ranked(family)
        return self._listed(question, family, [(each.candidate.passage, each.candidate.passage.clean, each) for each in ranked])

    def _statements(self, question: Gold, inquiry: Inquiry) -> Listed:
        found = find_statements(inquiry.query, inquiry)
        return self._listed(question, STATEMENTS, [(each.statement.passage, each.statement.text, each) for each in found])

    def _listed(self, question: Gold, family: str, each: Iterable[tuple[Passage, str, Found | Ranked]]) -> Listed:
        files = {file for file, _ in question.proofs}
        proofs = [bare(words) for _, words in question.proofs]
        kept = [(text, found) for passage, text, found in each if self._files[passage.plan] & files]
        said = [self._bare(text) for text, _ in kept]
        proves = [bool(text) and any(text in proof or proof in text for proof in proofs) for text in said]
        return Listed(
            question, family, np.array([found.features.as_list() for _, found in kept]), np.array(proves, dtype=np.bool_)
        )
