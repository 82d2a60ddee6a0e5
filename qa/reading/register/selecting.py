"""Selection: the rows that meet a query's conditions, and what they are counted among."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from corpus.names.agencies import name_of, predecessors, successors
from corpus.records import AssignmentKind
from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.contracts.query import AgencyCondition, Counted, Where
from qa.reading.register.conditions import (
    agency_test,
    all_hold,
    in_group,
    is_meant,
    is_named,
    numbered,
    plan_tests,
    row_tests,
)
from qa.reading.register.rows import Party, Register, Row

_HALVES: Final = frozenset(
    {
        "cong",
        "trung",
        "chi",
        "lien",
        "kho",
        "hop",
        "doanh",
        "buu",
        "toa",
        "bao",
        "dai",
        "mat",
        "doan",
        "van",
        "thanh",
        "hoi",
        "nha",
    }
)
"""Syllables that name no kind of agencies without the next one: "công an" and "công ty", "trung tâm", "hội nông dân"."""
OnTopic = Callable[[tuple[str, ...], Sequence[Row]], AbstractSet[str]]
"""Returns the ids of those of the rows that words are about."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``rows`` that meet all conditions, of all that were looked at (``among``), in ``plans``; plan by plan as they stand.

    ``narrowed`` tells that there were conditions beyond the plans and the kind, ``kind`` what the rows are (None: both).
    ``notes`` are sentences on how agencies were understood ("Sở Kế hoạch và Đầu tư, nay là Sở Tài chính.").
    """

    rows: tuple[Row, ...]
    among: tuple[Row, ...]
    plans: tuple[StoredPlan, ...]
    kind: AssignmentKind | None
    narrowed: bool
    notes: tuple[str, ...] = ()


def plans_in(register: Register, where: Where) -> tuple[StoredPlan, ...]:
    """Return the plans that meet the conditions on plans."""
    tests = plan_tests(where)
    return tuple(plan for plan in register.plans if all(test(plan) for test in tests))


def select(
    register: Register, where: Where, topic: tuple[str, ...] = (), on_topic: OnTopic | None = None, of: Counted = Counted.TASKS
) -> Selection:
    """Return the rows that meet ``where`` and are about ``topic``.

    Unless a kind is asked for, a plan's tasks are looked at, or its duties where it has no tasks or none but they stand under
    the group that is asked for. Rows must also meet
    ``where.also`` and none of ``where.excluding`` where tasks are asked for (``of``). ``on_topic`` tells which rows words are
    about; it is asked last, of the rows that meet all else. Without it nothing is on any topic.
    """
    plans = plans_in(register, where)
    among = _looked_at(register.rows(plan.id for plan in plans), where)
    agencies, notes = _as_then(where.agencies, among)
    rows = [row for row in among if all(agency_test(agencies[row.plan.id][at])(row) for at in range(len(where.agencies)))]
    others = row_tests(replace(where, agencies=(), kind="", group="", numbers=()))
    rows = [row for row in rows if all_hold(others, row)]
    if where.group:
        grouped = {row.id for row in in_group(among, where.group)}
        rows = [row for row in rows if row.id in grouped]
    if where.numbers:
        rows = numbered(rows, where.numbers)
    if of is Counted.TASKS:
        rows = _combined(rows, register, where, on_topic)
    for words in (where.topic, topic):
        if words:
            held = on_topic(words, rows) if on_topic and rows else frozenset()
            rows = [row for row in rows if row.id in held]
    kinds = {row.kind for row in among}
    narrowed = bool(
        where.agencies or others or where.numbers or where.group or topic or where.topic or where.also or where.excluding
    )
    return Selection(tuple(rows), tuple(among), plans, kinds.pop() if len(kinds) == 1 else None, narrowed, notes)


def _looked_at(rows: Sequence[Row], where: Where) -> list[Row]:
    if where.kind:
        return [row for row in rows if row.kind is AssignmentKind(where.kind)]
    if where.group and _holds_duties(rows, where.group):
        return [row for row in rows if row.kind is AssignmentKind.DUTY]
    with_tasks = {row.plan.id for row in rows if row.kind is AssignmentKind.TASK}
    return [row for row in rows if row.kind is AssignmentKind.TASK or row.plan.id not in with_tasks]


def _holds_duties(rows: Sequence[Row], group: str) -> bool:
    """Tell whether duties stand under the heading ``group`` and no tasks do: "tổ chức thực hiện"."""
    kinds = {row.kind for row in in_group(rows, group)}
    return kinds == {AssignmentKind.DUTY}


def _combined(rows: list[Row], register: Register, where: Where, on_topic: OnTopic | None) -> list[Row]:
    """Return the rows that every one of ``also`` selects too and none of ``excluding`` does."""
    for other in where.also:
        held = {row.id for row in _of(register, other, where, on_topic)}
        rows = [row for row in rows if row.id in held]
    for other in where.excluding:
        out = {row.id for row in _of(register, other, where, on_topic)}
        rows = [row for row in rows if row.id not in out]
    return rows


def _of(register: Register, other: Where, where: Where, on_topic: OnTopic | None) -> tuple[Row, ...]:
    """Return what ``other`` selects, in the plans of ``where`` and of its kind unless it says so itself."""
    own = other.plans or other.provinces
    inside = other if own else replace(other, plans=where.plans, provinces=where.provinces)
    return select(register, inside if inside.kind else replace(inside, kind=where.kind), on_topic=on_topic).rows


def _as_then(
    conditions: Sequence[AgencyCondition], rows: Sequence[Row]
) -> tuple[dict[str, list[AgencyCondition]], tuple[str, ...]]:
    """Return by plan the conditions on agencies in the names of the plan's time, with a note for each other name.

    Where a plan names the asked agency in no role, its name of then or of now is looked for; a plan issued before a succession
    speaks of no successor.
    """
    by_plan: dict[str, list[Row]] = {}
    for row in rows:
        by_plan.setdefault(row.plan.id, []).append(row)
    notes: dict[str, None] = {}
    found: dict[str, list[AgencyCondition]] = {}
    for plan, of_plan in by_plan.items():
        found[plan] = []
        for condition in conditions:
            then = condition
            if is_named(condition.ids) and not _named(condition.ids, of_plan):
                then, said = _renamed(condition, of_plan)
                notes.update(dict.fromkeys(said))
            found[plan].append(then)
    return found, tuple(notes)


def _named(ids: Sequence[str], rows: Sequence[Row]) -> bool:
    return any(is_meant(party, ids) for row in rows for party in (*row.leads, *row.helpers))


def _renamed(condition: AgencyCondition, rows: Sequence[Row]) -> tuple[AgencyCondition, list[str]]:
    """Return the condition with the names of the plan's time, and notes.

    A predecessor is meant by the name of one that did not exist yet; beside one that did it was another agency, which is only
    noted.
    """
    issued = rows[0].plan.metadata.issued_on
    meant: list[str] = []
    notes: list[str] = []
    for own in condition.ids:
        for old in (old for old in predecessors(own) if _named((old,), rows)):
            new = any(succession.id == own and succession.new for succession in successors(old))
            meant += [old] if new else []
            notes.append(f"{'' if new else 'Không kể '}{name_of(old)}, nay là {name_of(own)}.")
        for succession in successors(own):
            if (issued is None or issued >= succession.since) and _named((succession.id,), rows):
                meant.append(succession.id)
                notes.append(f"{name_of(own)}, nay là {name_of(succession.id)}.")
    return replace(condition, ids=(*condition.ids, *meant)), notes


def collectives(rows: Sequence[Row], condition: AgencyCondition) -> list[Row]:
    """Return the rows that name, in the condition's role, a group to which the asked agency belongs, and not the agency itself.

    "Các sở, ban, ngành" does not name Sở Y tế, but a reader must know of it.
    """
    found = []
    for row in rows:
        parties = row.parties(condition.role)
        if any(is_meant(party, condition.ids) for party in parties):
            continue
        if any(names_all_of_its_kind(party, condition.ids) for party in parties):
            found.append(row)
    return found


def names_all_of_its_kind(party: Party, ids: Sequence[str]) -> bool:
    """Tell whether ``party`` is many of a kind ("các sở, ban, ngành"), and one of the agencies ``ids`` is of that kind."""
    said = f" {' '.join(folded_syllables(party.text))} "
    return party.collective and any(f" {_kind_of(own)} " in said for own in ids)


def _kind_of(agency: str) -> str:
    """Return the word for the kind that an agency's id begins with: "so", "cong an"."""
    first, *rest = agency.split("-")
    return " ".join((first, *rest[:1])) if first in _HALVES else first
