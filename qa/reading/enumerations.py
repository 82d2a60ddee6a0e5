"""Enumerations: what a plan lists one after another, as headings, marked items, numbered steps or rows, with what begins it.

In: a document's sections and passages. Out: :class:`Enumeration` records. "Bến bị đình chỉ trong các trường hợp sau:" over a),
b) and c) is one of three; so are the articles of a chapter, "Bước 1" to "Bước 4", or a table's rows under each of its groups.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from corpus.layout.blanks import has_blanks
from corpus.layout.item_marks import item_mark
from corpus.layout.markers import letter_place, roman_value
from corpus.records import BlockKind, Range
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredDocument
from qa.reading.plan_parts import bare, is_annex_heading, name_of_section
from qa.reading.statements import lead_of

_NAMED: Final = re.compile(r"[\W_]*(?P<name>[^\W\d_]+(?: (?:số|đoạn))?) (?P<number>\d{1,2})\s*[.:)]", re.IGNORECASE)
_NAMED_ROW: Final = re.compile(
    r"\W*(?P<name>Bước|Giai đoạn|Mức|Cấp|Nhóm|Loại|Hạng) (?P<number>\d{1,2})\b(?=\W*\s\W*[A-ZĐÀ-Ỹ-])"
)
_BARE: Final = re.compile(r"\s*(?:\d{1,3}\.)*(?P<number>\d{1,3})\s*[.)]?\s*")
_ROW: Final = re.compile(r"\W*(?P<number>\d{1,3})\b[.)]?\s(?!\W*(?:[A-ZĐ]|[IVX]+)[.)]\s)")
_ITEM_MARK: Final = re.compile(r"^[\W\d_]*(?:[a-zđ][.)]\s*)?")
_PART: Final = re.compile(r"^(?:phần|chương|mục|điều)\s+(?:\d{1,3}|[IVXLC]+)\W+", re.IGNORECASE)
_TIME: Final = re.compile(
    r"(?:(?:định hướng|tầm nhìn|mốc|giai đoạn|từ|đến|hết|trong|vào|cuối|năm|và)\s+)*\d{4}(?:\s*[-–]\s*(?:năm\s+)?\d{4})?",
    re.IGNORECASE,
)
"""A heading that only says when: the same things are listed for several times."""
_YEAR: Final = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/])")
_BEGINNING: Final = 60
_LEAST: Final = 2
_LONGEST_LEAD: Final = 600
_TOLD: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class EnumeratedItem:
    """One of what is listed: its text as printed, and where it stands; ``passage`` is None where it is a heading."""

    text: str
    range: Range
    passage: Passage | None = None


@dataclass(frozen=True)
class Enumeration:
    """What ``document`` lists: ``lead`` begins it, ``headings`` stand above, ``columns`` head it where it is a table.

    ``name`` is what its items are numbered as ("Bước"), "" where they are not. ``opening`` is the passage of the lead.
    """

    document: StoredDocument
    lead: str
    headings: tuple[str, ...]
    items: tuple[EnumeratedItem, ...]
    name: str = ""
    columns: tuple[str, ...] = ()
    opening: Passage | None = None

    @cached_property
    def title(self) -> str:
        """The folded syllables of its lead, else of its heading, between blanks."""
        own = self.lead or (self.headings[-1] if self.headings else "")
        return f" {' '.join(folded_syllables(own))} "

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The folded syllables of its lead and of its heading, where it has them; above a bare time of what that divides."""
        heading, *above = reversed(self.headings or ("",))
        own = (self.lead, heading, above[0] if above and _TIME.fullmatch(bare(heading)) else "")
        return tuple(" ".join(folded_syllables(title)) for title in own if title)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What it is called, without marks: the item that it stands under ("- Cấp xã"), else its heading and its lead."""
        nested = self.opening is not None and self.opening.kind is BlockKind.LIST_ITEM and not self.columns
        heading = "" if nested or not self.headings else _PART.sub("", self.headings[-1])
        return tuple(name for title in (heading, self.lead) if (name := bare(title)))

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The folded syllables of each of its columns."""
        return tuple(" ".join(folded_syllables(column)) for column in self.columns or ("",))

    @property
    def is_annexed(self) -> bool:
        """Tell whether it stands in an annex."""
        return any(map(is_annex_heading, self.headings))

    def divides(self, noun: Sequence[str]) -> bool:
        """Tell whether one of its headings, and not all, begins with ``noun`` (folded): such things are listed below that."""
        begin = [
            item.passage is None and f"{' '.join(folded_syllables(bare(item.text)))} ".startswith(f"{' '.join(noun)} ")
            for item in self.items
        ]
        return any(begin) and not all(begin)

    def is_of(self, years: Collection[int]) -> bool:
        """Tell whether it may be of one of ``years``: the innermost title that names any names one of them."""
        titles = (self.lead, *reversed(self.headings))
        named = next((found for title in titles if (found := set(map(int, _YEAR.findall(title))))), set())
        return not years or not named or not named.isdisjoint(years)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The first folded syllables of each item, without its mark."""
        plain = (_ITEM_MARK.sub("", item.text[:_BEGINNING].lower()) for item in self.items)
        return tuple(f"{' '.join(folded_syllables(text))} " for text in plain)

    @cached_property
    def near(self) -> frozenset[str]:
        """The folded syllables of what says what is listed: its lead, else its heading; its columns and its items' name."""
        return frozenset(folded_syllables(f"{self.title} . {' | '.join(self.columns)} . {self.name}"))

    @cached_property
    def named(self) -> frozenset[str]:
        """The folded syllables of all that names it: its lead, its heading, its columns and its items' name."""
        return self.near | frozenset(syllable for title in self.titles for syllable in title.split())

    @cached_property
    def above(self) -> frozenset[str]:
        """The folded syllables of all that it stands under."""
        return frozenset(folded_syllables(" ".join((*self.headings, self.lead))))

    @cached_property
    def said(self) -> frozenset[str]:
        """The folded syllables of its items."""
        return frozenset(folded_syllables(" ".join(item.text for item in self.items)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A heading or passage in a document's order: the section that it stands in, and how it is marked."""

    item: EnumeratedItem
    section: int | None
    lead: str
    kind: str
    number: int
    columns: tuple[str, ...] = ()


def enumerations_of(document: StoredDocument, passages: Iterable[Passage]) -> tuple[Enumeration, ...]:
    """Return all that ``document`` lists, in its order; ``passages`` are its own."""
    units = list(_units(document, list(passages)))
    return tuple(found for run in _runs(units) if (found := _enumeration(document, units, run)) is not None)


def _units(document: StoredDocument, passages: Sequence[Passage]) -> Iterator[_Unit]:
    """Yield headings and passages in their order; a number that stands alone joins what comes after it."""
    sections = [
        (section.heading_range.start, _of_section(document, at))
        for at, section in enumerate(document.sections)
        if section.heading or section.number
    ]
    told = [p for p in passages if p.kind in _TOLD and p.ranges and not has_blanks(p.clean)]
    own: list[tuple[int, _Unit]] = []
    waiting = ""
    for passage in told:
        number = _BARE.fullmatch(passage.clean)
        if number is not None and passage.kind is not BlockKind.TABLE_ROW:
            waiting = number["number"]
            continue
        own.append((passage.ranges[0].start, _of_passage(document, passage, waiting)))
        waiting = ""
    yield from (unit for _, unit in sorted((*sections, *own), key=lambda pair: pair[0]))


def _of_section(document: StoredDocument, at: int) -> _Unit:
    section = document.sections[at]
    item = EnumeratedItem(name_of_section(section), section.heading_range)
    kind, number = _numbered(section.number)
    named = None if kind else _NAMED.match(item.text)
    if named is not None:  # "Bước 2. Thu thập" in bold
        kind, number = f"name {fold_accents(named['name'])}", int(named["number"])
    return _Unit(item, section.parent, "", kind, number)


def _numbered(number: str) -> tuple[str, int]:
    """Return the kind and the value of a heading's number: a word's ("Điều 4"), a roman one's, a figure's, a letter's."""
    name, _, last = number.strip().rpartition(" ")
    folded = fold_accents(name)
    roman = roman_value(last) if re.fullmatch(r"[IVX]+", last) else None
    if roman is not None:
        return folded or "roman", roman
    if last.isdigit():
        return folded or "number", int(last)
    if re.fullmatch(r"\d+(?:\.\d+)+", last):
        return "number", int(last.rpartition(".")[2])
    if len(last) == 1 and letter_place(last):
        return "letter", letter_place(last)
    return "", 0


def _of_passage(document: StoredDocument, passage: Passage, waiting: str) -> _Unit:
    item = EnumeratedItem(passage.clean, passage.ranges[0], passage)
    section = _section_of(document, passage)
    lead = lead_of(passage)
    if passage.kind is BlockKind.TABLE_ROW:
        named, row = _NAMED_ROW.match(passage.clean), _ROW.match(passage.clean)
        if named is not None:
            return _Unit(item, section, "", f"name {fold_accents(named['name'])}", int(named["number"]), passage.columns)
        return _Unit(item, section, "", "row" if row else "group", int(row["number"]) if row else 0, passage.columns)
    if waiting:
        return _Unit(item, section, lead, "number", int(waiting))
    named, mark = _NAMED.match(passage.clean), item_mark(passage.clean)
    if named is not None and (mark is None or not mark.place):
        return _Unit(item, section, lead, f"name {fold_accents(named['name'])}", int(named["number"]))
    if mark is None or passage.kind is not BlockKind.LIST_ITEM:
        return _Unit(item, section, lead, "", 0)
    return _Unit(item, section, lead, mark.kind, mark.place)


def _section_of(document: StoredDocument, passage: Passage) -> int | None:
    start = passage.ranges[0].start
    around = [at for at, section in enumerate(document.sections) if section.range.start <= start < section.range.end]
    return max(around, key=lambda at: document.sections[at].level, default=None)


def _runs(units: Sequence[_Unit]) -> Iterator[list[int]]:
    """Yield the units, by their places, that are one list: of one section, lead and kind, their numbers rising."""
    open_runs: dict[tuple[int | None, str, str, tuple[str, ...]], list[int]] = {}
    for at, unit in enumerate(units):
        if unit.kind == "group" or (not unit.kind and unit.item.text.rstrip().endswith(":")):
            ended = [key for key in open_runs if key[0] == unit.section and (key[2] == "row") == (unit.kind == "group")]
            yield from (open_runs.pop(key) for key in ended)
        if not unit.kind or unit.kind == "group":
            continue
        key = (unit.section, "" if unit.number else unit.lead, unit.kind, unit.columns)  # numbers tell where a list goes on
        run = open_runs.get(key)
        if run is not None and unit.number and unit.number <= units[run[-1]].number:
            yield open_runs.pop(key)
            run = None
        if run is None:
            open_runs[key] = [at]
        else:
            run.append(at)
    yield from open_runs.values()


def _enumeration(document: StoredDocument, units: Sequence[_Unit], run: Sequence[int]) -> Enumeration | None:
    if len(run) < _LEAST:
        return None
    first = units[run[0]]
    before = units[run[0] - 1] if run[0] else None
    opens = before is not None and before.section == first.section and before.item.passage is not None
    opening = before if opens and before is not None and before.kind in ("", "group") else None
    if first.lead:
        held = next((u for u in reversed(units[: run[0]]) if u.item.text.startswith(first.lead.rstrip("…")[:60])), None)
        opening = held or opening
    lead = opening.item.text if opening is not None else first.lead
    sections = document.sections
    headings: list[str] = []
    place = first.section
    while place is not None:
        headings.append(name_of_section(sections[place]))
        place = sections[place].parent
    found = Enumeration(
        document,
        lead if len(lead) <= _LONGEST_LEAD else lead[-_LONGEST_LEAD:],
        tuple(reversed(headings)),
        tuple(units[at].item for at in run),
        first.kind.removeprefix("name ") if first.kind.startswith("name ") else "",
        first.columns,
        opening.item.passage if opening is not None else None,
    )
    return found if found.headings or found.lead else replace(found, headings=("",))
