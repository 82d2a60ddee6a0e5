"""The names of agencies that only the register knows, found in a text: whole, or by a telling beginning ("Hạt Kiểm lâm")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from corpus.names.agencies import name_of
from corpus.text import fold_accents, folded_syllables, tokens

_LEAST: Final = 2
_LEVELS: Final = frozenset({"tinh", "pho", "huyen", "quan", "xa", "phuong"})
_TELLING: Final = 3
"""Words of a name's beginning from which on it tells the agency, where they are at least half of it."""


class AgencyNames:
    """The names of agencies, made of their ids; immutable."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Take ids of ``corpus.names.agencies``: a name's words, folded, with hyphens."""
        self._words = {agency: agency.split("-") for agency in ids}
        self._by_first: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for agency, written in self._words.items():
            words = tuple(written)
            if len(words) > 1 and name_of(agency) is None:
                self._by_first[words[:2]].append((agency, words))

    def in_text(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the names in ``text``, as it writes them, with the ids that each may mean; longer names go first.

        Those of the lexicon are left out: the rules find them.
        """
        read = list(tokens(text))
        folded = [fold_accents(token.text) for token in read]
        found: dict[str, tuple[str, ...]] = {}
        at = 0
        while at + 1 < len(folded):
            length, ids = self._at(folded, at)
            if length and folded[at + length - 1] in _LEVELS and folded[at + length : at + length + 1] == ["nao"]:
                length = 0  # "thư viện tỉnh nào" asks for the province
            if length:
                found[text[read[at].start : read[at + length - 1].end]] = ids
            at += max(length, 1)
        return found

    def shortened(self, name: str) -> tuple[str, ...]:
        """Return the id of the one agency whose name holds the words of ``name`` in their order; none where several do alike.

        "Hạt Kiểm lâm" is its beginning, "quân sự huyện" its end, "Công ty Chư Krông" leaves out what stands between. A word
        alone names none.
        """
        said = folded_syllables(name)
        if len(said) < _LEAST:
            return ()
        fitting = {
            agency: len(words)
            for agency, words in self._words.items()
            if (words[0] == said[0] and _in_order(said, words)) or words[-len(said) :] == said
        }
        shortest = min(fitting.values(), default=0)
        best = [agency for agency, size in fitting.items() if size == shortest]
        return tuple(best) if len(best) == 1 else ()

    def _at(self, folded: list[str], at: int) -> tuple[int, tuple[str, ...]]:
        """Return how many words from ``at`` on name an agency, and which: 0 and none where they name none."""
        best = 0
        ids: list[str] = []
        for agency, words in self._by_first.get((folded[at], folded[at + 1]), ()):
            length = 0
            while length < len(words) and at + length < len(folded) and folded[at + length] == words[length]:
                length += 1
            telling = length == len(words) or (length >= _TELLING and 2 * length >= len(words))
            if telling and length >= best:
                ids = [*ids, agency] if length == best else [agency]
                best = length
        return best, tuple(ids)


def _in_order(some: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether ``words`` hold all of ``some`` in their order."""
    left = iter(words)
    return all(word in left for word in some)
