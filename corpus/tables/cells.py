"""What the cells of a table and the labels of prose hold, as values with the ranges they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.names.agencies import agency_entries
from corpus.names.agency_grammar import NameReader
from corpus.names.agency_lexicon import key
from corpus.records import Cost, Range, Value
from corpus.tables.persons import person_spans
from corpus.tables.value_words import PRODUCT_START
from corpus.text.amounts import amount_of_cell, amounts_in
from corpus.text.cleaning import Clean, clean

_SPACES: Final = re.compile(r"\s+")
_BULLET: Final = re.compile(r"^(?:[-–+•*▪\uf020-\uf0ff]\s*)+")
_TAIL: Final = " ;,.:-–"
# "-" or "…" alone says that there is nothing.
_NOTHING: Final = re.compile(r"[\s\-–—_.…/x]*")
# What stands for the cell above: "nt" (như trên), a pair of quotation marks, strokes.
_DITTO: Final = re.compile(
    r"[\s\-–(]*(?:n\.?t|như\s+trên|như\s+nhiệm\s+vụ\s+trên|[\"”“″〃]|''|,,|/{2,}|-/+-)[\s\-–).]*", re.IGNORECASE
)
_AMOUNT: Final = re.compile(
    r"(?:[<>≥≤~]?\s*[\d.,/%–-]+\s*)?(?:(?:nghìn|triệu|tỷ|tỉ)?\s*(?:đồng|usd|đ)|%|người|lượt|hộ|ha|m2|m3|km|tấn|kg|con|cái|chiếc"
    r"|lần|điểm|mô hình|dự án|công trình|doanh nghiệp|xã|trường|lớp|giường|bác sĩ|kwh|mw)?(?:\s*/\s*\w+)*",
    re.IGNORECASE,
)
_WHOSE: Final = (
    r"(?:(?:các\s+)?(?:cơ quan|đơn vị|sở|ban|ngành|bộ phận)"
    r"(?:\s*[,/]?\s*(?:và\s+)?(?:cơ quan|đơn vị|ban|ngành|địa phương))*\s+)?"
)
_LEAD_LABEL: Final = re.compile(
    rf"(?:[-+]\s*)?{_WHOSE}(?:chủ trì|đầu mối)(?:\s+(?:thực hiện|tham mưu))?\s*:\s*",
    re.IGNORECASE,
)
_COORDINATE_LABEL: Final = re.compile(
    rf"(?:[-+]\s*)?{_WHOSE}(?:phối hợp)(?:\s+thực hiện)?(?:\s*(?::|với)\s*|\s+(?=[A-ZĐ]))",
    re.IGNORECASE,
)
_LEADS_AFTER: Final = re.compile(
    r"\s*(?:\(?(?:là\s+)?(?:cơ quan\s+|đơn vị\s+)?chủ trì\)?)\s*(?:$|[,;.]\s*|(?=phối hợp))", re.IGNORECASE
)
# "Sở Y tế (phối hợp)", "Sở Y tế phối hợp"
_HELPS_AFTER: Final = re.compile(r"\s*\(?(?:(?:cơ quan|đơn vị)\s+)?phối hợp(?:\s+thực hiện)?\)?\s*$", re.IGNORECASE)
_SAID_AFTER: Final = re.compile(r"\(?\b(?:chủ\s+trì|phối\s+hợp)\)?(?:,?\s+phối\s+hợp(?:\s+với)?)?(?=\s|[,;.]|$)", re.IGNORECASE)
_ONE_WORD: Final = 2
# As much of a name as tells of which kind it is.
_HEAD: Final = 30
# One of these stands in every label of agencies.
_TELLS_WHO: Final = re.compile(r"trì|mối|hợp", re.IGNORECASE)
_PRODUCT_MARK: Final = re.compile(r";|(?:(?<=^)|(?<=[;.]\s))[-–+]\s|,|\s(?=[-–+]\s)")


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies of a cell: who leads, who coordinates; a cell may name both ("Chủ trì: …; phối hợp: …")."""

    lead: tuple[Value, ...]
    coordinate: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An agency of a list; ``mark`` is "lead" or "coordinate" where that is said after its name."""

    value: Value
    mark: str


def says_nothing(text: str) -> bool:
    """Tell whether a cell is empty or holds only a dash or dots."""
    return _NOTHING.fullmatch(text) is not None


def says_the_same(text: str) -> bool:
    """Tell whether a cell only points to the one above it ("nt", "-nt-", "như trên", a pair of quotation marks)."""
    return _DITTO.fullmatch(text) is not None


def says_amount(text: str) -> bool:
    """Tell whether a cell holds an amount or a unit of measure, as statistics do: "34,48", "tỷ đồng", "%"."""
    return _AMOUNT.fullmatch(text) is not None


def text_value(source: str, ranges: Sequence[Range]) -> Value | None:
    """Return the cell's text without the mark of a list before it, or None where it says nothing."""
    cleaned = clean(source, ranges)
    bullet = _BULLET.match(cleaned.text)
    start = bullet.end() if bullet else 0
    if says_nothing(cleaned.text[start:]):
        return None
    return Value(cleaned.text[start:], cleaned.sources(start, len(cleaned.text)))


