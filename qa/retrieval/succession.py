"""Both names: what agencies and provinces named in old plans are called since the mergers of 2025."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.names.agencies import name_of, predecessors, successors
from corpus.text import fold_accents
from qa.reading.parties import agency_ids

_MOST_NOTES = 2


def agency_notes(names: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each agency among ``names`` whose work another does today ("…, nay là Sở Tài chính")."""
    notes: dict[str, None] = {}
    for name in names:
        for agency in agency_ids(name):
            today = [f"{name_of(s.id)}{f' ({s.scope})' if s.scope else ''}" for s in successors(agency) if name_of(s.id)]
            if today:
                notes[f"{name_of(agency)}, nay là {' và '.join(today)}."] = None
    return tuple(notes)[:_MOST_NOTES]


def related_agencies(agency: str) -> frozenset[str]:
    """Return the ids of the agencies before and after this one in a succession."""
    return frozenset((*predecessors(agency), *(succession.id for succession in successors(agency))))


def earlier_agencies(agency: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the agencies whose work this one does today, each with the fields of it where it took over only a part."""
    return [
        (old, tuple(part.strip() for part in succession.scope.split(",") if part.strip()))
        for old in predecessors(agency)
        for succession in successors(old)
        if succession.id == agency
    ]


def within_scope(text: str, fields: Sequence[str]) -> bool:
    """Tell whether ``text`` is of one of the ``fields``; of a whole agency's work everything is."""
    folded = fold_accents(text)
    return not fields or any(fold_accents(part) in folded for part in fields)
