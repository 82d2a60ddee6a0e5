"""Which has the most or the least of what prose gives in figures: the item with its figure, of those that were compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.text import fold_accents
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.prose import cite_passage, label_of
from qa.composing.prose_answers.best_statements import find_statements, ranker_of, with_items
from qa.composing.worded_kinds import worded_kind
from qa.contracts.query import RANKS, Field, Form, Query
from qa.ranking.looked_up import LookedUp
from qa.ranking.statement_ranking import Found
from qa.reading.figures import KINDS, Figure, figures_in
from qa.reading.statements import Statement
from qa.retrieval.knowledge import Knowledge

_NEAR: Final = 2.0
_MOST: Final = 12
_FOR_IT: Final = 0.6
"""Of what money is asked for so much must stand in the sentence that gives it, or over it."""
_BREAK: Final = re.compile(r"(?<=[;,:])\s+")
_TOTAL: Final = re.compile(r"\b(?:tong|ca nuoc|toan (?:tinh|xa|huyen|thanh pho|nganh)|trong do|gom)\b")


@dataclass(frozen=True, slots=True)
class _Measured:
    """A part of a statement with its figure."""

    statement: Statement
    text: str
    figure: Figure


@worded_kind("extreme figure")
def answer_with_extreme_figure(query: Query, looked: LookedUp) -> Draft | None:
    """Return the item with the greatest (LEAST: the smallest) figure on the topic; None where there are not two."""
    if query.form not in RANKS or not query.asks(Field.FIGURE, Field.FUNDING, Field.CONTENT):
        return None
    found = find_statements(query, looked)
    anywhere = not looked.scope.narrowed and len(looked.scope.plans) > 1 and not query.topic
    if not found or (anywhere and query.asks(Field.FUNDING)):
        return None  # the money of which plan is not said
    measured = [each for each in _measured(found, query, looked.knowledge) if _is_for(each, query, looked)]
    units = {(each.figure.kind, each.figure.unit if not each.figure.kind else "") for each in measured}
    best_unit = max(units, key=lambda unit: sum(_unit(each) == unit for each in measured), default=None)
    compared = [each for each in measured if _unit(each) == best_unit]
    if len(compared) < 2:
        return None
    pick = max if query.form is Form.MOST else min
    value = pick(each.figure.value for each in compared)
    chosen = [each for each in compared if each.figure.value == value]
    lines = tuple(
        Line(
            each.statement.passage.plan,
            label_of(each.statement.passage, looked.knowledge),
            (each.text.strip(" ;,."),),
            f"“{each.statement.text}”" if each.text != each.statement.text else "",
            (cite_passage(each.statement.passage, 1.0, looked.knowledge),),
        )
        for each in chosen[:3]
    )
    further = tuple(cite_passage(each.statement.passage, 0.5, looked.knowledge) for each in compared[:_MOST])
    note = f"So trong {len(compared)} mục có số liệu."
    return Draft(lines, notes=(note,), limit=SHORT, sure=True, labelled=len(looked.plans) > 1, further=further)


def _is_for(each: _Measured, query: Query, looked: LookedUp) -> bool:
    """Tell whether money is given for what is asked of; any other figure may be told by what it stands under."""
    topic = ranker_of(query, looked).topic
    above = " ".join((each.statement.text, *each.statement.headings, each.statement.lead))
    return not (query.asks(Field.FUNDING) and topic) or topic.in_text(above) >= _FOR_IT


def _unit(each: _Measured) -> tuple[str, str]:
    return each.figure.kind, "" if each.figure.kind else each.figure.unit


def _measured(found: list[Found], query: Query, knowledge: Knowledge) -> list[_Measured]:
    """Return what can be compared: parts of the best statement where several hold figures, else those near it or its list."""
    best = found[0].statement
    inside = [part for part in _parts(best, query) if not _TOTAL.search(fold_accents(part.text))]
    if len(inside) > 1:
        return inside
    near = [each.statement for each in found[:_MOST] if found[0].score - each.score <= _NEAR and not each.features.clash]
    told = [part for statement in near for part in _parts(statement, query)[:1]]
    return told if len(told) > 1 else [part for item in with_items(best, knowledge) for part in _parts(item, query)[:1]]


def _parts(statement: Statement, query: Query) -> list[_Measured]:
    wanted = KINDS.get(query.expects) if query.expects else None
    parts = []
    for text in _BREAK.split(statement.text):
        figures = [figure for figure in figures_in(text) if wanted is None or figure.kind == wanted]
        if figures:
            parts.append(_Measured(statement, text, figures[-1]))
    return parts
