"""Duties: paragraphs that charge an agency, as under "Tổ chức thực hiện".

An agency is charged by the heading that a paragraph stands under ("2. Sở Tài chính"), by the words it begins with ("Sở Công
Thương có trách nhiệm …", "Giao Công an tỉnh chủ trì …"), or inside ("…; Sở Tài chính có trách nhiệm …"). One duty a
paragraph or list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.names.agency_grammar import NameReader
from corpus.names.agency_lexicon import key
from corpus.names.agency_lists import AgencyEntry, agency_entries, shared_list
from corpus.records import Assignment, AssignmentKind, Block, BlockKind, Document, Range, Section, Value
from corpus.register.period_phrases import period_phrase
from corpus.text.cleaning import Clean, clean

_PROSE: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_ASSIGNING: Final = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|chế độ báo cáo|kinh phí thực hiện|nhiệm vụ của các")
_LOOKING_BACK: Final = re.compile(r"thực trạng|hiện trạng|kết quả|đánh giá|tình hình|hạn chế|tồn tại|khó khăn|sự cần thiết")
_BEFORE_NAME: Final = re.compile(
    r"(?:(?:đề nghị|giao|yêu cầu|phân công|trách nhiệm của|nhiệm vụ của|đối với|giám đốc|thủ trưởng|lãnh đạo|người đứng đầu"
    r"|chánh|chủ tịch|trưởng(?= ban| phòng)|thường trực)\s+)+"
)
_NOTE: Final = re.compile(r"\s*\([^()]*\)[\s.]*")
_LISTED: Final = re.compile(rf"\s*(?:[,;]|,?\s+và)\s+(?:{_BEFORE_NAME.pattern})?")
_PERSON: Final = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c|ông|bà|cán bộ|chuyên viên|phó\s)")
_CHARGED: Final = re.compile(r"\s*:?\s*(?:(?:có|chịu)\s+trách\s+nhiệm(?!\s+trước)(?:\s+(?:chủ trì|là đầu mối))?\s*:?\s*|:\s*)")
_CHARGES: Final = re.compile(
    r"(?:có|chịu)\s+trách\s+nhiệm|chủ\s+trì|làm\s+đầu\s+mối|là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:thường\s+trực|đầu\s+mối)"
)
_GIVEN: Final = ("giao ", "phân công ", "đề nghị ", "yêu cầu ")
_WITH: Final = re.compile(
    r"phối\s+hợp(?:\s+(?:chặt\s+chẽ|thường\s+xuyên|kịp\s+thời|cùng|với|đồng\s+bộ))*\s+(?=[a-zđ])",
)
_CLAUSE: Final = re.compile(
    r"(?:trong quá trình|nếu|khi|trường hợp|căn cứ|trên cơ sở|định kỳ|hàng năm|hằng năm|theo)(?![^\W_])"
)
_TELLS_WHO: Final = re.compile(r"[.;]\s+(?:giao\s+)?|\b(?:do|giao)\s+")
_LEADS: Final = re.compile(r"\s+(?:chủ\s+trì|làm\s+đầu\s+mối|là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:chủ\s+trì|đầu\s+mối))(?![^\W_])")
_ALONGSIDE: Final = re.compile(r"(?:phối hợp|cùng|với|của|giữa|thuộc|do)\s+[^,;]*$")


@dataclass(frozen=True, slots=True)
class _Charge:
    """Who is charged in a paragraph, and where in its clean text what they are to do begins.

    ``plain`` tells that the words charge by themselves ("Giao …", "… có trách nhiệm", "… chủ trì"), in whatever section.
    """

    lead: tuple[Value, ...]
    begins: int
    plain: bool = False


def duties(document: Document, sections: Sequence[Section], blocks: Sequence[Block], used: set[int]) -> tuple[Assignment, ...]:
    """Return the duties in text order; blocks in ``used`` belong to tasks with labels."""
    reader = _DutyReader(document, sections, blocks)
    found = (reader.duty(index) for index in range(len(blocks)) if index not in used and blocks[index].kind in _PROSE)
    return tuple(duty for duty in found if duty is not None)


class _DutyReader:
    def __init__(self, document: Document, sections: Sequence[Section], blocks: Sequence[Block]) -> None:
        self._document = document
        self._sections = sections
        self._blocks = blocks
        self._leads = [self._section_lead(index) for index in range(len(sections))]
        self._internal = {index for index in range(len(sections)) if self._is_internal(index)}

    def duty(self, index: int) -> Assignment | None:
        """Return the duty that a paragraph gives, or None."""
        block = self._blocks[index]
        section = block.section
        if section is None or section in self._internal or self._sections[section].parent in self._internal:
            return None
        cleaned = clean(self._document.text, block.ranges)
        charge = self._charge(block, cleaned)
        if charge is None or not cleaned.text[charge.begins :].strip() or _NOTE.fullmatch(cleaned.text):
            return None
        text = cleaned.text[charge.begins :]
        return Assignment(
            kind=AssignmentKind.DUTY,
            number=block.marker.strip(" .)/-+•*") or (self._sections[section].number if self._leads[section] else ""),
            group=self._sections[section].heading,
            task=Value(text, cleaned.sources(charge.begins, len(cleaned.text))),
            lead=charge.lead,
            coordinate=_helpers(cleaned, charge.begins),
            product=None,
            period=period_phrase(cleaned, charge.begins),
            funding=None,
            ranges=block.ranges,
            section=section,
        )

    def _charge(self, block: Block, cleaned: Clean) -> _Charge | None:
        start = _after_marker(cleaned.text, block.marker)
        assigning = self._under_assigning(block.section)
        own = _named_at(cleaned, start)
        if own is not None and (assigning or own.plain):
            return own
        heading = self._introduced(block, assigning=assigning) or (
            self._leads[block.section] if block.section is not None else ()
        )
        if heading:
            return _Charge(heading, start)
        told = None if self._looks_back(block.section) else _leading(cleaned, start)
        return _inside(cleaned, start) or told or (_after_clause(cleaned, start) if assigning else None)

    def _introduced(self, block: Block, *, assigning: bool) -> tuple[Value, ...]:
        """Return the agencies that are all that the paragraph above a list says: "Giao Sở Y tế:", "Sở Y tế, Công an tỉnh:"."""
        if block.parent is None:
            return ()
        above = self._blocks[block.parent]
        cleaned = clean(self._document.text, above.ranges)
        start = _after_marker(cleaned.text, above.marker)
        if not assigning and not key(cleaned.text[start:]).startswith(_GIVEN):
            return ()
        named = _named_at(cleaned, start, whole=True)
        return () if named is None else named.lead

    def _under_assigning(self, section: int | None) -> bool:
        return self._under(_ASSIGNING, section)

    def _looks_back(self, section: int | None) -> bool:
        """Tell whether a section tells what was done: who led it then is charged with nothing."""
        return self._under(_LOOKING_BACK, section) and not self._under_assigning(section)

    def _under(self, wanted: re.Pattern[str], section: int | None) -> bool:
        while section is not None:
            if wanted.search(key(self._sections[section].heading)):
                return True
            section = self._sections[section].parent
        return False

    def _section_lead(self, index: int) -> tuple[Value, ...]:
        """Return the agencies that a section's heading is, () where it is something else."""
        cleaned = clean(self._document.text, [self._sections[index].heading_range])
        start = _after_marker(cleaned.text, self._sections[index].number)
        assigning = self._under_assigning(self._sections[index].parent)
        named = _named_at(cleaned, start, whole=not assigning)
        return () if named is None else named.lead

    def _is_internal(self, index: int) -> bool:
        """Tell whether a section divides the work within one organ: more of its headings name persons than agencies."""
        below = [at for at, section in enumerate(self._sections) if section.parent == index]
        persons = sum(_PERSON.match(key(self._sections[at].heading)) is not None for at in below)
        return persons > sum(bool(self._leads[at]) for at in below)


