"""The letterhead of a document and the note of an annex: number, date, issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.names.agencies import identify, name_of
from corpus.names.places import find_places
from corpus.records import Block, Range, Value
from corpus.text.cleaning import clean
from corpus.text.dates import find_dates
from corpus.text.folding import fold_accents, fold_case
from corpus.text.numbers import find_document_numbers

_EMBLEM: Final = re.compile(r"cong hoa xa hoi.*viet nam|doc lap\W+tu do\W+hanh phuc.*|dang cong san viet nam")
_NUMBER_LINE: Final = re.compile(r"so\s*:|so\s+\d")
_ORGANISATION: Final = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|so |bo |ban |van phong|cuc |chi cuc|tong cuc|chinh phu|thu tuong|quoc hoi|tinh|thanh pho"
    r"|xa |phuong |huyen |quan |thi xa|mat tran|lien doan|lien minh|hoi |truong |trung tam|vien |benh vien|cong an|bo chi huy"
    r"|doan |dang bo|chi bo)"
)
_UNITS: Final = ("tỉnh ", "thành phố ", "xã ", "phường ", "huyện ", "quận ", "thị xã ", "thị trấn ", "đặc khu ")
_TERRITORY: Final = re.compile(
    r"\b((?:tỉnh|thành phố|xã|phường|huyện|quận|thị xã|thị trấn|đặc khu) )(?!ủy\b|uỷ\b)((?:\w+ ?){1,4})(?=$|,)"
)
_TERMS: Final = {
    usual: re.compile(pattern)
    for usual, pattern in (
        ("UBND", r"(?i:\b[uủ][ỷy] ban nhân dân\b|\bubnd\b)"),
        ("HĐND", r"(?i:\bhội đồng nhân dân\b|\bhđnd\b)"),
        ("MTTQ", r"\bmttq\b"),
        ("Việt Nam", r"(?i:\bviệt nam\b)"),
        ("Ban Thường trực", r"\bban thường trực\b"),
        ("Ban Thường vụ", r"\bban thường vụ\b"),
        ("Văn phòng", r"\bvăn phòng\b"),
    )
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_ROMAN: Final = re.compile(r"[IVX]{2,5}")
_VOWEL: Final = re.compile(r"[aeiouy]")


def find_number(text: str, places: Sequence[Range]) -> Value | None:
    """Return the first document number within ``places``, without the spaces and marks that broke it."""
    for place in places:
        mapped = clean(text, [place])
        for number in find_document_numbers(mapped.text):
            return Value(number.printed, mapped.sources(number.start, number.end))
    return None


def read_issuer(lines: Sequence[Value]) -> Value | None:
    """Return the issuing agency that a letterhead's lines name: the agency itself, then the one above it after a comma.

    The lines before the number, the emblem and the motto aside, are the agency's, the upper one first (Decree
    30/2020/NĐ-CP, annex I); an agency's name may run over two lines.
    """
    own: list[Value] = []
    for line in lines:
        folded = fold_accents(line.text)
        if _NUMBER_LINE.match(folded):
            break
        rest = _EMBLEM.sub("", folded)
        if rest.strip(" -–*_") and not find_dates(line.text) and "thang" not in folded.split():
            at = folded.find(rest.strip())
            own.append(Value(line.text[at : at + len(rest.strip())], line.ranges))
    names = _agencies(own)
    if not names:
        return None
    text = ", ".join(sentence_case(name.text) for name in reversed(names)).replace("Văn phòng, ", "Văn phòng ")
    return Value(text, tuple(part for name in names for part in name.ranges))


def _agencies(lines: Sequence[Value]) -> list[Value]:
    """Return the lines as agencies: a line that names a territory or goes on a name belongs to the line before."""
    names: list[Value] = []
    for line in lines[:4]:
        folded = fold_accents(line.text) + " "
        territory = folded.startswith(tuple(fold_accents(unit) for unit in _UNITS))
        if names and (territory or not _ORGANISATION.match(folded)):
            names[-1] = Value(f"{names[-1].text} {line.text}", (*names[-1].ranges, *line.ranges))
        elif _ORGANISATION.search(folded):
            names.append(line)
    return names


def sentence_case(name: str) -> str:
    """Return what stands in capitals as it is written in a sentence: "UBND tỉnh An Giang", "Sở Công Thương".

    Names of agencies, provinces and territories get their capitals back; document numbers, Roman numbers and abbreviations
    (no Vietnamese syllable lacks a vowel) keep theirs.
    """
    if sum(letter.islower() for letter in name) > len(name) // 4:
        return name
    known = [usual for usual in map(name_of, identify(name)) if usual]
    if len(known) == 1 and (fold_case(known[0]) == fold_case(name) or name.startswith("SỞ ")):
        return known[0]
    lowered = list(fold_case(name))
    for word in _WORD.finditer(name):
        if _ROMAN.fullmatch(word.group()) or not _VOWEL.search(fold_accents(word.group())):
            lowered[word.start() : word.end()] = word.group()
    for number in find_document_numbers(name):
        lowered[number.start : number.end] = name[number.start : number.end]
    for place in find_places(name):
        lowered[place.start : place.end] = _as_long(place.name, name[place.start : place.end])
    text = _TERRITORY.sub(lambda match: match[1] + match[2].title(), "".join(lowered))
    for usual, pattern in _TERMS.items():
        text = pattern.sub(usual, text)
    return text[:1].upper() + text[1:]


def _as_long(usual: str, written: str) -> str:
    """Return the place's usual name where it is as long as what is written (offsets stay), else the words capitalized."""
    return usual if len(usual) == len(written) else written.title()


def block_ranges(blocks: Sequence[Block]) -> list[Range]:
    """Return the ranges of ``blocks`` in order."""
    return [part for block in blocks for part in block.ranges]
