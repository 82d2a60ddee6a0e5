"""What a question leaves out: provinces ("trừ Hà Nam", "không gồm Nghệ An"), and the topic of tasks ("ngoài việc tập huấn").

In: the text of a question, the places that it names. Out: which of them are left out, where the words stand that say so, and
the words of what else is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.names.places import PlaceMention
from corpus.text import tokens
from qa.contracts.query import Field, Form, Where

LEAVES: Final = (
    r"(?:(?<!nước )(?<!bên )(?<!và )(?<!phía )ngoài|ngoại trừ|(?<!bài )(?<!khấu )trừ|(?:không|chưa) (?:kể|tính)|không gồm"
    r"|không bao gồm|loại trừ|bỏ qua|(?<!bãi )(?<!xóa )(?<!hủy )(?<!loại )(?<!gỡ )bỏ(?! (?:trống|trắng|ngỏ)\b))"
)
"""Words that leave something out, where they end no other word ("nước ngoài", "bãi bỏ")."""
_SMALL: Final = r"(?:(?:ra|của|ở|tại|bên|tỉnh|thành phố|kế hoạch|các|địa bàn|cái|phần)\s+)*"
_BEFORE_PLACE: Final = re.compile(rf"\b(?:{LEAVES}|không phải(?: là)?(?=\s+(?:của|ở|tại|bên|tỉnh)))\s+{_SMALL}$", re.IGNORECASE)
_LISTED: Final = re.compile(r"\s*(?:,|và|với|cùng|lẫn)\s*(?:cả\s+)?(?:tỉnh\s+)?", re.IGNORECASE)
_RA: Final = re.compile(r"\s+ra\b", re.IGNORECASE)
_TASKS: Final = r"(?:việc|nhiệm vụ|công việc|đầu việc|phần việc|khâu|mảng|chuyện|nội dung|hoạt động|cái|phần|vụ|món)"
_TOPIC: Final = re.compile(
    rf"\b(?:khác\s+)?(?:{LEAVES}|khác với|khác)\s+(?:ra\s+)?(?:(?:những|các|mỗi|cái)\s+)?(?:{_TASKS}\s+)?"
    r"(?P<what>[^,;:?.]+?)\s*(?=[,;:?.]|\s(?:ra|thì|còn|ở|tại|trong|theo|của kế hoạch)\s|\sra$|$)",
    re.IGNORECASE,
)

_MONEY: Final = re.compile(r"(?:ngân sách|nguồn|vốn|kinh phí|tiền)\b", re.IGNORECASE)
"""Another source of money is no task that is left out: "nguồn khác ngoài ngân sách"."""


def places_left_out(text: str, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Return those of ``places`` (in the order of ``text``) that it leaves out, a list of them together."""
    found: list[PlaceMention] = []
    ends = {place.end for place in places}
    for place in places:
        listed = bool(found) and _LISTED.fullmatch(text[found[-1].end : place.start]) is not None
        said = _BEFORE_PLACE.search(text[: place.start])
        if listed or (said and len(text[: said.start()].rstrip()) not in ends):  # "Hà Nam trừ Nghệ An" subtracts
            found.append(place)
    return tuple(found)


def spans_left_out(text: str, places: Sequence[PlaceMention]) -> list[tuple[int, int]]:
    """Return where ``text`` says which of ``places`` are left out: "trừ Hà Nam ra"."""
    spans = []
    for place in places_left_out(text, places):
        before, after = _BEFORE_PLACE.search(text[: place.start]), _RA.match(text, place.end)
        spans.append((before.start() if before else place.start, after.end() if after else place.end))
    return spans


def topic_left_out(text: str) -> str:
    """Return the words of the tasks that are left out ("ngoài việc tập huấn, …": "tập huấn"); "" where none are.

    They may as well name an agency or a place: that is for the caller to tell.
    """
    found = _TOPIC.search(text)
    return found["what"] if found and not _MONEY.match(found["what"]) else ""


def without_left_out(
    form: Form, ask: Sequence[Field], where: Where, topic: tuple[str, ...], text: str
) -> tuple[Where, tuple[str, ...]]:
    """Return the conditions and the topic, the words of tasks that are left out made a condition: "ngoài việc tập huấn"."""
    left = {token.text.lower() for token in tokens(topic_left_out(text))}
    out = tuple(word for word in topic if word.lower() in left)
    if not out or form not in (Form.LIST, Form.COUNT) or Field.TASK not in ask:
        return where, topic
    kept = tuple(word for word in topic if word not in out)
    return replace(where, excluding=(*where.excluding, Where(topic=out))), kept
