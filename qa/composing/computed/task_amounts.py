"""Who does a task, or by when, and what it costs: the row of the register with its money, or with what prose gives it.

In: a query for columns of a task with its money. Out: a draft that tells both, each proved where it stands; None where no task
is surely meant, or its plan gives no amount for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.money_topic import money_topic
from qa.composing.computed.plan_amounts import named_part, part_within, share_line, task_share
from qa.composing.computed.row_lines import row_line
from qa.composing.draft import SHORT, Draft
from qa.contracts.query import REGISTER_FIELDS, Field, Form, Query
from qa.ranking.topical import LEAST

_AS_GOOD: Final = 0.7
"""Log-odds: how far another task must be behind the one that is meant, where their plans give both an amount."""


def takes_task_amounts(query: Query) -> bool:
    """Tell whether the query asks for columns of a task with its money."""
    others = REGISTER_FIELDS - {Field.FUNDING, Field.TASK, Field.GROUP}
    return query.form is Form.VALUE and query.asks(Field.FUNDING) and query.asks(*others) and bool(query.topic)


def answer_task_amount(material: Material) -> Draft | None:
    """Return what is asked of the task that is meant, and its money; None where that stands nowhere."""
    rows = list(material.select(material.query.where).rows)
    scores = material.topical.scores(material.query.topic, rows)
    order = sorted((row for row in rows if scores[row.id] >= LEAST), key=lambda row: -scores[row.id])
    for row in order[:1]:
        if len(order) > 1 and scores[order[1].id] > scores[row.id] - _AS_GOOD:
            return None
        fields = tuple(field for field in material.query.ask if field is not Field.FUNDING)
        share = task_share(row, material)
        if share is not None:
            told = tuple(field for field in material.query.ask if field in REGISTER_FIELDS)
            return Draft((row_line(row, material, told, named=True),), limit=SHORT)
        topic = money_topic(material, [row.plan])
        share = named_part(row.plan, topic, "", material) if topic else None
        share = share or part_within(row.plan, row.stored.assignment.task.text, material)
        if share is not None:
            money = replace(share_line(share, f"kinh phí: {share.name} {share.figure.text}", material), detail="")
            return Draft((row_line(row, material, fields, named=True), money), limit=SHORT)
    return None


register_kind(Kind("task amount", takes_task_amounts, answer_task_amount))
