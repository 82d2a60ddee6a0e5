"""An agency's share of a plan in short: the duties that stand under its name, the tasks that it leads, those it helps with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.records import AssignmentKind, BlockKind
from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.draft import Line, divide
from qa.composing.prose_answers.gathered import LEAST, by_passage, told
from qa.composing.prose_answers.gists import gist
from qa.contracts.findings import Proof
from qa.contracts.query import AgencyCondition, Role
from qa.reading.parties import agency_ids
from qa.reading.plan_parts import bare
from qa.reading.register import Row
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_NAME: Final = 65
_CITED: Final = 8
_LABEL: Final = 28
_BEGINS: Final = 120
_AT_ONCE: Final = 10
"""Characters that may stand before the agency whose duty a sentence tells ("Giao cho Sở …")."""


def share_of_agencies(plan: StoredPlan, asked: Sequence[AgencyCondition], knowledge: Knowledge, room: int) -> list[Line]:
    """Return what the plan says the agencies do, under their own headings or in sentences that begin with them.

    Beside it the tasks that they lead, and how many they help with.
    """
    items = by_passage(list(_duties(plan, asked, knowledge)))
    ids = {agency for condition in asked for agency in condition.ids}
    tasks = [row for row in knowledge.register.rows([plan.id]) if row.kind is AssignmentKind.TASK]
    lead, help_ = ([row for row in tasks if _has_part(row, role, ids)] for role in (Role.LEAD, Role.COORDINATE))
    left = room - _NAME
    for_items = min(sum(len(item.text) + 4 for item in items), left * 2 // 3 if lead else left)
    lines = told(items, knowledge, for_items) if items else []
    left -= sum(len(line.label) + len(line.detail) + 5 for line in lines)
    if lead:
        lines.append(_row_line(lead, "Chủ trì", plan, knowledge, left - _LABEL))
    if help_:
        lines.append(_row_line(help_, "Phối hợp", plan, knowledge, 0 if lines else left - _LABEL))
    return lines


def _has_part(row: Row, role: Role, ids: set[str]) -> bool:
    return any(ids & set(party.ids) for party in row.parties(role))


def _row_line(rows: Sequence[Row], verb: str, plan: StoredPlan, knowledge: Knowledge, room: int) -> Line:
    """Return the line that tells how many tasks, and as many of them as have ``room`` to be told."""
    label = f"{verb} {len(rows)} nhiệm vụ"
    shown = rows[: max(0, room // LEAST)]
    texts = [bare(row.stored.assignment.task.text) for row in shown]
    shares = divide([len(text) for text in texts], room - len(label) - 2 * len(texts))
    said = "; ".join(gist(t, share, knowledge.weight) for t, share in zip(texts, shares, strict=True))
    cited = [knowledge.engine.passage(row.stored.passage) for row in rows[:_CITED]]
    return Line(plan.id, label if said else "", (), said or f"{label}.", tuple(Proof.of(p, 0.8) for p in cited))


def _duties(plan: StoredPlan, asked: Sequence[AgencyCondition], knowledge: Knowledge) -> Iterator[Statement]:
    """Yield the statements that stand under a heading or a line that names the agencies, or that begin with their names."""
    names = [" ".join(folded_syllables(condition.name)) for condition in asked]
    ids = {agency for condition in asked for agency in condition.ids}
    for statement in knowledge.statements(plan.id):
        if statement.passage.kind is BlockKind.TABLE_ROW:
            continue
        heads = (statement.headings[-1] if statement.headings else "", statement.lead)
        if any(
            ids & set(agency_ids(head)) or any(name in " ".join(folded_syllables(head)) for name in names) for head in heads
        ):
            yield statement
            continue
        mentions = find_agencies(bare(statement.passage.clean)[:_BEGINS])
        if mentions and mentions[0].start <= _AT_ONCE and ids & set(mentions[0].ids):
            yield statement
