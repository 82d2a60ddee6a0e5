"""What a question demands in words that leave no doubt: a day, a sum of money, a number, a person, the holder of an office.

Words of asking are a closed class: who asks "ngày nào" wants a day, and a passage without one is no answer, however near its
words come to the question's. In: a question, and the words that an answer shows. Out: what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from corpus.text.folding import CAPITALS
from qa.contracts.words import Expected
from qa.reading.asked_holders import names_no_holder
from qa.reading.asked_measures import tells_money
from qa.reading.asked_sites import names_no_site
from qa.reading.asked_spans import asks_span, lacks_span
from qa.reading.figures import figures_in
from qa.reading.interrogatives import HOW_SHORT, WHAT, WHICH, asking
from qa.reading.sentence_values import values

Holds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Demand:
    """A thing asked for by the words ``asked``, unless the question has the words ``unless``; ``held`` finds it in a text."""

    name: str
    asked: re.Pattern[str]
    held: Holds
    unless: re.Pattern[str] | None = None

    def asks(self, question: str) -> bool:
        """Tell whether ``question`` (with accents) asks for such a thing."""
        return self.asked.search(question) is not None and (self.unless is None or self.unless.search(question) is None)


def lacking(question: str, shown: str) -> str | None:
    """Return the name of what ``question`` (with accents) asks for and ``shown``, an answer with its proof, does not hold.

    None where nothing lacks.
    """
    for demand in _DEMANDS:
        if demand.asks(question) and not demand.held(shown) and not (demand.name == "number" and _numbers_it(question, shown)):
            return demand.name
    if names_no_holder(question, shown):
        return "office"
    return "place" if names_no_site(question, shown) else _other_kind(question, shown)


def tells_demanded(question: str) -> Callable[[str], bool] | None:
    """Return what tells whether a text holds all that ``question`` (with accents) demands; None where it demands nothing."""
    if lacking(question, "") is None and not asks_span(question):
        return None
    return lambda text: lacking(question, text) is None and not lacks_span(question, text)


def tells_time(shown: str) -> bool:
    """Tell whether the words of an answer say of any time at all, however loosely."""
    return _A_TIME.search(shown) is not None


def _asking(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _folded(pattern: str) -> Holds:
    """Return what tells whether the folded text holds ``pattern``."""
    compiled = re.compile(pattern)
    return lambda text: compiled.search(fold_accents(text)) is not None


def _either(folded: str, said: str) -> Holds:
    """Return what tells whether the folded text holds ``folded``, or the text ``said``: without accents that is other words."""
    holds, words = _folded(folded), _asking(said)
    return lambda text: holds(text) or words.search(text) is not None


_ITEM_NUMBER: Final = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*|[IVX]+)(?:[.)]\s|[ \t]+(?=[A-ZĐÀ-Ỹ]))|,\s+\d+(?:\.\d+)*\.\s+(?=[A-ZĐÀ-Ỹ])", re.MULTILINE
)
_NUMBER_WORD: Final = re.compile(
    r"(?<!\w)(?:một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín|mười|vài|đôi|nghìn|ngàn|triệu|tỷ|tỉ)\s+"
    r"(?!(?:số|cách|của|trong|phần|là|cấp)(?!\w))[^\W\d_]",
    re.IGNORECASE,
)


_WHICH_NUMBER: Final = re.compile(r"(?<!\w)(?P<noun>\w+)\s+(?:(?:(?:số|thứ)\s+)?mấy|số\s+bao nhiêu)(?!\w)", re.IGNORECASE)
_ORDINAL: Final = r"\s*(?:so|thu)?[\s:.]*(?:\d|[ivx]+\b|[a-z]\b|nhat\b|hai\b|ba\b|tu\b|nam\b)"


def _holds_number(text: str) -> bool:
    bare = _ITEM_NUMBER.sub("", text)
    return bool(figures_in(bare)) or _NUMBER_WORD.search(bare) is not None


def _numbers_it(question: str, shown: str) -> bool:
    """Tell whether ``shown`` has the thing whose number is asked with a number of its own: "điều mấy" and "Điều 23"."""
    said = fold_accents(shown)
    nouns = {fold_accents(asked["noun"]) for asked in _WHICH_NUMBER.finditer(question)}
    return any(re.search(rf"\b{re.escape(noun)}{_ORDINAL}", said) for noun in nouns)


def _holds_money(text: str) -> bool:
    return bool(values(text, Expected.MONEY)) or any(figure.kind for figure in figures_in(text))


_ADDRESS_FORM: Final = re.compile(r"[>\w.]@\w[\w-]*\.\w|@\w[\w-]*(?:\.[\w-]+)+|\b(?:www\.)?\w[\w-]*(?:\.[\w-]+)*\.vn\b")
"""An address of which only the form is given, or that of a site without its protocol: "xa.<ten>@so.gov.vn"."""


def _holds_contact(text: str) -> bool:
    return bool(values(text, Expected.CONTACT)) or _ADDRESS_FORM.search(text) is not None


_DAY: Final = (
    r"\bngay\s+(?:mung\s+)?\d|\b\d{1,2}[/-]\d{1,2}\b|\b\d+\s+(?:ngay|gio)\b|\bthu (?:hai|ba|tu|nam|sau|bay)\b|chu nhat"
)
_NAMED_DAY: Final = (
    r"ngay (?:ky|ban hanh|lam viec|truyen thong|quoc|le)|(?:dau|cuoi|giua) (?:ngay|thang|nam|tuan)|(?:hang|moi) ngay|\btet\b"
)
_BOUND: Final = r"trước|hết|tới|đến|từ|xong|kết thúc|bắt đầu|hạn|chậm nhất|muộn nhất"
_BOUND_DAY: Final = (
    r"\bngay\s+(?:mung\s+)?\d|\b\d{1,2}[/-]\d{1,2}\b|\b\d+\s+(?:ngay|gio)\b|ngay (?:ky|ban hanh)|\bthang \d"
    r"|\b(?:dau|cuoi|giua) (?:ngay|thang|nam|tuan)"
)
_A_TIME: Final = re.compile(
    r"\b(?:quý|tháng|(?<!/)ngày|(?<!/)giờ|(?<!/)tuần|\d+ năm|h[àằ]ng năm|thường xuyên|định kỳ|trước|giai đoạn|mùa|đợt|dịp|khi"
    r"|(?<!như )sau(?! đây|:))\b|\b20\d\d\b",
    re.IGNORECASE,
)
_MONTH: Final = r"thang (?:gieng|chap|\d)|\b\d{1,2}[/-](?:20)?\d\d\b"
_SURNAMES: Final = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Trịnh|Đinh|Đoàn|Lương|Mai|Tô|Tạ|Hà|Cao|Châu|Thái|Tống|"
    "Quách|Lâm|Triệu|Lò|Vi|Kiều|Từ|Đào|Trương|Chu|La|Lưu|Nông|Hứa|Sùng|Giàng|Bế|Ma|Thạch|Kim|Sơn|Văn|Tăng|Khổng|Mạc|Phùng|Quan|Tôn|Vương"
)
_PERSON: Final = re.compile(rf"\b(?:{_SURNAMES})(?:\s+[{CAPITALS}]\w+){{1,4}}")
_UNIT_OF_PLACE: Final = re.compile(
    rf"(?i:xã|phường|đặc khu|huyện|quận|thôn|ấp|làng|bản|thị trấn|thị xã|thành phố)\s+(?:[{CAPITALS}]|\d{{1,2}}(?![\d./]))"
)
_OTHER_ASKING: Final = asking(WHAT, "bao giờ", HOW_SHORT, rf"(?<!ngày )(?<!tháng )(?<!năm ){WHICH}")
_TIME_BEFORE: Final = r"(?<!ngày )(?<!tháng )(?<!quý )(?<!năm )(?<!thứ )(?<!số )"

_NOT_EACH: Final = r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!từng )(?<!\d )"
"""Of a span of time so much is asked: "mỗi năm mấy lần", "một tháng bao nhiêu buổi"."""

_BECAUSE: Final = _asking(r"vì|do|bởi|nhằm|để|nên|tránh|lý do|nguyên nhân|mục tiêu|mục đích|căn cứ|khiến|dẫn đến")

_AT: Final = _asking(r"tại|ở|đặt|nơi|đến|về|gửi|nộp|trụ sở|qua|trên|trong|từ|thuộc|cho")

_OF_MONEY: Final = (
    r"(?:tỷ|tỉ|đồng|(?:nghìn|ngàn|triệu)(?=\W*$|\W*[,?.;]|\s+(?:đồng|vnđ|vnd|để|cho|vậy|thế|nhỉ|hả|ạ|rồi|từ|trong|theo|mỗi|một|là|tiền"
    r"|thì|vào|ở|tại|của|năm|không|mới|hè|rứa|đó|ấy)(?!\w)))"
)
"""Scales that no thing follows: "mấy nghìn tấn" asks for no money."""
_MONEY_FROM: Final = _asking(
    r"(?:kinh phí|tiền|vốn|ngân sách)(?: \w+){0,5} ở (?:đâu|mô)|(?:lấy|kiếm|tìm|huy động|xoay|vay|trích|rút|xin|chi|bố trí)"
    r"(?: (?:tiền|kinh phí|vốn|nguồn))? (?:ở|tại) (?:đâu|mô)|ở (?:đâu|mô) ra"
)
"""Asks where money comes from, which is no place."""

_OFFICE_HELD: Final = (
    r"giám đốc|chủ tịch|bộ trưởng|thứ trưởng|trưởng (?:ban|phòng|đoàn)|chánh văn phòng|bí thư|hiệu trưởng|tổ trưởng"
)

_NOT_WITHIN: Final = _asking(r"trước|hạn|chậm nhất|muộn nhất|đến|tới|xong|hết|kể từ|từ|nhận|trả|hiệu lực|áp dụng|thi hành")
"""Of what lasts until a day, or begins with one, a span of days may tell."""
_THE_DAY: Final = (
    r"\bngay\s+(?:mung\s+)?\d|\b\d{1,2}[/-]\d{1,2}\b|\bthu (?:hai|ba|tu|nam|sau|bay)\b|chu nhat|ngay (?:truyen thong|quoc|le)"
    r"|(?:dau|cuoi|giua) (?:ngay|thang|nam|tuan)|(?:hang|moi) ngay|\btet\b"
)

_DEMANDS: Final = (
    Demand("day", _asking(rf"{_NOT_EACH}ngày nào|ngày cụ thể"), _folded(_THE_DAY), unless=_NOT_WITHIN),
    Demand("day", _asking(rf"{_NOT_EACH}ngày (?:nào|mấy|bao nhiêu)|(?:hôm|bữa) nào"), _folded(f"{_DAY}|{_NAMED_DAY}")),
    Demand("day", _asking(rf"(?:{_BOUND})(?: vào| là)? ngày (?:nào|mấy|bao nhiêu)"), _folded(_BOUND_DAY)),
    Demand("day", _asking(r"ngày(?: tháng)? cụ thể|(?:đúng|chính xác)(?: vào)? ngày"), _folded(_DAY)),
    Demand(
        "month",
        _asking(rf"{_NOT_EACH}tháng (?:mấy|nào|bao nhiêu)"),
        _either(
            rf"{_MONTH}|{_DAY}|\b(?:hang|moi) (?:thang|quy)\b|\b(?:cuoi|dau|giua) (?:nam|quy|thang|tuan|ky|vu|mua)\b", "quý"
        ),
    ),
    Demand("quarter", _asking(rf"{_NOT_EACH}quý (?:mấy|nào)"), _either(rf"{_MONTH}|{_DAY}", "quý")),
    Demand(
        "year", _asking(rf"{_NOT_EACH}năm (?:nào|mấy|bao nhiêu)"), _folded(r"\b(?:19|20)\d\d\b|hang nam|thuong xuyen|\d/\d\d\b")
    ),
    Demand("hour", _asking(r"mấy giờ|giờ nào"), _folded(r"\d+\s*(?:gio|h)\b|\b\d{1,2}[:h]\d\d\b")),
    Demand(
        "money",
        _asking(rf"(?:bao nhiêu|mấy(?: trăm| chục)?) (?:tiền|{_OF_MONEY})"),
        _holds_money,
    ),
    Demand("money", _asking(rf"(?:bao nhiêu|mấy(?: trăm| chục)?) {_OF_MONEY}"), tells_money),
    Demand("percent", _asking(r"(?:bao nhiêu|mấy) (?:phần trăm|%)"), _either(r"%|phan tram|toan bo|tat ca|\b100\b", "lần")),
    Demand("number", _asking(rf"{_TIME_BEFORE}bao nhiêu"), _holds_number),
    Demand(
        "number",
        _asking(rf"{_TIME_BEFORE}mấy(?! (?:hôm|bữa|năm|tháng|ngày|tuần|phút)\b) \w+"),
        _holds_number,
        unless=_OTHER_ASKING,
    ),
    Demand(
        "reason",
        _asking(r"vì sao|tại sao|cớ gì|cớ sao|lý do|sao lại|vì lẽ gì|nguyên nhân"),
        lambda text: _BECAUSE.search(text) is not None,
    ),
    Demand(
        "contact",
        _asking(r"số (?:điện thoại|đường dây nóng|hotline|máy)|sđt|sdt|số đt|địa chỉ (?:email|thư điện tử|web|trang|truy cập)"),
        _holds_contact,
    ),
    Demand(
        "person",
        _asking(rf"ông nào|bà nào|họ tên|tên họ|họ và tên|(?:{_OFFICE_HELD})(?:[^,;.?]* )?tên (?:là )?(?:gì|chi)"),
        lambda text: _PERSON.search(text) is not None,
    ),
    Demand(
        "place",
        _asking(r"địa điểm|(?:ở|tại) đâu|(?:ở|tại) (?:chỗ|nơi) nào|ở mô"),
        lambda text: _AT.search(text) is not None,
        unless=_MONEY_FROM,
    ),
    Demand(
        "place",
        _asking(r"(?:ở|tại|nằm ở|thuộc|về|xuống) (?:xã|phường|huyện|quận|thôn|ấp|làng) nào"),
        lambda text: _UNIT_OF_PLACE.search(text) is not None,
    ),
)

_KINDS: Final = tuple(
    (_asking(rf"(?:{names}) nào"), re.compile(rf"\b(?:{fold_accents(names)})\b"))
    for names in (
        *("ngân hàng", "nhà in", "bệnh viện", "nhà thầu", "nhà máy", "sân bay", "quỹ"),
        *("nghị định", "thông tư", "luật", "nghị quyết"),
        *("hội trường", "nhà thuốc", "siêu thị", "khách sạn", "nhà hàng"),
        "công ty|hãng|tập đoàn|thương hiệu|nhãn hiệu|nhà sản xuất|nhà cung cấp",
    )
)
"""Kinds of which one is asked for ("ngân hàng nào"), each by all its names: an answer must at least speak of it."""


def _other_kind(question: str, shown: str) -> str | None:
    """Return "kind" where the question asks which one of a kind ("ngân hàng nào"), and the answer names none of it."""
    named = [named for asked, named in _KINDS if asked.search(question)]
    spoken = fold_accents(shown) if named else ""
    return "kind" if any(not each.search(spoken) for each in named) else None
