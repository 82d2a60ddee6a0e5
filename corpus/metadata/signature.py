"""Who signed a document and who receives it, read from its closing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.layout.lines import line_ranges, signed_parts
from corpus.layout.zones import is_recipients, is_signature
from corpus.metadata.casing import Casing
from corpus.records import Block, BlockKind, Range, Value
from corpus.text.cleaning import clean
from corpus.text.folding import CAPITALS, SMALL

# A word of a name; those of the highlands have an apostrophe or a hyphen in them: "K'Tuấn", "H'Hen", "Ya-Tar".
_NAME_WORD: Final = rf"[{CAPITALS}][{SMALL}]*(?:['’-][{CAPITALS}]?[{SMALL}]*)?"
_NAME: Final = re.compile(rf"(?:{_NAME_WORD}\.?\s+){{1,5}}{_NAME_WORD}")
_CAPITAL_NAME: Final = re.compile(
    rf"(?:(?:[{CAPITALS}]['’])?[{CAPITALS}]{{2,}}\s+){{1,4}}(?:[{CAPITALS}]['’])?[{CAPITALS}]{{2,}}"
)
# What stands before a signer's name: degrees and ranks, one or several ("PGS. TS.", "BS.CKII.", "Đại tá").
_RANK: Final = re.compile(
    r"^(?:[^\W\d_]{1,6}\.\s*|(?:ThS|TS|PGS|GS|BS|(?:BS\.?\s?)?CKI{1,2}|DS|CN|KS|LS|NGƯT|TTƯT"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy)"
    r"|(?:Thạc|Tiến|Bác|Luật|Dược) sĩ|Kỹ sư|Nhà giáo|Đ/c|Ông|Bà)(?![^\W_])[.,]?\s*)+",
    re.IGNORECASE,
)
# A line in capitals that goes on the one before, which a narrow column broke: "TM. ỦY BAN NHÂN | DÂN".
_GOES_ON: Final = re.compile(
    r"(?:DÂN|NHÂN DÂN|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|HUYỆN|VÀ|TỊCH|ĐỐC|TRƯỞNG|PHỦ|QUỐC|VỤ|ĐẢNG|ỦY|UỶ|HÀNH)(?:\s|$)"
)
_CASING: Final = Casing()
# "Tổng | Giám đốc": an office within an office.
_CHIEF: Final = re.compile(r"(?<=Tổng )[^\W\d_]+")
_LINE: Final = re.compile(r"[^\s|](?:(?![ \u00a0]{4}|[\t\n\f]|[ ]*\|).)*", re.DOTALL)
_ITEM: Final = re.compile(r"[-–—+*•]\s*")
_LABEL: Final = re.compile(r"nơi nhận\s*:?\s*", re.IGNORECASE)
# What begins a further authority, or the office, in one line: "… | KT. CHỦ TỊCH", "… | PHÓ CHỦ TỊCH".
_FURTHER: Final = re.compile(r"\s+[-/]\s+|\s+(?=(?:KT|TL|TUQ)\.\s)|\s+(?=(?:PHÓ|THỨ)\s)")
_ON_BEHALF: Final = re.compile(r"(?:T/?M|K/?T|T/?L|T/?U/?Q)\s*[.,]|(?:T/M|K/T|T/L|T/U/?Q)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: the signer's name, office, and on whose behalf, each with its place, None where it is not said."""

    signer: Value | None
    office: Value | None
    signed_for: Value | None


def lines_of(text: str, block: Block) -> Iterator[Value]:
    """Yield the lines of a block, each with its clean text and its range."""
    for part in block.ranges:
        for line in _lines(text, part):
            cleaned = clean(text, [line])
            if cleaned.text:
                yield Value(cleaned.text, (cleaned.source(0, len(cleaned.text)),))


def _lines(text: str, part: Range) -> Iterator[Range]:
    """Yield the lines of a range: emphasised words that a file broke stay one, columns side by side are two."""
    for line in line_ranges(text, part):
        if "\n" in line.of(text):
            yield line
            continue
        for match in _LINE.finditer(line.of(text)):
            yield from signed_parts(text, Range(line.start + match.start(), line.start + match.end()))


def read_signature(text: str, blocks: Sequence[Block]) -> Signature:
    """Return the first signature among the closing blocks of the document ``text``."""
    for block in blocks:
        if block.kind is not BlockKind.CLOSING:
            continue
        lines = list(_whole_lines(lines_of(text, block)))
        titles = [line for line in lines if _is_title(line.text)]
        if titles and not is_recipients(lines[0].text):
            return _signature(lines, titles)
    return Signature(None, None, None)


