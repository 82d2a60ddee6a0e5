"""At which level a document was issued: the province's Party committee, the Party's centre, the Prime Minister, the Government.

In: the text of a question, or a document's number and words. Out: the levels that the question asks of ("văn bản của cấp ủy
tỉnh"), and whether a document is of one: by the letters that its number ends with (Nghị định 30/2020/NĐ-CP, Hướng dẫn
36-HD/VPTW), else by the issuer that its words name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents


@dataclass(frozen=True, slots=True)
class IssuingLevel:
    """A level: how a question names it, how the numbers of its documents end, and how their words name it (folded)."""

    asked: re.Pattern[str]
    number: re.Pattern[str]
    said: re.Pattern[str]


def _level(asked: str, number: str, said: str) -> IssuingLevel:
    return IssuingLevel(
        re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(rf"[/-](?:{number})$"), re.compile(rf"\b(?:{said})\b")
    )


_LEVELS: Final = (
    _level(
        "(?:ban thường vụ |ban chấp hành )?"
        "(?:cấp ủy(?: (?:tỉnh|thành phố|địa phương))?|tỉnh ủy|thành ủy|đảng bộ (?:tỉnh|thành phố))",
        "tu",
        "tinh uy|thanh uy|dang bo tinh|dang bo thanh pho",
    ),
    _level(
        "bộ chính trị|ban bí thư|ban chấp hành trung ương|trung ương đảng",
        "tw",
        "bo chinh tri|ban bi thu|ban chap hanh trung uong",
    ),
    _level("trung ương", "tw|cp|ttg|qh\\d*|b[a-z]+", "bo chinh tri|ban bi thu|trung uong|chinh phu|quoc hoi"),
    _level("thủ tướng(?: chính phủ)?", "ttg", "thu tuong"),
    _level("(?<!thủ tướng )chính phủ", "cp", "(?<!thu tuong )chinh phu"),
    _level("quốc hội", "qh\\d*", "quoc hoi"),
)


def level_asked(text: str) -> tuple[IssuingLevel, str] | None:
    """Return the level whose documents ``text`` asks for, and the words that name it; None where it names none or several."""
    found = [(level, match.group()) for level in _LEVELS if (match := level.asked.search(text))]
    own = [each for each in found if not any(each[1] != other[1] and each[1] in other[1] for other in found)]
    return own[0] if len(own) == 1 else None


def is_of(level: IssuingLevel, number: str, text: str) -> bool:
    """Tell whether a document with that ``number`` ("" for none) and those words was issued at ``level``."""
    folded = fold_accents(number.strip()).lower()
    return level.number.search(folded) is not None if folded else level.said.search(fold_accents(text).lower()) is not None
