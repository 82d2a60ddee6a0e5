"""The register at a glance: how many tasks there are, by how they are due, by agency, by plan and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from corpus.names.agencies import find_agencies, name_of
from corpus.records import AssignmentKind, Value
from indexer.segments.stored import StoredAssignment, StoredPlan
from ui.presenting.reference import short_plan_name
from ui.presenting.timing import Due, due_of, years_among, years_of

SHOWN_AGENCIES: Final = 15
SHOWN_PLANS: Final = 30
YEARS_SHOWN: Final = 14
_REMEMBERED: Final = 4096


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, the value by which the register is narrowed to its rows, and its rows by how they are due."""

    name: str
    value: str
    parts: tuple[tuple[Due, int], ...]

    @property
    def total(self) -> int:
        """Return how many rows it stands for."""
        return sum(count for _, count in self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one kind; ``longest`` is the largest total, ``others`` how many bars are left out."""

    bars: tuple[Bar, ...]
    longest: int
    others: int = 0

    @classmethod
    def of(cls, bars: Sequence[Bar], most: int) -> Chart:
        """Return the chart of ``bars``, of the ``most`` longest of them in their order."""
        shown = set(sorted(range(len(bars)), key=lambda at: -bars[at].total)[:most])
        kept = tuple(bar for at, bar in enumerate(bars) if at in shown)
        return cls(kept, max((bar.total for bar in kept), default=0), len(bars) - len(kept))


@dataclass(frozen=True, slots=True)
class Lane:
    """One plan on the timeline: its name, its id, and how many of its tasks are under way in each year."""

    name: str
    plan: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plans that date their tasks, over the years; ``busiest`` is the largest count, ``others`` how many are left out."""

    years: tuple[int, ...]
    lanes: tuple[Lane, ...]
    busiest: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of the register's tasks on one day."""

    total: int
    agencies: int
    due: tuple[tuple[Due, int], ...]
    by_agency: Chart
    by_plan: Chart
    by_year: Chart
    timeline: Timeline


def overview(rows: Sequence[StoredAssignment], plans: Sequence[StoredPlan], today: date, *, lead: bool = True) -> Overview:
    """Return the figures of the tasks among ``rows``; agencies are those that lead, or take part where ``lead`` is False.

    Collective phrases ("các sở, ban, ngành") are no agency; an agency named twice in a row counts once.
    """
    tasks = [(row, due_of(row.assignment, today)) for row in rows if row.assignment.kind is AssignmentKind.TASK]
    counts = Counter(due for _, due in tasks)
    agencies = list(_by_agency(tasks, lead=lead))
    names = {plan.id: short_plan_name(plan) for plan in plans}
    by_plan: dict[str, Counter[Due]] = {plan.id: Counter() for plan in plans}
    for row, due in tasks:
        by_plan[row.plan][due] += 1
    years = _years(tasks, today)
    under_way = [(row.plan, due, year) for row, due in tasks for year in years_among(row.assignment, years)]
    return Overview(
        total=len(tasks),
        agencies=len(agencies),
        due=tuple((due, counts[due]) for due in Due),
        by_agency=Chart.of(agencies, SHOWN_AGENCIES),
        by_plan=Chart.of([_bar(names[plan], plan, counted) for plan, counted in by_plan.items() if counted], SHOWN_PLANS),
        by_year=Chart.of(list(_by_year(under_way, years)), YEARS_SHOWN),
        timeline=_timeline(under_way, years, names),
    )


def _bar(name: str, value: str, counted: Counter[Due]) -> Bar:
    return Bar(name, value, tuple((due, counted[due]) for due in Due if counted[due]))


def _by_agency(tasks: Sequence[tuple[StoredAssignment, Due]], *, lead: bool) -> Iterator[Bar]:
    counted: dict[str, Counter[Due]] = {}
    spellings: dict[str, Counter[str]] = {}
    for row, due in tasks:
        for agency, name in agencies_in(row.assignment.lead if lead else row.assignment.coordinate).items():
            counted.setdefault(agency, Counter())[due] += 1
            spellings.setdefault(agency, Counter())[name] += 1
    for agency in sorted(counted, key=lambda each: (-counted[each].total(), each)):
        name = name_of(agency) or spellings[agency].most_common(1)[0][0]
        yield _bar(name, name, counted[agency])


def agencies_in(values: Sequence[Value]) -> dict[str, str]:
    """Return the single agencies among the values: their ids, each with the name as written."""
    found: dict[str, str] = {}
    for value in values:
        for agency, name in _single_in(value.text):
            found.setdefault(agency, name)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _single_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the single agencies that a cell names, each with its name as written; a register says the same over and over."""
    return tuple(
        (mention.ids[0], mention.text)
        for mention in find_agencies(text)
        if mention.kind != "collective" and len(mention.ids) == 1
    )


def _years(tasks: Sequence[tuple[StoredAssignment, Due]], today: date) -> tuple[int, ...]:
    """Return the years around today in which dated tasks begin, go on or end."""
    named = {year for row, _ in tasks for year in years_of(row.assignment)}
    return tuple(sorted(sorted(named, key=lambda year: abs(year - today.year))[:YEARS_SHOWN]))


def _by_year(under_way: Iterable[tuple[str, Due, int]], years: Sequence[int]) -> Iterator[Bar]:
    """Yield a bar a year: the tasks that a register narrowed to the year has."""
    counted: dict[int, Counter[Due]] = {year: Counter() for year in years}
    for _, due, year in under_way:
        counted[year][due] += 1
    for year in years:
        yield _bar(str(year), str(year), counted[year])


def _timeline(under_way: Iterable[tuple[str, Due, int]], years: Sequence[int], names: Mapping[str, str]) -> Timeline:
    """Return the plans with dated tasks, those with most of them, in the order of the plans."""
    counted = Counter((plan, year) for plan, _, year in under_way)
    lanes = [Lane(name, plan, tuple(counted[plan, year] for year in years)) for plan, name in names.items()]
    lanes = [lane for lane in lanes if any(lane.counts)]
    most = set(sorted(range(len(lanes)), key=lambda at: -sum(lanes[at].counts))[:SHOWN_PLANS])
    kept = tuple(lane for at, lane in enumerate(lanes) if at in most)
    return Timeline(tuple(years), kept, max((max(lane.counts) for lane in kept), default=0), len(lanes) - len(kept))
