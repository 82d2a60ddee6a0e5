"""Persons in a cell of who does the work, one a line, as small bodies (a school, a commune) write their plans."""

from __future__ import annotations

import re
from typing import Final

from corpus.text.folding import CAPITALS, SMALL

# The family names that nearly all Vietnamese bear, the majority's and the larger peoples'.
_FAMILY: Final = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Trương|Lâm|Mai|Đào|Cao|Hà|Tạ|Tô|Thái"
    "|Lưu|Chu|Châu|Quách|Lương|Vương|Triệu|La|Nông|Lò|Vi|Ma|Hứa|Giàng|Vàng|Sùng|Thạch|Kiều|Phùng|Tống|Mạc|Nghiêm|Tăng|Thân|Từ|Diệp"
    "|Bạch|Cù|Doãn|Hán|Khổng|Lục|Ninh|Ông|Trầm|Y|Điểu|Siu|Rơ|Ksor|Lữ|Lầu|Thào|Cầm|Quàng|Tòng"
)
_PERSON: Final = re.compile(
    r"[-–+•]?\s*(?:(?:Đ/c|[Đđ]ồng chí|Ông|ông|Bà|bà|Thầy|Cô|BS|ThS|TS)\.?\s+)?"
    rf"(?:{_FAMILY})(?:\s+[{CAPITALS}][{SMALL}]*){{1,4}}"
    r"(?:\s*(?:[,(:]|[-–]\s).{0,60})?[;.,]?"
)
_MARK: Final = re.compile(r"[-–+•]\s*")


def begins_with_person(text: str) -> bool:
    """Tell whether a cell's text begins with a person's name."""
    return _PERSON.match(text) is not None


def person_spans(lined: str) -> list[tuple[int, int]]:
    """Return where the persons of a cell stand, whose lines are each a person; none for any other cell.

    ``lined`` is the cell's clean text with its line ends.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lined.split("\n"):
        if _PERSON.fullmatch(line.strip()) is None:
            return []
        mark = _MARK.match(line)
        start = at + (mark.end() if mark else 0)
        spans.append((start, at + len(line.rstrip(" ;.,"))))
        at += len(line) + 1
    return spans if len(spans) > 1 else []
