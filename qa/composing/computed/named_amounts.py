"""How much money something gets: the part of a plan's sums that the question names, of the asked year.

"Đào tạo được chi mấy tỷ" is one part of "96 tỷ đồng, trong đó: … đào tạo 25 tỷ đồng": the sentence holds the words whatever is
asked of it, so the amounts are read by name and the right one is told. In: a query for one amount. Out: a draft with the amount
first, or None where no part is called so; another way may know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.text import folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.plan_amounts import of_years, share_line
from qa.composing.computed.summed import answer_sum
from qa.composing.draft import SHORT, Draft
from qa.contracts.query import Expects, Field, Form, Query
from qa.reading.shares import Breakdown, Share
from qa.reading.statements import years_in
from qa.reading.whole_sums import names_whole
from qa.reading.wording import Weight, Wording

_SAYS_NOTHING: Final = frozenset(
    re.findall(
        r"\w+",
        """
        kinh phi tien von nguon khoan chi so la co cho tu duoc bo tri tong muc dau tu ty dong trieu nghin bao nhieu may het
        rieng nam giai doan trong ke hoach ca toan thuc hien cap phan vay thi ra ton can phai cua va cac nhung nay do
        the o den khoang
        """,
    )
)
"""Folded syllables of asking for money: they tell no part from another."""
_OF_TASKS: Final = frozenset({"nhiem", "vu", "viec"})
_YEARS: Final = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED: Final = 0.75
"""So much of what is asked about, by weight, must stand in the name of a part or in what its sum is for."""
_SAID: Final = 0.5
"""So much of a part's own name must stand in the question: "đào tạo" is not "đào tạo lại giáo viên vùng biên"."""
_OF_PLAN: Final = 0.7
_OTHER_YEAR: Final = 0.15
_AS_GOOD: Final = 0.05
_NEAR: Final = 0.3
"""What a plan that was just spoken of has before others that name a part alike."""
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A part or a whole sum, of the years that it is for, and how well it fits what is asked."""

    share: Share
    years: frozenset[int]
    score: float


def takes_named_amounts(query: Query) -> bool:
    """Tell whether the query asks how much money one thing gets."""
    return query.form is Form.VALUE and query.ask == (Field.FUNDING,) and query.expects is Expects.MONEY


def answer_named_amount(material: Material) -> Draft | None:
    """Return the amount of the part that is asked for; None where none is called so, or too many are."""
    years = frozenset(material.query.where.years)
    found = [part for plan in material.plans for part in _fitting(plan, material, years)]
    if not found:
        return answer_sum(material) if _asks_whole(material) else None
    found = [replace(part, score=part.score + _NEAR * (part.share.passage.plan in material.near)) for part in found]
    top = max(part.score for part in found)
    best: dict[tuple[str, str], Share] = {}
    for part in sorted(found, key=lambda each: -each.score):
        if part.score >= top - _AS_GOOD:
            best.setdefault((part.share.passage.plan, part.share.figure.text), part.share)
    plans = {plan for plan, _ in best}
    if len(best) > _MOST or (len(best) > 1 and len(plans) < len(best)):
        best = dict(list(best.items())[:1]) if len(plans) == 1 else {}
    return (
        Draft(tuple(share_line(share, share.figure.text, material) for share in best.values()), limit=SHORT, sure=True)
        if best
        else None
    )


def _asks_whole(material: Material) -> bool:
    """Tell whether the question names nothing but a plan, whose whole money is meant."""
    titles = frozenset(
        syllable
        for plan in material.plans
        for syllable in folded_syllables(f"{plan.metadata.title or ''} {plan.province or ''} {plan.id}")
    )
    return not Wording(material.query.topic, material.knowledge.weight, _SAYS_NOTHING | _OF_TASKS | titles)


def _fitting(plan: StoredPlan, material: Material, years: frozenset[int]) -> Iterator[_Part]:
    """Yield the parts of one plan's sums that may be meant: by name, or its whole sum where only the plan is named."""
    weight = material.knowledge.weight
    title = frozenset(folded_syllables(plan.metadata.title or "")) | frozenset(folded_syllables(plan.province or ""))
    asked = Wording(material.query.topic, weight, _SAYS_NOTHING)
    besides = Wording(material.query.topic, weight, _SAYS_NOTHING | title)
    if not asked or besides.total <= (1 - _OF_PLAN) * asked.total:
        if asked or len(material.plans) == 1:
            yield from _wholes(plan, material, years)
        return
    said = frozenset(folded_syllables(f"{material.text} {' '.join(material.query.topic)}"))
    for of in material.knowledge.breakdowns(plan.id):
        for share in (*of.shares, *((of.total,) if of.total else ())):
            # What a part that is called by its year is for stands with the sum that it is part of.
            by_year = bool(years_in(share.name)) and share is not of.total
            about = f"{share.name} {of.subject} {of.total.name if of.total else ''}" if by_year else share.name
            own = years_in(share.name) or years_in(of.subject)
            named, back = max(asked.in_text(about), besides.in_text(about)), _name_of(share, weight).cover(said)
            if named >= _NAMED and back >= _SAID and not (years and own and not years & own):
                yield _Part(share, own, named + back - _OTHER_YEAR * (own != years))


def _name_of(share: Share, weight: Weight) -> Wording:
    """Return the words of a part's name that tell it from others, without its years."""
    return Wording((_YEARS.sub(" ", share.name),), weight, _SAYS_NOTHING)


def _wholes(plan: StoredPlan, material: Material, years: frozenset[int]) -> Iterator[_Part]:
    """Yield what the plan costs in all; in an asked year, what it costs then."""
    titled = years_in(plan.metadata.title or "")
    of_year = of_years(plan, years, material) if years else None
    if of_year is not None:
        yield _Part(of_year, years, 2.0)
        return
    for of in material.knowledge.breakdowns(plan.id):
        for share in _totals(of):
            own = years_in(share.name) or years_in(of.subject) or titled
            bare = not _name_of(share, material.knowledge.weight)
            if (years and years <= own and len(own) <= len(years) + 1 and bare) or (
                not years and names_whole(share.name, under=of.subject)
            ):
                yield _Part(share, own, 1.0 + bare - _OTHER_YEAR * (own != (years or titled)))


def _totals(of: Breakdown) -> Sequence[Share]:
    return (of.total,) if of.total is not None else of.shares[:1]


register_kind(Kind("named amount", takes_named_amounts, answer_named_amount))
