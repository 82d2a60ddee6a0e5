"""What the words around an agency's name say of its part: that it is denied, had alone or shared, or two parts told apart.

In: a question as repaired, and where a name stands in it. Out: whether the part is denied, whether it is had alone, and the
parts that the words after the name tell one by one ("không chủ trì nhưng phối hợp").
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents
from qa.contracts.query import Role
from qa.understanding.left_out import LEAVES

_ROLE: Final = r"(?:chủ trì|phối hợp|tham gia|phụ trách|đứng đầu|có mặt|có tên|góp mặt)"
_OF_PARTS: Final = frozenset({"co", "chu", "tri", "phoi", "hop", "don", "vi", "quan", "nao", "ai", "khong", "tham", "gia"})
_SCOPE: Final = 40
_EXCEPT: Final = re.compile(
    rf"\b(?:{LEAVES}|khác với|thiếu|vắng"
    r"|(?:không|chưa)(?: hề)? (?:phải(?: là| do| của| giao cho)?|do|để(?: cho)?|giao(?: cho)?|có(?: tên| mặt)?|thấy(?: tên)?"
    r"|nhắc(?: đến| tới)?|(?:ghi|nêu|đề)(?: tên)?))"
    r"(?:\s+(?:các|những|mấy|việc|nhiệm vụ|phần việc|đầu việc|do|của|giao cho|giao)\b)*"
    r"(?:\s+(?!chủ trì|phối hợp|có|mà|nhưng)\w+){0,2}\s*$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"^\s*(?:(?:,|và|cùng|với|lẫn|hay|hoặc)\s*)+(?:(?:các|những)\s+)?"
    r"(?:(?:ngành|đoàn thể|địa phương|đơn vị)\s*(?:,|và|cùng|với|hay|hoặc)\s*)*(?:(?:các|những)\s+)?$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(rf"\b{LEAVES}\s+(?:(?:các|những)\s+)?$", re.IGNORECASE)
_ASKS_WHETHER: Final = re.compile(r"\b(?:không|chưa|hả|à)\W*$", re.IGNORECASE)
_DENIED: Final = re.compile(
    rf"^\s+(?:(?:ở|tại|của)\s+(?:\w+\s+){{1,3}}?)?(?:(?:thì|lại|vừa|mà)\s+)?(?:không|chưa)\s+(?:(?!mà\b|nhưng\b|và\b)\w+\s+){{0,4}}?{_ROLE}\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?P<no>\b(?:không|chưa)\s+(?:(?!mà\b|nhưng\b|và\b|chỉ\b)\w+\s+){0,4}?)?\b(?P<role>chủ trì|phối hợp)\b", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\b(?:mà|nhưng|vừa|còn|song|chứ)\b|[(,–-]\s*(?:không|chưa)\b", re.IGNORECASE)
_ASKING: Final = re.compile(r"\b(?:gì|nào|ai|mấy|bao nhiêu)\b|[?;]", re.IGNORECASE)
_ALONE_BEFORE: Final = re.compile(
    r"\bchỉ\s+(?:(?:có|do|mỗi|một|riêng|giao|cho|mình|duy nhất)\s+)*$"
    r"|\b(?:một mình|duy nhất|mỗi mình|riêng mình|do riêng|giao riêng(?: cho)?)\s+$",
    re.IGNORECASE,
)
_ALONE_AFTER: Final = re.compile(r"^[^,;?]{0,24}?\b(?:một mình|độc lập|riêng một mình|tự mình|duy nhất)\b", re.IGNORECASE)
_SHARED: Final = re.compile(
    r"\b(?:đồng|cùng)\s+(?:đứng\s+(?:tên\s+)?)?chủ trì\b|\bchủ trì\s+(?:chung|cùng)\b|\bcùng (?:được giao )?đứng (?:tên|đầu)\b",
    re.IGNORECASE,
)
_INCLUDED: Final = re.compile(
    r"\b(?:(?:kể|tính|gồm|cộng|đếm|lấy)\s+(?:cả|luôn|thêm)|bao gồm|hoặc|hay|và)\s*"
    r"(?:(?:cả|những|các|việc|nhiệm vụ|đầu việc|phần)\s+)*$",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    r"\b(?:từ )?(?:hai|ba|bốn|năm|sáu|bảy|\d|nhiều|hơn (?:một|1|hai|2))\s+(?:sở|cơ quan|đơn vị|ngành|bên|nơi)"
    r"(?:\s+(?:trở lên|khác nhau))?\s+(?:(?:cùng|đồng)\s+(?:đứng\s+(?:tên\s+)?)?chủ trì|chủ trì\s+(?:chung|cùng))\b",
    re.IGNORECASE,
)
_GIVES: Final = re.compile(r"\s+(?:(?:đã|có|mới|cũng)\s+)?(?:giao|phân công|chỉ định|ủy quyền|uỷ quyền)\s+(?:cho\s+)?[A-ZĐ]")
_DOER: Final = re.compile(
    r"\bdo\s+(?P<who>\w+(?:[ ,-]+\w+){0,9}?)\s+(?:(?:là\s+)?(?:đơn vị|cơ quan)\s+)?(?:sẽ |được giao |đứng ra )?"
    r"(?:chủ trì|chủ quản|đứng đầu|đứng tên|đầu mối|cầm trịch|phụ trách|đảm nhận|đảm nhiệm|đảm trách|phối hợp|lo|làm"
    r"|thực hiện)\b",
    re.IGNORECASE,
)
_ANY_BODY: Final = frozenset(
    {"ben", "phia", "nganh", "co", "quan", "don", "vi", "so", "tinh", "thanh", "pho", "cac", "chinh", "chi"}
)


def gives_work(text: str, name: str) -> bool:
    """Tell whether ``text`` names the agency only as who gives work to another: "Chính phủ giao Bộ Y tế …"."""
    at = text.find(name)
    return at >= 0 and _GIVES.match(text, at + len(name)) is not None


def doer_claimed(text: str) -> frozenset[str]:
    """Return the folded syllables by which a claim tells who does a thing ("do bên nông nghiệp chủ trì"), none where none.

    Words for any body at all ("cơ quan nào") tell of nobody.
    """
    said = _DOER.search(text)
    words = fold_accents(said["who"]).lower().split() if said and not _ASKING.search(said["who"]) else ()
    return frozenset(words) - _ANY_BODY


def is_denied(text: str, start: int, end: int) -> bool:
    """Tell whether what stands there is left out: "trừ Sở Y tế", "không do Sở Y tế", "mà Sở Y tế không phối hợp"."""
    if _EXCEPT.search(text[max(0, start - _SCOPE) : start]):
        return True
    return _DENIED.match(text[end:]) is not None and not _ASKS_WHETHER.search(text[end:])


def is_left_out(text: str, start: int) -> bool:
    """Tell whether others than what stands there are asked for: "ngoài Sở Y tế"."""
    return _BESIDE.search(text[:start]) is not None


def goes_on_listing(text: str, end: int, start: int) -> bool:
    """Tell whether a name from ``start`` on goes on with a list whose last name ended at ``end``: "trừ A, B và C"."""
    return _LISTED.match(text[end:start]) is not None


def had_alone(text: str, start: int, end: int) -> bool | None:
    """Tell whether the agency there has its part alone (False: shared with others); None where nothing is said of it."""
    if _ALONE_BEFORE.search(text[:start]) or _ALONE_AFTER.match(text[end:]):
        return True
    shared = _SHARED.search(text)
    return False if shared and not _INCLUDED.search(text[: shared.start()]) else None


def says_several_lead(text: str) -> bool:
    """Tell whether tasks that several lead together are asked for: "từ hai sở trở lên cùng chủ trì"."""
    return _SEVERAL.search(text) is not None


def parts_told(text: str, end: int) -> tuple[tuple[Role, bool], ...]:
    """Return the parts that the words after a name tell apart, each with whether it is denied: "không chủ trì mà chỉ phối hợp".

    None where only one is spoken of, or none is denied.
    """
    asking = _ASKING.search(text, end)
    tail = text[end : asking.start() if asking else len(text)]
    told = [(Role.LEAD if m["role"].lower() == "chủ trì" else Role.COORDINATE, bool(m["no"])) for m in _TOLD.finditer(tail)]
    apart = len(dict(told)) > 1 and any(no for _, no in told) and _BETWEEN.search(tail)
    return tuple(dict(told).items()) if apart else ()


def names_nobody(claim: str) -> bool:
    """Tell whether a claim is of no more than a part ("có đơn vị nào phối hợp"): it asks whether anybody has it."""
    return _OF_PARTS.issuperset(fold_accents(claim).split())
