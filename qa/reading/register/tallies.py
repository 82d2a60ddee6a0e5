"""Tallies: what rows are about (tasks, agencies, plans, provinces, groups), each with the rows that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.names.agencies import name_of
from corpus.text import fold_accents
from qa.contracts.query import Counted, Role
from qa.reading.register.conditions import fits
from qa.reading.register.rows import Party, Row


@dataclass(frozen=True, slots=True)
class Tally:
    """One thing that is counted: its ``key``, how to call it, and the rows in which it is found."""

    key: str
    name: str
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many rows it is found in."""
        return len(self.rows)


def tallies(rows: Iterable[Row], of: Counted, role: Role = Role.LEAD, only: Sequence[str] = ()) -> list[Tally]:
    """Return the things of kind ``of`` that ``rows`` are about, in the order in which they are first met.

    Agencies are told apart by identity, those in ``role``; a phrase that names a group ("các sở, ban, ngành") is none.
    ``only`` narrows them to ids, which may end in "*".
    """
    names: dict[str, str] = {}
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        for key, name in _things(row, of, role, only):
            names.setdefault(key, name)
            found.setdefault(key, {})[row.id] = row
    return [Tally(key, names[key], tuple(own.values())) for key, own in found.items()]


def agencies_of(party: Party, only: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the id and the name of each agency that ``party`` is, none for a group; those only that ``only`` admits."""
    if party.collective:
        return
    for own in party.ids:
        if not only or any(fits(own, wanted) for wanted in only):
            yield own, name_of(own) or party.text


def _things(row: Row, of: Counted, role: Role, only: Sequence[str]) -> Iterator[tuple[str, str]]:
    found = row.stored.assignment
    match of:
        case Counted.TASKS:
            yield row.id, found.task.text
        case Counted.AGENCIES:
            for party in row.parties(role):
                yield from agencies_of(party, only)
        case Counted.PLANS:
            yield row.plan.id, row.plan.metadata.title or row.plan.id
        case Counted.PROVINCES:
            if row.plan.province:
                yield fold_accents(row.plan.province), row.plan.province
        case Counted.GROUPS:
            heading = found.group or next(reversed(row.stored.section_path), "")
            if heading:
                yield f"{row.plan.id} {fold_accents(heading)}", heading
