"""From a question to its answer object: understand, look up, draft, finish."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from corpus.names.places import find_places
from corpus.text import normalize, tokens
from indexer.encoding.encoder import Encoder
from qa.again import asks_again, said_again
from qa.composing.besides import with_besides
from qa.composing.both_sides import asked_alone, things_left_out, told_of_both, told_of_listed
from qa.composing.by_intent import answer_by_intent
from qa.composing.citations import requoted
from qa.composing.computed import Material, answer_query, takes
from qa.composing.draft import Draft
from qa.composing.each import told_of_each, told_of_two
from qa.composing.facts.only_cited import answer_of_cited
from qa.composing.finishing import Finisher, interpretation_of
from qa.composing.several import AnsweredPart, merged
from qa.composing.silence import silent
from qa.composing.surer import with_surer
from qa.contracts.answer import LONGEST_QUESTION, Answer, SearchResult, Status
from qa.contracts.learned_parts import ALL, LearnedParts
from qa.contracts.learned_reading import QuestionReader
from qa.contracts.query import Expects, Field, Form, Query
from qa.contracts.reranking import Reranker
from qa.contracts.trace import Trace
from qa.deciding.decide import Judge, always, decide
from qa.elsewhere import about_the_place, is_named_in_any, may_stand_elsewhere, proof_names_the_place
from qa.lookup import look_up
from qa.meaning import Interpreter
from qa.narrowing import plans_counted, plans_of_places, the_plan_meant
from qa.ranking.looked_up import LookedUp
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.linking import without_its_name
from qa.retrieval.meant import Meant
from qa.retrieval.resolving import resolved
from qa.retrieval.scope import Scope, find_scope
from qa.retrieval.shelf import Shelf
from qa.routing import draft_of
from qa.tracing import trace_answer
from qa.understanding.asked_of_topic import in_words, of_topic
from qa.understanding.following import Followed
from qa.understanding.holding import held_after
from qa.understanding.model_reading import ModelReading
from qa.understanding.of_each import OfEach, claimed_of_each, claimed_to_be_more
from qa.understanding.pointing import is_thanks
from qa.understanding.things_listed import ThingsListed
from qa.understanding.turns import Turn

_SEARCHED: Final = frozenset({Form.VALUE, Form.LIST})
"""Forms of a program's query that are looked for in prose where the register holds no answer."""
_CLAIMS: Final = (Form.YES_NO, Form.COMPARE, Form.VALUE, Form.LIST)
YOU_ARE_WELCOME: Final = "Rất vui được giúp. Xin hỏi tiếp khi cần tra cứu các kế hoạch."


