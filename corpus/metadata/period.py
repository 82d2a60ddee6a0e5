"""The years that a plan is for, where it says so: in its title, or in the headings of its goals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.layout.zones import annex_label
from corpus.records import Block, Section, Value
from corpus.text.cleaning import clean

_YEAR: Final = r"(?:19|20)\d\d"
_OUTLOOK_TO: Final = rf"(?:\s*,?\s*(?:và\s+)?(?:tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?{_YEAR})?"
_SPAN: Final = re.compile(
    rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên độ|niên vụ|niên khóa|mùa [^\W\d]+|vụ [^\W\d]+|trung hạn|(?:\d+|ba|năm"
    rf"|mười) năm)"
    rf"\s+(?:từ\s+)?(?:năm\s+)?{_YEAR}\s*(?:[-–—]|đến(?:\s+hết)?(?:\s+năm)?)\s*{_YEAR}{_OUTLOOK_TO}"
    rf"|từ\s+(?:(?:ngày\s+\d+\s+)?tháng\s+\d+\s+)?năm\s+{_YEAR}\s+đến\s+(?:hết\s+)?(?:(?:ngày\s+\d+\s+)?tháng\s+\d+\s+)?"
    rf"năm\s+{_YEAR}"
    rf"|(?<!tháng \d )(?<!tháng \d\d )năm\s+{_YEAR}\s*[-–—]\s*{_YEAR}"
    rf"|đến\s+(?:hết\s+)?năm\s+{_YEAR}{_OUTLOOK_TO}"
    rf"|năm\s+{_YEAR}\s*,?\s*(?:và\s+)?(?:tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?{_YEAR}",
    re.IGNORECASE,
)
# The plan's own year: after its kind ("Kế hoạch năm 2024 thực hiện …"), or at the end of the title, where it is no date's.
_OWN_YEAR: Final = re.compile(
    rf"^\s*(?:Kế hoạch|Chương trình)(?: (?:công tác|hành động|hoạt động))? (?P<first>năm\s+{_YEAR})\b"
    rf"(?!\s*[-–—]|\s+(?:và|đến)\b)"
    rf"|(?<!đến )(?<!hết )(?<!tầm nhìn )(?<!định hướng )(?<!từ )(?<!tháng \d )(?<!tháng \d\d )(?<!tháng \d, )"
    rf"(?P<last>(?:trong\s+)?năm\s+{_YEAR})\s*[.)]?\s*$",
    re.IGNORECASE,
)
# A year inside the title that is no date's, no law's and no cited document's: "… trồng rừng năm 2026 trên địa bàn tỉnh".
_INNER_YEAR: Final = re.compile(
    rf"(?<!đến )(?<!hết )(?<!tầm nhìn )(?<!định hướng )(?<!từ )(?<!tháng \d )(?<!tháng \d\d )(?<!luật )"
    rf"(?P<year>(?:trong\s+)?năm\s+{_YEAR})(?!\s*[-–—]|\s+(?:của|đến|và|về|sửa đổi|quy định)\b)",
    re.IGNORECASE,
)
_GOAL: Final = re.compile(rf"(?:(?:mục tiêu|giai đoạn|tầm nhìn|định hướng)\s+)*(?:đến\s+)?năm\s+{_YEAR}", re.IGNORECASE)
_OUTLOOK_ONLY: Final = re.compile(r"đến\s", re.IGNORECASE)
_GOALS: Final = re.compile("mục tiêu", re.IGNORECASE)
_OUTLOOK: Final = re.compile("tầm nhìn|giai đoạn", re.IGNORECASE)


def read_period(title: Value | None, sections: Sequence[Section], blocks: Sequence[Block], text: str) -> Value | None:
    """Return the period as the document writes it ("đến năm 2030, tầm nhìn đến năm 2045"), with where it stands.

    The title is asked first, then headings that are years, then what stands under the goals.
    """
    if title is not None:
        mapped = clean(text, title.ranges)
        own, span = _OWN_YEAR.search(mapped.text), _SPAN.search(mapped.text)
        if own:  # "… giai đoạn 2021-2025 năm 2024" is for one year of a programme's five
            group = "first" if own["first"] else "last"
            return Value(_written(own[group]), mapped.sources(own.start(group), own.end(group)))
        if span:
            return Value(_written(span.group()), mapped.sources(span.start(), span.end()))
        inner = _INNER_YEAR.search(mapped.text)
        if inner:
            return Value(_written(inner["year"]), mapped.sources(inner.start("year"), inner.end("year")))
    return _of_annexes(sections) or _from_headings(sections) or _from_goals(sections, blocks, text)


def _of_annexes(sections: Sequence[Section]) -> Value | None:
    """Return the stage that the title of an annex says: "DANH MỤC NHIỆM VỤ (GIAI ĐOẠN 2025 - 2030)"."""
    for section in sections:
        if section.parent is None and annex_label(section.number):
            found = _SPAN.search(section.heading)
            if found and not _OUTLOOK_ONLY.match(found.group()):
                return Value(_written(found.group()), (section.heading_range,))
    return None


def _written(said: str) -> str:
    letters = [letter for letter in said if letter.isalpha()]
    mostly = sum(letter.isupper() for letter in letters) * 2 > len(letters)
    return said.lower() if mostly else said[:1].lower() + said[1:]


def _from_headings(sections: Sequence[Section]) -> Value | None:
    goals = [section for section in sections if _GOAL.fullmatch(section.heading.strip(" :."))]
    if not goals:
        return None
    texts = list(dict.fromkeys(section.heading.strip(" :.") for section in goals))[:3]
    joined = ", ".join([texts[0], *(text[0].lower() + text[1:] for text in texts[1:])])
    return Value(_written(joined), tuple(section.heading_range for section in goals[: len(texts)]))


def _from_goals(sections: Sequence[Section], blocks: Sequence[Block], text: str) -> Value | None:
    """Return a span with an outlook, or a stage, that a paragraph under a heading about goals names."""
    for block in blocks:
        if block.section is None or not _GOALS.search(sections[block.section].heading):
            continue
        found = _SPAN.search(block.clean)
        if found and _OUTLOOK.search(found.group()):
            mapped = clean(text, block.ranges)
            return Value(found.group(), mapped.sources(found.start(), found.end()))
    return None