def read_recipients(text: str, blocks: Sequence[Block]) -> tuple[Value, ...]:
    """Return the recipients that the closing's list names, one value an item, without dash and final punctuation."""
    for block in blocks:
        if block.kind is BlockKind.CLOSING and is_recipients(block.clean):
            return tuple(_recipients(text, block))
    return ()


def _whole_lines(lines: Iterator[Value]) -> Iterator[Value]:
    """Yield the lines of a closing, an authority or office that is broken over two lines as one."""
    held: Value | None = None
    for line in lines:
        if held is not None and is_signature(held.text) and not is_signature(line.text) and _continues(held, line):
            held = Value(f"{held.text} {line.text}", (*held.ranges, *line.ranges))
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _is_title(text: str) -> bool:
    """Tell whether the line is an authority or office, a list of what the office is over included ("… TÀI CHÍNH, GIÁ CẢ")."""
    return is_signature(text) or is_signature(text.replace(",", ""))


def _continues(held: Value, line: Value) -> bool:
    return _GOES_ON.match(line.text) is not None or (held.text.endswith(",") and line.text == line.text.upper())


def _signature(lines: Sequence[Value], titles: Sequence[Value]) -> Signature:
    after = [line for line in lines if line.ranges[0] > titles[0].ranges[0] and not _is_title(line.text)]
    names = [line for line in after if _is_name(_RANK.sub("", line.text.strip("*_ .")))]
    # Words in capitals right above an office are the rest of the one before: "… CHÍNH SÁCH | THUẾ QUỐC TẾ | PHÓ TRƯỞNG BAN".
    broken = {line for line, below in pairwise(lines) if line.text.isupper() and is_signature(below.text)}
    signer = next((line for line in names if line not in broken), next(iter(names), None))
    # What stands below the name is the signer's post elsewhere.
    above = [line for line in titles if signer is None or line.ranges[0] < signer.ranges[0]]
    titles = [part for line in above for part in _parted(line)]
    office = next((line for line in reversed(titles) if not _ON_BEHALF.match(line.text)), None)
    behalf = [line for line in titles if line is not office]
    return Signature(signer, _cased(office), _joined(behalf))


def _parted(line: Value) -> Iterator[Value]:
    """Yield the authorities and the office of a line, where it holds several: "TM. ỦY BAN KT. CHỦ TỊCH - PHÓ CHỦ TỊCH"."""
    parts = [part.strip(" -/") for part in _FURTHER.split(line.text)]
    whole = _ON_BEHALF.match(line.text) is not None and all(map(is_signature, parts))
    for part in parts if whole else [line.text]:
        yield Value(part, line.ranges)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None or _CAPITAL_NAME.fullmatch(text) is not None


def _cased(office: Value | None) -> Value | None:
    """Return the office with the case it has in a sentence ("Phó Chủ tịch")."""
    if office is None or office.text != office.text.upper():
        return office
    words = _CASING.sentence(office.text)
    words = words[:1].lower() + words[1:]
    deputy = next((head for head in ("phó ", "q. ", "quyền ") if words.startswith(head)), "")
    rest = words[len(deputy) :]
    return Value(
        deputy.capitalize() + _CHIEF.sub(lambda chief: chief.group().capitalize(), rest[:1].upper() + rest[1:]), office.ranges
    )


def _joined(lines: Sequence[Value]) -> Value | None:
    if not lines:
        return None
    return Value(", ".join(line.text.strip(" ,;") for line in lines), tuple(part for line in lines for part in line.ranges))


def _recipients(text: str, block: Block) -> Iterator[Value]:
    items: list[list[Range]] = []
    ended = True
    for line in lines_of(text, block):
        place = line.ranges[0]
        label = _LABEL.match(line.text)
        if label is not None:
            mapped = clean(text, [place])
            if label.end() >= len(mapped.text):
                continue
            place = mapped.source(label.end(), len(mapped.text))
        starts = _ITEM.match(clean(text, [place]).text) is not None
        if starts or ended or not items:
            items.append([place])
        else:
            items[-1].append(place)
        ended = line.text.endswith((";", "."))
    for ranges in items:
        mapped = clean(text, ranges)
        dash = _ITEM.match(mapped.text)
        start = dash.end() if dash else 0
        end = len(mapped.text.rstrip(" ;.,"))
        if start < end:
            yield Value(mapped.text[start:end], mapped.sources(start, end))
