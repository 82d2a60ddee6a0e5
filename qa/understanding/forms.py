"""The form in which a question wants its answer, as far as a closed grammar of asking says it; else a single value.

In: the question as repaired (accents restored). Out: :class:`qa.contracts.query.Form`, and what is counted or ranked.
It is what is used where the learned reader is off, and one of two voices where it is on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from qa.contracts.query import Counted, Form
from qa.reading.interrogatives import OPEN, asking
from qa.understanding.counted_nouns import BODY, OFFICE
from qa.understanding.ranked_by import rank_in_place

_WHOM: Final = (
    r"(?:(?:mấy|các|quý|hai|cả)\s+)?"
    r"(?:anh chị|anh em|bà con|mọi người|em|anh|chị|bạn|bác|cô|chú|cậu|dì|dượng|mợ|thím|ông|bà|cụ|sếp|thầy|trời)"
)
_TAIL: Final = rf"(?:\s+(?:vậy|ạ|nhỉ|ta|hả|thế|à|nha|nhé|hè|cơ|đây|hở|nào|luôn|rứa|ha|{_WHOM}))*\W*$"
_NOT: Final = r"(?:(?<!hàng )(?<!trên )không|hông|chưa)"
"""What doubts at the end of a question: "hàng không" is what flies."""
_YES_NO: Final = re.compile(
    r"\b(?:có phải|có đúng|phải chăng)\b"
    r"|(?:^|[,;:.?!(]|\b(?:hỏi|biết|rằng|vậy|thế|thì|ơi|xem|ạ|mà))\s*liệu\b"  # no "dữ liệu", no "tài liệu"
    rf"|\b(?:phải|đúng|hay|được) (?:không|hông|ko|chưa|chăng|sai){_TAIL}"
    rf"|(?:\b(?:có|được|đã|phải|còn|là|thuộc|bị)\b.*)\b{_NOT}{_TAIL}"
    r"|\b(?:có|được|phải|cần|bị)\b.*\bhay (?:không|chưa)\b(?!\s+(?:có|được|phải|bị))"
    rf"|\b(?:đúng|phải){_TAIL}"
    rf"|\w+\s+\w+\s+\w+.*\s{_NOT}{_TAIL}",
    re.IGNORECASE,
)
_WHICH: Final = asking(*OPEN)
_HOW: Final = re.compile(rf"\bsao{_TAIL}", re.IGNORECASE)
_ANY: Final = re.compile(
    r"\b(?:có|còn)\b.*\b(?:gì|ai|nào|đâu)\b.*\b(?:không|chưa)\b(?!\s+(?:tham gia|góp mặt|phối hợp|chủ trì|được giao|có tên)\b)",
    re.IGNORECASE,
)
_ANY_TASK: Final = re.compile(
    rf"\b(?:có|còn)\b[^,;?]*\b(?:việc|nhiệm vụ|đầu việc|hạng mục|phần việc)\s+(?:gì|nào)\b[^,;?]*\b(?:không|chưa){_TAIL}",
    re.IGNORECASE,
)
_WONDERING: Final = re.compile(rf"\b(?:hả|à|hở|ha|chăng|chứ|chớ){_TAIL}", re.IGNORECASE)
_PLAINLY: Final = re.compile(
    r"\b(?:có phải|có đúng|phải chăng)\b"
    rf"|\b(?:phải|đúng)(?:\s+vậy)?\s+(?:không|hông|chưa|chăng|chứ|chớ|hay sai|hay không){_TAIL}",
    re.IGNORECASE,
)
"""Words that only doubt, whatever else stands in the question."""
_SURE: Final = re.compile(rf"\b(?:chứ|chớ)\s+(?:gì|sao|còn gì){_TAIL}", re.IGNORECASE)
"""What only wants a statement granted: "… chứ gì"."""
_ENDS_IN_NOT: Final = re.compile(rf"\b(?:có|được|phải|cần|bị|đã|còn)\b.*\b{_NOT}{_TAIL}", re.IGNORECASE)
_TELLS: Final = re.compile(r"\b(?:biết|nhớ|rõ|nắm|nói|kể|chỉ|cho|giúp|giùm)\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(?<!có )(?<!được )(?<!bị )(?<!phải )\bmấy\s+(?=\w+\s+\w+)", re.IGNORECASE)
"""Several, where only whether it is so can be asked: "có lo mấy tuyến đường liên xã không"."""
_CONFIRM: Final = re.compile(
    r"^\W*(?:(?:kính|xin|đề nghị|nhờ|cho|vui lòng|mong|giúp|hãy|được|tôi|em|mình|chúng tôi|anh|chị|quý cơ quan|lại|rõ)\s+)*"
    r"xác nhận\s+(?!(?:của|bằng|do|ai|ngày)\b)",
    re.IGNORECASE,
)
"""Asks to have a statement confirmed: a doubt without a word of asking ("Xin xác nhận rằng …")."""
_OR_WHAT: Final = re.compile(rf"\bhay sao{_TAIL}", re.IGNORECASE)
"""What only asks whether it is so, whatever else stands in the question: "bữa nào mưa thì nghỉ hay sao"."""
_ADDED: Final = re.compile(r"\s*\([^)]*\)\W*$|(?<=\bkhông)(?<!hàng không)(?<!trên không),\s+[^,?]*\W*$")
"""What a question adds behind itself: where it is asked of ("… được không (Hà Nội)?"), why it is asked."""
_ADDRESSED: Final = re.compile(rf"\s+{_WHOM}\W*$", re.IGNORECASE)
_COMPARE: Final = re.compile(
    r"\bso sánh\b|\bđối chiếu\b|\b(?:khác|giống) (?:nhau|gì|biệt)\b"
    r"|\b(?:sắp|xếp)\b[^?;]*\btheo\s+(?:\w+\s+){0,2}?(?:kinh phí|vốn|tiền|ngân sách)\b"
    r"|\b(?:chênh|chênh lệch|khác biệt)\b|\bđiểm chung\b|\bso với\b"
    r"|\b(?:hay|với)\b.*\b(?:nhiều|ít)(?:\s+\w+){0,3}?\s+hơn\b"
    r"|\bkhác\b(?:\s+\w+){0,4}?\s+(?:thế nào|ra sao|sao|chỗ nào|điểm nào)\b",
    re.IGNORECASE,
)
_STEPS: Final = re.compile(r"\b(?:nào|gì)\b.*\btrước (?:tiên|hết)\b.*\brồi (?:đến|tới|mới đến|mới tới)\b", re.IGNORECASE)
"""What is done first and what comes then: an order, though something is first in it."""
_TIMELINE: Final = re.compile(
    r"\bnào(?:\s+\w+)?\s+trước\b.*\b(?:nào(?:\s+\w+)?\s+)?sau\b|\b(?:dòng thời gian|quá trình|tiến trình)\b"
    r"|\b(?:thứ tự thời gian|trình tự|lộ trình|dòng thời gian|diễn biến|trước sau)\b"
    r"|\b(?:những|các|từng|theo|liệt kê|kể|nêu) mốc\b"
    r"|\b(?:sắp|xếp)\b.*\b(?:thứ tự|sớm (?:đến|tới) muộn|trước sau|theo ngày)\b"
    r"|\btrải qua (?:những|các)\b|\btheo (?:từng )?(?:năm|giai đoạn|thời gian)\b"
    r"|\b(?:liệt kê|kể|sắp|xếp|nêu|những|các|danh sách)\b[^?;]*\btheo (?:thứ tự )?(?:thời hạn|hạn|tiến độ)\b",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"\b(?:bao nhiêu|tổng số|số lượng)\b", re.IGNORECASE)
_TASK: Final = r"(?:nhiệm vụ|việc|khâu|bước|hạng mục|đầu mục|dự án|hoạt động)"
_MOST: Final = re.compile(
    r"\b(?:nhiều|lớn|cao|dài|lâu|muộn|trễ|chậm|mới|đông|nặng|đắt|tốn|(?<!đạt )xa|gần đây)(?:\s+\w+){0,9}?"
    r"(?<!thống)(?<!duy)(?<!(?<!phối )hợp)(?<!thứ)\s+(?:nhất|hơn cả)\b"
    rf"|\b{_TASK}\s+(?:\w+\s+)?(?:nào|gì)\b[^,;?]*\b(?:sau cùng|sau hết|sau chót)\b",
    re.IGNORECASE,
)
_LEAST: Final = re.compile(
    r"\b(?:ít|nhỏ|thấp|ngắn|sớm|cũ|gần(?! đây)|gấp|rẻ|nhanh|khẩn)(?:\s+\w+){0,3}?\s+(?:nhất|hơn cả)\b|\b(?:trước|đầu) tiên\b"
    r"|\bít(?:\s+\w+){1,9}?(?<!thống)(?<!duy)(?<!(?<!phối )hợp)(?<!thứ)\s+(?:nhất|hơn cả)\b"
    rf"|\b{_TASK}\s+(?:\w+\s+)?(?:nào|gì)\b[^,;?]*\b(?:trước hết|trước nhất)\b",
    re.IGNORECASE,
)
_RATHER: Final = re.compile(
    r"\bnào\b.*\b(?P<which>nhiều|lớn|cao|dài|muộn|trễ|chậm|mới|ít|nhỏ|thấp|ngắn|sớm|cũ)"
    rf"(?:(?<=nhiều)\s+{_TASK}|(?<=ít)\s+{_TASK})?\s+hơn\b",
    re.IGNORECASE,
)
_LIMIT: Final = re.compile(
    r"\b(?:muộn|chậm|trễ|sớm) nhất (?:là )?(?:vào |trước |đến )?(?:ngày|khi|lúc|bao|tháng|năm|quý|hôm)\b", re.IGNORECASE
)
_SMALL: Final = frozenset({"ít", "nhỏ", "thấp", "ngắn", "sớm", "cũ"})
_TASKS: Final = (
    r"(?:nhiệm vụ|đầu việc|công việc|phần việc|việc|dòng|hạng mục|đề án|dự án|hoạt động|nội dung công việc|mục việc|đầu mục)"
)
_AGENCIES: Final = rf"(?:cơ quan|đơn vị|sở ngành|sở|ngành|bên|ban ngành|tổ chức|{OFFICE})"
_PLANS: Final = r"(?:bản kế hoạch|kế hoạch|văn bản|bản(?=\s*(?:$|[?!.,;]|nào|gì|này|đó|còn|có|đã|được|về|do|của|thuộc)))"
_EACH_COPIES: Final = re.compile(r"\bmỗi\b[^,;?]*\b(?:mấy|bao nhiêu)\s+bản\b", re.IGNORECASE)
"""Copies of a book or a paper, not plans: "mỗi tủ mấy bản"."""
_HOW_MANY: Final = r"(?:mấy|bao nhiêu|tổng số|số lượng)\s+(?:cái\s+|các\s+|những\s+)?"
_PROVINCES: Final = r"(?:tỉnh thành|tỉnh|địa phương)"
_GROUPS: Final = r"(?:phần(?! (?:trăm|nghìn|số|của|trong)\b)|mục(?! tiêu)|mảng|nhóm|chương|trụ cột|khâu)"
_RANKED: Final = (
    (Counted.TASKS, _TASKS),
    (Counted.GROUPS, r"(?:nhóm|mảng|trụ cột|mục(?! tiêu)|phần(?! việc))"),
    (Counted.AGENCIES, _AGENCIES),
    (Counted.PLANS, _PLANS),
)
_GROUPS_RANKED: Final = re.compile(rf"\b(?:nhóm|mảng|trụ cột|khối)\s+(?:các\s+)?{_TASKS}\s+(?:nào|gì)\b", re.IGNORECASE)
_WHICH_ONE: Final = r"\s+(?:\w+\s+)?(?:nào|gì)\b"
_MOST_OF: Final = r"\s+(?:có\s+|được\s+|chủ trì\s+|phối hợp\s+)?(?:nhiều|ít|đông)(?:\s+\w+){0,4}?\s+nhất\b"
_SUPERLATIVE: Final = r"\s+(?:\w+\s+){0,3}?(?:mới|cũ|sớm|muộn|gần đây|trước|đầu)\s+(?:nhất|tiên|hết)\b"
_BODIES_RANKED: Final = re.compile(rf"\b{BODY}\s+nào\b[^,;?]*\b(?:nhiều|ít)\s+(?:\w+\s+)?{_TASKS}\b", re.IGNORECASE)
_BODIES_LISTED: Final = re.compile(
    rf"\b{BODY}\s+nào\b[^,;?]*\b(?:(?:được\s+)?giao\s+|được\s+)?(?:chủ trì|phối hợp)\b"
    r"(?:\s+(?:việc|nhiệm vụ)\b)?(?=\W*$|\s+(?:trong|ở|tại))",
    re.IGNORECASE,
)
_PLANS_BY_TASKS: Final = re.compile(
    rf"\b(?:{_PLANS}|{_PROVINCES}|nơi|bên)\s+nào\b[^,;]*\b(?:nhiều|ít)\s+(?:\w+\s+)?{_TASKS}\b[^,;]*\b(?:nhất|hơn)\b",
    re.IGNORECASE,
)
_COUNTS: Final = {
    Counted.PROVINCES: re.compile(rf"\b{_HOW_MANY}{_PROVINCES}\b", re.IGNORECASE),
    Counted.GROUPS: re.compile(rf"\b{_HOW_MANY}{_GROUPS}\b", re.IGNORECASE),
    Counted.TASKS: re.compile(rf"\b{_HOW_MANY}{_TASKS}\b(?!\s+(?:đó|này|ấy|kia|trên|còn lại)\b)", re.IGNORECASE),
    Counted.AGENCIES: re.compile(rf"\b{_HOW_MANY}{_AGENCIES}\b", re.IGNORECASE),
    Counted.PLANS: re.compile(rf"\b{_HOW_MANY}{_PLANS}\b", re.IGNORECASE),
}
_ITEMS: Final = re.compile(
    rf"\b{_HOW_MANY}(?P<noun>mục tiêu|giải pháp|mục đích|yêu cầu|quan điểm|nguyên tắc|ý(?!\s+kiến)|gạch đầu dòng)\b",
    re.IGNORECASE,
)
_SOME: Final = re.compile(
    r"^(?:\W*(?:còn|thế|vậy|rồi|dạ)\b)*\W*mấy\b[^,;?]*\bthì\b[^,;?]*\b(?:đâu|ai|gì|nào|sao|bao giờ|khi nào|lúc nào)\b"
    r"|\b(?:trong|giữa)\s+(?:số\s+)?mấy\s+\w+[^?]*\b(?:nào|ai|gì)\b",
    re.IGNORECASE,
)
"""Where "mấy" only means several, of which something else is asked: "còn mấy hội thì nộp ở đâu"."""
_NUMBER_OF: Final = re.compile(
    r"(?:^|[:;,.–-]\s*|\b(?:đếm|tính|cho biết|cho hỏi|cho|giúp|giùm|coi|xem)\s+)"
    rf"(?:(?:số lượng|số|tổng)\s+{_TASKS}|đếm\s.*{_TASKS})\b"
    r"(?!\s*(?:số|thứ)?\s*\d)",
    re.IGNORECASE,
)
_NUMBER_ALONE: Final = re.compile(rf"\b(?:số lượng|số)\s+{_TASKS}\b(?!\s*(?:số|thứ)?\s*\d)", re.IGNORECASE)
"""In a question that asks by no word ("Nghệ An số nhiệm vụ từ 2026") the number is what it wants."""
_TIMES_NAMED: Final = re.compile(
    r"\b(?:chủ trì|phối hợp|đích danh|có mặt|xuất hiện|nêu tên|gọi tên|có tên|nhắc)\b[^,;]{0,40}\b(?:mấy|bao nhiêu)\s+lần\b"
    r"|\b(?:mấy|bao nhiêu)\s+lần\b[^,;]{0,40}\b(?:chủ trì|phối hợp)\b",
    re.IGNORECASE,
)
"""How often an agency is named in a part is in how many tasks it has it."""
_LISTS: Final = {
    Counted.TASKS: re.compile(rf"\b(?:những|các|liệt kê|kể)\b(?:\s+\w+){{0,3}}?\s+{_TASKS}\b", re.IGNORECASE),
    Counted.AGENCIES: re.compile(
        rf"\b(?:những|các|liệt kê|kể)\b(?:\s+\w+){{0,2}}?\s+{_AGENCIES}\s+(?:(?:chủ trì|phối hợp)\s+)?(?:nào|gì)\b",
        re.IGNORECASE,
    ),
    Counted.PLANS: re.compile(rf"\b(?:những|các|liệt kê|kể)\b(?:\s+\w+){{0,2}}?\s+{_PLANS}\s+(?:nào|gì)\b", re.IGNORECASE),
}


def form_of(text: str) -> tuple[Form, Counted | None]:
    """Return the form that ``text`` asks for, and what is to be counted, ranked or listed where it says so."""
    if _COMPARE.search(text):
        return Form.COMPARE, None
    if _is_doubt(text):
        return Form.YES_NO, None
    ranked = Form.TIMELINE if _STEPS.search(text) else _ranked(text)
    if ranked is not None:
        return ranked, _noun(text) if ranked is not Form.TIMELINE else None
    if _TIMELINE.search(text) and not _SUM.search(text):
        return Form.TIMELINE, None  # "mấy hạn báo cáo theo thứ tự" counts nothing
    if _ITEMS.search(text):
        return Form.COUNT, None
    for counted, pattern in _COUNTS.items() if not _SOME.search(text) else ():
        if pattern.search(text) and not (counted is Counted.PLANS and _EACH_COPIES.search(text)):
            return Form.COUNT, counted
    if _NUMBER_OF.search(text) or _TIMES_NAMED.search(text) or (_NUMBER_ALONE.search(text) and not _WHICH.search(text)):
        return Form.COUNT, Counted.TASKS
    if _TIMELINE.search(text):
        return Form.TIMELINE, None
    listed = Counted.AGENCIES if _BODIES_LISTED.search(text) else next((of for of, p in _LISTS.items() if p.search(text)), None)
    return (Form.LIST, listed) if listed is not None else (Form.VALUE, None)


def items_asked(text: str) -> str:
    """Return what kind of items of a part is to be counted ("mục tiêu", "ý"), in lower case; "" where none."""
    match = _ITEMS.search(text)
    return match["noun"].lower() if match else ""


def asks_which(text: str) -> bool:
    """Tell whether ``text`` asks what, who or how much, and doubts nothing: "có bao lâu để nộp" is no yes/no question."""
    return (_WHICH.search(text) or _HOW.search(text)) is not None and not _is_doubt(text)


def asks_for_any(text: str) -> bool:
    """Tell whether ``text`` asks whether there is any task of a kind: "Quảng Ngãi có nhiệm vụ nào giao Sở Y tế không"."""
    return _ANY_TASK.search(text) is not None


def doubts_beside(text: str, spans: Iterable[tuple[int, int]] = ()) -> bool:
    """Tell whether ``text`` asks if something is so: ``spans``, the words of how many ("không việc nào"), ask for nothing."""
    told = _ADDED.sub("", text)
    text = _SURE.sub("", text)
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    asks = _WHICH.search(_ADDRESSED.sub("", text)) is not None or re.search(r"\bnào\b", text, re.IGNORECASE) is not None
    return not asks and any(pattern.search(told) for pattern in (_PLAINLY, _WONDERING, _YES_NO, _SURE))


def _is_doubt(text: str) -> bool:
    """Tell whether ``text`` asks whether something is so ("có … không", "… phải không", "… hả")."""
    if _ANY.search(text) or _OR_WHAT.search(text) or (_CONFIRM.match(text) and not _WHICH.search(text)):
        return True
    text = _ADDED.sub("", text)
    told = _ADDRESSED.sub("", _SURE.sub("", text))  # "… không mấy bạn" asks for no number
    if _ENDS_IN_NOT.search(text) and not _TELLS.search(text):
        told = _SEVERAL.sub("", told)
    asks = _WHICH.search(told) is not None or re.search(r"\bnào\b", text, re.IGNORECASE) is not None
    return not asks and any(pattern.search(text) is not None for pattern in (_YES_NO, _WONDERING, _SURE))


def _ranked(text: str) -> Form | None:
    if _LIMIT.search(text):
        return None
    placed = rank_in_place(text)
    if placed is not None:
        return placed
    if _LEAST.search(text):
        return Form.LEAST
    if _MOST.search(text):
        return Form.MOST
    rather = _RATHER.search(text)
    if rather is None:
        return None
    return Form.LEAST if rather["which"].lower() in _SMALL else Form.MOST


def _noun(text: str) -> Counted | None:
    """Return what is ranked: plans that have most tasks, else what "nào" stands with, else what "nhiều … nhất" follows."""
    if _PLANS_BY_TASKS.search(text):
        return Counted.PLANS
    if _GROUPS_RANKED.search(text):
        return Counted.GROUPS
    if _BODIES_RANKED.search(text):
        return Counted.AGENCIES
    for after in (_WHICH_ONE, _MOST_OF, _SUPERLATIVE):
        for counted, noun in _RANKED:
            if re.search(rf"\b{noun}{after}", text, re.IGNORECASE):
                return counted
    return Counted.AGENCIES if re.search(r"\bai\b", text, re.IGNORECASE) else None
