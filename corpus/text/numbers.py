"""Numbers of administrative documents ("1600/QĐ-TTg", "36-NQ/TW", "30/2020/NĐ-CP"), in any spelling.

How they are built: Decree 30/2020/NĐ-CP (annex I, number and symbol of a document) and Guideline 36-HD/VPTW of the Party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text.folding import fold_accents

# Symbols of document kinds, accent-folded; a number with another symbol must be written in capitals to be taken for one.
_KINDS: Final = (
    "nq|qd|nd|tt|ttlt|ttr|ct|ctr|cthd|kh|khlt|khlt|kl|bc|tb|tbkl|cv|cd|pl|l|hd|da|pa|gm|qc|qch|qyd|qdlt|qdi|lct|sl|tl|vbhn|"
    "ubnd|hdnd|vpcp|vp|bcd|dn|gp|nqlt|ttkt|dk|xn|bb|hdlt|pc|lt"
)
_SPACE: Final = r"[\s*_]*"
_DASH: Final = r"[-‐‑‒–—−]"
_JOINT: Final = rf"{_SPACE}(?:{_DASH}|[/&]){_SPACE}"
_NUMBER: Final = re.compile(
    rf"(?<![\w/.,])(?P<no>\d{{1,6}}(?:\.\d{{1,2}}(?=/(?:19|20)\d\d))?[a-zA-Z]?){_SPACE}"
    rf"(?:/{_SPACE}(?P<year>(?:19|20)\d\d){_SPACE})?"
    rf"(?:/|{_DASH}){_SPACE}"
    rf"(?P<symbol>[^\W\d_]{{1,8}}\d{{0,2}}(?:{_JOINT}[^\W\d_]{{1,14}}\d{{0,2}})*)(?!\w)"
)
_KIND: Final = re.compile(rf"(?:{_KINDS})")
# Laws and resolutions of the National Assembly have one symbol after the year.
_ALONE: Final = re.compile(r"(?:qh|ubtvqh)\d{1,2}|l")
_DASHES: Final = re.compile(_DASH)
_STRAY: Final = re.compile(r"[\s*_]+")
_SPLIT: Final = re.compile(_JOINT)
_CANONICAL: Final = {"qd": "qđ", "nd": "nđ", "hdnd": "hđnd", "cd": "cđ", "da": "đa", "qyd": "qyđ"}
_ZEROS: Final = re.compile(r"^0+(?=\d)")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number as found: the one spelling of it (``key``), the printed form without stray spaces, and where."""

    key: str
    printed: str
    start: int
    end: int


def find_document_numbers(text: str) -> list[DocumentNumber]:
    """Return the document numbers in ``text`` (raw or clean, with or without accents), in reading order.

    ``key`` is lower-cased, its dashes are hyphens, it has no spaces, Markdown marks, accents other than đ or leading zeros:
    "36-nq/tw", "1600/qđ-ttg". The pieces after the first symbol are taken only as far as they look like symbols.
    """
    found = (_document_number(text, match) for match in _NUMBER.finditer(text))
    return [number for number in found if number is not None]


def _document_number(text: str, match: re.Match[str]) -> DocumentNumber | None:
    symbol, start, dated = match["symbol"], match.start("symbol"), match["year"] is not None
    pieces = _SPLIT.split(symbol)
    joints = ["", *_SPLIT.findall(symbol)]
    if not _opens(pieces[0], dated):
        return None
    taken = len(pieces[0])
    key = _part(pieces[0])
    for piece, joint in zip(pieces[1:], joints[1:], strict=True):
        if not _continues(piece, joint, symbol == symbol.lower()):
            break
        taken += len(joint) + len(piece)
        key += _squeeze(joint) + _part(piece)
    if taken == len(pieces[0]) and not (dated and _ALONE.fullmatch(key)):
        return None
    lead = _squeeze(text[match.start() : start])
    printed = lead + _squeeze(text[start : start + taken])
    return DocumentNumber(_ZEROS.sub("", lead.lower()) + key, printed, match.start(), start + taken)


def _part(piece: str) -> str:
    folded = fold_accents(piece)
    return _CANONICAL.get(folded, folded)


def _squeeze(text: str) -> str:
    """Return ``text`` without spaces and marks of Markdown, its dashes as hyphens."""
    return _DASHES.sub("-", _STRAY.sub("", text))


def _opens(piece: str, dated: bool) -> bool:
    """Tell whether ``piece`` may be the first symbol: a known kind, the assembly's, or capitals."""
    folded = fold_accents(piece)
    if _KIND.fullmatch(folded) or (dated and _ALONE.fullmatch(folded)):
        return True
    return len(piece) >= 2 and piece == piece.upper() and piece.isalpha()


def _continues(piece: str, joint: str, lower_case: bool) -> bool:
    """Tell whether ``piece`` goes on a symbol: capitals ("TTg"), or, where all is lower-cased, a short word set close."""
    if lower_case:
        return len(piece) <= 8 and joint == joint.strip() and piece.replace("đ", "d").isascii()
    return sum(1 for letter in piece if letter.isupper()) >= 2 or (len(piece) == 1 and piece.isupper())
