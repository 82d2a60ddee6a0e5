"""Which has most money, or least: of tasks with an amount, of the sources or the uses of a plan's money, of plans.

In: a query on funding. Out: a draft that names the part with its amount; the sentence or the row proves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import StoredPlan
from qa.composing.computed.conditions_told import conditions, joined, scope
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import FEW_PLANS, money_topic
from qa.composing.computed.plan_amounts import breakdowns, on_money, part_of, plans_spoken_of, share_line
from qa.composing.computed.row_lines import rows_draft
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.money import MoneyBy
from qa.contracts.query import RANKS, Counted, Field, Form, Query
from qa.ranking.topical import LEAST
from qa.reading.register import Row
from qa.reading.register.money_bounds import row_amount, row_dong
from qa.reading.shares import Breakdown, Share
from qa.reading.statements import years_in
from qa.understanding.money_asked import money_by
from qa.understanding.ranked_by import place_asked, places_asked

_TOLD: Final = 6
_NEAREST: Final = 3.0
_ALIKE: Final = 0.7
"""Log-odds: how far below the bound of a topic tasks may lie that alone come near it, and how far apart they are."""
_SOURCES: Final = re.compile(r"\b(?:nguon|von)\b")


def takes_extremes(query: Query) -> bool:
    """Tell whether the query asks which task, which part of the money or which plan has most or least."""
    return query.form in RANKS and query.asks(Field.FUNDING) and query.of is not Counted.AGENCIES


def answer_extreme(material: Material) -> Draft | None:
    """Return what has most (LEAST: least) money, of what the question chooses between; None where plans do not say."""
    by = asked_by(material)
    if by is MoneyBy.PLAN:
        return _of_plans(material)
    if by is MoneyBy.YEAR:
        return None
    parts = [found for plan in few_plans(material) if (found := chosen([plan], by, material)) is not None]
    if by is not MoneyBy.SOURCE and not (by is MoneyBy.USE and parts):
        priced = _priced(material)
        if len(priced) > 1:
            return _of_rows(priced, material)
    return _of_parts(parts, material) if parts else None


def asked_by(material: Material) -> MoneyBy | None:
    """Return what the query chooses between, by its words or by what it counts."""
    if material.query.of in (Counted.PLANS, Counted.PROVINCES):
        return MoneyBy.PLAN
    return money_by(material.text)


def few_plans(material: Material) -> Sequence[StoredPlan]:
    """Return the plans that are spoken of, none where they are more than a few."""
    plans = plans_spoken_of(material)
    return plans if len(plans) <= FEW_PLANS else ()


def _of_parts(parts: Sequence[Breakdown], material: Material) -> Draft:
    """Return which part has most or least of each breakdown, a line for each plan."""
    lines: list[Line] = []
    notes: list[str] = []
    pick, how = (max, "Nhiều") if material.query.form is Form.MOST else (min, "Ít")
    for found in parts:
        value = pick(share.figure.value for share in found.shares)
        best = [share for share in found.shares if share.figure.value == value]
        beside = "; ".join(f"{share.name} {share.figure.text}" for share in found.shares[:_TOLD])
        name = f"{material.knowledge.plan_name(best[0].passage.plan)}: " if len(parts) > 1 else ""
        lines += [share_line(share, f"{name}{share.name}: {share.figure.text}", material) for share in best]
        notes.append(f"{how} nhất trong {len(found.shares)} khoản: {beside}.")
    exact = asked_by(material) is not None and not money_topic(material, material.plans)
    return Draft(tuple(lines), notes=tuple(notes) if len(parts) == 1 else (), limit=SHORT, exact=exact)


def _priced(material: Material) -> list[tuple[Row, float]]:
    """Return the tasks on the topic that have an amount; those that come nearest to it where none is on it.

    Bare numbers without their unit are compared only within one plan.
    """
    query, several = material.query, len(material.plans) > 1
    worth = row_dong if several else row_amount
    found = [(row, amount) for row in material.selection.rows if (amount := worth(row)) is not None]
    if found or not query.topic:
        return found
    rows = [row for row in material.select(query.where).rows if worth(row) is not None]
    if not money_topic(material, material.plans):
        near = rows
    else:
        scores = material.topical.scores(query.topic, rows)
        best = max(scores.values(), default=LEAST - _NEAREST)
        near = [row for row in rows if best > LEAST - _NEAREST and scores[row.id] > best - _ALIKE]
    return [(row, amount) for row in near if (amount := worth(row)) is not None]


def _of_rows(priced: Sequence[tuple[Row, float]], material: Material) -> Draft:
    most = material.query.form is Form.MOST
    order = sorted((amount for _, amount in priced), reverse=most)
    first, last = place_asked(material.text) or (1, places_asked(material.text))
    wanted = list(dict.fromkeys(order))[first - 1 : last] if first > 1 else order[:last]
    best = sorted([(row, amount) for row, amount in priced if amount in wanted], key=lambda pair: -pair[1] if most else pair[1])
    best_rows = [row for row, _ in best]
    place = f" thứ {first}" if first > 1 else " nhất"
    said = f"Kinh phí {'nhiều' if most else 'ít'}{place}, trong {len(priced)} nhiệm vụ có ghi kinh phí"
    topic = material.query.topic if money_topic(material, material.plans) else ()
    heading = joined([said, conditions(material.query.where, topic)]) + scope(material, counted=False)
    draft = rows_draft(f"{heading}:", best_rows, material, (Field.FUNDING,), roomy=False)
    return replace(draft, exact=not topic)


def chosen(plans: Sequence[StoredPlan], by: MoneyBy | None, material: Material) -> Breakdown | None:
    """Return the breakdown that is meant: of the asked years, on the topic, by what the question chooses between."""
    asked = fold_accents(f"{material.text} {' '.join(material.query.topic)}")
    years = years_in(material.text)
    found = [of for of in breakdowns(plans, material) if len(of.shares) > 1 and not _clashes(of, years)]
    found = [of for of in found if not any(share.is_rate for share in of.shares)]
    if by in (MoneyBy.SOURCE, MoneyBy.USE, MoneyBy.TASK):
        found = [of for of in found if of.by is (MoneyBy.USE if by is MoneyBy.TASK else by)]
    if not found:
        return None
    wording = money_topic(material, plans)
    most = max(sum(share.figure.value for share in of.shares) for of in found)

    def cover(of: Breakdown) -> float:
        """Return how much of what is asked of stands in a breakdown's parts or over them."""
        names = " ".join(share.name for share in of.shares)
        return wording.cover(frozenset(folded_syllables(f"{of.subject} {names}"))) if wording else 0.0

    def fits(of: Breakdown) -> float:
        """Return how well a breakdown fits what is asked: by its words, by sources or uses, by its being the largest."""
        wanted = (of.by is MoneyBy.SOURCE) if by is None and _SOURCES.search(asked) else 0.0
        whole = 0.4 * (sum(share.figure.value for share in of.shares) == most)
        money = 0.5 * ("kinh phi" in fold_accents(of.subject)) + 0.5 * on_money(of)
        return 2 * cover(of) + wanted + whole + money + 0.1 * (of.total is not None)

    best = max(found, key=fits)
    return best if not wording or cover(best) else None


