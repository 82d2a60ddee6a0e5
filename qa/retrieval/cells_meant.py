"""What a question's words mean in the cells of the register: a source of money, a time as it is written, who helps.

In: a query of tasks, its question's words, the rows of the plans in question. Out: the query with conditions on the columns
in which these words stand, and the characters that said so. Nothing is listed here: cells are what the plans' rows say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import fold_accents, folded_syllables, tokens
from qa.contracts.query import Counted, Field, FieldCondition, Form, Query
from qa.reading.register import Row
from qa.understanding.counted_nouns import TASK

Span = tuple[int, int]

_SHORT: Final = {"nsnn": ("ngan", "sach", "nha", "nuoc")}
_APART: Final = re.compile(r"[;,\n]|\bvà\b", re.IGNORECASE)
_NAMES_APART: Final = re.compile(r"[;,\n]|\bvà (?=các|những)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\s*(?:,|\bvà\b|\bhoặc\b)\s*", re.IGNORECASE)
_OTHER: Final = r"(?:\s+\w+){0,4}?\s+(?:nguồn|kinh phí|vốn|khoản)(?:\s+\w+){0,2}?\s+(?:khác|thêm)\b"
_ONLY: Final = re.compile(
    rf"(?<!không )(?<!chẳng )\bchỉ\b|\bduy nhất\b|\bhoàn toàn\b|\b(?:không|chẳng)\b{_OTHER}", re.IGNORECASE
)
_NOT_ONLY: Final = re.compile(r"\b(?:không|chẳng) chỉ\b|\bngoài\b", re.IGNORECASE)
_ABOUT_SOURCES: Final = re.compile(
    rf"(?:,\s*|\bmà\s+|\bvà\s+)?\b(?:không|chẳng)\b{_OTHER}"
    r"|\bngoài\s+(?:nguồn\s+|phần\s+)?ngân sách(?:\s+nhà nước)?\b"
    r"|\b(?:chỉ|duy nhất|hoàn toàn|toàn bộ|trông|chi|trả|dùng|lấy|ghi|tiền|nguồn|vốn|kinh phí)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"[“\"'‘](?P<said>[^“”\"'‘’]{3,80})[”\"'’]")
_WRITTEN: Final = re.compile(r"\b(?:ghi|đề|để)(?:\s+(?:là|rõ|rằng|thời gian|thời hạn))*\s*[:,]?\s*$", re.IGNORECASE)
_DENIED: Final = re.compile(r"\b(?:không|chưa|chẳng|chả)\s+(?:(?!chỉ\b|và\b|mà\b)\w+\s+){0,4}[“\"'‘]?$", re.IGNORECASE)
"""What denies that the words right after it stand in a cell: "không ghi hàng năm", "không được ghi thêm nguồn khác"."""
_OF_MANY: Final = frozenset({Form.LIST, Form.COUNT, Form.YES_NO})
_HELPS: Final = re.compile(
    r"^\s*(?:(?:có|cũng|cùng|được|nêu tên|đứng tên|ghi tên|ghi|tham gia|đứng|là|kéo vào|kéo"
    r"|mời vào|mời|huy động|đưa vào|vào)\s+)*"
    r"(?:phối hợp|cùng làm|làm cùng|cùng tham gia|tham gia|góp sức|nằm trong bên phối hợp|là đơn vị phối hợp)\b",
    re.IGNORECASE,
)
_DOES_LEAD: Final = re.compile(r"^\s*(?:(?:được|là|đứng)\s+)*(?:chủ trì|đứng đầu|phụ trách|làm đầu mối)\b", re.IGNORECASE)
_YIELDS: Final = re.compile(
    r"\b(?:sản phẩm(?: đầu ra)?|kết quả(?: đầu ra)?|đầu ra|cho ra|ra)"
    r"(?:\s*:|\s+(?:là|gồm|có|dạng|loại|ghi|các|những|một|bản))*\s+",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(r"\s+(?:trên địa bàn|ở địa phương|của tỉnh|trong tỉnh|toàn tỉnh|tỉnh)(?:\s+tỉnh)?$", re.IGNORECASE)
_TASKS: Final = re.compile(rf"\b(?:các|những|mấy)\s+{TASK}\b", re.IGNORECASE)
_NOBODY: Final = frozenset(
    {"don vi", "co quan", "co quan don vi", "cac ben", "to chuc", "cac don vi", "cac co quan", "cac to chuc"}
)
"""Words for anybody name nobody: "có đơn vị phối hợp"."""
_LEAST: Final = 2
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of the question: as written in lower case, folded, and where it stands."""

    text: str
    folded: str
    start: int
    end: int


