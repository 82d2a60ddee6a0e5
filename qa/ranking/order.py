"""The order of candidates: by the features' weights, by what holds, by what is read again, by what a follow-up points at.

In: candidates, and what is meant. Out: :class:`RankedCandidates` by any family of weights, and what may prove an answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Final

from corpus.layout.blanks import has_blanks
from corpus.records import BlockKind
from indexer.segments.stored import Passage
from qa.contracts.candidates import Candidates
from qa.contracts.query import PLAN_FIELDS, Field
from qa.contracts.ranked import Ranked, RankedCandidates
from qa.contracts.words import METADATA_INTENTS, REGISTER_INTENTS, Intent
from qa.ranking.features import Topic
from qa.ranking.preference import WantedPlans, prefer_in_force
from qa.ranking.proof_reader import ProofReader
from qa.ranking.rank import UNLEARNED, family_of, rank
from qa.ranking.reranking import LOOKED_AT, excerpt_of_passage, reranked
from qa.reading.enacting import only_enacts
from qa.reading.heads import is_of_head
from qa.retrieval.meant import Meant
from qa.retrieval.shelf import Shelf

_NEAREST: Final = 3
"""Of what is behind the best by its features, so many that are nearest to the question may still be read."""
_JUST_SPOKEN_OF: Final = 0.2
"""Share of the best score by which what the answer before cited goes forward: a follow-up most often stays with it."""
_SAID_IN_THE_HEAD: Final = (*PLAN_FIELDS, Field.SUMMARY, Field.OUTLINE, Field.DEFINITION)
_SAID_IN_THE_BODY: Final = REGISTER_INTENTS | {Intent.BUDGET, Intent.REPORT, Intent.DUTY, Intent.TASKS}


class CandidateOrder:
    """Puts the candidates of one question in order, by each family of weights when it is first asked for."""

    def __init__(
        self,
        meant: Meant,
        shelf: Shelf,
        candidates: Candidates,
        topic: Topic,
        wanted: WantedPlans,
        proof_reader: ProofReader | None,
    ) -> None:
        """Take the ``candidates`` and what orders them.

        ``topic`` is what they are held against, ``wanted`` which plans the question asks for itself; ``proof_reader`` reads the
        best of them with the question, unless it goes plan by plan.
        """
        self._meant = meant
        self._shelf = shelf
        self._candidates = candidates
        self._topic = topic
        self._wanted = wanted
        self._proof_reader = proof_reader
        self._plan_by_plan = meant.is_wide(shelf.knowledge)
        self._ranked: dict[str, RankedCandidates] = {}
        self._evidence: tuple[Ranked, ...] | None = None

    def by(self, family: str | None = None) -> RankedCandidates:
        """Return the candidates by the weights of ``family``, by default that of the question's intents."""
        chosen = self._family(family)
        if chosen not in self._ranked:
            ranked = self._by_features(chosen)
            if self._proof_reader is not None and not self._plan_by_plan and chosen != UNLEARNED:
                ranked = self._reread(ranked, chosen, self._proof_reader)
            self._ranked[chosen] = RankedCandidates(chosen, tuple(self._as_pointed(ranked)), self._confidence())
        return self._ranked[chosen]

    def _family(self, family: str | None = None) -> str:
        if not self._shelf.learned_order:
            return UNLEARNED
        return family or family_of(self._meant.query.words.asking.intents)

    def _by_features(self, family: str) -> list[Ranked]:
        return prefer_in_force(rank(self._candidates, self._topic, family), self._shelf.lives, self._wanted)

    def _reread(self, ranked: list[Ranked], family: str, proof_reader: ProofReader) -> list[Ranked]:
        """Return ``ranked``, of its best what may prove an answer read together with the question; others keep their places."""
        near = sorted(ranked[LOOKED_AT:], key=lambda found: -found.features.dense)[:_NEAREST]
        able = [found for found in (*ranked[:LOOKED_AT], *near) if self._may_prove(found.candidate.passage)]
        read = {found.candidate.passage.id for found in able}
        others = [found for found in ranked if found.candidate.passage.id not in read]
        return sorted([*reranked(able, proof_reader.proofs, family), *others], key=lambda found: -found.score)

    def passages_read(self) -> dict[str, float]:
        """Return what the reranker said of the best passages, by their ids; they are read if they were not."""
        if self._proof_reader is None:
            return {}
        passages = [found.candidate.passage for found in self.by().found[: 2 * LOOKED_AT]]
        said = ((passage.id, self._proof_reader.proof_of(excerpt_of_passage(passage))) for passage in passages)
        return {passage: logit for passage, logit in said if logit is not None}

    def _confidence(self) -> float:
        surest = self._proof_reader.surest if self._proof_reader else -math.inf
        return 1.0 if math.isinf(surest) else 1 / (1 + math.exp(-surest))

    def _as_pointed(self, ranked: list[Ranked]) -> list[Ranked]:
        """Return ``ranked`` with what the question points back to first and what it leaves behind last."""
        followed = self._meant.followed
        if not followed.focus and not followed.besides and not followed.near:
            return ranked
        top = max((found.score for found in ranked), default=0.0)
        step = _JUST_SPOKEN_OF * top

        def order(found: Ranked) -> int:
            """Return 0 for what is pointed at, 2 for what is left behind, 1 for all else."""
            passage = found.candidate.passage.id
            return 0 if passage in followed.focus else 2 if passage in followed.besides else 1

        moved = [
            replace(found, score=top)
            if order(found) == 0
            else replace(found, score=found.score + step * (found.candidate.passage.id in followed.near))
            for found in ranked
        ]
        return sorted(moved, key=lambda found: (order(found), -found.score))

    @property
    def evidence(self) -> tuple[Ranked, ...]:
        """The candidates that may prove an answer, best first. Of forms, what has blanks to be filled in comes last."""
        if self._evidence is None:
            self._evidence = self._able(self.by().found)
        return self._evidence

    @property
    def further(self) -> tuple[Ranked, ...]:
        """The same for further reading. Nothing is read with the question for this alone: where nothing was, features tell.

        Of 360 questions 109 were answered without it; what their citations prove was the same in either order.
        """
        family = self._family()
        return self.evidence if family in self._ranked else self._able(self._as_pointed(self._by_features(family)))

    def _able(self, ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
        able = [found for found in ranked if self._may_prove(found.candidate.passage)]
        return tuple(sorted(able, key=lambda found: has_blanks(found.candidate.passage.clean)))

    def _may_prove(self, passage: Passage) -> bool:
        """Tell whether a passage may prove an answer.

        Not the plan's foot, and not its head where that does not say what is asked; no sentence by which it only puts itself
        into force.
        """
        if passage.kind is BlockKind.CLOSING or only_enacts(passage.clean, self._meant.query.words.text):
            return False
        return self._head_tells or not is_of_head(passage)

    @cached_property
    def _head_tells(self) -> bool:
        """Whether a plan's head may say what is asked: what a plan says of itself, and nothing that only its body says."""
        query = self._meant.query
        intents = set(query.words.asking.intents)
        of_itself = query.asks(*_SAID_IN_THE_HEAD) or intents & {*METADATA_INTENTS, Intent.LEGAL}
        return bool(of_itself and not intents & _SAID_IN_THE_BODY)
