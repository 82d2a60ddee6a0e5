"""Facts in prose: the sentences of a passage, and the values in them that a question can ask for."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.text import fold_accents, tokens
from corpus.text.wordlist import word_at
from qa.contracts.words import Expected
from qa.reading.asked_spans import spans_in

# A sentence ends at . ! ? ; or … before a space, but not inside "TP. Hồ Chí Minh", "P. KTN", "30/2020/NĐ-CP" or "v.v.".
_END: Final = re.compile(r"(?<=[.!?;…])(?<!\bTP\.)(?<!\bP\.)(?<!\bTX\.)(?<!\bTS\.)(?<!\bGS\.)(?<!\bv\.v\.)\s+(?=[^\s])")
_CLAUSE: Final = re.compile(r"(?:[^,;:]|[,;:](?!\s))+")
_ABOUT: Final = 0.5
"""A sentence says about as much of the topic as another from this share of it on."""
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_WHOLES: Final = r"số|tổng|diện tích|dân số|thành viên|đại biểu|chiều|khối lượng|giá trị|thời gian|mức|kinh phí|hình ảnh"
"""Of what a share may be."""
_VALUES: Final[Mapping[Expected, re.Pattern[str]]] = {
    Expected.PERCENT: re.compile(
        rf"{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?\s*(?:%|phần trăm)"
        rf"|(?<![\w/.,-])(?<!ngày )(?<!tháng )[1-9]\d?/[1-9]\d?(?=\s+(?:{_WHOLES})(?!\w))"  # a share as a fraction
        r"|(?<!\w)(?:một|hai|ba|bốn) phần (?:ba|tư|bốn|năm|mười)(?!\w)|(?<!\w)(?:một|phân) nửa(?!\w)"
    ),
    Expected.MONEY: re.compile(rf"{_NUMBER}\s*(?:tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|VNĐ|VND|USD|đô la)", re.IGNORECASE),
    Expected.CONTACT: re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?<![\w/.])(?:\+84|0)\d(?:[\s.-]?\d){7,9}(?!\d)|https?://\S+"),
    Expected.DATE: re.compile(
        r"(?:trước |chậm nhất |vào |từ |đến )*(?:ngày \d{1,2}(?:/\d{1,2}(?:/\d{4})?| tháng \d{1,2}(?: năm \d{4})?)|"
        r"(?:tháng \d{1,2}|quý [IV]+|năm)(?:[/ ]\d{4})|\d{1,2}/\d{1,2}/\d{4})"
        # Further days of the same list: "trước ngày 25/3, 25/6 và 25/9".
        r"(?:(?:, ?(?:và )?| và )(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))*(?: h[àằ]ng năm)?",
        re.IGNORECASE,
    ),
}

# A figure with what it measures, and not the number of a day, a document, a part or a row.
_QUANTITY: Final = re.compile(
    rf"(?<![\w/.,–-])(?<!ngày )(?<!tháng )(?<!quý )(?<!số )(?<!mục )(?<!phần )(?<!điều )(?!(?:19|20)\d\d\b)"
    rf"{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?\s*(?:%|(?P<unit>[^\W\d_]{{2,}}))"
)
_NO_UNITS: Final = frozenset({"tháng", "ngày"})
_COMPARED: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|%")
_SYLLABLES: Final = re.compile(r"(?: [^\W\d_]+){1,3}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a clause closed by a semicolon) of a clean text, and where it stands in it."""

    text: str
    start: int
    end: int


def sentences(clean: str) -> list[Sentence]:
    """Return the sentences of ``clean``, in order and without gaps but for the spaces between them."""
    found: list[Sentence] = []
    at = 0
    for end in [match.start() for match in _END.finditer(clean)] + [len(clean)]:
        start = at + len(clean[at:end]) - len(clean[at:end].lstrip())
        if start < end:
            found.append(Sentence(clean[start:end], start, end))
        at = end
    return found


def values(text: str, expected: Expected, unit: str = "") -> list[str]:
    """Return the values of the kind ``expected`` in ``text``, as printed, in order; ``unit`` is what a COUNT counts."""
    if expected is Expected.COUNT:
        return counts_of(text, unit)
    if expected is Expected.SPAN:
        return spans_in(text)
    if expected is Expected.QUANTITY:
        return [_with_whole_unit(match, text) for match in _QUANTITY.finditer(text) if _measures(match["unit"])]
    return [match.group().strip() for match in _VALUES[expected].finditer(text)]


