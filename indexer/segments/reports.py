"""Recurring duties to report: who reports to whom, how often, and by which day, as a passage says them.

In: a passage. Out: :class:`FoundReport` records, which are stored with what is understood of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.layout.item_marks import mark_end
from corpus.names.agencies import AgencyMention, find_agencies
from corpus.text.folding import fold_case
from indexer.segments.sentences import sentence_spans
from indexer.segments.stored import DueDay, FoundReport, Frequency, Passage

_REPORT: Final = re.compile(r"\bbáo cáo\b")
_BY: Final = r"(?:trước|chậm nhất(?: là| vào)?|muộn nhất(?: là)?|không quá|vào|xong)"
_DAY_OF_YEAR: Final = re.compile(
    rf"{_BY}\s+(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s*[/-]\s*(?P<month>\d{{1,2}})(?!\s*[/-]?\s*\d)|\s+tháng\s+(?P<word>\d{{1,2}}))"
    r"(?!\s*(?:[/-]\s*\d|năm\s+\d))"
)
_MORE_DAYS: Final = re.compile(
    r"(?:,|và|hoặc)\s+(?:trước\s+)?(?:ngày\s+)?(?P<day>\d{1,2})\s*[/-]\s*(?P<month>\d{1,2})(?!\s*[/-]?\s*\d)"
)
_DAY_OF_MONTH: Final = re.compile(
    rf"{_BY}\s+ngày\s+(?P<day>\d{{1,2}})\s+(?:(?:hằng|hàng|mỗi|của)\s+){{1,2}}tháng(?!\s+(?:cuối|đầu))"
)
_DAY_OF_QUARTER: Final = re.compile(
    rf"{_BY}\s+ngày\s+(?P<day>\d{{1,2}})\s+(?:(?:hằng|hàng|mỗi|của|tháng)\s+){{0,3}}(?P<which>cuối|đầu)?\s*(?:của\s+)?(?:mỗi\s+)?quý"
    r"(?P<next>\s+(?:sau|tiếp theo|kế tiếp))?"
)
_LAST_DAY: Final = re.compile(
    r"ngày(?:\s+làm việc)?\s+cuối(?:\s+cùng)?(?:\s+(?:của|mỗi|hằng|hàng|tháng cuối)){0,3}\s+(?P<unit>tháng|quý)"
)
_QUARTER_ENDS: Final = (3, 6, 9, 12)
_QUARTER_STARTS: Final = (1, 4, 7, 10)
_EVERY: Final = r"(?:hằng|hàng|mỗi|từng|theo|định kỳ(?:\s+(?:hằng|hàng|mỗi|theo))?)"
_FREQUENCIES: Final = (
    (Frequency.WEEKLY, re.compile(rf"\b{_EVERY}\s+tuần\b")),
    (Frequency.MONTHLY, re.compile(rf"\b{_EVERY}\s+tháng\b")),
    (Frequency.QUARTERLY, re.compile(rf"\b{_EVERY}\s+quý\b|\bquý,")),
    (Frequency.HALF_YEARLY, re.compile(r"\b(?:0?6|sáu)\s+tháng\b")),
    (Frequency.YEARLY, re.compile(rf"\b{_EVERY}\s+năm\b|\bcuối năm\b")),
)
_PERIODIC: Final = re.compile(r"\bđịnh kỳ\b")
_TOWARDS: Final = re.compile(r"(?:\b(?:về|gửi|qua|thông qua|cho|trình|lên|với|báo cáo)|\()\s*(?:các\s+)?$")

_JOIN: Final = re.compile(r"\s*(?:[,;]|và|cùng)?\s*(?:các|giám đốc|thủ trưởng|chủ tịch)?\s*", re.IGNORECASE)
_NOT_ACTING: Final = re.compile(r"\b(?:của|với|cho|về|qua|tại|trên|theo)\s+(?:các\s+)?$")


def reports_in(ordinal: int, passage: Passage) -> Iterator[FoundReport]:
    """Yield the duties to report again and again that a passage says, in their order; ``ordinal`` is its own."""
    if _REPORT.search(fold_case(passage.clean)):
        for start, end in sentence_spans(passage.clean):
            found = _report(ordinal, passage, start, end)
            if found is not None:
                yield found


def _report(ordinal: int, passage: Passage, start: int, end: int) -> FoundReport | None:
    sentence = passage.clean[start:end]
    folded = fold_case(sentence)
    report = _REPORT.search(folded)
    if report is None:
        return None
    due = _due_days(folded)
    first, last = folded.rfind(";", 0, report.start()) + 1, _clause_end(folded, report.end())
    frequency = _frequency(folded[first:last], due)
    if frequency is None:
        return None
    mentions = find_agencies(sentence)
    recipients = _recipients(sentence, folded, mentions, report.start())
    reporters = _subject(sentence, mentions) or _agencies_of_heading(passage) or _subject_before(passage.clean[:start])
    return FoundReport(ordinal, start, end, (start + first, start + last), frequency, due, reporters, recipients)


def _clause_end(text: str, at: int) -> int:
    end = text.find(";", at)
    return len(text) if end < 0 else end


def _frequency(folded: str, due: tuple[DueDay, ...]) -> Frequency | None:
    """Return how often; a day of the year in a sentence that says "định kỳ" alone is yearly, a day of every month monthly."""
    for frequency, pattern in _FREQUENCIES:
        if pattern.search(folded):
            return frequency
    if due and all(each.month is None for each in due):
        return Frequency.MONTHLY
    if {each.month for each in due} in ({*_QUARTER_ENDS}, {*_QUARTER_STARTS}):
        return Frequency.QUARTERLY
    if _PERIODIC.search(folded) is None:
        return None
    return Frequency.YEARLY if due else Frequency.PERIODIC


def _due_days(folded: str) -> tuple[DueDay, ...]:
    found: list[DueDay] = []
    for match in _DAY_OF_YEAR.finditer(folded):
        found.append(DueDay(int(match["month"] or match["word"]), int(match["day"])))
        at = match.end()
        while (more := _MORE_DAYS.match(folded, _skip_space(folded, at))) is not None:
            found.append(DueDay(int(more["month"]), int(more["day"])))
            at = more.end()
    found += [DueDay(None, int(match["day"])) for match in _DAY_OF_MONTH.finditer(folded)]
    for match in _DAY_OF_QUARTER.finditer(folded):
        months = _QUARTER_STARTS if match["next"] or match["which"] == "đầu" else _QUARTER_ENDS
        found += [DueDay(month, int(match["day"])) for month in months]
    for match in _LAST_DAY.finditer(folded):
        found += [DueDay(None, 31)] if match["unit"] == "tháng" else [DueDay(month, 31) for month in _QUARTER_ENDS]
    return tuple(dict.fromkeys(due for due in found if 1 <= due.day <= 31 and (due.month is None or 1 <= due.month <= 12)))


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _recipients(sentence: str, folded: str, mentions: Sequence[AgencyMention], report_at: int) -> tuple[str, ...]:
    """Return to whom: agencies right after "về", "gửi", "qua", "báo cáo" …, and those that go on such a list."""
    found: list[AgencyMention] = []
    for mention in mentions:
        between = sentence[found[-1].end : mention.start].strip() if found else None
        if mention.start > report_at and (_TOWARDS.search(folded[: mention.start]) or between in {",", "và", ";"}):
            found.append(mention)
    return tuple(dict.fromkeys(mention.text for mention in found))


def _subject(sentence: str, mentions: Sequence[AgencyMention]) -> tuple[str, ...]:
    """Return the agencies that the sentence begins with, which is where a Vietnamese sentence names who acts."""
    at = mark_end(sentence)
    found: list[str] = []
    for mention in mentions:
        if not _JOIN.fullmatch(sentence, at, mention.start):
            break
        found.append(mention.text)
        at = mention.end
    return tuple(found)


def _subject_before(text: str) -> tuple[str, ...]:
    """Return the agencies that act in the sentences before: those named there, but for "của …" and "với …"."""
    folded = fold_case(text)
    found = [mention.text for mention in find_agencies(text) if not _NOT_ACTING.search(folded[: mention.start])]
    return tuple(dict.fromkeys(found))


def _agencies_of_heading(passage: Passage) -> tuple[str, ...]:
    for heading in reversed(passage.section_path):
        mentions = find_agencies(heading)
        if mentions:
            return tuple(dict.fromkeys(mention.text for mention in mentions))
    return ()
