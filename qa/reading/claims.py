"""What a statement says of a claim: whether its figures, its days and its sense are the claim's.

In: the claim in words and a statement's text. Out: True (it says so), False (it says otherwise), None (it does not tell).
A figure counts only where it stands with what the claim speaks of: in "nâng cao 1,0 tỷ; kiểu mẫu 1,5 tỷ" each has its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import folded_syllables
from qa.reading.figures import Figure, figures_in
from qa.reading.statements import years_in
from qa.reading.wording import Weight, Wording

_ASKING: Final = re.compile(
    r"[\s,]+(?:có\s+)?(?:(?:phải|đúng|hay|có)\s+)?(?:(?:phải|đúng|không|hông|ko|chưa|hả|à|chứ|nhỉ|vậy|ạ|ta|thầy|cô|anh|chị|bác|em)\b"
    r"[\s?.!]*)+$",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[;,:]\s+|\s+(?:và|còn|nhưng)\s+|\s+\(|\)\s*")
_NOT: Final = frozenset({"khong", "chua", "cam", "chang"})
_LIMITS: Final = frozenset({"qua", "duoi", "thap", "it", "vuot", "nho", "cao", "kem", "hon", "phai", "chi", "de"})
_REACH: Final = 9
"""Syllables after a negation that it may deny."""
_DENIES_ALL: Final = re.compile(r"\b(?:cấm|không được)\b[^:.;]{0,60}:(?P<items>.*)", re.IGNORECASE | re.DOTALL)
"""A negation before a colon denies each item of the list after it ("Nghiêm cấm các hành vi: …")."""
_TIES: Final = 0.02


def bare_claim(claim: str) -> str:
    """Return the claim without the words that only ask ("… phải không?")."""
    return _ASKING.sub("", claim.strip(" ?.!")) or claim


def says_figures(claim: str, text: str, weight: Weight) -> tuple[bool, float] | None:
    """Tell whether ``text`` says the claim's figures of what the claim says them of, and how much of that stands with its own.

    None where the claim has no figures, or the text none that measure the same.
    """
    claimed, held = figures_in(claim), figures_in(text)
    told = [_told(figure, claim, text, held, weight) for figure in claimed]
    if not told or None in told:
        return None
    pairs = [each for each in told if each is not None]
    return all(said for said, _ in pairs), min(fit for _, fit in pairs)


def _told(figure: Figure, claim: str, text: str, held: Sequence[Figure], weight: Weight) -> tuple[bool, float] | None:
    alike = [other for other in held if _measured_alike(figure, other)]
    if not alike:
        return None
    subject = Wording([claim.replace(figure.text, " ")], weight, without=_NOT)
    asked = years_in(claim)
    fits = [(_fit(other, text, held, subject, asked), other.value == figure.value) for other in alike]
    best = max(fit for fit, _ in fits)
    return best >= 0 and any(same and fit >= best - _TIES for fit, same in fits), best


def _fit(figure: Figure, text: str, held: Sequence[Figure], subject: Wording, asked: frozenset[int]) -> float:
    """Return how much of the subject stands with the figure; below zero where its own years are others than the asked."""
    own = _around(figure, text, held)
    years = years_in(own)
    if asked and years and not asked & years:
        return -1.0
    return subject.cover(frozenset(folded_syllables(own))) + (0.2 if asked & years else 0.0)


def _around(figure: Figure, text: str, held: Sequence[Figure]) -> str:
    """Return the part of the text that the figure is said in: back to the figure before it or a break, on to the next break."""
    breaks = [match.end() for match in _BREAK.finditer(text)]
    before = [other.end for other in held if other.end <= figure.start]
    start = max([at for at in breaks if at <= figure.start], default=0)
    if not any(char.isalpha() for char in text[start : figure.start]):  # "35 tỷ đồng" after its own comma
        start = max([at for at in breaks if at < start], default=0)
    start = max([start, *(at for at in before if at >= start)])
    end = min([at for at in breaks if at > figure.end], default=len(text))
    after = [other.start for other in held if other.start >= figure.end]
    return text[start : min([end, *after])]


def _measured_alike(one: Figure, other: Figure) -> bool:
    if one.kind != other.kind:
        return False
    return one.kind != "" or not one.unit or not other.unit or one.unit == other.unit


def denies(claim: str, text: str, weight: Weight) -> bool:
    """Tell whether ``text`` says not what the claim says: the one denies what the other does not."""
    words = folded_syllables(bare_claim(claim))
    telling = dict.fromkeys(syllable for syllable in words if syllable not in _NOT and weight(syllable) > 0)
    heavy = sorted(telling, key=weight, reverse=True)[: max(3, len(telling) // 2)]
    return _says_not(text, set(heavy)) != _denied(words, set(heavy))


def _says_not(text: str, subject: set[str]) -> bool:
    """Tell whether ``text`` denies any of the subject's words, by a negation near them or over the list that they stand in."""
    listed = _DENIES_ALL.search(text)
    if listed and len(subject & set(folded_syllables(listed["items"]))) >= min(2, len(subject)):
        return True
    return _denied(folded_syllables(text), subject)


def _denied(words: Sequence[str], subject: set[str]) -> bool:
    """Tell whether any of the subject's words stand within the reach of a negation ("không quá" is none)."""
    for at, word in enumerate(words):
        if word in _NOT and words[at + 1 : at + 2] and words[at + 1] not in _LIMITS:
            reach = words[at + 1 : at + 1 + _REACH]
            if len(subject & set(reach)) >= min(2, len(subject)):
                return True
    return False
