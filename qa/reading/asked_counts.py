"""What a question asks to be counted ("bao nhiêu thư viện", "số thạc sĩ", "tỷ lệ làng"), and whether a text counts it.

A number of something else is no answer: "36 giải" does not tell how many books. In: a question with its accents, and the words
that an answer shows. Out: the names of what is counted, and which of them the words give no number of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from corpus.text.number_words import ONES
from qa.reading.figures import figures_in
from qa.reading.interrogatives import HOW_SHORT, WHAT, WHICH, asking

_SAME: Final = tuple(
    frozenset(names.split("|"))
    for names in (
        "cuốn|quyển|bản|đầu|ấn phẩm",
        "lần|lượt|bận|đợt|phen|kỳ|hồi",
        "giờ|tiếng|h",
        "ngày|bữa|hôm|buổi",
        "ký|kí|cân|kg|kilogam|ki lô gam",
        "phân|cm|xăng|xentimét",
        "mét|m|km",
        "cây|km|kilomet|ki lô mét",
        "mét vuông|m2|m²|ha|hecta|héc ta",
        "điểm|địa điểm",
        "lúc|thời điểm|dịp",
        "ca|trường hợp|người bệnh|bệnh nhân",
        "nhà|căn|ngôi|hộ",
        "dân|người|cá nhân|nhân dân|hộ|công dân|cư dân",
        "xe|chiếc",
        "cán bộ|công chức|viên chức|biên chế|nhân sự|người",
    )
)
"""Names of one thing to count: who asks by the one is told by the other."""
_ANYTHING: Final = frozenset({"cái", "chiếc", "con", "thứ", "món", "nơi", "chỗ", "người", "nhân", "đơn", "kết", "chỉ"})
"""Nouns that count things of many names: nine members are people."""
_CLASSIFIERS: Final = frozenset({"cái", "chiếc", "con"})
"""Words before the noun of what is counted; a text may have them alone ("18 chiếc")."""
_MEASURED: Final = frozenset({"tuoi", "gio", "ngay", "thang", "nam", "tuan", "phut", "lan", "m", "km", "m2", "ha", "kg", "tan"})
"""Units of ages, times and measures: who is so old is not so many."""
_NO_THING: Final = re.compile(
    r"vậy|so|của|theo|thì|hả|tổng|lên|trong|cho|khi|hôm|bữa|vào|việc|nhiệm|rứa|nhỉ|thế|à|á|ạ|đó|hè|ta|đi|bị|từ|tối|tới"
    r"|rồi|nữa|là|có|được|mỗi|mức|nhiêu|kế|trở|cả|đến|để|mà|nếu|nhé|hay|và|với|một|ở|tại|chừng|tất|không|cấp|các|những"
    r"|hết|phải|đã|trên|dưới|hơn|nào|gì|bao|mấy|cách|loại|khoản|mảng|phần|mục|hình|dạng|kiểu|tiền|tỷ|tỉ|triệu|nghìn"
    r"|ngàn|đồng|trăm|chục"
)
"""What follows "bao nhiêu" and is no thing to count, or has parts that an answer lists instead."""
_ASKED: Final = re.compile(
    r"(?<!\w)(?:(?<!cấp )|(?<=nâng cấp )|(?<=cung cấp ))"
    r"(?:(?P<many>bao nhiêu|mấy)|(?:^|(?:biết|hỏi|tìm|nêu|xem|cung cấp|thống kê|tổng|so sánh)\s+)số(?: lượng)?)"
    r"\s+(?P<noun>[^\W\d_]\w*)(?:\s+(?P<next>\w+))?",
    re.IGNORECASE,
)
_NO_NUMBER_OF: Final = re.compile(
    r"điện|hiệu|ký|kí|liệu|hóa|hoá|nhà|tờ|quyết|nghị|kế|thông|công|văn|chỉ|luật|báo|hướng|chương|đề"
)
"""What a word after "số" makes of it other than a number of things: a telephone's, a document's."""
_OF_A_STATE: Final = re.compile(r"(?<!\w)(?:hiện(?: nay| tại| giờ)?|đã|tổng cộng|toàn tỉnh|cả tỉnh)(?!\w)", re.IGNORECASE)
"""Of what there is by now a number is asked, however few: a list of what is spoken of tells none."""
_NOW: Final = (
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )hiện(?! đại| thực| vật| diện| trường)(?: nay| tại| giờ| đang| có)?|bây giờ|đang có"
    r"|đến nay|tới nay|tính đến nay|tới giờ"
)
_ASKED_NOW: Final = re.compile(
    rf"^(?!.*(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|sẽ|kế hoạch|quy định)(?!\w))"
    rf"(?=.*(?<!\w)(?:{_NOW})(?!\w)).*(?<!\w)(?:bao nhiêu|mấy)(?!\w)",
    re.IGNORECASE,
)
_TOLD_NOW: Final = re.compile(
    rf"(?<!\w)(?:{_NOW}|(?:hiện|thực) trạng|tình hình|đã|mới|còn|kết quả|toàn|có (?:\w+ ){{0,3}}\d+"
    r"|(?<!đến )(?<!tới )năm 20\d\d)(?!\w)",
    re.IGNORECASE,
)
"""Says what there is, and not only what is to be: a target tells of no state."""
_SHARE: Final = re.compile(
    r"(?<!\w)(?:t[ỷỉ] lệ|(?:bao nhiêu|mấy)\s+(?:phần trăm|%)(?:\s+số)?)\s+(?P<noun>[^\W\d_]\w*)", re.IGNORECASE
)
_OTHERWISE: Final = asking(WHAT, WHICH, "bao giờ", HOW_SHORT)
_NUMBER: Final = rf"(?<![\w/.,])(?:\d+(?:[.,]\d+)*|{'|'.join(ONES)}|vài|chục|trăm|nghìn)(?!\s+số\b)"
_BESIDE: Final = 40
"""Characters after a number in which what it counts is named."""
_JOINED: Final = r"(?:là|:|đạt|gồm|có|lên|khoảng|ít nhất|tối thiểu|tối đa|đến|từ|còn|đủ|được)\W+"
_IN_WORDS: Final = re.compile(rf"(?<!\w)(?:{'|'.join(ONES)}|vài|chục)\s+(?!số|trong|phần|là|và)[^\W\d_]", re.IGNORECASE)


_SPAN: Final = r"giờ|ngày|tuần|tháng|quý|năm"
_EACH: Final = rf"(?:một|mỗi|hằng|hàng)\s+(?P<span>{_SPAN})(?!\w)"
_ASKED_EACH: Final = re.compile(rf"(?<!\w)(?:bao nhiêu|mấy)(?!\w)[^,;?]*(?<!\w){_EACH}", re.IGNORECASE)
_TOLD_EACH: Final = re.compile(rf"\d[^.;]{{0,30}}?(?:(?<!\w){_EACH}|/\s*(?P<by>{_SPAN})(?!\w))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedCount:
    """Something to be counted: its ``noun``, with its other ``names``; a ``few`` may be listed, a ``share`` is in percent."""

    noun: str
    names: frozenset[str]
    few: bool = False
    share: bool = False

    def told_in(self, shown: str) -> bool:
        """Tell whether ``shown`` gives a number of it."""
        if self.share:
            return self.named_in(shown)
        if self.noun in _ANYTHING:
            counted = (figure for figure in figures_in(shown) if figure.unit and not figure.kind)
            return any(figure.unit not in _MEASURED for figure in counted) or bool(_IN_WORDS.search(shown))
        names = _any_of(self.names)
        near = rf"{_NUMBER}\W+(?:\w+\W+){{0,2}}{names}|\d{names}|(?<!\w){names}\W*(?:\w+\W+){{0,3}}?{_JOINED}{_NUMBER}"
        if re.search(near, shown, re.IGNORECASE):
            return True
        slip = re.compile(rf"\W+{fold_accents(names)}")  # in an accent of the question
        if any(
            slip.match(fold_accents(shown[number.end() :][:_BESIDE])) for number in re.finditer(_NUMBER, shown, re.IGNORECASE)
        ):
            return True
        return self.few and re.search(_listed(names), shown, re.IGNORECASE) is not None

    def value_in(self, text: str) -> str:
        """Return the number of it that ``text`` gives, with its name: "11 cơ sở"; "" where it gives none so."""
        if self.share or self.noun in _ANYTHING:
            return ""
        found = re.search(rf"{_NUMBER}\s+(?:(?:loại|nhóm|cái)\s+)?{_any_of(self.names)}", text, re.IGNORECASE)
        return found.group() if found else ""

    def named_in(self, shown: str) -> bool:
        """Tell whether ``shown`` speaks of it at all."""
        return re.search(rf"(?<!\w){fold_accents(_any_of(self.names))}", fold_accents(shown)) is not None


def counts_asked(question: str) -> Iterator[AskedCount]:
    """Yield what ``question`` (with accents) asks the number or the share of."""
    for match in _ASKED.finditer(question):
        many, noun, after = (match["many"] or "").lower(), match["noun"].lower(), (match["next"] or "").lower()
        if many != "bao nhiêu" and _OTHERWISE.search(question):
            continue  # "mấy anh", "mấy điểm ấy": some, not how many; "số hộ … lấy theo năm nào"
        if many and noun in _CLASSIFIERS and after and not _NO_THING.fullmatch(after):
            yield AskedCount(after, _names_of(after, after) | {noun}, few=many == "mấy")  # "mấy cái máy": of machines
        elif not _NO_THING.fullmatch(noun) and (many or not _NO_NUMBER_OF.fullmatch(noun)):
            yield AskedCount(noun, _names_of(f"{noun} {after}", noun), few=many == "mấy" and not _OF_A_STATE.search(question))
    for match in _SHARE.finditer(question):
        noun = match["noun"].lower()
        if not _NO_THING.fullmatch(noun):
            yield AskedCount(noun, _names_of(noun, noun), share=True)


def tells_no_state(question: str, shown: str) -> bool:
    """Tell whether ``question`` asks how many there are by now, and ``shown`` only says how many there are to be."""
    return _ASKED_NOW.search(question) is not None and _TOLD_NOW.search(shown) is None


def counted_value(question: str, text: str) -> str:
    """Return the number that ``text`` gives of what ``question`` counts, as far as both go on with the same words.

    "" where it gives none, or the question says it itself.
    """
    value = next((told for count in counts_asked(question) if (told := count.value_in(text))), "")
    if not value or f" {value.lower()} " in f" {question.lower()} ":
        return ""
    asked, longer = fold_accents(question), value
    for word in text[text.index(value) + len(value) :].split():
        longer = f"{longer} {word.strip(' ,;:.()')}"
        if longer.endswith(" ") or fold_accents(longer.partition(" ")[2]) not in asked:
            break
        value = longer
        if not word[-1].isalnum():
            break
    return value


def is_of_other_span(question: str, shown: str) -> bool:
    """Tell whether ``question`` asks how much there is in each span of time, and ``shown`` gives that of others only."""
    asked = _ASKED_EACH.search(question)
    told = {(match["span"] or match["by"]).lower() for match in _TOLD_EACH.finditer(shown)}
    return asked is not None and bool(told) and asked["span"].lower() not in told


def _names_of(whole: str, noun: str) -> frozenset[str]:
    """Return the names of what is counted: those of the ``whole`` phrase ("mét vuông") before those of its ``noun``."""
    for said in (whole, noun):
        same = [names for names in _SAME if fold_accents(said) in map(fold_accents, names)]
        if same:
            return frozenset({said}).union(*same)
    return frozenset((noun,))


def _listed(names: str) -> str:
    """Return the pattern of a list of what is called by ``names``: a colon, two marks, or a second one behind "và"."""
    then = r"(?:[,;]|\s(?:và|hoặc)\s)"
    begun = rf"(?<!\w){names}(?: \w+){{0,6}}?\s*"
    return rf"{begun}(?::|{then}[^.;:]{{0,80}}?{then}|\svà (?:\w+ )?{names})"


def _any_of(names: frozenset[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)"
