"""The parts of a plan: which section a few words mean, and what it is made of.

In: a plan's documents and passages. Out: :class:`PlanPart` records, as the outline has them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.records import BlockKind, Range, Section
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.reading.wording import Wording

_ANNEX: Final = re.compile(r"^\W*phu luc\b")
_ARTICLE: Final = re.compile(r"^dieu \d")
_NUMBERED: Final = re.compile(
    r"\b(?P<kind>(?i:phần|mục|chương|điều|tiểu mục|nhóm))\s+(?i:(?:số|thứ)\s+)?"
    r"(?P<number>[IVXL]{1,6}|iii?|iv|viii?|ix|\d{1,3}(?:\.\d{1,2})*)\b(?!\s*[%/])"
)
_PART_SAID: Final = re.compile(
    r"(?<!mấy )(?<!nhiêu )(?<!các )\b(?:phần|mục|chương|khoản|phụ lục|nhóm)\b(?!\s+(?:tiêu|đích|trăm|mềm|lớn|nào|gì|chính)\b)",
    re.IGNORECASE,
)
"""A part by its number; of "mục" and "phần" plans write the number alone."""
_MARKER: Final = re.compile(r"^(?:[\W_]+|(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])[.)](?!\d)\s*)+", re.IGNORECASE)
_ANNEXED: Final = 0.1
"""What a heading of an annex gives way by to the same of the body, which says in prose what the annex gives to agencies."""
_IS_MEANT: Final = 0.6
_FORMAL: Final = frozenset(
    ["phan", "muc", "chuong", "noi", "dung", "cua", "trong", "ke", "hoach", "cac", "nhung", "va", "thuc"]
)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of a document: its ``name`` ("I. MỤC TIÊU"), where that stands, and its index there (None for an item)."""

    document: StoredDocument
    name: str
    range: Range
    section: int | None


def top_parts(plan: StoredPlan) -> tuple[PlanPart, ...]:
    """Return the plan's uppermost parts: those of its body, below a heading that holds all of it; the articles aside."""
    document = plan.documents[0]
    parts = _children(document, None)
    parts = tuple(part for part in parts if not _ARTICLE.match(fold_accents(part.name))) or parts
    while len(parts) == 1 and parts[0].section is not None and _children(document, parts[0].section):
        parts = _children(document, parts[0].section)
    grown = [child for part in parts for child in (_opened(document, part, len(parts)))]
    return tuple(grown)


def _opened(document: StoredDocument, part: PlanPart, beside: int) -> tuple[PlanPart, ...]:
    """Return a part, or those of the plan that a decision's heading "KẾ HOẠCH …" holds where it stands beside an annex only."""
    whole = fold_accents(part.name).startswith(("ke hoach", "chuong trinh", "de an")) and beside <= 3
    inside = _children(document, part.section) if whole and part.section is not None else ()
    return inside or (part,)


def parts_under(part: PlanPart) -> tuple[PlanPart, ...]:
    """Return the parts right below ``part`` that have headings."""
    return _children(part.document, part.section) if part.section is not None else ()


def _children(document: StoredDocument, parent: int | None) -> tuple[PlanPart, ...]:
    return tuple(
        PlanPart(document, name_of_section(section), section.heading_range, at)
        for at, section in enumerate(document.sections)
        if section.parent == parent and (section.heading or section.number)
    )


def name_of_section(section: Section) -> str:
    """Return how a section is called: by its number and its heading."""
    return ". ".join(part for part in (section.number, section.heading.rstrip(" :.")) if part)


def bare(name: str) -> str:
    """Return ``name`` without the mark that it is listed by and without what closes it."""
    return _MARKER.sub("", name, count=1).strip(" ;:.*_")


def part_numbered(plan: StoredPlan, text: str) -> PlanPart | None:
    """Return the part that ``text`` names by its number: "phần III", "Điều 5", "mục 2 phần IV"; None where it names none.

    Of several parts with one number the one inside another that is named, else the uppermost, the first of these.
    """
    asked = [(fold_accents(said["kind"]).lower(), said["number"].lower()) for said in _NUMBERED.finditer(text)]
    if not asked:
        return None
    found = [
        (len(asked) - _named_above(document, at, asked), section.level, place, at)
        for place, document in enumerate(plan.documents)
        for at, section in enumerate(document.sections)
        if any(_is_numbered(section, kind, number) for kind, number in asked)
    ]
    if not found:
        return None
    _, _, place, at = min(found)
    document = plan.documents[place]
    section = document.sections[at]
    return PlanPart(document, name_of_section(section), section.heading_range, at)