def _clashes(of: Breakdown, years: frozenset[int]) -> bool:
    """Tell whether the breakdown is of other years than the asked ones."""
    own = years_in(of.subject)
    return bool(years and own) and not years & own


def _of_plans(material: Material) -> Draft | None:
    """Return the plan that has most (LEAST: least) of what is asked of, of those that say it."""
    found = _told_by(plans_spoken_of(material), material)
    if len(found) < 2:
        return None
    pick = max if material.query.form is Form.MOST else min
    value = pick(share.figure.value for _, share in found)
    best = [(plan, share) for plan, share in found if share.figure.value == value]
    name = material.knowledge.plan_name
    lines = tuple(share_line(share, f"{name(plan.id)}: {_said(share)}", material) for plan, share in best)
    others = [f"{name(plan.id)} {share.figure.text}" for plan, share in found if share.figure.value != value]
    beside = f": {'; '.join(others[:_TOLD])}" if others and len(found) <= _TOLD + len(best) else ""
    further = tuple(proof for _, share in found for proof in share_line(share, "", material).proofs)
    note = f"So trong {len(found)} kế hoạch có ghi số tiền này{beside}."
    return Draft(lines, notes=(note,), limit=LONG, further=further, exact=True)


def _told_by(plans: Sequence[StoredPlan], material: Material) -> list[tuple[StoredPlan, Share]]:
    topic = money_topic(material, plans)
    return [(plan, share) for plan in plans if (share := part_of(plan, topic, material)) is not None]


def _said(share: Share) -> str:
    return f"{share.name} {share.figure.text}"


register_kind(Kind("extreme amount", takes_extremes, answer_extreme))
