"""The parts of a file: a body with its letterhead and closing, and what is attached to it.

The anatomy is that of Decree 30/2020/NĐ-CP, annex I: national emblem, issuer, number, place and date, title, legal bases,
content, then signatory and recipients, then annexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.genres.table import title_names
from corpus.layout.emblem import is_emblem
from corpus.layout.lines import TextLine
from corpus.layout.markers import MarkerKind, read_marker
from corpus.text.folding import CAPITALS, SMALL, fold_accents

_KINDS: Final = frozenset(map(fold_accents, title_names()))
_ANNEX: Final = re.compile(
    r"(?:PHỤ\s+LỤC|Phụ\s+[Ll]ục|PHỤ\s+BIỂU|Phụ\s+biểu|BIỂU\s+MẪU|MẪU\s+SỐ|BIỂU\s+SỐ|Biểu\s+số|Mẫu\s+số)"
    rf"(?:\s+(?:số\s+|SỐ\s+)?(?:[IVX]+|\d{{1,3}}[a-zA-Z]?|[A-ZĐ]))?(?=$|\s*[.:–—-]\s*|\s*\(|\s+[{CAPITALS}]{{2}})"
)
_ATTACHED: Final = re.compile(r"\(?[*_]{0,3}(?:kèm theo|ban hành kèm theo|đính kèm|kèm)\b", re.IGNORECASE)
_RECIPIENTS: Final = re.compile(r"(?:nơi nhận|noi nhan)\s*(?:[:-]|$)", re.IGNORECASE)
_ON_BEHALF: Final = re.compile(r"(?:(?:T/?M|K/?T|T/?L|T/?U/?Q|Q)\s*[.,]|(?:T/M|K/T|T/L|T/U/?Q)\s)\s*\S", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"(?:Q\.|QUYỀN\s|PHÓ\s|THỨ\s)?\s*(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN"
    r"|TRƯỞNG PHÒNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC|BÍ THƯ|CHỈ HUY TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|TỔNG CỤC TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|CHÁNH THANH TRA|PHÓ CHÁNH VĂN PHÒNG|CHỦ NHIỆM|CHÁNH ÁN|TỔNG BÍ THƯ|TỔNG THƯ KÝ|TỔNG KIỂM TOÁN"
    rf"|TỔ TRƯỞNG|TƯ LỆNH|CHÍNH ỦY)(?:\s+[{CAPITALS}]+){{0,8}}"
)
_PERSON: Final = re.compile(rf"(?:[A-ZĐ][\w.]*\s+)?[{CAPITALS}][{SMALL}]+(?:\s+[{CAPITALS}][{SMALL}]*){{1,4}}")
_OF_PARTS: Final = (MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.ARTICLE, MarkerKind.ROMAN)
_SIGNING: Final = 7
_OF_TITLE: Final = 3
"""Lines that a title may take below the number of its part."""
_MAX_TAIL: Final = 60
_MAX_LABEL: Final = 250
_MAX_BEGUN: Final = 24
"""Characters that a note's first line has at most, where the paper's width cut it off after a word or two."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines ``start`` to ``end`` of the list: a body or an attachment; from ``closing`` on they are its closing."""

    start: int
    end: int
    closing: int
    attached: bool


def is_kind(plain: str) -> bool:
    """Tell whether the line names a kind of document and nothing else ("KẾ HOẠCH")."""
    return fold_accents(" ".join(plain.split())).strip(" .:*") in _KINDS and plain[:1].isupper()


def opens_with_kind(line: TextLine) -> bool:
    """Tell whether a title in capitals, or set apart, begins with its kind on the same line ("KẾ HOẠCH PHÁT TRIỂN …")."""
    words = line.plain.split()
    if len(words) < 3 or len(line.plain) > _MAX_LABEL or line.plain.endswith((":", ";")):
        return False
    named = any(is_kind(" ".join(words[:count])) for count in (2, 3, 4))
    return named and (line.upper or line.heading or (line.bold and " ".join(words[:2]).isupper()))


def annex_label(plain: str) -> str | None:
    """Return the label of an annex that the line begins with ("Phụ lục", "PHỤ LỤC II"), or None."""
    match = _ANNEX.match(plain)
    return " ".join(match.group().split()) if match else None


def is_attachment_note(plain: str) -> bool:
    """Tell whether the line says what it is attached to ("(Kèm theo Kế hoạch số …)")."""
    return _ATTACHED.match(plain) is not None


def opens_attachment_note(lines: Sequence[TextLine], index: int) -> bool:
    """Tell whether such a note begins with the line, though its first words stand alone on it ("(Ban | hành kèm theo …)")."""
    plain = lines[index].plain
    if not plain.startswith("(") or len(plain) > _MAX_BEGUN or index + 1 == len(lines):
        return is_attachment_note(plain)
    return is_attachment_note(f"{plain} {lines[index + 1].plain}")


def is_recipients(plain: str) -> bool:
    """Tell whether the line opens the list of recipients."""
    return _RECIPIENTS.match(plain) is not None