def words_of(text: str) -> list[AskedWord]:
    """Return the words of ``text``, in order."""
    return [AskedWord(token.text.lower(), fold_accents(token.text), token.start, token.end) for token in tokens(text)]


def with_cells(query: Query, text: str, words: Sequence[AskedWord], rows: Sequence[Row]) -> tuple[Query, list[Span]]:
    """Return the query with the conditions on columns that ``text`` makes by what stands in cells, and where it makes them."""
    if query.form not in _OF_MANY or not (query.asks(Field.TASK, Field.FUNDING, Field.PERIOD) or query.of is Counted.TASKS):
        return _of_products(query, text, words, rows)
    spans: list[Span] = []
    found = (*_sources(text, words, rows), *_times(text, words, rows), *_products(text, words, rows))
    for condition, said in (*found, *_parties(query, text, words, rows)):
        query = _with(query, condition)
        spans += said
    return query, spans


def _of_products(query: Query, text: str, words: Sequence[AskedWord], rows: Sequence[Row]) -> tuple[Query, list[Span]]:
    """Return the query for who has a part in each task of which a thing must come: "các việc cho ra lớp học do ai chủ trì"."""
    if query.form is not Form.LIST or not set(query.ask) <= {Field.LEAD, Field.COORDINATE} or not _TASKS.search(text):
        return query, []
    found = next(_products(text, words, rows), None)
    if found is None:
        return query, []
    return replace(_with(query, found[0]), form=Form.LIST, of=Counted.TASKS), found[1]


def _with(query: Query, condition: FieldCondition) -> Query:
    """Return the query of tasks under one more condition; an empty column and a time that it overrules are none any more."""
    fields = tuple(told for told in query.where.fields if told.field is not condition.field)
    times = query.where.times if condition.field is not Field.PERIOD else ()
    where = replace(query.where, fields=(*fields, condition), times=times)
    ask = query.ask if query.asks(Field.TASK) or query.form is Form.YES_NO else (Field.TASK, *query.ask)
    ask = tuple(field for field in ask if field is not condition.field or query.form is Form.YES_NO)
    return replace(query, ask=ask or (Field.TASK,), of=query.of or Counted.TASKS, where=where)


def _sources(text: str, words: Sequence[AskedWord], rows: Sequence[Row]) -> Iterator[tuple[FieldCondition, list[Span]]]:
    """Yield which source must pay, or alone: "bằng nguồn xã hội hóa", "chỉ dùng ngân sách nhà nước"."""
    said = [row.stored.assignment.funding.text for row in rows if row.stored.assignment.funding]
    sources = {tuple(_plain(part)): part.strip() for each in said for part in _APART.split(each)}
    only, besides = _ONLY.search(text) is not None, _NOT_ONLY.search(text) is not None
    for source in sorted(sources, key=len, reverse=True):
        at = _standing(words, source) if len(source) >= _LEAST else None
        if at is not None:
            spans = [match.span() for match in _ABOUT_SOURCES.finditer(text)]
            if _DENIED.search(text[: at[0]]):
                yield FieldCondition(Field.FUNDING, sources[source], negated=True), [at, *spans]
                return
            yield FieldCondition(Field.FUNDING, sources[source], not only and besides, only or besides), [at, *spans]
            return


def _products(text: str, words: Sequence[AskedWord], rows: Sequence[Row]) -> Iterator[tuple[FieldCondition, list[Span]]]:
    """Yield what must come of a task: "có sản phẩm là quyết định", "cho ra lớp học"."""
    said = [_plain(value.text) for row in rows for value in row.stored.assignment.product or ()]
    for match in _YIELDS.finditer(text):
        after = [word for word in words if word.start >= match.end()][:_LONGEST]
        for size in range(len(after), 0, -1):
            run = [word.folded for word in after[:size]]
            if len(run) >= _LEAST and any(_stands(run, each) for each in said):
                condition = FieldCondition(Field.PRODUCT, text[after[0].start : after[size - 1].end])
                yield condition, [(match.start(), _end_of_list(after[size - 1].end, text, after[size:], said))]
                return


def _end_of_list(end: int, text: str, after: Sequence[AskedWord], said: Sequence[Sequence[str]]) -> int:
    """Return where what follows a comma or "và" after ``end`` and stands in cells ``said`` too ends: "bài viết, phóng sự"."""
    for at in range(len(after)):
        if not _GOES_ON.fullmatch(text[end : after[at].start]):
            continue
        held = [
            n
            for n in range(_LEAST, len(after) - at + 1)
            if any(_stands([w.folded for w in after[at : at + n]], s) for s in said)
        ]
        if held:
            return _end_of_list(after[at + held[-1] - 1].end, text, after[at + held[-1] :], said)
    return end


