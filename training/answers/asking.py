"""Asking the product: what it would answer were it never silent, with the signals for that, and what it finds in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from qa.composing.draft import Draft
from qa.composing.prose_answers.best_statements import find_statements
from qa.composing.prose_answers.from_prose import asks_prose
from qa.contracts.answer import Status
from qa.contracts.learned_reading import QuestionReader
from qa.contracts.ranked import Ranked
from qa.contracts.reranking import Excerpt, Reranker
from qa.deciding.decide import Ruling
from qa.deciding.signals import Signals, signals_of
from qa.pipeline import Answerer
from qa.ranking.looked_up import LookedUp
from qa.ranking.rank import family_of
from qa.ranking.reranking import RERANKED, STATEMENTS, excerpt_of_passage, excerpt_of_statement
from qa.ranking.statement_ranking import Found
from qa.retrieval.knowledge import Knowledge
from qa.understanding.turns import Turn
from training.answers.asked import AUTHORS, Gold, bare, is_proof, plans_of

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


@dataclass(frozen=True, slots=True)
class Reread:
    """The best of a list as the reranker reads it: features [each, 2], the score and the logit, and which are the proof."""

    question: Gold
    family: str
    features: NDArray[np.float64]
    proves: NDArray[np.bool_]


@dataclass(slots=True)
class _Witness:
    """A judge who lets every draft pass and remembers the signals for the last."""

    seen: list[Signals] = field(default_factory=list)

    def __call__(self, looked: LookedUp, draft: Draft) -> Ruling:
        self.seen.append(signals_of(looked, draft))
        return Ruling(given=True)


def index_of_authors(folder: Path, encoder: Encoder, source: Path = AUTHORS) -> Path:
    """Bring the index of all plans of the hands in ``source`` below ``folder`` up to date, and return its folder."""
    corpus = folder / f"plans-{source.name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for plan in plans_of(source):
        (corpus / plan.name).write_bytes(plan.read_bytes())
    return index_of(corpus, folder / source.name, encoder)


def index_of(corpus: Path, data: Path, encoder: Encoder) -> Path:
    """Bring the index of the folder ``corpus`` below ``data`` up to date, and return ``data``."""
    build(corpus, data, encoder)
    return data


class Asker:
    """Asks one index with everything that the product has but silence."""

    def __init__(self, data: Path, encoder: Encoder, reader: QuestionReader | None, reranker: Reranker | None = None) -> None:
        """Take the folder of the index, the encoder, the learned reader (None: the rules alone read), and the reranker."""
        self._witness = _Witness()
        self.knowledge = knowledge = Knowledge(engine_at(data).open())
        self.answerer = Answerer(knowledge, encoder, TODAY, reader, judge=self._witness, reranker=reranker)
        self._bare = lru_cache(maxsize=None)(bare)
        self._files = {plan.id: {document.file for document in plan.documents} for plan in knowledge.plans}

    def outcomes(self, questions: Iterable[Gold]) -> list[Outcome]:
        """Return what each of ``questions`` comes to; turns of a conversation are asked one after the other."""
        before: dict[str, Turn] = {}
        found = []
        for question in questions:
            self._witness.seen.clear()
            turn = self.answerer.turn(question.text, before.get(question.thread))
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
        found = [
            self._listed(question, family, each)
            for question, looked in self._looked_up(questions)
            for family, each in lists_of(looked)
        ]
        return [listed for listed in found if listed.proves.any()]

    def reread(self, questions: Iterable[Gold], reranker: Reranker) -> list[Reread]:
        """Return what ``reranker`` says of the best candidates and statements for each question that stands alone.

        They are found without it. Only lists that hold both a proof and something else.
        """
        found = []
        for question, looked in self._looked_up(questions):
            for family, whole in lists_of(looked):
                best = list(whole)[:RERANKED]
                logits = reranker.scores(looked.words.text, [excerpt_of(each) for _, _, each in best])
                features = np.array([(each.score, logit) for (_, _, each), logit in zip(best, logits, strict=True)])
                found.append(Reread(question, family, features, self._proves(question, best)))
        return [each for each in found if each.proves.any() and not each.proves.all()]

    def _looked_up(self, questions: Iterable[Gold]) -> Iterator[tuple[Gold, LookedUp]]:
        """Yield the questions that stand alone and have a proof, with what was looked up for them."""
        for question in questions:
            if not question.thread and question.proofs:
                yield question, self.answerer.inquire(normalize(question.text).strip())

    def _listed(self, question: Gold, family: str, each: Iterable[Each]) -> Listed:
        files = {file for file, _ in question.proofs}
        kept = [(passage, text, found) for passage, text, found in each if self._files[passage.plan] & files]
        features = np.array([found.features for _, _, found in kept])
        return Listed(question, family, features, self._proves(question, kept))

    def _proves(self, question: Gold, each: Iterable[Each]) -> NDArray[np.bool_]:
        """Return which of ``each`` hold a proof of the question, or stand in one."""
        proofs = question.bare_proofs
        proves = [is_proof(self._bare(text), self._files[passage.plan], proofs) for passage, text, _ in each]
        return np.array(proves, dtype=np.bool_)


Each = tuple[Passage, str, Found | Ranked]
"""What was found: its passage, its words, and it with its features."""


def lists_of(looked: LookedUp) -> Iterator[tuple[str, Iterable[Each]]]:
    """Yield the lists that may answer what was looked up, by family."""
    family = family_of(looked.words.asking.intents)
    ranked = looked.order.by(family).found
    yield family, [(each.candidate.passage, each.candidate.passage.clean, each) for each in ranked]
    if asks_prose(looked.query):
        found = find_statements(looked.query, looked)
        yield STATEMENTS, [(each.statement.passage, each.statement.text, each) for each in found]


def excerpt_of(found: Found | Ranked) -> Excerpt:
    """Return what was found as the reranker reads it."""
    return excerpt_of_statement(found.statement) if isinstance(found, Found) else excerpt_of_passage(found.candidate.passage)
