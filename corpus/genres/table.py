"""The table of genres (genres.toml): the one place where kinds of documents are listed, and the patterns made of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Tasks(StrEnum):
    """Where a document of a genre may charge agencies with tasks."""

    ALL = "all"
    TABLES = "tables"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of document: its name in lower case, its letters ("" for none), its longer names, what it may be and hold.

    See genres.toml.
    """

    name: str
    short: str
    titles: tuple[str, ...]
    title: bool
    cited: bool
    law: bool
    tasks: Tasks
    plan: bool
    basis: bool
    higher: tuple[str, ...]
    listed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names, the usual one first."""
        return (self.name, *self.titles)


@cache
def genres() -> tuple[Genre, ...]:
    """Return the genres in the order of the table."""
    table = tomllib.loads(files("corpus.genres").joinpath("genres.toml").read_text("utf-8"))
    return tuple(map(_genre, table["genre"]))


@cache
def title_names() -> tuple[str, ...]:
    """Return the names that may stand over a title ("kế hoạch", "chương trình hành động")."""
    return tuple(name for genre in genres() if genre.title for name in genre.names)


def own_names() -> tuple[str, ...]:
    """Return what documents call themselves in their own text ("Quyết định này", "văn bản này"), longer titles first."""
    return (*title_names(), "quy định", "văn bản")


@cache
def basis_names() -> tuple[str, ...]:
    """Return the names by which people ask for the documents that a plan rests on, longer ones first."""
    return _longest_first(name for genre in genres() if genre.basis for name in genre.names)


@cache
def higher_names() -> tuple[str, ...]:
    """Return the names of the papers that plans carry out, longer ones first."""
    return _longest_first(name for genre in genres() for name in genre.higher)


@cache
def listed_names() -> tuple[str, ...]:
    """Return the names by which people ask for documents themselves."""
    return tuple(genre.name for genre in genres() if genre.listed)


def genre_named(name: str) -> Genre | None:
    """Return the genre with this name, in any case; None where there is none."""
    wanted = " ".join(name.lower().split())
    return next((genre for genre in genres() if wanted in genre.names), None)


def genre_names(name: str) -> tuple[str, ...]:
    """Return all names of the genre that is called ``name``; just that where there is none."""
    genre = genre_named(name)
    return genre.names if genre is not None else (name,)


@cache
def cited_pattern() -> str:
    """Return an alternation of the names under which documents are cited as grounds, longer ones first."""
    return _alternation(name for genre in genres() if genre.cited for name in genre.names)


@cache
def law_pattern() -> str:
    """Return an alternation of the names of laws, which are cited by their name and no number."""
    return _alternation(genre.name for genre in genres() if genre.law)


@cache
def plan_pattern() -> str:
    """Return an alternation of the names of plans in a wide sense, and of the papers that issue them."""
    return _alternation(genre.name for genre in genres() if genre.plan)


def _alternation(names: Iterable[str]) -> str:
    """Return a pattern for any of ``names`` with a capital; longer names stand before those that begin them."""
    return "|".join(name[0].upper() + name[1:] for name in _longest_first(names))


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=lambda name: (-len(name), name)))


def _genre(row: dict[str, Any]) -> Genre:
    higher = row.get("higher", False)
    return Genre(
        name=row["name"],
        short=row.get("short", ""),
        titles=tuple(row.get("titles", ())),
        title=row.get("title", True),
        cited=row.get("cited", True),
        law=row.get("law", False),
        tasks=Tasks(row["tasks"]),
        plan=row.get("plan", False),
        basis=row.get("basis", False),
        higher=((row["name"], *row.get("titles", ())) if higher is True else tuple(higher or ())),
        listed=row.get("listed", False),
    )
