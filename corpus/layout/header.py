"""The head of a document: letterhead, title, legal bases; and the head of an annex."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.layout.furniture import emblem_place, letterhead_start
from corpus.layout.lines import TextLine
from corpus.layout.markers import MarkerKind, read_marker
from corpus.layout.zones import annex_label, is_kind, is_signature, opens_attachment_note, opens_part, opens_with_kind
from corpus.text.folding import CAPITALS, SMALL, fold_accents
from corpus.text.numbers import find_document_numbers

_OPENER: Final = re.compile(
    r"(?:căn cứ|thực hiện|thi hành|xét|theo|trên cơ sở|để|nhằm|tiếp tục|triển khai|chấp hành|quán triệt|ngày|kính gửi|phần)\s",
    re.IGNORECASE,
)
# "Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:": the issuer speaks.
_ISSUES: Final = re.compile(
    r"(?:UBND|[ỦU][ỷyỶY] [Bb]an|Ban|Sở|Hội đồng|Bộ|Trường|Phòng|Chi cục|Cục)\s[^;:.]{0,120}?\b(?:ban hành|xây dựng)\s"
)
_DECIDES: Final = re.compile(
    r"(?:[UỦ][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|HIỆU TRƯỞNG|CỤC TRƯỞNG"
    r"|TỔNG GIÁM ĐỐC"
    r"|TRƯỞNG BAN|VIỆN TRƯỞNG|CHÁNH VĂN PHÒNG|THỐNG ĐỐC|(?:[UỦ][ỶY] )?BAN THƯỜNG VỤ|HỘI ĐỒNG TRƯỜNG"
    r"|CHÍNH PHỦ|QUỐC HỘI)(?![^\W_])[^;:]{0,90}$"
)
_LETTERHEAD: Final = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\W+tu do\W+hanh phuc|dang cong san viet nam|^so\s*:|^uy ban nhan dan|^ubnd "
    r"|^hdnd|^hoi dong nhan dan|^chinh phu$|^thu tuong chinh phu$|, ngay\b.*\bthang\b.*\bnam\b"
)
# A title's line that surely goes on with the next one.
_OPEN: Final = re.compile(r"(?:[,;(-]|(?<!\w)(?:của|và|thuộc|do|giữa|tại|với|cho|quyền))$", re.IGNORECASE)
_SENTENCE_ENDS: Final = re.compile(rf"[{SMALL}\d)%]{{2,}}\.\s+[{CAPITALS}][^.]*\.")
_MAX_HEAD_LINES: Final = 250
_DAY: Final = re.compile(r"ngày\s+\d", re.IGNORECASE)
_SENTENCE: Final = 60
"""Characters from which on what stands above the first heading may be a sentence of its own."""
_SMALL_LETTERS: Final = 0.8
_HEAD_LINE: Final = 160
_MAX_TITLE: Final = 600


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a part by line indexes: letterhead, title, attachment note, and where all else begins.

    ``furniture`` is what a web page sets above the letterhead; ``body`` is the index of the first line after the other three;
    ``first_heading`` that of the first numbered heading line, or the part's end.
    """

    letterhead: tuple[int, ...]
    title: tuple[int, ...]
    note: tuple[int, ...]
    body: int
    first_heading: int
    furniture: tuple[int, ...] = ()


def read_head(lines: Sequence[TextLine], members: Sequence[int]) -> Head:
    """Return the head of a body whose lines have the indexes ``members``."""
    first = next((place for place, index in enumerate(members) if _opens_section(lines[index])), len(members))
    start = letterhead_start(lines, members)
    first = max(first, start)
    region = members[: min(first, start + _MAX_HEAD_LINES)]
    at = _kind_place(lines, region, start)
    above = [index for index in region[:start] if lines[index].heading and opens_with_kind(lines[index])]
    if at is None and above:
        known = [place for place, index in enumerate(region) if is_letterhead(lines[index].plain)]
        end = max(start, known[-1] + 1 if known else 0)
        return Head(
            tuple(region[start:end]), tuple(above), (), end, first, tuple(at for at in region[:start] if at not in above)
        )
    if at is None:
        known = [place for place, index in enumerate(region) if is_letterhead(lines[index].plain)]
        at = max(start, known[-1] + 1 if known else 0)
        title: list[int] = _title(lines, region[at:]) if known else []
    else:
        title = [region[at], *_title(lines, region[at + 1 :])]
    note = _note(lines, region[at + len(title) :])
    body = at + len(title) + len(note)
    return Head(tuple(region[start:at]), tuple(title), tuple(note), body, first, tuple(region[:start]))


def _kind_place(lines: Sequence[TextLine], region: Sequence[int], start: int) -> int | None:
    """Return the place of the line that names the document's kind, or begins with it; those below the emblem come first."""
    emblem = emblem_place(lines, region[start:])
    below = start if emblem is None else start + emblem
    for begin in dict.fromkeys((below, start)):
        for named in (lambda line: is_kind(line.plain), opens_with_kind):
            place = next((at for at in range(begin, len(region)) if named(lines[region[at]])), None)
            if place is not None:
                return place
    return None


def read_annex_head(lines: Sequence[TextLine], members: Sequence[int]) -> Head:
    """Return the head of an attachment: its label and title, and the note that says what it belongs to.

    One that begins with a numbered part has none.
    """
    if opens_part(lines[members[0]].plain):
        return Head((), (), (), 0, 0)
    title = [members[0], *_annex_title(lines, members)]
    note = _note(lines, members[len(title) :])
    body = len(title) + len(note)
    return Head((), tuple(title), tuple(note), body, body)


def is_letterhead(plain: str) -> bool:
    """Tell whether the line is part of a letterhead (national emblem, issuer, number, place and date)."""
    return len(plain) <= 160 and _LETTERHEAD.search(fold_accents(plain)) is not None


