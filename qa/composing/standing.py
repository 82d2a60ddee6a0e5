"""Answers about a plan's own standing: whether it is in force, what it replaces or amends, what replaced or amended it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.records import Range
from indexer.segments.stored import StoredDocument, StoredPlan
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.identity import cite_ranges
from qa.contracts.answer import Status
from qa.ranking.looked_up import LookedUp
from qa.reading.life import document_name
from qa.retrieval.knowledge import Knowledge
from qa.retrieval.shelf import Shelf
from qa.understanding.naming import called

_OF_OTHERS: Final = re.compile(r"\b(?:thay|sửa|bổ sung|bãi bỏ)", re.IGNORECASE)


def answer_about_standing(looked: LookedUp) -> Draft | None:
    """Return what each plan in scope says of its standing; NOT_FOUND where none says what is asked."""
    asks_of_others = _OF_OTHERS.search(looked.words.text) is not None
    lines = []
    for plan in (looked.knowledge.plan(name) for name in looked.plans):
        line = _relations(plan, looked.shelf) if asks_of_others else _force(plan, looked.shelf)
        if line is not None:
            lines.append(line)
    if not lines:
        return Draft((), Status.NOT_FOUND)
    return Draft(tuple(lines), limit=LONG if looked.wide else SHORT)


def _force(plan: StoredPlan, shelf: Shelf) -> Line | None:
    """Return whether the plan is in force, proved by where it gives its period; None where nothing is said of it."""
    life = shelf.lives[plan.id]
    if not life.said:
        return None
    return _line(plan, (life.said,), [*_proved(plan, "period"), *_by_others(plan, shelf)], shelf.knowledge)


def _relations(plan: StoredPlan, shelf: Shelf) -> Line | None:
    """Return what the plan replaces and amends, and what replaced or amended it; None where there is neither."""
    metadata, life = plan.metadata, shelf.lives[plan.id]
    own = (("thay thế", metadata.replaces), ("sửa đổi, bổ sung", metadata.amends))
    values = [f"{what} {'; '.join(value.text for value in found)}" for what, found in own if found]
    proofs = [(plan.documents[0], value.ranges) for _, found in own for value in found]
    if life.replaced_by or life.amended_by:
        values.append(life.notice)
    return _line(plan, tuple(values), [*proofs, *_by_others(plan, shelf)], shelf.knowledge) if values else None


def _proved(plan: StoredPlan, name: str) -> list[tuple[StoredDocument, Sequence[Range]]]:
    return [(document, found) for document in plan.documents[:1] if (found := document.metadata.ranges.get(name))]


def _by_others(plan: StoredPlan, shelf: Shelf) -> list[tuple[StoredDocument, Sequence[Range]]]:
    """Return where later plans of the index say that they replace or amend this one."""
    life = shelf.lives[plan.id]
    later = [shelf.knowledge.plan(one.plan) for one in (*life.replaced_by, *life.amended_by) if one.plan]
    return [
        (other.documents[0], value.ranges)
        for other in later
        for value in (*other.metadata.replaces, *other.metadata.amends)
        if plan.metadata.number and value.text.startswith(plan.metadata.number)
    ]


def _line(
    plan: StoredPlan, values: tuple[str, ...], proofs: Sequence[tuple[StoredDocument, Sequence[Range]]], knowledge: Knowledge
) -> Line:
    cited = [proof for document, ranges in proofs for proof in cite_ranges(document, ranges, knowledge)]
    name = document_name(plan.metadata, plan.id)
    return Line(plan.id, called(plan), values, name, tuple(cited))
