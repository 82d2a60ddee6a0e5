"""What one server shares between its faces (page, REST, MCP): settings, live, keys, jobs, limits, counters."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from qa.contracts.answer import Answer
from qa.contracts.query import Query
from ui.services.audit import AuditLog
from ui.services.fair_queue import Turns
from ui.services.feedback import FeedbackStore
from ui.services.jobs import Jobs
from ui.services.keeping import Keeper
from ui.services.keys import KeyRing
from ui.services.limits import RateLimits
from ui.services.live_service import LiveService
from ui.services.metrics import Metrics
from ui.services.of_index import OfIndex
from ui.services.originals import Originals
from ui.services.sessions import Sessions
from ui.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Faces:
    """The shared objects of one server; all are safe to share by threads."""

    settings: Settings
    live: LiveService
    keys: KeyRing
    jobs: Jobs
    limits: RateLimits
    metrics: Metrics
    feedback: FeedbackStore
    keeper: Keeper
    originals: Originals
    audit: AuditLog
    turns: Turns
    sessions: Sessions
    of_index: OfIndex

    @classmethod
    def over(cls, live: LiveService) -> Faces:
        """Return the shared objects over one live."""
        settings, jobs, keys = live.settings, Jobs(), KeyRing(live.settings.data)
        return cls(
            settings=settings,
            live=live,
            keys=keys,
            jobs=jobs,
            limits=RateLimits(settings),
            metrics=Metrics(),
            feedback=FeedbackStore(settings.data),
            keeper=Keeper(settings, live, jobs),
            originals=Originals(settings),
            audit=AuditLog(settings.data),
            turns=Turns(2 * settings.threads, settings.max_waiting),
            sessions=Sessions(settings.data, keys),
            of_index=OfIndex(),
        )

    def ask(
        self,
        face: str,
        question: str,
        *,
        plan: str | None = None,
        province: str | None = None,
        top_k: int = 5,
        conversation: str | Sequence[str] = "",
        write: bool = False,
    ) -> Answer:
        """Answer a question for ``face`` ("page", "rest", "mcp") and count it; see :meth:`.LiveService.ask`."""
        started = time.perf_counter()
        answer = self.live.ask(question, plan=plan, province=province, top_k=top_k, conversation=conversation, write=write)
        self.metrics.answered(face, answer, time.perf_counter() - started)
        return answer

    def query(self, face: str, query: Query, *, top_k: int = 5) -> Answer:
        """Answer a program's query for ``face`` and count it."""
        started = time.perf_counter()
        answer = self.live.query(query, top_k=top_k)
        self.metrics.answered(face, answer, time.perf_counter() - started)
        return answer
