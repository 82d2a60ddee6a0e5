"""The beginning of a sentence that can stand by itself, or the part of it around a figure: cut where a phrase ends.

In: text as a plan writes it, and how many characters there are. Out: whole phrases, with "…" where the plan says more. A line
of a summary that breaks off in the middle of a word's group ("các tổ chức công nghiệp…") tells its reader nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qa.composing.draft import shorten

_STOPS: Final = re.compile(r"[;:.](?=\s|$)|\s[–-](?=\s)|\s\(")
_COMMA: Final = re.compile(r",(?=\s)")
_JOINS: Final = re.compile(
    r"\s(?=(?:nhằm|để|góp phần|trong đó|bảo đảm|đảm bảo|phục vụ|đáp ứng|theo|trên cơ sở|thông qua|từng bước|phù hợp|gắn với"
    r"|nhất là|đặc biệt|ban hành|giai đoạn|được giao|tại|trong|trên|của|cho|về|với)\b)",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(r"(?:theo|tại|trong|trên|của|cho|về|với|ban hành|giai đoạn|được giao)\b", re.IGNORECASE)
_WORDS: Final = 4
_IN_LIST: Final = 3
_LEAST: Final = 18
"""Characters of the shortest phrase that is told instead of more words that end nowhere."""
_WORTH: Final = 0.45
"""A phrase that ends well may be shorter than one that ends less well, down to this share of it."""
_OPENS: Final = re.compile(r"[\s,;:]*\b(?:trong đó|bao gồm|gồm|cụ thể|như sau|cụ thể như sau|và|theo|của)$", re.IGNORECASE)
CUT: Final = " …"
"""What ends a phrase where the plan says more."""


def phrase(text: str, room: int) -> str:
    """Return the longest beginning of ``text`` that ends with a phrase, in ``room`` characters at most.

    Rather a shorter one where a reader would pause.
    """
    if len(text) <= room:
        return _until(text, len(text))
    ends = [(end, strong) for end, strong in _ends(text) if _LEAST <= end <= room - len(CUT)]
    best = max((end for end, strong in ends if strong), default=0)
    weak = max((end for end, _ in ends), default=0)
    end = best if best >= weak * _WORTH else weak
    return f"{_until(text, end)}{CUT}" if end else shorten(text, room)


def short_name(name: str, room: int) -> str:
    """Return the longest phrases that ``name`` begins with, in ``room`` characters: a name needs no sign that there is more."""
    if len(name) <= room:
        return name
    end = max((end for end, _ in _ends(name) if _LEAST <= end <= room), default=0)
    return _until(name, end) if end else shorten(name, room)


def _until(text: str, end: int) -> str:
    return _OPENS.sub("", text[:end].rstrip(" ,;:.–-"))


def phrase_around(text: str, start: int, end: int, room: int) -> str:
    """Return the phrases of ``text`` around its characters ``start`` to ``end``: "" where no whole ones have ``room``."""
    begins = [0, *(_after(text, at) for at, strong in _ends(text) if strong and _after(text, at) <= start)]
    ends = [*(at for at, _ in _ends(text) if at >= end), len(text)]
    for begin in begins:
        left = room - (len(CUT) if begin else 0)
        fits = [at for at in ends if at - begin + (len(CUT) if at < len(text) else 0) <= left]
        if fits:
            said = text[begin : fits[-1]].strip(" ,;:.–-")
            return f"{'… ' if begin else ''}{said}{CUT if fits[-1] < len(text) else ''}"
    return ""


def _after(text: str, end: int) -> int:
    """Return where the phrase after one that ends at ``end`` begins."""
    return end + len(text[end:]) - len(text[end:].lstrip(" ,;:.–-"))


def _ends(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where phrases of ``text`` end, in order, and whether a reader pauses there; never inside brackets or quotes."""
    found = [(match.start(), True) for match in _STOPS.finditer(text)]
    found += [(match.start(), True) for match in _COMMA.finditer(text) if _parts_clauses(text, match.start())]
    found += [(match.start(), not _WEAK.match(text, match.end())) for match in _JOINS.finditer(text)]
    return ((end, strong) for end, strong in sorted(found) if _is_whole(text[:end]))


def _is_whole(begun: str) -> bool:
    """Tell whether all brackets and quotation marks that are opened in ``begun`` are closed."""
    return begun.count("(") == begun.count(")") and begun.count("“") == begun.count("”") and begun.count('"') % 2 == 0


def _parts_clauses(text: str, comma: int) -> bool:
    """Tell whether the comma stands between clauses, and not between the names of a list ("sở, ban, ngành")."""
    before = re.split(r"[,;:.]", text[:comma])[-1].split()
    after = re.split(r"[,;:.]|\svà\s", text[comma + 1 :])[0].split()
    return len(before) >= _WORDS and len(after) >= _IN_LIST
