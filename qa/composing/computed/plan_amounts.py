"""Amounts that plans give by name: of the parts of their sums, of their tasks, of their years, and of the whole.

In: a plan and the material of a query. Out: :class:`qa.reading.shares.Share` records, and the lines that tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.computed.kinds import Material
from qa.composing.computed.money_topic import ASKING, FEW_PLANS, GENERIC
from qa.composing.computed.row_lines import quoting_line
from qa.composing.draft import Line
from qa.contracts.money import MoneyBy
from qa.ranking.topical import LEAST
from qa.reading.figures import Figure
from qa.reading.register import Row
from qa.reading.register.money_bounds import row_amount, row_dong
from qa.reading.shares import Breakdown, Share
from qa.reading.statements import years_in
from qa.reading.whole_sums import names_whole
from qa.reading.wording import Wording

_ROOM: Final = 320
_ALIKE: Final = 0.7
"""Log-odds: how far apart two tasks must be for the better one to be the one that is meant."""
_NAMED: Final = 0.75
"""So much of what is asked about, by weight, must stand in the name of a part."""
_SAID: Final = 0.5
"""So much of a part's own name must stand in the question, where several parts hold the asked words."""
_REORDERED: Final = 0.8
_OTHER_YEARS: Final = 0.5
_ON_PLAN: Final = 0.6
_OF_MONEY: Final = re.compile(r"\b(?:kinh phi|nguon (?:von|luc)|tai chinh|ngan sach|du toan|von|phan ky|tien)\b")
_YEARS: Final = re.compile(r"\b(?:năm )?(?:19|20)\d\d\b", re.IGNORECASE)


def breakdowns(plans: Sequence[StoredPlan], material: Material) -> Iterator[Breakdown]:
    """Yield the sums of money of a few plans with their parts, none where there are more."""
    for plan in plans if len(plans) <= FEW_PLANS else ():
        yield from material.knowledge.breakdowns(plan.id)


def plans_spoken_of(material: Material) -> tuple[StoredPlan, ...]:
    """Return the plans in scope; of more than a few those whose title says what is asked of, where any does."""
    plans = material.plans
    wording = Wording((" ".join(material.query.topic),), material.knowledge.weight, ASKING)
    if len(plans) <= 2 or not wording.pairs:
        return plans
    titled = [plan for plan in plans if wording.in_text(plan.metadata.title or "") >= _ON_PLAN]
    return tuple(titled) or plans


def task_share(row: Row, material: Material) -> Share | None:
    """Return a task with what it costs as a part, None where its plan does not say that.

    A bare number that stands in no unit is a figure of no kind.
    """
    amount, money = row_amount(row), row.stored.assignment.money
    if amount is None or money is None:
        return None
    figure = Figure(money.text, amount, "dong" if row_dong(row) is not None else "", 0, len(money.text))
    return Share(row.stored.assignment.task.text, figure, material.knowledge.engine.passage(row.stored.passage))


def part_of(plan: StoredPlan, topic: Wording, material: Material, *, name: str = "") -> Share | None:
    """Return what the query asks of one plan's money: the part that ``topic`` tells, the amount of a year, or the whole.

    ``name`` is the part that is meant where the query speaks of several. None where the plan does not say it.
    """
    if topic:
        return named_part(plan, topic, name, material)
    years = frozenset(material.query.where.years)
    return of_years(plan, years, material) if len(years) == 1 else total_of(plan, material)


def name_wording(name: str, material: Material) -> Wording:
    """Return the words of a name that tell a part from others."""
    return Wording((name,), material.knowledge.weight, GENERIC)


