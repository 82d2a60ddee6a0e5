"""Which units are headings, and where a heading that runs into its paragraph ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.layout.markers import Marker, MarkerKind
from corpus.layout.paragraphs import Unit
from corpus.names.acting import verbs
from corpus.tables.labels import is_label
from corpus.text.folding import CAPITALS

_MAX_HEADING: Final = 300
_MAX_SHORT: Final = 110
_MAX_CLOSED: Final = 40
_MAX_RUN_IN: Final = 170
# A colon after these introduces a list or a quotation; what stands before it is no heading.
_INTRODUCES: Final = re.compile(
    r"(?:gồm|gồm có|sau|sau đây|là|như|cụ thể|trong đó|ví dụ|nhằm|để|theo|tại|rằng|số|chú|dung|việc|thì|được|phải|cần)$",
    re.IGNORECASE,
)
# "Các Sở", "UBND các xã, phường": kinds whose names a colon introduces.
_KINDS: Final = re.compile(
    r"\b(?:các|những)\s+(?:[Ss]ở|bộ|ban|phòng|tỉnh|xã|phường|huyện|thị xã|thành phố|đơn vị|cơ quan|hội|trường)"
    r"(?:,\s+(?:ban|ngành|phường|đặc khu|thị xã|thành phố|thị trấn|cơ quan|đơn vị))*(?:\s+trực thuộc trung ương)?\s*$",
    re.IGNORECASE,
)
_NAME: Final = rf"[{CAPITALS}][^,:;.]{{0,50}}?"
_NAMES: Final = re.compile(rf"\s*{_NAME}(?:(?:,|\s+và)\s+{_NAME})*\s*(?=:|;|\.?$)")
_SENTENCE: Final = re.compile(rf"[.!?]\s+[{CAPITALS}]")
_STAGE: Final = re.compile(r"(?:[^\W\d]+\s+){1,6}\d{4}(?:\s*[-–—]\s*\d{4})?\s*")
_NUMBERED: Final = frozenset({MarkerKind.ARABIC, MarkerKind.DECIMAL_2, MarkerKind.DECIMAL_3, MarkerKind.DECIMAL_4})

# A line that says only when: what stands above it is a task, and no heading.
_TIME: Final = re.compile(r"Thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành|báo cáo))?\s*:")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a unit's heading is: its text in the unit's clean text, ``start`` to ``end`` (the colon excluded)."""

    start: int
    end: int
    runs_in: bool


def heading_of(unit: Unit, following: Unit | None, bold_end: int, before_table: bool = False) -> Heading | None:
    """Return the heading that ``unit`` is or begins with, or None where it is a paragraph or a list item.

    ``following`` is the unit after it in the same part; ``bold_end`` the length of the unit's clean text that is bold from
    its start on, 0 where it is not or all is; ``before_table`` tells that a table comes next.
    """
    marker = unit.marker
    if marker is None:
        return None
    if marker.kind <= MarkerKind.ROMAN:
        return _of_high_rank(unit, marker)
    if marker.kind > MarkerKind.LOWER:
        return None
    run_in = _run_in(unit, marker, bold_end)
    if run_in is not None:
        return run_in
    if marker.kind is MarkerKind.LOWER and is_label(unit.clean[marker.length :]):
        return None
    bare = not before_table and not unit.strong and (following is None or _is_sibling(following, marker))
    timed = following is not None and not unit.strong and unit.ended and _TIME.match(following.clean) is not None
    if bare or timed or not _is_title(unit, marker):
        return None
    return Heading(marker.length, _trimmed(unit.clean), False)


def lacks_title(unit: Unit, following: Unit | None) -> bool:
    """Tell whether the unit is a mark alone ("PHẦN I") and ``following`` the title that belongs to it."""
    if unit.marker is None or unit.marker.kind > MarkerKind.ARTICLE or unit.clean[unit.marker.length :].strip():
        return False
    if following is None or following.marker is not None or following.ended:
        return False
    return len(following.clean) <= _MAX_RUN_IN


