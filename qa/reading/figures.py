"""Figures: a number with its unit, comparable however it is written ("02 vụ" is "2 vụ", "1,5 tỷ" is 1,500,000,000)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from corpus.text.number_words import FOLDED_SCALES, ONES
from qa.contracts.query import Expects, Query
from qa.contracts.words import Expected
from qa.reading.asked_spans import asks_span

EXPECTED: Final[Mapping[Expects, Expected]] = {
    Expects.PERCENT: Expected.PERCENT,
    Expects.MONEY: Expected.MONEY,
    Expects.QUANTITY: Expected.QUANTITY,
    Expects.DATE: Expected.DATE,
}
"""The kinds of values that ``qa.reading.sentence_values.values`` knows."""
_OF_ANOTHER: Final = frozenset({Expects.AGENCY, Expects.MONEY, Expects.PERCENT, Expects.BOOL})

MONEY: Final = "money"
KINDS: Final[Mapping[Expects, str]] = {Expects.PERCENT: "%", Expects.MONEY: MONEY}
"""The kind of figure (see :attr:`Figure.kind`) that is a value of what is expected; any other may be of any kind."""

_FIGURE: Final = re.compile(
    r"(?<![\w/.,])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*"
    r"(?P<unit>%|phần trăm|(?:tỷ|tỉ|triệu|nghìn|ngàn)(?![^\W\d_])(?:\s+(?:đồng|USD|VNĐ|lượt|người))?"
    r"|k?m[23²³](?!\w)|[^\W\d_]+(?:\s+[^\W\d_]+)?)?",
    re.IGNORECASE,
)
_BEFORE_NO_FIGURE: Final = re.compile(
    r"(?:ngày|tháng|năm|quý|thứ|số|điều|khoản|mục|phụ lục|cấp|giai đoạn|văn bản|[-–/]"
    r"|(?<!\w)(?:quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn|kế hoạch|đề án|qđ|nq|nđ|tt|ct|cv))\s*$",
    re.IGNORECASE,
)
_COINS: Final = frozenset({"dong", "usd", "vnd"})
_OF_A_NAME: Final = re.compile(r"Đồng\s+[A-ZĐ][a-zà-ỹ]")
"""The coin as the beginning of a name: "tháng 10 Đồng Nai"."""
_PAYS: Final = re.compile(rf"\d\s*(?:{'|'.join((*FOLDED_SCALES, *sorted(_COINS)))})")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MEASURES: Final = frozenset({*FOLDED_SCALES, "%", "phan", "dong", "ha", "km", "m"})
_NO_UNITS: Final = frozenset({"va", "den", "trong", "cua", "cho", "thi", "la", "dung", "phai", "o", "tai", "co", "khong"})
_ONLY_ASKING: Final = frozenset({"luon", "nua", "roi", "thoi", "hay"})


def kind_asked(query: Query) -> Expected | None:
    """Return the kind of values that ``query`` expects; None where any sentence will do."""
    if query.expects not in _OF_ANOTHER and asks_span(query.words.text):
        return Expected.SPAN
    return EXPECTED.get(query.expects) if query.expects else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit as printed (``text``), its ``value``, and the folded first word of its unit ("" for none)."""

    text: str
    value: float
    unit: str
    start: int
    end: int

    @property
    def key(self) -> tuple[float, str]:
        """What two figures must share to be the same: the value, and of the unit what it counts in (percent, money, else)."""
        return self.value, self.kind

    @property
    def kind(self) -> str:
        """The measure: "%" for percent, "money" for money, "" for anything counted."""
        if self.unit in ("%", "phan"):
            return "%"
        return MONEY if self.unit in FOLDED_SCALES or self.unit in _COINS else ""


def figures_in(text: str) -> list[Figure]:
    """Return the figures of ``text`` in order: no days, years, numbers of documents or of parts."""
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        unit = fold_accents("" if _OF_A_NAME.match(match["unit"] or "") else match["unit"] or "").split(" ")
        first = "" if not unit or unit[0] in _NO_UNITS | _ONLY_ASKING else unit[0]
        measured = first in FOLDED_SCALES or first in _COINS or first == "%"  # "kinh tế số 96 tỷ", "phụ cấp 450.000 đồng"
        named = not measured and _BEFORE_NO_FIGURE.search(text[: match.start()])
        if named or (text[match.end() : match.end() + 1] == "/" and not match["unit"]):
            continue
        number = _number(match["number"])
        if _YEAR.fullmatch(match["number"]) and first not in _MEASURES:
            continue
        value = number * FOLDED_SCALES.get(first, 1)
        end = match.end() if first else match.end("number")
        found.append(Figure(text[match.start() : end].strip(), value, first, match.start(), end))
    return found


def money_in(text: str) -> list[Figure]:
    """Return the amounts of money among the figures of ``text``; most texts are seen to have none at a glance."""
    return [figure for figure in figures_in(text) if figure.kind == MONEY] if says_money(text) else []


def says_money(text: str) -> bool:
    """Tell whether a number stands before a word for money: nothing else can be an amount."""
    return _PAYS.search(fold_accents(text)) is not None


_COUNTED: Final = re.compile(rf"\b({'|'.join(ONES)})\s+(?=(?:lần|buổi|giờ|ngày|tuần|tháng|năm|kỳ|bộ|phiên)\b)", re.IGNORECASE)


def in_digits(text: str) -> str:
    """Return ``text`` with the numbers of times and spans that are written as words in digits ("hai lần" as "2 lần")."""
    return _COUNTED.sub(lambda match: f"{ONES.index(match[1].lower()) + 1} ", text)


def _number(printed: str) -> float:
    """Return the number that is written in Vietnamese: "1.250" is a thousand and more, "7,5" seven and a half.

    In prose a comma always stands before decimals; cells of money are read with their own (``corpus.text.amounts.number_of``).
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        return float(printed.replace(".", "").replace(",", "."))
    return float(printed.replace(",", "."))
