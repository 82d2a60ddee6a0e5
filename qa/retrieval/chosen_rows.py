"""Rows of the register that a person chooses by plan, agency, kind and words, as lists of it are filtered.

In: names as people type them. Out: the stored assignments that match all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.names.agencies import find_agencies
from corpus.records import AssignmentKind
from corpus.records.errors import AgencyNotFoundError
from corpus.text import folded_syllables
from indexer.segments.stored import StoredAssignment
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.scope import filtered_plans


def chosen_rows(
    knowledge: Knowledge,
    *,
    plan: str | None,
    province: str | None,
    agencies: Mapping[str, str | None],
    kind: str | None,
    words: str | None,
) -> Sequence[StoredAssignment]:
    """Return the rows in the order of plans and texts; ``agencies`` are names by role ("lead", "coordinate", "either").

    Raises PlanNotFoundError or AgencyNotFoundError where a filter names nothing that exists.
    """
    plans = [p.id for p in filtered_plans(knowledge, plan, province)]
    rows = knowledge.engine.assignments(plans=plans, kind=AssignmentKind(kind) if kind else None)
    for role, name in agencies.items():
        if name:
            rows = rows.among(_with_role(knowledge, name, role, plans))
    if words:
        wanted = frozenset(folded_syllables(words))
        return [row for row in rows if wanted <= knowledge.syllables(row.assignment.task.text)]
    return rows


def _with_role(knowledge: Knowledge, name: str, role: str, plans: list[str]) -> set[str]:
    """Return the ids of the assignments in which the agency ``name`` has the role."""
    ids = {agency for mention in find_agencies(name) for agency in mention.ids}
    if not ids:
        raise AgencyNotFoundError(f"Không nhận ra cơ quan “{name}”. Xin ghi tên hoặc tên viết tắt, ví dụ: “Sở KH&CN”.")
    found: set[str] = set()
    for agency in ids:
        if role in ("lead", "either"):
            found.update(knowledge.engine.assignments(plans=plans, lead=agency).ids)
        if role in ("coordinate", "either"):
            found.update(knowledge.engine.assignments(plans=plans, coordinate=agency).ids)
    return found
