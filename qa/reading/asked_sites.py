"""Where something stands or is to be built ("trụ sở đặt ở đâu", "địa điểm xây trạm"), and whether a text says where.

In: a question with its accents, and the words that an answer shows. Out: whether they name no site. What is said to stand in
a document ("tại Kế hoạch này") names none.
"""

from __future__ import annotations

import re
from typing import Final

from qa.reading.interrogatives import HOW, HOW_MANY, WHEN, asking

_SET: Final = r"đặt|xây|xây dựng|dựng|đóng|nằm|bố trí|lắp|lắp đặt|tọa lạc"
_ASKED: Final = re.compile(
    r"(?<!\w)(?:địa điểm(?! nào)|địa chỉ(?! (?:email|thư|web|trang|truy cập))|trụ sở"
    rf"|(?:{_SET})(?!\w)[^,;?]{{0,60}}?\s(?:ở|tại) (?:đâu|mô|(?:chỗ|nơi) nào))(?!\w)",
    re.IGNORECASE,
)
_OTHERWISE: Final = asking(HOW_MANY, WHEN, HOW, "gì|ai|có|phải|được")
"""Asks something else of what stands there: "ra khỏi trụ sở phải có mấy người"."""
_NO_SITE: Final = (
    r"(?:các|những|mỗi|từng)?\s*(?:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|luật|chỉ thị|văn bản|khoản|điều|mục|điểm"
    r"|phần|phụ lục|công văn|đề án|chương trình|việt nam|địa phương)(?!\w)"
)
_SITE: Final = re.compile(
    rf"(?<!\w)(?:tại|ở|nằm|đặt|trụ sở|địa điểm|địa chỉ|trên địa bàn|trên đường|khuôn viên)\s*:?\s+(?!{_NO_SITE})\w",
    re.IGNORECASE,
)


def names_no_site(question: str, shown: str) -> bool:
    """Tell whether ``question`` asks where something stands or is to stand, and ``shown`` names no place for it."""
    if _ASKED.search(question) is None or _OTHERWISE.search(question):
        return False
    return _SITE.search(shown) is None
