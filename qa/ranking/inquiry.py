"""What answering works with: a query that is meant, and what was found for it, in order.

In: what is meant, the shelf, the candidates found on it. Out: the candidates by any family of weights, re-read by the reranker,
with what the question points at first. Every kind of answer reads this and returns a draft; none adds anything to it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from corpus.layout.blanks import has_blanks
from corpus.records import BlockKind
from qa.contracts.candidates import Candidates
from qa.contracts.query import PLAN_FIELDS, Field, Query
from qa.contracts.ranked import Ranked, RankedCandidates
from qa.contracts.reranking import Excerpt
from qa.contracts.words import METADATA_INTENTS, REGISTER_INTENTS, Intent, QueryWords
from qa.ranking.features import Topic
from qa.ranking.preference import WantedPlans, prefer_in_force
from qa.ranking.rank import UNLEARNED, family_of, rank
from qa.ranking.reranking import reranked
from qa.ranking.statement_ranking import Found
from qa.reading.enacting import only_enacts
from qa.reading.heads import is_of_head
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.meant import Meant
from qa.retrieval.scope import Scope
from qa.retrieval.shelf import Shelf
from qa.understanding.naming import place_of

MOST_PLANS = 60
"""Plans that one answer goes through one by one: more would not fit into its text."""

_JUST_SPOKEN_OF = 0.2
"""Share of the best score by which what the answer before cited goes forward: a follow-up most often stays with it."""
_SAID_IN_THE_HEAD = (*PLAN_FIELDS, Field.SUMMARY, Field.OUTLINE, Field.DEFINITION)
_SAID_IN_THE_BODY = REGISTER_INTENTS | {Intent.BUDGET, Intent.REPORT, Intent.DUTY, Intent.TASKS}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is ``meant``, the ``shelf`` that it is looked up in, and the ``candidates`` that were found there.

    ``topic`` is what candidates are held against, ``wanted`` which plans the question asks for itself. Frozen: an order of
    candidates or statements is computed when it is first asked for, and kept.
    """

    meant: Meant
    shelf: Shelf
    topic: Topic
    candidates: Candidates
    wanted: WantedPlans
    _ranked: dict[str, RankedCandidates] = field(default_factory=dict, repr=False)
    _stated: dict[Query, list[Found]] = field(default_factory=dict, repr=False)

    @property
    def words(self) -> QueryWords:
        """The words that the query was asked in."""
        return self.meant.query.words

    @property
    def query(self) -> Query:
        """The query that is meant."""
        return self.meant.query

    @property
    def scope(self) -> Scope:
        """Where to look."""
        return self.meant.scope

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the index."""
        return self.shelf.knowledge

    @property
    def background(self) -> float:
        """The cosine that other subjects reach here."""
        return self.candidates.background

    def ranked(self, family: str | None = None) -> tuple[Ranked, ...]:
        """Return the candidates by the weights of ``family``, by default that of the question's intents; ranked once."""
        return self.ranking(family).found

    def ranking(self, family: str | None = None) -> RankedCandidates:
        """Return what ranking makes of the candidates, as :meth:`ranked` does."""
        chosen = (family or family_of(self.words.asking.intents)) if self.shelf.learned_order else UNLEARNED
        if chosen not in self._ranked:
            ranked = rank(self.candidates, self.topic, chosen)
            ranked = prefer_in_force(ranked, self.shelf.lives, self.wanted)
            if self.rereads and not self.wide and chosen != UNLEARNED:
                ranked = reranked(ranked, self.proofs, chosen)
            surest = self.surest
            confidence = 1.0 if math.isinf(surest) else 1 / (1 + math.exp(-surest))
            self._ranked[chosen] = RankedCandidates(chosen, tuple(self._as_pointed(ranked)), confidence)
        return self._ranked[chosen]

    def once(self, query: Query, find: Callable[[], list[Found]]) -> list[Found]:
        """Return a copy of the statements that ``find`` finds for ``query``, which are looked for when first asked for."""
        if query not in self._stated:
            self._stated[query] = find()
        return list(self._stated[query])

    @property
    def rereads(self) -> bool:
        """Tell whether what is found is read together with the question: it says all by itself what is asked."""
        followed = self.meant.followed
        return self.shelf.reranker is not None and not (self.query.carried or followed.focus or followed.near)

    def proofs(self, excerpts: Sequence[Excerpt]) -> list[float]:
        """Return how surely each of ``excerpts`` proves the answer, as the reranker says; each is read once."""
        text, said, reranker = self.asked, self.meant.said, self.shelf.reranker
        unread = [excerpt for excerpt in dict.fromkeys(excerpts) if (text, excerpt) not in said]
        if reranker is not None and unread:
            said.update(zip(((text, each) for each in unread), reranker.scores(text, unread), strict=True))
        return [said[text, excerpt] for excerpt in excerpts]

    @property
    def asked(self) -> str:
        """The question's words, with the place of the one plan that the caller chose: it counts as said."""
        scope, words = self.scope, self.words
        if not scope.chosen or words.named.places or scope.own or len(scope.plans) != 1:
            return words.text
        return f"{words.text} ở {place_of(self.knowledge.plan(scope.plans[0]))}"

    def proof_of(self, excerpt: Excerpt) -> float | None:
        """Return what the reranker said of ``excerpt``; None where it has not read it."""
        return self.meant.said.get((self.asked, excerpt))

    @property
    def surest(self) -> float:
        """The highest of what the reranker has said to this question; -inf where it has read nothing."""
        return max((logit for (text, _), logit in self.meant.said.items() if text == self.asked), default=-math.inf)

    def _as_pointed(self, ranked: list[Ranked]) -> list[Ranked]:
        """Return ``ranked`` with what the question points back to first and what it leaves behind last."""
        followed = self.meant.followed
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

    def evidence(self) -> list[Ranked]:
        """Return the candidates that may prove an answer, best first.

        Not the plan's foot, and not its head where the question asks what only the plan's body says, nothing that a plan says
        of itself; no sentence by which it only puts itself into force. Of forms, what has blanks to be filled in comes last.
        """
        intents = set(self.words.asking.intents)
        of_itself = self.query.asks(*_SAID_IN_THE_HEAD) or intents & {*METADATA_INTENTS, Intent.LEGAL}
        able = [found for found in self.ranked() if found.candidate.passage.kind is not BlockKind.CLOSING]
        if not of_itself or intents & _SAID_IN_THE_BODY:
            able = [found for found in able if not is_of_head(found.candidate.passage)]
        able = [found for found in able if not only_enacts(found.candidate.passage.clean, self.words.text)]
        return sorted(able, key=lambda found: has_blanks(found.candidate.passage.clean))

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans to speak of: all in scope, or where these are too many for one answer, the best candidates' ones."""
        if len(self.scope.plans) <= MOST_PLANS:
            return self.scope.plans
        found = dict.fromkeys(ranked.candidate.passage.plan for ranked in self.ranked("prose"))
        return tuple(found)[:MOST_PLANS]

    @property
    def wide(self) -> bool:
        """Tell whether the answer goes plan by plan: all are asked, or several of different places or by their numbers."""
        if self.words.asking.wide or not self.scope.narrowed:
            return self.words.asking.wide
        places = {place_of(self.knowledge.plan(plan)) for plan in self.scope.plans}
        return len(places) > 1 or (self.scope.own and len(self.scope.plans) > 1)
