"""How syllables are mistyped: one letter lost, added, changed or out of its place, or another that sounds alike."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from corpus.text import fold_accents

# Costs as in qa.spelling.accents: negative natural logarithms.
_EASY_SLIP: Final = 5.5
_SLIP: Final = 7.0

# Beginnings that are typed for one another because they sound alike.
_ALIKE: Final = (
    *(
        ("f", "ph"),
        ("ch", "tr"),
        ("tr", "ch"),
        ("s", "x"),
        ("x", "s"),
        ("d", "gi"),
        ("gi", "d"),
        ("r", "d"),
        ("z", "d"),
        ("z", "gi"),
        ("j", "gi"),
    ),
    *(("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"), ("w", "u"), ("l", "n"), ("n", "l")),
)
# Endings that are said alike in the South, or whose letters are missed for one another ("thời giang", "kỷ luậc").
_ENDINGS: Final = (("ng", "n"), ("n", "ng"), ("c", "t"), ("t", "c"), ("nh", "n"), ("n", "nh"))
# The two tones that many do not tell apart in speech.
_HOOK_AND_TILDE: Final = str.maketrans("\u0309\u0303", "\u0303\u0303")


LONGEST: Final = 12
"""Letters of what can be a syllable (the longest has seven, "nghiêng"); a word's slips cost its length squared."""
_REMEMBERED: Final = 8192


class Slips:
    """Known syllables without accents, to be found from one slip away; immutable once made."""

    def __init__(self, known: Collection[str]) -> None:
        """Take the known syllables, folded."""
        self._known = frozenset(known)
        self._by_deletion: dict[str, set[str]] = {}
        self._by_letters: dict[str, list[str]] = {}
        self._near = lru_cache(maxsize=_REMEMBERED)(self._one_away)
        for folded in known:
            if len(folded) > LONGEST:
                continue
            for key in _deletions(folded):
                self._by_deletion.setdefault(key, set()).add(folded)
            self._by_letters.setdefault(_letters(folded), []).append(folded)

    def near(self, folded: str, *, easy_only: bool) -> Mapping[str, float]:
        """Return the known folded syllables one slip away, with the slip's cost; none for what is too long to be one."""
        return self._near(folded, easy_only) if len(folded) <= LONGEST + 1 else {}

    def _one_away(self, folded: str, easy_only: bool) -> Mapping[str, float]:
        near = {alike: _EASY_SLIP for alike in _sounding_alike(folded) if alike in self._known}
        near.update((other, _EASY_SLIP) for other in self._by_letters.get(_letters(folded), ()) if other != folded)
        if not easy_only:
            for other in (other for key in _deletions(folded) for other in self._by_deletion.get(key, ())):
                if other != folded and _one_slip(folded, other):
                    near.setdefault(other, _SLIP)
        return near


def _deletions(folded: str) -> set[str]:
    return {folded} | {folded[:i] + folded[i + 1 :] for i in range(len(folded))}


def _letters(folded: str) -> str:
    return "".join(sorted(folded))


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other leads from ``one`` to ``other``."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] if len(a) == len(b) else a[1:] == b or a == b[1:]


def _sounding_alike(folded: str) -> list[str]:
    beginnings = [new + folded[len(old) :] for old, new in _ALIKE if folded.startswith(old)]
    return beginnings + [folded[: -len(old)] + new for old, new in _ENDINGS if folded.endswith(old)]


def alike_in_tone(one: str, other: str) -> bool:
    """Tell whether two syllables differ in nothing but hook and tilde ("kỷ", "kỹ")."""
    first, second = (unicodedata.normalize("NFD", syllable).translate(_HOOK_AND_TILDE) for syllable in (one, other))
    return first == second


def shares_marks(one: str, other: str) -> bool:
    """Tell whether two accented syllables have an accented letter in common, or the same marks on whatever letters.

    A slip seldom changes all of them.
    """
    (letters, marks), (others, their_marks) = _accents(one), _accents(other)
    return not letters.isdisjoint(others) or marks == their_marks


def marks_apart(one: str, other: str) -> int:
    """Return how many marks one accented syllable has that the other lacks, both ways: one for "phôi" and "phối"."""
    first, second = (Counter(_accents(syllable)[1]) for syllable in (one, other))
    return ((first - second) + (second - first)).total()


@lru_cache(maxsize=_REMEMBERED)
def _accents(syllable: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the accented letters of a syllable, and its marks in order."""
    letters = frozenset(letter for letter in syllable if fold_accents(letter) != letter)
    marks = (mark for mark in unicodedata.normalize("NFD", syllable) if unicodedata.combining(mark) or mark == "đ")
    return letters, tuple(sorted(marks))
