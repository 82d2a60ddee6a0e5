"""How well a stretch of text fits a column: grammars of agencies, times, money and products, in points a word.

The points are weights of evidence, set by hand once: a word that the column's grammar takes counts for it, a word that it
cannot take counts more against it. They name kinds of words of the administrative language, never a document's content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.names.agencies import agency_entries
from corpus.names.agency_grammar import NameReader
from corpus.names.agency_lexicon import key, lexicon
from corpus.tables.cells import labels_of_agencies, says_nothing, says_the_same
from corpus.tables.columns import ColumnRole
from corpus.tables.value_words import AROUND_TIME, MONEY, MONEY_START, PRODUCT_START, TIME, TIME_START

NEVER: Final = -1000.0
_STRONG, _WEAK, _STRANGE, _NONE_STRONG = 0.9, 0.3, -1.3, -2.0
# A name that the lexicon has is surer than one that only has a head word and something behind it.
_TAKEN: Final = {"known": 0.7, "collective": 0.7, "built": 0.45, "kind": 0.6}
# Whoever issues plans, or stands above, is seldom charged by one.
_SUPERIORS: Final = re.compile(
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) tỉnh|(?:thủ tướng )?chính phủ|quốc hội|bộ chính trị"
)
_ISSUERS: Final = re.compile(
    rf"(?:trình )?(?:(?:chủ tịch |thường trực )?(?:{_SUPERIORS.pattern})|btv tỉnh ủy|ban thường vụ tỉnh ủy|tỉnh ủy)[.;]?"
)
_SUPERIOR: Final = -1.5
_MODIFYING, _FOREIGN, _NO_NAME, _TWO_NAMES = -0.1, -1.5, -2.5, -4.0
# A line end alone seldom parts two agencies of one cell; more often the next cell begins there.
_NO_MARK: Final = -2.0
_PARTING: Final = (",", ";", ".", ":", "-", "+", "•", "*")
_SYLLABLE: Final = re.compile(r"[^\W_]+(?:[/.–-][^\W_]+)*")
_BULLET: Final = re.compile(r"[-–+•*]\s*(?=\S)")
_LISTED_LOWER: Final = re.compile(r"(?:các|những|sở|ban|phòng|doanh nghiệp)(?![^\W_])")
# "các" may begin a cell but never end one; the same holds for a comma or a preposition.
_OPEN_END: Final = re.compile(
    r"(?:,|-|–|/|(?<![^\W_])(?:và|của|các|với|thuộc|cho|về|theo|do|trong|hoặc|tại|được|từ|để|những|là|giai đoạn|quý|tháng|ngày"
    r"|(?:định|quyết|hoạch|thị|văn bản|thông tư|trình) số|(?<!hàng )(?<!hằng )năm|trước|trên|trên địa|khi|khi có))$",
    re.IGNORECASE,
)
# Longer than any of these words with what may stand before it; the rest of a text need not be searched.
_LONGEST_END: Final = 24
# "Trường", "Ban" alone: the name is still to come.
_ONE_KIND: Final = re.compile(r"[-–+•*\s]*(?:trường|viện|ban|hội|đài|báo|trung tâm|cục|sở|chi cục|đoàn)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text fits a column: its points, whether it stops in the middle of a name, and the agencies it names."""

    points: float
    open_end: bool = False
    entries: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def agency_fit(text: str) -> Fit:
    """Return how well ``text`` reads as a list of agencies."""
    if says_nothing(text) or says_the_same(text):
        return Fit(1.0)
    points = 0.0
    names: list[str] = []
    for start, end in labels_of_agencies(text):
        points += _TAKEN["known"] * _words(text[start:end])
        text = f"{text[:start]};{' ' * (end - start - 1)}{text[end:]}"
    reader = NameReader(text)
    ends = 0
    for entry in agency_entries(text):
        start, end = entry.spans[-1]
        taken, kind = _taken(reader, start, end, shared=len(entry.spans) > 1)
        points += _TAKEN[kind] * _words(text[start:taken]) + _rest(reader, taken, end)
        points += _NO_NAME if taken == start else _SUPERIOR if _SUPERIORS.fullmatch(key(text[start:taken])) else 0.0
        if names and "\n" in text[ends:start] and text[:start].rstrip()[-1:] not in _PARTING:
            points += _NO_MARK
        names.append(" ".join(key(entry.text).split()))
        ends = start
    return Fit(points, _unfinished(text, ends), tuple(names))


def _words(text: str) -> int:
    return len(text.split())


def _taken(reader: NameReader, start: int, end: int, *, shared: bool) -> tuple[int, str]:
    if shared:
        field = lexicon().longest(reader.text, start, fields=True)
        if field is not None:
            return min(field[0], end), "known"
    name = reader.name_at(start)
    if name is not None:
        return min(name.end, end), name.kind
    kind = reader.kind_end(start)
    return start if kind is None else min(kind, end), "kind"


def _rest(reader: NameReader, start: int, end: int) -> float:
    """Return the points of what follows a name in its entry: a modifier, a remark in parentheses, or foreign words."""
    rest = reader.text[start:end]
    if not rest.strip():
        return 0.0
    begin = start + len(rest) - len(rest.lstrip())
    if reader.head_at(begin) and reader.name_at(begin) is not None and reader.text[begin].isupper():
        return _TWO_NAMES + _FOREIGN * 0.2 * _words(rest)
    if rest.lstrip().startswith("("):
        return _MODIFYING * _words(rest)
    return _FOREIGN * _words(rest)