def is_signature(plain: str) -> bool:
    """Tell whether the line is a signatory's authority or office ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "GIÁM ĐỐC")."""
    letters = [letter for letter in plain if letter.isalpha()]
    if len(letters) > 120 or sum(letter.islower() for letter in letters) > len(letters) // 4:
        return False
    return _ON_BEHALF.match(plain) is not None or _OFFICE.fullmatch(plain.strip(" .,:")) is not None


def find_parts(lines: Sequence[TextLine], noise: set[int]) -> list[Part]:
    """Return the parts of the file in order: the body, then what is attached; together they hold every line."""
    starts = [0, *(index for index in range(1, len(lines)) if index not in noise and _opens_annex(lines, index))]
    parts: list[Part] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        attached = start > 0 or (bool(lines) and annex_label(lines[0].plain) is not None)
        while True:
            closing = _closing(lines, start, end)
            inner = _inner_title(lines, closing, end)
            parts.append(Part(start, inner, closing, attached))
            if inner == end:
                break
            start, attached = inner, True
    return parts


def _opens_annex(lines: Sequence[TextLine], index: int) -> bool:
    line = lines[index]
    match = _ANNEX.match(line.plain)
    if match is None or len(line.plain) > _MAX_LABEL or _goes_on_from(lines[index - 1]):
        return False
    rest = line.plain[match.end() :]
    if rest:
        return rest[0].isupper() or rest[0] == "("
    following = lines[index + 1].plain if index + 1 < len(lines) and lines[index + 1].stretch == line.stretch else ""
    return not following or not following[0].islower()


def _goes_on_from(before: TextLine) -> bool:
    """Tell whether the line before stops in mid-sentence, so that what follows is no title."""
    last = before.plain.rsplit(" ", 1)[-1].lower()
    return before.plain.endswith(",") or last in {"tại", "theo", "của", "và", "các", "tới", "ở", "này", "xem", "có"}


def _closing(lines: Sequence[TextLine], start: int, end: int) -> int:
    """Return the index of the first line of the closing of the lines ``start`` to ``end``; ``end`` where there is none."""
    candidates: list[int] = []
    for index in range(start + 1, end):
        plain = lines[index].plain
        if is_recipients(plain) or (is_signature(plain) and (_is_signed(lines, index, end) or not _heads(lines, index, end))):
            candidates.append(index)
    return min(candidates, default=end)


def _is_signed(lines: Sequence[TextLine], index: int, end: int) -> bool:
    """Tell whether offices and a person's name follow an authority ("KT. CHỦ TỊCH"): whatever stands below is attached."""
    if _ON_BEHALF.match(lines[index].plain) is None:
        return False
    below = [line.plain.strip("*_ .") for line in lines[index + 1 : min(end, index + _SIGNING)]]
    name = next((plain for plain in below if not is_signature(plain) and not plain.isupper()), "")
    return _PERSON.fullmatch(name) is not None


def _heads(lines: Sequence[TextLine], index: int, end: int) -> bool:
    """Tell whether content follows, as after an issuer's name in a letterhead: the emblem, headings, legal bases, much text."""
    if any(is_emblem(line.plain) for line in lines[index + 1 : min(end, index + 4)]):
        return True
    later = [line.plain for line in lines[index + 1 : min(end, index + 1 + _MAX_TAIL)]]
    tail = next((place for place, plain in enumerate(later) if is_kind(plain)), len(later))
    return tail == _MAX_TAIL or any(map(_is_content, later[:tail]))


def _is_content(plain: str) -> bool:
    marker = read_marker(plain)
    return len(plain) > 160 or (marker is not None and marker.kind <= MarkerKind.ARABIC) or plain.startswith("Căn cứ")


def opens_part(plain: str) -> bool:
    """Tell whether the line begins a part of a document by its number: of those to whom it goes none is numbered so."""
    marker = read_marker(plain)
    if marker is None or marker.kind not in _OF_PARTS:
        return False
    return marker.kind is not MarkerKind.ROMAN or not is_signature(plain[marker.length :])


def _inner_title(lines: Sequence[TextLine], closing: int, end: int) -> int:
    """Return the index inside a closing where something attached begins; ``end`` for none.

    It is a title, or a part that is numbered as no list of recipients is ("PHẦN I. DANH MỤC …", "II. Nội dung"), but for one
    that is a line above a title.
    """
    title = _titled(lines, closing, end)
    part = next((index for index in range(closing + 1, title) if opens_part(lines[index].plain)), end)
    return part if title == end or title - part > _OF_TITLE else title


def _titled(lines: Sequence[TextLine], closing: int, end: int) -> int:
    """Return the index of a title inside a closing; ``end`` for none.

    It is a kind of document in capitals, or the lines in capitals right above a note "(Kèm theo …)".
    """
    for index in range(closing + 1, end):
        if lines[index].upper and (is_kind(lines[index].plain) or opens_with_kind(lines[index])):
            return index
        if opens_attachment_note(lines, index):
            start = index
            while start - 1 > closing and lines[start - 1].upper and not is_signature(lines[start - 1].plain):
                start -= 1
            if start < index:
                return start
    return end
