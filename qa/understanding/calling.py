"""How a question calls a document of the index by its kind: "quyết định này", "chỉ thị về nước sạch", "quy chế của tỉnh".

In: a question's text and the titles of the index. Out: the text in which such a document is called a plan ("kế hoạch"), so
that all that is known of how people ask about plans holds for it too. A decision that is only spoken of ("theo quyết định nào",
"quyết định số …" of another number) and the verbs that are written alike ("ai quyết định", "được quy định") stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final

from corpus.genres.table import Tasks, genres
from qa.reading.interrogatives import WHICH_ONE

PLAN: Final = "kế hoạch"
_KINDS: Final = tuple(
    name
    for genre in genres()
    if genre.title and genre.cited and genre.tasks is not Tasks.NONE and genre.name != PLAN
    for name in reversed(genre.names)
)
_TITLE: Final = re.compile(
    rf"^\W*({'|'.join(_KINDS)})\b(?:.{{0,40}}?\bban hành (?:kèm theo )?({'|'.join(_KINDS)})\b)?", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    r"(?:^|[.,;:?!(“\"-]|\b(?:theo|của|trong|tại|ở|về|cái|bản|hỏi|biết|và|với|hai|tờ|giữa|cho|từ|nói|so|hay))\s*$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\s*(?:$|[.,;:?!]|(?:(?:công bố|phê duyệt|ban hành|sửa đổi|cũ|trước)\s+)?(?:số\s+)?(?:{WHICH_ONE})\b"
    r"|(?:số\s+)?\d|(?:của\s+)?(?:pháp luật|luật|nhà nước)\b"
    r"|hiện hành\b)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\s*(?:số\s+)?(\d[^\s,;?!()]*)")


def kinds_of(titles: Iterable[str]) -> frozenset[str]:
    """Return the kinds of the documents with these titles, plans aside: "quyết định" and "quy chế" of a decision on one."""
    return frozenset(kind.lower() for title in titles for match in _TITLE.finditer(title) for kind in match.groups() if kind)


def called_plans(text: str, kinds: Collection[str], numbered: Callable[[str, str], bool]) -> str:
    """Return ``text`` with each document of the index that it calls by one of ``kinds`` called a plan.

    ``numbered`` tells of a number ("81", "81/QĐ-UBND") and a kind whether a document of the index may be called so.
    """
    if not kinds:
        return text
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(kinds, key=len, reverse=True))})\b", re.IGNORECASE)

    def called(match: re.Match[str]) -> str:
        """Return what to call the document of ``match``."""
        after = text[match.end() :]
        number = _NUMBER.match(after)
        own = number is not None and numbered(number[1].lstrip("0"), match.group())
        if not own and (_AFTER.match(after) or not _BEFORE.search(text[: match.start()])):
            return match.group()
        return PLAN.capitalize() if match.group()[0].isupper() else PLAN

    return pattern.sub(called, text)
