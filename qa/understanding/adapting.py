"""The words of a question put to what a query means, for the parts of the pipeline that still read :class:`Question`.

In: a question as the rules read it, and the query that is meant (completed from a conversation, or read by a learned part).
Out: the question with the intents, topic, agencies and years of the query.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qa.contracts.query import Field, Form, Query, Role
from qa.contracts.question import AskedAgency, Expected, Intent, Question, RowsAsked
from qa.understanding.querying import FIELDS

_INTENTS: Final = {
    **{field: intent for intent, field in reversed(FIELDS.items())},
    Field.FUNDING: Intent.FUNDING,
    Field.DEADLINE: Intent.PERIOD,
    Field.OFFICE: Intent.SIGNER,
    Field.IMPLEMENTS: Intent.LEGAL,
}
_ROLES: Final = {Role.LEAD: "lead", Role.COORDINATE: "coordinate"}
_FIGURES: Final = frozenset({Expected.PERCENT, Expected.MONEY, Expected.COUNT, Expected.QUANTITY})


def question_of(question: Question, query: Query, own: Query, *, paid_by_task: bool = False) -> Question:
    """Return ``question`` as ``query`` means it, where that is not ``own``, what its words alone say.

    ``paid_by_task`` tells that the money asked for is a task's, not the plan's.
    """
    if query == own:
        return question
    changed = question
    if query.ask != own.ask or paid_by_task:
        intents = _intents(query, question, paid_by_task=paid_by_task)
        keeps_figure = Intent.TARGET in intents or Intent.FUNDING in intents
        changed = replace(
            changed,
            intents=intents,
            rows=(question.rows or RowsAsked()) if Intent.ROSTER in intents else None,
            expected=question.expected if keeps_figure or question.expected not in _FIGURES else None,
            parts=(),
        )
    if query.where.agencies != own.where.agencies:
        said = {asked.name: asked for asked in question.agencies}
        asked = (
            said.get(a.name) or AskedAgency(a.ids, a.name, _ROLES.get(a.role, ""))
            for a in query.where.agencies
            if not a.negated
        )
        changed = replace(changed, agencies=tuple(asked))
    if query.topic != own.topic:
        text = f"{question.text} {' '.join(word for word in query.topic if word not in question.topic)}".strip()
        changed = replace(changed, topic=query.topic, text=text, generic=frozenset(), parts=())
    if query.where.times != own.where.times:
        changed = replace(changed, years=query.where.years)
    return changed


def _intents(query: Query, question: Question, *, paid_by_task: bool) -> tuple[Intent, ...]:
    """Return the intents for the query's fields: tasks of an agency, or tasks one by one where it names none."""
    found: list[Intent] = []
    for field in query.ask:
        if field is Field.TASK:
            agencies = [agency for agency in query.where.agencies if not agency.negated]
            charged = any(agency.role in _ROLES for agency in agencies)
            found.append((Intent.TASKS if charged else Intent.DUTY) if agencies else Intent.ROSTER)
        elif field is Field.FUNDING and Intent.BUDGET in question.intents and not paid_by_task:
            found.append(Intent.BUDGET)
        else:
            found.append(_INTENTS.get(field, Intent.FACT))
    if Intent.ROSTER in found and query.form is Form.VALUE:
        found = [intent for intent in found if intent is not Intent.ROSTER] or [Intent.FACT]
    return tuple(dict.fromkeys(found)) or (Intent.FACT,)
