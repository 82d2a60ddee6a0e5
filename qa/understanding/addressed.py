"""Whom a question is put to: "Đề nghị Sở Tài chính cho biết …" asks nothing of what Sở Tài chính does.

In: a question as typed. Out: it without the words that only address somebody.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.names.agencies import find_agencies
from corpus.text import fold_accents

_OPENS: Final = re.compile(r"\s*(?:kinh\s+)?(?:de nghi|xin hoi|xin|nho|kinh gui|kinh mong|mong|hoi|thua)\s+")
_TELLS: Final = re.compile(
    r"\s*(?:(?:hay|vui long|lam on|giup|giup do|xin|co the|cho)\s+)*"
    r"(?:cho biet|biet|cho hoi|cho xin|neu|noi ro|lam ro|so sanh|liet ke|thong ke|ke (?:ten|ra)|cung cap|tra loi|xac nhan"
    r"|giai thich|tom tat|trich|chi ra|diem lai|thong tin)\b"
)
_CALLS: Final = re.compile(r"\s*[:,]\s*")


def without_address(text: str) -> str:
    """Return ``text`` without its opening, and an agency that it is put to, where a word of telling (or a colon) follows."""
    opens = _OPENS.match(fold_accents(text).lower())
    if opens is None:
        return text
    told = text[opens.end() :]
    if _TELLS.match(fold_accents(told).lower()):
        return told  # "Đề nghị cho biết …": a plan's own "đề nghị" is none of what is asked
    first = next(iter(find_agencies(text)), None)
    if first is None or first.start != opens.end():
        return text
    rest = text[first.end :]
    if calls := _CALLS.match(rest):
        return rest[calls.end() :]
    return rest.lstrip() if _TELLS.match(fold_accents(rest).lower()) else text
