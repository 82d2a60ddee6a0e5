"""An assignment as the JSON object of the contract, for the command line and HTTP alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corpus.records import Assignment, Document, Range, Value


def assignment_json(assignment: Assignment, document: Document, plan: str) -> dict[str, Any]:
    """Return the object {"file", "plan", "kind", "group", "no", "task", "lead", …, "citations"}.

    ``plan`` is the name by which the plan is known. The citation's ranges are those of the whole row; a row that a page
    break cut has its further ranges in "more".
    """
    return {
        "file": document.file,
        "plan": plan,
        "kind": assignment.kind.value,
        "group": assignment.group,
        "no": assignment.number,
        "task": assignment.task.text,
        "lead": _texts(assignment.lead),
        "coordinate": _texts(assignment.coordinate),
        "product": None if assignment.product is None else _texts(assignment.product),
        "period": assignment.period.text if assignment.period else None,
        "funding": assignment.funding.text if assignment.funding else None,
        "citations": [_citation(assignment, document)],
    }


def _texts(values: Iterable[Value]) -> list[str]:
    return [value.text for value in values]


def _quoted(part: Range, document: Document) -> dict[str, Any]:
    return {"start": part.start, "end": part.end, "quote": part.of(document.text)}


def _citation(assignment: Assignment, document: Document) -> dict[str, Any]:
    first, *more = assignment.ranges
    return {
        **_quoted(first, document),
        "page": document.page_of(first.start),
        "more": [_quoted(part, document) for part in more],
    }
