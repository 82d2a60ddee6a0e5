"""The known agencies: their names, every way to write them, and who does their work today (agencies.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from corpus.text.folding import fold_accents, fold_case, fold_i_y, fold_tone_position

_HEADS: Final = {"so": "Sở", "bo": "Bộ", "phong": "Phòng"}
# "SKHCN", "BTC": the head's letter and the field's abbreviation in one word.
_HEAD_LETTERS: Final = {"so": "S", "bo": "B"}
_WORD: Final = re.compile(r"[^\W_]+")
# What may stand between two words of one name: never a semicolon, a colon, or a full stop with white space after it.
_GAP: Final = re.compile(r"(?:\s*[&,/–-]\s*|\s+|\.)")
_VOWEL: Final = re.compile(r"[aeiouy]")
_LONGEST_NAME: Final = 16


@dataclass(frozen=True, slots=True)
class Succession:
    """Who does an agency's work today: ``scope`` is "" for all of it, ``source`` the document that says so.

    ``new`` tells that it did not exist before: a plan of that time cannot speak of it.
    """

    id: str
    scope: str
    since: date
    source: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write an agency: letters without gaps, with accents; ``cased`` where only capitals can mean it."""

    letters: str
    id: str
    cased: bool


def key(text: str) -> str:
    """Return ``text`` as the grammar of names reads it: lower case, tone marks in one position; of the same length."""
    return fold_tone_position(fold_case(text))


def slug(name: str) -> str:
    """Return a stable identifier made of the name's letters: "Sở Y tế" gives "so-y-te"."""
    return re.sub(r"[^a-z0-9]+", "-", fold_accents(name)).strip("-")


class AgencyLexicon:
    """The known agencies, looked up at any word of a text."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.names: dict[str, str] = {}
        self.fields: dict[str, str] = {}
        self._spellings: dict[str, list[Spelling]] = {}
        self._prefixes: set[str] = set()
        for entry in data["field"]:
            self._add_field(entry)
        for entry in data["agency"]:
            self.names[entry["id"]] = entry["name"]
            for written in (entry["name"], *entry["aliases"]):
                self._add(written, entry["id"])
        self.collectives: dict[str, tuple[str, ...]] = {}
        for entry in data["collective"]:
            self.names[entry["id"]] = entry["name"]
            self.collectives[entry["id"]] = tuple(key(word) for word in entry["words"])
        self.successions: dict[str, list[Succession]] = {}
        for entry in data["succession"]:
            since = date.fromisoformat(entry["since"])
            follows = Succession(entry["to"], entry.get("scope", ""), since, entry["source"], entry.get("new", False))
            self.successions.setdefault(entry["of"], []).append(follows)

    def _add_field(self, entry: dict[str, Any]) -> None:
        for head in entry["heads"]:
            agency = f"{head}-{entry['slug']}"
            self.names[agency] = f"{_HEADS[head]} {entry['name']}"
            for written in (entry["name"], *entry["aliases"]):
                self._add(f"{_HEADS[head]} {written}", agency)
                if written.isupper() and head in _HEAD_LETTERS:
                    self._add(_HEAD_LETTERS[head] + written, agency)
        for written in entry.get("short", ()):
            self._add(f"{_HEADS['so']} {written}", f"so-{entry['slug']}")
        for written in (entry["name"], *entry["aliases"]):
            self._add(written, f"field:{entry['slug']}")
        self.fields[entry["slug"]] = entry["name"]

    def _add(self, written: str, agency: str) -> None:
        words = [word.group() for word in _WORD.finditer(written)]
        kept = [word for word in words if word != "và"]
        joined = "".join(kept)
        letters = "".join(fold_i_y(key(word)) for word in kept)
        cased = joined.isupper() and len(joined) <= 4 and _VOWEL.search(fold_accents(joined)) is not None
        folded = fold_accents(letters)
        known = self._spellings.setdefault(folded, [])
        if not any(spelling.id == agency and spelling.letters == letters for spelling in known):
            known.append(Spelling(letters, agency, cased))
        self._prefixes.update(folded[:length] for length in range(1, len(folded) + 1))

    def longest(self, text: str, start: int, *, fields: bool = False) -> tuple[int, str] | None:
        """Return the end and the id of the longest name of an agency that starts at ``start`` in ``text``, or None.

        A letter without its accent stands for the letter with it. With ``fields`` the names of sectors ("Y tế" in "Các
        sở: Y tế") are looked up instead, their ids without "field:".
        """
        best: tuple[int, str] | None = None
        letters = folded = ""
        for at, end in _word_ends(text, start):
            word, plain = _folded_word(text[at:end])
            if plain == "va" and word in ("và", "va"):
                if not letters:
                    break
                continue
            letters, folded = letters + word, folded + plain
            if folded not in self._prefixes:
                break
            for spelling in self._spellings.get(folded, ()):
                if spelling.id.startswith("field:") is fields and _same(letters, spelling, text[start:end]):
                    best = (end, spelling.id.removeprefix("field:"))
                    break
        return best

    def is_beginning(self, text: str) -> bool:
        """Tell whether ``text`` is the beginning of a known name, and no whole one."""
        words = [fold_i_y(key(text[at:end])) for at, end in word_spans(text)]
        folded = fold_accents("".join(word for word in words if word not in ("và", "va")))
        return bool(folded) and folded in self._prefixes and folded not in self._spellings


def _word_ends(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the words of one possible name: as far as gaps that a name may hold part them."""
    word = _WORD.match(text, start)
    for _ in range(_LONGEST_NAME):
        if word is None:
            return
        yield word.span()
        gap = _GAP.match(text, word.end())
        word = _WORD.match(text, gap.end()) if gap else None


@lru_cache(maxsize=50_000)
def _folded_word(word: str) -> tuple[str, str]:
    letters = fold_i_y(key(word))
    return letters, fold_accents(letters)


def _same(letters: str, spelling: Spelling, written: str) -> bool:
    if spelling.cased and not written.isupper():
        return False
    return all(a == b or a == fold_accents(b) for a, b in zip(letters, spelling.letters, strict=True))


@cache
def lexicon() -> AgencyLexicon:
    """Return the lexicon of agencies.toml, read once."""
    return AgencyLexicon(tomllib.loads(Path(__file__).with_name("agencies.toml").read_text(encoding="utf-8")))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words of ``text``: runs of letters and digits."""
    return [match.span() for match in _WORD.finditer(text)]


def syllables_of_names() -> frozenset[str]:
    """Return the lower-case syllables that known names are made of ("khoa", "học", "kỹ", "thuật" …)."""
    found = {key(text[start:end]) for text in lexicon().names.values() for start, end in word_spans(text)}
    return frozenset(found)


__all__ = ["AgencyLexicon", "Succession", "key", "lexicon", "slug", "syllables_of_names", "word_spans"]
