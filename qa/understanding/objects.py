"""Names of agencies that only say what a task is about: "cải tạo trụ sở Thư viện tỉnh" is nobody's part in it.

In: a question's text, the agencies that it names, and what tells whether a task of the plans in question says some words. Out:
the names that stand in it as a task has them, with the words before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from corpus.text import fold_accents, tokens

InTasks = Callable[[str], bool]
"""Tells whether a task says these words one after the other."""

_WORDS: Final = 2
_LINKS: Final = frozenset(
    re.findall(
        r"\w+",
        "cho cua do boi voi va la tai o ve thi ma co gom giua tru ngoai hay hoac nhung khong phai neu duoc giao cung viec",
    )
)
"""Words after which a name is that of who does something."""


def objects_in(text: str, names: Iterable[str], in_tasks: InTasks) -> frozenset[str]:
    """Return those of ``names`` that follow in ``text`` on the words that they follow on in a task."""
    read = list(tokens(text))
    folded = [fold_accents(token.text) for token in read]
    return frozenset(name for name in names if _is_object(name, folded, in_tasks))


def _is_object(name: str, folded: list[str], in_tasks: InTasks) -> bool:
    words = [fold_accents(token.text) for token in tokens(name)]
    at = next((at for at in range(len(folded)) if folded[at : at + len(words)] == words), -1)
    before = folded[max(0, at - _WORDS) : at] if words else []
    if len(before) < _WORDS or before[-1] in _LINKS:
        return False
    return in_tasks(" ".join((*before, *words)))
