"""The letterhead of a document and the note of an annex: number, date, issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.metadata.casing import Casing
from corpus.records import Block, Range, Value
from corpus.text.cleaning import clean
from corpus.text.dates import find_dates
from corpus.text.folding import fold_accents
from corpus.text.numbers import find_document_numbers

# The emblem and the mottos of the State and the Party, which a narrow column breaks over two lines.
_EMBLEM: Final = re.compile(
    r"cong\W+hoa\W+xa(?:\W+hoi)?(?:\W+chu\W+nghia)?(?:\W+viet\W+nam)?|(?:hoi\W+)?chu\W+nghia\W+viet\W+nam"
    r"|doc\W+lap\W+tu\W+do\W+hanh\W+phuc"
    r"|dang cong san viet nam|dang cong san\W+viet nam"
    # The Youth Union sets its own name there (its Guideline on papers).
    r"|(?m:^)\W*doan\W+(?:tncs|thanh nien cong san)\W+ho chi minh\W*(?m:$)"
)
# Where a narrow column breaks the State's name, its rests stand between the lines of the issuer.
_WHOLE_EMBLEM: Final = re.compile(r"cong\W+hoa\W+xa\W+hoi\W+chu\W+nghia\W+viet\W+nam|dang\W+cong\W+san\W+viet\W+nam")
_EMBLEM_WORDS: Final = " cong hoa xa hoi chu nghia viet nam doc lap tu do hanh phuc "
_WORD: Final = r"[^\W_]+"
_NUMBER_LINE: Final = re.compile(r"so\s*:|so\s+[\d/–-]|so\s*$|so\s*[.…_]")
_NUMBERED: Final = re.compile(r"(?:^|\s\s|\t|[|>])[\s*_]*(?:Số|SỐ)[\s*_]*:?[\s*_]*$")
# The label on a line of its own above the number.
_LABELLED: Final = re.compile(r"\n[\s*_|]*(?:Số|SỐ)[\s*_]*:[\s*_]*$")
_LABEL: Final = 20
_ORGANISATION: Final = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|so |bo |ban |van phong|cuc |chi cuc|tong cuc|chinh phu|thu tuong|quoc hoi|tinh|thanh pho"
    r"|xa |phuong |huyen |quan |thi xa|mat tran|lien doan|lien minh|hoi |truong |trung tam|vien |benh vien|cong an|bo chi huy"
    r"|doan |dang bo|dang uy|tinh uy|thanh uy|huyen uy|chi bo|tinh doan|thanh doan|phong |khoa |to cong tac|to giup viec"
    r"|hoc vien|dai hoc"
    r"|tong cong ty|cong ty|tap doan|kho bac|ngan hang|bao hiem|vuon quoc gia|hat kiem lam|dai |bao |hiep hoi|kiem toan"
    r"|toa an|vks|tram )"
)
_COUNCIL: Final = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|dang bo|dang uy|ban chap hanh)\s*")
_UNITS: Final = ("tinh ", "thanh pho ", "xa ", "phuong ", "huyen ", "quan ", "thi xa ", "thi tran ", "dac khu ", "tp ", "tp. ")
# What the commune is of whose council the line before names: "ỦY BAN NHÂN DÂN XÃ LONG PHÚ | TỈNH CẦN THƠ".
_UPPER_UNITS: Final = ("tinh ", "thanh pho ", "huyen ", "quan ")
_PLACED: Final = re.compile(r"\b(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa) \w+")
_BLANKS: Final = re.compile(r"[\s|*_–—\-.…]*")
_MARKS: Final = " |-–—*_.…:"
_MOST_LINES: Final = 5


def find_number(text: str, places: Sequence[Range]) -> Value | None:
    """Return the document's number within ``places``, without the spaces and marks that broke it.

    A line that begins "Số:" is asked first: a number may also stand in the name of the issuer ("Đoàn kiểm tra theo Quyết định
    số …"). A number that such a line leaves blank is none.
    """
    first: Value | None = None
    for place in places:
        mapped = clean(text, [place])
        for number in find_document_numbers(mapped.text):
            # "… tháng … năm 2026 | /KH-UBND": the year of a draft's date, and a number left blank.
            if mapped.text[: number.start].rstrip().endswith("năm"):
                continue
            value = Value(number.printed, mapped.sources(number.start, number.end))
            start = value.ranges[0].start
            if _NUMBERED.search(text[text.rfind("\n", 0, start) + 1 : start]) or _LABELLED.search(text, start - _LABEL, start):
                return value
            first = first or value
    return first


def read_issuer(lines: Sequence[Value], casing: Casing) -> Value | None:
    """Return the issuing agency that a letterhead's lines name: the agency itself, then the one above it after a comma.

    The lines before the number, the emblem and the mottos aside, are the agency's, the upper one first (Decree
    30/2020/NĐ-CP, annex I; Guideline 36-HD/VPTW of the Party); an agency's name may run over two lines.
    """
    names = _agencies(_own_lines(lines))
    if not names:
        return None
    text = ", ".join(casing.name(name.text) for name in reversed(names)).replace("Văn phòng, ", "Văn phòng ")
    return Value(text, tuple(part for name in names for part in name.ranges))


def _own_lines(lines: Sequence[Value]) -> list[Value]:
    """Return the lines before the number, without the emblem, the mottos, and the place and date."""
    own: list[Value] = []
    joined = "\n".join(fold_accents(line.text) for line in lines)
    hidden = _EMBLEM.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), joined).split("\n")
    broken = _WHOLE_EMBLEM.search(joined) is None
    for line, left in zip(lines, hidden, strict=True):
        if broken and f" {' '.join(re.findall(_WORD, left))} " in _EMBLEM_WORDS:
            continue
        if _NUMBER_LINE.match(left.strip(_MARKS)):
            break
        start, end = len(left) - len(left.lstrip(_MARKS)), len(left.rstrip(_MARKS))
        if (
            start < end
            and not _BLANKS.fullmatch(left)
            and not left.strip().isdigit()
            and not find_dates(line.text)
            and not re.search(r"\bngay\b.*\bthang\b", left)
        ):
            own.extend(_parted(Value(line.text[start:end], line.ranges)))
    return own


def _parted(line: Value) -> list[Value]:
    """Return the line, or the two agencies that a dash parts in it: "BỘ Y TẾ - BỆNH VIỆN PHỔI"."""
    upper, dash, lower = line.text.partition(" - ")
    if dash and all(_ORGANISATION.match(fold_accents(part) + " ") for part in (upper, lower)):
        return [Value(upper, line.ranges), Value(lower, line.ranges)]
    return [line]


def _agencies(lines: Sequence[Value]) -> list[Value]:
    """Return the lines as agencies: a line that names a territory or goes on a name belongs to the line before."""
    names: list[Value] = []
    for line in lines[:_MOST_LINES]:
        folded = fold_accents(line.text) + " "
        territory = folded.startswith(_UNITS) and (not names or _COUNCIL.fullmatch(fold_accents(names[-1].text).strip()))
        territory = territory or (folded.startswith(_UNITS) and not folded.startswith(("tinh uy", "tinh doan", "thanh pho uy")))
        if names and (territory or not _ORGANISATION.match(folded) or _unfinished(names[-1].text)):
            joint = ", " if folded.startswith(_UPPER_UNITS) and _PLACED.search(fold_accents(names[-1].text)) else " "
            names[-1] = Value(f"{names[-1].text}{joint}{line.text}", (*names[-1].ranges, *line.ranges))
        elif _ORGANISATION.search(folded):
            names.append(line)
    return names


def _unfinished(text: str) -> bool:
    return fold_accents(text).rsplit(" ", 1)[-1] in {"va", "cua", "nhan", "thuoc", "cac"} or text.endswith((",", "-"))


def block_ranges(blocks: Sequence[Block]) -> list[Range]:
    """Return the ranges of ``blocks`` in order."""
    return [part for block in blocks for part in block.ranges]
