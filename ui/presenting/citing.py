"""Citations of passages that a face shows without a question having been asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.segments.stored import Passage, StoredPlan
from qa.contracts.answer import SECTION_JOINT, Citation, QuotedRange

if TYPE_CHECKING:
    from qa.service import Service


def passage_citation(service: Service, plan: StoredPlan, passage: Passage) -> Citation:
    """Return the citation of a whole passage of ``plan``."""
    text = service.document(passage.document).text
    first, *more = (QuotedRange(each.start, each.end, each.of(text)) for each in passage.ranges)
    return Citation(
        n=1,
        plan=plan.id,
        file=passage.file,
        title=plan.metadata.title or plan.id,
        section=SECTION_JOINT.join(passage.section_path),
        page=passage.page,
        kind=passage.kind.value,
        start=first.start,
        end=first.end,
        quote=first.quote,
        more=tuple(more),
        score=1.0,
        passage=passage.id,
    )
