"""Kinds of answers: each registers itself where it is defined, and ``order.toml`` says in which order they are tried.

A kind is one module of a room of this one, with its tests; its room is searched for modules, and no list names it. Of several
that know a query the first that finds an answer gives it. The order has been measured, so it stands as data where one sees
it whole; a kind that is not named there is tried before all others: it takes no queries but its own.
"""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Generic, TypeVar

K = TypeVar("K")


class Kinds(Generic[K]):
    """The kinds of one sort, by name, in the order in which they are tried."""

    def __init__(self, order: Sequence[str]) -> None:
        """Begin with none; ``order`` are the names of those that have a place."""
        self._order = tuple(order)
        self._kinds: dict[str, K] = {}

    def register(self, name: str, kind: K) -> K:
        """Add a kind and return it; raises ValueError where another has its name."""
        if name in self._kinds:
            raise ValueError(f"two kinds of answers are called {name!r}")
        named = [*self._kinds.items(), (name, kind)]
        self._kinds = dict(sorted(named, key=lambda pair: self._place(pair[0])))
        return kind

    def __iter__(self) -> Iterator[K]:
        """Yield the kinds in their order."""
        return iter(tuple(self._kinds.values()))

    @property
    def names(self) -> tuple[str, ...]:
        """Their names in that order."""
        return tuple(self._kinds)

    def _place(self, name: str) -> tuple[int, str]:
        return (self._order.index(name), name) if name in self._order else (-1, name)


@cache
def order_of(sort: str) -> tuple[str, ...]:
    """Return the names of the kinds of a ``sort`` ("computed", "worded") in the order in which they are tried."""
    table = tomllib.loads(files("qa.composing").joinpath("order.toml").read_text("utf-8"))
    return tuple(table[sort])


def load_modules(room: str) -> None:
    """Import all modules of a ``room`` ("qa.composing.prose_answers"), so that the kinds in them register themselves."""
    for module in pkgutil.iter_modules(import_module(room).__path__, f"{room}."):
        import_module(module.name)
