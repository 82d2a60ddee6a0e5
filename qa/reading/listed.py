"""What a question wants listed ("những giấy tờ gì", "kể tên các nhóm đối tượng"), and which lists are of such things.

In: a question, with accents. Out: the nouns, folded; for an enumeration whether what begins or heads it names such things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.genres.table import basis_names
from corpus.text import folded_syllables
from corpus.text.number_words import ONES
from qa.reading.enumerations import Enumeration

Noun = tuple[str, ...]

_NUMBER: Final = rf"(?:{'|'.join(ONES[1:])}|\d{{1,2}})"
_KIND: Final = r"(?:(?:loại|nhóm|dạng|kiểu|thứ|cái)\s+)?"
_PHRASE: Final = r"(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){0,7}?)"
_SEVERAL: Final = rf"(?:những|các|mấy|cả|{_NUMBER})\s+"
_WHICH: Final = re.compile(rf"\b{_SEVERAL}{_KIND}{_PHRASE}\s+(?:nào|gì|chi)\b", re.IGNORECASE)
_PLAIN: Final = re.compile(
    rf"\b(?:có|gồm|cần|nộp|kèm|chuẩn bị|đủ)\s+{_KIND}(?P<noun>[^\W\d_]+\s+[^\W\d_]+)\s+(?:gì|nào)\b", re.IGNORECASE
)
_TOLD: Final = re.compile(
    r"\b(?:liệt kê|kể|nêu|tên|tóm tắt|tóm lược|điểm|cho biết|trình bày|danh sách)\s+"
    r"(?:(?:tên|ra|giùm|giúp|hết|đầy đủ|tôi|em|mình|vắn tắt|ngắn gọn|nhanh|qua|lại|rõ)\s+)*"
    rf"{_SEVERAL}{_KIND}(?P<noun>[^,;?:()]+)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    rf"^\W*{_SEVERAL}{_KIND}(?P<noun>[^,;?:()]+?)\s+(?:tên(?: là)? gì|là (?:những |các )?(?:\w+ )?(?:gì|nào))\b", re.IGNORECASE
)
_MADE_OF: Final = re.compile(
    r"(?:^|[,:;]\s*)(?P<noun>[^,;:?]+?)\s+(?:bao gồm|gồm có|gồm|(?:cần|phải)\s+(?:có|nộp)|cần|có)\s+"
    rf"(?:những|các|{_SEVERAL})?\s*(?:\w+\s+){{0,3}}?(?:gì|ai|nào)\b",
    re.IGNORECASE,
)
_ALIKE: Final[tuple[tuple[Noun, ...], ...]] = (
    (("giay", "to"), ("ho", "so"), ("tai", "lieu"), ("thanh", "phan", "ho", "so")),
    (("bieu", "mau"), ("mau", "bieu"), ("mau", "don"), ("to", "khai"), ("mau", "so")),
    (("buoc",), ("trinh", "tu"), ("quy", "trinh")),
    (("dieu", "kien"), ("tieu", "chuan"), ("yeu", "cau")),
    (("ly", "do"), ("nguyen", "nhan")),
    (("cach",), ("cach", "thuc"), ("hinh", "thuc"), ("phuong", "thuc"), ("phuong", "phap"), ("bien", "phap")),
)
"""What one thing is called by those who ask and those who write."""
_PLANS: Final = frozenset(
    " ".join(folded_syllables(name))
    for name in (*basis_names(), "kế hoạch", "văn bản", "tài liệu", "tỉnh", "thành phố", "địa phương", "bản")
)
_NOTHING: Final = re.compile(
    r"^(?:gì|nào|ai|nơi|chỗ|thứ|cái|loại|nhóm|điều(?! kiện)|việc|ngày|năm|tháng|lúc|khi|ý|mục(?! (?:tiêu|đích))|tên|bên"
    r"|khoản)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = r"(?:(?:\d+(?: \d+)*|[ivxlc]+|[a-z]|dieu \d+|chuong [ivxlc\d]+|phan [ivxlc\d]+|phu luc(?: [ivxlc\d]+)?) )*"
_PARTS: Final = frozenset(["dieu", "chuong", "phan", "muc", "phu luc"])
_SEVERAL_OPEN: Final = (
    r"(?:ve |ten |noi dung |so luong )*(?:danh muc|danh sach|cac|nhung|mot so|\d+) (?:(?:ten|loai|nhom|noi dung) )*"
)
_OPENS: Final = r"(?:(?:ve|danh muc|danh sach|cac|nhung|mot so|so luong|thanh phan|ten|noi dung|quy dinh|\d+|va) )*"
_FOLLOWING: Final = r"(?:cac|nhung|mot so|mot trong cac|\d+|hai|ba|bon|nam)(?: (?:loai|nhom|so))? "


def listed_in(question: str, *, lists: bool) -> tuple[Noun, ...]:
    """Return what ``question`` wants listed, by the first syllables of each way it may be called; none where it lists nothing.

    ``lists`` tells that the question is known to ask for a list: then "giấy tờ gì" means several.
    """
    found: dict[Noun, None] = {}
    for phrase in _phrases(question, lists=lists):
        words = folded_syllables(phrase)
        noun = tuple(words[:2])
        if not words or _NOTHING.match(phrase) or words[0][0].isdigit():
            continue
        found.update(dict.fromkeys(names_of(noun)))
    return tuple(found)


def names_of(noun: Noun) -> tuple[Noun, ...]:
    """Return ``noun`` and what else such things are called."""
    return tuple(dict.fromkeys((noun, *(other for alike in _ALIKE if noun in alike or noun[:1] in alike for other in alike))))


def _phrases(question: str, *, lists: bool) -> Iterator[str]:
    for pattern in (_WHICH, _TOLD, _NAMED):
        yield from (match["noun"] for match in pattern.finditer(question))
    for match in _PLAIN.finditer(question):
        if lists or len(names_of(tuple(folded_syllables(match["noun"])[:2]))) > 1:  # papers and conditions are always several
            yield match["noun"]
    yield from (match["noun"] for match in _MADE_OF.finditer(question))


def names_plans(noun: Noun) -> bool:
    """Tell whether plans, other documents, or the places that issue them are named so."""
    return " ".join(noun) in _PLANS or noun[0] in _PLANS


def items_begin(listed: Enumeration, name: str) -> bool:
    """Tell whether all items of ``listed`` begin with ``name`` (folded)."""
    return all(begins.startswith(f"{name} ") for begins in listed.beginnings)


def heads_with(listed: Enumeration, noun: Sequence[str]) -> bool:
    """Tell whether ``listed`` lists what ``noun`` names: its lead, its heading or a column begins with it, or all items do.

    Headings are listed under a heading that says that there are several ("các thủ tục", "danh mục"): what is below the name of
    one thing are its parts.
    """
    name = " ".join(noun)
    if items_begin(listed, name):
        return True
    if any(re.match(rf"(?:ten |noi dung )?{name}\b", column) for column in listed.heads):
        return True
    opens = _SEVERAL_OPEN if listed.items[0].passage is None else _OPENS
    if listed.name in _PARTS or any(begins.startswith(f"danh muc {name}") for begins in listed.beginnings):
        return False
    return any(_names(title, name, opens) for title in listed.titles)


def _names(title: str, name: str, opens: str) -> bool:
    if re.match(rf"{_NUMBERED}{opens}{name}\b", title):
        return True
    return re.search(rf"\b{_FOLLOWING}{name}\b(?: \w+){{0,12}}? (?:sau|sau day|nhu|gom|bao gom)$", title) is not None