def short_value(source: str, ranges: Sequence[Range]) -> Value | None:
    """Return the cell's text without the marks around it (a period, a source of money), or None where it says nothing."""
    found = text_value(source, ranges)
    if found is None:
        return None
    text = found.text.rstrip(_TAIL) if not found.text.endswith("...") else found.text
    cleaned = clean(source, ranges)
    start = cleaned.text.index(found.text)
    return Value(text, cleaned.sources(start, start + len(text)))


def cost_of(funding: Value | None, unit: str = "") -> Cost | None:
    """Return what the money of a task is, where its cell says one amount, as it stands or in the ``unit`` of its column."""
    dong = amount_of_cell(funding.text, unit) if funding is not None else None
    if funding is None or dong is None:
        return None
    return Cost(dong, "" if amounts_in(funding.text) else unit)


def agency_values(source: str, ranges: Sequence[Range]) -> tuple[Value, ...]:
    """Return one value for each agency that the cell names."""
    cleaned = clean(source, ranges)
    persons = _persons(source, cleaned)
    if persons:
        return persons
    return tuple(entry.value for entry in _entries(source, cleaned, 0, len(cleaned.text)))


def agencies_by_part(source: str, ranges: Sequence[Range]) -> Agencies:
    """Return the agencies of a cell that may say who leads and who coordinates by itself; unmarked agencies lead."""
    cleaned = clean(source, ranges)
    persons = _persons(source, cleaned)
    if persons:
        return Agencies(persons, ())
    marks = sorted(
        [(found.start(), found.end(), "lead") for found in _LEAD_LABEL.finditer(cleaned.text)]
        + [(found.start(), found.end(), "coordinate") for found in _COORDINATE_LABEL.finditer(cleaned.text)]
    )
    parts: dict[str, list[Value]] = {"lead": [], "coordinate": []}
    at, part = 0, "lead"
    for start, end, following in [*marks, (len(cleaned.text), len(cleaned.text), "")]:
        if start >= at:
            said = _by_mark(_entries(source, cleaned, at, start), part)
            parts["lead"].extend(said.lead)
            parts["coordinate"].extend(said.coordinate)
            at, part = end, following or part
    return Agencies(tuple(parts["lead"]), tuple(parts["coordinate"]))


