"""A sentence or a title in few characters: the clause that it begins with, and those that hold its figures and rare words.

In: text as a plan writes it, and how many characters there are. Out: the text, or its telling clauses, with "…" for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.text import find_document_numbers, folded_syllables
from qa.composing.draft import divide, shorten
from qa.composing.phrases import CUT, short_name
from qa.reading.due import due_in
from qa.reading.figures import figures_in
from qa.reading.plan_parts import bare
from qa.reading.sentence_values import cut_around
from qa.reading.statements import WRITTEN_DAY
from qa.reading.wording import Weight

_CLAUSE: Final = re.compile(
    r"(?<=[;:.])\s+|(?<=,)\s+(?=(?:trong đó|nhằm|góp phần|phấn đấu|bảo đảm|đảm bảo|từng bước|phục vụ)\b)"
)
_OF_DOCUMENT: Final = re.compile(
    rf"(?:(?<=[A-ZĐ])|(?<=Tg))\s+{WRITTEN_DAY}"
    r"|\s+của\s+(?!tỉnh|thành phố|huyện)[A-ZĐ][^,;“”\"]*?(?=\s+(?:về|thực hiện|phê duyệt|ban hành)\b)"
)
_AS_IT_IS: Final = 130
"""Characters of a title that is told as it is."""
_AS_SHORT: Final = 0.6
"""A first clause may take this much of the room where other clauses hold figures."""
_FIGURE: Final = 4.0
_LEAST: Final = 40
_ONE: Final = 60
_FIGURES_ALONE: Final = 150


def brief_title(title: str, room: int) -> str:
    """Return a title without the days and issuers of the documents that it names, cut where a phrase ends within ``room``."""
    text = title if len(title) <= min(room, _AS_IT_IS) else _OF_DOCUMENT.sub("", title)
    told = short_name(text, room - len(CUT))
    return told if told == text or told.endswith("…") else told + CUT


def gist(text: str, room: int, weight: Weight) -> str:
    """Return ``text`` in at most ``room`` characters: its first clause, then those with figures or rare words, in their order.

    Where there is little room it is the clauses with figures alone.
    """
    whole = bare(text)
    if len(whole) <= room:
        return whole
    clauses = [clause.strip() for clause in _CLAUSE.split(whole) if clause.strip()]
    telling = [at for at, clause in enumerate(clauses) if _holds(clause)]
    if telling and room < _FIGURES_ALONE:
        return _figures_alone([clauses[at] for at in telling], room, weight)
    if len(clauses) < 2:
        return shorten(whole, room)
    return _told(clauses, telling, room, weight)


def _told(clauses: Sequence[str], telling: Sequence[int], room: int, weight: Weight) -> str:
    most = int(room * (_AS_SHORT if telling and telling != [0] else 1))
    kept = {0: _around(clauses[0], most, weight) if 0 in telling else shorten(clauses[0], most)}
    left = room - len(kept[0]) - 2
    others = [at for at in range(1, len(clauses)) if at not in telling]
    others.sort(key=lambda at: -_worth(clauses[at], weight))
    for at in (*(at for at in telling if at), *others):
        length = len(clauses[at]) + 4
        if length <= left:
            kept[at] = clauses[at]
        elif at in telling and left > _LEAST:
            kept[at] = _around(clauses[at], left - 4, weight)
        left -= len(kept[at]) + 4 if at in kept else 0
    if 1 not in kept and left > _LEAST and not kept[0].endswith("…"):
        kept[1] = shorten(clauses[1], left - 4)
    return _joined(kept, len(clauses))


def _figures_alone(clauses: Sequence[str], room: int, weight: Weight) -> str:
    told = clauses[: max(1, room // _ONE)]
    shares = divide([len(clause) for clause in told], room - 2 * (len(told) - 1))
    parts = [_around(clause, share, weight) for clause, share in zip(told, shares, strict=True)]
    return " ".join(part.rstrip(" ;:") if part.endswith("…") else part for part in parts).strip(" ;:,")


def _around(clause: str, room: int, weight: Weight) -> str:
    """Return ``room`` characters of a clause around its figures."""
    figures = [figure.text for figure in figures_in(clause)] + [due.text for due in due_in(clause)]
    return cut_around(clause, {syllable for text in figures for syllable in folded_syllables(text)}, room, weight)


def _joined(kept: dict[int, str], count: int) -> str:
    parts: list[str] = []
    before = -1
    for at in sorted(kept):
        if not kept[at]:
            continue
        gap = at - before > 1 and parts and not parts[-1].endswith("…")
        parts.append(f"… {kept[at]}" if gap else kept[at])
        before = at
    text = " ".join(parts).strip(" ;:,")
    return text if before == count - 1 or text.endswith("…") else f"{text} …"


def _holds(clause: str) -> bool:
    return bool(figures_in(clause) or due_in(clause) or find_document_numbers(clause))


def _worth(clause: str, weight: Weight) -> float:
    syllables = frozenset(folded_syllables(clause))
    return _FIGURE * len(figures_in(clause)) + sum(map(weight, syllables)) / (10 + len(syllables))
