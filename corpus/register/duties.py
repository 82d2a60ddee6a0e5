"""Duties: paragraphs that charge an agency, as under "Tổ chức thực hiện".

An agency is charged by the heading that a paragraph stands under ("2. Sở Tài chính"), by the words it begins with ("Sở Công
Thương có trách nhiệm …", "Giao Công an tỉnh chủ trì …"), or inside ("…; Sở Tài chính có trách nhiệm …"). One duty a
paragraph or list item; a sub-heading or a lead-in ("a) Chủ trì, phối hợp với …:") gives its helpers to what stands below it,
a line that only says the time ("Thời gian hoàn thành: …") gives it to the duty above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Assignment, AssignmentKind, Block, BlockKind, Document, Range, Section, Value
from corpus.register.charges import GIVEN, Charge, after_clause, after_marker, helpers, inside, leading, named_at
from corpus.register.period_phrases import period_phrase
from corpus.tables.cells import short_value
from corpus.tables.columns import ColumnRole
from corpus.tables.labels import find_labels
from corpus.text.cleaning import Clean, clean

_PROSE: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_ASSIGNING: Final = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|chế độ báo cáo|kinh phí thực hiện|nhiệm vụ của các")
_LOOKING_BACK: Final = re.compile(r"thực trạng|hiện trạng|kết quả|đánh giá|tình hình|hạn chế|tồn tại|khó khăn|sự cần thiết")
# What rates or counts agencies charges them with nothing.
_RATING: Final = re.compile(
    r"tiêu chí|tiêu chuẩn|thi đua|khen thưởng|thang điểm|chấm điểm|giải thích từ ngữ"
    r"|^(?:đối tượng|phạm vi|nguyên tắc)|đối tượng (?:áp dụng|thi đua)"
)
# The heading over all agencies' headings, which charges none: "Trách nhiệm của các cơ quan, đơn vị".
_OF_ALL: Final = re.compile(r"(?:phân\s+công\s+)?(?:trách\s+nhiệm|nhiệm\s+vụ)(?:\s+cụ\s+thể)?\s+của\s+(?:các|từng)\s")
# A heading that says whose tasks stand below: "Nhiệm vụ của Ban Quản lý cảng cá", "Đơn vị vận hành có các nghĩa vụ sau".
_OF_ONE: Final = re.compile(r"(?:trách nhiệm|nhiệm vụ) của (?!các\s|từng\s)")
_HAS_DUTIES: Final = re.compile(r"\scó\s+(?:các\s+|những\s+)?(?:nghĩa vụ|trách nhiệm|nhiệm vụ)(?:\s+[^\W\d_]+){0,4}\s*:?\s*$")
# What an agency may do is no duty.
_RIGHTS: Final = re.compile(
    r"\scó\s+(?:các\s+|những\s+)?quyền(?!\s+(?:hạn\s+)?và\s+(?:nghĩa|trách))(?:\s+[^\W\d_]+){0,3}\s*:?\s*$"
)
_IN_FORCE: Final = re.compile(r"[^.;,:]{0,40}\bnày\s+(?:có\s+hiệu\s+lực|thay\s+thế)")
_NOTE: Final = re.compile(r"\s*\([^()]*\)[\s.]*")
_WHOEVER: Final = re.compile(
    r"(?:các|mọi|mỗi|những|toàn\s+thể)?\s*(?:người|hộ|chủ|cá\s+nhân|tổ\s+chức|hội\s+viên|đoàn\s+viên|đảng\s+viên|nhân\s+dân"
    r"|giáo\s+viên|học\s+sinh|sinh\s+viên|phụ\s+huynh|cha\s+mẹ|thành\s+viên|nhà\s+thầu|nhà\s+đầu\s+tư)(?![^\W_])"
)
_SEVERAL: Final = 2
_MOST_WORDS: Final = 16
_PERSON: Final = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c|ông|bà|cán bộ|chuyên viên|phó\s)")
# A sub-heading or a lead-in that says how the work below it is done, by whoever the section is of.
_MANNER: Final = re.compile(r"(?:chủ\s+trì|phối\s+hợp|chủ\s+động\s+phối\s+hợp|tham\s+mưu|làm\s+đầu\s+mối)(?![^\W_])")
_LEAD_IN: Final = re.compile(
    r"(?:.{0,160}?(?:nhiệm\s+vụ|nội\s+dung|công\s+việc|giải\s+pháp|việc)(?:\s+[^\W_]+){0,4}\s*(?:sau|sau\s+đây"
    r"|như\s+sau|liên\s+quan|cụ\s+thể)?"
    r"|.{0,40}?(?:sau|sau\s+đây|như\s+sau|cụ\s+thể))?\s*:\s*",
    re.DOTALL,
)


def duties(document: Document, sections: Sequence[Section], blocks: Sequence[Block], used: set[int]) -> tuple[Assignment, ...]:
    """Return the duties in text order; blocks in ``used`` belong to tasks with labels."""
    return tuple(_DutyReader(document, sections, blocks, used).read())


class _DutyReader:
    def __init__(self, document: Document, sections: Sequence[Section], blocks: Sequence[Block], used: set[int]) -> None:
        self._document = document
        self._sections = sections
        self._blocks = blocks
        self._used = used
        self._parents = {block.parent for block in blocks if block.parent is not None}
        self._below: dict[int | None, list[int]] = {}
        for index, section in enumerate(sections):
            self._below.setdefault(section.parent, []).append(index)
        self._assigns: set[int | None] = set()
        self._read_sections()
        self._assigns = {over for over, below in self._below.items() if self._names_agencies(over, below)}
        self._read_sections()
        self._internal = {index for index in range(len(sections)) if self._is_internal(index)}

    def _read_sections(self) -> None:
        """Note whom each section's heading charges, and who helps those."""
        self._leads: list[tuple[Value, ...]] = []
        self._helpers: list[tuple[Value, ...]] = []
        self._named: set[int] = set()
        for index in range(len(self._sections)):
            self._section_charge(index)

    def _names_agencies(self, over: int | None, below: Sequence[int]) -> bool:
        """Tell whether a section gives out work by what stands below it: most of its headings name agencies."""
        if self._under(_RATING, over) or self._looks_back(over):
            return False
        named = sum(index in self._named for index in below)
        return named >= _SEVERAL and named * 2 > len(below)

    def read(self) -> Iterator[Assignment]:
        """Yield the duties; a line that only says a time belongs to the one above it."""
        held: Assignment | None = None
        for index, block in enumerate(self._blocks):
            if index in self._used or block.kind not in _PROSE:
                continue
            told = self._time_line(block)
            if told is not None:
                if held is not None:
                    held = replace(held, period=told, ranges=(*held.ranges, *block.ranges))
                continue
            duty = self._duty(block, index)
            if duty is None:
                continue
            if held is not None:
                yield held
            held = duty
        if held is not None:
            yield held

    def _time_line(self, block: Block) -> Value | None:
        """Return the time that is all that a paragraph says: "Thời gian hoàn thành: Tháng 11/2025"."""
        if "hời" not in block.clean[:16]:
            return None
        text = "\n".join(part.of(self._document.text) for part in block.ranges)
        labels = find_labels(text)
        if (
            len(labels) != 1
            or labels[0].role is not ColumnRole.PERIOD
            or any(letter.isalnum() for letter in text[: labels[0].start])
        ):
            return None
        if len(block.ranges) != 1:
            return None
        begin = block.ranges[0].start
        return short_value(self._document.text, [Range(begin + labels[0].value[0], begin + labels[0].value[1])])

    def _duty(self, block: Block, index: int) -> Assignment | None:
        section = block.section
        if section is not None and (section in self._internal or self._sections[section].parent in self._internal):
            return None
        if section is None and not self._assigns:
            return None
        cleaned = clean(self._document.text, block.ranges)
        charge = self._charge(block, cleaned)
        if charge is None or not cleaned.text[charge.begins :].strip() or _NOTE.fullmatch(cleaned.text):
            return None
        if _IN_FORCE.match(key(cleaned.text)):
            return None
        if cleaned.text.rstrip().endswith(":") and self._leads_to_heading(index):
            return None
        if index in self._parents and _LEAD_IN.fullmatch(key(cleaned.text), charge.begins):
            return None
        return Assignment(
            kind=AssignmentKind.DUTY,
            number=block.marker.strip(" .)/-+•*") or self._number(section),
            group=None if section is None else self._sections[section].heading,
            task=Value(cleaned.text[charge.begins :], cleaned.sources(charge.begins, len(cleaned.text))),
            lead=charge.lead,
            coordinate=self._coordinate(block, cleaned, charge),
            product=None,
            period=period_phrase(cleaned, charge.begins),
            funding=None,
            ranges=block.ranges,
            section=section,
        )

    def _leads_to_heading(self, index: int) -> bool:
        return self._blocks[index + 1 : index + 2] != () and self._blocks[index + 1].kind is BlockKind.HEADING

    def _number(self, section: int | None) -> str:
        return self._sections[section].number if section is not None and self._leads[section] else ""

    def _coordinate(self, block: Block, cleaned: Clean, charge: Charge) -> tuple[Value, ...]:
        """Return who helps: named in the duty, in the lead-ins above it, and in the sub-headings it stands under."""
        found = list(helpers(cleaned, charge.begins))
        above = block.parent
        while above is not None:
            said = clean(self._document.text, self._blocks[above].ranges)
            if said.text.rstrip().endswith(":"):
                found.extend(helpers(said, 0))
            above = self._blocks[above].parent
        if block.section is not None:
            found.extend(self._helpers[block.section])
        known: dict[str, Value] = {}
        leads = {key(value.text) for value in charge.lead}
        for value in found:
            if key(value.text) not in leads:
                known.setdefault(key(value.text), value)
        return tuple(known.values())

    def _charge(self, block: Block, cleaned: Clean) -> Charge | None:
        start = after_marker(cleaned.text, block.marker)
        if self._under(_RATING, block.section):
            return None
        assigning = self._under_assigning(block.section)
        own = named_at(cleaned, start)
        charged = self._introduced(block, assigning=assigning) or (
            self._leads[block.section] if block.section is not None else ()
        )
        if own is not None and (assigning or own.plain) and not (own.soft and charged):
            return own
        told = after_clause(cleaned, start)
        if told is not None and (told.plain or (assigning and block.kind is BlockKind.PARAGRAPH and not block.marker)):
            return told
        if charged:
            return Charge(charged, start)
        said = None if self._looks_back(block.section) else leading(cleaned, start)
        return inside(cleaned, start) or said or (told if assigning else None)

    def _introduced(self, block: Block, *, assigning: bool) -> tuple[Value, ...]:
        """Return the agencies that the item or paragraph above a list charges: "Giao Sở Y tế:", "Công an tỉnh chủ trì …:"."""
        above = block.parent
        while above is not None:
            over = self._blocks[above]
            cleaned = clean(self._document.text, over.ranges)
            start = after_marker(cleaned.text, over.marker)
            given = assigning or key(cleaned.text[start:]).startswith(GIVEN)
            named = named_at(cleaned, start, whole=True) if given else None
            named = named or named_at(cleaned, start)
            if named is None and cleaned.text.rstrip().endswith(":"):
                named = after_clause(cleaned, start)
            if named is not None and (given or named.plain):
                return named.lead
            above = over.parent
        return ()

    def _under_assigning(self, section: int | None) -> bool:
        return (
            self._under(_ASSIGNING, section) or section in self._assigns or any(at in self._assigns for at in self._up(section))
        )

    def _looks_back(self, section: int | None) -> bool:
        """Tell whether a section tells what was done: who led it then is charged with nothing."""
        return self._under(_LOOKING_BACK, section) and not self._under_assigning(section)

    def _under(self, wanted: re.Pattern[str], section: int | None) -> bool:
        return any(wanted.search(key(self._sections[at].heading)) for at in self._up(section))

    def _up(self, section: int | None) -> Iterator[int]:
        """Yield the section and those above it."""
        while section is not None:
            yield section
            section = self._sections[section].parent

    def _section_charge(self, index: int) -> None:
        """Note the agencies that a section's heading is, or those of the section above, and who helps those."""
        section = self._sections[index]
        cleaned = clean(self._document.text, [section.heading_range])
        start = after_marker(cleaned.text, section.number)
        said = key(cleaned.text)
        assigning = self._under_assigning(section.parent) or bool(_OF_ONE.match(said, start) or _HAS_DUTIES.search(said, start))
        named = named_at(cleaned, start, whole=not assigning) or self._said_to_lead(cleaned, start, assigning)
        if named is None and section.parent in self._assigns:
            named = self._person(cleaned, start)
        if named is not None and _RIGHTS.search(said, start):
            named = None
        if named is not None and not assigning and _OF_ALL.match(said, start):
            named = None
        self._leads.append(() if named is None else named.lead)
        self._helpers.append(() if named is None else helpers(cleaned, named.begins))
        if named is not None:
            self._named.add(index)
        if named is None and section.parent is not None and self._leads[section.parent]:
            self._leads[index] = self._leads[section.parent]
            manner = _MANNER.match(said, start)
            self._helpers[index] = (*self._helpers[section.parent], *(helpers(cleaned, start) if manner else ()))

    def _said_to_lead(self, cleaned: Clean, start: int, assigning: bool) -> Charge | None:
        """Return whom a heading charges that a list follows: "Sở Y tế chủ trì, phối hợp với Công an tỉnh:"."""
        if not cleaned.text.rstrip().endswith(":"):
            return None
        named = named_at(cleaned, start) or after_clause(cleaned, start)
        return named if named is not None and (named.plain or assigning) else None

    def _person(self, cleaned: Clean, start: int) -> Charge | None:
        """Return who no agency is and stands among the headings of agencies all the same: "Người nuôi chó, mèo"."""
        end = len(cleaned.text.rstrip(" :."))
        if _WHOEVER.match(key(cleaned.text), start) is None or len(cleaned.text[start:end].split()) > _MOST_WORDS:
            return None
        return Charge((Value(cleaned.text[start:end], cleaned.sources(start, end)),), end)

    def _is_internal(self, index: int) -> bool:
        """Tell whether a section divides the work within one organ: more of its headings name persons than agencies."""
        below = self._below.get(index, [])
        persons = sum(_PERSON.match(key(self._sections[at].heading)) is not None for at in below)
        return persons > sum(bool(self._leads[at]) for at in below)