def is_opening(plain: str) -> bool:
    """Tell whether a paragraph opens a document's body: a legal basis or its like."""
    return _OPENER.match(plain) is not None


def tells(plain: str) -> bool:
    """Tell whether a paragraph above the first heading tells how things are: a whole sentence, of no basis and no issuing."""
    opens = is_opening(plain) and not _DAY.match(plain)  # "Ngày 8 tháng 5, Chủ tịch đã họp với …" tells
    before, _, last = plain.rpartition(". ")
    several = len(before) > _SENTENCE  # its last sentence may begin what follows ("Chủ tịch yêu cầu:")
    if opens or len(plain) < _SENTENCE or not (several or plain.endswith((".", ";"))) or _ISSUES.search(last or plain):
        return False
    if any(number.start < _SENTENCE for number in find_document_numbers(plain)):
        return False  # "Cụ thể hóa Nghị quyết số …": a basis, by whatever verb
    letters = [letter for letter in plain if letter.isalpha()]
    return sum(map(str.islower, letters)) > _SMALL_LETTERS * len(letters) and not is_letterhead(plain[:_HEAD_LINE])


def _opens_section(line: TextLine) -> bool:
    marker = read_marker(line.plain)
    if marker is None or marker.kind > MarkerKind.ARABIC:
        return False
    return marker.kind <= MarkerKind.ARTICLE or marker.ordinal == 1


def _title(lines: Sequence[TextLine], region: Sequence[int]) -> list[int]:
    """Return the lines of the title: all to the first that opens the body, ends a sentence before it, or is a paragraph."""
    title: list[int] = []
    length = 0
    for place, index in enumerate(region):
        line = lines[index]
        length += len(line.plain)
        if opens_attachment_note(lines, index) or length > _MAX_TITLE or line.plain.startswith("Kính gửi"):
            break
        opens = is_opening(line.plain.lstrip("-–+•* ")) and not (line.upper and lines[title[-1]].upper) if title else False
        if title and (opens or lines[title[-1]].plain.endswith((".", ":"))):
            break
        if title and (is_signature(line.plain) or _ISSUES.match(line.plain) or line.plain.endswith(":")):
            break
        if title and line.stretch != lines[title[-1]].stretch:
            break
        if title and (_is_issuer(lines[title[-1]], line) or _leaves_capitals([lines[at] for at in title], line)):
            break
        if _is_paragraph([lines[at] for at in title], line, _told(lines, region[place:])):
            break
        if not title and is_opening(line.plain) and line.plain.lower().startswith("căn cứ"):
            break
        title.append(index)
    return title


def _is_issuer(before: TextLine, line: TextLine) -> bool:
    """Tell whether the line names who decides, as between a decision's title and its grounds: "ỦY BAN NHÂN DÂN TỈNH …"."""
    return line.upper and _DECIDES.match(line.plain) is not None and not _OPEN.search(before.plain)


def leaves_open(plain: str) -> bool:
    """Tell whether a bracket that the text opens is still open at its end."""
    return plain.count("(") > plain.count(")")


def _told(lines: Sequence[TextLine], region: Sequence[int]) -> str:
    """Return the first line of ``region`` and those that follow it without a blank line, as one text."""
    end = next((later for later in range(1, len(region)) if lines[region[later]].gap > 0), len(region))
    return " ".join(lines[each].plain for each in region[:end])


def _is_paragraph(title: Sequence[TextLine], line: TextLine, told: str) -> bool:
    """Tell whether a sentence begins apart from a title that is there: "… tại cuộc họp | (blank) | Chiều ngày 3 … dự án.".

    ``told`` is all up to the next blank line, in which a sentence ends.
    """
    titled = any(not is_kind(each.plain) for each in title)
    if not titled or line.gap == 0 or not line.plain[:1].isupper() or line.upper:
        return False
    return told.endswith((".", ";")) or _SENTENCE_ENDS.search(told) is not None


def _leaves_capitals(title: Sequence[TextLine], line: TextLine) -> bool:
    """Tell whether a title in capitals is over where a sentence in small letters begins apart from it."""
    told = [each for each in title if not is_kind(each.plain)]
    if not told or not all(each.upper for each in told) or line.upper or not any(map(str.islower, line.plain)):
        return False
    return line.gap > 0 or len(line.plain.split()) > 6


def _annex_title(lines: Sequence[TextLine], members: Sequence[int]) -> list[int]:
    first = lines[members[0]]
    label = annex_label(first.plain)
    complete = label is not None and len(first.plain) > len(label) + 4
    title: list[int] = []
    for index in members[1:]:
        line, before = lines[index], lines[title[-1] if title else members[0]]
        if line.stretch != before.stretch or opens_attachment_note(lines, index) or len(line.plain) > _MAX_TITLE:
            break
        marker = read_marker(line.plain)
        if marker is not None and not (marker.kind is MarkerKind.BULLET and line.upper):
            break
        goes_on = line.upper or line.plain[:1].islower() or (line.bold and before.bold) or leaves_open(before.plain)
        if not goes_on and (title or complete):
            break
        if title and before.plain.endswith((".", ":")):
            break
        title.append(index)
    return title


def _note(lines: Sequence[TextLine], region: Sequence[int]) -> list[int]:
    """Return the lines of the note "(Kèm theo …)": to the closing bracket, or one line where none opens.

    A bracket that is never closed ends above the first part or article.
    """
    if not region or not opens_attachment_note(lines, region[0]):
        return []
    note: list[int] = []
    for index in region[:6]:
        if note and opens_part(lines[index].plain):
            break
        note.append(index)
        if lines[index].plain.endswith(")") or not lines[region[0]].plain.startswith("("):
            break
    return note
