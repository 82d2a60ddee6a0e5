"""Tables in extracted lines whose header broke into pieces: their cells are not told apart, and no line of theirs is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.names.agency_lexicon import key
from corpus.records import Assignment, Document, Range, Table, TableRow, TableRowKind
from corpus.tables.flat.extracted_lines import ExtractedLine, lines_of, outside

_NUMBER_TITLE: Final = re.compile(r"(?:STT|TT|Stt|Số TT)\.?")
_TITLES: Final = re.compile(r"chủ trì|phối hợp|thực hiện|nhiệm vụ|nội dung|thời gian|thời hạn|sản phẩm|kết quả|đơn vị")
_TITLE: Final = re.compile(
    r"(?:cơ quan|đơn vị)(?: chủ trì| phối hợp| thực hiện)|(?:thời gian|thời hạn)(?: (?:thực hiện|hoàn thành|dự kiến))?"
    r"|(?:kết quả|sản phẩm)(?: dự kiến|, sản phẩm)?|kết quả, sản|thời gian thực"
)
NEXT_PART: Final = r"[ivx]{1,4}\s*[./]\s*(?:tổ chức|phân công|trách nhiệm|(?:nguồn )?kinh phí|chế độ|công tác)(?:\s+\S+){0,6}$"
"""A heading of the plan that stands below a table, folded by ``key``."""

_END: Final = re.compile(
    rf"nơi nhận\s*:?|tm\.\s|kt\.\s|phụ lục(?:\s+[ivx\d]+)?\b|trên đây là|cộng hòa xã hội chủ nghĩa|{NEXT_PART}"
)
_FORMATS: Final = frozenset(("txt", "pdf"))
_TIME_AT_END: Final = re.compile(
    r"(?<!năm)(?<!đoạn)(?<!quý)(?<!hoạch)(?<=[^\W\d_])\s+(?:Quý\s+[IV]+\s*/\s*)?20\d\d(?:\s*[-–]\s*20\d\d)?$"
)
_ROMAN: Final = re.compile(r"[IVX]+")
_MOST_MISPLACED, _FEW_MISPLACED = 0.1, 0.2
_WORDS: Final = 3
_NEAR, _BELOW, _FEWEST_BELOW = 16, 24, 6
_FEWEST_TITLES: Final = 2
_CELL: Final = 45
_PROSE: Final = 75
_MOSTLY: Final = 0.7


def unread_tables(document: Document, covered: Sequence[Range]) -> Iterator[Table]:
    """Yield, as tables that are unsure and give no task, what stands below a title of numbers outside ``covered``."""
    if document.format not in _FORMATS:
        return
    for stretch in outside(document, covered):
        lines = lines_of(document, stretch)
        at = 0
        while at < len(lines):
            if not _heads(lines, at):
                at += 1
                continue
            stop = _end(lines, at + 1)
            rows = tuple(TableRow(TableRowKind.OTHER, (line.range,), "", line.text) for line in lines[at:stop])
            yield Table(Range(lines[at].range.start, lines[stop - 1].range.end), (), (), rows, unsure=True)
            at = stop


def are_misplaced(table: Table) -> bool:
    """Tell whether cells of a table's tasks surely stand in other columns than their own, in more than a few rows.

    A time that ends a product while the row has none, who helps for who leads, a lead cut from words in small letters or in
    capitals, a group's title with a product: lines of several cells were mixed.
    """
    tasks = [task for row in table.rows for task in row.assignments]
    wrong = sum(_is_misplaced(task) for task in tasks)
    return wrong > _MOST_MISPLACED * len(tasks) and (wrong >= _FEWEST_TITLES or wrong > _FEW_MISPLACED * len(tasks))


def is_title(line: str) -> bool:
    """Tell whether a line is a column's title and nothing else: among rows it tells that columns were written one by one."""
    return _NUMBER_TITLE.fullmatch(line) is not None or _TITLE.fullmatch(key(line)) is not None


def _is_misplaced(task: Assignment) -> bool:
    if task.period is None and any(_TIME_AT_END.search(value.text) for value in task.product or ()):
        return True
    leads = [value.text for value in task.lead]
    group = bool(task.product) and ((bool(leads) and task.task.text.isupper()) or (not leads and _ROMAN.fullmatch(task.number)))
    doubled = bool(leads) and leads == [value.text for value in task.coordinate]
    cut = any(lead.isupper() and len(lead.split()) >= _WORDS for lead in leads[:1])
    return bool(group) or doubled or cut


def _heads(lines: Sequence[ExtractedLine], at: int) -> bool:
    """Tell whether the line is the title of the rows' numbers alone, among pieces of other titles and above short lines."""
    if not _NUMBER_TITLE.fullmatch(lines[at].text):
        return False
    near = key(" ".join(line.text for line in lines[max(0, at - _NEAR) : at + _NEAR] if len(line.text) < _CELL))
    below = [len(line.text) < _CELL for line in lines[at + 1 : at + 1 + _BELOW]]
    short = len(below) >= _FEWEST_BELOW and sum(below) >= _MOSTLY * len(below)
    return short and len({found.group() for found in _TITLES.finditer(near)}) >= _FEWEST_TITLES


def _end(lines: Sequence[ExtractedLine], start: int) -> int:
    """Return the line before which the table ends: at the document's closing, at another annex, or at prose."""
    for at in range(start, len(lines)):
        if _END.match(key(lines[at].text)) or all(len(line.text) >= _PROSE for line in lines[at : at + 2]):
            return at
    return len(lines)
