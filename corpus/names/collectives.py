"""Whom a phrase for several agencies means: "các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from corpus.names.agency_lexicon import key, lexicon, slug
from corpus.text.folding import fold_accents

# Compounds that hold the word for a commune without meaning one.
_COMPOUND: Final = re.compile(r"\b(?:thị xã|hợp tác xã|xã hội|thi xa|hop tac xa|xa hoi)\b")
_DISTRICT: Final = re.compile(r"huyen|quan|thi xa|thanh pho|\btp\b")
_COMMUNE: Final = re.compile(r"(?<!thi )\bxa\b|phuong(?! )|phuong,|thi tran|dac khu")


_PROVINCES: Final = re.compile(
    r"\b(?:(?:cac )?tinh ?(?:,|/|va|-) ?(?:cac )?(?:thanh pho|tp)\b|cac tinh\b)(?: truc thuoc (?:trung uong|tw)\b)?"
)
"""Several provinces: "các tỉnh, thành phố trực thuộc Trung ương", whose cities are none of a province."""


def committee_levels(words: str) -> tuple[str, ...]:
    """Return the ids of the levels that a people's committee phrase names below one province's; () for that province's own.

    The committees of all provinces, which a ministry charges, are those of the province's level.
    """
    said = re.sub(r"\s+", " ", fold_accents(words))
    below = _PROVINCES.sub(" ", said)
    if below != said:
        return ("ubnd-tinh", *committee_levels(below))
    if re.search(r"dia phuong|cac cap", said):
        return ("ubnd-cap-huyen", "ubnd-cap-xa")
    commune = _COMMUNE.search(re.sub(r"\b(phuong)\b", r"\1,", said)) is not None
    district = _DISTRICT.search(said) is not None
    return (("ubnd-cap-huyen",) if district else ()) + (("ubnd-cap-xa",) if commune else ())


@lru_cache(maxsize=20_000)
def collective_ids(phrase: str) -> tuple[str, ...]:
    """Return the ids of the kinds of agencies that a collective phrase names."""
    said = re.sub(r"\s+", " ", key(phrase))
    patterns = _collective_patterns(plain=fold_accents(said) == said)
    whole = _whole(said)
    return tuple(agency for agency, pattern in patterns if pattern.search(whole)) or (slug(phrase),)


@cache
def _collective_patterns(*, plain: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for agency, words in lexicon().collectives.items():
        looked = "|".join(re.escape(_whole(fold_accents(word) if plain else word)) for word in words)
        found.append((agency, re.compile(rf"(?<!\w)(?:{looked})(?!\w)")))
    return tuple(found)


def _whole(said: str) -> str:
    return _COMPOUND.sub(lambda found: found.group().replace(" ", "_"), said)
