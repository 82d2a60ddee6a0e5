"""Whether the order in time of documents is asked: of those that a plan names, or of plans by their own days.

In: the text of a question that asks for the first, the last, or the order of things. Out: yes or no.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.genres.table import higher_names

_DOCUMENT: Final = f"(?:{'|'.join((*higher_names(), 'văn bản', 'căn cứ'))})"
_SEVERAL: Final = re.compile(rf"\b(?:các|những|mấy|hai|ba|bốn|số)\s+{_DOCUMENT}\b", re.IGNORECASE)
_NAMED: Final = re.compile(
    rf"\b{_DOCUMENT}\b.*\b(?:nhắc|dẫn|viện dẫn|trích|kể đến|nêu|căn cứ|liệt kê)\b"
    rf"|\b(?:nhắc|dẫn|viện dẫn|trích|căn cứ)\b.*\b{_DOCUMENT}\b",
    re.IGNORECASE,
)
_FROM_ONE: Final = re.compile(rf"\btừ\s+(?:khi\s+có\s+)?{_DOCUMENT}\b.*\b(?:tới|đến)\b", re.IGNORECASE)
_OF_TASKS: Final = re.compile(r"\b(?:nhiệm vụ|đầu việc|công việc|phải xong|hoàn thành|chủ trì|báo cáo)\b", re.IGNORECASE)

_ISSUED: Final = re.compile(
    r"\bngày\s+(?:ban hành|ký)\b|\b(?:ban hành|ký|ra đời)\s+(?:\w+\s+)?(?:trước|sau|sớm|muộn)\b", re.IGNORECASE
)


def asks_of_documents(text: str) -> bool:
    """Tell whether ``text`` asks of several documents that a plan names: "các nghị quyết mà kế hoạch dẫn", "từ … đến …"."""
    if _OF_TASKS.search(text):
        return False
    return any(pattern.search(text) for pattern in (_SEVERAL, _NAMED, _FROM_ONE))


def asks_which_was_issued_first(text: str) -> bool:
    """Tell whether ``text`` asks which of several plans was issued when: "bản nào ký trước", "so ngày ban hành"."""
    return _ISSUED.search(text) is not None and not _OF_TASKS.search(text)
