"""The sources or the uses of a plan's money but those that are left out: "các nguồn vốn, trừ ngân sách tỉnh".

In: a query on money that leaves parts out by name. Out: a draft with the parts that are left, each with its amount; None where
no plan of a few divides its money so, or nothing that it names is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from corpus.text import folded_syllables
from qa.composing.computed.counted_amounts import parts_draft
from qa.composing.computed.extreme_amounts import few_plans
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import GENERIC
from qa.composing.draft import Draft
from qa.contracts.query import Field, Form, Query
from qa.reading.shares import Breakdown, Share
from qa.reading.wording import Wording
from qa.understanding.money_asked import left_out_parts

_LEFT_OUT: Final = 0.6
"""A part is left out where so much of its name stands in what is."""
_SEVERAL: Final = 2


def takes_listed_amounts(query: Query) -> bool:
    """Tell whether the query may ask for the parts of a plan's money that are left."""
    return query.form in (Form.VALUE, Form.LIST) and query.asks(Field.FUNDING)


def answer_listed_amounts(material: Material) -> Draft | None:
    """Return the parts but those that the question leaves out, of the sum that has such a part."""
    said = left_out_parts(material.text)
    out, words = frozenset(folded_syllables(said)), Wording((said,), material.knowledge.weight)
    for plan in few_plans(material) if out else ():
        sums = [
            (of, _left_out(of, out, material)) for of in material.knowledge.breakdowns(plan.id) if len(of.shares) > _SEVERAL
        ]
        named = [(of, gone) for of, gone in sums if gone and len(gone) < len(of.shares)]
        if named:
            of, gone = max(named, key=lambda each: max(words.in_text(share.name) for share in each[1]))
            left = [share for share in of.shares if share not in gone]
            heading = f"{len(left)} khoản, không kể {', '.join(share.name for share in gone)}:"
            return replace(parts_draft(left, heading, material), exact=True)
    return None


def _left_out(of: Breakdown, out: frozenset[str], material: Material) -> tuple[Share, ...]:
    """Return the parts that ``out`` names, by the words that only one of them has: "trung ương" of several budgets."""
    held = Counter(syllable for share in of.shares for syllable in set(folded_syllables(share.name)))
    gone = []
    for share in of.shares:
        own = [syllable for syllable in folded_syllables(share.name) if held[syllable] == 1] or folded_syllables(share.name)
        name = Wording((" ".join(own),), material.knowledge.weight, GENERIC)
        gone += [share] if name and name.cover(out) >= _LEFT_OUT else []
    return tuple(gone)


register_kind(Kind("listed amounts", takes_listed_amounts, answer_listed_amounts))
