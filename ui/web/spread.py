"""How the tasks of the register spread over agencies and plans: the figures behind the chart of the section "So sánh"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agencies import find_agencies, name_of
from corpus.records import AssignmentKind, Value
from indexer.segments.stored import StoredAssignment, StoredPlan
from ui.presenting.reference import short_plan_name

SHOWN_AGENCIES: Final = 14


@dataclass(frozen=True, slots=True)
class Share:
    """How many tasks an agency has in one plan; ``colour`` numbers the plan's colour from 1."""

    plan: str
    colour: int
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One agency's tasks over all plans; shares that are 0 are left out."""

    agency: str
    total: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """The chart: agencies with the most tasks first; ``longest`` is the largest total, ``others`` agencies are not shown."""

    bars: tuple[Bar, ...]
    plans: tuple[tuple[str, int], ...]
    longest: int
    others: int


def spread(rows: Sequence[StoredAssignment], plans: Sequence[StoredPlan], *, lead: bool) -> Spread:
    """Return how the tasks among ``rows`` spread over the agencies that lead them (or take part, where ``lead`` is False).

    Collective phrases ("các sở, ban, ngành") are no agency and are left out; an agency named twice in a row counts once.
    """
    counted: dict[str, Counter[str]] = {}
    names: dict[str, Counter[str]] = {}
    for row in rows:
        if row.assignment.kind is AssignmentKind.TASK:
            for agency, name in _agencies(row.assignment.lead if lead else row.assignment.coordinate).items():
                counted.setdefault(agency, Counter())[row.plan] += 1
                names.setdefault(agency, Counter())[name] += 1
    colours = {plan.id: (short_plan_name(plan), number) for number, plan in enumerate(plans, start=1)}
    order = sorted(counted, key=lambda agency: (-counted[agency].total(), agency))
    bars = tuple(
        Bar(
            name_of(agency) or names[agency].most_common(1)[0][0],
            counted[agency].total(),
            tuple(Share(*colours[plan.id], counted[agency][plan.id]) for plan in plans if counted[agency][plan.id]),
        )
        for agency in order[:SHOWN_AGENCIES]
    )
    return Spread(
        bars, tuple(colours.values()), max((bar.total for bar in bars), default=0), max(0, len(order) - SHOWN_AGENCIES)
    )


def _agencies(values: Sequence[Value]) -> dict[str, str]:
    """Return the single agencies among the values: their ids, each with the name as written."""
    found: dict[str, str] = {}
    for value in values:
        for mention in find_agencies(value.text):
            if mention.kind != "collective" and len(mention.ids) == 1:
                found.setdefault(mention.ids[0], mention.text)
    return found
