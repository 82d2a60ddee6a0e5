"""Tallies: what rows are about (tasks, agencies, plans, provinces, groups), each with the rows that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agencies import name_of
from corpus.text import fold_accents
from qa.contracts.query import Counted, Role
from qa.reading.register.conditions import fits
from qa.reading.register.rows import Party, Row

_WRITTEN: Final = 2


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
            yield own, _as_written(party) or name_of(own) or party.text


def _as_written(party: Party) -> str:
    """Return how the plan writes the one agency that ``party`` is, "" where that is in short or it is several."""
    words = party.text.split()
    short = any(sum(map(str.isupper, word)) > 1 or "&" in word for word in words)
    return "" if len(party.ids) != 1 or len(words) < _WRITTEN or short else f"{party.text[0].upper()}{party.text[1:]}"


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


def by_year(rows: Iterable[Row]) -> list[Tally]:
    """Return the years in which ``rows`` end, in order; a row without a date is in none."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.timing.intervals and row.timing.last:
            found.setdefault(str(row.timing.last.year), []).append(row)
    return [Tally(year, year, tuple(found[year])) for year in sorted(found)]
