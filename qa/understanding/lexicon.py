"""The words of asking, read from ``lexicon.toml``: cues, words without a topic, colloquial synonyms, abbreviations."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, Generic, TypeVar

from corpus.text import fold_accents, fold_i_y, tokens
from corpus.text.wordlist import compounds
from qa.contracts.cues import CueGroup, RowWord
from qa.contracts.query import Field
from qa.contracts.words import Subject

_Group = TypeVar("_Group", bound=StrEnum)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: ``typed`` and ``read`` (repaired) in lower case, and where it stands in the repaired text.

    ``bare`` tells that it was typed without any accent, so that it may stand for every accenting of itself.
    """

    typed: str
    read: str
    start: int
    end: int
    bare: bool

    @property
    def folded(self) -> str:
        """The word as it is compared without accents."""
        return fold_accents(self.read)


@dataclass(frozen=True, slots=True)
class Cue(Generic[_Group]):
    """A phrase of asking found in a question: its group, and the words ``first`` (included) to ``last`` (excluded)."""

    group: _Group
    phrase: str
    first: int
    last: int


Phrase = tuple[str, ...]
# "ai làm chung" asks for who coordinates, not "ai làm"; "lo chuyện gì" for duties, not for who leads; "qua đầu mối nào" for
# where a report goes.
_OUTWEIGHS = {
    (CueGroup.COORDINATE, CueGroup.LEAD),
    (CueGroup.LEAD, CueGroup.COORDINATE),
    (CueGroup.DUTY, CueGroup.LEAD),
    (CueGroup.REPORT_TO, CueGroup.LEAD),
}
GAP = "…"
_LONGEST_GAP = 6


class Lexicon:
    """Phrases by their first folded word, so that matching looks at each word of a question once."""

    def __init__(
        self,
        cues: Mapping[CueGroup, Sequence[str]],
        stop: Sequence[str],
        synonyms: Mapping[str, str],
        abbreviations: Mapping[str, str],
        phrases: Sequence[str] = (),
        generic: Mapping[Subject, Sequence[str]] | None = None,
        informal: Mapping[str, str] | None = None,
        rows: Mapping[RowWord, Sequence[str]] | None = None,
        columns: Mapping[Field, Sequence[str]] | None = None,
    ) -> None:
        groups = [phrases, *cues.values(), list(synonyms), list(stop)]
        self._spoken = [_unbroken(phrase) for group in groups for phrase in group]
        self.stop = frozenset(spelled(word) for word in stop)
        self.generic = {
            subject: frozenset(fold_accents(spelled(word)) for word in words) for subject, words in (generic or {}).items()
        }
        """By what a question can be about as a whole ("plans", "reports", "budget"): the words, folded, that say no more."""
        self.informal = dict(informal or {})
        """What is typed for short, in small letters, with what it is short for."""
        self.abbreviations = dict(abbreviations)
        self._cues = _by_first((phrase, group) for group, phrases in cues.items() for phrase in phrases)
        self._synonyms = _by_first(synonyms.items())
        self._rows = _by_first((phrase, group) for group, words in (rows or {}).items() for phrase in words)
        self._columns = _by_first((phrase, group) for group, words in (columns or {}).items() for phrase in words)

    def find_cues(self, words: Sequence[Word]) -> list[Cue[CueGroup]]:
        """Return every cue phrase in ``words``, in order; longer phrases of a group hide the shorter ones they hold."""
        found = [cue for cue in _cues(self._cues, words) if not _cuts_a_word(words, cue.first, cue.last)]
        return [cue for cue in found if not any(_hides(other, cue) for other in found)]

    def find_synonyms(self, words: Sequence[Word]) -> list[tuple[str, int, int]]:
        """Return (how plans write it, first word, last word excluded) for every colloquial phrase in ``words``."""
        return [(formal, first, last) for _, formal, first, last in _matches(self._synonyms, words)]

    def find_row_words(self, words: Sequence[Word]) -> list[Cue[RowWord]]:
        """Return the words in ``words`` by which tasks are asked for one by one ("liệt kê", "mỗi", "nhiệm vụ"), in order."""
        found = list(_cues(self._rows, words))
        return [cue for cue in found if not any(_hides(other, cue) for other in found)]

    def find_columns(self, words: Sequence[Word]) -> list[Cue[Field]]:
        """Return the names of a register's columns in ``words``, in order, the longest of each."""
        found = list(_cues(self._columns, words))
        return [cue for cue in found if not any(o.first <= cue.first and cue.last <= o.last and o != cue for o in found)]

    def phrases(self) -> Iterator[Phrase]:
        """Yield every cue, colloquial phrase, further phrase and stop word as words, for the language model of repairs."""
        for parts in self._spoken:
            yield from parts


