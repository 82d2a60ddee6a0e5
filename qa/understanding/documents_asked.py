"""Whether it is the documents that a plan names whose order in time is asked, not the plan's own date nor its tasks' times.

In: the text of a question that asks for the first, the last, or the order of things. Out: yes or no.
"""

from __future__ import annotations

import re
from typing import Final

_DOCUMENT: Final = (
    r"(?:văn bản|nghị quyết|quyết định|chỉ thị|nghị định|thông tư|pháp lệnh|bộ luật|luật|kết luận"
    r"|chương trình hành động|căn cứ)"
)
_SEVERAL: Final = re.compile(rf"\b(?:các|những|mấy|hai|ba|bốn|số)\s+{_DOCUMENT}\b", re.IGNORECASE)
_NAMED: Final = re.compile(
    rf"\b{_DOCUMENT}\b.*\b(?:nhắc|dẫn|viện dẫn|trích|kể đến|nêu|căn cứ|liệt kê)\b"
    rf"|\b(?:nhắc|dẫn|viện dẫn|trích|căn cứ)\b.*\b{_DOCUMENT}\b",
    re.IGNORECASE,
)
_FROM_ONE: Final = re.compile(rf"\btừ\s+(?:khi\s+có\s+)?{_DOCUMENT}\b.*\b(?:tới|đến)\b", re.IGNORECASE)
_OF_TASKS: Final = re.compile(r"\b(?:nhiệm vụ|đầu việc|công việc|phải xong|hoàn thành|chủ trì|báo cáo)\b", re.IGNORECASE)


def asks_of_documents(text: str) -> bool:
    """Tell whether ``text`` asks of several documents that a plan names: "các nghị quyết mà kế hoạch dẫn", "từ … đến …"."""
    if _OF_TASKS.search(text):
        return False
    return any(pattern.search(text) for pattern in (_SEVERAL, _NAMED, _FROM_ONE))
