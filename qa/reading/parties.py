"""Agencies that a text names, and whether two texts may be of the same ones."""

from __future__ import annotations

from collections.abc import Collection, Set
from functools import lru_cache

from corpus.names.agencies import charged, find_agencies, identify
from corpus.text import folded_syllables

_REMEMBERED = 20_000
_LEAST = 5  # syllables of a name that tell an agency without its place


@lru_cache(maxsize=_REMEMBERED)
def agency_ids(text: str) -> tuple[str, ...]:
    """Return the ids of all agencies that ``text`` names, each once."""
    return identify(text)


@lru_cache(maxsize=_REMEMBERED)
def party_ids(value: str) -> tuple[str, ...]:
    """Return the ids of whom a value of the register (who leads or helps) charges, each once."""
    return charged(value)


def may_be_of(agencies: Collection[str], text: str) -> bool:
    """Tell whether ``text`` may be of the ``agencies``: it names one of them or nobody; so of none may any."""
    named = agency_ids(text)
    return not agencies or not named or any(agency in agencies for agency in named)


def names_one_of(claim: str, text: str, named: Set[str] = frozenset()) -> bool:
    """Tell whether an agency of ``claim`` stands in ``text`` by the same words, without its place (``named``) if need be."""
    told = f" {' '.join(folded_syllables(text))} "
    return any(f" {' '.join(_without_place(folded_syllables(found.text), named))} " in told for found in find_agencies(claim))


def _without_place(name: list[str], named: Set[str]) -> list[str]:
    """Return the syllables of an agency's name without those at its end that are ``named`` anyway, where enough are left."""
    kept = len(name)
    while kept > _LEAST and name[kept - 1] in named:
        kept -= 1
    return name[:kept]