def spelled(word: str) -> str:
    """Return ``word`` as the lexicon compares it: lower case, one tone position, i for y where both are right."""
    return " ".join(fold_i_y(token.text) for token in tokens(word))


def _by_first(entries: Iterable[tuple[str, _Value]]) -> dict[str, list[tuple[Phrase, _Value]]]:
    table: dict[str, list[tuple[Phrase, _Value]]] = {}
    for text, value in entries:
        phrase = tuple(part if part == GAP else spelled(part) for part in text.split())
        if phrase:
            table.setdefault(fold_accents(phrase[0]), []).append((phrase, value))
    return table


def _cues(table: Mapping[str, list[tuple[Phrase, _Group]]], words: Sequence[Word]) -> Iterator[Cue[_Group]]:
    for phrase, group, first, last in _matches(table, words):
        yield Cue(group, " ".join(phrase), first, last)


def _matches(
    table: Mapping[str, list[tuple[Phrase, _Value]]], words: Sequence[Word]
) -> Iterator[tuple[Phrase, _Value, int, int]]:
    for first, word in enumerate(words):
        keys = {word.folded, fold_accents(word.typed)}
        for phrase, value in (entry for key in keys for entry in table.get(key, ())):
            if len(phrase) == 1 and word.read != phrase[0]:
                continue  # one bare syllable may stand for too much
            last = _matched(phrase, words, first)
            if last is not None:
                yield phrase, value, first, last


def _matched(phrase: Phrase, words: Sequence[Word], first: int) -> int | None:
    """Return where ``phrase`` ends that begins at ``first``; "…" in it stands for up to :data:`_LONGEST_GAP` words."""
    at = first
    gap = False
    for wanted in phrase:
        if wanted == GAP:
            gap = True
            continue
        limit = min(at + (_LONGEST_GAP if gap else 0), len(words) - 1)
        found = next((i for i in range(at, limit + 1) if _same(words[i], wanted)), None)
        if found is None:
            return None
        at, gap = found + 1, False
    return at


def _same(word: Word, wanted: str) -> bool:
    return wanted in (word.read, word.typed) or (word.bare and fold_accents(wanted) == word.typed)


def _unbroken(phrase: str) -> list[Phrase]:
    """Return the words of ``phrase``, in pieces where it has a gap."""
    return [tuple(token.text for token in tokens(part)) for part in phrase.split(GAP)]


def _cuts_a_word(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a phrase begins or ends inside a compound: "sở nào" in "cơ sở nào", "làm chính" in "làm chính sách"."""
    before = first > 0 and (words[first - 1].read, words[first].read) in compounds()
    after = last < len(words) and (words[last - 1].read, words[last].read) in compounds()
    return before or after


def _hides(longer: Cue[_Group], shorter: Cue[_Group]) -> bool:
    return (
        (longer.group == shorter.group or ((longer.group, shorter.group) in _OUTWEIGHS and GAP not in longer.phrase))
        and longer.first <= shorter.first
        and shorter.last <= longer.last
        and longer.last - longer.first > shorter.last - shorter.first
    )


_FILE: Final = "lexicon.toml"


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    table = tomllib.loads(files("qa.understanding").joinpath(_FILE).read_text("utf-8"))
    return Lexicon(
        {CueGroup(group): phrases for group, phrases in table["cues"].items()},
        table["stop"]["words"],
        table["synonyms"],
        table["abbreviations"],
        phrases=table["phrases"]["words"],
        generic={Subject(subject): part["words"] for subject, part in table["generic"].items()},
        informal=table["informal"],
        rows={RowWord(group): phrases for group, phrases in table["rows"].items()},
        columns={Field(name): phrases for name, phrases in table["columns"].items()},
    )
