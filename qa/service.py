"""The one service that every face calls: open an index, answer questions, search, look up the register."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus.records import Document
from corpus.records.errors import ModelError
from indexer.encoding.encoder import Encoder, start_loading
from indexer.engines.base import Engine, Snapshot
from indexer.engines.choice import engine_at
from indexer.segments.stored import Passage, StoredAssignment, StoredPlan
from qa.answered import TOP_K, AnswerKey, KeptAnswers, QueryKey
from qa.composing.citations import CitationWarnings, citation_of_row
from qa.contracts.answer import Answer, Citation, SearchResult
from qa.contracts.learned_parts import ALL, LearnedParts
from qa.contracts.learned_reading import QuestionReader
from qa.contracts.query import Query
from qa.contracts.reranking import Reranker
from qa.contracts.trace import Trace
from qa.conversations import Conversations, counting
from qa.pipeline import Answerer, milliseconds_since
from qa.ranking.reranker import load_reranker
from qa.reading.deadlines import ReportDuty
from qa.reading.life import Life
from qa.retrieval.blind import BlindEncoder
from qa.retrieval.chosen_rows import chosen_rows
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import find_plan
from qa.understanding.learned import load_reader
from qa.understanding.model_reading import ModelReading, worth_reading

if TYPE_CHECKING:
    from qa.snapshot_follower import SnapshotFollower


READ_BY_MODEL: Final = "Câu hỏi do mô hình ngôn ngữ đọc; câu trả lời vẫn được tra trong các kế hoạch."


@dataclass(frozen=True, slots=True)
class _State:
    knowledge: Knowledge
    encoder: Encoder
    answered: KeptAnswers = field(default_factory=KeptAnswers)


class Service:
    """Answers from the newest index below a data folder; threads may share it."""

    def __init__(self, engine: Snapshot, encoder: Encoder, today: Callable[[], date] = date.today) -> None:
        """Take an open snapshot and its encoder; ``today`` is the clock by which plans are in force or have expired."""
        self._today = today
        self._data: Path | None = None
        self._mover: SnapshotFollower | None = None
        self._reader: QuestionReader | None = None
        self._reranker: Reranker | None = None
        self._learned = ALL
        self._state = _State(Knowledge(engine), encoder)
        self._conversations = Conversations()

    @classmethod
    def open(
        cls,
        data: Path,
        *,
        encoder: Encoder | None = None,
        today: Callable[[], date] = date.today,
        engine: Engine | None = None,
        learned: LearnedParts = ALL,
    ) -> Service:
        """Open the newest index below ``data``; ``today`` is the clock by which plans are in force or have expired.

        ``engine`` keeps the index, without one the engine on this machine; ``learned`` tells which learned parts work.
        Raises IndexMissingError where there is none, IndexDamagedError where no snapshot is whole, and ModelError where the
        model is not to be had or ``encoder`` is not the one that the index was built with.
        """
        from qa.snapshot_follower import SnapshotFollower

        engine = engine or engine_at(data)
        live = engine.open()
        service = cls(live, encoder or _encoder_of(live, data), today)
        service._data = data
        service._learned = learned
        service._reader = load_reader(data, enabled=learned.reader, phrases=learned.phrases)
        service._reranker = load_reranker(data, enabled=learned.reranker)
        service._mover = SnapshotFollower(engine, live, service._take)
        return service

    @property
    def index_version(self) -> str:
        """The version of the index that answers now."""
        return self._state.knowledge.engine.version

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the index that answers now."""
        return self._state.knowledge

    @property
    def answerer(self) -> Answerer:
        """The answerer over the index that answers now; a question ends on the one it began with."""
        return self._answerer(self._state, self._today())

    def _answerer(self, state: _State, today: date) -> Answerer:
        start_loading(state.encoder)  # the question is read meanwhile
        encoder = state.encoder if self._learned.meaning else BlindEncoder(state.encoder)
        return Answerer(state.knowledge, encoder, today, self._reader, self._learned, reranker=self._reranker)

    def refresh(self, patience_s: float | None = None) -> bool:
        """Move to the newest index if there is one; tell whether that is done.

        Questions under way end on the index they began with, and others go on meanwhile. With ``patience_s`` this waits so
        many seconds at most: opening a large index takes longer, and is then done behind the questions that come. Without,
        it waits to the end; raises ModelError where the newer index's model is not to be had.
        """
        return self._mover is not None and self._mover.move(patience_s)

    def recover(self, damaged: str) -> bool:
        """Move to the newest index that is whole, after the version ``damaged`` turned out so while it answered.

        Tells whether that is another one; raises IndexDamagedError where none is whole.
        """
        return self._mover is not None and self._mover.recover(damaged)

    def _take(self, newer: Snapshot) -> None:
        """Answer from ``newer`` from now on, once all that its first question needs is there."""
        encoder = self._state.encoder
        if self._data is not None and newer.manifest.fingerprint != encoder.fingerprint:
            encoder = _encoder_of(newer, self._data)
        knowledge = Knowledge(newer)
        knowledge.warm(encoder, self._today())
        self._state = _State(knowledge, encoder)

    def pinned(self) -> Service:
        """Return this service held to the index that answers now, for a caller who asks it several things in a row.

        It shares the index and the model with this one; only this one is to be closed.
        """
        held = copy.copy(self)
        held._mover = None
        return held

    def ask(
        self,
        question: str,
        *,
        plan: str | None = None,
        province: str | None = None,
        top_k: int = TOP_K,
        conversation: str | Sequence[str] = "",
        trace: Trace | None = None,
        odd: Callable[[str], ModelReading | None] | None = None,
    ) -> Answer:
        """Return the answer to ``question``, from one plan or the plans of one province where asked so.

        ``top_k`` is the number of citations at most, raised where the answer needs more proofs. ``conversation`` is the id that
        an earlier answer gave, or the questions asked before this one, oldest first, of which the last few count
        (:data:`qa.conversations.MOST_TURNS`). The same asked again may be answered from what was kept, see :mod:`qa.answered`;
        with ``trace``, which takes what each stage made of the question, it is computed anew. ``odd`` has a language model
        read a question that found nothing and was hardly understood; its reading counts where something is found by it.
        Raises PlanNotFoundError where the filter fits no plan.
        """
        began = time.perf_counter()
        state, today = self._state, self._today()
        answerer = self._answerer(state, today)
        earlier = () if isinstance(conversation, str) else tuple(counting(conversation))
        asked = AnswerKey((*earlier, question), plan, province, top_k, today)
        before = self._conversations.last(conversation) if isinstance(conversation, str) else None
        if earlier:
            before = state.answered.before(asked, answerer)
        if trace is not None or (before is not None and not earlier):
            turn = answerer.turn(question, before, plan=plan, province=province, top_k=top_k, trace=trace)
        else:
            turn = state.answered.turn(asked, answerer)
        if odd is not None and bool(turn.query.words.text) and worth_reading(turn.query, found=turn.answer.found):
            reading = odd(turn.query.words.spelled.text)
            if reading is not None:
                again = answerer.turn(question, before, plan=plan, province=province, top_k=top_k, trace=trace, reading=reading)
                turn = replace(again, answer=_read_by_model(again.answer)) if again.answer.found else turn
        key = self._conversations.put(conversation if isinstance(conversation, str) else "", turn)
        return replace(turn.answer, conversation=key, elapsed_ms=milliseconds_since(began))

    def query(self, query: Query, *, top_k: int = 5) -> Answer:
        """Return what ``query`` computes over the register and the plans: a count, a list, most or least, yes or no.

        ``top_k`` is the number of citations at most, raised where the answer needs more proofs. Where the register holds no
        answer, values and lists on a topic are looked for in prose, by the words of the topic; else NOT_FOUND. Plans may be
        named by id, number or province, agencies by name alone, times by their words; raises PlanNotFoundError,
        AgencyNotFoundError or InvalidRequestError where that means nothing.
        """
        began = time.perf_counter()
        state, today = self._state, self._today()
        asked = QueryKey(query, query.words.text, top_k, today)
        return replace(state.answered.answer(asked, self._answerer(state, today)), elapsed_ms=milliseconds_since(began))

    def topic(self, text: str) -> Query:
        """Return the query about what ``text`` names: the words of a topic, as a person types them.

        What is asked of it (``ask``, ``form``, plans) is for the caller to say, who then asks :meth:`query`.
        """
        return self.answerer.topic(text)

    def search(
        self, query: str, *, plan: str | None = None, province: str | None = None, limit: int = 10, offset: int = 0
    ) -> SearchResult:
        """Return the passages that fit ``query``, best first, ``limit`` of them from ``offset`` on."""
        return self.answerer.search(query, plan=plan, province=province, limit=limit, offset=offset)

    def plans(self) -> tuple[StoredPlan, ...]:
        """Return all plans."""
        return self.knowledge.plans

    def lives(self) -> Mapping[str, Life]:
        """Return which plans are in force today, which have expired or were replaced or amended, by plan id."""
        return self.knowledge.lives(self._today())

    def plan(self, name: str) -> StoredPlan:
        """Return the plan of an id, a unique beginning of one, a number or a province; raise PlanNotFoundError."""
        return find_plan(self.knowledge, name)

    def assignments(
        self,
        *,
        plan: str | None = None,
        province: str | None = None,
        lead: str | None = None,
        coordinate: str | None = None,
        agency: str | None = None,
        kind: str | None = None,
        q: str | None = None,
    ) -> Sequence[StoredAssignment]:
        """Return the rows of the register that match all filters, in the order of plans and texts.

        ``lead``, ``coordinate`` and ``agency`` (either role) are agencies as people type them, ``q`` words of the task, with or
        without accents. Raises PlanNotFoundError or AgencyNotFoundError where a filter names nothing that exists.
        """
        agencies = {"lead": lead, "coordinate": coordinate, "either": agency}
        return chosen_rows(self.knowledge, plan=plan, province=province, agencies=agencies, kind=kind, words=q)

    def assignment_citations(self, stored: StoredAssignment) -> tuple[Citation, ...]:
        """Return the proof of one row: its passage, with the fields that stand elsewhere."""
        return (CitationWarnings(self.knowledge, self.lives()).warned(citation_of_row(stored, self.knowledge)),)

    def document(self, document_id: str) -> Document:
        """Return a document's text and pages."""
        return self.knowledge.engine.document(document_id)

    def report_duties(self, plan_id: str) -> tuple[ReportDuty, ...]:
        """Return the recurring duties to report of a plan."""
        return self.knowledge.report_duties(plan_id)

    def passages(self, plan_or_document: str) -> tuple[Passage, ...]:
        """Return all passages of a plan or a document, in order."""
        return self.knowledge.engine.passages_of(plan_or_document)

    def neighbours(self, passage_id: str) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after this one in its document."""
        return self.knowledge.engine.neighbours(passage_id)

    def close(self) -> None:
        """Let go of the index's files."""
        self.knowledge.engine.close()


def _read_by_model(answer: Answer) -> Answer:
    notes = (*answer.interpretation.notes, READ_BY_MODEL)
    return replace(answer, interpretation=replace(answer.interpretation, notes=notes))


def _encoder_of(engine: Snapshot, data: Path) -> Encoder:
    """Return the encoder that the index was built with; raise ModelError where today's is another."""
    from indexer.encoding.encoder import LazyEncoder

    encoder = LazyEncoder(engine.manifest.model, data, threads=1)  # a question is one text, and each thread holds buffers
    if encoder.fingerprint != engine.manifest.fingerprint:
        raise ModelError("Chỉ mục được lập bằng một mô hình khác với mô hình đang có; hãy chạy “tracuu index --rebuild”.")
    return encoder
