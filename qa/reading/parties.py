"""Agencies that a text names, and whether two texts may be of the same ones."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from corpus.names.agencies import identify

_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def agency_ids(text: str) -> tuple[str, ...]:
    """Return the ids of all agencies that ``text`` (a value of the register, a passage) names, each once."""
    return identify(text)


def may_be_of(agencies: Collection[str], text: str) -> bool:
    """Tell whether ``text`` may be of the ``agencies``: it names one of them or nobody; so of none may any."""
    named = agency_ids(text)
    return not agencies or not named or any(agency in agencies for agency in named)
