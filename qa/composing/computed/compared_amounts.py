"""Two amounts side by side: of two named parts of a plan's money, or of one part (or the whole) of two or more plans.

In: a query that compares money. Out: a draft that says which is more and by how much, with a line for each; None where one of
them is not said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents
from indexer.segments.stored import Passage, StoredPlan
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import FEW_PLANS, asks_money, money_topic
from qa.composing.computed.plan_amounts import name_wording, part_of, plans_spoken_of, share_line
from qa.composing.computed.written import written_dong
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.findings import Proof
from qa.contracts.query import Expects, Field, Form, Query
from qa.reading.register.money_bounds import row_amount
from qa.reading.shares import Share
from qa.understanding.sides import find_sides

_TOLD: Final = 6
_MORE_THAN: Final = re.compile(r"^(.+?)\s+(?:hơn|kém|gấp)\s+(.+?)\s+(?:bao nhiêu|bao nhiu|mấy|nhiêu)\b", re.IGNORECASE)
_APART: Final = re.compile(r"\b(?:hơn|kém|chênh|lệch|gấp)\b[^,;?]*\b(?:bao nhiêu|bao nhiu|mấy|nhiêu)\b", re.IGNORECASE)
Sides = Sequence[tuple[str, Share]]


def takes_compared_amounts(query: Query) -> bool:
    """Tell whether the query compares money: of two named parts, or of plans as a whole."""
    compared = query.form is Form.COMPARE and (query.expects is Expects.MONEY or query.asks(Field.FIGURE, Field.FUNDING))
    return compared or (query.form is Form.VALUE and query.ask == (Field.FUNDING,))


def answer_compared_amounts(material: Material) -> Draft | None:
    """Return the two parts with their amounts, or each plan with its own, and which is more; None where one has none."""
    if not asks_money(material) or (material.query.form is Form.VALUE and not _APART.search(material.text)):
        return None
    found = sides_of_money(material)
    if found is not None:
        return _compared(found, material)
    return (
        _in_words(material)
        if material.query.form is Form.COMPARE and len(material.plans) > 1 and not money_topic(material, material.plans)
        else None
    )


def sides_of_money(material: Material) -> Sides | None:
    """Return what is compared, in the order of the question, each by its name with its amount; None where one has none.

    Places that are named are the sides, else plans, else two parts of one plan by their names.
    """
    plans = material.plans
    groups = _groups(material)
    if len(groups) > 1:
        topic = money_topic(material, [plan for group in groups for plan in group])
        told = [(p, share) for group in groups for p in group if (share := part_of(p, topic, material)) is not None]
        named = {material.knowledge.plan_name(plan.id): share for plan, share in told}
        return list(named.items()) if {_at(plan, groups) for plan, _ in told} == set(range(len(groups))) else None
    names = _names(material)
    if len(names) != 2 or len(plans) > FEW_PLANS:
        return None
    for plan in plans:
        found = [(name, share) for name in names if (share := _by_name(plan, name, material)) is not None]
        if len({share for _, share in found}) > 1:
            return found
    return None


def _names(material: Material) -> tuple[str, ...]:
    """Return the two things that are named: as the query holds them, else as the question joins them."""
    if len(material.query.topic) == 2:
        return material.query.topic
    found = find_sides(material.text) if material.text else None
    if found is not None:
        return found.names
    by_more = _MORE_THAN.search(material.text)  # "đóng tàu hơn nạo vét bao nhiêu"
    topic = {fold_accents(word) for word in material.query.topic}
    names = [" ".join(w for w in side.split() if fold_accents(w) in topic) for side in by_more.groups()] if by_more else []
    return tuple(names) if names and all(names) else ()


def _groups(material: Material) -> list[list[StoredPlan]]:
    """Return the plans that stand on each side: by the places that are named, in the question's order, else one by one."""
    plans, names = plans_spoken_of(material), material.query.where.provinces
    if len(names) > 1:
        text = fold_accents(material.text)
        order = sorted(names, key=lambda name: text.find(fold_accents(name)))
        found = [[plan for plan in plans if fold_accents(plan.province or "") == fold_accents(name)] for name in order]
        return [group for group in found if group]
    return [[plan] for plan in plans] if 1 < len(plans) <= FEW_PLANS and len(names) != 1 else [list(plans)]


def _at(plan: StoredPlan, groups: Sequence[Sequence[StoredPlan]]) -> int:
    return next(at for at, group in enumerate(groups) if plan in group)


def _by_name(plan: StoredPlan, name: str, material: Material) -> Share | None:
    topic = name_wording(name, material)
    return part_of(plan, topic, material, name=name) if topic else None


def _compared(told: Sides, material: Material) -> Draft:
    most, least = (pick(told, key=lambda each: each[1].figure.value) for pick in (max, min))
    apart = written_dong(most[1].figure.value - least[1].figure.value)
    more = f" (hơn {apart})" if {share.figure.kind for _, share in told} == {"money"} else ""
    heading = f"{most[0]} nhiều hơn: {most[1].figure.text} so với {least[1].figure.text}{more}."
    if most[1].figure.value == least[1].figure.value:
        heading = f"Như nhau: {most[1].figure.text}."
    lines = tuple(replace(share_line(share, share.figure.text, material), label=name) for name, share in told)
    return Draft(lines, heading=heading, limit=SHORT, labelled=True, exact=True)


def _in_words(material: Material) -> Draft | None:
    """Return what each of a few plans says of its money, where none says how much and no task has an amount of its own.

    None where one of them has no part on money.
    """
    plans = material.plans
    priced = any(row_amount(row) is not None for row in material.selection.among)
    if material.query.expects is Expects.MONEY or len(plans) > FEW_PLANS or priced:
        return None
    lines = []
    for plan in plans:
        said = [p for p in material.knowledge.engine.passages_of(plan.id) if _on_money(p)][:_TOLD]
        if not said:
            return None
        cited = tuple(Proof.of(passage, 1.0, also=passage.headings[-1:]) for passage in said)
        text = " ".join(passage.clean for passage in said)
        lines.append(Line(plan.id, material.knowledge.plan_name(plan.id), (), f"“{text}”", cited))
    return Draft(tuple(lines), limit=LONG, labelled=True)


def _on_money(passage: Passage) -> bool:
    """Tell whether a passage stands in a part on money, under its own heading ("IV. KINH PHÍ THỰC HIỆN")."""
    heading = fold_accents(passage.section_path[-1]) if passage.section_path else ""
    return passage.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and ("kinh phi" in heading or "nguon von" in heading)


register_kind(Kind("compared amounts", takes_compared_amounts, answer_compared_amounts))
