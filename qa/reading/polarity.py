"""Whether a claim and the clauses near it deny alike: what is asked of a case, what is said of it, and what is taken out.

In: a claim in words, the clauses of a text that tell of it, its exceptions. Out: whether both let it be so, or neither does.
"Hộ chưa đăng ký vẫn được hỗ trợ" denies nothing: what it denies is the case it asks about, and the same words of the text
("không hỗ trợ hộ chưa đăng ký") are that case too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import fold_accents, folded_syllables
from qa.reading.denials import denials, is_aside, words_of
from qa.reading.sentence_parts import Clause
from qa.reading.wording import Weight

_PARTS: Final = re.compile(r",\s+|\s+(?=(?:thì|mà|nhưng|vẫn|cũng)\s)", re.IGNORECASE)
_ALLOWS: Final = re.compile(r"\b(?:được|phải|sẽ|thì|vẫn|cũng|bị|có)\b", re.IGNORECASE)
"""What is asked of a case that stands before it ("chưa có thẻ thì vẫn được mượn")."""
_REACH: Final = 5
"""Syllables after a negation that tell what it denies."""

_REFUSES: Final = re.compile(r"\btrường hợp (?:không|chưa) (?:được|phải|áp dụng|xem xét|xét|thuộc)\b[^,]*$", re.IGNORECASE)
_SHOWN: Final = 5.0
_TELLING: Final = 2.0
_SHARE: Final = 0.1
"""Of what is taken out the claim must say so much that stands nowhere else."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """What is denied, in folded syllables; ``aside`` where that is only a condition or a reason."""

    of: frozenset[str]
    aside: bool = False


def deny_alike(
    claim: str, near: Sequence[Clause], tells: Callable[[str], bool], narrowed: bool = False, decides: Clause | None = None
) -> bool:
    """Tell whether ``claim`` denies something and so do the clauses ``near`` it, or neither; ``tells`` knows telling syllables.

    What is ``narrowed`` down to something else denies it too ("chỉ phục vụ người có thẻ"). What another clause denies of what
    the clause that ``decides`` says itself is another case ("không cháy nhà, hai vụ đều là cháy rừng").
    """
    said = frozenset(filter(tells, folded_syllables(claim)))
    told, before = [], decides is not None and 2 * len(said & decides.own) >= len(said)
    for each in near:
        before = before and each is not decides
        found = _denials(each.words, tells)
        told += found if each is decides else [d for d in found if not _of_other(d, said, decides, before=before)]
    told += [denial for lead in dict.fromkeys(each.lead for each in near) for denial in _of_lead(lead, tells)]
    *cases, last = _PARTS.split(claim)
    asked = bool(_denials(words_of(last), tells))
    of_case = [denial for part in cases for denial in _denials(words_of(part), tells)]
    if of_case and not asked:
        if not _ALLOWS.search(last):
            asked = True  # "không phải nộp bản giấy, chỉ nộp qua mạng"
        else:
            left = [each for each in told if not any(each.of & case.of for case in of_case)]
            told = left if len(told) > len(of_case) else []  # a lone one is the case's too, in whatever words
    return asked == (narrowed or any(not denial.aside for denial in told))


def is_taken_out(claim: str, exception: str, told: str, weight: Weight) -> bool:
    """Tell whether the ``exception`` ("trừ hộ nghèo") is of what ``claim`` asks about, and which ``told``, the rest, is not."""
    asked, rest = frozenset(folded_syllables(claim)), frozenset(folded_syllables(told))
    own = {
        syllable: _SHOWN if syllable.isdigit() else min(weight(syllable), _SHOWN) for syllable in folded_syllables(exception)
    }
    only = sum(own[syllable] for syllable in own if syllable in asked and syllable not in rest)
    return only >= max(_TELLING, _SHARE * sum(own.values()))


def _of_other(denial: _Denial, said: frozenset[str], decides: Clause | None, *, before: bool) -> bool:
    """Tell whether what is denied of all that is ``said`` stands in the deciding clause too, and the rest is another case.

    Nothing of what is said need be in it where it stands ``before`` a clause that says most of the claim: what follows one may
    deny that ("… không được phép"), and what is said by halves goes on with it.
    """
    shared = denial.of & said
    return decides is not None and (bool(shared) or before) and shared < denial.of and shared <= decides.own


def _of_lead(lead: str, tells: Callable[[str], bool]) -> list[_Denial]:
    """Return what a list's beginning denies: "Trường hợp không được xét: …" refuses what follows, and is no condition."""
    found = _denials(words_of(lead), tells)
    return [replace(denial, aside=False) for denial in found] if _REFUSES.search(lead) else found


def _denials(words: Sequence[str], tells: Callable[[str], bool]) -> list[_Denial]:
    found = []
    for at in denials(words):
        of = (fold_accents(word) for word in words[at + 1 : at + 1 + _REACH])
        found.append(_Denial(frozenset(filter(tells, of)), is_aside(words, at)))
    return found