class Answerer:
    """Answers over one index; holds no state of its own between questions."""

    def __init__(
        self,
        knowledge: Knowledge,
        encoder: Encoder,
        today: date,
        reader: QuestionReader | None = None,
        learned: LearnedParts = ALL,
        judge: Judge = decide,
        reranker: Reranker | None = None,
    ) -> None:
        """Take what is known of the index, its encoder, the date at which plans are in force or not, and the learned reader.

        ``learned`` tells which of the parts in here that were learned work; ``judge`` decides between answer and silence; the
        ``reranker`` reads the best of what is found.
        """
        lives = knowledge.lives(today)
        self._knowledge = knowledge
        self._interpreter = Interpreter(knowledge, encoder, reader, today)
        self._shelf = Shelf(knowledge, encoder, lives, today, learned.order, reranker)
        self._judge = judge if learned.silence else always
        self._finisher = Finisher(knowledge, lives)

    def answer(self, typed: str, *, plan: str | None = None, province: str | None = None, top_k: int = 5) -> Answer:
        """Return the answer to ``typed``; see :meth:`qa.service.Service.ask`."""
        return self.turn(typed, None, plan=plan, province=province, top_k=top_k).answer

    def turn(
        self,
        typed: str,
        before: Turn | None,
        *,
        plan: str | None = None,
        province: str | None = None,
        top_k: int = 5,
        trace: Trace | None = None,
        reading: ModelReading | None = None,
    ) -> Turn:
        """Return the next turn of a conversation: ``typed`` read after the turn ``before`` (None: the first), answered.

        What each stage makes of it is added to ``trace``; ``reading`` is what a language model makes of the question.
        """
        began = time.perf_counter()
        text = normalize(typed).strip()
        question = self._interpreter.read(text) if _is_askable(text, before) else None
        aside = self._aside(question, before)
        if question is None or aside is not None:
            said = self._done(replace(aside or silent(Status.INVALID), question=typed), began)
            return replace(before, answer=said) if before else Turn(Query(), said)
        question, opening = self._interpreter.opened(question, before)
        meant = self._interpreter.meant(question, before, plan, province, reading, opening)
        answer = self._several(typed, question, plan, province, top_k, trace) if meant.query.words.parts else None
        if answer is None:
            answer = self._one(typed, meant, top_k, trace, filtered=plan is not None or province is not None)
        read = replace(answer.interpretation, query=meant.query.as_json())
        said = self._done(replace(answer, interpretation=read), began)
        if trace is not None:
            trace_answer(trace, said)
        if before is not None and meant.query.asks(Field.NONE, Field.HELP):
            return replace(before, answer=said)  # what is no question about plans leaves the conversation where it was
        followed = meant.followed
        held = held_after(meant.query, said, before, followed.base, followed.row)
        return Turn(meant.query, said, followed.subject, held)

    def _aside(self, question: Query | None, before: Turn | None) -> Answer | None:
        """Return what is said to thanks, or the answer before told again; None for a question to be looked up."""
        if question is None:
            return None
        if is_thanks(question.words.text):
            return Answer("", Status.OFF_TOPIC, YOU_ARE_WELCOME, heading=YOU_ARE_WELCOME)
        stands = before is not None and before.answer.index_version == self._knowledge.engine.version
        if before is None or not stands or not asks_again(question.words.text):
            return None  # of another index what it cited may stand there no more
        told = requoted(before.answer, self._knowledge.engine.document_text)  # quotes are not kept
        return said_again(question.words.text, told, self._knowledge.plan_name)

    def query(self, query: Query, *, top_k: int = 5) -> Answer:
        """Return the answer to a query that needs no words to be understood; see :meth:`qa.service.Service.query`."""
        began = time.perf_counter()
        meant = resolved(query, self._knowledge)
        material = Material(meant, self._shelf)
        draft = answer_query(material)
        summed = meant.expects is Expects.MONEY and takes(meant)  # an amount is told from what gives amounts, or not at all
        if draft is None and meant.topic and meant.form in _SEARCHED and not summed:
            return self._done(self._searched(in_words(meant), top_k), began)
        return self._done(self._finisher.computed("", material, draft or Draft((), Status.NOT_FOUND), top_k), began)

    def topic(self, text: str) -> Query:
        """Return the query about what ``text``, the words of a topic, names; see :meth:`qa.service.Service.topic`."""
        return of_topic(self._interpreter.read(normalize(text).strip()))

    def _searched(self, query: Query, top_k: int) -> Answer:
        """Return the answer to a query of a program that only what is searched can tell."""
        where = query.where
        scope = Scope(where.plans, narrowed=bool(where.plans), outside=where.outside, chosen=bool(where.plans))
        looked = look_up(Meant(query, scope, Followed(query, subject=query.topic), query, None), self._shelf)
        answer = self._finisher.finished("", looked, with_surer(self._drafted(looked), looked), top_k)
        return replace(answer, interpretation=replace(answer.interpretation, query=query.as_json()))

    def search(self, query: str, *, plan: str | None, province: str | None, limit: int, offset: int) -> SearchResult:
        """Return one page of the passages for ``query``; see :meth:`qa.service.Service.search`."""
        began = time.perf_counter()
        looked = self.inquire(normalize(query).strip(), plan, province)
        ranked = looked.order.by("prose").found
        return SearchResult(
            query=query,
            total=len(ranked),
            citations=self._finisher.found(ranked[offset : offset + limit], first=offset + 1),
            interpretation=interpretation_of(looked.query, looked.scope),
            index_version=self._knowledge.engine.version,
            elapsed_ms=milliseconds_since(began),
        )

    def inquire(self, text: str, plan: str | None = None, province: str | None = None, trace: Trace | None = None) -> LookedUp:
        """Return all that answering ``text`` (normalized) works with: how it is read, where to look, the candidates."""
        return look_up(self._interpreter.meant(self._interpreter.read(text), None, plan, province), self._shelf, trace)

    def _several(
        self, typed: str, question: Query, plan: str | None, province: str | None, top_k: int, trace: Trace | None
    ) -> Answer | None:
        """Return the answers to all that a question asks as one, or None where no part of it has an answer of its own."""
        asked = [self.inquire(part, plan, province, trace) for part in question.words.parts]
        parts = [AnsweredPart(looked, self._drafted(looked, trace)) for looked in asked]
        if not any(part.answered for part in parts):
            return None
        scope = find_scope(question, self._knowledge, plan, province)
        return self._finisher.told(typed, merged(parts), interpretation_of(question, scope), top_k)

    def _one(self, typed: str, meant: Meant, top_k: int, trace: Trace | None, *, filtered: bool) -> Answer:
        """Return the answer to what is meant; ``filtered`` tells that the caller says himself which plans are asked."""
        looked = look_up(meant, self._shelf, trace)
        beside = None if filtered else self._beside(looked, trace)
        if beside is not None:
            return self._finisher.finished(typed, looked, beside, top_k)
        one = None if filtered else the_plan_meant(looked)
        if one is not None:
            meant = meant.of_plan(one)
            meant = replace(meant, query=without_its_name(meant.query, self._knowledge))
            looked = look_up(meant, self._shelf, trace, looked)
        draft = self._drafted(looked, trace)
        if draft.status is not Status.ANSWERED and not filtered and may_stand_elsewhere(meant):
            looked, draft = self._elsewhere(looked, trace) or (looked, draft)
        each = None if filtered else self._of_each(looked, draft, trace)
        if each is not None:
            return self._finisher.finished(typed, looked, each, top_k)
        return self._finisher.finished(typed, looked, with_besides(with_surer(draft, looked), looked), top_k)

    def _of_each(self, looked: LookedUp, draft: Draft, trace: Trace | None) -> Draft | None:
        """Return what is said of each of the things that the question names of which the ``draft`` tells only some.

        Each is asked for alone. None where it tells all of them.
        """
        things, plans = things_left_out(looked, draft), looked.query.where.plans
        if things is None:
            return None
        listed = isinstance(things, ThingsListed)
        within = plans[0] if listed and len(plans) == 1 else None
        asked = zip(things.names, asked_alone(things), strict=True)
        alone = [self.inquire(question, within or self._the_plan_of(name, plans), trace=trace) for name, question in asked]
        parts = [AnsweredPart(one, self._drafted(one, trace)) for one in alone]
        return told_of_listed(parts, things.names) if listed else told_of_both(parts, things.names)

    def _the_plan_of(self, name: str, plans: Sequence[str]) -> str | None:
        """Return the one of ``plans`` that is of the place which the name of a side names, None where none or several are."""
        places = {place.name for place in find_places(name)}
        found = [plan for plan in plans if self._knowledge.plan(plan).province in places]
        return found[0] if len(found) == 1 and len(plans) > 1 else None

    def _beside(self, looked: LookedUp, trace: Trace | None) -> Draft | None:
        """Return whether what is claimed of each of several plans is so, or more so of one than of another.

        None where nothing of the kind is claimed. Each of the plans is asked alone.
        """
        query, words = looked.query, looked.words
        if query.carried or query.form not in _CLAIMS:
            return None
        each = claimed_of_each(words.text, words.named.places, doubts=query.form is Form.YES_NO)
        more = None if each else claimed_to_be_more(words.text, words.named.places)
        asked = each or more
        if asked is None:
            return None
        alone = [(plan, self.inquire(asked.text, plan, None, trace)) for plan in self._plans_beside(looked, each)]
        judge = always if more else self._judge  # values that are held against each other speak for one another
        parts = [AnsweredPart(one, self._drafted(one, trace, judge), plan) for plan, one in alone]
        if more is not None:
            return told_of_two(parts, great=more.great, how=more.how)
        return told_of_each(parts) if parts else None

    def _plans_beside(self, looked: LookedUp, each: OfEach | None) -> tuple[str, ...]:
        """Return the plans that are claimed of: of the places that are named, else those that speak of the claim most."""
        if each is None or not each.count:
            return plans_of_places(looked)
        meant = self._interpreter.meant(self._interpreter.read(each.text))
        of_subject = look_up(meant, self._shelf)
        return plans_counted(of_subject, each) or plans_counted(look_up(meant.anywhere(), self._shelf, before=of_subject), each)

    def _elsewhere(self, looked: LookedUp, trace: Trace | None) -> tuple[LookedUp, Draft] | None:
        """Return what other plans say of the place that is meant, None where their proof does not name it."""
        others = tuple(plan.id for plan in self._knowledge.plans if plan.id not in looked.scope.plans)
        if not others:
            return None
        wider = look_up(about_the_place(looked.meant, others), self._shelf, trace, looked)
        if not is_named_in_any(looked.query, wider.candidates, self._knowledge):
            return None
        found = self._drafted(wider, trace)
        return (wider, found) if proof_names_the_place(looked.query, found, self._knowledge) else None

    def _drafted(self, looked: LookedUp, trace: Trace | None = None, judge: Judge | None = None) -> Draft:
        """Return the draft of the first way to an answer that finds one and is sure, else a silent one."""
        if looked.scope.outside and not looked.scope.plans:
            return answer_of_cited(looked.query, looked) or Draft((), Status.OUT_OF_SCOPE)
        passages = looked.meant.followed.near
        near = frozenset(found.passage.plan for found in looked.candidates if found.passage.id in passages)
        pointed = frozenset(looked.meant.followed.pointed)
        material = Material(looked.query, self._shelf, looked.words.text, near, pointed)
        return draft_of(looked, material, lambda: answer_by_intent(looked), judge or self._judge, trace)

    def _done(self, answer: Answer, began: float) -> Answer:
        return replace(answer, elapsed_ms=milliseconds_since(began), index_version=self._knowledge.engine.version)


def _is_askable(text: str, before: Turn | None) -> bool:
    """Tell whether ``text`` can be a question: it has a word (after a turn ``before`` a number may do), and is not too long."""
    asks = str.isalpha if before is None else str.isalnum
    return 0 < len(text) <= LONGEST_QUESTION and any(asks(token.text[0]) for token in tokens(text))


def milliseconds_since(began: float) -> float:
    """Return the milliseconds since ``began``, by ``time.perf_counter``, as answers tell them."""
    return round((time.perf_counter() - began) * 1000, 2)
