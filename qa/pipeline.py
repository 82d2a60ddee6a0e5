"""From a question to its answer object: understand, retrieve, rank, compose, or be silent."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from corpus.names.agencies import name_of
from corpus.text import normalize, tokens
from indexer.encoding.encoder import Encoder
from qa.composing.bases import answer_from_bases
from qa.composing.budgets import answer_about_budget
from qa.composing.citations import Citations, Marks, make_citation, whole_ranges
from qa.composing.computed import Material, answer_query
from qa.composing.draft import Draft, Inquiry, Line, compose
from qa.composing.evidence import add_further, answer_from_evidence
from qa.composing.identity import answer_about_plans
from qa.composing.reports import answer_about_reports
from qa.composing.roster import answer_with_roster
from qa.composing.several import Part, merged
from qa.composing.standing import answer_about_standing
from qa.composing.tasks import answer_with_tasks
from qa.contracts.answer import LONGEST_QUESTION, Answer, Citation, Interpretation, Item, SearchResult, Status
from qa.contracts.learned import ALL, LearnedParts
from qa.contracts.query import Field, Query
from qa.contracts.question import METADATA_INTENTS, Intent, Question
from qa.contracts.reading import LearnedReading, QuestionReader
from qa.contracts.reranking import Excerpt, Reranker
from qa.contracts.trace import Trace
from qa.deciding.decide import Judge, always, is_given
from qa.deciding.silence import explain, silence_on
from qa.elsewhere import about_the_place, may_stand_elsewhere, proof_names_the_place
from qa.narrowing import the_plan_meant
from qa.ranking.features import Topic
from qa.ranking.preference import wish_of
from qa.ranking.rank import Ranked
from qa.reading.life import newest_first, note_of
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.linking import linked
from qa.retrieval.resolving import resolved
from qa.retrieval.retrieve import find_candidates
from qa.retrieval.scope import Scope, find_scope, named_in
from qa.routing import draft_of
from qa.tracing import trace_answer, trace_found, trace_read
from qa.understanding.adapting import question_of
from qa.understanding.clauses import asking_clauses
from qa.understanding.following import Followed, follow
from qa.understanding.fusing import fused, plan_words
from qa.understanding.model_reading import ModelReading, applied
from qa.understanding.pointing import Opening, is_thanks, opening_of
from qa.understanding.querying import query_of
from qa.understanding.repeating import found_after
from qa.understanding.turns import Turn

_PLAN_FOR = re.compile(r"kế hoạch\s+[^\d\s].*(?:chỉ thị|nghị quyết|quyết định|chương trình|kết luận|đề án)\b", re.IGNORECASE)


YOU_ARE_WELCOME: Final = "Rất vui được giúp. Xin hỏi tiếp khi cần tra cứu các kế hoạch."


@dataclass(frozen=True, slots=True)
class _Meant:
    """A question with the query that is meant, where to look, how it follows the turn before, and both readings of it.

    ``said`` takes what the reranker says, by question and excerpt: nothing is read twice in a turn.
    """

    question: Question
    query: Query
    scope: Scope
    followed: Followed
    own: Query
    reading: LearnedReading | None
    said: dict[tuple[str, Excerpt], float] = field(default_factory=dict)


class Answerer:
    """Answers over one index; holds no state of its own between questions."""

    def __init__(
        self,
        knowledge: Knowledge,
        encoder: Encoder,
        today: date,
        reader: QuestionReader | None = None,
        learned: LearnedParts = ALL,
        judge: Judge = is_given,
        reranker: Reranker | None = None,
    ) -> None:
        """Take what is known of the index, its encoder, the date at which plans are in force or not, and the learned reader.

        ``learned`` tells which of the parts in here that were learned work; ``judge`` decides between answer and silence; the
        ``reranker`` reads the best of what is found.
        """
        self._learned = learned
        self._is_given = judge if learned.silence else always
        self._reader = reader
        self._reranker = reranker
        self._knowledge = knowledge
        self._encoder = encoder
        self._lives = knowledge.lives(today)
        self._today = today
        self._marks = Marks(knowledge, self._lives)

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
        if not text or len(text) > LONGEST_QUESTION or not any(token.text[0].isalpha() for token in tokens(text)):
            return Turn(None, Query(), self._done(Answer(typed, Status.INVALID, explain(Status.INVALID)), began))
        question = self._knowledge.understander.understand(text)
        if is_thanks(question.text):
            said = self._done(Answer(typed, Status.OFF_TOPIC, YOU_ARE_WELCOME), began)
            return replace(before, answer=said) if before else Turn(None, Query(), said)
        opening = Opening.NONE
        if before is not None:
            opening, rest = opening_of(question.text)
            question = self._knowledge.understander.understand(rest) if opening else question
        meant = self._meant(question, before, plan, province, reading, opening)
        answer = self._several(typed, question, plan, province, top_k, trace) if meant.question.parts else None
        if answer is None:
            inquiry, draft = self._looked_up_and_drafted(meant, filtered=plan is not None or province is not None, trace=trace)
            answer = self._finish(typed, inquiry, draft, top_k)
        read = replace(answer.interpretation, query=meant.query.as_json())
        said = self._done(replace(answer, interpretation=read), began)
        if trace is not None:
            trace_answer(trace, said)
        if before is not None and meant.query.asks(Field.NONE, Field.HELP):
            return replace(before, answer=said)  # what is no question about plans leaves the conversation where it was
        return Turn(question, meant.query, said, meant.followed.subject, found_after(meant.query, before))

    def _meant(
        self,
        question: Question,
        before: Turn | None,
        plan: str | None,
        province: str | None,
        odd: ModelReading | None = None,
        opening: Opening = Opening.NONE,
    ) -> _Meant:
        """Return what ``question`` means after the turn ``before``, where to look; ``odd`` is a language model's reading."""
        reading = self._reader.read(question.text, cues=question.cues) if self._reader else None
        asking = asking_clauses(question.text)
        clauses = map(self._reader.read, asking) if self._reader and len(asking) > 1 else ()  # read only where they count
        scope = named_in(find_scope(question, self._knowledge, plan, province), plan_words(reading), self._knowledge)
        own = query_of(question, scope.plans if scope.narrowed else (), scope.outside)
        spotted = partial(self._knowledge.spotted, plans=own.where.plans)
        alone = fused(own, question, reading, self._knowledge.registered, clauses, spotted)
        if odd is not None:
            alone = applied(odd, alone, self._knowledge.registered, self._knowledge.known) or alone
        followed = follow(question, alone, before, reading, opening, self._says_funding)
        query = linked(self._without_left_out(followed.query), question.text, self._knowledge)
        if query.where.plans != own.where.plans:
            scope = Scope(query.where.plans, narrowed=True, notes=scope.notes, own=scope.own)
        asked = question_of(
            question, query, own, paid_by_task=query.asks(Field.FUNDING) and self._says_funding(followed.focus, whence=False)
        )
        return _Meant(asked, query, scope, followed, own, reading)

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

    def query(self, query: Query, *, top_k: int = 5) -> Answer:
        """Return the answer to a query that needs no words to be understood; see :meth:`qa.service.Service.query`."""
        began = time.perf_counter()
        material = self.material(resolved(query, self._knowledge))
        draft = answer_query(material) or Draft((), Status.NOT_FOUND)
        return self._done(self.computed("", material, draft, top_k), began)

    def material(self, query: Query) -> Material:
        """Return what computing the answer to ``query`` works with; see :func:`qa.composing.computed.answer_query`."""
        citations = Citations(self._knowledge.engine.document_text, self._title)
        return Material(query, self._knowledge, self._encoder, citations, self._lives)

    def computed(self, typed: str, material: Material, draft: Draft, top_k: int = 5) -> Answer:
        """Return the answer object of a draft that was computed from ``material``."""
        where = material.query.where
        plans = where.plans or tuple(p.id for p in material.selection.plans if where.provinces or where.without_plans)
        agencies = tuple(dict.fromkeys(condition.name for condition in where.agencies))
        read = Interpretation(
            intents=tuple(name.value for name in material.query.ask),
            plans=plans,
            provinces=where.provinces,
            agencies=agencies,
            topic=material.query.topic,
            query=material.query.as_json(),
        )
        if draft.status is Status.ANSWERED:
            citations = material.citations.all()
            return self._told(typed, draft, citations[: max(top_k, _needed(draft))], read)
        places = tuple(dict.fromkeys((*where.outside, *(name for name in where.provinces if not plans))))
        return Answer(typed, draft.status, silence_on(draft.status, places), interpretation=read)

    def search(self, query: str, *, plan: str | None, province: str | None, limit: int, offset: int) -> SearchResult:
        """Return one page of the passages for ``query``; see :meth:`qa.service.Service.search`."""
        began = time.perf_counter()
        inquiry = self.inquire(normalize(query).strip(), plan, province)
        ranked = inquiry.ranked("prose")
        citations = tuple(
            replace(self._marks.marked(self._citation(found)), n=offset + n)
            for n, found in enumerate(ranked[offset : offset + limit], start=1)
        )
        return SearchResult(
            query=query,
            total=len(ranked),
            citations=citations,
            interpretation=_interpretation(inquiry.question, inquiry.scope),
            index_version=self._knowledge.engine.version,
            elapsed_ms=_since(began),
        )

    def inquire(self, text: str, plan: str | None = None, province: str | None = None, trace: Trace | None = None) -> Inquiry:
        """Return all that answering ``text`` (normalized) works with: how it is read, where to look, the candidates."""
        return self._look_up(self._meant(self._knowledge.understander.understand(text), None, plan, province), trace)

    def _look_up(self, meant: _Meant, trace: Trace | None = None) -> Inquiry:
        knowledge, question, scope = self._knowledge, meant.question, meant.scope
        if trace is not None:
            trace_read(trace, question, meant.own, meant.reading)
        wish = wish_of(question, knowledge.plans, self._lives)
        scope = replace(scope, plans=tuple(newest_first(scope.plans, self._lives, wish.spared)))
        topic = Topic(question, knowledge)
        plans = scope.plans or tuple(p.id for p in knowledge.plans)  # outside the corpus: what is nearest is still shown
        candidates = find_candidates(question, plans, knowledge, self._encoder)
        citations = Citations(knowledge.engine.document_text, self._title)
        far = knowledge.far(self._encoder)
        inquiry = Inquiry(
            question,
            scope,
            knowledge,
            topic,
            candidates,
            citations,
            far,
            self._lives,
            wish,
            self._today,
            query=meant.query,
            focus=meant.followed.focus,
            besides=meant.followed.besides,
            near=meant.followed.near,
            trace=trace,
            learned_order=self._learned.order,
            reranker=self._reranker,
            said=meant.said,
        )
        if trace is not None:
            trace_found(trace, inquiry)
        return inquiry

    def _several(
        self, typed: str, question: Question, plan: str | None, province: str | None, top_k: int, trace: Trace | None
    ) -> Answer | None:
        """Return the answers to all that a question asks as one, or None where no part of it has an answer of its own."""
        inquiries = [self.inquire(part, plan, province, trace) for part in question.parts]
        parts = [Part(inquiry, self._drafted(inquiry)) for inquiry in inquiries]
        if not any(part.answered for part in parts):
            return None
        draft, citations = merged(parts)
        scope = find_scope(question, self._knowledge, plan, province)
        return self._told(typed, draft, citations[: max(top_k, _needed(draft))], _interpretation(question, scope))

    def _looked_up_and_drafted(self, meant: _Meant, *, filtered: bool, trace: Trace | None) -> tuple[Inquiry, Draft]:
        """Return the draft and its inquiry; where a place's own plans hold none, that of other plans which name the place."""
        inquiry = self._look_up(meant, trace)
        one = None if filtered else the_plan_meant(inquiry)
        if one is not None:
            query = replace(meant.query, where=replace(meant.query.where, plans=(one,)))
            meant = replace(meant, query=query, scope=replace(meant.scope, plans=(one,), narrowed=True))
            inquiry = self._look_up(meant, trace)
        draft = self._drafted(inquiry)
        if draft.status is Status.ANSWERED or filtered or not may_stand_elsewhere(meant.question, meant.query, meant.scope):
            return inquiry, draft
        others = tuple(each.id for each in self._knowledge.plans if each.id not in meant.scope.plans)
        if not others:
            return inquiry, draft
        question, query, scope = about_the_place(meant.question, meant.query, others)
        wider = self._look_up(replace(meant, question=question, query=query, scope=scope), trace)
        found = self._drafted(wider)
        return (wider, found) if proof_names_the_place(meant.question, found, wider) else (inquiry, draft)

    def _drafted(self, inquiry: Inquiry) -> Draft:
        """Return the draft that a rule for the question's intents makes, or a silent one where it is not sure."""
        if inquiry.scope.outside and not inquiry.scope.plans:
            return Draft((), Status.OUT_OF_SCOPE)
        near = frozenset(found.passage.plan for found in inquiry.candidates if found.passage.id in inquiry.near)
        text, citations = inquiry.question.text, inquiry.citations
        material = Material(inquiry.query, self._knowledge, self._encoder, citations, self._lives, text, near)
        return draft_of(inquiry, material, lambda: self._by_evidence(inquiry), self._is_given)

    def _by_evidence(self, inquiry: Inquiry) -> Draft:
        """Return the draft of the best row or passage: the first that a rule for the question's intents makes."""
        for rule in _rules(inquiry):
            draft = rule(inquiry)
            if draft is not None:
                return replace(draft, labelled=inquiry.question.which).made_by(rule)
        return Draft((), Status.NOT_FOUND)

    def _finish(self, typed: str, inquiry: Inquiry, draft: Draft, top_k: int) -> Answer:
        interpretation = _interpretation(inquiry.question, inquiry.scope)
        if draft.status is Status.ANSWERED:
            add_further(inquiry, draft, top_k)
            citations = inquiry.citations.all()
            return self._told(typed, draft, citations[: max(top_k, _needed(draft))], interpretation)
        ranked = inquiry.ranked("prose")[:top_k]
        citations = tuple(replace(self._citation(found), n=n) for n, found in enumerate(ranked, start=1))
        return Answer(
            question=typed,
            status=draft.status,
            answer=explain(draft.status, inquiry, citations),
            citations=tuple(map(self._marks.marked, citations)),
            interpretation=interpretation,
        )

    def _told(self, typed: str, draft: Draft, citations: Sequence[Citation], interpretation: Interpretation) -> Answer:
        return Answer(
            question=typed,
            status=Status.ANSWERED,
            answer=compose(replace(draft, notes=(*draft.notes, *self._notes(draft)))),
            items=tuple(map(self._item, draft.lines)),
            citations=tuple(map(self._marks.marked, citations)),
            interpretation=interpretation,
        )

    def _item(self, line: Line) -> Item:
        return replace(line.item(), notice=self._lives[line.plan].notice)

    def _notes(self, draft: Draft) -> list[str]:
        """Return a line for each plan of the draft that does not hold as it stands, where the answer itself does not say so."""
        plans = dict.fromkeys(line.plan for line in draft.lines)
        said = {value for line in draft.lines for value in line.values}
        told = [plan for plan in plans if self._lives[plan].notice not in ("", *said)]
        return [note_of(self._lives[plan].notice, self._knowledge.plan_name(plan) if len(plans) > 1 else "") for plan in told]

    def _citation(self, found: Ranked) -> Citation:
        passage = found.candidate.passage
        text = self._knowledge.engine.document_text(passage.document)
        return make_citation(passage, whole_ranges(passage.ranges, text), text, self._title(passage.plan), found.score)

    def _title(self, plan: str) -> str:
        return self._knowledge.plan(plan).metadata.title or self._knowledge.plan_name(plan)

    def _done(self, answer: Answer, began: float) -> Answer:
        return replace(answer, elapsed_ms=_since(began), index_version=self._knowledge.engine.version)


