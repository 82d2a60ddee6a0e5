"""The task next to the one told: "việc kế tiếp là gì?", "việc liền trước đó ai làm?".

In: a follow-up as it is completed, the turn before. Out: the same about the task that stands right behind, or before, the one
that the last answer told, in the order of the plan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpus.text import tokens
from qa.contracts.query import REGISTER_FIELDS, Field, Form
from qa.reading.register import Row
from qa.retrieval.knowledge import Knowledge
from qa.understanding.following import Followed
from qa.understanding.steps import step_asked
from qa.understanding.turns import Turn

_TOLD: Final = 10
"""Words of a task by which it is spoken of from now on."""


def next_to_the_told(followed: Followed, before: Turn | None, knowledge: Knowledge) -> Followed:
    """Return what is meant, of the task next to the one told where that is asked; as it is where there is none."""
    query = followed.query
    step = step_asked(query.words.text)
    if before is None or not step or query.where.agencies or not before.answer.items:
        return followed
    first = before.answer.items[0]
    cited = {citation.n: citation.passage for citation in before.answer.citations}
    passages = {cited[n] for n in first.citations if n in cited}
    row = _beside(list(knowledge.register.rows([first.plan])), passages, step)
    if row is None:
        return followed
    said = row.stored.assignment.task.text
    columns = tuple(field for field in query.ask if field in REGISTER_FIELDS and field is not Field.TASK)
    where = replace(query.where, plans=(row.plan.id,), times=(), numbers=())
    asked = replace(query, ask=columns or (Field.TASK,), form=Form.VALUE, of=None, topic=(), where=where)
    words = tuple(said[token.start : token.end] for token in tokens(said))[:_TOLD]
    passage = row.stored.passage
    return replace(followed, query=asked, focus=(passage,), pointed=(passage,), besides=(), near=(), subject=words)


def _beside(rows: list[Row], passages: set[str], step: int) -> Row | None:
    """Return the row ``step`` places from the one told, of its kind; None where none was told, or none stands there alone."""
    at = next((at for at, row in enumerate(rows) if row.stored.passage in passages), None)
    if at is None:
        return None
    alike = [row for row in rows if row.kind is rows[at].kind]
    place = alike.index(rows[at]) + step
    found = alike[place] if 0 <= place < len(alike) else None
    alone = found is not None and sum(row.stored.passage == found.stored.passage for row in rows) == 1
    return found if alone else None