def labels_of_agencies(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words that tell who leads and who helps: "Chủ trì:", "(phối hợp)", "chủ trì, phối hợp với"."""
    if _TELLS_WHO.search(text) is None:
        return []
    found = sorted(
        match.span() for pattern in (_LEAD_LABEL, _COORDINATE_LABEL, _SAID_AFTER) for match in pattern.finditer(text)
    )
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _by_mark(entries: Sequence[_Entry], part: str) -> Agencies:
    """Divide the entries of a part by what is said after each: who follows one that is said to lead helps it."""
    leads = [at for at, entry in enumerate(entries) if entry.mark == "lead"]
    first_helper = next((at for at, entry in enumerate(entries) if entry.mark == "coordinate"), len(entries))
    last = (leads[-1] + 1 if leads else first_helper) if part == "lead" else 0
    return Agencies(
        tuple(entry.value for entry in entries[:last] if entry.mark != "coordinate"),
        tuple(entry.value for at, entry in enumerate(entries) if at >= last or entry.mark == "coordinate"),
    )


def labelled_agencies(source: str, ranges: Sequence[Range], *, any_name: bool = False) -> tuple[Value, ...]:
    """Return the agencies of a label's value; what they are to do is cut off ("Sở Y tế chỉ đạo các bệnh viện …").

    Where none of the entries is an agency (the label names persons) there are none, unless ``any_name`` is set.
    """
    cleaned = clean(source, ranges)
    reader = NameReader(cleaned.text)
    values: list[Value] = []
    agencies = 0
    for entry in agency_entries(cleaned.text):
        start, end = entry.spans[-1]
        name = reader.name_at(start)
        agencies += name is not None or len(entry.spans) > 1 or reader.kind_at(start)
        rest = cleaned.text[name.end : end].split() if name is not None else []
        # One word more is the name's own: "Phòng Kế hoạch tổng hợp".
        more = name is not None and name.kind == "built" and len(rest) <= _ONE_WORD and not _TELLS_WHO.search(" ".join(rest))
        if name is not None and name.end < end and not more and reader.predicate_at(_next_word(cleaned.text, name.end)):
            values.append(Value(cleaned.text[start : name.end], cleaned.sources(start, name.end)))
        else:
            values.append(Value(entry.text, _sources(cleaned, entry.spans)))
    return tuple(values) if agencies or any_name else ()


def _next_word(text: str, at: int) -> int:
    gap = _SPACES.match(text, at)
    return gap.end() if gap else at


def _persons(source: str, cleaned: Clean) -> tuple[Value, ...]:
    """Return the persons of a cell whose lines are each a person."""
    return tuple(
        Value(cleaned.text[start:end], cleaned.sources(start, end)) for start, end in person_spans(cleaned.lined(source))
    )


def _entries(source: str, cleaned: Clean, start: int, end: int) -> tuple[_Entry, ...]:
    lined = cleaned.lined(source)
    cuts = [start, *_peer_starts(lined, start, end), end]
    return tuple(entry for first, last in pairwise(cuts) for entry in _listed(cleaned, lined, first, last))


def _peer_starts(lined: str, start: int, end: int) -> Iterator[int]:
    """Yield where an agency begins right after its peer, in a list whose marks and line ends are lost."""
    reader = NameReader(lined[start:end])
    at = 0
    while (name := reader.name_at(at)) is not None and name.kind != "built":
        begin, at = at, _next_word(reader.text, name.end)
        following = reader.name_at(at) if at < len(reader.text) else None
        if following is None or reader.text[name.end : at].strip() or not reader.text[at].isupper():
            return
        if not _are_peers(reader.keyed[begin:at], reader.keyed[at : at + _HEAD]):
            return
        yield start + at


def _are_peers(one: str, two: str) -> bool:
    """Tell whether neither agency can belong to the other: both of one kind, or a department and no committee."""
    if one.startswith(("ubnd các ", "ủy ban nhân dân các ")):
        return True
    if one.startswith(("các ", "những ")):
        return two.startswith(("ubnd", "ủy ban nhân dân"))
    return one.split()[0] == two.split()[0] or (one.startswith("sở ") and not two.startswith(("ubnd", "ủy ban")))


def _listed(cleaned: Clean, lined: str, start: int, end: int) -> tuple[_Entry, ...]:
    found: list[_Entry] = []
    for entry in agency_entries(lined[start:end]):
        leads, helps = _LEADS_AFTER.search(entry.text), _HELPS_AFTER.search(entry.text)
        said = leads or helps
        marked = said is not None and said.start() > 0 and len(entry.spans) == 1
        text = entry.text[: said.start()] if said is not None and marked else entry.text
        mark = ("lead" if leads else "coordinate") if marked else ""
        spans = [(first, first + len(text) if len(entry.spans) == 1 else last) for first, last in entry.spans]
        value = Value(text, _sources(cleaned, [(start + first, start + last) for first, last in spans]))
        found.append(_Entry(value, mark))
    return tuple(found)


def _sources(cleaned: Clean, spans: Iterable[tuple[int, int]]) -> tuple[Range, ...]:
    return tuple(part for first, last in spans for part in cleaned.sources(first, last))


def product_values(source: str, ranges: Sequence[Range]) -> tuple[Value, ...]:
    """Return one value for each product that the cell names; commas part products only where kinds of products follow."""
    cleaned = clean(source, ranges)
    if says_nothing(cleaned.text):
        return ()
    cuts = [0]
    depth, at, keyed = 0, 0, key(cleaned.text)
    for mark in _PRODUCT_MARK.finditer(cleaned.text):
        depth += cleaned.text.count("(", at, mark.start()) - cleaned.text.count(")", at, mark.start())
        at = mark.start()
        if depth <= 0 and (mark.group() != "," or PRODUCT_START.match(keyed, _next_word(keyed, mark.end()))):
            cuts.append(mark.end())
    values: list[Value] = []
    for start, end in zip(cuts, [*cuts[1:], len(cleaned.text)], strict=True):
        value = _product(cleaned, start, end)
        if value is not None:
            values.append(value)
    return tuple(values)


def _product(cleaned: Clean, start: int, end: int) -> Value | None:
    piece = cleaned.text[start:end]
    lead = re.match(r"[\s\-–+•;,.]*(?:và\s+)?", piece)
    start += lead.end() if lead else 0
    text = cleaned.text[start:end].rstrip()
    text = text if text.endswith("...") else text.rstrip(" ;,.-–")
    return Value(text, cleaned.sources(start, start + len(text))) if text else None