def _rules(inquiry: Inquiry) -> list[Callable[[Inquiry], Draft | None]]:
    """Return the rules to try for a question, in order."""
    question = inquiry.question
    intents = set(question.intents)
    rules: list[Callable[[Inquiry], Draft | None]] = []
    if Intent.ROSTER in intents:
        rules.append(answer_with_roster)
    if Intent.STANDING in intents:
        rules.append(answer_about_standing)
    if intents & METADATA_INTENTS and question.numbers and not inquiry.scope.own and not _of_plan(question):
        rules.append(answer_from_bases)
    if intents & METADATA_INTENTS:
        rules.append(answer_about_plans)
    if Intent.REPORT in intents:
        rules.append(answer_about_reports)
    if Intent.BUDGET in intents:
        rules.append(answer_about_budget)
    if intents == {Intent.FACT} and (not question.topic or (inquiry.scope.own and question.about_plan)):
        rules.append(answer_about_plans)
    if Intent.LEGAL in intents:
        rules.append(answer_from_bases)
    if intents & {Intent.TASKS, Intent.DUTY}:
        rules.append(answer_with_tasks)
    return [*rules, answer_from_evidence]


def _of_plan(question: Question) -> bool:
    """Tell whether it is a plan's signer that is asked for, and another document only what it carries out."""
    return Intent.SIGNER in question.intents and _PLAN_FOR.search(question.text) is not None


def _needed(draft: Draft) -> int:
    return max((n for line in draft.lines for n in line.citations), default=0)


def _interpretation(question: Question, scope: Scope) -> Interpretation:
    return Interpretation(
        restored=question.text,
        intents=tuple(intent.value for intent in question.intents),
        plans=scope.plans if scope.narrowed else (),
        provinces=tuple(dict.fromkeys(place.name for place in question.places)),
        agencies=tuple(dict.fromkeys(name_of(agency) or asked.name for asked in question.agencies for agency in asked.ids)),
        years=question.years,
        numbers=question.numbers,
        expanded={**question.repaired, **question.expanded},
        topic=question.topic,
        dropped=question.dropped,
        notes=scope.notes,
    )


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)