def _stands(run: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether ``run`` stands in ``words``, one after another."""
    return f" {' '.join(run)} " in f" {' '.join(words)} "


def _times(text: str, words: Sequence[AskedWord], rows: Sequence[Row]) -> Iterator[tuple[FieldCondition, list[Span]]]:
    """Yield the time that the question quotes as the register writes it: "ghi 'Hàng năm và giai đoạn'"."""
    said = {tuple(_plain(row.stored.assignment.period.text)) for row in rows if row.stored.assignment.period}
    found = [match.span("said") for match in _QUOTED.finditer(text)]
    for at, word in enumerate(words):
        if not _WRITTEN.search(text[: word.start]):
            continue
        sizes = range(_LEAST, min(_LONGEST, len(words) - at) + 1)
        held = [size for size in sizes if tuple(w.folded for w in words[at : at + size]) in said]
        found += [(word.start, words[at + held[-1] - 1].end)] if held else []
    for start, end in found:
        if tuple(_plain(text[start:end])) in said:
            denied = _DENIED.search(text[:start]) is not None
            yield FieldCondition(Field.PERIOD, text[start:end], denied, only=True), [(start, end)]
            return


def _parties(
    query: Query, text: str, words: Sequence[AskedWord], rows: Sequence[Row]
) -> Iterator[tuple[FieldCondition, list[Span]]]:
    """Yield who must help, or lead, where the question names them as the register does: "doanh nghiệp phối hợp"."""
    if query.form is Form.YES_NO:
        return
    others = {agency.role.value for agency in query.where.agencies if not agency.negated}
    for field, does in ((Field.COORDINATE, _HELPS), (Field.LEAD, _DOES_LEAD)):
        if field is Field.LEAD and any(agency.negated for agency in query.where.agencies):
            continue
        if others - ({Field.LEAD.value} if field is Field.COORDINATE else {Field.COORDINATE.value}):
            continue
        parties = [party for row in rows for party in (row.helpers if field is Field.COORDINATE else row.leads)]
        named = [tuple(_plain(part)) for party in parties for part in _NAMES_APART.split(party.text)]
        known = [" ".join(_plain(agency.name)) for agency in query.where.agencies]
        spans = (span for span in _named(text, words, does, named) if not _is_among(text[slice(*span)], known))
        span = next(spans, None)
        if span is not None:
            said = does.match(text[span[1] :])
            yield FieldCondition(field, _WHERE.sub("", text[slice(*span)])), [(span[0], span[1] + (said.end() if said else 0))]


def _is_among(name: str, known: Sequence[str]) -> bool:
    """Tell whether a name is, or is a part of, one that is a condition already."""
    said = " ".join(_plain(name))
    return any(said in each or each in said for each in known)


def _named(text: str, words: Sequence[AskedWord], does: re.Pattern[str], named: Sequence[tuple[str, ...]]) -> Iterator[Span]:
    """Yield where one of ``named`` stands before what it ``does``, the longest first."""
    for at in range(len(words)):
        for size in range(min(_LONGEST, len(words) - at), _LEAST - 1, -1):
            run = words[at : at + size]
            if " ".join(word.folded for word in run) in _NOBODY:
                continue
            if does.match(text[run[-1].end :]) and any(_begins(part, [w.folded for w in run]) for part in named):
                yield run[0].start, run[-1].end


def _begins(part: Sequence[str], run: Sequence[str]) -> bool:
    """Tell whether a name begins with the words, a word for several left aside: "các doanh nghiệp trên địa bàn"."""
    own = part[1:] if part[:1] in (("cac",), ("nhung",)) else part
    return list(own[: len(run)]) == list(run)


def _plain(text: str) -> list[str]:
    """Return the folded words of a cell, written out."""
    return [word for each in folded_syllables(text) for word in _SHORT.get(each, (each,))]


def _standing(words: Sequence[AskedWord], wanted: Iterable[str]) -> Span | None:
    """Return the characters where the words ``wanted`` stand one after another, None where they do not."""
    folded = list(wanted)
    for at in range(len(words) - len(folded) + 1 if folded else 0):
        if [word.folded for word in words[at : at + len(folded)]] == folded:
            return words[at].start, words[at + len(folded) - 1].end
    return None
