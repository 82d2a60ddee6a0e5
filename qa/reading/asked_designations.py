"""Which one of numbered things a question is about: "thôn 7", "đội số 9", "đợt 5 kiểm tra gì".

What is said of all of them, or of another one, answers nothing about this one. In: a question with its accents, and a text.
Out: the things that the question names by number and of whose number the text says nothing.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents

_NUMBERED: Final = (
    r"thôn|bon|buôn|ấp|bản|làng|khu phố|tổ dân phố|tổ|đội|đợt|nhóm|bước|kỳ|vòng|gói thầu|gói|tuyến|điểm|khóa|lớp|khẩu hiệu"
    r"|mô hình|phương án|kịch bản|phòng|trạm|lô|cụm|vùng|chặng|tầng|ca"
)
_COUNTED: Final = (
    r"người|thành viên|hộ|học sinh|em|cháu|cán bộ|đồng chí|chiến sĩ|phút|giờ|ngày|tuần|tháng|năm(?!\s+20\d\d)|lần|xã|phường"
    r"|thôn|bản|tỉnh|con|cây|xe|máy|nghìn|triệu|tỷ|tỉ|đồng|ha|km|m|mét|kg|tấn|doanh nghiệp|cơ sở|đơn vị|việc|nhiệm vụ|phần trăm"
)
"""What a number may count that stands behind the thing: "tổ 3 người" is no third group."""
_DESIGNATED: Final = re.compile(
    rf"(?<!\w)(?P<noun>{_NUMBERED})\s+(?:(?:số|thứ)\s+)?0*(?P<number>\d{{1,3}})(?![\w%/]|[.,:–-]\d)(?!\s*(?:{_COUNTED}|[–-])(?!\w))",
    re.IGNORECASE,
)
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_IN_WORDS: Final = ("", "nhat|dau", "hai", "ba", "tu|bon", "nam", "sau", "bay", "tam", "chin", "muoi")


def unsaid_designations(question: str, text: str) -> list[str]:
    """Return the things that ``question`` names by number ("thôn 7") where ``text`` holds that number in no writing."""
    found = list(_DESIGNATED.finditer(question))
    folded = fold_accents(text) if found else ""
    return [match.group() for match in found if not _holds(folded, int(match["number"]))]


def _holds(folded: str, number: int) -> bool:
    ways = [rf"(?<![\d/])(?<!\d[.,])(?<!ngay )(?<!thang )(?<!quy )0*{number}(?![\d%/]|[.,]\d)"]
    if 0 < number < len(_ROMAN):
        ways.append(rf"\b{_ROMAN[number]}\b")
    if 0 < number < len(_IN_WORDS):
        ways.append(rf"\b(?:thu|lan|dot|buoc|cac)\s+(?:{_IN_WORDS[number]})\b")
    return re.search("|".join(ways), folded) is not None
