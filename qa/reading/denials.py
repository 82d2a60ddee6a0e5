"""What a clause denies, takes out or narrows down: negations with their reach, and "chỉ".

In: the syllables of a clause, with accents. Out: where negations stand, whether given words are denied, what is allowed alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from corpus.text import fold_accents

_NOT: Final = re.compile(r"không|ko|chưa|chẳng|cấm|miễn|khỏi")
_NO_DENIAL: Final = {
    "không": re.compile(r"quá|dưới|thấp|ít|vượt|nhỏ|kém|hơn|lớn|nhiều|cao|chỉ|những|gian|khí"),
    "chưa": re.compile(r"đến|tới|quá"),
    "miễn": re.compile(r"dịch|là|nhiệm|sao"),
}
"""What follows a negation that is none: limits ("không quá"), additions ("không chỉ"), other words ("không gian")."""
_NO_BAN: Final = ("vùng", "khu", "danh")
_WHETHER: Final = ("hay", "có")
_REACH: Final = 9
"""Syllables after a negation that it may deny."""
_SHORT: Final = 4
_ONLY: Final = "chỉ"
_NO_ONLY: Final = re.compile(r"đạo|tiêu|thị|số|huy|dẫn|định|ra|bảo|tay")
_ENDS_IN_ONLY: Final = ("địa", "chứng", "chấm")


def denials(words: Sequence[str]) -> list[int]:
    """Return where in ``words`` a negation stands."""
    return [at for at, word in enumerate(words) if _NOT.fullmatch(word) and not _harmless(words, at)]


def _harmless(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    limit = _NO_DENIAL.get(words[at])
    if not following or (limit is not None and limit.fullmatch(following)):
        return True
    return before in {"cấm": _NO_BAN, "không": _WHETHER}.get(words[at], ())


def is_denied(words: Sequence[str], of: Collection[str]) -> bool:
    """Tell whether ``words`` deny any of the folded syllables ``of``: each negation turns around what stands within its reach.

    A short one at the end turns the whole clause around ("ngân sách không chi").
    """
    folded = [fold_accents(word) for word in words]
    turned = False
    for at in denials(words):
        reach = folded[at + 1 : at + 1 + _REACH]
        if any(word in of for word in reach) or len(words) - at - 1 <= _SHORT:
            turned = not turned
    return turned


def only_of(words: Sequence[str]) -> list[str]:
    """Return the folded syllables that the clause narrows down to ("chỉ … Giám đốc"), none where it narrows nothing."""
    for at, word in enumerate(words[:-1]):
        if word == _ONLY and not _NO_ONLY.fullmatch(words[at + 1]) and (not at or words[at - 1] not in _ENDS_IN_ONLY):
            return [fold_accents(each) for each in words[at + 1 : at + 1 + _REACH]]
    return []
