"""What a question about money asks for, and between what it chooses: years, sources, uses, tasks or whole plans.

In: a question as repaired. Out: a :class:`MoneyBy`, None where it does not say. "Nguồn nào ít nhất" asks for a source whatever
else it speaks of; "năm 2027" names a year, "năm nào" asks for one.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text.amounts import amounts_in
from qa.contracts.money import MoneyBy
from qa.contracts.query import RANKS, Expects, Field, Form, Query, Where
from qa.understanding.left_out import LEAVES
from qa.understanding.ranked_by import between_years

_NOUNS: Final = (
    (
        MoneyBy.YEAR,
        r"(?<!\bba )(?<!\bhai )(?<!\bbốn )(?<!\bmấy )(?<!\bmỗi )(?<!\btừng )(?<!\bhằng )(?<!\bhàng )(?<!\bcác )(?<!\bmột )"
        r"(?<!\bnhững )(?<!\d )năm(?! (?:nguồn|khoản|tỉnh|việc|nhiệm vụ|nơi|kế hoạch))",
    ),
    (MoneyBy.SOURCE, r"(?:nguồn|nguồn vốn|nguồn kinh phí|loại vốn|dòng vốn)"),
    (MoneyBy.USE, r"(?:khoản|khoản chi|hạng mục|mục chi|phần chi|lĩnh vực|nội dung chi|nhóm chi)"),
    (MoneyBy.TASK, r"(?:việc|công việc|đầu việc|nhiệm vụ|dự án|công trình|hoạt động|mô hình)"),
    (MoneyBy.PLAN, r"(?:tỉnh|thành phố|tỉnh thành|địa phương|nơi|kế hoạch|văn bản)"),
)
_ASKS: Final = r"\s+(?:(?!và\b|với\b|hay\b|\d)\w+\s+){0,2}?(?:nào|mô|gì)\b"
_NAMED: Final = tuple((by, re.compile(rf"\b{noun}{_ASKS}", re.IGNORECASE)) for by, noun in _NOUNS)
_BARE: Final = tuple((by, re.compile(rf"\b{noun}\b(?!\s*\d)", re.IGNORECASE)) for by, noun in _NOUNS if by is not MoneyBy.PLAN)
_SUPERLATIVE: Final = re.compile(r"\bnhất\b", re.IGNORECASE)

_SAYS_MONEY: Final = re.compile(
    r"\b(?:kinh phí|vốn|tiền|ngân sách|(?:tỷ|tỉ|triệu)(?! lệ\b)|(?<!khiêm )tốn|rót"
    r"|chi(?! (?:tiết|cục|nhánh|hội|bộ|đoàn|phối)\b))\b",
    re.IGNORECASE,
)
_COSTS: Final = re.compile(
    r"(?<!khiêm )\b(?:tốn|tốn kém|ngốn|đắt|rẻ|nhiều tiền|ít tiền|nhiều kinh phí|ít kinh phí)\b[^,;?]*\b(?:hơn|nhất)\b",
    re.IGNORECASE,
)
_HOW_MUCH: Final = re.compile(
    r"(?:\b(?:bao nhiêu|bao nhiu|mấy|nhiêu)\s+(?:chục\s+|trăm\s+|nghìn\s+)?(?:tiền|tỷ|tỉ|triệu|đồng)\b(?! lệ\b)"
    r"|(?<!khiêm )\b(?:hết|tốn|tốn kém|ngốn)\s+(?:bao nhiêu|bao nhiu|nhiêu|mấy)"
    r"(?!\s+(?:năm|tháng|ngày|tuần|giờ|người|buổi)\b))",
    re.IGNORECASE,
)
_MONEY: Final = r"(?:kinh phí|tiền|vốn|ngân sách)"
_PAYS: Final = (
    r"(?:ai|ngân sách nào|(?:bên|cấp|nơi|quỹ)\s+nào)\s+(?:\w+\s+){0,2}?(?:cấp|chi|trả|bỏ|xuất|rót|tài trợ|góp|chịu)"
    rf"\s+(?:\w+\s+)?{_MONEY}\b"
)
_WHENCE: Final = re.compile(
    r"\b(?:từ|ở|tại|do)\s+(?:đâu|mô)\b|\b(?:lấy|tìm|kiếm) đâu\b|\bđâu (?:ra|mà)\b"
    r"|\bnguồn(?:\s+(?:kinh phí|vốn|tiền|lực|ngân sách|thu))?(?:\s+\w+){0,2}?\s+(?:nào|gì|mô)\b"
    rf"|(?<!số )\b{_MONEY}\s+(?:nào|gì|mô)\b|\b{_PAYS}"
    r"|\b(?:nguồn kinh phí|nguồn vốn|nguồn tiền)\b",
    re.IGNORECASE,
)
_OF_MONEY: Final = re.compile(
    rf"\b{_MONEY}(?:\s+\w+){{0,4}}?\s+(?:(?:từ|ở|tại|do)\s+)?(?:đâu|mô)\b|\b{_PAYS}"
    rf"|\b(?:bằng|từ|dùng|xài|lấy|nhờ)\s+(?:\w+\s+){{0,2}}?(?:nguồn|{_MONEY})(?:\s+{_MONEY})?\s+(?:nào|gì|mô)\b"
    r"|\b(?:chi|tiêu|bố trí)\b[^,;?]*\bnguồn\s+(?:nào|gì|mô)\b",
    re.IGNORECASE,
)
"""Asks whence, and of nothing but money: "lấy tiền ở đâu ra", "bên nào bỏ tiền", "bằng nguồn nào"."""
_EACH_PLAN: Final = re.compile(
    r"\b(?:từng|mỗi|các|mấy|những|hai|ba|bốn|\d+)\s+(?:tỉnh|tỉnh thành|thành phố|địa phương|nơi|kế hoạch)\b"
    r"(?!.*\b(?:việc|nhiệm vụ|dự án)\b)",
    re.IGNORECASE,
)
_FUNDS: Final = re.compile(r"\b(?:kinh phí|vốn(?! vay\b)|bố trí)\b[^;?]*\bnăm\b|\bphân (?:vốn|kỳ vốn)\b", re.IGNORECASE)
_PARTS: Final = re.compile(
    r"\b(?:mấy|bao nhiêu|bao nhiu|nhiêu)\s+(?:(?P<source>nguồn)|khoản|hạng mục|mục chi)\b(?! \d)(?!.*\bđiều\b)", re.IGNORECASE
)
_LEAST: Final = re.compile(r"\b(?:ít|thấp|nhỏ|bé|rẻ|kém|khiêm tốn|eo hẹp)\b[^,;?]*\bnhất\b", re.IGNORECASE)
_SEVERAL_PARTS: Final = re.compile(r"\b(?:nguồn|khoản)\b", re.IGNORECASE)
_WITHOUT: Final = re.compile(rf"\b{LEAVES}\b(?: ra)?\s+(?:khoản |nguồn |phần )?(?P<rest>[^?]+)", re.IGNORECASE)
_STOPS: Final = re.compile(r"\b(?:thì|còn|có)\b|[,;]", re.IGNORECASE)
_SUM_OF_TASKS: Final = re.compile(
    r"\btổng (?:số |mức )?(?:kinh phí|tiền|vốn|chi|chi phí|dự toán)(?: của)? (?:các|những|mọi|\d+)"
    r" (?:nhiệm vụ|việc|đầu việc|dự án|công trình)\b",
    re.IGNORECASE,
)
_MISREAD: Final = frozenset({Field.CONTENT, Field.FIGURE, Field.TASK, Field.LEAD})
_RANKED: Final = frozenset({Form.MOST, Form.LEAST, Form.COMPARE})
_OF_ROWS: Final = frozenset({Field.LEAD, Field.COORDINATE, Field.PERIOD, Field.DEADLINE, Field.PRODUCT})


def says_money(text: str) -> bool:
    """Tell whether ``text`` has a word for money."""
    return _SAYS_MONEY.search(text) is not None


def asks_whence(text: str) -> bool:
    """Tell whether ``text``, a question about money, asks where it comes from, and not how much it is."""
    return _WHENCE.search(text) is not None and not _HOW_MUCH.search(text) and not _SUPERLATIVE.search(text)


def with_whence(expects: Expects | None, ask: tuple[Field, ...], text: str) -> Expects | None:
    """Return the kind of value that is expected: no sum where a question on money asks whence it comes."""
    return Expects.TEXT if expects is Expects.MONEY and Field.FUNDING in ask and asks_whence(text) else expects


def left_out_parts(text: str) -> str:
    """Return the words for what is left out of sources or uses of money ("các nguồn, trừ vốn vay"), "" where nothing is."""
    found = _WITHOUT.search(text) if _SEVERAL_PARTS.search(text) else None
    return _STOPS.split(found["rest"])[0] if found is not None else ""


def asks_of_parts(query: Query) -> bool:
    """Tell whether sources or uses of money are asked for: how many there are, or all but some."""
    text = query.words.text
    return query.asks(Field.FUNDING) and bool(counts_parts(text) or left_out_parts(text))


def counts_parts(text: str) -> MoneyBy | None:
    """Return what ``text`` asks the number of: sources of money or its uses; None where it counts neither."""
    found = _PARTS.search(text)
    return None if found is None else MoneyBy.SOURCE if found["source"] else MoneyBy.USE


def with_money(form: Form, ask: tuple[Field, ...], where: Where, text: str) -> tuple[Form, tuple[Field, ...], bool]:
    """Return the form and the fields as words for money tell them, and whether it is money that is then asked for.

    A figure or a sum of two years that are named is compared. Whence the money of each plan comes is a value of each plan,
    and no list of tasks.
    """
    found = money_fields(form, ask, text)
    summed = found == (Field.FUNDING,) and _SUM_OF_TASKS.search(text)
    if form is Form.VALUE and found == (Field.FUNDING,) and _SUPERLATIVE.search(text) and money_by(text) is not None:
        return (Form.LEAST if _LEAST.search(text) else Form.MOST), found, True
    each = form is Form.LIST and found == (Field.FUNDING,) and asks_whence(text) and _EACH_PLAN.search(text)
    form = Form.VALUE if summed or each else between_years(form, found, where, text)
    return form, found, found == (Field.FUNDING,) != ask


def money_fields(form: Form, ask: tuple[Field, ...], text: str) -> tuple[Field, ...]:
    """Return the fields as words for money tell them.

    Figures that are ranked, compared or claimed are money where the text says so, as are those that are funded year by year or
    in how many parts; whence money comes is asked of money whatever else was read; the years that are ranked are those of
    money; what costs most is ranked by that; what tasks cost together is a sum; and how much something costs is asked beside
    who leads it or by when.
    """
    asked = set(ask)
    if form in (Form.VALUE, Form.LIST) and asked <= _MISREAD and asks_whence(text) and _OF_MONEY.search(text):
        return (Field.FUNDING,)
    if _SUM_OF_TASKS.search(text) and asked <= _OF_ROWS | {Field.TASK, Field.FIGURE, Field.FUNDING}:
        return (Field.FUNDING,)
    if (
        form in _RANKED
        and Field.FUNDING not in asked
        and (_COSTS.search(text) or (asked == {Field.FIGURE} and says_money(text)))
    ):
        return (Field.FUNDING,)
    if form in RANKS and asked == {Field.PERIOD} and money_by(text) is MoneyBy.YEAR and says_money(text):
        return (Field.FUNDING,)
    if form is Form.YES_NO and asked == {Field.FIGURE} and amounts_in(text):
        return (Field.FUNDING,)
    if form in (Form.VALUE, Form.LIST) and asked == {Field.FIGURE} and (_FUNDS.search(text) or _PARTS.search(text)):
        return (Field.FUNDING,)
    if form is Form.VALUE and asked and asked <= _OF_ROWS | {Field.TASK} and _HOW_MUCH.search(text):
        return (*(field for field in ask if field is not Field.TASK), Field.FUNDING)
    return ask


def money_by(text: str) -> MoneyBy | None:
    """Return what ``text`` chooses between: the noun that "nào" stands with, else the first noun that money is told by.

    A bare noun counts only before the superlative ("khoản chi lớn nhất"), and a year that is named is none.
    """
    asked = [(match.start(), by) for by, pattern in _NAMED for match in pattern.finditer(text)]
    if asked:
        return min(asked)[1]
    superlative = _SUPERLATIVE.search(text)
    if superlative is None:
        return None
    bare = [(match.start(), by) for by, pattern in _BARE for match in pattern.finditer(text, 0, superlative.start())]
    return min(bare)[1] if bare else None
