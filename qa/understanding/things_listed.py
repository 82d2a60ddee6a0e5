"""Things that a question lists one by one, of each of which it asks the same: "hạn của ba việc: A, B, C lần lượt là khi nào".

In: the question as repaired. Out: :class:`ThingsListed`: what each is called, and the words of the question around it. Two
things beside each other are told by :mod:`qa.understanding.sides`; a list is told by the signs around it (a colon, brackets,
"của") and by words that say that it is one: how many there are, or that each is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from qa.reading.interrogatives import OPEN, WHICH

_NOUN: Final = (
    r"(?:nhiệm vụ|công việc|đầu việc|phần việc|việc|hạng mục|hoạt động|nội dung|đề án|dự án|chương trình|mô hình|công trình"
    r"|sản phẩm|văn bản|khâu|bước|giai đoạn|đợt|mốc|mục|phần|mảng|lĩnh vực|chỉ tiêu|mục tiêu|nhóm|cơ quan|đơn vị|loại|thứ)"
)
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_COUNTED: Final = re.compile(
    rf"\b(?P<many>hai|ba|bốn|năm|sáu|0?[2-6]|các|những|mấy)\s+(?P<noun>{_NOUN})\b(?:\s+(?:sau đây|sau|này))?", re.IGNORECASE
)
_EACH: Final = re.compile(
    r"[\s,;–-]*\b(?:(?:thì\s+)?lần lượt|tương ứng|(?:của\s+)?(?:mỗi|từng)\s+(?:\w+(?=\s)|cái))\b", re.IGNORECASE
)
_CHOSEN: Final = re.compile(rf"\b{_NOUN}\s+nào\b|\bcái nào\b", re.IGNORECASE)
"""Asks for one of the things, not of each."""
_BEFORE_ASKING: Final = (
    r"(?:là|thì|do|vào|trong|khi|được|phải|có|làm|xong|hoàn thành|kết thúc|bắt đầu|diễn ra|ra|ở|tại|đến|tới|từ|bao"
    r"|thời gian|thời hạn|hạn|ngày|tháng|quý|năm|giai đoạn|lúc|hồi|cơ quan|đơn vị|sở|ngành|bên|giao|cho|ai)"
)
_ASKS: Final = re.compile(rf"[\s,;–-]*(?:\b{_BEFORE_ASKING}\s+)*(?<!\w)(?:{'|'.join((*OPEN, WHICH))})(?!\w)", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\s*\((?P<list>[^()]+,[^()]+)\)")
_AFTER_COLON: Final = re.compile(r":\s+(?P<list>[^:]+)$")
_OF: Final = re.compile(
    r"\b(?:thời gian|thời hạn|hạn|tiến độ|kinh phí|sản phẩm|kết quả|mốc|mức|chỉ tiêu)\b(?:\s+\w+){0,3}?\s+(?:của|cho)\s+"
    r"(?P<list>[^:;?()]+?,[^:;?()]+?)(?=\s*,?\s+(?:lần lượt|tương ứng)\b)",
    re.IGNORECASE,
)
_SORTED: Final = re.compile(r"\b(?:xếp|sắp|thứ tự|trước sau)\b", re.IGNORECASE)
"""Asks for an order, which is told of all at once."""
_CUT: Final = re.compile(r"\s*[,;]\s+|\s+(?:và|với|cùng|rồi|hay)\s+(?=\S)")
_OPENS: Final = re.compile(rf"{_NOUN}\b", re.IGNORECASE)
_SIGNS: Final = re.compile(r"\s*[,;]\s+(?:(?:và|với|cùng|rồi)\s+)?|\s+rồi\s+(?:đến\s+)?")
_WHEN: Final = re.compile(r"\b(?:khi nào|bao giờ|(?:ngày|tháng|quý|năm|lúc|giai đoạn)\s+(?:nào|mấy))\b", re.IGNORECASE)
_LAST: Final = re.compile(r"\s+(?:và|với|cùng|rồi)\s+(?=\S+\s+\S)")
_EDGES: Final = " ,:;.?–-"
_LONGEST: Final = 14
_MOST: Final = 6
_TWO: Final = 2
_LONGEST_TEXT: Final = 600


@dataclass(frozen=True, slots=True)
class ThingsListed:
    """The things that are listed, by their names, and the words before and after the list.

    ``noun`` is where the words before it call them all ("ba việc"), so that each can be called there by its name.
    """

    names: tuple[str, ...]
    before: str
    after: str
    noun: tuple[int, int, str] | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The question as it would be asked of each alone."""
        return tuple(" ".join(self._of(name).split()) for name in self.names)

    def _of(self, name: str) -> str:
        if self.noun is None:
            return f"{self.before} {name} {self.after}"
        first, last, noun = self.noun
        said = name if fold_accents(name).startswith(fold_accents(noun)) else f"{noun} {name}"
        return f"{self.before[:first]}{said}{self.before[last:]} {self.after}"


