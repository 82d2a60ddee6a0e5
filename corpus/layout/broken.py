"""What the end of a line breaks: a name, a number and its words, a sentence that no paragraph could end in."""

from __future__ import annotations

import re
from typing import Final

from corpus.text.folding import CAPITALS, SMALL
from corpus.text.number_words import ONES

# Words that no paragraph ends in (prepositions, conjunctions, plural marks): the next line goes on.
_OPEN_WORDS: Final = frozenset(
    {
        "và", "của", "các", "những", "cho", "với", "về", "theo", "tại", "từ", "đến", "trong", "trên", "dưới", "bằng",
        "để", "nhằm", "do", "bởi", "là", "được", "bị", "có", "không", "hoặc", "hay", "cùng", "khi", "nếu", "mà", "ở",
        "vào", "ra", "qua", "giữa", "như", "ngày", "tháng", "năm",
    }
)  # fmt: skip
# Compounds that end in one of these and leave nothing open: "… quản lý nhà ở", "Báo cáo hằng năm", "Kết quả đạt được".
_COMPOUNDS: Final = frozenset(
    {
        "nhà ở", "đất ở", "chỗ ở", "nơi ở", "thiết bị", "chuẩn bị", "trang bị", "đạt được", "hằng năm", "hàng năm",
        "từng năm", "cả năm", "hằng tháng", "hàng tháng", "hằng ngày", "hàng ngày", "hiện có", "sẵn có", "nêu trên",
        "cấp trên", "cấp dưới", "vừa qua", "gian qua", "đề ra", "đặt ra", "đầu ra", "xảy ra",
        "gây ra", "đầu vào", "công bằng", "cân bằng", "thăng bằng", "tự do", "lý do", "lí do", "cuối cùng", "tồn tại",
        "hiện tại",
    }
)  # fmt: skip
# Words that open a name and never end a line of prose, and those that do so with what the next line begins with.
_NAME_STARTS: Final = frozenset({"Ủy", "Uỷ", "Thủ", "Quyết", "Nghị", "Kế", "UBND", "HĐND"})
_NAMES_OVER: Final = re.compile(
    r"Bộ (?:Chính trị|trưởng|Chỉ huy)|Ban (?:Chỉ đạo|Thường vụ|Quản lý|Bí thư|Tổ chức|Chấp hành|Thường trực)"
    r"|Chủ tịch|Hội (?:đồng|Nông dân|Liên hiệp|Cựu)"
    r"|Sở (?:Y tế|Nội vụ|Tư pháp|Tài chính|Xây dựng|Công Thương|Nông|Khoa|Giáo|Văn|Kế)"
)
# A part that a number follows, a territory that its name follows.
_PART_OF: Final = re.compile(r"[^\W\d_,]\s+(?:Điều|điều|khoản|điểm|Chương|chương|Mục|mục|Phụ lục|cấp|loại|nhóm|hạng)$")
_NUMBER: Final = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[\s,;](?!\s*[-–])")
_TERRITORY: Final = re.compile(r"[^\W\d_,]\s+(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|đặc khu)$")
_PROPER: Final = re.compile(
    r"(?!Sở|Bộ|Ban|Hội|Công|Ủy|Uỷ|Các|Chủ|Giám|Thủ|Văn|Trung|Tổ|Phòng)"
    rf"[{CAPITALS}](?![{CAPITALS}])[^\W\d_]+ [{CAPITALS}](?![{CAPITALS}])"
)
# Half of a territory's name, of which all but one have two syllables or more, and the other half: "… của tỉnh Điện | Biên và".
_HALF_NAMED: Final = re.compile(rf"{_TERRITORY.pattern[:-1]}\s+(?!Huế)[{CAPITALS}][{SMALL}]+$")
_OTHER_HALF: Final = re.compile(
    rf"(?!Căn|Theo|Thực|Tại|Trên|Trong|Sở|Bộ|Ban|Hội|Công|Ủy|Uỷ|Các|Chủ|Giám|Thủ|Văn|Trung|Tổ|Phòng)"
    rf"[{CAPITALS}][{SMALL}]+(?=[,;.)]|\s[{SMALL}(–-])"
)
# A number follows "số" after these, and nothing need after "chuyển đổi số".
_BEFORE_A_NUMBER: Final = frozenset(
    {"một", "hoạch", "định", "quyết", "thị", "trình", "tư", "luận", "văn", "điện", "luật", "lục", "án", "lệnh", "báo"}
)
# A number said again in words.
_IN_WORDS: Final = re.compile(rf"\(\s*(?:{'|'.join(ONES)})(?![^\W_])[^()]{{0,24}}\)")


def ends_open(plain: str) -> bool:
    """Tell whether a line ends in a word that no paragraph ends in ("… phối hợp với", "… theo Quyết định số", "… của UBND")."""
    if plain.rsplit(" ", 1)[-1] in _NAME_STARTS:
        return True
    words = plain.lower().rsplit(" ", 2)
    if " ".join(words[-2:]) in _COMPOUNDS:
        return False
    return words[-1] in _OPEN_WORDS or (words[-1] == "số" and len(words) > 1 and words[-2] in _BEFORE_A_NUMBER)


def breaks_name(before: str, after: str) -> bool:
    """Tell whether a line's end broke a name: "… của Bộ | Chính trị", "… tại Điều | 5 Quyết định này", "… tỉnh Điện | Biên"."""
    if _PART_OF.search(before) and _NUMBER.match(after):
        return True
    if _TERRITORY.search(before) and _PROPER.match(after):
        return True
    if _HALF_NAMED.search(before) and _OTHER_HALF.match(after):
        return True
    return _NAMES_OVER.match(f"{before.rsplit(' ', 1)[-1]} {after[:12]}") is not None


def closes_bracket(before: str, after: str) -> bool:
    """Tell whether a line closes a bracket that the one before left open: "… (GIAI ĐOẠN | 2025-2030)"."""
    return before.count("(") > before.count(")") and after.endswith((")", ").", ");"))


def spells_number(before: str, after: str) -> bool:
    """Tell whether a line opens with the words of the number before it: "trong thời hạn 05 | (năm) ngày làm việc"."""
    return before[-1:].isdigit() and _IN_WORDS.match(after) is not None