def _after_marker(text: str, marker: str) -> int:
    if not marker or not text.startswith(marker):
        return 0
    rest = re.match(r"[\s.)/:–-]*", text[len(marker) :])
    return len(marker) + (rest.end() if rest else 0)


def _named_at(cleaned: Clean, start: int, *, whole: bool | None = None) -> _Charge | None:
    """Return the agencies that the text names from ``start`` on, up to a colon or to what they are to do.

    Of a heading (``whole`` is set) the agencies must be all that it says, or at least what it begins with.
    """
    keyed = key(cleaned.text)
    before = _BEFORE_NAME.match(keyed, start)
    at = before.end() if before else start
    reader = NameReader(cleaned.text)
    shared = shared_list(cleaned.text, at)
    if shared is not None and whole is not None:
        return _Charge(tuple(_listed(cleaned, shared[0])), shared[1])
    values: list[Value] = []
    while True:
        name = reader.name_at(at)
        if name is None:
            return None
        values.append(Value(cleaned.text[at : name.end], cleaned.sources(at, name.end)))
        following = _LISTED.match(keyed, name.end)
        if following is None or reader.name_at(following.end()) is None:
            break
        at = following.end()
    charged = _CHARGED.match(keyed, name.end)
    begins = charged.end() if charged else name.end + len(cleaned.text[name.end :]) - len(cleaned.text[name.end :].lstrip())
    if whole is None:
        given = keyed[start:at].startswith(("giao ", "phân công "))
        fits = given or charged is not None or begins >= len(cleaned.text) or reader.predicate_at(begins)
    else:
        fits = not whole or len(cleaned.text[begins:].strip(" :.")) * 5 < len(cleaned.text)
    said = keyed[start:at].startswith(_GIVEN) or _CHARGES.match(keyed, name.end + 1) or _CHARGES.match(keyed, begins)
    return _Charge(tuple(values), begins, plain=bool(said)) if fits else None


