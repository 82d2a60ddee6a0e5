"""What was understood of documents when they were read, for questions to look up: with the passages that say it.

In: the open index. Out: :class:`indexer.segments.stored.Understood` records, duties to report, passages by their ordinals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.engines.base import Snapshot
from indexer.segments.stored import FoundLabel, Passage, StoredDocument, StoredPlan, Understood
from indexer.segments.understood import understood_in
from indexer.storage.remembered import Remembered
from qa.reading.deadlines import ReportDuty, report_duties

_KEPT = 1000
"""Plans or documents of which what was looked up is kept."""


class UnderstoodPlans:
    """Looks up what is understood of plans; what an older version stored without it is understood when it is first asked."""

    def __init__(self, engine: Snapshot) -> None:
        """Take the open index."""
        self._engine = engine
        self._anew = lru_cache(maxsize=_KEPT)(lambda document: understood_in(engine.passages_of(document)))
        self._reports: Remembered[tuple[ReportDuty, ...]] = Remembered(_KEPT)

    def of(self, document: StoredDocument) -> Understood:
        """Return what is understood of a document."""
        return document.understood or self._anew(document.id)

    def passages(self, document: StoredDocument, ordinals: Iterable[int]) -> Sequence[Passage]:
        """Return the passages of a document with these ordinals, of which one may come several times."""
        ids = [f"{document.id}:{ordinal}" for ordinal in ordinals]
        once = dict.fromkeys(ids)
        found = dict(zip(once, self._engine.passages(list(once)), strict=True)) if once else {}
        return [found[each] for each in ids]

    def reports(self, plan: StoredPlan) -> tuple[ReportDuty, ...]:
        """Return the duties to report that a plan's passages say, in their order; kept for the next question."""
        found = self._reports.get(plan.id)
        if found is None:
            of_documents = [(document, self.of(document).reports) for document in plan.documents]
            found = tuple(
                duty
                for document, reports in of_documents
                if reports
                for duty in report_duties(reports, self.passages(document, (report.passage for report in reports)))
            )
            self._reports.put(plan.id, found)
        return found

    def force(self, plan: StoredPlan) -> Passage | None:
        """Return the passage that says since when or until when a plan holds, None where none does."""
        for document in plan.documents:
            at = self.of(document).force
            if at is not None:
                return self.passages(document, (at,))[0]
        return None

    def on_money(self, plan: StoredPlan) -> list[Passage]:
        """Return the passages of a plan's sections on money that say whence it comes."""
        return [found for document in plan.documents for found in self.passages(document, self.of(document).money)]

    def labels(self, document: StoredDocument) -> dict[int, list[FoundLabel]]:
        """Return the labels in a document's prose, by the ordinals of their passages."""
        by_passage: dict[int, list[FoundLabel]] = defaultdict(list)
        for label in self.of(document).labels:
            by_passage[label.passage].append(label)
        return by_passage
