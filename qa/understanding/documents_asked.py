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
_WHICH_CAME: Final = re.compile(
    r"\b(?:kế hoạch|văn bản|quyết định|bản|cái|bên|tỉnh|nơi)\s+nào\s+(?:\w+\s+){0,2}?(?:ban hành|ký|ra đời|ra)\s+(?:\w+\s+)?"
    r"(?:trước|sau|sớm|muộn)\b(?!\s+(?:ngày|tháng|năm|quý|khi)\b)",
    re.IGNORECASE,
)
_LATER: Final = re.compile(r"\bnào\b[^,;?]*\b(?:sau|muộn|mới)\b", re.IGNORECASE)


def asks_of_documents(text: str) -> bool:
    """Tell whether ``text`` asks of several documents that a plan names: "các nghị quyết mà kế hoạch dẫn", "từ … đến …"."""
    if _OF_TASKS.search(text):
        return False
    return any(pattern.search(text) for pattern in (_SEVERAL, _NAMED, _FROM_ONE))


def asks_from_one_on(text: str) -> bool:
    """Tell whether ``text`` asks for all that came between two documents, of whatever kind: "từ Nghị quyết 36 tới kế hoạch"."""
    return _FROM_ONE.search(text) is not None


def asks_which_was_issued_first(text: str) -> bool:
    """Tell whether ``text`` asks which of several plans was issued when: "bản nào ký trước", "so ngày ban hành"."""
    return _ISSUED.search(text) is not None and not _OF_TASKS.search(text)


def asks_which_came_first(text: str) -> bool:
    """Tell whether nothing but which document came first, or last, is asked: "kế hoạch nào ra trước", "cái nào ký sau"."""
    return _WHICH_CAME.search(text) is not None and not _OF_TASKS.search(text)


def asks_for_the_later(text: str) -> bool:
    """Tell whether it is the later of several that is asked for."""
    return _LATER.search(text) is not None
