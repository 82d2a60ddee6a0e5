"""Is it so much? A claimed amount held against the part, the task or the whole that is spoken of; and whether one is more.

In: a query for yes or no on money. Out: a draft that begins with "Có" or "Không" and says the amount; None where no part is the
one that is spoken of.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import fold_accents, folded_syllables
from corpus.text.amounts import amounts_in
from qa.composing.computed.compared_amounts import sides_of_money
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import GENERIC, asks_money, parts_of
from qa.composing.computed.plan_amounts import breakdowns, plans_spoken_of, share_line, task_share, wholes
from qa.composing.draft import SHORT, Draft
from qa.contracts.query import Field, Form, Query
from qa.ranking.topical import LEAST
from qa.reading.register.money_bounds import Amount, row_dong, wanted_amount
from qa.reading.shares import Share
from qa.reading.statements import years_in
from qa.reading.whole_sums import speaks_of_whole
from qa.reading.wording import Wording

_SAYS: Final = 0.55
"""A part is the one that is spoken of where so much of the words for it stands in its name."""
_RIGHT: Final = 0.2
_OF_A_YEAR: Final = 0.3
"""What the part of a year is behind that of the whole by, where no year is asked."""
_MORE: Final = re.compile(
    r"\b(?:(?P<more>nhieu|cao|lon|dat|ton|troi)|(?P<less>it|thap|nho|re|kem))\b(?:\s+(?!hon\b)\w+){0,2}?\s+hon\b|\b(?P<below>kem)\b"
)


def takes_claimed_amounts(query: Query) -> bool:
    """Tell whether the query asks whether money is what it claims."""
    chosen = any(condition.field is Field.FUNDING for condition in query.where.fields)  # "có việc nào trên 20 tỷ không"
    return query.form is Form.YES_NO and query.asks(Field.FUNDING, Field.FIGURE) and not chosen


def answer_claimed_amount(material: Material) -> Draft | None:
    """Return whether the part that is spoken of has the claimed amount, or more than the other; None where none is."""
    text = material.text or material.query.claim
    claimed = wanted_amount(text)
    if claimed is None:
        return _compared(text, material) if asks_money(material) else None
    found = _spoken_of(text, claimed, material)
    if found is None:
        return None
    said = f"{'Có' if claimed.fits(found.figure.value) else 'Không'}: {found.name} {found.figure.text}"
    return Draft((share_line(found, said, material),), limit=SHORT)


def _compared(text: str, material: Material) -> Draft | None:
    """Return whether the first of two has more than the other (or less, as is claimed)."""
    claim = _MORE.search(fold_accents(text))
    sides = sides_of_money(material) if claim is not None else None
    if claim is None or sides is None or len(sides) != 2:
        return None
    (one, first), (other, second) = sides
    right = first.figure.value > second.figure.value if claim["more"] else first.figure.value < second.figure.value
    heading = f"{'Có' if right else 'Không'}: {one} {first.figure.text}, {other} {second.figure.text}."
    return Draft(tuple(share_line(share, "", material) for _, share in sides), heading=heading, limit=SHORT)


def _spoken_of(text: str, claimed: Amount, material: Material) -> Share | None:
    """Return the part whose name the words of the question say best, the whole sum where they name no part but that."""
    said_amounts = amounts_in(text)
    bare = "".join(
        text[a:b]
        for a, b in zip((0, *(s.end for s in said_amounts)), (*(s.start for s in said_amounts), len(text)), strict=True)
    )
    said, weight = frozenset(folded_syllables(bare)) - GENERIC, material.knowledge.weight
    years, plans = years_in(text), plans_spoken_of(material)
    parts = [(share, of) for of in breakdowns(plans, material) for share in parts_of(of)]
    best: tuple[float, Share] | None = None
    for share, of in parts:
        own = years_in(share.name) or years_in(of.subject)
        wording = Wording((share.name,), weight, GENERIC)
        if not wording or (years and own and own != years) or wording.cover(said) < _SAYS:
            continue
        score = (
            wording.cover(said) + (_RIGHT if claimed.fits(share.figure.value) else 0.0) - _OF_A_YEAR * (bool(own) and not years)
        )
        if best is None or score > best[0]:
            best = score, share
    if best is not None:
        return best[1]
    left = [
        word for word in material.query.topic if not amounts_in(word) and fold_accents(word) not in fold_accents(_cut(text))
    ]
    if speaks_of_whole(bare) and not Wording(left, weight, GENERIC):
        return max((share for _, of in parts for share in wholes(of)), key=lambda share: share.figure.value, default=None)
    return _task(bare, material)


def _cut(text: str) -> str:
    return " ".join(text[said.start : said.end] for said in amounts_in(text))


def _task(bare: str, material: Material) -> Share | None:
    """Return the task that the question is about with what it costs, None where its plan says no amount for it."""
    words = tuple(word for word in material.query.topic if fold_accents(word) in fold_accents(bare) and not word.isdigit())
    rows = list(material.select(material.query.where).rows)
    scores = material.topical.scores(words, rows) if words and rows else {}
    best = max(rows, key=lambda row: scores.get(row.id, LEAST - 1), default=None)
    if best is None or scores.get(best.id, LEAST - 1) < LEAST or row_dong(best) is None:
        return None
    return task_share(best, material)


register_kind(Kind("claimed amount", takes_claimed_amounts, answer_claimed_amount))
