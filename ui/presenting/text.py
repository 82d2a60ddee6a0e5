"""A stretch of a document's text with its pages, as the API gives it out."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from corpus.records.errors import PlanNotFoundError
from indexer.segments.stored import StoredDocument, StoredPlan

if TYPE_CHECKING:
    from qa.service import Service


def find_document(plan: StoredPlan, name: str | None) -> StoredDocument:
    """Return the plan's document of this id or file name, its body where ``name`` is None; raise PlanNotFoundError."""
    if name is None:
        return plan.documents[0]
    for document in plan.documents:
        if name in (document.id, document.file, PurePosixPath(document.file).name):
            return document
    raise PlanNotFoundError(f"Kế hoạch {plan.id} không có tài liệu “{name}”.")


def text_json(service: Service, plan: StoredPlan, name: str | None, start: int, length: int) -> dict[str, Any]:
    """Return ``length`` characters of a document from ``start`` on (fewer at its end), with the pages they are on."""
    stored = find_document(plan, name)
    document = service.document(stored.id)
    start = min(start, len(document.text))
    end = min(start + length, len(document.text))
    return {
        "plan": plan.id,
        "document": document.id,
        "file": document.file,
        "start": start,
        "end": end,
        "total_chars": len(document.text),
        "text": document.text[start:end],
        "pages": [
            {"number": page.number, "start": page.range.start, "end": page.range.end}
            for page in document.pages
            if page.range.start < end and start < page.range.end
        ],
        "index_version": service.index_version,
    }
