"""How many sources a plan's money comes from, or how many uses it is divided by: the number, then each with its amount.

In: a query on money that asks "mấy nguồn", "bao nhiêu khoản". Out: a draft that begins with the number; None where no plan of a
few divides its money so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.composing.computed.extreme_amounts import chosen, few_plans
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import money_topic
from qa.composing.computed.plan_amounts import share_line
from qa.composing.draft import SHORT, Draft
from qa.contracts.money import MoneyBy
from qa.contracts.query import Field, Form, Query
from qa.reading.shares import Share
from qa.understanding.money_asked import counts_parts


def takes_counted_amounts(query: Query) -> bool:
    """Tell whether the query may ask how many parts there are."""
    return query.form in (Form.COUNT, Form.VALUE, Form.LIST) and query.asks(Field.FUNDING, Field.FIGURE, Field.CONTENT)


def answer_counted_amounts(material: Material) -> Draft | None:
    """Return how many sources or uses a plan gives amounts for, each with its own; None where none is asked for."""
    by = counts_parts(material.text)
    if by is None:
        return None
    found = [of for plan in few_plans(material) if (of := chosen([plan], by, material)) is not None]
    if not found:
        return None
    best = next((of for of in found if of.shares[0].passage.plan in material.near), found[0])
    noun = "nguồn" if by is MoneyBy.SOURCE else "khoản"
    draft = parts_draft(best.shares, f"{len(best.shares)} {noun}:", material)
    return replace(draft, exact=not money_topic(material, material.plans))


def parts_draft(shares: Sequence[Share], heading: str, material: Material) -> Draft:
    """Return the draft that tells ``shares`` under a heading, those of one passage on a line."""
    passages = {share.passage.id: share for share in shares}
    said = {name: tuple(_said(share) for share in shares if share.passage.id == name) for name in passages}
    lines = tuple(replace(share_line(share, "", material), values=said[name]) for name, share in passages.items())
    return Draft(lines, heading=heading, limit=SHORT)


def _said(share: Share) -> str:
    return f"{share.name} {share.figure.text}"


register_kind(Kind("counted amounts", takes_counted_amounts, answer_counted_amounts))
