"""The items of a part in prose: which part some words and years mean, by its heading and those above, and what it lists.

In: a plan, its passages. Out: :class:`PartItems`, the part with its items as the plan's own layout tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.layout.item_marks import item_mark
from corpus.records import BlockKind
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredDocument, StoredPlan
from qa.reading.plan_parts import PlanPart, name_of_section, parts_under, passages_in
from qa.reading.wording import Wording

_IS_MEANT: Final = 0.75
_WHOLE: Final = 0.2
"""What a heading that says no more than the words gains over one that says more: "Mục đích", "Mục đích, yêu cầu"."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class PartItems:
    """A part with what it lists: ``leaves`` are the parts that hold the items, each with its own."""

    part: PlanPart
    leaves: tuple[tuple[PlanPart, tuple[PlanPart, ...]], ...]

    @property
    def count(self) -> int:
        """How many items there are in all."""
        return sum(len(items) for _, items in self.leaves)


def part_meant(plan: StoredPlan, words: Wording, years: Collection[int]) -> PlanPart | None:
    """Return the part of the plan's body that ``words`` and ``years`` mean by the headings down to it, the uppermost of equals.

    Its own heading says some of them; None where no headings say most of the words and all of the years.
    """
    document = plan.documents[0]
    best: tuple[float, PlanPart] | None = None
    for at, section in enumerate(document.sections):
        above = _above(document, at)
        said = frozenset(folded_syllables(" ".join(above)))
        own = frozenset(folded_syllables(section.heading)) or frozenset("-")
        dated = {int(year) for year in _YEAR.findall(" ".join(above))}
        cover = words.cover(said)
        if cover < _IS_MEANT or not set(years) <= dated or not (own & words.syllables or _dated(section.heading, years)):
            continue
        score = cover + _WHOLE * len(own & words.syllables) / len(own) - 0.02 * section.level
        if best is None or score > best[0] + 1e-9:
            best = (score, PlanPart(document, name_of_section(section), section.heading_range, at))
    return best[1] if best else None


def items_of_part(part: PlanPart, noun: str, passages: Sequence[Passage]) -> PartItems:
    """Return what ``part`` lists: the parts below it, or the items of those that only divide what ``noun`` counts."""
    under = parts_under(part)
    folded = fold_accents(noun)
    divides = [child for child in under if folded in fold_accents(child.name) or _YEAR.search(child.name)]
    if under and not divides:
        return PartItems(part, ((part, under),))
    leaves = [leaf for child in divides for leaf in items_of_part(child, noun, passages).leaves] if divides else []
    leaves = leaves or [(part, _listed(part, passages))]
    return PartItems(part, tuple((leaf, items) for leaf, items in leaves if items))


def _above(document: StoredDocument, at: int) -> list[str]:
    """Return the heading of a section and of all that it stands under."""
    headings: list[str] = []
    place: int | None = at
    while place is not None:
        headings.append(document.sections[place].heading)
        place = document.sections[place].parent
    return headings


def _dated(heading: str, years: Collection[int]) -> bool:
    return any(int(year) in years for year in _YEAR.findall(heading))


def _listed(part: PlanPart, passages: Sequence[Passage]) -> tuple[PlanPart, ...]:
    """Return the outermost items right under ``part``: those marked as the first is."""
    own = [p for p in passages_in(part, passages) if p.kind is BlockKind.LIST_ITEM]
    marked = [(mark.kind, p) for p in own if (mark := item_mark(p.clean)) is not None]
    return tuple(PlanPart(part.document, p.clean, p.ranges[0], None) for kind, p in marked if kind == marked[0][0])


def without_sign(text: str) -> str:
    """Return ``text`` without the sign that it begins with as an item ("- ", "+ "); letters and numbers stay."""
    mark = item_mark(text)
    return text[mark.end :].lstrip() if mark is not None and not mark.place else text
