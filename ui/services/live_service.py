"""The service that every face asks: opened when first needed, moved to the newest index between questions.

Command line, page, REST and MCP all call :class:`LiveService` and nothing below it, so that the same question gets the same
answer object whichever way it came.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from corpus.records.errors import IndexDamagedError, InvalidRequestError
from qa.contracts.answer import Answer, SearchResult, Status
from qa.contracts.query import Query
from qa.contracts.trace import Trace
from ui.problems.errors import StartingError
from ui.services.filters import fitting
from ui.services.language import Language, Rereading, Writing
from ui.services.switch import notice
from ui.settings.settings import Settings

if TYPE_CHECKING:
    # Only named here: importing it brings the index's libraries, which commands that answer nothing do not need.
    from qa.service import Service
    from qa.understanding.model_reading import ModelReading

T = TypeVar("T")
MOST_RESULTS: Final = 100
FIRST_QUESTION: Final = "Cơ quan nào chủ trì?"
PATIENCE_S: Final = 0.5
MOVING_S: Final = 0.25
"""How long a request waits for the move to a newer index; a large one is opened behind the requests meanwhile."""


def open_service(settings: Settings) -> Service:
    """Open the newest index of the settings' engine; raise IndexMissingError where there is none."""
    from qa.service import Service

    return Service.open(settings.data, engine=settings.index_engine(), learned=settings.learned_parts)


class LiveService:
    """One open service with the pause switch and the limits of the settings in front of it; safe to share by threads."""

    def __init__(self, settings: Settings, opener: Callable[[Path], Service] | None = None) -> None:
        self.settings = settings
        self._opener = opener or (lambda _: open_service(settings))
        self._service: Service | None = None
        self._language = Language(settings.language_model)
        self.reading = Rereading(self._language)
        self.writing = Writing(self._language, self.service)
        self._opening = threading.Lock()
        self._readying = threading.Lock()
        self._answered = False
        self.on_damage: Callable[[], object] = lambda: None
        """Called when a question finds no whole index; the keeper puts in what mends it."""
        # Python computes one question at a time: those that come together wait their turn here, rather than all take longer.
        self._turns = threading.BoundedSemaphore(settings.threads)

    def service(self) -> Service:
        """Return the service at the newest index, opened at first use; raise IndexMissingError where there is no index.

        What is returned stays at that index, so that all that one request asks comes from one snapshot.
        """
        with self._opening:
            if self._service is None:
                self._service = self._opener(self.settings.data)
            else:
                self._service.refresh(MOVING_S)
            return self._service.pinned()

    def ready(self) -> Service:
        """Return the service once it has answered a question of its own, so that nobody's first question waits for the model.

        Whoever comes first does this; others wait for :data:`PATIENCE_S` at most. Raises StartingError while it is under way,
        and what :meth:`service` raises.
        """
        if not self._answered:
            if not self._readying.acquire(timeout=PATIENCE_S):
                raise StartingError("Máy chủ đang mở chỉ mục và mô hình; xin thử lại sau vài giây.")
            try:
                if not self._answered:
                    self._from_whole(lambda s: s.ask(FIRST_QUESTION))
                    self._answered = True
            finally:
                self._readying.release()
        return self.service()

    def newest(self) -> Service:
        """Return the service as :meth:`service` does, but at the newest index whatever the time to open it.

        For those who changed the index and say so: what they added is found from then on.
        """
        with self._opening:
            service = self._service
        if service is not None:
            service.refresh()
        return self.service()

    def ask(
        self,
        question: str,
        *,
        plan: str | None = None,
        province: str | None = None,
        top_k: int = 5,
        conversation: str | Sequence[str] = "",
        trace: Trace | None = None,
        write: bool = False,
    ) -> Answer:
        """Answer a question; while answering is paused, say so in the answer object.

        ``conversation`` is the id that an earlier answer gave, or the questions asked before this one; ``trace`` takes what
        each stage made of the question; ``write`` asks for what a language model makes of the answer, where one is set, which
        others need not wait for. Raises InvalidRequestError where a question is too long or ``top_k`` out of 1 to 100.
        """
        for text in (question, *(() if isinstance(conversation, str) else conversation)):
            self._check(text, top_k, plan, province)
        paused = notice(self.settings)
        if paused is not None:
            return Answer(question=question, status=Status.PAUSED, answer=paused, heading=paused)
        answer = self._from_whole(
            lambda s: s.ask(
                question,
                plan=plan or None,
                province=province or None,
                top_k=top_k,
                conversation=conversation,
                trace=trace,
                **({"odd": self._read_apart} if self.reading.model else {}),
            )
        )
        return self.writing.written(answer) if write else answer

    def _read_apart(self, question: str) -> ModelReading | None:
        """Have the language model read a question; others take the turn meanwhile."""
        self._turns.release()
        try:
            return self.reading.read(question)
        finally:
            self._turns.acquire()

    def query(self, query: Query, *, top_k: int = 5) -> Answer:
        """Answer a query that a program made itself; while answering is paused, say so as :meth:`ask` does.

        Raises InvalidRequestError where its words are too long or ``top_k`` is out of 1 to 100.
        """
        self._check(" ".join((*query.topic, query.claim)), top_k)
        paused = notice(self.settings)
        if paused is not None:
            return Answer(question="", status=Status.PAUSED, answer=paused, heading=paused)
        return self._from_whole(lambda s: s.query(query, top_k=top_k))

    def topic(self, text: str) -> Query:
        """Return the query about what ``text`` names; raises InvalidRequestError where it is too long."""
        self._check(text, 1)
        return self._from_whole(lambda s: s.topic(text))

    def search(
        self, query: str, *, plan: str | None = None, province: str | None = None, limit: int = 10, offset: int = 0
    ) -> SearchResult:
        """Return one page of the passages that match; raises InvalidRequestError as :meth:`ask` does."""
        self._check(query, limit, plan, province)
        if offset < 0:
            raise InvalidRequestError("Vị trí bắt đầu (offset) không được âm.")
        return self._from_whole(
            lambda s: s.search(query, plan=plan or None, province=province or None, limit=limit, offset=offset)
        )

    def close(self) -> None:
        """Close the service if it was opened, and end what the language model is asked."""
        self._language.close()
        with self._opening:
            if self._service is not None:
                self._service.close()
                self._service = None

    def _from_whole(self, work: Callable[[Service], T]) -> T:
        """Do ``work`` when it is its turn; where the index turns out damaged meanwhile, do it again with the last whole one."""
        with self._turns:
            held = self.service()
            try:
                return work(held)
            except IndexDamagedError:
                with self._opening:
                    service = self._service
                if service is None or not self._recovered(service, held.index_version):
                    raise
                return work(service.pinned())

    def _recovered(self, service: Service, damaged: str) -> bool:
        try:
            return service.recover(damaged)
        except IndexDamagedError:
            self.on_damage()
            raise

    def _check(self, question: str, results: int, *filters: str | None) -> None:
        for text in filters:
            fitting(text)
        longest = self.settings.max_question_chars
        if len(question) > longest:
            raise InvalidRequestError(f"Câu hỏi dài {len(question)} ký tự; xin rút xuống nhiều nhất {longest} ký tự.")
        if not 1 <= results <= MOST_RESULTS:
            raise InvalidRequestError(f"Số kết quả phải từ 1 đến {MOST_RESULTS}.")
