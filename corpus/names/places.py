"""Provinces: find them in a text, in any spelling, and tell what each is called since the mergers of 2025."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from corpus.text.folding import fold_accents, fold_case, fold_tone_position

_JOINT: Final = r"[\s.\-–]+"
_WORD: Final = re.compile(r"[^\W_]+")
# A unit below the province, or a street, may bear a province's name.
_BELOW: Final = re.compile(r"\b(?:phuong|xa|huyen|quan|thi tran|thi xa|duong|(?<!thanh )pho|thon|ap|cau|song|nui)\s+$")
_CUE: Final = re.compile(
    r"(?:\b(?:tinh|thanh pho|tp\.?|o|tai|cua|cho|ubnd|hdnd|tinh uy|thanh uy|va|voi|giua|ke hoach|so sanh|ben|hay|la)|,)\s+$"
)


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
    table = _table()
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

    A name counts as written with its accents, or with none where the text itself has none there: "hạ nam" is not Hà Nam,
    "ha nam" is. Names that are common words too count in small letters only after "tỉnh", "ở", a comma and the like; units
    below a province that bear its name do not count.
    """
    folded = fold_accents(text)
    lowered = fold_tone_position(fold_case(text))
    found: list[PlaceMention] = []
    at = 0
    while (match := _pattern().search(folded, at)) is not None:
        key = None if _begins_another(folded, match) else _meant(text, folded, lowered, match)
        if key is not None:
            found.append(PlaceMention(key, provinces()[key].name, match.start(), match.end()))
        # what is no name here may hold the beginning of one: "Công nghệ An Giang"
        whole = key is not None or not _spellings()[" ".join(_WORD.findall(match.group()))]
        at = match.end() if whole else match.start() + 1
    return found


def current_name(key: str) -> str:
    """Return today's name of the province with this key, or the key itself where it is none."""
    province = provinces().get(key)
    return province.current if province else key


def _begins_another(folded: str, match: re.Match[str]) -> bool:
    """Tell whether another name begins inside the match and is the likelier: "nghe an" in "cong nghe an giang"."""
    inside = _pattern().search(folded, match.start() + 1)
    before = folded[max(0, match.start() - 20) : match.start()]
    return inside is not None and inside.start() < match.end() < inside.end() and bool(before) and not _CUE.search(before)


def _meant(text: str, folded: str, lowered: str, match: re.Match[str]) -> str | None:
    """Return the key of the province that is meant where the pattern matched, None where the words mean something else."""
    start, end = match.span()
    before = folded[max(0, start - 20) : start]
    if _BELOW.search(before):
        return None
    written = tuple(_WORD.findall(lowered[start:end]))
    words = _WORD.findall(text[start:end])
    small = not all(word[0].isupper() or not word[0].isalpha() for word in words)
    if words[0][0].islower() and any(word[0].isupper() for word in words):
        return None  # "công nghệ An Giang": a name is written small or with capitals, not in between
    plain = text[start:end].isascii()
    for key, spelling in _spellings()[" ".join(_WORD.findall(match.group()))]:
        if spelling == written or plain:
            is_word = small and key in _words("words_without_accents" if plain else "words")
            if not is_word or _CUE.search(before):
                return key
    return None


def _slug(name: str) -> str:
    return "-".join(_WORD.findall(fold_accents(name)))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("corpus.names").joinpath("places.toml").read_text("utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(_slug, _table()[name]))


@cache
def _spellings() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return by folded spelling the (key, words in lower case) that have it; none for names that mean something else."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {" ".join(_slug(name).split("-")): [] for name in _table()["others"]}
    for province in provinces().values():
        for spelling in (province.name, *province.aliases):
            words = tuple(_WORD.findall(fold_tone_position(fold_case(spelling))))
            table.setdefault(" ".join(map(fold_accents, words)), []).append((province.key, words))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_spellings(), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(_JOINT.join(name.split(" ")) for name in names) + r")(?![^\W_])")
