"""Agencies: find them in a text, tell which agency a name means, and who does its work today.

An agency's id is a stable slug of its usual name ("so-khoa-hoc-va-cong-nghe"). All spellings of one agency share it: Sở
Công Thương and SCT, Sở LĐ-TB&XH and Sở Lao động, Thương binh và Xã hội. Collective phrases have ids by kind
("cac-so-ban-nganh"), so one phrase may have several.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corpus.names.agency_grammar import NameReader
from corpus.names.agency_lexicon import Succession, lexicon, slug
from corpus.names.agency_lists import WORD_START, AgencyEntry, agency_entries

__all__ = [
    "AgencyEntry",
    "AgencyMention",
    "Succession",
    "agency_entries",
    "charged",
    "find_agencies",
    "identify",
    "name_of",
    "predecessors",
    "successors",
]

_FEWEST: Final = 2
_MOST: Final = 7


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency named in a text: ``text`` as written, from ``start`` to ``end``; ``ids`` tell which, ``kind`` how it was read.

    ``kind`` is "known" (the lexicon has it), "built" (a head word and what qualifies it) or "collective".
    """

    text: str
    start: int
    end: int
    ids: tuple[str, ...]
    kind: str


def find_agencies(text: str) -> list[AgencyMention]:
    """Return the agencies that ``text`` names, in order, none inside another."""
    reader = NameReader(text)
    found: list[AgencyMention] = []
    at = 0
    for word in WORD_START.finditer(text):
        if word.start() < at:
            continue
        name = reader.name_at(word.start())
        if name is not None:
            at = name.end
            found.append(AgencyMention(text[word.start() : at], word.start(), at, name.ids, name.kind))
    return found


def identify(name: str) -> tuple[str, ...]:
    """Return the ids of the agency or agencies that ``name`` means, () where it names none."""
    ids: dict[str, None] = {}
    for mention in find_agencies(name):
        ids.update(dict.fromkeys(mention.ids))
    return tuple(ids)


def charged(value: str) -> tuple[str, ...]:
    """Return the ids of whom a cell of the register charges: of the agencies that it names, else one of its own words.

    A cell says by its column that it names somebody, where the grammar of names does not: "Người nuôi chó, mèo".
    What reads as a sentence, or is a word alone, is no name.
    """
    return identify(value) or _own_name(value)


def _own_name(value: str) -> tuple[str, ...]:
    name = value.strip()
    reader = NameReader(name)
    words = list(WORD_START.finditer(name))
    says = any(word.group().islower() and reader.predicate_at(word.start()) for word in words)
    if says or not _FEWEST <= len(words) <= _MOST or not name[0].isupper() or any(map(str.isdigit, name)):
        return ()
    return (slug(name),)


def name_of(agency: str) -> str | None:
    """Return the usual name of the agency with this id, or None where the lexicon does not know it."""
    return lexicon().names.get(agency)


def known_names() -> tuple[str, ...]:
    """Return the usual names of all agencies that the lexicon knows."""
    return tuple(lexicon().names.values())


def successors(agency: str) -> tuple[Succession, ...]:
    """Return who does the work of the agency with this id today, with the source; () where nothing changed."""
    return tuple(lexicon().successions.get(agency, ()))


def predecessors(agency: str) -> tuple[str, ...]:
    """Return the ids of the agencies whose work, or part of it, the agency with this id has taken over."""
    return tuple(old for old, new in lexicon().successions.items() if any(succession.id == agency for succession in new))