def find_listed(text: str) -> ThingsListed | None:
    """Return the things that ``text`` lists and asks the same of each; None where it lists none, or asks for one of them."""
    if len(text) > _LONGEST_TEXT or _SORTED.search(text):
        return None
    each = _EACH.search(text) is not None
    if not each and _CHOSEN.search(text):
        return None
    for pattern in (_IN_BRACKETS, _OF, _AFTER_COLON):
        match = pattern.search(text)
        if match is None:
            continue
        said, asked = _without_asking(match["list"]) if pattern is _AFTER_COLON else (match["list"], text[match.end() :])
        before = text[: match.start("list")].rstrip(" (")
        listed = _listed(said, before, asked, each=each)
        if listed is not None:
            return listed
    return None


def _listed(said: str, before: str, after: str, *, each: bool) -> ThingsListed | None:
    names = _names(said)
    counted = list(_COUNTED.finditer(before))
    many = counted[-1]["many"].lower() if counted else ""
    number = _NUMBERS.get(many) or (int(many) if many.isdigit() else 0)
    if number and len(names) != number and len(names) == number - 1:
        names = _names(said, last=True)
    when = len(names) > _TWO and before.rstrip().endswith(":") and _WHEN.search(after)  # "… : A, B rồi C diễn ra khi nào"
    if not _TWO <= len(names) <= _MOST or (number and number != len(names)) or not (each or counted or when):
        return None
    if any(not _is_name(name) for name in names):
        return None
    noun = (counted[-1].start(), counted[-1].end(), counted[-1]["noun"]) if counted else None
    bare = before.rstrip(" :") if noun else before
    return ThingsListed(names, bare, _EACH.sub(" ", after).strip(" ,;"), noun)


def _without_asking(text: str) -> tuple[str, str]:
    """Return what is listed, and the words behind it that ask of each."""
    ends = [match.start() for pattern in (_EACH, _ASKS) if (match := pattern.search(text)) is not None]
    at = min(ends, default=len(text))
    return text[:at], text[at:]


def _names(said: str, *, last: bool = False) -> tuple[str, ...]:
    """Return the names in a list: cut where a noun that opens the first of them opens another, else at every sign.

    With ``last`` the last of them is cut at its "và" as well.
    """
    noun = _OPENS.match(said)
    opens = f"{noun.group().lower()} " if noun else ""
    alike = [match for match in _CUT.finditer(said) if opens and said[match.end() :].lower().startswith(opens)]
    if alike:
        ends = [0, *(match.end() for match in alike)]
        starts = [*(match.start() for match in alike), len(said)]
        return tuple(said[first:end].strip(_EDGES) for first, end in zip(ends, starts, strict=True))
    names = [name.strip(_EDGES) for name in _SIGNS.split(said)]
    joined = list(_LAST.finditer(names[-1])) if last else []
    if joined:
        names[-1:] = [names[-1][: joined[-1].start()], names[-1][joined[-1].end() :]]
    return tuple(names)


def _is_name(name: str) -> bool:
    return re.search(r"[^\W\d_]{2}", name) is not None and len(name.split()) <= _LONGEST and not _ASKS.fullmatch(name)