def unsaid(found: Sequence[str], question: str) -> list[str]:
    """Return those of the values ``found`` that ``question`` does not state itself: "15 km" is no answer to "bán kính 15 km …".

    Of a question that states all of them none is left: it asks for another.
    """
    asked = f" {_as_compared(question)} "
    return [value for value in found if f" {_as_compared(value)} " not in asked]


def _as_compared(text: str) -> str:
    """Return the words and numbers of ``text``, folded, numbers without leading noughts."""
    return " ".join(word.lstrip("0") or "0" for word in _COMPARED.findall(fold_accents(text).lower()))


def _measures(unit: str | None) -> bool:
    return unit is None or (unit[0].islower() and unit not in _NO_UNITS)


def _with_whole_unit(match: re.Match[str], text: str) -> str:
    """Return the figure as printed, with the whole word of what it counts: "50 doanh nghiệp", "20 hợp tác xã"."""
    further = _SYLLABLES.match(text, match.end())
    if match["unit"] is None or further is None:
        return match.group()
    more = further.group().split()
    return " ".join((match.group(), *more[: word_at((match["unit"], *more)) - 1]))


def counts_of(text: str, unit: str) -> list[str]:
    """Return the figures that count ``unit`` in ``text`` ("120 doanh nghiệp"), as printed with it."""
    return [match.group() for match in _counting(unit).finditer(text)] if unit else []


@lru_cache(maxsize=64)
def _counting(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.,-]){_NUMBER}\s+{re.escape(unit)}", re.IGNORECASE)


def best_excerpt(
    clean: str, topic: Sequence[str], weight: Callable[[str], float], limit: int, tells: Callable[[str], bool] | None = None
) -> str:
    """Return at most ``limit`` characters of ``clean``: whole sentences around the one that says most of ``topic``.

    Of sentences that say about as much the one is taken that ``tells`` what is demanded, of a longer one the part that does.
    """
    if len(clean) <= limit:
        return clean
    parts = sentences(clean)
    wanted = {fold_accents(token.text) for word in topic for token in tokens(word)}
    scores = [_score(part.text, wanted, weight) for part in parts]
    most = max(scores)
    telling = [i for i, part in enumerate(parts) if tells and scores[i] >= _ABOUT * most and tells(part.text)]
    best = max(telling or range(len(parts)), key=lambda i: scores[i])
    first = last = best
    if len(parts[best].text) > limit:
        return cut_around(parts[best].text, wanted, limit, weight, tells)
    while True:
        options = [i for i in (first - 1, last + 1) if 0 <= i < len(parts)]
        options = [
            i for i in options if max(parts[last].end, parts[i].end) - min(parts[first].start, parts[i].start) <= limit - 4
        ]
        if not options:
            break
        chosen = max(options, key=lambda i: (scores[i], i))
        first, last = min(first, chosen), max(last, chosen)
    excerpt = clean[parts[first].start : parts[last].end]
    return ("… " if first else "") + excerpt + (" …" if last < len(parts) - 1 else "")


def _score(text: str, wanted: set[str], weight: Callable[[str], float]) -> float:
    return sum(weight(syllable) for syllable in {fold_accents(token.text) for token in tokens(text)} & wanted)


def cut_around(
    text: str,
    wanted: set[str],
    limit: int,
    weight: Callable[[str], float] = lambda _: 1.0,
    tells: Callable[[str], bool] | None = None,
) -> str:
    """Return ``limit`` characters of ``text`` at most, cut at words, where most of the ``wanted`` folded syllables stand.

    Each counts once, by its ``weight``; of windows that hold as much the first is taken. Where a part between commas ``tells``
    what is demanded, only windows that hold one count.
    """
    room = limit - 4
    if len(text) <= limit:
        return text
    found = [(token, folded) for token in tokens(text) if (folded := fold_accents(token.text)) in wanted]

    def worth(at: int) -> float:
        """Return the weight of what stands in the window that begins at ``at``: exact, so that equal windows are equal."""
        return math.fsum(map(weight, {folded for token, folded in found if at <= token.start and token.end <= at + room}))

    kept = [clause for clause in _CLAUSE.finditer(text) if tells and clause.end() - clause.start() <= room and tells(clause[0])]
    starts = [0, *(token.start for token, _ in found if token.start + room <= len(text)), len(text) - room]
    starts += [at for clause in kept for at in (clause.start(), max(clause.end() - room, 0)) if at + room <= len(text)]
    holding = [at for at in starts if any(at <= clause.start() and clause.end() <= at + room for clause in kept)]
    best = max(holding or starts, key=lambda at: (worth(at), -at))
    start = text.find(" ", best - 1) + 1 if best else 0
    end = text.rfind(" ", start, start + room) if start + room < len(text) else len(text)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