def is_unnumbered_heading(unit: Unit, following: Unit | None) -> bool:
    """Tell whether a unit without a mark is a heading: set apart as Markdown heading, in bold, or in capitals."""
    if unit.marker is not None or unit.ended or following is None or len(unit.clean) > _MAX_RUN_IN:
        return False
    letters = [letter for letter in unit.clean if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 4 and (unit.strong or capitals >= 0.9 * len(letters)) and unit.clean[:1].isupper()


def _of_high_rank(unit: Unit, marker: Marker) -> Heading | None:
    start, text = marker.length, unit.clean
    colon = None if text[start:].isupper() else _colon(text, start)  # in capitals to its end it is one title
    if colon is not None and text[colon + 1 :].strip() and (len(text) > _MAX_SHORT or unit.ended):
        return Heading(start, colon, True)
    closed = unit.ended and (marker.kind is MarkerKind.ARTICLE or len(text) - start > _MAX_SHORT)
    if len(text) - start <= _MAX_HEADING and not closed and not _SENTENCE.search(text, start):
        return Heading(start, _trimmed(text), False)
    return Heading(start, start, True) if marker.kind <= MarkerKind.ARTICLE else None


def _run_in(unit: Unit, marker: Marker, bold_end: int) -> Heading | None:
    start, text = marker.length, unit.clean
    if start < bold_end < len(text) and text[:bold_end].rstrip().endswith((":", ".")):
        return Heading(start, len(text[:bold_end].rstrip(" :.")), True)
    colon = _colon(text, start)
    if colon is None or not text[colon + 1 :].strip():
        return None
    if marker.kind is MarkerKind.LOWER and not _STAGE.fullmatch(text, start, colon):
        return None
    return Heading(start, colon, True)


def _colon(text: str, start: int) -> int | None:
    """Return where the colon stands that ends a short heading without sentences in it.

    A colon inside a list of names ("Các Sở: Tài chính, Xây dựng: …") ends nothing.
    """
    colon = text.find(":", start)
    names = _NAMES.match(text, colon + 1) if colon >= 0 and _KINDS.search(text, start, colon) else None
    if names is None and colon >= 0 and _KINDS.search(text, start, colon) and _acting(text, colon + 1):
        return None
    if names is not None:
        colon = names.end() if text[names.end() : names.end() + 1] == ":" else -1
    if colon < 0 or colon - start > _MAX_RUN_IN or re.search(r"[.!?]\s", text[start:colon]):
        return None
    if text.count("(", start, colon) > text.count(")", start, colon):
        return None
    return None if _INTRODUCES.search(text[start:colon]) else colon


def _acting(text: str, start: int) -> bool:
    """Tell whether names stand from ``start`` on, one after another, and then what they are to do."""
    verb = verbs()[0].search(text, start)
    parts = [] if verb is None else re.split(r",\s*|\s+và\s+(?=[^\W\d_])", text[start : verb.start()].strip())
    return len(parts) > 1 and all(part[:1].isupper() for part in parts)


def _is_title(unit: Unit, marker: Marker) -> bool:
    title = unit.clean[marker.length :]
    if unit.strong and len(title) <= _MAX_HEADING:
        return True
    if not unit.ended:
        limit = _MAX_HEADING if marker.kind in _NUMBERED else _MAX_RUN_IN
        return len(title) <= limit and not _SENTENCE.search(title)
    return title.endswith(".") and len(title) <= _MAX_CLOSED and not _SENTENCE.search(title)


def _is_sibling(following: Unit, marker: Marker) -> bool:
    """Tell whether nothing stands under the mark's unit, since what follows is its sibling or stands above it."""
    return following.marker is not None and following.marker.kind <= marker.kind


def _trimmed(text: str) -> int:
    """Return the end of ``text`` without a final colon."""
    return len(text.rstrip(" :"))
