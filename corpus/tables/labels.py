"""Labels in prose that say who does a task, by when and with what: "- Đơn vị chủ trì: …", "(Chủ trì: …; thời gian: …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.names.agency_grammar import NameReader
from corpus.names.agency_lexicon import key
from corpus.tables.columns import ColumnRole, role_of
from corpus.tables.title_words import TITLES

_ROLES: Final = frozenset((ColumnRole.LEAD, ColumnRole.COORDINATE, ColumnRole.PERIOD, ColumnRole.PRODUCT, ColumnRole.FUNDING))
_AGENCIES: Final = (ColumnRole.LEAD, ColumnRole.COORDINATE)
_LONGEST: Final = 60
# Marks that end a value or begin the next item; the bullets of symbol fonts among them.
_TAIL: Final = " \t\n;,.-–+(\\" + "".join(map(chr, range(0xF020, 0xF100)))
# A label begins a block, a line or a sentence, or follows the mark that ended the label before it.
_COLON: Final = re.compile(r"\s*:\s*")
_BEGIN: Final = re.compile(
    r"^\s*(?:[-–+•*\uf020-\uf0ff]\s*|\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,2})\\?[.)/]\s*)?|\n\s*(?:[-–+•*\uf020-\uf0ff]\s*)?|\(\s*|[;.]\s+(?:[-–+•*\uf020-\uf0ff]\s*)?|\s[-–+•*\uf020-\uf0ff]\s+|,\s+",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its value, as spans of the text it was found in; ``start`` is where the label begins."""

    role: ColumnRole
    start: int
    value: tuple[int, int]


# "…; phối hợp: Sở Y tế; hoàn thành trong năm 2026)": a time that stands among labels without one of its own.
_TIME: Final = re.compile(
    r"(?:(?:hoàn thành|thực hiện|xong|triển khai)\s+)*(?:(?:trong|trước|vào|từ|đến|chậm nhất)\s+)*"
    r"(?:(?:ngày|tháng|quý|năm|giai đoạn)\s+[\divx]|\d{1,2}/\d|\d{4}|thường xuyên|hàng năm|hằng năm|hàng quý|hằng quý)"
)
# "… (Sở Y tế chủ trì; quý II)": who does it, in the parentheses that end an item.
_DOES: Final = re.compile(
    r"\s+(?:chủ\s+trì|phụ\s+trách|thực\s+hiện|làm\s+đầu\s+mối|là\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?(?:chủ\s+trì|đầu\s+mối))"
    r"\s*(?=[,;)])"
)
_GIVEN_TO: Final = re.compile(r"(?:giao|do)\s+")
_ENDS_ITEM: Final = re.compile(r"\)[\s.;]*$")


def is_label(text: str) -> bool:
    """Tell whether ``text`` begins with a label: "Thời gian thực hiện: …"."""
    return _title(key(text), len(text) - len(text.lstrip())) is not None


def find_labels(text: str) -> list[Label]:
    """Return the labels of ``text`` in order; a value goes on to the next label or to the end."""
    starts = list(_starts(text))
    if any(role is ColumnRole.PERIOD and value > start for role, start, value in starts):
        starts = [(role, start, value) for role, start, value in starts if role is not ColumnRole.PERIOD or value > start]
    labels: list[Label] = []
    depth = at = 0
    for number, (role, start, value) in enumerate(starts):
        end = starts[number + 1][1] if number + 1 < len(starts) else len(text)
        depth += text.count("(", at, start) - text.count(")", at, start)
        at = start
        end = _closing(text, value, end) if depth > 0 else end
        piece = text[value:end]
        last = value + len(piece.rstrip(_TAIL))
        labels.append(Label(role, start, (value, max(value, last))))
    return labels


def _starts(text: str) -> Iterator[tuple[ColumnRole, int, int]]:
    keyed = key(text)
    reader = NameReader(text)
    last_item = text.rfind(")", 0, len(text.rstrip(" .;\n)"))) if _ENDS_ITEM.search(text[-_LONGEST:]) else len(text)
    at = -1
    last: ColumnRole | None = None
    for begin in _BEGIN.finditer(text):
        start = begin.end()
        if start <= at:
            continue
        found = _title(keyed, start) or (_doer(reader, start) if start > last_item and begin.group().startswith("(") else None)
        if found is None and last in _AGENCIES and begin.group()[:1] == ";" and _TIME.match(keyed, start):
            found = ColumnRole.PERIOD, start
        if found is not None:
            last, at = found
            yield last, start, at


def _doer(reader: NameReader, start: int) -> tuple[ColumnRole, int] | None:
    """Return where the agency stands that parentheses at the end of an item name as the one who does it."""
    given = _GIVEN_TO.match(reader.keyed, start)
    at = given.end() if given else start
    name = reader.name_at(at)
    return (ColumnRole.LEAD, at) if name is not None and _DOES.match(reader.keyed, name.end) else None


def _title(keyed: str, start: int) -> tuple[ColumnRole, int] | None:
    """Return the role of a label at ``start`` and where its value begins."""
    for end in sorted(
        {match.end() for title in TITLES if (match := title.match(keyed, start, start + _LONGEST + 1))}, reverse=True
    ):
        colon = _COLON.match(keyed, end)
        role = role_of(keyed[start:end])
        if colon is not None and end - start <= _LONGEST and role in _ROLES:
            return role, colon.end()
    return None


def _closing(text: str, value: int, end: int) -> int:
    """Return where a value inside parentheses that opened before its label ends: at the parenthesis that closes them."""
    depth = 0
    for at in range(value, end):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            if depth == 0:
                return at
            depth -= 1
    return end
