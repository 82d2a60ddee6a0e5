"""Words that tie a question to the conversation before it: how it opens, and what of the last answer it points to.

In: a question as repaired, the items of the last answer. Out: how it opens with what is left of it, whether it points at a
task, a plan, those asked about or what was found, and the items that are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from qa.contracts.answer import Item
from qa.reading.interrogatives import ANY, asking
from qa.reading.ordinals import PLACES_SAID
from qa.understanding.ranked_by import place_words

_BACK: Final = r"(?:đó|này|ấy|nớ|kia|đấy|trên|nói trên|vừa rồi|vừa nêu|vừa kể)"
CALLS: Final = r"(?:\W*(?:dạ|à|ủa|ok|vâng|ừ|ờ|thôi|xin lỗi|ủa|a)\b)*\W*"
"""What a spoken question may begin with, and says nothing."""
_ONE: Final = r"(?:tôi|mình|em|anh|chị|tui|tớ|cháu)"
_CORRECTION: Final = re.compile(
    rf"^{CALLS}(?:(?:không(?: phải)?|nhầm|lộn|sai)(?: (?:rồi|mất|đó|thế))*\b(?=\W*[,.:;–-]|\W+(?:ý|{_ONE})\b)\W*)?"
    rf"(?:ý (?:của )?(?:{_ONE} )?(?:là|muốn nói là|muốn nói|muốn hỏi là|muốn hỏi)"
    rf"|sửa lại(?: là)?|{_ONE} (?:hỏi|muốn hỏi|định hỏi)(?: là| về)?)?\W*",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(
    rf"^{CALLS}(?:(?:đổi|chuyển|hỏi|nói|qua|sang)\s+)+(?:chuyện|chủ đề|vấn đề|việc|câu|ý|đề tài)(?:\s+(?:khác|mới))?"
    r"(?:\s+(?:nhé|nha|đi|ạ))*\s*[,.:;–-]\s*",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(rf"^{CALLS}(?:còn|thế|vậy|thế còn|vậy còn|rồi|thì|mà|nhưng|với lại)\b", re.IGNORECASE)
_AND_SO: Final = re.compile(r"\b(?:thì|là) (?:sao|thế nào|răng)\b|\bthì\W*$", re.IGNORECASE)
_AS_SO: Final = re.compile(r"\b(?:cũng|như|giống) (?:vậy|thế|rứa)\b|\btương tự\b", re.IGNORECASE)
_SO_MANY: Final = re.compile(
    r"\b(?:thì|được|là) (?:(?:có|được|là) )?(?:mấy|bao nhiêu)(?: (?:việc|nhiệm vụ|cái|đầu việc|mục))?\W*$", re.IGNORECASE
)
_OR_NOT: Final = re.compile(r"^(?:\W*\w+){1,9}? có (?:không|hông|chưa)\W*$", re.IGNORECASE)
_ASKING: Final = asking(*ANY, "chi")
THING: Final = (
    r"(?:việc|nhiệm vụ|vụ|cái|mảng|phần|nội dung|chuyện|mục|đề án|dự án|mục tiêu|chỉ tiêu|danh sách|khoản|chương trình"
    r"|nghề|lĩnh vực|hoạt động)"
)
"""What the things of a list are called when one points back at them."""
_AT_THING: Final = re.compile(rf"\b{THING}\s+{_BACK}\b|\b(?:nó|chúng)\b", re.IGNORECASE)
_ONE_BACK: Final = re.compile(rf"(?<!các )(?<!những )(?<!mấy )\b{THING}\s+{_BACK}\b", re.IGNORECASE)
_AT_PLAN: Final = re.compile(
    rf"\b(?:kế hoạch|văn bản|bản|tỉnh|địa phương|nơi|chỗ)\s+{_BACK}\b|\bở (?:đó|đấy|đây)\b", re.IGNORECASE
)
_AT_THEM: Final = re.compile(
    r"\bhọ\b|\b(?:sở|cơ quan|đơn vị|ngành|bên|ban|bộ|phòng|ông|huyện|tổ chức)\s+(?:đó|này|ấy|nớ|kia|đấy)\b", re.IGNORECASE
)
_NUMBER: Final = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+)"
_WITHIN: Final = re.compile(
    rf"\b(?:trong|ở|của) (?:(?:số|các|những|mấy) )?(?:{THING} )?(?:số )?{_BACK}\b"
    rf"|\b(?:trong|ở|của) (?:cả )?{_NUMBER} {THING} {_BACK}\b"
    rf"|\b(?:trong số|thuộc số|trong các {THING}|trong những {THING}) {_BACK}\b",
    re.IGNORECASE,
)
_TIME_BACK: Final = re.compile(
    rf"\b(?:(?:cả|mấy|các|những)\s+)?(?:{_NUMBER}\s+)?(?:mốc|năm|giai đoạn|thời điểm|thời kỳ|thời gian)\s+{_BACK}(?!\s+\d)\b"
    r"|\bcùng (?:mốc|năm|giai đoạn|thời điểm|kỳ)\b",
    re.IGNORECASE,
)
_LAST: Final = ("cuối", "cuối cùng", "chót", "sau", "sau cùng")
_ORDINALS: Final = {"một": 0, "đầu": 0, "đầu tiên": 0, **{word: place - 1 for word, place in PLACES_SAID.items()}}
_ORDINAL: Final = re.compile(
    r"\b(?:việc|cái|nhiệm vụ|mục|ý|dòng|đề án|khoản)\s+(?:thứ\s+)?"
    r"(?P<which>đầu tiên|đầu|(?<=thứ )nhất|hai|nhì|ba|tư|bốn|năm|cuối cùng|cuối|chót"
    r"|sau cùng|sau(?!\s+(?:đây|năm|khi|ngày|tháng|\d))|\d)\b",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    rf"\b(?:nhóm|mảng|phần|mục|trụ cột)\s+(?:{_BACK}|(?:thứ\s+)?(?P<which>{'|'.join(_ORDINALS)}|cuối cùng|cuối|chót|\d))\b",
    re.IGNORECASE,
)
_SIDE: Final = r"(?:tỉnh|bên|nơi|chỗ|bản|kế hoạch|địa phương|sở|cơ quan|đơn vị|ngành|đứa|cái)"
_TOGETHER: Final = re.compile(
    rf"\b(?:cả|giữa) {_NUMBER}(?:\s+{_SIDE})?(?:\s+{_BACK})?\b|\b{_NUMBER}\s+{_SIDE}(?:\s+{_BACK})?\b"
    rf"|\b(?:mấy|các|những)\s+{_SIDE}\s+{_BACK}\b",
    re.IGNORECASE,
)
_SUMMED: Final = re.compile(r"\b(?:cộng (?:lại|vào|dồn)|gộp(?: lại| chung)?|tổng cộng|tổng số|tổng)\b", re.IGNORECASE)
_SET_BESIDE: Final = re.compile(
    rf"\b{_SIDE}\s+nào\s+(?:\w+\s+){{0,5}}?hơn\b"
    r"|\b(?:nhiều|ít|cao|thấp|lớn|nhỏ)?\s*(?:hơn|kém) (?:nhau |được |là )?(?:mấy|bao nhiêu)\b"
    r"|\b(?:chênh|chênh lệch|hơn kém)\b(?: nhau)?|\b(?:bằng|khác|giống|như|hơn) nhau\b|\bai (?:nhiều|ít) hơn\b"
    r"|\bso (?:với nhau|sánh)\b",
    re.IGNORECASE,
)
_OTHER_TASKS: Final = re.compile(r"\b(?:những (?:việc|cái) khác|mấy (?:việc|cái) kia)\b", re.IGNORECASE)
_LEFT: Final = re.compile(r"\bcòn lại\b", re.IGNORECASE)
_OTHER_PLANS: Final = re.compile(
    rf"\b(?:(?:{_NUMBER}|các|những|mấy)\s+)?(?:tỉnh|kế hoạch|địa phương|bản|nơi|chỗ)\s+(?:còn lại|khác|kia)\b", re.IGNORECASE
)
_ALL_PLANS: Final = re.compile(
    r"\b(?:các|những|mọi|tất cả|cả|từng) (?:\w+ )?(?:tỉnh|kế hoạch|địa phương)\b"
    rf"(?!\s+{_BACK}\b)",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    r"\b(?:kế hoạch|phụ lục|tất cả|toàn bộ|cả thảy|tổng cộng|danh mục)\b"
    rf"(?!\s+(?:các |những |mấy )?{THING}\s+{_BACK}\b)",
    re.IGNORECASE,
)
_BODY: Final = re.compile(r"\b(?:kế hoạch|phụ lục|danh mục|bảng)\b", re.IGNORECASE)
_COLUMN: Final = re.compile(
    rf"^{CALLS}(?:(?:còn|thế|vậy|rồi|với|và|cho hỏi)\s+)*(?P<column>sản phẩm|kết quả|kinh phí|tiền|thời hạn|thời gian|hạn"
    r"|(?:đơn vị|cơ quan|bên) (?:phối hợp|chủ trì)|người chủ trì)(?:\s+(?:thì|là|sao|gì|nào|ai|thế nào|ra sao|nữa|ạ|nhỉ))*\W*$",
    re.IGNORECASE,
)
_THANKS: Final = re.compile(
    r"^\W*(?:(?:ok|dạ|vâng|rồi|thôi|à)\W+)*(?:xin )?(?:cảm ơn|cám ơn|thanks?|thank you|tks)\b", re.IGNORECASE
)


class Opening(StrEnum):
    """How a question begins: it CORRECTS the one before ("à không, ý em là …"), or says that it CHANGES to something else."""

    NONE = ""
    CORRECTS = "corrects"
    CHANGES = "changes"


def opening_of(text: str) -> tuple[Opening, str]:
    """Return how ``text`` opens and what it says after that; all of it where it opens in no such way, or says no more."""
    for opening, pattern in ((Opening.CHANGES, _CHANGE), (Opening.CORRECTS, _CORRECTION)):
        match = pattern.match(text)
        said = re.sub(rf"^{CALLS}", "", match.group(), flags=re.IGNORECASE) if match else ""
        if match and re.search(r"\w", said) and re.search(r"\w", text[match.end() :]):
            return opening, text[match.end() :]
    return Opening.NONE, text


def is_thanks(text: str) -> bool:
    """Tell whether ``text`` only says thank you."""
    return _THANKS.match(text) is not None and "?" not in text


def opens(text: str) -> bool:
    """Tell whether ``text`` begins as what goes on from something does: "còn …", "thế …"."""
    return _OPENS.match(text) is not None


def asks_alike(text: str) -> bool:
    """Tell whether ``text`` asks the same of something else: "… thì sao?"."""
    return _AND_SO.search(text) is not None


def column_alone(text: str) -> str:
    """Return the column that is all that ``text`` names ("còn sản phẩm?"), in lower case; "" where it says more."""
    match = _COLUMN.match(text)
    return match["column"].lower() if match else ""


def asks_how_many_alike(text: str) -> bool:
    """Tell whether ``text`` counts the same of something else and says no more: "… thì mấy việc?"."""
    return _SO_MANY.search(text) is not None


def asks_whether_alike(text: str) -> bool:
    """Tell whether ``text`` only asks whether the same is so of something else: "Trà Vinh có không?", "… cũng vậy chứ?"."""
    return _OR_NOT.search(text) is not None or _AS_SO.search(text) is not None


def sets_beside(text: str) -> bool:
    """Tell whether what was told before is compared: "tỉnh nào nhiều hơn?", "hơn mấy việc?"."""
    return _SET_BESIDE.search(text) is not None


def sums_up(text: str) -> bool:
    """Tell whether what was counted before is to be added up: "cộng lại là mấy?"."""
    return _SUMMED.search(text) is not None


def at_several(text: str) -> bool:
    """Tell whether several that were asked about one after another are pointed at: "cả hai", "hai tỉnh này"."""
    return _TOGETHER.search(text) is not None


def words_pointing(text: str) -> frozenset[str]:
    """Return the words, in lower case, that only point at what was told before or compare it."""
    patterns = (_TOGETHER, _SUMMED, _SET_BESIDE, _GROUP, _ORDINAL, _AND_SO, _TIME_BACK, _OTHER_PLANS)
    told = [match.group() for each in patterns for match in each.finditer(text)]
    told += [text[start:end] for start, end in place_words(text)]
    return frozenset(word for said in told for word in said.lower().split())


def group_pointed_at(text: str, groups: Sequence[str]) -> str:
    """Return the group of tasks that words like "nhóm thứ hai" point to, "" where none; the only one for "nhóm đó"."""
    found = _GROUP.search(text) if groups else None
    if found is None:
        return ""
    if not found["which"]:
        return groups[0] if len(groups) == 1 else ""
    return next(iter(groups[_place(found["which"].lower(), len(groups))]), "")


def _place(which: str, size: int) -> slice:
    """Return where in a list of ``size`` things an ordinal points; nowhere where there is none so far."""
    at = size - 1 if which in _LAST else int(which) - 1 if which.isdigit() else _ORDINALS[which]
    return slice(at, at + 1) if at >= 0 else slice(0)


def at_place(text: str) -> bool:
    """Tell whether a task is pointed at by its place in a list: "việc thứ hai", "cái cuối"."""
    return _ORDINAL.search(text) is not None


def at_rest(text: str) -> bool:
    """Tell whether what is left of the tasks is pointed at: "mấy việc còn lại"."""
    return _LEFT.search(text) is not None and not at_other_plans(text)


def has_question_word(text: str) -> bool:
    """Tell whether a word of asking stands in ``text``: "gì", "nào"."""
    return _ASKING.search(text) is not None


def at_task(text: str) -> bool:
    """Tell whether a task, or several, of the last answer is pointed at: "việc đó", "việc thứ hai", "những việc khác"."""
    return any(pattern.search(text) for pattern in (_AT_THING, _ORDINAL, _OTHER_TASKS)) or at_rest(text)


def at_one(text: str) -> bool:
    """Tell whether one task of several is pointed at: "việc thứ hai", "việc đó"."""
    return _ORDINAL.search(text) is not None or _ONE_BACK.search(text) is not None


def at_one_of(text: str) -> bool:
    """Tell whether a task is pointed at by its place among those of what is pointed at: "việc thứ hai trong nhóm đó"."""
    found = _ORDINAL.search(text)
    return found is not None and _GROUP.search(text, found.end()) is not None


def at_plan(text: str) -> bool:
    """Tell whether the plan spoken of is pointed at: "bản đó", "ở đấy"."""
    return _AT_PLAN.search(text) is not None


def at_other_plans(text: str) -> bool:
    """Tell whether the plans are pointed at that the last answer was not from: "các tỉnh còn lại"."""
    return _OTHER_PLANS.search(text) is not None


def at_whole(text: str) -> bool:
    """Tell whether all that a plan holds is spoken of, whatever was asked before: "kế hoạch có những nhiệm vụ gì"."""
    return _WHOLE.search(text) is not None


def at_body(text: str) -> bool:
    """Tell whether the whole of a plan or of its table is named: "cả kế hoạch", "trong phụ lục"."""
    return _BODY.search(text) is not None


def at_them(text: str) -> bool:
    """Tell whether agencies spoken of are pointed at: "họ", "sở này"."""
    return _AT_THEM.search(text) is not None


def at_times(text: str) -> bool:
    """Tell whether the years or the stages asked about before are pointed at: "hai mốc đó", "năm ấy"."""
    return _TIME_BACK.search(text) is not None


def within(text: str) -> bool:
    """Tell whether it is among what was found that is asked: "trong số đó"."""
    return _WITHIN.search(text) is not None


def in_full(text: str, name: str) -> str:
    """Return ``text`` with the first words that point at agencies ("họ", "sở này") written out as ``name``."""
    return _AT_THEM.sub(lambda _: name, text, count=1)


def asks_all_plans(text: str) -> bool:
    """Tell whether every plan is asked, whichever was spoken of."""
    return _ALL_PLANS.search(text) is not None


def items_pointed_at(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """Return those of ``items`` that words like "việc thứ hai" point to; the first where only "việc đó" is said."""
    found = _ORDINAL.search(text)
    if found is not None:
        return items[_place(found["which"].lower(), len(items))]
    if _OTHER_TASKS.search(text) or at_rest(text):
        return items[1:]
    return items[:1] if _AT_THING.search(text) else ()