def named_part(plan: StoredPlan, topic: Wording, name: str, material: Material) -> Share | None:
    """Return the part that ``topic`` names: of the plan's sums, else of its tasks."""
    said = frozenset(folded_syllables(name or f"{material.text} {' '.join(material.query.topic)}"))
    asked = frozenset(material.query.where.years)
    sums = [(share, of) for of in material.knowledge.breakdowns(plan.id) for share in of.shares]
    held = [(share, of) for share, of in sums if _says(topic, share.name) >= _NAMED]
    told = [(share, of) for share, of in held if own_name(share, material).cover(said) >= _SAID]

    def fit(each: tuple[Share, Breakdown]) -> float:
        """Return how well a part fits: by its name both ways, of the asked years or of none."""
        share, of = each
        own = years_in(of.subject)
        other = bool(own) and own != asked
        return _says(topic, share.name) + own_name(share, material).cover(said) - _OTHER_YEARS * other

    fits = told or (held if len({share.name for share, _ in held}) == 1 else [])
    best = max(fits, key=fit, default=None)
    return best[0] if best else _task(plan, (name,) if name else material.query.topic, material, bare=bool(name))


def _says(topic: Wording, name: str) -> float:
    """Return how much of ``topic`` a name says; all of it in another order ("vay vốn" of "vốn vay") is nearly as good."""
    return max(topic.in_text(name), _REORDERED * topic.cover(frozenset(folded_syllables(name))))


def part_within(plan: StoredPlan, task: str, material: Material) -> Share | None:
    """Return the one part of a plan's sums all of whose name stands in the text of a task; None where none does, or several."""
    said = frozenset(folded_syllables(task))
    shares = [share for of in material.knowledge.breakdowns(plan.id) if of.by is MoneyBy.USE for share in of.shares]
    held = [share for share in shares if (name := own_name(share, material)).pairs and name.syllables <= said]
    return held[0] if len(held) == 1 else None


def own_name(share: Share, material: Material) -> Wording:
    """Return the words of a part's name that tell it from others, without its years."""
    return Wording((_YEARS.sub(" ", share.name),), material.knowledge.weight, GENERIC)


def _task(plan: StoredPlan, words: tuple[str, ...], material: Material, *, bare: bool) -> Share | None:
    """Return the task that the words are about with what it costs; None where none is, or several alike are.

    ``bare`` takes numbers without a unit too, which only others of the same plan can be held against.
    """
    worth = row_amount if bare else row_dong
    rows = [row for row in material.register.rows([plan.id]) if worth(row) is not None]
    scores = material.topical.scores(words, rows) if rows else {}
    order = sorted(rows, key=lambda row: -scores[row.id])
    if not order or scores[order[0].id] < LEAST:
        return None
    if len(order) > 1 and scores[order[1].id] > scores[order[0].id] - _ALIKE:
        return None
    return task_share(order[0], material)


def of_years(plan: StoredPlan, years: frozenset[int], material: Material) -> Share | None:
    """Return what a plan spends in the ``years`` of its whole: the part called by nothing but these, of the largest sum."""
    found = [
        (sum(share.figure.value for share in of.shares), share)
        for of in material.knowledge.breakdowns(plan.id)
        if of.by is MoneyBy.YEAR and on_money(of)
        for share in of.shares
        if years_in(share.name) == years and not own_name(share, material)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def on_money(of: Breakdown) -> bool:
    """Tell whether a sum is of what is spent: its heading or what it stands under speaks of money, and not of a loss."""
    path = " ".join(of.shares[0].passage.section_path) if of.shares else ""
    return _OF_MONEY.search(fold_accents(f"{of.subject} {path}")) is not None


def total_of(plan: StoredPlan, material: Material) -> Share | None:
    """Return what a plan costs in all, where it says so."""
    parts = [share for of in material.knowledge.breakdowns(plan.id) for share in wholes(of)]
    return max(parts, key=lambda share: share.figure.value, default=None)


def wholes(of: Breakdown) -> Iterator[Share]:
    """Yield what a breakdown says of the whole: its total, or a part that is called one."""
    yield from (share for share in (*((of.total,) if of.total else ()), *of.shares) if names_whole(share.name))


def share_line(share: Share, said: str, material: Material) -> Line:
    """Return the line of ``said`` with the words of ``share`` and its amount quoted."""
    return quoting_line(share.passage, said, (share.name, share.figure.text), _ROOM, material)
