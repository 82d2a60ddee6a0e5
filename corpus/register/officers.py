"""Persons who are charged as bodies are: "Hiệu trưởng các trường", "Trưởng các ấp", "Chủ rừng", "Các thành viên đoàn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.names.acting import verbs
from corpus.names.agency_lexicon import key
from corpus.records import Value
from corpus.register.charges import Charge
from corpus.text.cleaning import Clean
from corpus.text.word_classes import VERB, TaggedWord, word_classes

OFFICER: Final = (
    r"(?:các\s+|mỗi\s+)?(?:(?:hiệu|tổ|đội|nhóm)\s+trưởng|trưởng(?!\s+(?:hợp|thành))|giáo\s+viên|bí\s+thư|thành\s+viên"
    r"|kế\s+toán|thủ\s+quỹ|thủ\s+kho|nhà\s+thầu"
    r"|chủ\s+(?!(?:trì|động|tịch|trương|yếu|quyền|nhật|đạo|đề|thể|lực|nhiệm|quản)(?![^\W_])))"
)
"""How such a person is named, as a pattern over folded text."""

_OFFICER: Final = re.compile(OFFICER)
_STOP: Final = re.compile(r"[.;:(“\"\n]")
# What states how something is, and charges nobody.
_STATES: Final = re.compile(r"(?<![^\W_])(?:được|bị|do|gồm|còn|đạt|là|có(?!\s+trách\s+nhiệm))(?![^\W_])")
_UNFINISHED: Final = re.compile(r"(?:,|\s(?:và|của|các|do|tại|có))$")
_LONGEST: Final = 160
_MOST_WORDS: Final = 12


def officer_at(cleaned: Clean, start: int) -> Charge | None:
    """Return the persons whom a sentence begins with, up to the verb that says what they are to do; None for nobody."""
    keyed = key(cleaned.text)
    head = _OFFICER.match(keyed, start) if cleaned.text[start : start + 1].isupper() else None
    if head is None:
        return None
    stop = _STOP.search(cleaned.text, head.end(), start + _LONGEST)
    until = stop.start() if stop else min(len(cleaned.text), start + _LONGEST)
    words = [TaggedWord(start + word.start, start + word.end, word.kind) for word in word_classes(cleaned.text[start:until])]
    found = [verb.start() for pattern in verbs() if (verb := pattern.search(keyed, head.end() + 1, until))]
    found += [word.start for word in words if word.start > head.end()][:1] if _acts_first(words, head.end()) else []
    if not found:
        return None
    acts = _first_verb(cleaned.text, words, min(found))
    end = len(cleaned.text[:acts].rstrip(" ,"))
    said = keyed[start : acts + 1 + len(keyed[acts + 1 :].split(" ", 1)[0])]
    if len(said.split()) > _MOST_WORDS or _STATES.search(said) or _UNFINISHED.search(cleaned.text[start:acts].rstrip()):
        return None
    return Charge((Value(cleaned.text[start:end], cleaned.sources(start, end)),), acts)


def _acts_first(words: Sequence[TaggedWord], end: int) -> bool:
    """Tell whether the first word behind the office is a verb: "Hiệu trưởng | họp"."""
    first = next((word for word in words if word.start > end), None)
    return first is not None and first.kind == VERB


def _first_verb(text: str, words: Sequence[TaggedWord], at: int) -> int:
    """Return where the first of several verbs begins that end at the one at ``at``: "ký | cam kết"; none of a name's."""
    before = [word for word in words if word.end <= at]
    if len(before) > 1 and before[-1].kind == VERB and text[before[-1].start].islower() and text[before[-2].start].islower():
        return before[-1].start
    return at
