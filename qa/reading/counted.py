"""What a question counts: the words after "mấy" or "bao nhiêu", and how well something listed is called by them.

In: a question, with accents. Out: the counted words; for an enumeration, how surely it lists such things.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import folded_syllables
from qa.reading.enumerations import Enumeration
from qa.reading.listed import items_begin

_HOW_MANY: Final = re.compile(
    r"\b(?:mấy|bao nhiêu|số lượng|tổng số)\s+(?:(?:cái|các|những|cả)\s+)?(?=(?P<noun>[^,;?:()]+))", re.IGNORECASE
)
_NUMBER_OF: Final = re.compile(r"^\W*(?:đếm|số)\s+(?!\d)(?P<noun>[^,;?:()]+)", re.IGNORECASE)
_MEASURES: Final = re.compile(
    r"(?:lần|ngày|tháng|năm|giờ|phút|giây|tuần|quý|đồng|tiền|tỷ|tỉ|triệu|nghìn|ngàn|ha|km|m|mét|tấn|kg|lít|tuổi|gb|mb)\b",
    re.IGNORECASE,
)
"""What is measured, and is no thing that a text lists one by one."""
GENERAL: Final = frozenset(
    {"muc", "muc lon", "y", "y chinh", "diem", "gach dau", "dong", "phan", "noi dung", "khoan", "dau muc", "cai"}
)
"""Words for the items of any list."""
_ITEMS: Final = frozenset(
    {"viec", "dau viec", "cong viec", "nhiem vu", "giai phap", "hoat dong", "huong", "yeu cau", "muc tieu", "chi tieu"}
    | {"trach nhiem", "buoc", "nhom", "linh vuc", "hang muc", "dau moi", "muc dich", "tu", "mang"}
)
"""Words for what a part of a plan is made of, whatever its heading calls it."""
_AGENCIES: Final = frozenset({"don vi", "co quan", "to chuc", "so nganh", "so", "bo nganh", "bo", "nganh"})
_SAYS: Final = frozenset(
    folded_syllables("nào gì có là thì bị được phải của theo cho trong ở tại về và ấy nhỉ vậy thế ạ hả đó kia trước")
)
_FIGURES: Final = frozenset({("phan", "tram"), ("tram", "ty"), ("tram", "trieu"), ("chuc", "ty"), ("chuc", "trieu")})
_KINDS: Final = frozenset(folded_syllables("loại nhóm"))
_NOUN: Final = 2
_SEVERAL: Final = r"(?:cac|nhung|mot so|\d+)"
_NUMBERED: Final = r"(?:(?:\d+|[ivxlc]+|[a-z]|dieu \d+|chuong [ivxlc\d]+|phan [ivxlc\d]+) )?"
_FOLLOWING: Final = re.compile(r" (?:cac|nhung|mot so|mot trong cac|\d+|hai|ba|bon|nam)(?: \w+){1,8} sau ")
"""What a lead says that it lists: "thuộc các trường hợp sau đây"."""
_AT_LEAST: Final = re.compile(
    r"\b(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|mỗi|bình quân|trung bình)\b|\b(?:nào|ai|gì)\b.*\b(?:mấy|bao nhiêu)\b",
    re.IGNORECASE,
)


def counted_in(question: str) -> tuple[str, ...]:
    """Return the folded syllables of what ``question`` counts, two at most; none where it counts nothing or measures."""
    found = [*_HOW_MANY.finditer(question), *_NUMBER_OF.finditer(question)]
    nouns = (_noun(match["noun"]) for match in found)
    return next((noun for noun in nouns if noun), ())


def _noun(phrase: str) -> tuple[str, ...]:
    words = folded_syllables(phrase)[: _NOUN + 1]
    kind = len(words) > 1 and words[0] in _KINDS and words[1] not in _SAYS  # "mấy loại phí": what there are kinds of
    words = words[1:] if kind and " ".join(words[1:]) not in GENERAL else words[:_NOUN]
    if not words or _MEASURES.match(phrase) or words[0] in _SAYS or tuple(words[:2]) in _FIGURES or words[0][0].isdigit():
        return ()
    return tuple(words[:1] if words[1:] and words[1] in _SAYS else words)


def may_be_items(noun: tuple[str, ...]) -> bool:
    """Tell whether the items of a part that is named may be called so: points, tasks, goals, steps."""
    return not {" ".join(noun), noun[0]}.isdisjoint(GENERAL | _ITEMS)


def counts_agencies(noun: tuple[str, ...]) -> bool:
    """Tell whether agencies are counted."""
    return " ".join(noun) in _AGENCIES


def counts_as_listed(question: str) -> bool:
    """Tell whether ``question`` may count what is listed: no least or most that a rule sets, and nothing else before it."""
    return _AT_LEAST.search(question) is None


def is_called(listed: Enumeration, question: str) -> bool:
    """Tell whether what ``question`` counts is called as the heading of ``listed`` is: "mấy nội dung phối hợp"."""
    names = [f" {' '.join(folded_syllables(name))} " for name in listed.names if not listed.lead]
    names = [name for name in names if len(name.split()) > _NOUN and " ".join(name.split()[:_NOUN]) in GENERAL]
    counted = [f" {' '.join(folded_syllables(match['noun']))} " for match in _HOW_MANY.finditer(question)]
    return any(noun.startswith(name) for noun in counted for name in names)


def lists_of(listed: Enumeration, noun: tuple[str, ...]) -> bool:
    """Tell whether ``listed`` lists what ``noun`` names: its lead or a column heads with it, or all its items begin so."""
    name = " ".join(noun)
    if listed.name in (name, noun[0]) or items_begin(listed, name):
        return True
    if any(re.match(rf"(?:ten |noi dung )?{name}\b", column) for column in listed.heads):
        return True
    following = _FOLLOWING.search(listed.title)
    if following is not None:
        return re.search(rf" (?:loai |so )?{name} ", following[0]) is not None
    return (
        re.search(rf" {_SEVERAL} (?:loai |so )?{name} |^ {_NUMBERED}(?:ve |danh muc |cac )*{name} ", listed.title) is not None
    )
