"""Provinces: find them in a text, in any spelling, and tell what each is called since the mergers of 2025."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.folding import fold_accents, fold_case, fold_tone_position

_WORDS = frozenset({"hòa bình"})
_BEFORE = re.compile(r"(?:\btinh|\bo|\btai)\s+$")
_GAP = r"[\s\-–]{1,3}"


@dataclass(frozen=True, slots=True)
class Province:
    """A province before July 2025: ``current`` is the name of what it is part of today; ``source`` says by which document."""

    key: str
    name: str
    kind: str
    current: str
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A province named in a text, from ``start`` to ``end``, its "tỉnh" or "thành phố" not counted."""

    key: str
    name: str
    start: int
    end: int


@cache
def provinces() -> dict[str, Province]:
    """Return all provinces by key (the slug of the name)."""
    table = tomllib.loads(files("corpus").joinpath("places.toml").read_text("utf-8"))
    rows = (
        Province(
            _slug(row["name"]),
            row["name"],
            row["kind"],
            row.get("current", row["name"]),
            tuple(row.get("aliases", ())),
            table["source"],
        )
        for row in table["province"]
    )
    return {province.key: province for province in rows}


def find_places(text: str) -> list[PlaceMention]:
    """Return the provinces that ``text`` (NFC) names, in order, none inside another.

    A name counts as written with its accents, in any case, or with none of them; "hạ nam" is not Hà Nam, "ha nam" is.
    """
    lowered = fold_tone_position(fold_case(text))
    folded = fold_accents(text)
    found: list[PlaceMention] = []
    for match in _pattern().finditer(folded):
        written = re.sub(r"[\s\-–]+", " ", lowered[match.start() : match.end()])
        for key, spelling in _spellings()[re.sub(r"[\s\-–]+", " ", match.group())]:
            if written in (spelling, fold_accents(spelling)) and not _is_word(text, match, spelling):
                found.append(PlaceMention(key, provinces()[key].name, match.start(), match.end()))
                break
    return found


def _is_word(text: str, match: re.Match[str], spelling: str) -> bool:
    """Tell whether a name that is a word as well ("hòa bình", peace) is written as that word: small, and not after "tỉnh"."""
    written = text[match.start() : match.end()]
    return spelling in _WORDS and written == written.lower() and not _BEFORE.search(fold_accents(text[: match.start()]))


def current_name(key: str) -> str:
    """Return today's name of the province with this key, or the key itself where it is none."""
    province = provinces().get(key)
    return province.current if province else key


def former_names(name: str) -> tuple[str, ...]:
    """Return the names of all provinces before the mergers that are the province called ``name`` today."""
    return tuple(province.name for province in provinces().values() if province.current == name)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", fold_accents(name)).strip("-")


@cache
def _spellings() -> dict[str, list[tuple[str, str]]]:
    """Return by folded spelling the (key, spelling in lower case) that have it."""
    table: dict[str, list[tuple[str, str]]] = {}
    for province in provinces().values():
        for spelling in (province.name, *province.aliases):
            lowered = re.sub(r"[\s\-–]+", " ", fold_tone_position(fold_case(spelling)))
            table.setdefault(fold_accents(lowered), []).append((province.key, lowered))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_spellings(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(_GAP.join(map(re.escape, name.split(" "))) for name in names) + r")(?!\w)")
