"""The desk at which every face asks: one service, opened when first needed, moved to the newest index between questions.

Command line, page, REST and MCP all call :class:`Desk` and nothing below it, so that the same question gets the same answer
object whichever way it came.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from corpus.errors import InvalidRequestError
from corpus.records import Document
from indexer.records import Passage, StoredAssignment, StoredPlan
from qa.records import Answer, Citation, SearchResult, Status
from ui.settings import Settings
from ui.switch import notice

MOST_RESULTS = 100


class AnsweringService(Protocol):
    """What the faces need of ``qa.service.Service``; filters are names as people type them."""

    @property
    def index_version(self) -> str:
        """Return the version of the snapshot that answers now."""

    def refresh(self) -> bool:
        """Move to the newest snapshot if there is one; tell whether it moved."""

    def pinned(self) -> AnsweringService:
        """Return this service held to the index that answers now."""

    def ask(self, question: str, *, plan: str | None = None, province: str | None = None, top_k: int = 5) -> Answer:
        """Answer a question."""

    def search(
        self, query: str, *, plan: str | None = None, province: str | None = None, limit: int = 10, offset: int = 0
    ) -> SearchResult:
        """Return one page of the passages that match, best first."""

    def plans(self) -> Sequence[StoredPlan]:
        """Return all plans."""

    def plan(self, name: str) -> StoredPlan:
        """Return the plan of an id, a unique beginning of one, a number or a province; raise PlanNotFoundError."""

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
        """Return the rows of the register that match all filters, in document order."""

    def assignment_citations(self, stored: StoredAssignment) -> Sequence[Citation]:
        """Return the proof of one row."""

    def document(self, document_id: str) -> Document:
        """Return a document's text and pages."""

    def passages(self, plan_or_document: str) -> Sequence[Passage]:
        """Return all passages of a plan or of a document, in reading order."""

    def neighbours(self, passage_id: str) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after this one in its document."""

    def close(self) -> None:
        """Let go of files and models."""


def open_service(data: Path) -> AnsweringService:
    """Open the newest index below ``data``; raise IndexMissingError where there is none."""
    from qa.service import Service

    return Service.open(data)


class Desk:
    """One open service with the pause switch and the limits of the settings in front of it; safe to share by threads."""

    def __init__(self, settings: Settings, opener: Callable[[Path], AnsweringService] = open_service) -> None:
        self.settings = settings
        self._opener = opener
        self._service: AnsweringService | None = None
        self._opening = threading.Lock()

    def service(self) -> AnsweringService:
        """Return the service at the newest index, opened at first use; raise IndexMissingError where there is no index.

        What is returned stays at that index, so that all that one request asks comes from one snapshot.
        """
        with self._opening:
            if self._service is None:
                self._service = self._opener(self.settings.data)
            else:
                self._service.refresh()
            return self._service.pinned()

    def ask(self, question: str, *, plan: str | None = None, province: str | None = None, top_k: int = 5) -> Answer:
        """Answer a question; while answering is paused, say so in the answer object.

        Raises InvalidRequestError where the question is too long or ``top_k`` is out of 1 to 100.
        """
        self._check(question, top_k)
        paused = notice(self.settings)
        if paused is not None:
            return Answer(question=question, status=Status.PAUSED, answer=paused)
        return self.service().ask(question, plan=plan or None, province=province or None, top_k=top_k)

    def search(
        self, query: str, *, plan: str | None = None, province: str | None = None, limit: int = 10, offset: int = 0
    ) -> SearchResult:
        """Return one page of the passages that match; raises InvalidRequestError as :meth:`ask` does."""
        self._check(query, limit)
        if offset < 0:
            raise InvalidRequestError("Vị trí bắt đầu (offset) không được âm.")
        return self.service().search(query, plan=plan or None, province=province or None, limit=limit, offset=offset)

    def close(self) -> None:
        """Close the service if it was opened."""
        with self._opening:
            if self._service is not None:
                self._service.close()
                self._service = None

    def _check(self, question: str, results: int) -> None:
        longest = self.settings.max_question_chars
        if len(question) > longest:
            raise InvalidRequestError(f"Câu hỏi dài {len(question)} ký tự; xin rút xuống nhiều nhất {longest} ký tự.")
        if not 1 <= results <= MOST_RESULTS:
            raise InvalidRequestError(f"Số kết quả phải từ 1 đến {MOST_RESULTS}.")