def _unfinished(text: str, last: int) -> bool:
    said = text.rstrip()
    if said.endswith((".", ";")):
        return False
    return ends_open(said) or lexicon().is_beginning(said[last:]) or _ONE_KIND.fullmatch(said[last:]) is not None


@lru_cache(maxsize=20_000)
def time_fit(text: str) -> Fit:
    """Return how well ``text`` reads as a period or a deadline."""
    return Fit(_by_words(text, TIME, AROUND_TIME), ends_open(text))


@lru_cache(maxsize=20_000)
def money_fit(text: str) -> Fit:
    """Return how well ``text`` reads as a source of money or an amount."""
    return Fit(_by_words(text, MONEY, frozenset()), ends_open(text))


def _by_words(text: str, strong: re.Pattern[str], weak: frozenset[str]) -> float:
    """Return the points of phrases that speak for a column, of words that may stand beside them, and of all others."""
    if says_nothing(text) or says_the_same(text):
        return 1.0
    said = " ".join(key(text).split())
    points, seen, at = 0.0, False, 0
    for word in _SYLLABLE.finditer(said):
        if word.start() < at:
            continue
        phrase = strong.match(said, word.start())
        if phrase is not None:
            points, seen, at = points + _STRONG * _words(phrase.group()), True, phrase.end()
        else:
            points += _WEAK if word.group() in weak else _STRANGE
    return points if seen else points + _NONE_STRONG


def product_fit(text: str) -> Fit:
    """Return how well ``text`` reads as products: a noun phrase, not too long."""
    if says_nothing(text) or says_the_same(text):
        return Fit(1.0)
    words = _words(text)
    starts = PRODUCT_START.match(key(text)) is not None
    return Fit((2.0 if starts else 0.0) + 0.3 * min(words, 12) - 0.15 * max(0, words - 12), ends_open(text))


def prose_fit(text: str) -> Fit:
    """Return how well ``text`` reads as a task: any prose does, a list of agencies or a time does less."""
    return Fit(0.25 * _words(text), ends_open(text))


def ends_open(text: str) -> bool:
    """Tell whether ``text`` stops where no cell can end: at "và", at "của các", at a comma."""
    return _OPEN_END.search(text.rstrip()[-_LONGEST_END:]) is not None


def _authority_fit(text: str) -> Fit:
    """Return how well ``text`` reads as the organ that issues a document: a council, a committee, its chairman."""
    said = " ".join(key(text).split())
    return Fit((_STRONG if _ISSUERS.fullmatch(said) else _FOREIGN) * _words(text)) if said else Fit(1.0)


def fit(role: ColumnRole, text: str) -> Fit:
    """Return how well ``text`` fits a column of this role."""
    if role in (ColumnRole.LEAD, ColumnRole.COORDINATE):
        return agency_fit(text)
    if role is ColumnRole.PERIOD:
        return time_fit(text)
    if role is ColumnRole.FUNDING:
        return money_fit(text)
    if role is ColumnRole.PRODUCT:
        return product_fit(text)
    if role is ColumnRole.TASK:
        return prose_fit(text)
    if role is ColumnRole.AUTHORITY:
        return _authority_fit(text)
    return Fit(1.0) if says_nothing(text) or says_the_same(text) else Fit(0.1 * _words(text))


def is_item(line: str) -> bool:
    """Tell whether ``line`` begins an item of a list; "- xã hội" at a line's start is a phrase that the line end cut."""
    mark = _BULLET.match(line)
    return mark is not None and (not line[mark.end()].islower() or _LISTED_LOWER.match(line, mark.end()) is not None)


def may_start(role: ColumnRole, text: str) -> bool:
    """Tell whether a cell of this role may start with ``text`` (the rest of a line, or more)."""
    bullet = _BULLET.match(text)
    bare = text[bullet.end() :] if bullet else text
    keyed = key(bare)
    if role in (ColumnRole.LEAD, ColumnRole.COORDINATE):
        return starts_agency(bare) or any(start == 0 for start, _ in labels_of_agencies(text))
    if role is ColumnRole.PERIOD:
        return TIME_START.match(keyed) is not None
    if role is ColumnRole.FUNDING:
        return MONEY_START.match(keyed) is not None
    if role is ColumnRole.AUTHORITY:
        return (
            re.match(r"(?:trình|chủ tịch|thường trực|ubnd|hđnd|ủy|hội|ban|btv|tỉnh|thủ|chính|quốc|bộ)(?![^\W_])", keyed)
            is not None
        )
    return not bare[:1].islower() or role in (ColumnRole.NOTE, ColumnRole.OTHER) or PRODUCT_START.match(keyed) is not None


@lru_cache(maxsize=20_000)
def starts_agency(text: str) -> bool:
    """Tell whether ``text`` begins with an agency, perhaps cut before its name is whole ("Sở Khoa")."""
    reader = NameReader(text)
    if reader.name_at(0) is not None or reader.kind_at(0):
        return True
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return reader.head_at(0) and first[:1].isupper()
