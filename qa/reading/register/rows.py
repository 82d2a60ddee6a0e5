"""Rows: the assignments of the index with their agencies by identity and their times understood, kept for the next question."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Final

from corpus.names.agencies import charged, find_agencies, name_of
from corpus.records import AssignmentKind, Value
from corpus.register.times import read_timing
from corpus.register.timing import Timing
from corpus.text import fold_accents, folded_syllables
from indexer.engines.base import Snapshot
from indexer.segments.stored import StoredAssignment, StoredPlan
from qa.contracts.query import Role

_ROWS_KEPT: Final = 20_000
"""Some 4 KB each."""
_NAMES_KEPT: Final = 20_000
_SAID_KEPT: Final = 500
"""Plans, some 10 KB each."""
_COLLECTIVE: Final = "collective"
_LEVEL: Final = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$", re.IGNORECASE)


def on_its_level(name: str, written: str) -> str:
    """Return an agency's usual ``name`` with the level that it is ``written`` with: "Công an thành phố", "Hội Nông dân xã"."""
    own, level = (_LEVEL.search(text) for text in (name, written))
    if not own or not level or fold_accents(name[: own.start()]) != fold_accents(written[: level.start()]):
        return name
    return f"{name[: own.start()]}{level.group().lower()}"


def of_issuer(name: str, issuer: str) -> str:
    """Return an agency's usual ``name`` on the level of the ``issuer`` of a plan: "Công an thành phố" in a city's plan."""
    level = "thành phố" if "thanh pho" in fold_accents(issuer).lower() else "tỉnh"
    return f"{name.removesuffix(' tỉnh')} {level}" if name.endswith(" tỉnh") else name


@dataclass(frozen=True, slots=True)
class Party:
    """Who is named in a role: ``text`` as the plan writes it, the ``ids`` it means, and whether it only names a group."""

    text: str
    ids: tuple[str, ...]
    collective: bool

    @property
    def name(self) -> str:
        """How to call it: the usual name of the one agency that it is, on the level that the plan writes, else as written."""
        usual = name_of(self.ids[0]) if len(self.ids) == 1 else None
        return on_its_level(usual, self.text) if usual else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A task or duty as it is counted: its plan, who leads and who helps, and its time."""

    stored: StoredAssignment
    plan: StoredPlan
    leads: tuple[Party, ...]
    helpers: tuple[Party, ...]
    timing: Timing

    @property
    def id(self) -> str:
        """The assignment's id."""
        return self.stored.id

    @property
    def kind(self) -> AssignmentKind:
        """Whether it is a task or a duty."""
        return self.stored.assignment.kind

    def parties(self, role: Role) -> tuple[Party, ...]:
        """Return who has ``role`` in it; both roles for any other than LEAD and COORDINATE."""
        if role is Role.LEAD:
            return self.leads
        return self.helpers if role is Role.COORDINATE else (*self.leads, *self.helpers)


class Register:
    """All rows of one index; made once for each index version, filled plan by plan as they are asked for."""

    def __init__(self, engine: Snapshot) -> None:
        self._engine = engine
        self.plans: tuple[StoredPlan, ...] = engine.plans()
        self._by_id = {plan.id: plan for plan in self.plans}
        self._rows: OrderedDict[str, tuple[Row, ...]] = OrderedDict()
        self._kept = 0
        self._keeping = Lock()
        self._tasks = lru_cache(maxsize=_SAID_KEPT)(self._said_by)

    def plan(self, plan_id: str) -> StoredPlan:
        """Return a plan; KeyError where there is none with this id."""
        return self._by_id[plan_id]

    def rows(self, plans: Iterable[str]) -> list[Row]:
        """Return the rows of these plans (others than the index's have none), plan by plan as they stand."""
        held = {plan: self._rows.get(plan) for plan in plans if plan in self._by_id}
        missing = [plan for plan, rows in held.items() if rows is None]
        fresh: dict[str, list[Row]] = {plan: [] for plan in missing}
        for stored in self._engine.assignments(plans=missing) if missing else ():
            fresh[stored.plan].append(row_of(stored, self._by_id[stored.plan]))
        found = [row for plan, rows in held.items() for row in (fresh[plan] if rows is None else rows)]
        self._keep(fresh)
        return found

    def say(self, words: str, plans: Sequence[str]) -> bool:
        """Tell whether a task of one of ``plans`` (none: of all) says the folded ``words`` one after the other.

        Of more plans than are kept it is not asked.
        """
        meant = plans or tuple(self._by_id)
        return len(meant) <= _SAID_KEPT and any(f" {words} " in self._tasks(plan) for plan in meant)

    def _said_by(self, plan: str) -> str:
        return "\n".join(f" {' '.join(folded_syllables(row.stored.assignment.task.text))} " for row in self.rows([plan]))

    def _keep(self, fresh: dict[str, list[Row]]) -> None:
        with self._keeping:
            for plan, rows in fresh.items():
                if plan not in self._rows:
                    self._rows[plan] = tuple(rows)
                    self._kept += len(rows)
            while self._kept > _ROWS_KEPT:
                _, gone = self._rows.popitem(last=False)
                self._kept -= len(gone)


def row_of(stored: StoredAssignment, plan: StoredPlan) -> Row:
    """Return the row of an assignment of ``plan``."""
    found = stored.assignment
    timing = read_timing(found.period.text) if found.period else Timing()
    return Row(stored, plan, _parties(found.lead), _parties(found.coordinate), timing)


def _parties(values: Sequence[Value]) -> tuple[Party, ...]:
    return tuple(party_of(value.text) for value in values)


@lru_cache(maxsize=_NAMES_KEPT)
def party_of(text: str) -> Party:
    """Return whom a value of the register names."""
    mentions = find_agencies(text)
    ids = tuple(dict.fromkeys(agency for mention in mentions for agency in mention.ids)) or charged(text)
    return Party(text, ids, bool(mentions) and all(mention.kind == _COLLECTIVE for mention in mentions))
