"""How long documents last, as a question asks it: which end in a year, which hold, which have ended or were replaced.

In: the words of a question. Out: :class:`Lasting`, and whether a plan with such a life meets it. The words are a closed class:
what is said of the life of documents is said in a dozen phrases of the law (Law 64/2025/QH15, articles on validity).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from corpus.text import fold_accents
from qa.contracts.words import YEAR
from qa.reading.life import Force, Life


class LastingKind(StrEnum):
    """What is asked of the life of documents."""

    ENDS = "ends"
    HOLDS = "holds"
    ENDED = "ended"
    REPLACED = "replaced"
    DRAFT = "draft"


_FORCE: Final = r"(?:hieu luc|han|thoi han|thoi ky|gia tri|hieu luc thi hanh)"
_KINDS: Final = (
    (LastingKind.DRAFT, re.compile(r"\b(?:la|con la|van la|chi la|co) (?:ban )?du thao\b|\bdu thao nao\b")),
    (LastingKind.REPLACED, re.compile(r"\b(?:bi|duoc|da) (?:thay the|thay|bai bo|huy bo)\b")),
    (LastingKind.HOLDS, re.compile(rf"\b(?:con|dang co|dang con|van con) {_FORCE}\b|\bcon (?:duoc )?(?:ap dung|thuc hien)\b")),
    (
        LastingKind.ENDS,
        re.compile(
            rf"\b(?:het|dao|toi) {_FORCE}\b|\bket thuc\b|\bcham dut\b|\bkeo dai (?:den|toi)\b"
            r"|\b(?:bao nhieu|may|nhung|cac|co) (?:ke hoach|van ban) (?:nao |gi )?(?:thuc hien |lam )?(?:den|toi) (?:het )?"
            r"(?:nam )?(?:19|20)\d\d\b",
        ),
    ),
)
_ENDED: Final = re.compile(rf"\b(?:da|vua) (?:het|qua) {_FORCE}|\b(?:da|vua) (?:ket thuc|cham dut)\b|\bqua han\b")
_BEFORE: Final = re.compile(r"\b(?:truoc|chua den|chua toi)(?: nam)? (?:19|20)\d\d\b")
_AFTER: Final = re.compile(r"\bsau(?: nam)? (?:19|20)\d\d\b")
_BEGINS: Final = re.compile(
    r"\bhieu luc(?: thi hanh)? (?:ke )?(?:tu|luc|vao|khi|bao gio|ngay|hom)\b"
    r"|\b(?:bat dau|tu (?:ngay|khi|bao gio|luc|thoi diem) (?:nao|may)?|khi nao|bao gio|luc nao|ngay nao|hom nao|chung nao)\b"
    r".*\b(?:co hieu luc|ap dung|thi hanh|chay)\b"
    r"|\bco hieu luc (?:thi hanh )?(?:chua|ngay|tu|khi|hom|bao)\b"
    r"|\b(?:ap dung|thi hanh|chay) (?:ke )?(?:tu|vao|khi|luc)? ?(?:ngay|khi|bao gio|luc|hom|thang|nam|chung) (?:nao|may)\b"
)
_UNTIL: Final = re.compile(rf"\b(?:het|cham dut) {_FORCE}\b|\b(?:den|toi) (?:het|khi|ngay|bao|luc|nam)\b")


_TOLD: Final = {
    LastingKind.HOLDS: "còn hiệu lực",
    LastingKind.ENDED: "đã hết hiệu lực hoặc hết thời kỳ thực hiện",
    LastingKind.REPLACED: "đã được thay thế",
    LastingKind.DRAFT: "là dự thảo",
}


@dataclass(frozen=True, slots=True)
class Lasting:
    """What is asked of a document's life; for what ends, the days (``first``, ``last``) between which it is to end."""

    kind: LastingKind
    first: date | None = None
    last: date | None = None

    @property
    def told(self) -> str:
        """How an answer says what is asked for, behind "kế hoạch"."""
        if self.kind is not LastingKind.ENDS:
            return _TOLD[self.kind]
        first, last = self.first and self.first.year, self.last and self.last.year
        if first and last:
            return f"kết thúc trong năm {first}" if first == last else f"kết thúc từ năm {first} đến năm {last}"
        return f"kết thúc sớm nhất năm {first}" if first else f"kết thúc chậm nhất năm {last}"

    def meets(self, life: Life) -> bool:
        """Tell whether a document with this ``life`` is one that is asked for."""
        match self.kind:
            case LastingKind.HOLDS:
                return life.holds
            case LastingKind.ENDED:
                return life.force in (Force.EXPIRED, Force.REPLACED)
            case LastingKind.REPLACED:
                return life.force is Force.REPLACED
            case LastingKind.DRAFT:
                return life.force is Force.DRAFT
            case _:
                return life.until is not None and (self.first or date.min) <= life.until <= (self.last or date.max)


def lasting_asked(text: str) -> Lasting | None:
    """Return what the question ``text`` asks of the life of documents; None where it asks nothing of it."""
    folded = fold_accents(text).lower()
    years = sorted(int(year) for year in YEAR.findall(folded))
    if _ENDED.search(folded) and not years:
        return Lasting(LastingKind.ENDED)
    kind = next((kind for kind, words in _KINDS if words.search(folded)), None)
    if kind is not LastingKind.ENDS:
        return Lasting(kind) if kind else None
    if not years:
        return Lasting(LastingKind.ENDED)
    if _BEFORE.search(folded):
        return Lasting(kind, None, date(years[0] - 1, 12, 31))
    if _AFTER.search(folded):
        return Lasting(kind, date(years[0] + 1, 1, 1), None)
    return Lasting(kind, date(years[0], 1, 1), date(years[-1], 12, 31))


def asks_beginning(text: str) -> bool:
    """Tell whether the question asks since when a document is in force, and not until when."""
    folded = fold_accents(text).lower()
    return _BEGINS.search(folded) is not None and _UNTIL.search(folded) is None


def asks_end(text: str) -> bool:
    """Tell whether the question asks until when a document is in force."""
    return _UNTIL.search(fold_accents(text).lower()) is not None
