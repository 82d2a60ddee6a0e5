"""Whom a document's headings charge: "2. Sở Tài chính", "Điều 5. Trách nhiệm của thủ kho", and what stands among such.

A section without a name of its own is its parent's. A section gives out work by its words ("Tổ chức thực hiện"), or by the
agencies that its headings name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.names.acting import verbs
from corpus.names.agency_lexicon import key
from corpus.records import Block, BlockKind, Document, Section, Value
from corpus.register.charges import Charge, after_clause, after_marker, helpers, named_at
from corpus.register.officers import OFFICER
from corpus.text.cleaning import Clean, clean

PROSE: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_ASSIGNING: Final = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm|chế độ (?:thông tin,? )?báo cáo"
    r"|kinh phí thực hiện|nhiệm vụ của các|^(?:giao|đề nghị|yêu cầu) "
)
_LOOKING_BACK: Final = re.compile(r"thực trạng|hiện trạng|kết quả|đánh giá|tình hình|hạn chế|tồn tại|khó khăn|sự cần thiết")
# What rates or counts agencies charges them with nothing.
_RATING: Final = re.compile(
    r"tiêu chí|tiêu chuẩn|thi đua|khen thưởng|thang điểm|chấm điểm|giải thích từ ngữ"
    r"|^(?:đối tượng|phạm vi|nguyên tắc)|đối tượng (?:áp dụng|thi đua)"
)
# A heading that says whose tasks stand below: "Nhiệm vụ, quyền hạn của Ban Quản lý cảng cá", "Trách nhiệm các sở".
_TASKS_OF: Final = (
    r"(?:phân công )?(?:trách nhiệm|nhiệm vụ|nghĩa vụ)(?:(?:,| và)? (?:trách nhiệm|nhiệm vụ|nghĩa vụ|quyền hạn|cụ thể))*"
)
_OF: Final = re.compile(rf"{_TASKS_OF}(?P<matter>(?: [^\W\d_]+){{0,6}}?) của ")
_OF_THOSE: Final = re.compile(rf"{_TASKS_OF} (?=[^\W\d_])")
# Offices within one organ: their division of its work charges nobody outside.
_OFFICE: Final = re.compile(
    r"(?:các )?(?:trưởng|phó|ủy viên|uỷ viên|thành viên|thư ký|tổ trưởng|chủ nhiệm|chủ tịch hội)(?![^\W_])"
)
_HAS_DUTIES: Final = re.compile(r"\scó\s+(?:các\s+|những\s+)?(?:nghĩa vụ|trách nhiệm|nhiệm vụ)(?:\s+[^\W\d_]+){0,4}\s*:?\s*$")
# What an agency may do is no duty.
_RIGHTS: Final = re.compile(
    r"\scó\s+(?:các\s+|những\s+)?quyền(?!\s+(?:hạn\s+)?và\s+(?:nghĩa|trách))(?:\s+[^\W\d_]+){0,3}\s*:?\s*$"
)
_WHOEVER: Final = re.compile(
    r"(?:các|mọi|mỗi|những|toàn\s+thể)?\s*(?:người|hộ|chủ|cá\s+nhân|tổ\s+chức|hội\s+viên|đoàn\s+viên|đảng\s+viên|nhân\s+dân"
    r"|giáo\s+viên|học\s+sinh|sinh\s+viên|phụ\s+huynh|cha\s+mẹ|thành\s+viên|nhà\s+thầu|nhà\s+đầu\s+tư"
    r"|doanh\s+nghiệp|cơ\s+sở|đơn\s+vị|hợp\s+tác\s+xã|lực\s+lượng|hiệu\s+trưởng|thủ\s+trưởng|trưởng\s+thôn|cán\s+bộ"
    r"|công\s+chức|viên\s+chức|nhân\s+viên|già\s+làng|ban\s+đại\s+diện|tổ\s+dân\s+phố)(?![^\W_])"
    rf"|{OFFICER}"
)
_SEVERAL: Final = 2
_MOST_WORDS: Final = 16
_MOST_OF: Final = 25
_PERSON: Final = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c|ông|bà|cán bộ|chuyên viên|phó\s)")
# A sub-heading or a lead-in that says how the work below it is done, by whoever the section is of.
_MANNER: Final = re.compile(r"(?:chủ\s+trì|phối\s+hợp|chủ\s+động\s+phối\s+hợp|tham\s+mưu|làm\s+đầu\s+mối)(?![^\W_])")


class ChargedSections:
    """The sections of a document by whom they charge, from its headings and from what stands under them.

    ``leads`` and ``helpers`` hold, a section each, who is charged and who helps; ``assigns`` the sections (None for the
    document itself) whose headings name agencies.
    """

    def __init__(self, document: Document, sections: Sequence[Section], blocks: Sequence[Block]) -> None:
        self._document = document
        self._sections = sections
        self._items: dict[int | None, list[str]] = {}
        for block in blocks:
            if block.kind in PROSE:
                self._items.setdefault(block.section, []).append(block.clean)
        self._below: dict[int | None, list[int]] = {}
        for index, section in enumerate(sections):
            self._below.setdefault(section.parent, []).append(index)
        self.assigns: set[int | None] = set()
        self._read_sections()
        self.assigns = {over for over, below in self._below.items() if self._names_agencies(over, below)}
        self._read_sections()
        self._within = {index for index in range(len(sections)) if self._is_internal(index)}

    def _read_sections(self) -> None:
        """Note whom each section's heading charges, and who helps those."""
        self.leads: list[tuple[Value, ...]] = []
        self.helpers: list[tuple[Value, ...]] = []
        self._named: set[int] = set()
        for index in range(len(self._sections)):
            self._section_charge(index)

    def _names_agencies(self, over: int | None, below: Sequence[int]) -> bool:
        """Tell whether a section gives out work by what stands below it: most of its headings name agencies, and items act."""
        if self.rates(over) or self.looks_back(over) or not self._acts(below):
            return False
        named = sum(index in self._named for index in below)
        return named >= _SEVERAL and named * 2 > len(below)

    def _acts(self, below: Sequence[int]) -> bool:
        """Tell whether what stands in sections tells what to do, as no list of prices does."""
        items = [item for index in below for item in self._items.get(index, ())]
        return sum(map(_says_work, items)) * 2 >= len(items)

    def _lists_things(self, index: int) -> bool:
        """Tell whether what stands in a section is a list of things and no sentence: the classes of a school, with fees."""
        items = self._items.get(index, [])
        return len(items) > 1 and not any(map(_says_work, items))

    def under_assigning(self, section: int | None) -> bool:
        """Tell whether a section, or one above it, gives out work."""
        return (
            self._under(_ASSIGNING, section) or section in self.assigns or any(at in self.assigns for at in self._up(section))
        )

    def looks_back(self, section: int | None) -> bool:
        """Tell whether a section tells what was done: who led it then is charged with nothing."""
        return self._under(_LOOKING_BACK, section) and not self.under_assigning(section)

    def rates(self, section: int | None) -> bool:
        """Tell whether a section rates or counts agencies, and charges them with nothing."""
        for at in self._up(section):
            said = key(self._sections[at].heading)
            # "Khen thưởng và tổ chức thực hiện", and what gives out work within such a part, does.
            if _ASSIGNING.search(said):
                return False
            if _RATING.search(said):
                return True
        return False

    def is_internal(self, section: int) -> bool:
        """Tell whether a section belongs to the division of work within one organ."""
        return section in self._within or self._sections[section].parent in self._within

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
        assigning = self.under_assigning(section.parent) or bool(_HAS_DUTIES.search(said, start))
        named = self._of(cleaned, start) or named_at(cleaned, start, whole=not assigning)
        named = named or self._said_to_lead(cleaned, start, assigning)
        if named is None and section.parent in self.assigns:
            named = self._person(cleaned, start, _WHOEVER)
        if named is not None and (
            self._lists_things(index) or _RIGHTS.search(said, start) or (index in self.assigns and _OF_THOSE.match(said, start))
        ):
            named = None
        self.leads.append(() if named is None else named.lead)
        self.helpers.append(() if named is None else helpers(cleaned, named.begins))
        if named is not None:
            self._named.add(index)
        if named is None and section.parent is not None and self.leads[section.parent]:
            self.leads[index] = self.leads[section.parent]
            manner = _MANNER.match(said, start)
            self.helpers[index] = (*self.helpers[section.parent], *(helpers(cleaned, start) if manner else ()))

    def _said_to_lead(self, cleaned: Clean, start: int, assigning: bool) -> Charge | None:
        """Return whom a heading charges that a list follows: "Sở Y tế chủ trì, phối hợp với Công an tỉnh:"."""
        if not cleaned.text.rstrip().endswith(":"):
            return None
        named = named_at(cleaned, start) or after_clause(cleaned, start)
        return named if named is not None and (named.plain or assigning) else None

    def _of(self, cleaned: Clean, start: int) -> Charge | None:
        """Return whom a heading names as those whose tasks stand below it: "Trách nhiệm của thủ kho", "Nhiệm vụ của Sở Y tế".

        The heading over the headings of all agencies names them too, and charges none.
        """
        said = key(cleaned.text)
        of = _OF.match(said, start)
        named = named_at(cleaned, of.end(), whole=False) if of else None
        if of and named is None and not of["matter"] and not _OFFICE.match(said, of.end()):
            named = self._person(cleaned, of.end(), None, _MOST_OF)
        those = _OF_THOSE.match(said, start)
        if named is None and those:
            named = named_at(cleaned, those.end(), whole=True) or self._person(cleaned, those.end(), _WHOEVER, _MOST_OF)
        return named

    def _person(self, cleaned: Clean, start: int, whoever: re.Pattern[str] | None, most: int = _MOST_WORDS) -> Charge | None:
        """Return who no agency is and stands among the headings of agencies all the same: "Người nuôi chó, mèo"."""
        note = cleaned.text.find("(", start)
        end = len(cleaned.text[: note if note > start else len(cleaned.text)].rstrip(" :."))
        if (whoever and not whoever.match(key(cleaned.text), start)) or len(cleaned.text[start:end].split()) > most:
            return None
        return Charge((Value(cleaned.text[start:end], cleaned.sources(start, end)),), end)

    def _is_internal(self, index: int) -> bool:
        """Tell whether a section divides the work within one organ: more of its headings name persons than agencies."""
        below = self._below.get(index, [])
        persons = sum(_PERSON.match(key(self._sections[at].heading)) is not None for at in below)
        return persons > sum(bool(self.leads[at]) for at in below)


def _says_work(item: str) -> bool:
    """Tell whether a paragraph is a sentence, or has a verb of doing."""
    return item.rstrip().endswith((".", ";", ":")) or any(verb.search(item.lower()) for verb in verbs())