def is_numbered(headings: Sequence[str], text: str) -> bool:
    """Tell whether the innermost of ``headings`` ("II. NỘI DUNG") bears a number by which ``text`` names a part."""
    begins = fold_accents(headings[-1]).lower() if headings else ""
    asked = {(fold_accents(said["kind"]).lower(), said["number"].lower()) for said in _NUMBERED.finditer(text)}
    return any(begins.startswith((f"{number}. ", f"{kind} {number}. ")) for kind, number in asked)


def names_part(text: str) -> bool:
    """Tell whether ``text`` says that it is a part of a plan that it asks about: "phần kinh phí", "mục III"."""
    return _PART_SAID.search(text) is not None


def _is_numbered(section: Section, kind: str, number: str) -> bool:
    """Tell whether a section bears ``number``, written with its kind ("Điều 5") or without ("III."); articles only with it."""
    own = fold_accents(section.number).lower().strip(" .:")
    return own == f"{kind} {number}" or (
        kind != "dieu" and own in (number, f"phan {number}", f"muc {number}", f"nhom {number}")
    )


def _named_above(document: StoredDocument, at: int, asked: Sequence[tuple[str, str]]) -> int:
    """Return how many of the parts that are asked for are the section ``at`` or hold it."""
    count = 0
    above: int | None = at
    while above is not None:
        section = document.sections[above]
        count += any(_is_numbered(section, kind, number) for kind, number in asked)
        above = section.parent
    return count


def part_named(plan: StoredPlan, words: Wording) -> PlanPart | None:
    """Return the part whose heading the words mean, the uppermost of equals; None where no heading says most of them."""
    best: tuple[float, int, PlanPart] | None = None
    for document in plan.documents:
        beside = document is not plan.documents[0]
        for at, section in enumerate(document.sections):
            heading = frozenset(folded_syllables(section.heading)) - _FORMAL
            if not heading:
                continue
            said = words.cover(heading) if _says_neighbours(words, section.heading) else 0.0
            back = len(heading & words.syllables) / len(heading)
            score = said + 0.5 * back - 0.02 * section.level - _ANNEXED * (beside or _is_annexed(document, section))
            if said >= _IS_MEANT and (best is None or score > best[0] + 1e-9):
                best = (score, at, PlanPart(document, name_of_section(section), section.heading_range, at))
    return best[2] if best else None


def _is_annexed(document: StoredDocument, section: Section) -> bool:
    """Tell whether the section stands in an annex that follows the body in one document."""
    while section.parent is not None:
        section = document.sections[section.parent]
    return section.number is not None and _ANNEX.match(fold_accents(name_of_section(section))) is not None


def _says_neighbours(words: Wording, heading: str) -> bool:
    """Tell whether words that are neighbours are so in the heading: "y tế" does not mean "quốc tế về công nghiệp y sinh"."""
    return not words.pairs or bool(words.pairs & frozenset(itertools.pairwise(folded_syllables(heading))))


def formal_words() -> frozenset[str]:
    """Return the folded syllables that only say that a part is meant ("phần", "mục")."""
    return _FORMAL


def passages_in(part: PlanPart, passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of prose that stand under ``part``, in their order."""
    if part.section is None:
        return []
    span = part.document.sections[part.section].range
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    return [
        p for p in passages if p.document == part.document.id and p.kind in kinds and span.start <= p.ranges[0].start < span.end
    ]


def items_in(part: PlanPart, passages: Sequence[Passage]) -> tuple[PlanPart, ...]:
    """Return the numbered items right under ``part`` where it has no headings below it."""
    if part.section is None:
        return ()
    heading = name_of_section(part.document.sections[part.section])
    own = [p for p in passages_in(part, passages) if p.kind is BlockKind.LIST_ITEM and p.section_path]
    own = [p for p in own if p.section_path[-1].rstrip(" :.") == heading]
    numbered = [p for p in own if re.match(r"\s*(?:\d+|[a-zđ])\s*[.)]", p.clean)] or own
    outer = [p for p in numbered if re.match(r"\s*\d+\s*[.)]", p.clean)] or numbered
    return tuple(PlanPart(part.document, p.clean, p.ranges[0], None) for p in outer)


def is_annex(part: PlanPart) -> bool:
    """Tell whether the part is an annex."""
    return is_annex_heading(part.name)


def is_annex_heading(heading: str) -> bool:
    """Tell whether a heading is that of an annex."""
    return _ANNEX.match(fold_accents(heading)) is not None
