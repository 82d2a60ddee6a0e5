"""What a question means over an index: what is asked, of which plans, and how it goes on with the turn before.

In: the query that the rules make of a question, the turn before it. Out: :class:`Meant`. The learned reader, and a language
model where one has read the question, have their say here; what is looked up and drafted after this reads no more of the turn
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from corpus.names.agencies import name_of
from indexer.encoding.encoder import Encoder
from qa.contracts.learned_reading import LearnedReading, QuestionReader
from qa.contracts.query import Field, Query
from qa.retrieval.called_by_meaning import called_by_meaning
from qa.retrieval.hinted import without_hints
from qa.retrieval.kind_meant import of_kind_meant
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.linking import linked
from qa.retrieval.meant import Meant
from qa.retrieval.next_task import next_to_the_told
from qa.retrieval.scope import Scope, find_scope, named_in
from qa.spelling.days import with_days
from qa.spelling.each_time import with_each_time
from qa.understanding.adapting import words_meant
from qa.understanding.agencies_listed import with_agencies_listed
from qa.understanding.agencies_ranked import with_agencies_ranked
from qa.understanding.any_task import with_any_task
from qa.understanding.clauses import asking_clauses
from qa.understanding.counts_compared import with_counts_compared
from qa.understanding.documents_told import with_document_told
from qa.understanding.following import follow
from qa.understanding.fused_conditions import Known
from qa.understanding.fusing import fused, plan_words
from qa.understanding.goals_asked import with_goals
from qa.understanding.groups_asked import with_groups_asked
from qa.understanding.issued_by import issued_by
from qa.understanding.model_reading import ModelReading, applied
from qa.understanding.others_part import with_others_part
from qa.understanding.pointing import Opening, at_them, in_full, opening_of
from qa.understanding.ranked_by import without_place
from qa.understanding.same_agency import with_same_agency
from qa.understanding.shelf_asked import asks_of_shelf, with_shelf, without_work
from qa.understanding.tallied import with_tallies
from qa.understanding.time_claimed import with_time_claimed
from qa.understanding.times_of_all import with_times_of_all
from qa.understanding.times_of_two import with_times_of_two
from qa.understanding.turns import Turn

_TOLD_BY_WORDS: Final = (
    with_tallies,
    with_agencies_ranked,
    with_others_part,
    with_agencies_listed,
    with_any_task,
    with_groups_asked,
    with_same_agency,
    with_counts_compared,
    with_shelf,
    with_goals,
    with_time_claimed,
    with_times_of_two,
    with_times_of_all,
)
"""What closed words of a question say beside both readings, one after the other."""


class Interpreter:
    """Tells what questions mean over what is known of an index; ``reader`` is the learned one, where it works.

    ``today`` is the day from which "năm nay" and "quá hạn" are told.
    """

    def __init__(self, knowledge: Knowledge, encoder: Encoder, reader: QuestionReader | None, today: date) -> None:
        self._knowledge = knowledge
        self._today = today
        self._encoder = encoder
        self._reader = reader

    def read(self, text: str) -> Query:
        """Return what ``text`` (normalized) means as the rules read it, over all plans."""
        question = self._knowledge.understander.understand(text)
        written = with_days(with_each_time(question.words.text), self._today)
        return question if written == question.words.text else self._knowledge.understander.understand(written)

    def opened(self, question: Query, before: Turn | None) -> tuple[Query, Opening]:
        """Return ``question`` without the words that open a follow-up ("không, ý tôi là …"), and which these were.

        Who "họ" means is written out, and which document "ban hành ngày nào" asks of.
        """
        if before is None:
            return question, Opening.NONE
        opening, rest = opening_of(question.words.text)
        rest = with_document_told(rest, before)
        return self._in_full(self.read(rest) if rest != question.words.text else question, before), opening

    def _in_full(self, question: Query, before: Turn) -> Query:
        """Return the question with the agency that "họ" or "sở này" means written out, where it is one and none is named."""
        meant = before.held.agencies
        if len(meant) != 1 or question.words.named.agencies or not at_them(question.words.text):
            return question
        name = name_of(meant[0].ids[0]) or meant[0].name
        read = self.read(in_full(question.words.text, name))
        places = tuple(place for place in read.words.named.places if place.name not in name)  # "Công ty Điện lực Khánh Hòa"
        words = replace(read.words, named=replace(read.words.named, places=places))
        return replace(read, words=words, where=replace(read.where, provinces=tuple(place.name for place in places)))

    def meant(
        self,
        question: Query,
        before: Turn | None = None,
        plan: str | None = None,
        province: str | None = None,
        odd: ModelReading | None = None,
        opening: Opening = Opening.NONE,
    ) -> Meant:
        """Return what ``question`` means after the turn ``before``, where to look; ``odd`` is a language model's reading.

        ``plan`` and ``province`` are the caller's own filters; raises PlanNotFoundError where they fit no plan.
        """
        question, found = self._of_issuer(*self._hinted(question, find_scope(question, self._knowledge, plan, province)))
        words = question.words
        reading = self._reader.read(words.text, cues=words.asking.cues) if self._reader else None
        scope = of_kind_meant(question, self._scope(question, found, plan_words(reading)), _told(before), self._knowledge)
        own = question.over(scope.plans if scope.narrowed else (), scope.outside)
        alone = self._alone(own, reading, odd)
        followed = follow(alone, before, reading, opening, self._says_funding)
        followed = next_to_the_told(followed, before, self._knowledge)
        query = linked(self._without_left_out(followed.query), words.text, self._knowledge)
        if query.where.plans != own.where.plans:
            scope = Scope(query.where.plans, narrowed=True, notes=scope.notes, own=scope.own, chosen=scope.chosen)
        by_task = query.asks(Field.FUNDING) and self._says_funding(followed.focus, whence=False)
        query = replace(query, words=words_meant(query, own, paid_by_task=by_task))
        return Meant(query, scope, followed, own, reading)

    def _hinted(self, question: Query, scope: Scope) -> tuple[Query, Scope]:
        """Return both over the plans that brackets behind the places mean, read without these; as they are without any."""
        text, hinted = without_hints(question, scope, self._knowledge)
        return (question, scope) if text == question.words.text else (self.read(text), hinted)

    def _of_issuer(self, question: Query, scope: Scope) -> tuple[Query, Scope]:
        """Return both over the plans of the issuer that the question names, read without that name; as they are without one."""
        allowed = [plan for plan in self._knowledge.plans if not scope.narrowed or plan.id in scope.plans]
        text = question.words.text
        issued = None if scope.own else issued_by(text, allowed)
        if issued is None:
            return question, scope
        read = question if issued.without == text else self.read(issued.without)
        return read, replace(scope, plans=issued.plans, narrowed=True, mentions=())

    def _scope(self, question: Query, found: Scope, words: Sequence[str]) -> Scope:
        """Return the scope ``found`` narrowed to the plans that ``words`` name, by their titles or else by what is meant."""
        if asks_of_shelf(question.words.text) and not found.own:
            return found
        words = [without_work(without_place(each)) for each in words]
        named = named_in(found, words, self._knowledge)
        if named != found:
            return named
        places = [place.name for place in question.words.named.places]
        return called_by_meaning(found, words, self._knowledge, self._encoder, places)

    def _alone(self, own: Query, reading: LearnedReading | None, odd: ModelReading | None) -> Query:
        """Return what the question means by itself: the rules' query ``own``, and what the readers make of its words."""
        asking = asking_clauses(own.words.text)
        clauses = map(self._reader.read, asking) if self._reader and len(asking) > 1 else ()  # read only where they count
        plans = own.where.plans
        spotted, in_tasks = partial(self._knowledge.spotted, plans=plans), partial(self._knowledge.register.say, plans=plans)
        alone = fused(own, reading, Known(self._knowledge.registered, spotted, in_tasks), clauses)
        for told in _TOLD_BY_WORDS:
            alone = told(alone)
        if odd is None:
            return alone
        return applied(odd, alone, self._knowledge.registered, self._knowledge.known) or alone

    def _without_left_out(self, query: Query) -> Query:
        """Return a follow-up about "the other plans" with those that are left when the ones spoken of are taken out."""
        where = query.where
        if "plans" not in query.carried or where.plans or not where.without_plans:
            return query
        left = tuple(plan.id for plan in self._knowledge.plans if plan.id not in where.without_plans)
        return replace(query, where=replace(where, plans=left, without_plans=()))

    def _says_funding(self, passages: Sequence[str], whence: bool) -> bool:
        """Tell whether one of the passages is a task's that says what it costs, or ``whence`` the money comes."""
        held = set(passages)
        plans = {passage.plan for passage in self._knowledge.engine.passages(passages)} if passages else ()
        rows = self._knowledge.register.rows(plans)
        said = [row.stored.assignment.funding for row in rows if row.stored.passage in held]
        return any(funding and (not whence or any(map(str.isalpha, funding.text))) for funding in said)


def _told(before: Turn | None) -> tuple[str, ...]:
    """Return the plans that the turn before answered from."""
    return tuple(dict.fromkeys(item.plan for item in before.answer.items)) if before is not None else ()
