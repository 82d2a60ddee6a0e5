"""Targets by their years: what is aimed at by 2025, by 2030, by 2045, in order, with the figure of each.

In: a query on figures in the order of time. Out: a draft with a line for each year that the plan sets one for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.text import fold_accents, folded_syllables
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.contracts.findings import Proof
from qa.contracts.query import Field, Form, Query
from qa.reading.coverage import goals_of
from qa.reading.figures import KINDS, figures_in
from qa.reading.sentence_values import best_excerpt
from qa.reading.statements import Statement
from qa.reading.wording import Wording

_FEW_PLANS: Final = 3
_LEAST: Final = 0.4
"""A sentence speaks of the topic where so much of it stands in it or right above it."""
_NEAR: Final = 0.75
"""Beside the best sentence of a year those are told that fit the topic so well, as a share of the best of all."""
_ASKING: Final = frozenset(
    ["muc", "tieu", "chi", "xep", "moc", "nam", "theo", "tung", "dat", "ra", "sao", "cac", "so", "lieu", "qua", "giai", "doan"]
)
_AIMS: Final = "muc tieu"
_AIMED: Final = 0.15
"""What a sentence under a heading of targets goes before others by."""
_LONG_WINDED: Final = 2e-4
"""What each character more costs: of two sentences that fit alike the shorter says it."""
_ROOM: Final = 200
_TOLD: Final = 4
_TARGETS: Final = re.compile(r"\b(?:mục tiêu|chỉ tiêu)\b", re.IGNORECASE)


def takes_milestones(query: Query) -> bool:
    """Tell whether the query asks for figures in the order of the years that they are set for."""
    return query.form is Form.TIMELINE and query.asks(Field.FIGURE, Field.PERIOD)


def answer_milestones(material: Material) -> Draft | None:
    """Return for each year what is aimed at, in order; None where there are not two years or no topic tells which targets."""
    of_targets = material.query.asks(Field.FIGURE) or _TARGETS.search(material.text)
    if not of_targets and (not material.query.topic or material.selection.rows):
        return None  # tasks have times of their own
    wording = Wording(material.query.topic, material.knowledge.weight, _ASKING)
    if len(material.plans) > _FEW_PLANS:
        return None
    if not wording:
        return _goals(material) if _TARGETS.search(material.text or " ".join(material.query.topic)) else None
    best: dict[int, tuple[float, Statement]] = {}
    for statement, fit in _fitting(material, wording):
        year = max(statement.set_for)
        if year not in best or fit > best[year][0]:
            best[year] = fit, statement
    top = max((fit for fit, _ in best.values()), default=0.0)
    told = [(year, statement) for year, (fit, statement) in sorted(best.items()) if fit >= max(_LEAST, _NEAR * top)]
    if len(told) < 2:
        return None
    lines = tuple(_line(year, statement, wording, material) for year, statement in told)
    return Draft(lines, limit=SHORT if len(lines) * _ROOM < LONG - SHORT else LONG, labelled=True)


def _goals(material: Material) -> Draft | None:
    """Return the plans' goals by year, those with figures first; None where not two years have any."""
    lines = []
    for plan in material.plans:
        by_year: dict[int, list[Statement]] = {}
        for goal in goals_of(material.knowledge.statements(plan.id)):
            if goal.set_for:
                by_year.setdefault(max(goal.set_for), []).append(goal)
        if len(by_year) < 2:
            continue
        name = f"{material.knowledge.plan_name(plan.id)}, " if len(material.plans) > 1 else ""
        for year, goals in sorted(by_year.items()):
            cited = tuple(Proof.of(goal.passage, 1.0) for goal in goals[:_TOLD])
            text = "; ".join(goal.text.strip(" -–;.") for goal in goals[:_TOLD])
            lines.append(Line(plan.id, f"{name}năm {year}" if name else f"Năm {year}", (), text, cited))
    return Draft(tuple(lines), limit=SHORT if len(material.plans) == 1 else LONG, labelled=True) if lines else None


def _fitting(material: Material, wording: Wording) -> Iterator[tuple[Statement, float]]:
    """Yield the sentences with a figure of the asked kind and a year, with how well they fit the topic."""
    wanted = KINDS.get(material.query.expects) if material.query.expects else None
    for plan in material.plans:
        tasks = {row.stored.passage for row in material.register.rows([plan.id]) if row.leads and row.timing.said}
        for statement in material.knowledge.statements(plan.id):
            if not statement.set_for or statement.text.lower().startswith("căn cứ") or statement.passage.id in tasks:
                continue
            if not any(wanted in (None, figure.kind) for figure in figures_in(statement.text)):
                continue
            aimed = _AIMS in fold_accents(" ".join((*statement.headings, statement.lead)))
            fit = 0.8 * wording.in_text(statement.text) + 0.2 * wording.cover(statement.above)
            yield statement, fit + (_AIMED if aimed else 0.0) - len(statement.text) * _LONG_WINDED


def _line(year: int, statement: Statement, wording: Wording, material: Material) -> Line:
    """Return the line of a year: the clause with the figure that fits the topic best, and the sentence that it is of."""
    passage = statement.passage
    clauses = [clause for clause in _clauses(statement.text) if figures_in(clause)]
    value = max(clauses, key=lambda clause: wording.cover(frozenset(folded_syllables(clause))), default=statement.text)
    excerpt = best_excerpt(passage.clean, (statement.text,), material.knowledge.weight, _ROOM)
    detail = "" if value == statement.text else f"“{excerpt}”"
    heading = passage.headings[-1:]
    return Line(passage.plan, f"Năm {year}", (value,), detail, (Proof.of(passage, 1.0, also=heading),))


def _clauses(text: str) -> Sequence[str]:
    return [part.strip(" -–;.") for part in text.split(";") if part.strip(" -–;.")]


register_kind(Kind("milestones", takes_milestones, answer_milestones))
