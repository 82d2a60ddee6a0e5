"""Shares: the parts of a sum with their amounts, as prose gives them ("gồm: ngân sách tỉnh 64 tỷ đồng; vốn vay 12 tỷ đồng").

In: the passages of a plan. Out: :class:`Breakdown` records: each part by its name and its figure. A list whose items each begin
with a name and an amount is one breakdown; a total stands apart from its parts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.layout.item_marks import is_marked, without_mark
from corpus.records import BlockKind
from corpus.text import fold_accents
from indexer.segments.stored import Passage
from qa.contracts.money import MoneyBy
from qa.reading.figures import Figure, money_in, says_money
from qa.reading.statements import lead_of

_DIVIDES: Final = re.compile(r"\b(?:bao gồm|gồm|trong đó|chia ra|cụ thể)\b\s*:?\s*|:\s+", re.IGNORECASE)
_ONLY_DIVIDES: Final = re.compile(r"^[\s,;:]*(?:bao gồm|gồm|trong đó|chia ra|cụ thể)?[\s:]*$", re.IGNORECASE)
_LEAD_IN: Final = re.compile(r"(?:^|:)\s*$")
_SENTENCE: Final = re.compile(r"(?<=[^\d\s][.])\s+(?=[A-ZĐÀ-Ỹ\d])")
_BOUNDARY: Final = re.compile(r"[;,]\s+|\s+và\s+|\s+còn\s+", re.IGNORECASE)
_BEFORE: Final = re.compile(r"^(?:\W|\b(?:và|còn|riêng|trong đó|gồm|bao gồm|là|từ|cho)\b)+", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"(?:\W|\b(?:là|được|dự kiến|bố trí|tối đa|khoảng|ước|phân bổ|cho|chi|không quá|tự chi|nguồn|với|đạt|hỗ trợ|thưởng)\b)+$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"^(?:trong |rieng |nam |ke hoach |du kien )*(?:19|20)\d\d\b")
_SOURCE: Final = re.compile(
    r"\b(?:ngan sach|nguon|von|tai tro|xa hoi hoa|dong gop|doi ung|tin dung|quy|doanh nghiep|trung uong|dia phuong|oda|vay"
    r"|nha dau tu|nguoi dan|tien dich vu)\b"
)
_RATE: Final = re.compile(r"[\d.,]+\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng)?\s*(?:/|(?:cho\s+)?(?:mỗi|một)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """One part: what it is called, its figure, and the passage that says so."""

    name: str
    figure: Figure
    passage: Passage

    @property
    def is_rate(self) -> bool:
        """Whether the amount is paid for each of something ("8.000 đồng/con", "500.000 đồng mỗi tháng"): no part of a sum."""
        at = self.passage.clean.find(self.figure.text)
        return at >= 0 and _RATE.match(self.passage.clean, at) is not None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts of one sum; ``subject`` are the words that say of what, ``total`` the sum itself where it is said."""

    subject: str
    total: Share | None
    shares: tuple[Share, ...]

    @property
    def by(self) -> MoneyBy:
        """What its parts are told by: years or sources, where most of them are called so, else uses."""
        names = [fold_accents(share.name) for share in self.shares]
        for by, called in ((MoneyBy.YEAR, _YEAR), (MoneyBy.SOURCE, _SOURCE)):
            if sum(called.search(name) is not None for name in names) * 2 > len(names):
                return by
        return MoneyBy.USE


def breakdowns(passages: Iterable[Passage]) -> Iterator[Breakdown]:
    """Yield the breakdowns of money in ``passages``, in their order: lists of two items or more, and sentences."""
    kept = [p for p in passages if p.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    for (_, path, lead), items in itertools.groupby(kept, key=lambda p: (p.document, p.section_path, lead_of(p))):
        group = list(items)
        listed = [share for passage in group if is_marked(passage.clean) and (share := _first(passage)) is not None]
        if lead and len(listed) > 1:
            yield Breakdown(" ".join((*path[-1:], lead)), None, tuple(listed))
        for passage in group:
            yield from _in_sentences(passage)


def _first(passage: Passage) -> Share | None:
    """Return the item's name with the first amount that it gives."""
    figures = money_in(passage.clean)
    if not figures:
        return None
    name = _named(without_mark(passage.clean[: figures[0].start]))
    return Share(name, figures[0], passage) if name else None


def _in_sentences(passage: Passage) -> Iterator[Breakdown]:
    if not says_money(passage.clean):
        return
    path = " ".join(passage.section_path[-1:])
    for sentence in _SENTENCE.split(passage.clean):
        figures = money_in(sentence)
        if figures:
            total, shares = _parts(sentence, figures, passage)
            head = sentence[: figures[0].start] if total else ""
            yield Breakdown(f"{path} {head}".strip(), total, tuple(shares))


def _parts(sentence: str, figures: Sequence[Figure], passage: Passage) -> tuple[Share | None, list[Share]]:
    """Return the total of a sentence, where a word like "gồm" divides it from its parts, and the parts."""
    total: Share | None = None
    begin = 0
    if len(figures) > 1:
        divide = _DIVIDES.search(sentence, figures[0].end, figures[1].start)
        if divide is not None and not (
            divide.group().startswith(":") and _BOUNDARY.search(sentence, figures[0].end, divide.start())
        ):
            name = _named(without_mark(sentence[: figures[0].start])) or sentence[: figures[0].start].strip()
            total, begin, figures = Share(name, figures[0], passage), divide.end(), figures[1:]
        elif (name := _over(sentence[: figures[0].start], passage)) and sentence[: figures[1].start].rstrip()[-1:] != ":":
            # "3. Kinh phí xây trạm:" before "14 tỷ đồng, năm 2026 là 8 tỷ đồng, năm 2027 là 6 tỷ đồng"
            total, begin, figures = Share(name, figures[0], passage), figures[0].end, figures[1:]
        elif (lead := _DIVIDES.search(sentence, 0, figures[0].start)) and sentence[lead.end() : figures[0].start].strip():
            begin = lead.end()  # "2. Chia theo năm: | năm 2026 là 8 tỷ đồng; năm 2027 là 6 tỷ đồng"
    shares = []
    for figure in figures:
        boundary = _BOUNDARY.search(sentence, figure.end)
        end = boundary.start() if boundary else len(sentence)
        name = _named(without_mark(sentence[begin : figure.start])) or _named(_ONLY_DIVIDES.sub("", sentence[figure.end : end]))
        if not name and len(figures) == 1:
            name = _over(sentence[: figure.start], passage)  # "1. Tổng kinh phí:" before "186 tỷ đồng"
        begin = boundary.end() if boundary else len(sentence)
        if name:
            shares.append(Share(name, figure, passage))
    return total, shares


def _over(before: str, passage: Passage) -> str:
    """Return what a sum is called that nothing but a lead-in, or the heading above, stands before; "" for any other."""
    if not _LEAD_IN.search(before):
        return ""
    return _named(without_mark(before.strip() or " ".join(passage.section_path[-1:])))


def _named(text: str) -> str:
    """Return the name of a part without the words that join it to others or to its amount."""
    return _AFTER.sub("", _BEFORE.sub("", re.sub(r"^\s*đồng\b", "", text))).strip()