def _listed(cleaned: Clean, entries: Sequence[AgencyEntry]) -> Iterator[Value]:
    for entry in entries:
        yield Value(entry.text, tuple(part for first, last in entry.spans for part in cleaned.sources(first, last)))


def _leading(cleaned: Clean, start: int) -> _Charge | None:
    """Return the agency of which a later sentence or clause says that it leads: "…, do Sở Y tế chủ trì"."""
    reader = NameReader(cleaned.text)
    for begin in _TELLS_WHO.finditer(reader.keyed, start):
        name = reader.name_at(begin.end())
        if name is not None and _LEADS.match(reader.keyed, name.end):
            return _Charge((Value(cleaned.text[begin.end() : name.end], cleaned.sources(begin.end(), name.end)),), start)
    return None


def _inside(cleaned: Clean, start: int) -> _Charge | None:
    """Return the agency that is charged inside a paragraph: "…; Sở Tài chính có trách nhiệm …"."""
    for found in re.finditer(r"(?:có|chịu)\s+trách\s+nhiệm", key(cleaned.text)):
        for begin in re.finditer(r"(?:^|[;.:,]\s+|giao\s+)(?=[A-ZĐa-zđ])", cleaned.text[start : found.start()]):
            at = start + begin.end()
            entries = agency_entries(cleaned.text[at : found.start()])
            reader = NameReader(cleaned.text)
            name = reader.name_at(at)
            if name is not None and name.end + 1 >= found.start() and len(entries) == 1:
                charged = _CHARGED.match(key(cleaned.text), name.end)
                value = Value(cleaned.text[at : name.end], cleaned.sources(at, name.end))
                return _Charge((value,), charged.end() if charged else found.start())
    return None


def _after_clause(cleaned: Clean, start: int) -> _Charge | None:
    """Return the agencies that a sentence charges after its first clause: "Trong quá trình …, các cơ quan kịp thời …"."""
    keyed = key(cleaned.text)
    if not _CLAUSE.match(keyed, start):
        return None
    for comma in re.finditer(r",\s+", cleaned.text[start:]):
        named = _named_at(cleaned, start + comma.end())
        if named is not None and not _ALONGSIDE.search(keyed[start : start + comma.start()][-60:]):
            return _Charge(named.lead, start)
    return None


def _helpers(cleaned: Clean, start: int) -> tuple[Value, ...]:
    """Return the agencies that the duty is to be done with: "phối hợp với Sở Nội vụ, các cơ quan liên quan …"."""
    reader = NameReader(cleaned.text)
    found: dict[tuple[Range, ...], Value] = {}
    for said in _WITH.finditer(key(cleaned.text), start):
        at = said.end()
        while (name := reader.name_at(at)) is not None:
            value = Value(cleaned.text[at : name.end], cleaned.sources(at, name.end))
            found[value.ranges] = value
            following = _LISTED.match(reader.keyed, name.end)
            if following is None:
                break
            at = following.end()
    return tuple(found.values())
